//! The special methods that the number types share: arithmetic, comparisons, conversions.
//!
//! Instances of subclasses come here through the operators, and programs may call `(5).__add__(3)` themselves. A
//! method answers `NotImplemented` for operands that its type does not know: `(5).__add__(3.0)`.

use bytecode::{BinaryOp, CompareOp, UnaryOp};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, Zero};

use crate::native::Args;
use crate::numbers;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// A number type, as its methods see it.
pub(super) struct Number {
    pub name: &'static str,
    /// Whether a value is of the type.
    pub own: fn(&Value) -> bool,
    /// Whether the type's methods work with a value.
    pub accepts: fn(&Value) -> bool,
}

/// Defines pairs of methods behind binary operators: `install!(vm, class, NUMBER; "__add__" "__radd__" Add)`.
macro_rules! operators {
    ($vm:expr, $class:expr, $number:path; $($name:literal $reflected:literal $op:ident),* $(,)?) => {{
        use bytecode::BinaryOp::*;
        use crate::methods::arithmetic;
        let (vm, class): (&mut crate::vm::Vm, &std::rc::Rc<crate::class::Class>) = ($vm, $class);
        $(
            vm.def(class, $name, |vm, args| arithmetic::binary(vm, args, &$number, $name, $op, false));
            vm.def(class, $reflected, |vm, args| arithmetic::binary(vm, args, &$number, $reflected, $op, true));
        )*
    }};
}
pub(super) use operators;

/// Defines what every number type has.
macro_rules! install {
    ($vm:expr, $class:expr, $number:path) => {{
        use crate::methods::{arithmetic, compare, str};
        use bytecode::UnaryOp::{Neg, Pos};
        fn comparison(
            vm: &mut crate::vm::Vm,
            args: crate::native::Args,
            name: &str,
            op: bytecode::CompareOp,
        ) -> crate::value::PyResult {
            arithmetic::compare(vm, args, &$number, name, op)
        }
        let (vm, class): (&mut crate::vm::Vm, &std::rc::Rc<crate::class::Class>) = ($vm, $class);
        compare::install!(vm, class, comparison);
        vm.def(class, "__pow__", |vm, args| arithmetic::power(vm, args, &$number, "__pow__"));
        vm.def(class, "__rpow__", |vm, args| arithmetic::power(vm, args, &$number, "__rpow__"));
        vm.def(class, "__neg__", |vm, args| arithmetic::unary(vm, args, &$number, "__neg__", Neg));
        vm.def(class, "__pos__", |vm, args| arithmetic::unary(vm, args, &$number, "__pos__", Pos));
        vm.def(class, "__abs__", |vm, args| {
            let number = vm.this_number(&args, &$number, "__abs__")?;
            vm.slot_args(&args, "__abs__", 0)?;
            match arithmetic::abs(vm, &number)? {
                Some(result) => Ok(result),
                None => Ok(crate::value::Value::NotImplemented),
            }
        });
        vm.def(class, "__bool__", |vm, args| {
            let number = vm.this_number(&args, &$number, "__bool__")?;
            vm.slot_args(&args, "__bool__", 0)?;
            vm.truth(&number).map(crate::value::Value::Bool)
        });
        vm.def(class, "__hash__", |vm, args| {
            let number = vm.this_number(&args, &$number, "__hash__")?;
            vm.slot_args(&args, "__hash__", 0)?;
            vm.hash(&number).map(crate::value::Value::Int)
        });
        vm.def(class, "__repr__", |vm, args| {
            let number = vm.this_number(&args, &$number, "__repr__")?;
            vm.slot_args(&args, "__repr__", 0)?;
            vm.repr(&number).map(crate::value::Value::Str)
        });
        vm.def(class, "__format__", |vm, args| {
            vm.this_number(&args, &$number, "__format__")?;
            str::format_method(vm, args, $number.name)
        });
    }};
}
pub(super) use install;

