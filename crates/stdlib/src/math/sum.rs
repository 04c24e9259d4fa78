//! Sums that lose nothing on the way: `fsum`, `sumprod`, `hypot`, `dist`, and `prod`.

use std::rc::Rc;

use bytecode::BinaryOp;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "fsum", |vm, args| {
        args.exact(vm, "math.fsum", 0, 1)?;
        fsum(vm, &args[0])
    });
    vm.add_function(module, "prod", |vm, mut args| {
        let (given, total) = (args.len(), args.len() + args.kw.len());
        if total > 2 {
            return Err(vm.type_error(format!("prod() takes at most 2 arguments ({total} given)")));
        }
        if given != 1 {
            return Err(vm.type_error(format!("prod() takes exactly 1 positional argument ({given} given)")));
        }
        let start = args.take_kw("start");
        args.no_more_kw(vm, "prod", &["start"])?;
        let iter = vm.iter(&args[0])?;
        let mut result = start.unwrap_or(Value::Int(1));
        while let Some(item) = vm.iter_next(&iter)? {
            vm.spend(1)?;
            result = vm.binary_op(BinaryOp::Mul, false, result, item)?;
        }
        Ok(result)
    });
    vm.add_function(module, "hypot", |vm, args| {
        args.no_kw(vm, "math.hypot")?;
        let mut coordinates = Vec::with_capacity(args.len());
        for arg in &args.pos {
            coordinates.push(vm.float_arg(arg)?);
        }
        Ok(Value::Float(vector_norm(coordinates)))
    });
    vm.add_function(module, "dist", |vm, args| {
        args.no_kw(vm, "math.dist")?;
        args.exact(vm, "dist", 0, 2)?;
        let (p, q) = (coordinates(vm, &args[0])?, coordinates(vm, &args[1])?);
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let mut differences = Vec::with_capacity(p.len());
        for (p, q) in p.iter().zip(&q) {
            differences.push(vm.float_arg(p)? - vm.float_arg(q)?);
        }
        Ok(Value::Float(vector_norm(differences)))
    });
    vm.add_function(module, "sumprod", sumprod);
}

fn coordinates(vm: &mut Vm, point: &Value) -> PyResult<Vec<Value>> {
    match point.builtin() {
        Value::Tuple(items) => Ok(items.to_vec()),
        _ => vm.list_of(point),
    }
}

/// Shewchuk's exact sum: the partial sums do not overlap, so rounding happens once.
fn fsum(vm: &mut Vm, iterable: &Value) -> PyResult {
    let iter = vm.iter(iterable)?;
    let mut partials: Vec<f64> = Vec::new();
    let (mut special_sum, mut infinity_sum) = (0.0, 0.0);
    while let Some(item) = vm.iter_next(&iter)? {
        vm.spend(1 + partials.len() as u64 / 4)?;
        let given = vm.float_arg(&item)?;
        let mut x = given;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x != 0.0 {
            if !x.is_finite() {
                if given.is_finite() {
                    return Err(vm.overflow_error("intermediate overflow in fsum"));
                }
                if given.is_infinite() {
                    infinity_sum += given;
                }
                special_sum += given;
                partials.clear();
            } else {
                partials.push(x);
            }
        }
    }
    if special_sum != 0.0 {
        if f64::is_nan(infinity_sum) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::Float(special_sum));
    }
    let mut high = 0.0;
    if let Some(top) = partials.pop() {
        high = top;
        let mut low = 0.0;
        while let Some(y) = partials.pop() {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Half-even rounding across the remaining partials.
        if let Some(next) = partials.last()
            && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
        {
            let y = low * 2.0;
            let x = high + y;
            if y == x - high {
                high = x;
            }
        }
    }
    Ok(Value::Float(high))
}

/// A product with its rounding error.
fn exact_product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, libm::fma(x, y, -high))
}

/// A sum with its rounding error, of a larger and a smaller number.
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    (high, (a - high) + b)
}

/// A sum with its rounding error.
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let part = high - a;
    (high, (a - (high - part)) + (b - part))
}

/// The Euclidean norm, nearly always correctly rounded.
fn vector_norm(mut vector: Vec<f64>) -> f64 {
    let mut max = 0f64;
    let mut found_nan = false;
    for x in &mut vector {
        *x = x.abs();
        found_nan |= x.is_nan();
        if *x > max {
            max = *x;
        }
    }
    if max.is_infinite() {
        return max;
    }
    if found_nan {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // The scale would overflow: lift the subnormal numbers first.
        let lifted = vector.into_iter().map(|x| x / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * vector_norm(lifted);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut low_products, mut low_sums) = (1.0, 0.0, 0.0);
    for x in vector {
        let x = x * scale;
        let product = exact_product(x, x);
        let total = fast_sum(sum, product.0);
        sum = total.0;
        low_products += product.1;
        low_sums += total.1;
    }
    let mut h = libm::sqrt(sum - 1.0 + (low_products + low_sums));
    let product = exact_product(-h, h);
    let total = fast_sum(sum, product.0);
    sum = total.0;
    low_products += product.1;
    low_sums += total.1;
    let x = sum - 1.0 + (low_products + low_sums);
    h += x / (2.0 * h);
    h / scale
}

/// The sum of products: exact for integers, with triple precision for floats, by operators for others.
fn sumprod(vm: &mut Vm, args: Args) -> PyResult {
    args.no_kw(vm, "math.sumprod")?;
    args.exact(vm, "sumprod", 0, 2)?;
    let (p, q) = (vm.iter(&args[0])?, vm.iter(&args[1])?);
    let mut total = Value::Int(0);
    let mut floats: Option<[f64; 3]> = None;
    let mut floats_enabled = true;
    loop {
        vm.spend(1)?;
        let (a, b) = (vm.iter_next(&p)?, vm.iter_next(&q)?);
        let (a, b) = match (a, b) {
            (Some(a), Some(b)) => (a, b),
            (None, None) => break,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        if floats_enabled {
            let pair = match (&a, &b) {
                (Value::Float(a), Value::Float(b)) => Some((*a, *b)),
                (Value::Float(a), Value::Int(b)) => Some((*a, *b as f64)),
                (Value::Int(a), Value::Float(b)) => Some((*a as f64, *b)),
                _ => None,
            };
            if let Some((x, y)) = pair {
                let [high, low, tiny] = floats.unwrap_or_default();
                let product = exact_product(x, y);
                let sum = exact_sum(high, product.0);
                let first = exact_sum(low, product.1);
                let second = exact_sum(first.0, sum.1);
                let next = [sum.0, second.0, tiny + first.1 + second.1];
                if next[0].is_finite() {
                    floats = Some(next);
                    continue;
                }
                floats_enabled = false;
            }
            if let Some(sum) = floats.take() {
                total = vm.binary_op(BinaryOp::Add, false, total, Value::Float(triple(sum)))?;
            }
        }
        let product = vm.binary_op(BinaryOp::Mul, false, a, b)?;
        total = vm.binary_op(BinaryOp::Add, false, total, product)?;
    }
    match floats {
        Some(sum) => vm.binary_op(BinaryOp::Add, false, total, Value::Float(triple(sum))),
        None => Ok(total),
    }
}

fn triple([high, low, tiny]: [f64; 3]) -> f64 {
    let last = exact_sum(low, tiny);
    let sum = exact_sum(high, last.0);
    sum.0 + (sum.1 + last.1)
}
