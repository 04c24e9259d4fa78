//! Placeholder until the functions are there.
pub(crate) fn install(_vm: &mut crate::Vm, _module: &crate::value::Module) {}
