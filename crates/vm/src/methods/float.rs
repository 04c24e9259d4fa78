//! The methods of `float`, and the conversion of anything to a float.

use std::rc::Rc;

use crate::class::Class;
use crate::methods::arithmetic::{self, Number};
use crate::methods::int::to_int;
use crate::native::Args;
use crate::numbers;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

const FLOAT: Number = Number {
    name: "float",
    own: |value| matches!(value, Value::Float(_)),
    accepts: |value| matches!(value, Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_)),
};

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.float.clone();
    vm.def_new(&class, new);
    arithmetic::install!(vm, &class, FLOAT);
    arithmetic::operators!(vm, &class, FLOAT;
        "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
        "__truediv__" "__rtruediv__" Div, "__floordiv__" "__rfloordiv__" FloorDiv, "__mod__" "__rmod__" Mod,
    );
    vm.def(&class, "__divmod__", |vm, args| arithmetic::divmod_method(vm, args, &FLOAT, "__divmod__", false));
    vm.def(&class, "__rdivmod__", |vm, args| {
        arithmetic::divmod_method(vm, args, &FLOAT, "__rdivmod__", true)
    });
    install_conversions(vm, &class);
}

fn install_conversions(vm: &mut Vm, class: &Rc<Class>) {
    arithmetic::conversions!(vm, class, FLOAT;
        "__float__" |_, number| Ok(number), "conjugate" |_, number| Ok(number),
        "__int__" |vm, number| whole(vm, float(&number)),
        "__trunc__" |vm, number| whole(vm, float(&number)),
        "__floor__" |vm, number| whole(vm, float(&number).floor()),
        "__ceil__" |vm, number| whole(vm, float(&number).ceil()),
        "is_integer" |_, number| Ok(Value::Bool(float(&number).fract() == 0.0)),
        "as_integer_ratio" |vm, number| match text::float::as_integer_ratio(float(&number)) {
            Ok((numerator, denominator)) => Ok(Value::tuple(vec![to_int(numerator), to_int(denominator)])),
            Err(error) => Err(vm.text_error(error)),
        },
        "hex" |_, number| Ok(Value::str(text::float::hex(float(&number)))),
        "__getnewargs__" |_, number| Ok(Value::tuple(vec![number])),
    );
    arithmetic::parts!(vm, class; "real" Value::clone, "imag" |_| Value::Float(0.0));
    vm.def(class, "__round__", |vm, args| {
        let number = vm.this_number(&args, &FLOAT, "__round__")?;
        vm.refuse_kw(&args, "float", "__round__")?;
        args.between(vm, "__round__", 1, 0, 1)?;
        round(vm, float(&number), args.get(1))
    });
    vm.def_class_method(class, "fromhex", |vm, mut args| {
        args.exact(vm, "float.fromhex", 1, 1)?;
        let Some(shown) = args[1].as_str() else {
            return Err(vm.type_error("bad argument type for built-in operation"));
        };
        let number = match text::float::from_hex(shown) {
            Ok(number) => Value::Float(number),
            Err(error) => return Err(vm.text_error(error)),
        };
        match args.take(0) {
            Value::Class(class) if class.is_heap => vm.call(&Value::Class(class), Args::one(number)),
            _ => Ok(number),
        }
    });
    vm.def_class_method(class, "__getformat__", |vm, args| {
        args.exact(vm, "float.__getformat__", 1, 1)?;
        match args[1].as_str().map(|kind| kind.as_str()) {
            Some("double" | "float") => Ok(Value::str("IEEE, little-endian")),
            Some(_) => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
            None => vm.str_arg(&args[1], "__getformat__() argument must be str").map(Value::Str),
        }
    });
}

fn float(number: &Value) -> f64 {
    match number {
        Value::Float(number) => *number,
        _ => 0.0,
    }
}

fn whole(vm: &mut Vm, number: f64) -> PyResult {
    text::float::to_int(number).map(to_int).map_err(|error| vm.text_error(error))
}

/// `round(number)` to an integer, `round(number, digits)` to a float.
pub(crate) fn round(vm: &mut Vm, number: f64, digits: Option<&Value>) -> PyResult {
    let rounded = match digits {
        None | Some(Value::None) => text::float::round_to_int(number).map(to_int),
        Some(digits) => {
            let digits = match vm.index(digits)? {
                Value::Int(digits) => digits,
                Value::BigInt(digits) if digits.sign() == num_bigint::Sign::Minus => i64::MIN,
                _ => i64::MAX,
            };
            text::float::round(number, digits).map(Value::Float)
        }
    };
    rounded.map_err(|error| vm.text_error(error))
}

fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.float.clone();
    let class = vm.class_for_new(&mut args, &owner)?;
    vm.no_kw_for_new(&class, &args, "float")?;
    args.between(vm, "float", 0, 0, 1)?;
    let number = match args.get(0) {
        None => 0.0,
        Some(value) => from_any(vm, value)?,
    };
    Ok(vm.wrap_builtin(&class, Value::Float(number)))
}

/// `float(x)`
fn from_any(vm: &mut Vm, value: &Value) -> PyResult<f64> {
    if let Some(number) = vm.float_of(value)? {
        return Ok(number);
    }
    let parsed = match value.builtin() {
        Value::Str(text) => text::float::parse(text),
        _ => match super::bytes::buffer_of(vm, value)? {
            Some(data) => text::float::parse_bytes(&data),
            None => {
                let kind = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "float() argument must be a string or a real number, not '{kind}'"
                )));
            }
        },
    };
    match (parsed, value.builtin()) {
        (Ok(number), _) => Ok(number),
        (Err(error), Value::Str(_) | Value::Bytes(_)) => Err(vm.text_error(error)),
        (Err(_), _) => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format!("could not convert string to float: {}", shown.as_str())))
        }
    }
}

impl Vm {
    /// A number as a float, by `__float__` or `__index__`; none for what is not a real number.
    pub(crate) fn float_of(&mut self, value: &Value) -> PyResult<Option<f64>> {
        match value {
            Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Float(_) => {
                return numbers::to_f64(self, value).map(Some);
            }
            Value::Instance(_) | Value::Class(_) => {}
            _ => return Ok(None),
        }
        let name = self.names.float.clone();
        if let Some(result) = self.call_special(value, &name, Args::new())? {
            if let Value::Float(number) = result.builtin() {
                if !matches!(result, Value::Float(_)) {
                    let (owner, kind) = (self.type_name(value), self.type_name(&result));
                    let category = self.types.deprecation_warning.clone();
                    self.warn(
                        &category,
                        &format!(
                            "{owner}.__float__ returned non-float (type {kind}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python."
                        ),
                    )?;
                }
                return Ok(Some(*number));
            }
            let (owner, kind) = (self.type_name(value), self.type_name(&result));
            return Err(self.type_error(format!("{owner}.__float__ returned non-float (type {kind})")));
        }
        let class = self.class_of(value);
        if class.lookup(&self.names.index.clone()).is_some() {
            let index = self.index(value)?;
            return numbers::to_f64(self, &index).map(Some);
        }
        Ok(None)
    }
}
