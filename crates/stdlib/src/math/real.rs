//! Functions of floats.

use std::rc::Rc;

use bytecode::BinaryOp;
use num_bigint::Sign;
use text::elementary;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use super::{domain, gamma, one, range, two};

/// A function of one float: `nan` is an error of domain, an infinity one of range or of domain.
fn unary(vm: &mut Vm, args: &Args, name: &str, function: fn(f64) -> f64, overflows: bool) -> PyResult {
    let value = one(vm, args, name)?;
    let result = function(value);
    if result.is_nan() && !value.is_nan() {
        return Err(domain(vm));
    }
    if result.is_infinite() && value.is_finite() {
        return Err(if overflows { range(vm) } else { domain(vm) });
    }
    Ok(Value::Float(result))
}

macro_rules! unary {
    ($vm:ident $module:ident; $($name:literal $function:expr, $overflows:literal;)*) => {
        $($vm.add_function($module, $name, |vm, args| {
            unary(vm, &args, concat!("math.", $name), $function, $overflows)
        });)*
    };
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    unary! { vm module;
        "acos" elementary::acos, false;
        "acosh" elementary::acosh, false;
        "asin" elementary::asin, false;
        "asinh" elementary::asinh, false;
        "atan" elementary::atan, false;
        "atanh" libm::atanh, false;
        "cbrt" libm::cbrt, false;
        "cos" elementary::cos, false;
        "cosh" elementary::cosh, true;
        "erf" elementary::erf, false;
        "erfc" elementary::erfc, false;
        "exp" elementary::exp, true;
        "exp2" elementary::exp2, true;
        "expm1" libm::expm1, true;
        "fabs" libm::fabs, false;
        "log1p" libm::log1p, false;
        "sin" elementary::sin, false;
        "sinh" elementary::sinh, true;
        "sqrt" libm::sqrt, false;
        "tan" elementary::tan, false;
        "tanh" elementary::tanh, false;
    }
    vm.add_function(module, "gamma", |vm, args| {
        let value = one(vm, &args, "math.gamma")?;
        gamma::gamma(value).map(Value::Float).map_err(|error| error.raise(vm))
    });
    vm.add_function(module, "lgamma", |vm, args| {
        let value = one(vm, &args, "math.lgamma")?;
        gamma::log_gamma(value).map(Value::Float).map_err(|error| error.raise(vm))
    });
    vm.add_function(module, "degrees", |vm, args| {
        Ok(Value::Float(one(vm, &args, "math.degrees")? * (180.0 / std::f64::consts::PI)))
    });
    vm.add_function(module, "radians", |vm, args| {
        Ok(Value::Float(one(vm, &args, "math.radians")? * (std::f64::consts::PI / 180.0)))
    });
    vm.add_function(module, "atan2", |vm, args| {
        let (y, x) = two(vm, &args, "atan2")?;
        Ok(Value::Float(elementary::atan2(y, x)))
    });
    vm.add_function(module, "pow", |vm, args| {
        let (x, y) = two(vm, &args, "pow")?;
        let result = elementary::pow(x, y);
        if x.is_finite() && y.is_finite() {
            if result.is_nan() || result.is_infinite() && x == 0.0 {
                return Err(domain(vm));
            }
            if result.is_infinite() {
                return Err(range(vm));
            }
        }
        Ok(Value::Float(result))
    });
    vm.add_function(module, "log", |vm, args| {
        args.no_kw(vm, "math.log")?;
        args.between(vm, "log", 0, 1, 2)?;
        let value = logarithm(vm, &args[0], elementary::log, std::f64::consts::LN_2)?;
        let Some(base) = args.get(1) else { return Ok(value) };
        let base = logarithm(vm, base, elementary::log, std::f64::consts::LN_2)?;
        vm.binary_op(BinaryOp::Div, false, value, base)
    });
    vm.add_function(module, "log2", |vm, args| {
        args.exact(vm, "math.log2", 0, 1)?;
        logarithm(vm, &args[0], elementary::log2, 1.0)
    });
    vm.add_function(module, "log10", |vm, args| {
        args.exact(vm, "math.log10", 0, 1)?;
        logarithm(vm, &args[0], elementary::log10, std::f64::consts::LOG10_2)
    });
}

/// A logarithm, also of integers beyond the floats; `of_two` is the logarithm of two.
fn logarithm(vm: &mut Vm, value: &Value, function: fn(f64) -> f64, of_two: f64) -> PyResult {
    if let Value::BigInt(big) = value.builtin() {
        if big.sign() != Sign::Plus {
            return Err(domain(vm));
        }
        if big.bits() > 1024 {
            // 64 bits of mantissa are more than a float keeps; the sticky bit makes it round as a whole.
            let shift = big.bits() - 64;
            let top = &**big >> shift;
            let sticky = big.trailing_zeros().is_some_and(|zeros| zeros < shift);
            let mantissa = u64::try_from(&top).unwrap_or(u64::MAX) | sticky as u64;
            let mantissa = mantissa as f64 / 18_446_744_073_709_551_616.0;
            return Ok(Value::Float(function(mantissa) + of_two * (shift + 64) as f64));
        }
    }
    let number = vm.float_arg(value)?;
    if number.is_nan() || number == f64::INFINITY {
        return Ok(Value::Float(number));
    }
    if number <= 0.0 { Err(domain(vm)) } else { Ok(Value::Float(function(number))) }
}
