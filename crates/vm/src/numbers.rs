//! Arithmetic of integers of any size, floats and complex numbers.

use std::rc::Rc;

use bytecode::{BinaryOp, UnaryOp};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// What the operators have to know of a number first.
enum Number {
    Int(i64),
    Big,
    Float,
    Complex,
}

fn number(value: &Value) -> Option<Number> {
    Some(match value {
        Value::Int(value) => Number::Int(*value),
        Value::Bool(value) => Number::Int(*value as i64),
        Value::Float(_) => Number::Float,
        Value::BigInt(_) => Number::Big,
        Value::Complex(_) => Number::Complex,
        _ => return None,
    })
}

/// An integer value as a big one.
pub fn to_big(value: &Value) -> Option<BigInt> {
    match value {
        Value::Int(value) => Some(BigInt::from(*value)),
        Value::Bool(value) => Some(BigInt::from(*value as i64)),
        Value::BigInt(value) => Some((**value).clone()),
        _ => None,
    }
}

/// The operator on two numbers; none where it is not defined for these values.
pub fn binary(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    let (Some(x), Some(y)) = (number(left), number(right)) else { return Ok(None) };
    match (x, y) {
        (Number::Complex, _) | (_, Number::Complex) => complex(vm, op, left, right),
        (Number::Int(x), Number::Int(y)) => {
            if matches!((left, right), (Value::Bool(_), Value::Bool(_))) {
                let both = match op {
                    BinaryOp::And => Some(x & y),
                    BinaryOp::Or => Some(x | y),
                    BinaryOp::Xor => Some(x ^ y),
                    _ => None,
                };
                if let Some(truth) = both {
                    return Ok(Some(Value::Bool(truth != 0)));
                }
            }
            small(vm, op, x, y)
        }
        (Number::Float, _) | (_, Number::Float) => {
            let x = to_f64(vm, left)?;
            let y = to_f64(vm, right)?;
            float(vm, op, x, y)
        }
        _ => {
            let (Some(x), Some(y)) = (to_big(left), to_big(right)) else { return Ok(None) };
            big(vm, op, &x, &y)
        }
    }
}

/// A number as a float, or `OverflowError`.
pub fn to_f64(vm: &mut Vm, value: &Value) -> PyResult<f64> {
    match value {
        Value::Int(value) => Ok(*value as f64),
        Value::Bool(value) => Ok(*value as i64 as f64),
        Value::Float(value) => Ok(*value),
        Value::BigInt(big) => match text::IntRef::from(&**big).to_f64() {
            Ok(value) => Ok(value),
            Err(_) => Err(vm.overflow_error("int too large to convert to float")),
        },
        _ => Err(vm.type_error("must be real number")),
    }
}

fn small(vm: &mut Vm, op: BinaryOp, x: i64, y: i64) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => x.checked_mul(y),
        BinaryOp::Div => {
            if y == 0 {
                return Err(vm.zero_division_error("division by zero"));
            }
            const EXACT: u64 = 1 << 53;
            if x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT {
                return Ok(Some(Value::Float(x as f64 / y as f64)));
            }
            return true_divide(vm, &BigInt::from(x), &BigInt::from(y)).map(Some);
        }
        BinaryOp::FloorDiv => {
            if y == 0 {
                return Err(vm.zero_division_error("integer division or modulo by zero"));
            }
            x.checked_div_euclid(y).map(|_| Integer::div_floor(&x, &y))
        }
        BinaryOp::Mod => {
            if y == 0 {
                return Err(vm.zero_division_error("integer modulo by zero"));
            }
            if y == -1 { Some(0) } else { Some(Integer::mod_floor(&x, &y)) }
        }
        BinaryOp::Pow => {
            if y < 0 {
                if x == 0 {
                    return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
                }
                return Ok(Some(Value::Float(power(x as f64, y as f64))));
            }
            u32::try_from(y).ok().and_then(|y| x.checked_pow(y))
        }
        BinaryOp::LShift => {
            if y < 0 {
                return Err(vm.value_error("negative shift count"));
            }
            if x == 0 {
                Some(0)
            } else if y < 63 && (x << y) >> y == x {
                Some(x << y)
            } else {
                None
            }
        }
        BinaryOp::RShift => {
            if y < 0 {
                return Err(vm.value_error("negative shift count"));
            }
            Some(x >> y.min(63))
        }
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::MatMul => return Ok(None),
    };
    match result {
        Some(result) => Ok(Some(Value::Int(result))),
        None => big(vm, op, &BigInt::from(x), &BigInt::from(y)),
    }
}

