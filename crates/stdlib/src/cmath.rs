//! `cmath`, by CPython's formulas.

use std::f64::consts::{E, LN_2, LN_10, PI};
use std::rc::Rc;

use text::elementary::{asinh, atan2, cos, cosh, exp, hypot, log, sin, sinh, tan, tanh};
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

type Complex = (f64, f64);

/// Above these, squares, halves or exponentials overflow.
const LARGE: f64 = f64::MAX / 4.0;
const LOG_LARGE: f64 = 708.396_418_532_264_1;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for (name, value) in [("pi", PI), ("e", E), ("tau", 2.0 * PI), ("inf", f64::INFINITY), ("nan", f64::NAN)]
    {
        vm.add_value(module, name, Value::Float(value));
    }
    vm.add_value(module, "infj", complex((0.0, f64::INFINITY)));
    vm.add_value(module, "nanj", complex((0.0, f64::NAN)));
    macro_rules! functions {
        ($($name:literal $function:expr;)*) => {
            $(vm.add_function(module, $name, |vm, args| apply(vm, &args, concat!("cmath.", $name), $function));)*
        };
    }
    functions! {
        "sqrt" |z| Some(square_root(z)); "exp" |z| Some(exponential(z)); "log10" |z| logarithm(z).map(|z| (z.0 / LN_10, z.1 / LN_10));
        "acos" |z| Some(arc_cosine(z)); "acosh" |z| Some(area_cosine(z));
        "asin" |z| Some(turned(z, area_sine)); "asinh" |z| Some(area_sine(z));
        "atan" |z| { let (x, y) = area_tangent((-z.1, z.0))?; Some((y, -x)) };
        "atanh" area_tangent;
        "cos" |z| Some(hyperbolic_cosine((-z.1, z.0))); "cosh" |z| Some(hyperbolic_cosine(z));
        "sin" |z| Some(turned(z, hyperbolic_sine)); "sinh" |z| Some(hyperbolic_sine(z));
        "tan" |z| Some(turned(z, hyperbolic_tangent)); "tanh" |z| Some(hyperbolic_tangent(z));
    }
    vm.add_function(module, "log", |vm, args| {
        args.no_kw(vm, "cmath.log")?;
        args.between(vm, "log", 0, 1, 2)?;
        let z = argument(vm, &args[0])?;
        let value = any_logarithm(vm, z)?;
        let Some(base) = args.get(1) else {
            return value.map(complex).ok_or_else(|| vm.value_error("math domain error"));
        };
        // The logarithm of the base is taken last, and decides whether there is one.
        let value = value.unwrap_or((f64::NEG_INFINITY, 0.0));
        let base = argument(vm, base)?;
        let Some(base) = any_logarithm(vm, base)? else { return Err(vm.value_error("math domain error")) };
        if base == (0.0, 0.0) {
            return Err(vm.value_error("math domain error"));
        }
        vm.binary_op(bytecode::BinaryOp::Div, false, complex(value), complex(base))
    });
    fill_polar(vm, module);
    fill_tests(vm, module);
    Ok(())
}

fn complex(z: Complex) -> Value {
    Value::Complex(Rc::new(z))
}

/// An argument as a complex number.
fn argument(vm: &mut Vm, value: &Value) -> PyResult<Complex> {
    if let Value::Complex(z) = value.builtin() {
        return Ok(**z);
    }
    if let Value::Instance(_) = value
        && let Some(z) = vm.ask_complex(value)?
    {
        return Ok(z);
    }
    Ok((vm.float_arg(value)?, 0.0))
}

fn apply(vm: &mut Vm, args: &Args, name: &str, function: fn(Complex) -> Option<Complex>) -> PyResult {
    args.exact(vm, name, 0, 1)?;
    let z = argument(vm, &args[0])?;
    if !is_finite(z) {
        return special(vm, name, z);
    }
    match function(z) {
        None => Err(vm.value_error("math domain error")),
        Some((x, y)) => {
            if x.is_infinite() || y.is_infinite() {
                return Err(vm.overflow_error("math range error"));
            }
            Ok(complex((x, y)))
        }
    }
}

fn is_finite((x, y): Complex) -> bool {
    x.is_finite() && y.is_finite()
}

/// What C99 has for infinities and NaN.
fn special(vm: &mut Vm, name: &str, (x, y): Complex) -> PyResult {
    let module = vm.import_module("_cmath_special")?;
    let answer = vm.get_attr_str(&module, "answer")?;
    let name = name.rsplit('.').next().unwrap_or(name);
    vm.call(&answer, Args::of([Value::from(name.to_string()), Value::Float(x), Value::Float(y)]))
}

