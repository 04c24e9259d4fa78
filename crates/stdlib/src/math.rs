//! `math`, with CPython's special cases and messages.
//!
//! [`real`] holds the functions of one float, [`integer`] those of integers, [`sum`] the exact sums.

use std::rc::Rc;

use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

mod gamma;
mod integer;
mod real;
mod sum;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_value(module, "pi", Value::Float(std::f64::consts::PI));
    vm.add_value(module, "e", Value::Float(std::f64::consts::E));
    vm.add_value(module, "tau", Value::Float(std::f64::consts::TAU));
    vm.add_value(module, "inf", Value::Float(f64::INFINITY));
    vm.add_value(module, "nan", Value::Float(f64::NAN));
    real::fill(vm, module);
    integer::fill(vm, module);
    sum::fill(vm, module);
    fill_parts(vm, module);
    Ok(())
}

fn domain(vm: &mut Vm) -> vm::Raised {
    vm.value_error("math domain error")
}

fn range(vm: &mut Vm) -> vm::Raised {
    vm.overflow_error("math range error")
}

/// One argument, as a float.
fn one(vm: &mut Vm, args: &Args, name: &str) -> PyResult<f64> {
    args.exact(vm, name, 0, 1)?;
    vm.float_arg(&args[0])
}

/// Two arguments, as floats.
fn two(vm: &mut Vm, args: &Args, name: &str) -> PyResult<(f64, f64)> {
    args.no_kw(vm, &format!("math.{name}"))?;
    args.exact(vm, name, 0, 2)?;
    Ok((vm.float_arg(&args[0])?, vm.float_arg(&args[1])?))
}

/// `floor`, `ceil` and `trunc`: of floats at once, of others by their special method.
fn whole(
    vm: &mut Vm,
    args: &Args,
    name: &str,
    special: &str,
    function: fn(f64) -> f64,
    converts: bool,
) -> PyResult {
    args.exact(vm, name, 0, 1)?;
    let value = match args[0].builtin() {
        Value::Int(_) | Value::BigInt(_) if !matches!(args[0], Value::Instance(_)) => {
            return Ok(args[0].clone());
        }
        Value::Bool(value) => return Ok(Value::Int(*value as i64)),
        Value::Float(value) if !matches!(args[0], Value::Instance(_)) => *value,
        _ => {
            let special = vm.intern(special);
            if let Some(result) = vm.call_special(&args[0], &special, Args::new())? {
                return Ok(result);
            }
            if !converts {
                let kind = vm.type_name(&args[0]);
                return Err(vm.type_error(format!("type {kind} doesn't define __trunc__ method")));
            }
            vm.float_arg(&args[0])?
        }
    };
    match text::float::to_int(function(value)) {
        Ok(text::Int::Small(value)) => Ok(Value::Int(value)),
        Ok(text::Int::Big(value)) => Ok(Value::int(value)),
        Err(error) => Err(vm.text_error(error)),
    }
}