fn big(vm: &mut Vm, op: BinaryOp, x: &BigInt, y: &BigInt) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => {
            vm.reserve(((x.bits() + y.bits()) / 8) as usize)?;
            spend_product(vm, x, y)?;
            x * y
        }
        BinaryOp::Div => {
            if y.is_zero() {
                return Err(vm.zero_division_error("division by zero"));
            }
            return true_divide(vm, x, y).map(Some);
        }
        BinaryOp::FloorDiv => {
            if y.is_zero() {
                return Err(vm.zero_division_error("integer division or modulo by zero"));
            }
            spend_quotient(vm, x, y)?;
            x.div_floor(y)
        }
        BinaryOp::Mod => {
            if y.is_zero() {
                return Err(vm.zero_division_error("integer modulo by zero"));
            }
            spend_quotient(vm, x, y)?;
            x.mod_floor(y)
        }
        BinaryOp::Pow => {
            if y.sign() == Sign::Minus {
                let (x, y) = (to_f64(vm, &Value::int(x.clone()))?, to_f64(vm, &Value::int(y.clone()))?);
                return float(vm, op, x, y);
            }
            if x.bits() <= 1 && !y.is_zero() {
                let result = if y.is_even() { x.abs() } else { x.clone() };
                return Ok(Some(Value::int(result)));
            }
            let Some(exponent) = y.to_u64() else {
                return Err(vm.memory_error(""));
            };
            let bits = x.bits().saturating_mul(exponent);
            vm.reserve(usize::try_from(bits / 8).unwrap_or(usize::MAX))?;
            let work = bits / 64 * (bits / 64) / 64;
            vm.spend(work)?;
            num_traits::Pow::pow(x, exponent)
        }
        BinaryOp::LShift => {
            if x.is_zero() && y.sign() != Sign::Minus {
                return Ok(Some(Value::Int(0)));
            }
            let Some(shift) = y.to_u64().filter(|_| y.sign() != Sign::Minus) else {
                return Err(if y.sign() == Sign::Minus {
                    vm.value_error("negative shift count")
                } else {
                    vm.overflow_error("too many digits in integer")
                });
            };
            vm.reserve(usize::try_from((x.bits() + shift) / 8).unwrap_or(usize::MAX))?;
            x << shift
        }
        BinaryOp::RShift => {
            if y.sign() == Sign::Minus {
                return Err(vm.value_error("negative shift count"));
            }
            match y.to_u64() {
                Some(shift) => x >> shift,
                None if x.sign() == Sign::Minus => BigInt::from(-1),
                None => BigInt::zero(),
            }
        }
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::MatMul => return Ok(None),
    };
    // A product of many digits is work that the count of instructions does not see.
    if result.bits() > 4096 {
        vm.spend(result.bits() / 64)?;
    }
    Ok(Some(Value::int(result)))
}

/// Counts the work of a long product, which grows with about the power 1.5 of the length.
fn spend_product(vm: &mut Vm, x: &BigInt, y: &BigInt) -> PyResult<()> {
    let (short, long) = (x.bits().min(y.bits()) / 64, x.bits().max(y.bits()) / 64);
    if short < LONG { Ok(()) } else { vm.spend(long.saturating_mul(short.isqrt()) / WORDS_PER_INSTRUCTION) }
}

/// Counts the work of a long division, which is that of the product by hand of divisor and quotient.
pub(crate) fn spend_quotient(vm: &mut Vm, x: &BigInt, y: &BigInt) -> PyResult<()> {
    let (short, long) = (y.bits() / 64, x.bits() / 64);
    let quotient = long.saturating_sub(short);
    if short.min(quotient) < LONG {
        Ok(())
    } else {
        vm.spend(short.saturating_mul(quotient) / WORDS_PER_INSTRUCTION)
    }
}

/// Numbers of fewer words are calculated with in about the time of an instruction.
const LONG: u64 = 128;
const WORDS_PER_INSTRUCTION: u64 = 8;

fn true_divide(vm: &mut Vm, x: &BigInt, y: &BigInt) -> PyResult {
    match text::float::divide_ints(x, y) {
        Ok(result) => Ok(Value::Float(result)),
        Err(error) => Err(vm.text_error(error)),
    }
}

/// Python's remainder: it has the sign of the divisor.
pub fn float_mod(x: f64, y: f64) -> f64 {
    let remainder = x % y;
    if remainder == 0.0 {
        0.0f64.copysign(y)
    } else if (remainder < 0.0) != (y < 0.0) {
        remainder + y
    } else {
        remainder
    }
}

/// Python's floor division and remainder of floats.
pub fn float_divmod(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0.0f64.copysign(y);
    } else if (remainder < 0.0) != (y < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0f64.copysign(x / y), remainder);
    }
    let mut floored = quotient.floor();
    if quotient - floored > 0.5 {
        floored += 1.0;
    }
    (floored, remainder)
}

