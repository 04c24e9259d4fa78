//! Methods and constructors of the built-in types, one file for each type.

mod compare;
mod receiver;

pub(crate) mod arithmetic;
mod bool;
pub(crate) mod bytes;
mod complex;
pub(crate) mod float;
pub(crate) mod int;
mod str;

/// Defines the methods of all built-in types.
pub(crate) fn install(vm: &mut crate::Vm) {
    str::install(vm);
    bytes::install(vm);
    int::install(vm);
    bool::install(vm);
    float::install(vm);
    complex::install(vm);
}
