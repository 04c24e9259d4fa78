//! Methods and constructors of the built-in types, one file for each type.

pub(crate) mod advance;
mod compare;
pub(crate) mod pull;
mod receiver;
pub(crate) mod shape;
pub(crate) mod slots;
pub(crate) mod sort;

pub(crate) mod arithmetic;
mod bool;
pub(crate) mod bytes;
pub use bytes::{Writable, buffer_of};
pub(crate) use str::encode_utf8;
pub use views::dict_of_view;
mod complex;
pub(crate) mod float;
pub(crate) mod int;
mod str;

pub(crate) mod alias;
mod dict;
mod iterators;
pub(crate) mod list;
pub(crate) mod range;
mod set;
mod set_operations;
mod tuple;
mod views;

/// Defines the methods of all built-in types.
pub(crate) fn install(vm: &mut crate::Vm) {
    str::install(vm);
    bytes::install(vm);
    int::install(vm);
    bool::install(vm);
    float::install(vm);
    complex::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    views::install(vm);
    set::install(vm);
    range::install(vm);
    iterators::install(vm);
    alias::install(vm);
}
