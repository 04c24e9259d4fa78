//! The methods of `complex`.

mod parse;

use std::rc::Rc;

use crate::methods::arithmetic::{self, Number};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

const COMPLEX: Number = Number {
    name: "complex",
    own: |value| matches!(value, Value::Complex(_)),
    accepts: |value| {
        matches!(
            value,
            Value::Complex(_) | Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_)
        )
    },
};

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.complex.clone();
    vm.def_new(&class, new);
    arithmetic::install!(vm, &class, COMPLEX);
    arithmetic::operators!(vm, &class, COMPLEX;
        "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
        "__truediv__" "__rtruediv__" Div,
    );
    arithmetic::conversions!(vm, &class, COMPLEX;
        "__complex__" |_, number| Ok(number),
        "conjugate" |_, number| {
            let (real, imag) = parts(&number);
            Ok(complex(real, -imag))
        },
        "__getnewargs__" |_, number| {
            let (real, imag) = parts(&number);
            Ok(Value::tuple(vec![Value::Float(real), Value::Float(imag)]))
        },
    );
    vm.def_member(&class, "real", |_, number| Ok(Value::Float(parts(number.builtin()).0)));
    vm.def_member(&class, "imag", |_, number| Ok(Value::Float(parts(number.builtin()).1)));
}

fn complex(real: f64, imag: f64) -> Value {
    Value::Complex(Rc::new((real, imag)))
}

fn parts(number: &Value) -> (f64, f64) {
    match number {
        Value::Complex(number) => **number,
        _ => (0.0, 0.0),
    }
}

/// `complex(real, imag)`, `complex(text)`
fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.complex.clone();
    let class = vm.class_for_new(&mut args, &owner)?;
    let [real, imag] = args.bind(vm, "complex", 0, ["real", "imag"], 0)?;
    if let (Some(exact @ Value::Complex(_)), None) = (&real, &imag) {
        let exact = exact.clone();
        return Ok(vm.wrap_builtin(&class, exact));
    }
    if let Some(text) = real.as_ref().and_then(Value::as_str) {
        if imag.is_some() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return match parse::parse(text) {
            Ok((real, imag)) => Ok(vm.wrap_builtin(&class, complex(real, imag))),
            Err(error) => Err(vm.text_error(error)),
        };
    }
    if imag.as_ref().is_some_and(|imag| imag.as_str().is_some()) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let only = imag.is_none();
    let (mut a, b) = match real {
        None => (0.0, None),
        Some(real) => match number(vm, &real, true)? {
            Some(number) => number,
            None => {
                let kind = vm.type_name(&real);
                let text = format!("complex() first argument must be a string or a number, not '{kind}'");
                return Err(vm.type_error(text));
            }
        },
    };
    let (mut c, d) = match imag {
        None => (0.0, None),
        Some(imag) => match number(vm, &imag, false)? {
            Some(number) => number,
            None => {
                let kind = vm.type_name(&imag);
                return Err(
                    vm.type_error(format!("complex() second argument must be a number, not '{kind}'"))
                );
            }
        },
    };
    // Only parts that were given are added, so that a negative zero keeps its sign.
    if let Some(d) = d {
        a -= d;
    }
    match b {
        Some(b) if only => c = b,
        Some(b) => c += b,
        None => {}
    }
    Ok(vm.wrap_builtin(&class, complex(a, c)))
}

impl Vm {
    /// What `__complex__` gives, where an object has it.
    pub fn ask_complex(&mut self, value: &Value) -> PyResult<Option<(f64, f64)>> {
        let name = self.names.complex.clone();
        let Some(result) = self.call_special(value, &name, Args::new())? else { return Ok(None) };
        let kind = self.type_name(&result);
        let Value::Complex(number) = result.builtin() else {
            return Err(self.type_error(format!("__complex__ returned non-complex (type {kind})")));
        };
        if !matches!(result, Value::Complex(_)) {
            let category = self.types.deprecation_warning.clone();
            self.warn(
                &category,
                &format!(
                    "__complex__ returned non-complex (type {kind}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python."
                ),
            )?;
        }
        Ok(Some(**number))
    }
}

/// The real part of a number, and the imaginary part of a complex one; none for what is not a number. Only the
/// first argument's `__complex__` is asked.
fn number(vm: &mut Vm, value: &Value, ask: bool) -> PyResult<Option<(f64, Option<f64>)>> {
    let both = |number: &(f64, f64)| Ok(Some((number.0, Some(number.1))));
    if let Value::Complex(number) = value {
        return both(number);
    }
    if ask && let Some(number) = vm.ask_complex(value)? {
        return both(&number);
    }
    if let Value::Complex(number) = value.builtin() {
        return both(number);
    }
    Ok(vm.float_of(value)?.map(|number| (number, None)))
}