impl Vm {
    /// The receiver of a method of a number type; a boolean is an integer here.
    pub(super) fn this_number(&mut self, args: &Args, number: &Number, name: &str) -> PyResult {
        match args.get(0).map(Value::builtin) {
            Some(Value::Bool(value)) if (number.own)(&Value::Int(0)) => Ok(Value::Int(*value as i64)),
            Some(value) if (number.own)(value) => Ok(value.clone()),
            _ => Err(self.wrong_receiver(number.name, name, args.get(0))),
        }
    }
}

/// A binary operator's method; `reflected` when the receiver is the right operand.
pub(super) fn binary(
    vm: &mut Vm,
    args: Args,
    number: &Number,
    name: &str,
    op: BinaryOp,
    reflected: bool,
) -> PyResult {
    let this = vm.this_number(&args, number, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin();
    if !(number.accepts)(other) {
        return Ok(Value::NotImplemented);
    }
    // Two booleans make a boolean.
    let this = match (args[0].builtin(), other) {
        (own @ Value::Bool(_), Value::Bool(_)) => own.clone(),
        _ => this,
    };
    let (left, right) = if reflected { (other, &this) } else { (&this, other) };
    Ok(numbers::binary(vm, op, left, right)?.unwrap_or(Value::NotImplemented))
}

/// A unary operator's method.
pub(super) fn unary(vm: &mut Vm, args: Args, number: &Number, name: &str, op: UnaryOp) -> PyResult {
    let this = vm.this_number(&args, number, name)?;
    vm.slot_args(&args, name, 0)?;
    Ok(numbers::unary(op, &this).unwrap_or(Value::NotImplemented))
}

/// A comparison's method.
pub(super) fn compare(vm: &mut Vm, args: Args, number: &Number, name: &str, op: CompareOp) -> PyResult {
    let this = vm.this_number(&args, number, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin();
    let ordered = matches!(op, CompareOp::Eq | CompareOp::Ne) || !matches!(this, Value::Complex(_));
    if !(number.accepts)(other) || !ordered {
        return Ok(Value::NotImplemented);
    }
    Ok(vm.builtin_compare(op, &this, other)?.map_or(Value::NotImplemented, Value::Bool))
}

/// `__pow__` and `__rpow__`, perhaps with a modulus.
pub(super) fn power(vm: &mut Vm, args: Args, number: &Number, name: &str) -> PyResult {
    let this = vm.this_number(&args, number, name)?;
    let other = args[1].builtin();
    let modulus = args.get(2).map_or(&Value::None, Value::builtin);
    if matches!((&this, modulus), (Value::Float(_), modulus) if !modulus.is_none()) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    if !(number.accepts)(other) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if name == "__pow__" { (&this, other) } else { (other, &this) };
    match (&this, modulus) {
        (_, Value::None) => {
            Ok(numbers::binary(vm, BinaryOp::Pow, left, right)?.unwrap_or(Value::NotImplemented))
        }
        (Value::Complex(_), _) => Err(vm.value_error("complex modulo")),
        _ => match modular_power(vm, left, right, modulus)? {
            Some(result) => Ok(result),
            None => Ok(Value::NotImplemented),
        },
    }
}

/// `pow(base, exponent, modulus)` of integers; none for other values.
pub(crate) fn modular_power(
    vm: &mut Vm,
    base: &Value,
    exponent: &Value,
    modulus: &Value,
) -> PyResult<Option<Value>> {
    let (Some(base), Some(exponent), Some(modulus)) =
        (numbers::to_big(base), numbers::to_big(exponent), numbers::to_big(modulus))
    else {
        return Ok(None);
    };
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let words = modulus.bits() / 64 + 1;
    vm.spend(exponent.bits().saturating_mul(words.saturating_mul(words)) / 32)?;
    numbers::spend_quotient(vm, &base, &modulus)?;
    let result = if exponent.sign() == Sign::Minus {
        let Some(inverse) = base.modinv(&modulus) else {
            return Err(vm.value_error("base is not invertible for the given modulus"));
        };
        inverse.modpow(&-exponent, &modulus)
    } else {
        base.modpow(&exponent, &modulus)
    };
    Ok(Some(Value::int(result)))
}

/// `abs(number)`; none for other values.
pub(crate) fn abs(vm: &mut Vm, value: &Value) -> PyResult<Option<Value>> {
    Ok(Some(match value {
        Value::Int(value) => match value.checked_abs() {
            Some(result) => Value::Int(result),
            None => Value::int(BigInt::from(*value).abs()),
        },
        Value::Bool(value) => Value::Int(*value as i64),
        Value::BigInt(value) => Value::int(value.abs()),
        Value::Float(value) => Value::Float(value.abs()),
        Value::Complex(value) => {
            let length = text::elementary::hypot(value.0, value.1);
            if length.is_infinite() && value.0.is_finite() && value.1.is_finite() {
                return Err(vm.overflow_error("absolute value too large"));
            }
            Value::Float(length)
        }
        _ => return Ok(None),
    }))
}

/// `divmod(left, right)` of real numbers; none for other values.
pub(crate) fn divmod(vm: &mut Vm, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    let real =
        |value: &Value| matches!(value, Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Float(_));
    if !real(left) || !real(right) {
        return Ok(None);
    }
    if let (Value::Float(_), _) | (_, Value::Float(_)) = (left, right) {
        let (left, right) = (numbers::to_f64(vm, left)?, numbers::to_f64(vm, right)?);
        if right == 0.0 {
            return Err(vm.zero_division_error("float divmod()"));
        }
        let (quotient, remainder) = numbers::float_divmod(left, right);
        return Ok(Some(Value::tuple(vec![Value::Float(quotient), Value::Float(remainder)])));
    }
    let (Some(left), Some(right)) = (numbers::to_big(left), numbers::to_big(right)) else { return Ok(None) };
    if right.is_zero() {
        return Err(vm.zero_division_error("integer division or modulo by zero"));
    }
    numbers::spend_quotient(vm, &left, &right)?;
    let (quotient, remainder) = left.div_mod_floor(&right);
    Ok(Some(Value::tuple(vec![Value::int(quotient), Value::int(remainder)])))
}

/// `__divmod__`, or `__rdivmod__` when reflected.
pub(super) fn divmod_method(
    vm: &mut Vm,
    args: Args,
    number: &Number,
    name: &str,
    reflected: bool,
) -> PyResult {
    let this = vm.this_number(&args, number, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin();
    if !(number.accepts)(other) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if reflected { (other, &this) } else { (&this, other) };
    Ok(divmod(vm, left, right)?.unwrap_or(Value::NotImplemented))
}

/// Defines a conversion method without arguments by a function of the number.
macro_rules! conversions {
    ($vm:expr, $class:expr, $number:path; $($name:literal $function:expr),* $(,)?) => {{
        let (vm, class): (&mut crate::vm::Vm, &std::rc::Rc<crate::class::Class>) = ($vm, $class);
        $(
            vm.def(class, $name, |vm, args| {
                let number = vm.this_number(&args, &$number, $name)?;
                let is_slot = !matches!($name, "__trunc__" | "__floor__" | "__ceil__" | "__getnewargs__" | "__sizeof__");
                if $name.starts_with("__") && is_slot {
                    vm.slot_args(&args, $name, 0)?;
                } else {
                    vm.exactly(&args, $number.name, $name, 0)?;
                }
                let function: fn(&mut crate::vm::Vm, crate::value::Value) -> crate::value::PyResult = $function;
                function(vm, number)
            });
        )*
    }};
}
pub(super) use conversions;

/// Defines attributes that are computed from the number.
macro_rules! parts {
    ($vm:expr, $class:expr; $($name:literal $function:expr),* $(,)?) => {{
        let (vm, class): (&mut crate::vm::Vm, &std::rc::Rc<crate::class::Class>) = ($vm, $class);
        $(
            vm.def_get(class, $name, |_, number| {
                let function: fn(&crate::value::Value) -> crate::value::Value = $function;
                Ok(function(number.builtin()))
            }, None);
        )*
    }};
}
pub(super) use parts;
