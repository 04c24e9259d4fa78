//! The methods of `int`, and the conversion of anything to an integer.

mod bytes;

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed};
use text::{Int, IntRef};

use crate::class::Class;
use crate::methods::arithmetic::{self, Number};
use crate::native::Args;
use crate::numbers;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

const INT: Number = Number { name: "int", own: is_int, accepts: is_int };

pub(crate) fn is_int(value: &Value) -> bool {
    matches!(value, Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.int.clone();
    vm.def_new(&class, new);
    arithmetic::install!(vm, &class, INT);
    arithmetic::operators!(vm, &class, INT;
        "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
        "__truediv__" "__rtruediv__" Div, "__floordiv__" "__rfloordiv__" FloorDiv, "__mod__" "__rmod__" Mod,
        "__lshift__" "__rlshift__" LShift, "__rshift__" "__rrshift__" RShift,
        "__and__" "__rand__" And, "__or__" "__ror__" Or, "__xor__" "__rxor__" Xor,
    );
    vm.def(&class, "__divmod__", |vm, args| arithmetic::divmod_method(vm, args, &INT, "__divmod__", false));
    vm.def(&class, "__rdivmod__", |vm, args| arithmetic::divmod_method(vm, args, &INT, "__rdivmod__", true));
    vm.def(&class, "__invert__", |vm, args| {
        arithmetic::unary(vm, args, &INT, "__invert__", bytecode::UnaryOp::Invert)
    });
    install_conversions(vm, &class);
    bytes::install(vm, &class);
}

fn install_conversions(vm: &mut Vm, class: &Rc<Class>) {
    arithmetic::conversions!(vm, class, INT;
        "__int__" |_, number| Ok(number), "__index__" |_, number| Ok(number),
        "__trunc__" |_, number| Ok(number), "__floor__" |_, number| Ok(number),
        "__ceil__" |_, number| Ok(number), "conjugate" |_, number| Ok(number),
        "__float__" |vm, number| numbers::to_f64(vm, &number).map(Value::Float),
        "bit_length" |_, number| Ok(Value::Int(bit_length(&number) as i64)),
        "bit_count" |_, number| Ok(Value::Int(bit_count(&number) as i64)),
        "is_integer" |_, _| Ok(Value::Bool(true)),
        "as_integer_ratio" |_, number| Ok(Value::tuple(vec![number, Value::Int(1)])),
        "__getnewargs__" |_, number| Ok(Value::tuple(vec![number])),
        "__sizeof__" |_, number| Ok(Value::Int(24 + 4 * bit_length(&number).div_ceil(30).max(1) as i64)),
    );
    arithmetic::parts!(vm, class;
        "real" plain, "numerator" plain, "imag" |_| Value::Int(0), "denominator" |_| Value::Int(1),
    );
    vm.def(class, "__round__", |vm, args| {
        let number = vm.this_number(&args, &INT, "__round__")?;
        vm.refuse_kw(&args, "int", "__round__")?;
        args.between(vm, "__round__", 1, 0, 1)?;
        match args.get(1) {
            None => Ok(number),
            Some(digits) => {
                let digits = vm.index(digits)?;
                round(vm, number, &digits)
            }
        }
    });
}

/// A boolean as the integer that it is.
pub(crate) fn plain(value: &Value) -> Value {
    match value {
        Value::Bool(value) => Value::Int(*value as i64),
        other => other.clone(),
    }
}

/// An integer for the functions of the `text` crate.
pub(crate) fn int_ref(value: &Value) -> Option<IntRef<'_>> {
    Some(match value {
        Value::Int(value) => IntRef::Small(*value),
        Value::Bool(value) => IntRef::Small(*value as i64),
        Value::BigInt(value) => IntRef::Big(value),
        _ => return None,
    })
}

/// An integer that the `text` crate gave.
pub(crate) fn to_int(int: Int) -> Value {
    match int {
        Int::Small(value) => Value::Int(value),
        Int::Big(value) => Value::int(value),
    }
}

