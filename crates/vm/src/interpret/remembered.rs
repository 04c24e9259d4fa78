//! Attributes and methods where an instruction remembers them ([`Site`](crate::code::Site)).

use crate::code::Body;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// The method of an object where the instruction remembers it, and the object has no attribute of that name.
    #[inline(always)]
    pub(super) fn quick_method(
        &self,
        body: &Body,
        object: &Value,
        name: usize,
        site: usize,
    ) -> Option<Value> {
        let site = &body.sites[site];
        let version = match object {
            Value::Instance(instance) => {
                if instance.dict_if_any().is_some_and(|dict| !dict.lacks(&body.names[name])) {
                    return None;
                }
                instance.class_version()
            }
            Value::Str(_) => self.types.str.current_version(),
            Value::List(_) => self.types.list.current_version(),
            Value::Dict(_) => self.types.dict.current_version(),
            _ => return None,
        };
        (site.version.get() == version).then(|| site.value.borrow().clone())
    }
}

/// The attribute of an instance or module where the instruction remembers where it found the name; none where it must
/// search.
#[inline(always)]
pub(super) fn quick_attr(body: &Body, object: &Value, name: usize, site: usize) -> Option<Value> {
    let site = &body.sites[site];
    let index = (site.index.get() as usize).checked_sub(1)?;
    match object {
        Value::Instance(instance) if instance.class_version() == site.version.get() => {
            instance.dict_if_any()?.hint(index, &body.names[name])
        }
        Value::Module(module) if site.version.get() == 0 => module.dict.hint(index, &body.names[name]),
        _ => None,
    }
}

/// `object.name = value`, where the instruction remembers where the name stands; the old value is left in place of the
/// new one. Whether it was that simple.
#[inline(always)]
pub(super) fn quick_store(body: &Body, object: &Value, value: &mut Value, name: usize, site: usize) -> bool {
    let Value::Instance(instance) = object else { return false };
    let site = &body.sites[site];
    let Some(index) = (site.index.get() as usize).checked_sub(1) else { return false };
    if site.version.get() != instance.class_version() {
        return false;
    }
    let name = &body.names[name];
    instance.dict_if_any().is_some_and(|dict| dict.exchange_hint(index, name, value))
        || instance.dict().push_missing(name, value).is_some()
}
