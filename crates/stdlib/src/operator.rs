//! `_operator`: the operators as functions, and the callables that take parts of their argument.

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp, UnaryOp};
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

mod getters;

macro_rules! operators {
    ($vm:ident $module:ident; $($name:literal $op:ident $in_place:literal;)*) => {
        $($vm.add_function($module, $name, |vm, mut args| {
            args.no_kw(vm, concat!("_operator.", $name))?;
            args.exact(vm, $name, 0, 2)?;
            let (a, b) = (args.take(0), args.take(1));
            vm.binary_op(BinaryOp::$op, $in_place, a, b)
        });)*
    };
}

macro_rules! comparisons {
    ($vm:ident $module:ident; $($name:literal $op:ident;)*) => {
        $($vm.add_function($module, $name, |vm, args| {
            args.no_kw(vm, concat!("_operator.", $name))?;
            args.exact(vm, $name, 0, 2)?;
            vm.compare(CompareOp::$op, &args[0], &args[1])
        });)*
    };
}

macro_rules! unary {
    ($vm:ident $module:ident; $($name:literal $op:ident;)*) => {
        $($vm.add_function($module, $name, |vm, args| {
            args.exact(vm, concat!("_operator.", $name), 0, 1)?;
            vm.unary_op(UnaryOp::$op, &args[0])
        });)*
    };
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    operators! { vm module;
        "add" Add false; "sub" Sub false; "mul" Mul false; "matmul" MatMul false; "truediv" Div false;
        "floordiv" FloorDiv false; "mod" Mod false; "pow" Pow false; "lshift" LShift false;
        "rshift" RShift false; "and_" And false; "or_" Or false; "xor" Xor false;
        "iadd" Add true; "isub" Sub true; "imul" Mul true; "imatmul" MatMul true; "itruediv" Div true;
        "ifloordiv" FloorDiv true; "imod" Mod true; "ipow" Pow true; "ilshift" LShift true;
        "irshift" RShift true; "iand" And true; "ior" Or true; "ixor" Xor true;
    }
    comparisons! { vm module; "lt" Lt; "le" Le; "eq" Eq; "ne" Ne; "gt" Gt; "ge" Ge; }
    unary! { vm module; "neg" Neg; "pos" Pos; "invert" Invert; "inv" Invert; }
    fill_truth(vm, module);
    fill_sequences(vm, module);
    getters::fill(vm, module);
    Ok(())
}

fn fill_truth(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "truth", |vm, args| {
        args.exact(vm, "_operator.truth", 0, 1)?;
        vm.truth(&args[0]).map(Value::Bool)
    });
    vm.add_function(module, "not_", |vm, args| {
        args.exact(vm, "_operator.not_", 0, 1)?;
        Ok(Value::Bool(!vm.truth(&args[0])?))
    });
    vm.add_function(module, "is_", |vm, args| {
        exact(vm, &args, "is_", 2)?;
        Ok(Value::Bool(args[0].is(&args[1])))
    });
    vm.add_function(module, "is_not", |vm, args| {
        exact(vm, &args, "is_not", 2)?;
        Ok(Value::Bool(!args[0].is(&args[1])))
    });
    vm.add_function(module, "abs", |vm, args| {
        args.exact(vm, "_operator.abs", 0, 1)?;
        let abs = vm.builtins.get("abs").unwrap_or(Value::None);
        vm.call(&abs, args)
    });
    vm.add_function(module, "index", |vm, args| {
        args.exact(vm, "_operator.index", 0, 1)?;
        vm.index(&args[0])
    });
    vm.add_function(module, "call", |vm, mut args| {
        if args.pos.is_empty() {
            return Err(vm.type_error("call expected at least 1 argument, got 0"));
        }
        let function = args.pos.remove(0);
        vm.call(&function, args)
    });
    vm.add_function(module, "_compare_digest", |vm, args| {
        args.exact(vm, "_compare_digest", 0, 2)?;
        if let (Some(a), Some(b)) = (args[0].as_str(), args[1].as_str()) {
            if !a.is_ascii() || !b.is_ascii() {
                return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
            }
            return Ok(Value::Bool(a.as_str() == b.as_str()));
        }
        let parts =
            (crate::arguments::bytes_if_any(vm, &args[0])?, crate::arguments::bytes_if_any(vm, &args[1])?);
        match parts {
            (Some(a), Some(b)) => Ok(Value::Bool(a == b)),
            _ => {
                let kinds = (vm.type_name(&args[0]), vm.type_name(&args[1]));
                Err(vm.type_error(format!(
                    "unsupported operand types(s) or combination of types: '{}' and '{}'",
                    kinds.0, kinds.1
                )))
            }
        }
    });
}

/// Whether a value can be joined to another as a sequence.
fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    match value.builtin() {
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::List(_) | Value::Tuple(_) => true,
        Value::Instance(instance) => {
            let name = vm.names.getitem.clone();
            instance.class().lookup(&name).is_some()
        }
        _ => false,
    }
}