fn float(vm: &mut Vm, op: BinaryOp, x: f64, y: f64) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div => {
            if y == 0.0 {
                return Err(vm.zero_division_error("float division by zero"));
            }
            x / y
        }
        BinaryOp::FloorDiv => {
            if y == 0.0 {
                return Err(vm.zero_division_error("float floor division by zero"));
            }
            float_divmod(x, y).0
        }
        BinaryOp::Mod => {
            if y == 0.0 {
                return Err(vm.zero_division_error("float modulo by zero"));
            }
            float_mod(x, y)
        }
        BinaryOp::Pow => {
            if x == 0.0 && y < 0.0 && y.is_finite() {
                return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
            }
            if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
                return complex(vm, op, &Value::Float(x), &Value::Float(y));
            }
            let result = power(x, y);
            if result.is_infinite() && x.is_finite() && y.is_finite() {
                let class = vm.types.overflow_error.clone();
                let words = Value::str("Numerical result out of range");
                return Err(vm.new_exception(&class, vec![Value::Int(34), words]));
            }
            result
        }
        _ => return Ok(None),
    };
    Ok(Some(Value::Float(result)))
}

fn complex(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    let mut parts = |value: &Value| -> PyResult<(f64, f64)> {
        match value {
            Value::Complex(value) => Ok(**value),
            other => Ok((to_f64(vm, other)?, 0.0)),
        }
    };
    let (a, b) = parts(left)?;
    let (c, d) = parts(right)?;
    let result = match op {
        BinaryOp::Add => (a + c, b + d),
        BinaryOp::Sub => (a - c, b - d),
        BinaryOp::Mul => (a * c - b * d, a * d + b * c),
        BinaryOp::Div => {
            if c == 0.0 && d == 0.0 {
                return Err(vm.zero_division_error("complex division by zero"));
            }
            complex_divide((a, b), (c, d))
        }
        BinaryOp::Pow => {
            if c == 0.0 && d == 0.0 {
                (1.0, 0.0)
            } else if a == 0.0 && b == 0.0 {
                if c < 0.0 || d != 0.0 {
                    return Err(vm.zero_division_error("0.0 to a negative or complex power"));
                }
                (0.0, 0.0)
            } else if d == 0.0 && c == c.floor() && c.abs() <= 100.0 {
                let whole = complex_int_pow((a, b), (c as i64).abs());
                match (c < 0.0, whole) {
                    (false, whole) => whole,
                    (true, (0.0, 0.0)) => {
                        return Err(vm.zero_division_error("0.0 to a negative or complex power"));
                    }
                    (true, whole) => complex_divide((1.0, 0.0), whole),
                }
            } else {
                let length = text::elementary::hypot(a, b);
                let angle = text::elementary::atan2(b, a);
                let mut magnitude = power(length, c);
                let mut phase = angle * c;
                if d != 0.0 {
                    magnitude /= text::elementary::exp(angle * d);
                    phase += d * text::elementary::log(length);
                }
                // There C's functions say that they have no result.
                if phase.is_infinite() {
                    return Err(vm.zero_division_error("0.0 to a negative or complex power"));
                }
                (magnitude * text::elementary::cos(phase), magnitude * text::elementary::sin(phase))
            }
        }
        _ => return Ok(None),
    };
    if op == BinaryOp::Pow && (result.0.is_infinite() || result.1.is_infinite()) {
        return Err(vm.overflow_error("complex exponentiation"));
    }
    Ok(Some(Value::Complex(Rc::new(result))))
}

fn complex_int_pow(base: (f64, f64), exponent: i64) -> (f64, f64) {
    let multiply = |x: (f64, f64), y: (f64, f64)| (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0);
    let mut result = (1.0, 0.0);
    let mut power = base;
    let mut left = exponent;
    while left > 0 {
        if left & 1 == 1 {
            result = multiply(result, power);
        }
        power = multiply(power, power);
        left >>= 1;
    }
    result
}

/// Scaled by the larger part of the divisor, as CPython does.
fn complex_divide((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + d * ratio;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    }
}

/// `x ** y` of floats, rounded so that `10 ** -5` shows as CPython shows it.
pub fn power(x: f64, y: f64) -> f64 {
    text::elementary::pow(x, y)
}

/// The operator on one number; none where it is not defined for this value.
pub fn unary(op: UnaryOp, value: &Value) -> Option<Value> {
    Some(match (op, value) {
        (UnaryOp::Neg, Value::Int(x)) => match x.checked_neg() {
            Some(result) => Value::Int(result),
            None => Value::int(-BigInt::from(*x)),
        },
        (UnaryOp::Neg, Value::Bool(x)) => Value::Int(-(*x as i64)),
        (UnaryOp::Neg, Value::BigInt(x)) => Value::int(-&**x),
        (UnaryOp::Neg, Value::Float(x)) => Value::Float(-x),
        (UnaryOp::Neg, Value::Complex(x)) => Value::Complex(Rc::new((-x.0, -x.1))),
        (UnaryOp::Pos, Value::Bool(x)) => Value::Int(*x as i64),
        (UnaryOp::Pos, Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(_)) => {
            value.clone()
        }
        (UnaryOp::Invert, Value::Int(x)) => Value::Int(!x),
        (UnaryOp::Invert, Value::Bool(x)) => Value::Int(!(*x as i64)),
        (UnaryOp::Invert, Value::BigInt(x)) => Value::int(-&**x - 1),
        _ => return None,
    })
}
