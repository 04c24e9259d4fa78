//! The special methods that containers share: the same work as the operators and built-in functions behind them,
//! under a name that programs can call or pass on.

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp};

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

/// A built-in type whose values are receivers.
pub(crate) trait Kind {
    const NAME: &'static str;

    fn is(value: &Value) -> bool;
}

/// The receiver, as the built-in value that it is or carries.
pub(crate) fn own<K: Kind>(vm: &mut Vm, args: &Args, name: &str) -> PyResult {
    match args.get(0).map(Value::builtin) {
        Some(value) if K::is(value) => Ok(value.clone()),
        _ => Err(vm.wrong_receiver(K::NAME, name, args.get(0))),
    }
}

/// `__len__`, `__iter__`, `__contains__`, `__repr__`, `__eq__` … `__ge__`.
pub(crate) fn install_container<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__len__", |vm, args| {
        let this = own::<K>(vm, &args, "__len__")?;
        vm.slot_args(&args, "__len__", 0)?;
        Ok(Value::from(vm.len(&this)?))
    });
    vm.def(class, "__iter__", |vm, args| {
        let this = own::<K>(vm, &args, "__iter__")?;
        vm.slot_args(&args, "__iter__", 0)?;
        vm.iter(&this)
    });
    vm.def(class, "__contains__", |vm, args| {
        let this = own::<K>(vm, &args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        Ok(Value::Bool(vm.contains(&this, &args[1])?))
    });
    vm.def(class, "__repr__", |vm, args| {
        let this = own::<K>(vm, &args, "__repr__")?;
        vm.slot_args(&args, "__repr__", 0)?;
        Ok(Value::Str(vm.repr(&this)?))
    });
    install_compare::<K>(vm, class);
}

/// The six comparisons.
pub(crate) fn install_compare<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    use CompareOp::{Eq, Ge, Gt, Le, Lt, Ne};
    vm.def(class, "__eq__", |vm, args| compare::<K>(vm, args, "__eq__", Eq));
    vm.def(class, "__ne__", |vm, args| compare::<K>(vm, args, "__ne__", Ne));
    vm.def(class, "__lt__", |vm, args| compare::<K>(vm, args, "__lt__", Lt));
    vm.def(class, "__le__", |vm, args| compare::<K>(vm, args, "__le__", Le));
    vm.def(class, "__gt__", |vm, args| compare::<K>(vm, args, "__gt__", Gt));
    vm.def(class, "__ge__", |vm, args| compare::<K>(vm, args, "__ge__", Ge));
}

fn compare<K: Kind>(vm: &mut Vm, args: Args, name: &str, op: CompareOp) -> PyResult {
    let this = own::<K>(vm, &args, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin().clone();
    if !K::is(&other) {
        return Ok(Value::NotImplemented);
    }
    Ok(vm.builtin_compare(op, &this, &other)?.map_or(Value::NotImplemented, Value::Bool))
}

/// `__getitem__`
pub(crate) fn install_getitem<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__getitem__", |vm, args| {
        let this = own::<K>(vm, &args, "__getitem__")?;
        vm.slot_args(&args, "__getitem__", 1)?;
        vm.get_item(&this, &args[1])
    });
}

/// `__setitem__` and `__delitem__`
pub(crate) fn install_setitem<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__setitem__", |vm, mut args| {
        let this = own::<K>(vm, &args, "__setitem__")?;
        vm.slot_args(&args, "__setitem__", 2)?;
        let (key, value) = (args.take(1), args.take(2));
        vm.set_item(&this, key, value)?;
        Ok(Value::None)
    });
    vm.def(class, "__delitem__", |vm, mut args| {
        let this = own::<K>(vm, &args, "__delitem__")?;
        vm.slot_args(&args, "__delitem__", 1)?;
        let key = args.take(1);
        vm.del_item(&this, key)?;
        Ok(Value::None)
    });
}

/// `__hash__`
pub(crate) fn install_hash<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__hash__", |vm, args| {
        let this = own::<K>(vm, &args, "__hash__")?;
        vm.slot_args(&args, "__hash__", 0)?;
        Ok(Value::Int(vm.hash(&this)?))
    });
}

/// `__add__`, `__mul__` and `__rmul__` of a sequence.
pub(crate) fn install_sequence<K: Kind>(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__add__", |vm, args| {
        let this = own::<K>(vm, &args, "__add__")?;
        vm.slot_args(&args, "__add__", 1)?;
        let other = args[1].builtin().clone();
        if !K::is(&other) {
            let (own, kind) = (K::NAME, vm.type_name(&args[1]));
            return Err(vm.type_error(format!("can only concatenate {own} (not \"{kind}\") to {own}")));
        }
        vm.binary_op(BinaryOp::Add, false, this, other)
    });
    vm.def(class, "__mul__", |vm, args| {
        let this = own::<K>(vm, &args, "__mul__")?;
        vm.slot_args(&args, "__mul__", 1)?;
        multiply(vm, false, this, &args[1])
    });
    vm.def(class, "__rmul__", |vm, args| {
        let this = own::<K>(vm, &args, "__rmul__")?;
        vm.slot_args(&args, "__rmul__", 1)?;
        // Of two sequences, the one on the left complains of the other one.
        if crate::operators::is_sequence(args[1].builtin()) {
            return Ok(Value::NotImplemented);
        }
        multiply(vm, false, this, &args[1])
    });
}

/// A sequence `count` times.
pub(crate) fn multiply(vm: &mut Vm, in_place: bool, this: Value, count: &Value) -> PyResult {
    let index = vm.names.index.clone();
    let is_index = matches!(count.builtin(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
        || vm.class_of(count).lookup(&index).is_some();
    if !is_index {
        let kind = vm.type_name(count);
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{kind}'")));
    }
    let whole = vm.index(count)?;
    if matches!(whole, Value::BigInt(_)) {
        let kind = vm.type_name(count);
        return Err(vm.overflow_error(format!("cannot fit '{kind}' into an index-sized integer")));
    }
    vm.binary_op(BinaryOp::Mul, in_place, this, whole)
}

impl Vm {
    /// Whether the constructor of a built-in type refuses arguments by name: a subclass takes them if it defines
    /// the other one of `__new__` and `__init__`.
    pub(crate) fn refuses_names(&mut self, class: &Rc<Class>, owner: &Rc<Class>, other: &Str) -> bool {
        match (class.lookup(other), owner.lookup(other)) {
            (Some(found), Some(plain)) => found.is(&plain),
            _ => true,
        }
    }

    /// `class[item]` gives a generic alias: `list[int]`.
    pub fn def_generic(&mut self, class: &Rc<Class>) {
        self.def_class_method(class, "__class_getitem__", |vm, mut args| {
            if let Value::Class(class) = &args[0] {
                let name = format!("{}.__class_getitem__", class.name.borrow().as_str());
                args.exact(vm, &name, 1, 1)?;
            }
            let (origin, items) = (args.take(0), args.take(1));
            Ok(vm.generic_alias(origin, items))
        });
    }
}