/// The logarithm; none for zero.
fn any_logarithm(vm: &mut Vm, z: Complex) -> PyResult<Option<Complex>> {
    if is_finite(z) {
        return Ok(logarithm(z));
    }
    Ok(match special(vm, "log", z)? {
        Value::Complex(value) => Some(*value),
        _ => None,
    })
}

/// `-i * f(i * z)`
fn turned(z: Complex, function: fn(Complex) -> Complex) -> Complex {
    let (x, y) = function((-z.1, z.0));
    (y, -x)
}

fn square_root((x, y): Complex) -> Complex {
    if x == 0.0 && y == 0.0 {
        return (0.0, y);
    }
    if y.is_infinite() {
        return (f64::INFINITY, y);
    }
    if x.is_infinite() && !y.is_nan() {
        return if x > 0.0 { (x, 0f64.copysign(y)) } else { (0.0, f64::INFINITY.copysign(y)) };
    }
    let (size_x, size_y) = (x.abs(), y.abs());
    let s = if size_x < f64::MIN_POSITIVE && size_y < f64::MIN_POSITIVE {
        let lifted = libm::scalbn(size_x, 54);
        libm::scalbn(libm::sqrt(lifted + hypot(lifted, libm::scalbn(size_y, 54))), -27)
    } else {
        let eighth = size_x / 8.0;
        2.0 * libm::sqrt(eighth + hypot(eighth, size_y / 8.0))
    };
    let d = size_y / (2.0 * s);
    if x >= 0.0 { (s, d.copysign(y)) } else { (d, s.copysign(y)) }
}

fn exponential((x, y): Complex) -> Complex {
    if x > LOG_LARGE && x.is_finite() {
        let l = exp(x - 1.0);
        return (l * cos(y) * E, l * sin(y) * E);
    }
    let l = exp(x);
    if y == 0.0 {
        return (l, y);
    }
    if l == 0.0 && !y.is_finite() {
        return (0.0, 0.0);
    }
    (l * cos(y), l * sin(y))
}

fn logarithm((x, y): Complex) -> Option<Complex> {
    let angle = atan2(y, x);
    let (size_x, size_y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return Some((f64::INFINITY, angle));
    }
    let real = if size_x > LARGE || size_y > LARGE {
        log(hypot(size_x / 2.0, size_y / 2.0)) + LN_2
    } else if size_x < f64::MIN_POSITIVE && size_y < f64::MIN_POSITIVE {
        if size_x == 0.0 && size_y == 0.0 {
            return None;
        }
        log(hypot(libm::scalbn(size_x, 53), libm::scalbn(size_y, 53))) - 53.0 * LN_2
    } else {
        let length = hypot(size_x, size_y);
        if (0.71..=1.73).contains(&length) {
            let (more, less) = if size_x > size_y { (size_x, size_y) } else { (size_y, size_x) };
            libm::log1p((more - 1.0) * (more + 1.0) + less * less) / 2.0
        } else {
            log(length)
        }
    };
    Some((real, angle))
}

fn area_sine((x, y): Complex) -> Complex {
    if x.abs() > LARGE || y.abs() > LARGE {
        let length = log(hypot(x / 2.0, y / 2.0)) + LN_2 * 2.0;
        return (length.copysign(x), atan2(y, x.abs()));
    }
    let a = square_root((1.0 + y, -x));
    let b = square_root((1.0 - y, x));
    (asinh(a.0 * b.1 - b.0 * a.1), atan2(y, a.0 * b.0 - a.1 * b.1))
}

fn arc_cosine((x, y): Complex) -> Complex {
    if x.abs() > LARGE || y.abs() > LARGE {
        let length = log(hypot(x / 2.0, y / 2.0)) + LN_2 * 2.0;
        return (atan2(y.abs(), x), (-length).copysign(-y));
    }
    let a = square_root((1.0 - x, -y));
    let b = square_root((1.0 + x, y));
    (2.0 * atan2(a.0, b.0), asinh(b.0 * a.1 - b.1 * a.0))
}

fn area_cosine((x, y): Complex) -> Complex {
    if x.abs() > LARGE || y.abs() > LARGE {
        return (log(hypot(x / 2.0, y / 2.0)) + LN_2 * 2.0, atan2(y, x));
    }
    let a = square_root((x - 1.0, y));
    let b = square_root((x + 1.0, y));
    (asinh(a.0 * b.0 + a.1 * b.1), 2.0 * atan2(a.1, b.0))
}

