//! What makes `hashlib.scrypt` slow on purpose (RFC 7914): mixing a block with a table of its own earlier states.

use vm::{Args, PyResult, Value, Vm};

use super::data;

type Block = [u32; 16];

/// `scrypt_mix(block, n)`: a block of 128 bytes times `r`, mixed with a table of `n` states, which is a power of two.
pub(super) fn mix(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "scrypt_mix", 2, 0)?;
    let bytes = data(vm, &args[0])?;
    let n = text::to_size(vm.small_index(&args[1])?);
    let work = (n as u64).saturating_mul(bytes.len() as u64);
    vm.reserve(text::to_size(i64::try_from(work).unwrap_or(i64::MAX)))?;
    vm.spend(work / 16)?;
    let words = bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word));
    let mut state: Vec<u32> = words.collect();
    let mut other = state.clone();
    let size = state.len();
    let mut table = Vec::with_capacity(n * size);
    for _ in 0..n {
        table.extend_from_slice(&state);
        mix_blocks(&mut state, &mut other);
    }
    for _ in 0..n {
        let at = state[size - 16] as usize & (n - 1);
        for (word, with) in state.iter_mut().zip(&table[at * size..]) {
            *word ^= with;
        }
        mix_blocks(&mut state, &mut other);
    }
    Ok(Value::bytes(state.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>()))
}

/// Each block is mixed into the one after it; then those at even places go to the front. `other` is room to do so.
fn mix_blocks(state: &mut Vec<u32>, other: &mut Vec<u32>) {
    let count = state.len() / 16;
    let mut last: Block = [0; 16];
    last.copy_from_slice(&state[(count - 1) * 16..]);
    for (at, block) in state.chunks_exact(16).enumerate() {
        for (word, with) in last.iter_mut().zip(block) {
            *word ^= with;
        }
        salsa(&mut last);
        let place = (at / 2 + at % 2 * (count / 2)) * 16;
        other[place..place + 16].copy_from_slice(&last);
    }
    std::mem::swap(state, other);
}

/// Salsa20 with eight rounds.
fn salsa(block: &mut Block) {
    let mut x = *block;
    for _ in 0..4 {
        quarter::<0, 4, 8, 12>(&mut x);
        quarter::<5, 9, 13, 1>(&mut x);
        quarter::<10, 14, 2, 6>(&mut x);
        quarter::<15, 3, 7, 11>(&mut x);
        quarter::<0, 1, 2, 3>(&mut x);
        quarter::<5, 6, 7, 4>(&mut x);
        quarter::<10, 11, 8, 9>(&mut x);
        quarter::<15, 12, 13, 14>(&mut x);
    }
    for (word, with) in block.iter_mut().zip(x) {
        *word = word.wrapping_add(with);
    }
}

#[inline(always)]
fn quarter<const A: usize, const B: usize, const C: usize, const D: usize>(x: &mut Block) {
    x[B] ^= x[A].wrapping_add(x[D]).rotate_left(7);
    x[C] ^= x[B].wrapping_add(x[A]).rotate_left(9);
    x[D] ^= x[C].wrapping_add(x[B]).rotate_left(13);
    x[A] ^= x[D].wrapping_add(x[C]).rotate_left(18);
}
