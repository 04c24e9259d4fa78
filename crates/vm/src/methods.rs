//! Methods and constructors of the built-in types.

/// Defines the methods of all built-in types.
pub(crate) fn install(_vm: &mut crate::Vm) {}