fn bit_length(value: &Value) -> u64 {
    match value {
        Value::Int(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
        Value::BigInt(value) => value.bits(),
        _ => 0,
    }
}

fn bit_count(value: &Value) -> u64 {
    match value {
        Value::Int(value) => u64::from(value.unsigned_abs().count_ones()),
        Value::BigInt(value) => value.magnitude().count_ones(),
        _ => 0,
    }
}

/// `round(number, digits)`: to a multiple of a power of ten, a tie to the even multiple.
pub(crate) fn round(vm: &mut Vm, number: Value, digits: &Value) -> PyResult {
    let digits = match digits {
        Value::Int(digits) if *digits >= 0 => return Ok(number),
        Value::Int(digits) => digits.unsigned_abs(),
        Value::BigInt(digits) if digits.is_negative() => u64::MAX,
        _ => return Ok(number),
    };
    // A power of ten that is more than twice the number rounds it to zero.
    if digits > bit_length(&number) {
        return Ok(Value::Int(0));
    }
    let Some(big) = numbers::to_big(&number) else { return Ok(number) };
    vm.spend(digits / 16)?;
    let unit = BigInt::from(10).pow(digits);
    numbers::spend_quotient(vm, &big, &unit)?;
    let (mut quotient, remainder): (BigInt, BigInt) = big.div_mod_floor(&unit);
    let above = match BigInt::cmp(&(remainder * 2), &unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    if above {
        quotient += 1;
    }
    Ok(Value::int(quotient * unit))
}

/// `int(x)`, `int(text, base)`
fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.int.clone();
    let class = vm.class_for_new(&mut args, &owner)?;
    // Of a class of the program, `bind` counts the arguments, in other words.
    if args.kw.is_empty() && !class.is_heap {
        args.between(vm, "int", 0, 0, 2)?;
    }
    let [number, base] = args.bind(vm, "int", 0, ["", "base"], 0)?;
    let value = match (number, base) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(number), None) => from_any(vm, &number)?,
        (Some(number), Some(base)) => {
            // A base that does not fit is refused like any other wrong one.
            let base = match vm.index(&base)? {
                Value::Int(base) => base,
                _ => -1,
            };
            if base != 0 && !(2..=36).contains(&base) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            let is_text = matches!(number.builtin(), Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_));
            match if is_text { parse(vm, &number, base)? } else { None } {
                Some(value) => value,
                None => return Err(vm.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    Ok(vm.wrap_builtin(&class, value))
}

/// `int(x)`
fn from_any(vm: &mut Vm, value: &Value) -> PyResult {
    if let Some(int) = vm.int_of(value)? {
        return Ok(int);
    }
    if let Some(int) = parse(vm, value, 10)? {
        return Ok(int);
    }
    let kind = vm.type_name(value);
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{kind}'"
    )))
}

/// The integer that a text or bytes show; none for other values.
fn parse(vm: &mut Vm, value: &Value, base: i64) -> PyResult<Option<Value>> {
    let parsed = match value.builtin() {
        Value::Str(text) => {
            vm.spend_digits(text.len() as u64 * 10 / 3)?;
            text::int::parse(text, base)
        }
        _ => match super::bytes::buffer_of(vm, value)? {
            Some(data) => text::int::parse_bytes(&data, base),
            None => return Ok(None),
        },
    };
    match parsed {
        Ok(int) => Ok(Some(to_int(int))),
        Err(error) => Err(vm.text_error(error)),
    }
}

impl Vm {
    pub(crate) fn warn_of_subclass(&mut self, known: &str, given: &Value) -> PyResult<()> {
        let kind = self.type_name(given);
        let category = self.types.deprecation_warning.clone();
        self.warn(
            &category,
            &format!(
                "{known} (type {kind}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python."
            ),
        )
    }

    /// A number cut to an integer, by `__int__`, `__index__` or `__trunc__`; none for what is not a number.
    pub(crate) fn int_of(&mut self, value: &Value) -> PyResult<Option<Value>> {
        match value {
            Value::Int(_) | Value::BigInt(_) => return Ok(Some(value.clone())),
            Value::Bool(value) => return Ok(Some(Value::Int(*value as i64))),
            Value::Float(value) => {
                return match text::float::to_int(*value) {
                    Ok(int) => Ok(Some(to_int(int))),
                    Err(error) => Err(self.text_error(error)),
                };
            }
            Value::Instance(_) | Value::Class(_) => {}
            _ => return Ok(None),
        }
        for (name, known) in [
            (self.names.int.clone(), "__int__ returned non-int"),
            (self.names.index.clone(), "__index__ returned non-int"),
            (self.names.trunc.clone(), "__trunc__ returned non-Integral"),
        ] {
            if let Some(result) = self.call_special(value, &name, Args::new())? {
                if known.starts_with("__trunc__") {
                    let category = self.types.deprecation_warning.clone();
                    self.warn(&category, "The delegation of int() to __trunc__ is deprecated.")?;
                }
                if is_int(result.builtin()) {
                    if !matches!(result, Value::Int(_) | Value::BigInt(_)) && !known.starts_with("__trunc__")
                    {
                        self.warn_of_subclass(known, &result)?;
                    }
                    return Ok(Some(plain(result.builtin())));
                }
                let index = self.names.index.clone();
                if known.starts_with("__trunc__") && self.class_of(&result).lookup(&index).is_some() {
                    return self.index(&result).map(Some);
                }
                let kind = self.type_name(&result);
                return Err(self.type_error(format!("{known} (type {kind})")));
            }
        }
        Ok(None)
    }
}
