//! `_binascii`: what goes over each byte of its argument. What is out of the ordinary is left to Python.

use std::rc::Rc;

use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "encode", |vm, args| {
        let data = bytes(vm, &args, "encode", 1)?;
        Ok(Value::bytes(encode(&data)))
    });
    vm.add_function(module, "decode", |vm, args| {
        let data = bytes(vm, &args, "decode", 1)?;
        Ok(decode(&data).map_or(Value::None, Value::bytes))
    });
    vm.add_function(module, "crc32", |vm, args| {
        let data = bytes(vm, &args, "crc32", 2)?;
        let before = vm.small_index(&args[1])? as u32;
        Ok(Value::Int(crc32(before, &data).into()))
    });
    Ok(())
}

/// The first argument, the bytes of which are paid for.
fn bytes(vm: &mut Vm, args: &Args, function: &str, count: usize) -> PyResult<Vec<u8>> {
    args.exact(vm, function, 0, count)?;
    let data = match &args[0] {
        Value::Bytes(bytes) => bytes.data.to_vec(),
        _ => return Err(vm.type_error(format!("{function}() argument 1 must be bytes"))),
    };
    vm.spend(data.len() as u64 / 32)?;
    Ok(data)
}

/// Base 64, without a newline.
fn encode(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4);
    for group in data.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(*group.get(at).unwrap_or(&0)));
        let letters = [18, 12, 6, 0].map(|shift| ALPHABET[bits >> shift & 63]);
        out.extend_from_slice(&letters[..=group.len()]);
        out.resize(out.len() + 3 - group.len(), b'=');
    }
    out
}

/// The bytes of whole groups of four letters, the last of which may be padded; none of any other text.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut values = [64u8; 256];
    for (value, letter) in (0..).zip(ALPHABET) {
        values[usize::from(*letter)] = value;
    }
    let groups = text.chunks_exact(4);
    if !groups.remainder().is_empty() {
        return None;
    }
    let last = groups.len().saturating_sub(1);
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    for (at, group) in groups.enumerate() {
        let padding = group.iter().rev().take_while(|letter| **letter == b'=').count();
        if padding > if at == last { 2 } else { 0 } {
            return None;
        }
        let mut bits = 0u32;
        for letter in &group[..4 - padding] {
            let value = values[usize::from(*letter)];
            if value == 64 {
                return None;
            }
            bits = bits << 6 | u32::from(value);
        }
        bits <<= 6 * padding;
        out.extend_from_slice(&bits.to_be_bytes()[1..4 - padding]);
    }
    Some(out)
}

/// The check sum of zip and gzip over more data.
fn crc32(before: u32, data: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let table: [u32; 16] = std::array::from_fn(|index| {
        (0..4).fold(index as u32, |sum, _| if sum & 1 == 1 { sum >> 1 ^ POLYNOMIAL } else { sum >> 1 })
    });
    let step = |sum: u32, bits: u8| table[((sum ^ u32::from(bits)) & 15) as usize] ^ sum >> 4;
    !data.iter().fold(!before, |sum, byte| step(step(sum, *byte), byte >> 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        for length in 0..50 {
            let data: Vec<u8> = (0..length).map(|at: u8| at.wrapping_mul(151)).collect();
            assert_eq!(decode(&encode(&data)), Some(data));
        }
        assert_eq!(encode(b"any carnal pleas"), b"YW55IGNhcm5hbCBwbGVhcw==");
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_not_decoded() {
        for text in ["YQ", "YQ=", "Y===", "====", "YQ==YQ==", "YW\n55", "YQ==\n", "Y=Q="] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn check_sums_go_on() {
        assert_eq!(crc32(0, b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(crc32(0, b"1234"), b"56789"), 0xcbf4_3926);
    }
}
