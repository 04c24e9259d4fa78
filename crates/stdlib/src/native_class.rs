//! Classes of native objects.

use std::rc::Rc;

use vm::Vm;
use vm::class::Class;
use vm::value::Module;

/// The numbers that tell apart what instances carry. Those of other crates are smaller.
pub(crate) mod layout {
    pub(crate) const STREAM: u16 = 1000;
    pub(crate) const RAW_STREAM: u16 = 1001;
    pub(crate) const RAW_INPUT: u16 = 1017;
    pub(crate) const ITERATOR: u16 = 1002;
    pub(crate) const STRUCT: u16 = 1016;
    pub(crate) const DEQUE: u16 = 1003;
    pub(crate) const GETTER: u16 = 1004;
    pub(crate) const PARTIAL: u16 = 1005;
    pub(crate) const LRU: u16 = 1006;
    pub(crate) const KEY: u16 = 1007;
    pub(crate) const ITEM_GETTER: u16 = 1008;
    pub(crate) const ATTR_GETTER: u16 = 1009;
    pub(crate) const METHOD_CALLER: u16 = 1010;
    pub(crate) const WEAK_REF: u16 = 1011;
    pub(crate) const PATTERN: u16 = 1014;
    pub(crate) const MATCH: u16 = 1015;
}

/// A class of native objects that messages call `shown_module.name`, put into a module.
pub(crate) fn class(
    vm: &mut Vm,
    module: &Rc<Module>,
    name: &str,
    shown_module: &str,
    layout: u16,
) -> Rc<Class> {
    let class = vm.native_type(module, name, shown_module, layout);
    vm.name_in_full(&class, shown_module);
    class
}

/// A class derived from a built-in one, whose instances carry a value of it.
pub(crate) fn derived(
    vm: &mut Vm,
    module: &Rc<Module>,
    name: &str,
    shown_module: &str,
    base: &Rc<Class>,
) -> Rc<Class> {
    let full = vm.intern(&format!("{shown_module}.{name}"));
    let class = Class::new(full, base.layout.get(), false);
    class.set_bases(vec![base.clone()]).ok().expect("one base has no conflict");
    class.has_dict.set(false);
    let short = vm.intern(name);
    *class.qualname.borrow_mut() = short.clone();
    vm.def_value(&class, "__module__", shown_module.into());
    module.dict.set_str(&short, vm::Value::Class(class.clone()));
    class
}
