//! `hashlib.scrypt`, which is slow on purpose (RFC 7914). `hashlib.py` checks its arguments.

use vm::{Args, PyResult, Value, Vm};

use super::data;

/// `scrypt(password, salt, n, r, p, dklen)`: a key; `n` is a power of two.
pub(super) fn scrypt(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "scrypt", 6, 0)?;
    let (password, salt) = (data(vm, &args[0])?, data(vm, &args[1])?);
    let mut sizes = [0; 4];
    for (size, given) in sizes.iter_mut().zip(&args.pos[2..]) {
        *size = u32::try_from(vm.small_index(given)?).unwrap_or(u32::MAX);
    }
    let [n, r, p, size] = sizes;
    // What the key is long is said by the slice; to the parameters any length that they allow.
    let Ok(params) = scrypt::Params::new(n.trailing_zeros() as u8, r, p, scrypt::Params::RECOMMENDED_LEN)
    else {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    };
    let work = u64::from(n) * u64::from(r) * 128;
    vm.reserve(usize::try_from(work).unwrap_or(usize::MAX))?;
    vm.spend(work.saturating_mul(u64::from(p)) / 16)?;
    vm.reserve(size as usize)?;
    let mut key = vec![0; size as usize];
    match scrypt::scrypt(&password, &salt, &params, &mut key) {
        Ok(()) => Ok(Value::bytes(key)),
        Err(_) => Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem.")),
    }
}
