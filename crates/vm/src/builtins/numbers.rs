//! Functions of `builtins` on single values: numbers, characters, and the text forms of anything.

use bytecode::BinaryOp;
use text::surrogates;

use crate::methods::{arithmetic, float, int};
use crate::native::Args;
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(crate) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "abs", abs);
    vm.add_function(module, "divmod", divmod);
    vm.add_function(module, "pow", pow);
    vm.add_function(module, "round", round);
    vm.add_function(module, "bin", |vm, args| in_base(vm, args, "bin", |int| text::int::bin(int)));
    vm.add_function(module, "oct", |vm, args| in_base(vm, args, "oct", |int| text::int::oct(int)));
    vm.add_function(module, "hex", |vm, args| in_base(vm, args, "hex", |int| text::int::hex(int)));
    vm.add_function(module, "chr", chr);
    vm.add_function(module, "ord", ord);
    vm.add_function(module, "ascii", |vm, args| {
        args.exact(vm, "ascii", 0, 1)?;
        let repr = vm.repr(&args[0])?;
        Ok(Value::str(text::quote::escape_non_ascii(&repr)))
    });
    vm.add_function(module, "format", |vm, args| {
        args.no_kw(vm, "format")?;
        args.between(vm, "format", 0, 1, 2)?;
        let spec = match args.get(1) {
            Some(spec) => vm.str_arg(spec, "format() argument 2 must be str")?,
            None => vm.names.empty.clone(),
        };
        vm.format(&args[0], &spec).map(Value::Str)
    });
    vm.add_function(module, "hash", |vm, args| {
        args.exact(vm, "hash", 0, 1)?;
        vm.hash(&args[0]).map(Value::Int)
    });
    vm.add_function(module, "id", |vm, args| {
        args.exact(vm, "id", 0, 1)?;
        Ok(Value::Int(args[0].id() as i64))
    });
}

fn abs(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "abs", 0, 1)?;
    let value = &args[0];
    if let Some(result) = arithmetic::abs(vm, value)? {
        return Ok(result);
    }
    let name = vm.names.abs.clone();
    match vm.call_special(value, &name, Args::new())? {
        Some(result) => Ok(result),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{kind}'")))
        }
    }
}

fn divmod(vm: &mut Vm, args: Args) -> PyResult {
    args.no_kw(vm, "divmod")?;
    args.between(vm, "divmod", 0, 2, 2)?;
    let (left, right) = (&args[0], &args[1]);
    if let Some(result) = arithmetic::divmod(vm, left, right)? {
        return Ok(result);
    }
    let (name, reflected) = (vm.names.divmod.clone(), vm.names.rdivmod.clone());
    let (left_class, right_class) = (vm.class_of(left), vm.class_of(right));
    // A subclass that defines the reflected method anew is asked first.
    let right_first = !std::rc::Rc::ptr_eq(&left_class, &right_class)
        && right_class.is_subclass(&left_class)
        && match (right_class.lookup(&reflected), left_class.lookup(&reflected)) {
            (Some(theirs), Some(ours)) => !theirs.is(&ours),
            (Some(_), None) => true,
            _ => false,
        };
    let mut asked = [(left, &name, right), (right, &reflected, left)];
    if right_first {
        asked.reverse();
    }
    let same = std::rc::Rc::ptr_eq(&left_class, &right_class);
    for (object, name, other) in asked.into_iter().take(if same { 1 } else { 2 }) {
        match vm.call_special(object, name, Args::one(other.clone()))? {
            None | Some(Value::NotImplemented) => {}
            Some(result) => return Ok(result),
        }
    }
    let (left, right) = (vm.type_name(left), vm.type_name(right));
    Err(vm.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
}

fn pow(vm: &mut Vm, args: Args) -> PyResult {
    let [base, exponent, modulus] = args.bind(vm, "pow", 0, ["base", "exp", "mod"], 2)?;
    let (base, exponent) = (base.unwrap_or_default(), exponent.unwrap_or_default());
    let Some(modulus) = modulus.and_then(Value::to_option) else {
        return vm.binary_op(BinaryOp::Pow, false, base, exponent);
    };
    if let Some(result) = arithmetic::modular_power(vm, &base, &exponent, &modulus)? {
        return Ok(result);
    }
    let name = vm.names.pow.clone();
    match vm.call_special(&base, &name, Args::two(exponent.clone(), modulus.clone()))? {
        None | Some(Value::NotImplemented) => {}
        Some(result) => return Ok(result),
    }
    if [&base, &exponent, &modulus].iter().any(|value| matches!(value.builtin(), Value::Float(_))) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let is_number = |value: &Value| {
        matches!(value.builtin(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Complex(_))
    };
    if [&base, &exponent, &modulus].iter().all(|value| is_number(value)) {
        // One of them is complex.
        return Err(vm.value_error("complex modulo"));
    }
    let [base, exponent, modulus] = [base, exponent, modulus].map(|value| vm.type_name(&value));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'"
    )))
}

fn round(vm: &mut Vm, args: Args) -> PyResult {
    let [number, digits] = args.bind(vm, "round", 0, ["number", "ndigits"], 1)?;
    let number = number.unwrap_or_default();
    let digits = digits.and_then(Value::to_option);
    match &number {
        Value::Float(number) => return float::round(vm, *number, digits.as_ref()),
        Value::Int(_) | Value::BigInt(_) => {
            return match digits {
                None => Ok(number),
                Some(digits) => {
                    let digits = vm.index(&digits)?;
                    int::round(vm, number, &digits)
                }
            };
        }
        _ => {}
    }
    let name = vm.names.round.clone();
    match vm.call_special(&number, &name, Args::of(digits))? {
        Some(result) => Ok(result),
        None => {
            let kind = vm.type_name(&number);
            Err(vm.type_error(format!("type {kind} doesn't define __round__ method")))
        }
    }
}

fn in_base(vm: &mut Vm, args: Args, name: &str, write: fn(text::IntRef) -> String) -> PyResult {
    args.exact(vm, name, 0, 1)?;
    let value = vm.index(&args[0])?;
    let int = int::int_ref(&value).unwrap_or(text::IntRef::Small(0));
    if let text::IntRef::Big(int) = int {
        vm.reserve(usize::try_from(int.bits()).unwrap_or(usize::MAX))?;
        vm.spend(int.bits() / 256)?;
    }
    Ok(Value::str(write(int)))
}

fn chr(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "chr", 0, 1)?;
    let code = match vm.index(&args[0])? {
        Value::Int(code) => u32::try_from(code).ok(),
        _ => None,
    };
    match code.and_then(surrogates::char_of) {
        Some(char) => Ok(Value::Str(vm.char_str(char))),
        None if code.is_some_and(surrogates::is_kept) => Err(vm.value_error(surrogates::KEPT)),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "ord", 0, 1)?;
    let length = match args[0].builtin() {
        Value::Str(text) => {
            let mut chars = text.chars();
            if let (Some(char), None) = (chars.next(), chars.next()) {
                return Ok(Value::Int(surrogates::code_of(char).into()));
            }
            text.len()
        }
        Value::Bytes(_) | Value::ByteArray(_) => {
            let data = crate::operators::bytes_of(&args[0]).unwrap_or_default();
            if let [byte] = data.as_slice() {
                return Ok(Value::Int(*byte as i64));
            }
            data.len()
        }
        _ => {
            let kind = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {kind} found")));
        }
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {length} found")))
}
