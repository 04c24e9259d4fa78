//! `property`.

use std::cell::RefCell;

use crate::attributes::Property;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let property = vm.types.property.clone();
    vm.def_new(&property, |vm, mut args| {
        let class = vm.class_for_new(&mut args, &vm.types.property.clone())?;
        let none = || RefCell::new(Value::None);
        let name = RefCell::new(Value::Null);
        let payload = Property { get: none(), set: none(), delete: none(), doc: none(), name };
        Ok(vm.new_native(&class, payload))
    });
    vm.def(&property, "__init__", |vm, mut args| {
        let made = args.take(0);
        let [get, set, delete, doc] = args.bind(vm, "property", 1, ["fget", "fset", "fdel", "doc"], 0)?;
        let given = |value: &Option<Value>| value.clone().filter(|value| !value.is_none());
        let (doc, of_getter) = match (given(&doc), given(&get)) {
            (Some(doc), _) => (doc, false),
            (None, Some(get)) => {
                let name = vm.names.doc.clone();
                (vm.get_attr_opt(&get, &name)?.unwrap_or(Value::None), true)
            }
            (None, None) => (Value::None, false),
        };
        let Some(property) = made.native::<Property>() else { return Ok(Value::None) };
        let functions = [(&property.get, get), (&property.set, set), (&property.delete, delete)];
        for (place, given) in functions {
            *place.borrow_mut() = given.unwrap_or(Value::None);
        }
        *property.doc.borrow_mut() = doc.clone();
        show_doc(vm, &made, doc, of_getter)?;
        Ok(Value::None)
    });
    vm.def(&property, "__set_name__", |vm, args| {
        args.no_kw(vm, "__set_name__")?;
        if args.len() != 3 {
            let given = args.len() - 1;
            return Err(
                vm.type_error(format!("__set_name__() takes 2 positional arguments but {given} were given"))
            );
        }
        if let (Some(property), Some(name)) = (args[0].native::<Property>(), args.get(2)) {
            *property.name.borrow_mut() = name.clone();
        }
        Ok(Value::None)
    });
    vm.def(&property, "__get__", |vm, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        if object.is_none() {
            return Ok(args[0].clone());
        }
        let made = args[0].clone();
        match made.native::<Property>() {
            Some(property) => vm.property_value(property, &object),
            None => Ok(made),
        }
    });
    vm.def(&property, "__set__", |vm, mut args| {
        args.exact(vm, "__set__", 1, 2)?;
        let value = args.take(2);
        set_through(vm, &args[0], &args[1], value)
    });
    vm.def(&property, "__delete__", |vm, args| {
        args.exact(vm, "__delete__", 1, 1)?;
        set_through(vm, &args[0], &args[1], Value::Null)
    });
    fn set_through(vm: &mut Vm, property: &Value, object: &Value, value: Value) -> PyResult {
        let Some(property) = property.native::<Property>() else { return Ok(Value::None) };
        vm.set_through_property(property, object, value).map(|()| Value::None)
    }
    type Which = fn(&Property) -> &RefCell<Value>;
    fn changed(vm: &mut Vm, mut args: Args, name: &str, which: Which) -> PyResult {
        args.exact(vm, name, 1, 1)?;
        let class = vm.class_of(&args[0]);
        let function = args.take(1);
        let Some(property) = args[0].native::<Property>() else { return Ok(Value::None) };
        let copy = Property {
            get: property.get.clone(),
            set: property.set.clone(),
            delete: property.delete.clone(),
            doc: property.doc.clone(),
            name: property.name.clone(),
        };
        // A doc that came from the getter is asked of the new one.
        let name = vm.names.doc.clone();
        let (old, getter) = (copy.doc.borrow().clone(), copy.get.borrow().clone());
        let inherited = match vm.get_attr_opt(&getter, &name)? {
            Some(doc) => doc.is(&old),
            None => false,
        };
        // None stands for what is there.
        if !function.is_none() {
            *which(&copy).borrow_mut() = function;
        }
        let of_getter = inherited || old.is_none();
        if of_getter {
            let getter = copy.get.borrow().clone();
            let doc = if getter.is_none() { None } else { vm.get_attr_opt(&getter, &name)? };
            *copy.doc.borrow_mut() = doc.unwrap_or(Value::None);
        }
        let doc = copy.doc.borrow().clone();
        if class.is_heap {
            // A class of the program makes the other one itself.
            let part = |part: &RefCell<Value>| part.borrow().clone();
            let asks_getter = of_getter && !part(&copy.get).is_none();
            let doc = if asks_getter { Value::None } else { doc };
            let parts = [part(&copy.get), part(&copy.set), part(&copy.delete), doc];
            let made = vm.call(&Value::Class(class), Args::of(parts))?;
            if let Some(property) = made.native::<Property>() {
                *property.name.borrow_mut() = copy.name.borrow().clone();
            }
            return Ok(made);
        }
        Ok(vm.new_native(&class, copy))
    }
    /// An instance of a subclass shows its own doc, not that of its class. Where it has no place for one, only
    /// that of the getter is missed.
    fn show_doc(vm: &mut Vm, made: &Value, doc: Value, of_getter: bool) -> PyResult<()> {
        if !matches!(made, Value::Instance(instance) if instance.class().is_heap) {
            return Ok(());
        }
        let is_missed = of_getter && !doc.is_none();
        let name = vm.names.doc.clone();
        match vm.set_attr(made, &name, doc) {
            Err(raised) if !is_missed && vm.raised_is(&raised, &vm.types.attribute_error.clone()) => Ok(()),
            done => done,
        }
    }
    vm.def(&property, "getter", |vm, args| changed(vm, args, "property.getter", |property| &property.get));
    vm.def(&property, "setter", |vm, args| changed(vm, args, "property.setter", |property| &property.set));
    vm.def(&property, "deleter", |vm, args| {
        changed(vm, args, "property.deleter", |property| &property.delete)
    });
    fn part(value: &Value, which: fn(&Property) -> &RefCell<Value>) -> PyResult {
        Ok(value.native::<Property>().map_or(Value::None, |property| which(property).borrow().clone()))
    }
    vm.def_get(
        &property,
        "__name__",
        |vm, value| {
            let Some(property) = value.native::<Property>() else { return Ok(Value::None) };
            match vm.property_name(property)? {
                Some(name) => Ok(name),
                None => {
                    let name = vm.names.name.clone();
                    Err(vm.no_attribute(value, &name))
                }
            }
        },
        Some(|_, object, value| {
            if let Some(property) = object.native::<Property>() {
                *property.name.borrow_mut() = value;
            }
            Ok(())
        }),
    );
    vm.def_member(&property, "fget", |_, value| part(value, |property| &property.get));
    vm.def_member(&property, "fset", |_, value| part(value, |property| &property.set));
    vm.def_member(&property, "fdel", |_, value| part(value, |property| &property.delete));
    vm.def_get(
        &property,
        "__doc__",
        |_, value| part(value, |property| &property.doc),
        Some(|_, object, value| {
            if let Some(property) = object.native::<Property>() {
                *property.doc.borrow_mut() = if value.is_null() { Value::None } else { value };
            }
            Ok(())
        }),
    );
    vm.def_get(
        &property,
        "__isabstractmethod__",
        |vm, value| {
            let name = vm.names.isabstract.clone();
            let Some(property) = value.native::<Property>() else { return Ok(Value::Bool(false)) };
            let parts = [&property.get, &property.set, &property.delete].map(|part| part.borrow().clone());
            for part in parts {
                if let Some(flag) = vm.get_attr_opt(&part, &name)?
                    && vm.truth(&flag)?
                {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        },
        None,
    );
}
