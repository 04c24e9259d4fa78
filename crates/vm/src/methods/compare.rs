//! The six comparison methods, for every type that has them.

use std::cmp::Ordering;

use bytecode::CompareOp;

/// Defines `__eq__` … `__ge__` by one function of the type: `fn(vm, args, name, op)`.
macro_rules! install {
    ($vm:expr, $class:expr, $function:path) => {{
        use bytecode::CompareOp::*;
        let (vm, class): (&mut crate::vm::Vm, &std::rc::Rc<crate::class::Class>) = ($vm, $class);
        vm.def(class, "__eq__", |vm, args| $function(vm, args, "__eq__", Eq));
        vm.def(class, "__ne__", |vm, args| $function(vm, args, "__ne__", Ne));
        vm.def(class, "__lt__", |vm, args| $function(vm, args, "__lt__", Lt));
        vm.def(class, "__le__", |vm, args| $function(vm, args, "__le__", Le));
        vm.def(class, "__gt__", |vm, args| $function(vm, args, "__gt__", Gt));
        vm.def(class, "__ge__", |vm, args| $function(vm, args, "__ge__", Ge));
    }};
}
pub(crate) use install;

/// Whether an order of two values fits an operator.
pub(crate) fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order == Ordering::Less,
        CompareOp::Le => order != Ordering::Greater,
        CompareOp::Eq => order == Ordering::Equal,
        CompareOp::Ne => order != Ordering::Equal,
        CompareOp::Gt => order == Ordering::Greater,
        CompareOp::Ge => order != Ordering::Less,
    }
}