fn area_tangent((x, y): Complex) -> Option<Complex> {
    if x < 0.0 || x == 0.0 && x.is_sign_negative() {
        return area_tangent((-x, -y)).map(|(x, y)| (-x, -y));
    }
    let size = y.abs();
    let root_large = libm::sqrt(LARGE);
    if x > root_large || size > root_large {
        let length = hypot(x / 2.0, y / 2.0);
        return Some((x / 4.0 / length / length, -(PI / 2.0).copysign(-y)));
    }
    if x == 1.0 && size < libm::sqrt(f64::MIN_POSITIVE) {
        if size == 0.0 {
            return None;
        }
        let real = -log(libm::sqrt(size) / libm::sqrt(hypot(size, 2.0)));
        return Some((real, (atan2(2.0, -size) / 2.0).copysign(y)));
    }
    let real = libm::log1p(4.0 * x / ((1.0 - x) * (1.0 - x) + size * size)) / 4.0;
    Some((real, -atan2(-2.0 * y, (1.0 - x) * (1.0 + x) - size * size) / 2.0))
}

fn hyperbolic_cosine((x, y): Complex) -> Complex {
    if x.abs() > LOG_LARGE && x.is_finite() {
        let less = x - 1f64.copysign(x);
        return (cos(y) * cosh(less) * E, sin(y) * sinh(less) * E);
    }
    (cos(y) * cosh(x), sin(y) * sinh(x))
}

fn hyperbolic_sine((x, y): Complex) -> Complex {
    if x.abs() > LOG_LARGE && x.is_finite() {
        let less = x - 1f64.copysign(x);
        return (cos(y) * sinh(less) * E, sin(y) * cosh(less) * E);
    }
    (cos(y) * sinh(x), sin(y) * cosh(x))
}

fn hyperbolic_tangent((x, y): Complex) -> Complex {
    if x.abs() > LOG_LARGE {
        return (1f64.copysign(x), 4.0 * sin(y) * cos(y) * exp(-2.0 * x.abs()));
    }
    let (across, up) = (tanh(x), tan(y));
    let flat = 1.0 / cosh(x);
    let both = across * up;
    let denominator = 1.0 + both * both;
    (across * (1.0 + up * up) / denominator, ((up / denominator) * flat) * flat)
}

fn fill_polar(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "phase", |vm, args| {
        args.exact(vm, "cmath.phase", 0, 1)?;
        let (x, y) = argument(vm, &args[0])?;
        Ok(Value::Float(atan2(y, x)))
    });
    vm.add_function(module, "polar", |vm, args| {
        args.exact(vm, "cmath.polar", 0, 1)?;
        let (x, y) = argument(vm, &args[0])?;
        let length = hypot(x, y);
        if length.is_infinite() && x.is_finite() && y.is_finite() {
            return Err(vm.overflow_error("math range error"));
        }
        Ok(Value::tuple(vec![Value::Float(length), Value::Float(atan2(y, x))]))
    });
    vm.add_function(module, "rect", |vm, args| {
        args.no_kw(vm, "cmath.rect")?;
        args.exact(vm, "rect", 0, 2)?;
        let (r, phi) = (vm.float_arg(&args[0])?, vm.float_arg(&args[1])?);
        if phi == 0.0 {
            return Ok(complex((r, r * phi)));
        }
        if phi.is_infinite() && r != 0.0 {
            return Err(vm.value_error("math domain error"));
        }
        Ok(complex((r * cos(phi), r * sin(phi))))
    });
}

fn fill_tests(vm: &mut Vm, module: &Rc<Module>) {
    fn test(vm: &mut Vm, args: &Args, name: &str, test: fn(f64) -> bool, both: bool) -> PyResult {
        args.exact(vm, name, 0, 1)?;
        let (x, y) = argument(vm, &args[0])?;
        Ok(Value::Bool(if both { test(x) && test(y) } else { test(x) || test(y) }))
    }
    vm.add_function(module, "isfinite", |vm, args| test(vm, &args, "cmath.isfinite", f64::is_finite, true));
    vm.add_function(module, "isinf", |vm, args| test(vm, &args, "cmath.isinf", f64::is_infinite, false));
    vm.add_function(module, "isnan", |vm, args| test(vm, &args, "cmath.isnan", f64::is_nan, false));
    vm.add_function(module, "isclose", |vm, mut args| {
        let (relative, absolute) = (args.take_kw("rel_tol"), args.take_kw("abs_tol"));
        let [a, b] = args.bind(vm, "isclose", 0, ["a", "b"], 2)?.map(Option::unwrap_or_default);
        let (a, b) = (argument(vm, &a)?, argument(vm, &b)?);
        let relative = relative.map_or(Ok(1e-9), |value| vm.float_arg(&value))?;
        let absolute = absolute.map_or(Ok(0.0), |value| vm.float_arg(&value))?;
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        let infinite = |z: Complex| z.0.is_infinite() || z.1.is_infinite();
        if a == b || infinite(a) || infinite(b) {
            return Ok(Value::Bool(a == b));
        }
        let difference = hypot(a.0 - b.0, a.1 - b.1);
        let close = difference <= relative * hypot(b.0, b.1)
            || difference <= relative * hypot(a.0, a.1)
            || difference <= absolute;
        Ok(Value::Bool(close))
    });
}
