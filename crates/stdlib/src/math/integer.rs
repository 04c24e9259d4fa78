//! Functions of integers: `gcd`, `factorial`, `comb` and the like.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::{Integer, Roots};
use vm::numbers::to_big;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "gcd", |vm, args| {
        args.no_kw(vm, "math.gcd")?;
        fold(vm, args, Value::Int(0), |a, b| a.gcd(&b).try_into().ok(), |a, b| a.gcd(b))
    });
    vm.add_function(module, "lcm", |vm, args| {
        args.no_kw(vm, "math.lcm")?;
        fold(
            vm,
            args,
            Value::Int(1),
            |a, b| {
                if a == 0 || b == 0 { Some(0) } else { i64::try_from((a / a.gcd(&b)).checked_mul(b)?).ok() }
            },
            |a, b| a.lcm(b),
        )
    });
    vm.add_function(module, "factorial", |vm, args| {
        args.exact(vm, "math.factorial", 0, 1)?;
        factorial(vm, &args[0])
    });
    vm.add_function(module, "isqrt", |vm, args| {
        args.exact(vm, "math.isqrt", 0, 1)?;
        match vm.index(&args[0])? {
            Value::Int(value) if value >= 0 => Ok(Value::Int((value as u64).sqrt() as i64)),
            Value::BigInt(value) if value.sign() == Sign::Plus => {
                let words = value.bits() / 64;
                vm.spend(words.saturating_mul(words) / 16)?;
                Ok(Value::int(value.sqrt()))
            }
            _ => Err(vm.value_error("isqrt() argument must be nonnegative")),
        }
    });
    vm.add_function(module, "comb", |vm, args| {
        args.no_kw(vm, "math.comb")?;
        args.exact(vm, "comb", 0, 2)?;
        let (n, k) = (vm.index(&args[0])?, vm.index(&args[1])?);
        let (n, k) = (non_negative(vm, n, "n")?, non_negative(vm, k, "k")?);
        if k > n {
            return Ok(Value::Int(0));
        }
        let rest = &n - &k;
        let k = if rest < k { rest } else { k };
        let Ok(k) = u64::try_from(&k) else {
            return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
        };
        let bits = n.bits().saturating_mul(k);
        work(vm, k, bits)?;
        let mut result = BigInt::from(1);
        for index in 0..k {
            result *= &n - index;
            result /= index + 1;
        }
        Ok(Value::int(result))
    });
    vm.add_function(module, "perm", |vm, args| {
        args.no_kw(vm, "math.perm")?;
        args.between(vm, "perm", 0, 1, 2)?;
        let k = match args.get(1) {
            None | Some(Value::None) => return factorial(vm, &args[0]),
            Some(k) => k.clone(),
        };
        let (n, k) = (vm.index(&args[0])?, vm.index(&k)?);
        let (n, k) = (non_negative(vm, n, "n")?, non_negative(vm, k, "k")?);
        if k > n {
            return Ok(Value::Int(0));
        }
        let Ok(k) = u64::try_from(&k) else {
            return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
        };
        work(vm, k, n.bits().saturating_mul(k))?;
        let mut result = BigInt::from(1);
        for index in 0..k {
            result *= &n - index;
        }
        Ok(Value::int(result))
    });
}

fn fold(
    vm: &mut Vm,
    args: Args,
    start: Value,
    small: fn(u64, u64) -> Option<i64>,
    big: fn(&BigInt, &BigInt) -> BigInt,
) -> PyResult {
    let mut result = start;
    for arg in &args.pos {
        let arg = vm.index(arg)?;
        if let (Value::Int(a), Value::Int(b)) = (&result, &arg)
            && let Some(value) = small(a.unsigned_abs(), b.unsigned_abs())
        {
            result = Value::Int(value);
            continue;
        }
        let (Some(a), Some(b)) = (to_big(&result), to_big(&arg)) else { continue };
        let words = (a.bits() + b.bits()) / 64;
        vm.spend(words.saturating_mul(words) / 8)?;
        result = Value::int(big(&a, &b));
    }
    Ok(result)
}

fn non_negative(vm: &mut Vm, value: Value, name: &str) -> PyResult<BigInt> {
    match to_big(&value) {
        Some(value) if value.sign() != Sign::Minus => Ok(value),
        _ => Err(vm.value_error(format!("{name} must be a non-negative integer"))),
    }
}

/// Counts what a product of so many factors and bits costs, before it is computed.
fn work(vm: &mut Vm, factors: u64, bits: u64) -> PyResult<()> {
    vm.reserve(usize::try_from(bits / 8).unwrap_or(usize::MAX / 4))?;
    vm.spend(factors.saturating_add((bits / 64).saturating_mul(factors) / 16))
}

fn factorial(vm: &mut Vm, value: &Value) -> PyResult {
    let n = match vm.index(value)? {
        Value::Int(n) if n >= 0 => n as u64,
        Value::BigInt(n) if n.sign() == Sign::Plus => {
            return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
        }
        _ => return Err(vm.value_error("factorial() not defined for negative values")),
    };
    let bits = n.saturating_mul(u64::from(64 - n.leading_zeros()));
    work(vm, n.min(1 << 40) / 8, bits)?;
    Ok(Value::int(product(1, n)))
}

/// The product of `from..=to`, in halves so that the factors stay of like size.
fn product(from: u64, to: u64) -> BigInt {
    if to < from {
        return BigInt::from(1);
    }
    if to - from < 8 {
        let mut result = BigInt::from(from);
        for factor in from + 1..=to {
            result *= factor;
        }
        return result;
    }
    let middle = from + (to - from) / 2;
    product(from, middle) * product(middle + 1, to)
}