fn fill_parts(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "floor", |vm, args| {
        whole(vm, &args, "math.floor", "__floor__", libm::floor, true)
    });
    vm.add_function(module, "ceil", |vm, args| whole(vm, &args, "math.ceil", "__ceil__", libm::ceil, true));
    vm.add_function(module, "trunc", |vm, args| {
        whole(vm, &args, "math.trunc", "__trunc__", libm::trunc, false)
    });
    vm.add_function(module, "frexp", |vm, args| {
        let value = one(vm, &args, "math.frexp")?;
        let (mantissa, exponent) =
            if value == 0.0 || !value.is_finite() { (value, 0) } else { libm::frexp(value) };
        Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(exponent as i64)]))
    });
    vm.add_function(module, "ldexp", |vm, args| {
        args.no_kw(vm, "math.ldexp")?;
        args.exact(vm, "ldexp", 0, 2)?;
        let value = vm.float_arg(&args[0])?;
        let exponent = match args[1].builtin() {
            Value::Int(exponent) => *exponent,
            Value::Bool(exponent) => *exponent as i64,
            Value::BigInt(exponent) => {
                if exponent.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            _ => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
        };
        let result = libm::ldexp(value, exponent.clamp(-5000, 5000) as i32);
        if result.is_infinite() && value.is_finite() { Err(range(vm)) } else { Ok(Value::Float(result)) }
    });
    vm.add_function(module, "modf", |vm, args| {
        let value = one(vm, &args, "math.modf")?;
        let (fraction, whole) = if value.is_infinite() {
            (0f64.copysign(value), value)
        } else {
            let whole = libm::trunc(value);
            ((value - whole).copysign(value), whole)
        };
        Ok(Value::tuple(vec![Value::Float(fraction), Value::Float(whole)]))
    });
    vm.add_function(module, "copysign", |vm, args| {
        let (value, sign) = two(vm, &args, "copysign")?;
        Ok(Value::Float(value.copysign(sign)))
    });
    vm.add_function(module, "fmod", |vm, args| {
        let (x, y) = two(vm, &args, "fmod")?;
        if y.is_infinite() && x.is_finite() {
            return Ok(Value::Float(x));
        }
        let result = x % y;
        if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain(vm)) } else { Ok(Value::Float(result)) }
    });
    vm.add_function(module, "remainder", |vm, args| {
        let (x, y) = two(vm, &args, "remainder")?;
        let result = remainder(x, y);
        if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain(vm)) } else { Ok(Value::Float(result)) }
    });
    vm.add_function(module, "nextafter", |vm, mut args| {
        let (given, total) = (args.len(), args.len() + args.kw.len());
        if total > 3 {
            return Err(vm.type_error(format!("nextafter() takes at most 3 arguments ({total} given)")));
        }
        if given != 2 {
            return Err(
                vm.type_error(format!("nextafter() takes exactly 2 positional arguments ({given} given)"))
            );
        }
        let steps = args.take_kw("steps");
        args.no_more_kw(vm, "nextafter", &["steps"])?;
        let (x, y) = (vm.float_arg(&args[0])?, vm.float_arg(&args[1])?);
        let steps = match steps {
            None | Some(Value::None) => return Ok(Value::Float(libm::nextafter(x, y))),
            Some(steps) => vm.index(&steps)?,
        };
        let steps = match steps {
            Value::Int(steps) if steps >= 0 => steps as u64,
            Value::BigInt(steps) if steps.sign() == num_bigint::Sign::Plus => u64::MAX,
            _ => return Err(vm.value_error("steps must be a non-negative integer")),
        };
        Ok(Value::Float(steps_after(x, y, steps)))
    });
    vm.add_function(module, "ulp", |vm, args| {
        let value = one(vm, &args, "math.ulp")?.abs();
        if !value.is_finite() {
            return Ok(Value::Float(value));
        }
        let above = libm::nextafter(value, f64::INFINITY);
        let ulp = if above.is_infinite() {
            value - libm::nextafter(value, f64::NEG_INFINITY)
        } else {
            above - value
        };
        Ok(Value::Float(ulp))
    });
    vm.add_function(module, "isclose", |vm, args| {
        let names = ["a", "b", "rel_tol", "abs_tol"];
        let [a, b, relative, absolute] = args.bind_first(vm, "isclose", 0, names, 2, 2)?;
        let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
        let (a, b) = (vm.float_arg(&a)?, vm.float_arg(&b)?);
        let relative = relative.map_or(Ok(1e-9), |value| vm.float_arg(&value))?;
        let absolute = absolute.map_or(Ok(0.0), |value| vm.float_arg(&value))?;
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(Value::Bool(true));
        }
        if a.is_infinite() || b.is_infinite() {
            return Ok(Value::Bool(false));
        }
        let difference = (b - a).abs();
        let close = difference <= (relative * b).abs()
            || difference <= (relative * a).abs()
            || difference <= absolute;
        Ok(Value::Bool(close))
    });
    vm.add_function(module, "isfinite", |vm, args| {
        Ok(Value::Bool(one(vm, &args, "math.isfinite")?.is_finite()))
    });
    vm.add_function(module, "isinf", |vm, args| Ok(Value::Bool(one(vm, &args, "math.isinf")?.is_infinite())));
    vm.add_function(module, "isnan", |vm, args| Ok(Value::Bool(one(vm, &args, "math.isnan")?.is_nan())));
    vm.add_function(module, "fma", |vm, args| {
        args.no_kw(vm, "math.fma")?;
        args.exact(vm, "fma", 0, 3)?;
        let [x, y, z] = [vm.float_arg(&args[0])?, vm.float_arg(&args[1])?, vm.float_arg(&args[2])?];
        let result = libm::fma(x, y, z);
        if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
            return Err(vm.value_error("invalid operation in fma"));
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(vm.overflow_error("overflow in fma"));
        }
        Ok(Value::Float(result))
    });
}

/// IEEE 754's remainder: by the nearest multiple, the even one of two.
fn remainder(x: f64, y: f64) -> f64 {
    if x.is_finite() && y.is_finite() {
        if y == 0.0 {
            return f64::NAN;
        }
        let (x_abs, y_abs) = (x.abs(), y.abs());
        let m = x_abs % y_abs;
        // The other candidate, computed without rounding.
        let c = y_abs - m;
        let r = if m < c {
            m
        } else if m > c {
            -c
        } else {
            m - 2.0 * ((0.5 * (x_abs - m)) % y_abs)
        };
        return 1f64.copysign(x) * r;
    }
    if x.is_nan() {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    if x.is_infinite() { f64::NAN } else { x }
}

fn steps_after(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    // Floats in their order, as integers.
    let ordered = |value: f64| {
        let bits = value.to_bits() as i64;
        if bits < 0 { i64::MIN.wrapping_sub(bits) as i128 } else { bits as i128 }
    };
    let (from, to) = (ordered(x), ordered(y));
    if from == to {
        return y;
    }
    let at = if from < to { (from + steps as i128).min(to) } else { (from - steps as i128).max(to) };
    if at == to {
        return y;
    }
    if at < 0 { -f64::from_bits((-at) as u64) } else { f64::from_bits(at as u64) }
}