/// That many arguments, and none by name.
fn exact(vm: &mut Vm, args: &Args, name: &str, count: usize) -> PyResult<()> {
    if !args.kw.is_empty() {
        args.no_kw(vm, &format!("_operator.{name}"))?;
    }
    args.exact(vm, name, 0, count)
}

fn fill_sequences(vm: &mut Vm, module: &Rc<Module>) {
    fn concat(vm: &mut Vm, mut args: Args, name: &str, in_place: bool) -> PyResult {
        exact(vm, &args, name, 2)?;
        if !is_sequence(vm, &args[0]) {
            let kind = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("'{kind}' object can't be concatenated")));
        }
        let (a, b) = (args.take(0), args.take(1));
        vm.binary_op(BinaryOp::Add, in_place, a, b)
    }
    vm.add_function(module, "concat", |vm, args| concat(vm, args, "concat", false));
    vm.add_function(module, "iconcat", |vm, args| concat(vm, args, "iconcat", true));
    vm.add_function(module, "contains", |vm, args| {
        exact(vm, &args, "contains", 2)?;
        vm.contains(&args[0], &args[1]).map(Value::Bool)
    });
    vm.add_function(module, "getitem", |vm, args| {
        exact(vm, &args, "getitem", 2)?;
        vm.get_item(&args[0], &args[1])
    });
    vm.add_function(module, "setitem", |vm, mut args| {
        exact(vm, &args, "setitem", 3)?;
        let (key, value) = (args.take(1), args.take(2));
        vm.set_item(&args[0], key, value)?;
        Ok(Value::None)
    });
    vm.add_function(module, "delitem", |vm, mut args| {
        exact(vm, &args, "delitem", 2)?;
        let key = args.take(1);
        vm.del_item(&args[0], key)?;
        Ok(Value::None)
    });
    fn search(vm: &mut Vm, args: &Args, name: &str, first: bool) -> PyResult<i64> {
        exact(vm, args, name, 2)?;
        if !vm.is_iterable(&args[0]) {
            let kind = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("argument of type '{kind}' is not iterable")));
        }
        let iter = vm.iter(&args[0])?;
        let (mut count, mut at) = (0, 0);
        while let Some(item) = vm.iter_next(&iter)? {
            vm.spend(1)?;
            if vm.eq(&item, &args[1])? {
                if first {
                    return Ok(at);
                }
                count += 1;
            }
            at += 1;
        }
        if first { Err(vm.value_error("sequence.index(x): x not in sequence")) } else { Ok(count) }
    }
    vm.add_function(module, "countOf", |vm, args| search(vm, &args, "countOf", false).map(Value::Int));
    vm.add_function(module, "indexOf", |vm, args| search(vm, &args, "indexOf", true).map(Value::Int));
    vm.add_function(module, "length_hint", |vm, args| {
        args.no_kw(vm, "_operator.length_hint")?;
        args.between(vm, "length_hint", 0, 1, 2)?;
        let default = match args.get(1) {
            Some(default) => match default.builtin() {
                Value::Int(default) => *default,
                other => {
                    let kind = vm.type_name(other);
                    return Err(vm.type_error(format!("'{kind}' object cannot be interpreted as an integer")));
                }
            },
            None => 0,
        };
        let (len, hint) = (vm.names.len.clone(), vm.names.length_hint.clone());
        let class = vm.class_of(&args[0]);
        if class.lookup(&len).is_some() {
            // A length that is no number leaves it to the hint.
            match vm.length(&args[0]) {
                Err(raised) if vm.raised_is(&raised, &vm.types.type_error) => {}
                length => return length.map(Value::Int),
            }
        }
        if let Value::Iter(iter) = &args[0]
            && let Some(length) = iter.length_hint()
        {
            return Ok(Value::from(length));
        }
        let told = vm.call_special(&args[0], &hint, Args::new());
        match told.map(|told| told.map(|told| told.builtin().clone())) {
            Ok(Some(Value::Bool(length))) => Ok(Value::Int(i64::from(length))),
            Ok(Some(Value::Int(length))) if length >= 0 => Ok(Value::Int(length)),
            Ok(Some(Value::Int(_))) => Err(vm.value_error("__length_hint__() should return >= 0")),
            Ok(Some(Value::BigInt(_))) => {
                Err(vm.overflow_error("Python int too large to convert to C ssize_t"))
            }
            Ok(Some(Value::NotImplemented) | None) => Ok(Value::Int(default)),
            Ok(Some(other)) => {
                let kind = vm.type_name(&other);
                Err(vm.type_error(format!("__length_hint__ must be an integer, not {kind}")))
            }
            Err(raised) if vm.raised_is(&raised, &vm.types.type_error.clone()) => Ok(Value::Int(default)),
            Err(raised) => Err(raised),
        }
    });
}
