//! Descriptors of attributes: what `__slots__` leaves in a class, and what native code computes.

use std::rc::Rc;

use crate::attributes::{GetSet, SlotMember};
use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    for descriptor in [vm.types.member.clone(), vm.types.getset.clone()] {
        vm.def_member(&descriptor, "__name__", |_, value| Ok(Value::str(names(value).1)));
        vm.def_get(
            &descriptor,
            "__qualname__",
            |_, value| {
                let (owner, name) = names(value);
                Ok(Value::str(format!("{owner}.{name}")))
            },
            None,
        );
        vm.def_member(&descriptor, "__objclass__", |vm, value| match class_of(value) {
            Some(class) => Ok(Value::Class(class)),
            None => {
                let name = vm.intern("__objclass__");
                Err(vm.no_attribute(value, &name))
            }
        });
        vm.def(&descriptor, "__get__", get);
        vm.def(&descriptor, "__set__", |vm, mut args| {
            vm.slot_args(&args, "__set__", 2)?;
            let value = args.take(2);
            set(vm, &args, value)
        });
        vm.def(&descriptor, "__delete__", |vm, args| {
            vm.slot_args(&args, "__delete__", 1)?;
            set(vm, &args, Value::Null)
        });
        vm.def(&descriptor, "__repr__", |_, args| {
            let what = if args[0].native::<GetSet>().is_some() { "attribute" } else { "member" };
            let (owner, name) = names(&args[0]);
            Ok(Value::str(format!("<{what} '{name}' of '{owner}' objects>")))
        });
    }
    let member = vm.types.member.clone();
    vm.def(&member, "__reduce__", |vm, args| {
        args.exact(vm, "member_descriptor.__reduce__", 1, 0)?;
        let Some(class) = class_of(&args[0]) else { return Ok(Value::None) };
        let found = vm.builtins.get("getattr").unwrap_or_default();
        let place = Value::tuple(vec![Value::Class(class), Value::str(names(&args[0]).1)]);
        Ok(Value::tuple(vec![found, place]))
    });
}

/// The class that the attribute was made for, if it is still there.
fn class_of(descriptor: &Value) -> Option<Rc<Class>> {
    let member = descriptor.native::<SlotMember>().map(|member| &member.class);
    member.or_else(|| descriptor.native::<GetSet>().map(|getset| &getset.class))?.upgrade()
}

/// The names of the class that has the attribute, and of the attribute.
fn names(descriptor: &Value) -> (String, String) {
    if let Some(member) = descriptor.native::<SlotMember>() {
        return (member.owner.to_string(), member.name.to_string());
    }
    let getset = descriptor.native::<GetSet>();
    getset.map_or_else(Default::default, |getset| (getset.owner.to_string(), getset.name.to_owned()))
}

fn get(vm: &mut Vm, args: Args) -> PyResult {
    vm.slot_args(&args, "__get__", 1).or_else(|error| if args.len() == 3 { Ok(()) } else { Err(error) })?;
    if !args[1].is_none() {
        let class = applies(vm, &args[0], &args[1])?;
        return vm.bind_attr(&args[0], &args[1], &class);
    }
    if args.get(2).is_none_or(Value::is_none) {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    Ok(args[0].clone())
}

/// Sets (or, with `Null`, deletes) the attribute of the second argument.
fn set(vm: &mut Vm, args: &Args, value: Value) -> PyResult {
    applies(vm, &args[0], &args[1])?;
    if args[0].native::<SlotMember>().is_some() {
        vm.set_through_member(&args[0], &args[1], value)?;
    } else if let Some(getset) = args[0].native::<GetSet>() {
        match getset.set {
            Some(set) => set(vm, &args[1], value)?,
            None => {
                let (owner, name) = names(&args[0]);
                let text = format!("attribute '{name}' of '{owner}' objects is not writable");
                return Err(vm.attribute_error(text));
            }
        }
    }
    Ok(Value::None)
}

/// The class of an object that has this attribute, or CPython's complaint.
fn applies(vm: &mut Vm, descriptor: &Value, object: &Value) -> PyResult<Rc<Class>> {
    let class = vm.class_of(object);
    if let Some(getset) = descriptor.native::<GetSet>() {
        vm.check_applies(getset, object, &class)?;
        return Ok(class);
    }
    let (owner, name) = names(descriptor);
    let key = vm.intern(&name);
    let has = |class: &Rc<Class>| class.dict.get_str(&key).is_some_and(|own| own.is(descriptor));
    if class.mro().iter().any(has) {
        return Ok(class);
    }
    Err(vm.misapplied(&name, &owner, object))
}

impl Vm {
    /// Whether an object of this class has the attribute: a class may have the descriptor of another one.
    pub(crate) fn check_applies(
        &mut self,
        getset: &GetSet,
        object: &Value,
        class: &Rc<Class>,
    ) -> PyResult<()> {
        let is_owner = |class: &Rc<Class>| std::ptr::eq(Rc::as_ptr(class), getset.class.as_ptr());
        if is_owner(class) || class.mro().iter().any(is_owner) {
            return Ok(());
        }
        Err(self.misapplied(getset.name, getset.owner.as_str(), object))
    }

    #[cold]
    fn misapplied(&mut self, name: &str, owner: &str, object: &Value) -> Raised {
        let kind = self.type_name(object);
        self.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{kind}' object"
        ))
    }
}
