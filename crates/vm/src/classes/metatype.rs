//! `type`: the class of classes.

use super::object::{members, type_flags};
use crate::attributes::GetSet;
use crate::class::{Class, Layout, best_base, carries_alike};
use crate::dict::Dict;
use crate::native::Args;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

fn class_of(value: &Value) -> Rc<Class> {
    match value {
        Value::Class(class) => class.clone(),
        _ => unreachable!("getters of `type` are reached through classes only"),
    }
}

/// The class, where a program may set or delete the attribute of it.
fn settable(vm: &mut Vm, object: &Value, attribute: &str, value: &Value) -> PyResult<Rc<Class>> {
    let class = class_of(object);
    if class.is_open() && !value.is_null() {
        return Ok(class);
    }
    let change = if class.is_open() { "delete" } else { "set" };
    let name = class.name.borrow().to_string();
    Err(vm.type_error(format!("cannot {change} '{attribute}' attribute of immutable type '{name}'")))
}

/// Sets an attribute of a class that only its own dictionary holds, or takes it out.
fn set_or_remove(vm: &mut Vm, class: &Class, name: &Str, value: Value) -> PyResult<()> {
    if !value.is_null() {
        class.dict.set_str(name, value);
    } else if class.dict.remove_str(name).is_none() {
        return Err(vm.attribute_error(name.as_str()));
    }
    Ok(())
}

fn text_for(vm: &mut Vm, class: &Class, attribute: &str, value: &Value) -> PyResult<Str> {
    let Value::Str(text) = value.builtin() else {
        let (name, kind) = (class.name.borrow().to_string(), vm.type_name(value));
        return Err(vm.type_error(format!("can only assign string to {name}.{attribute}, not '{kind}'")));
    };
    if attribute == "__name__" {
        check_name(vm, text)?;
    }
    Ok(text.clone())
}

/// A name of a class ends with no null character, and can be encoded.
fn check_name(vm: &mut Vm, name: &Str) -> PyResult<()> {
    vm.check_encodes(name)?;
    match name.contains('\0') {
        true => Err(vm.value_error("type name must not contain null characters")),
        false => Ok(()),
    }
}

pub(super) fn install_type(vm: &mut Vm) {
    let type_ = vm.types.type_.clone();
    vm.def_new(&type_, |vm, mut args| {
        let metaclass = vm.class_for_new(&mut args, &vm.types.type_.clone())?;
        let is_type = Rc::ptr_eq(&metaclass, &vm.types.type_);
        if args.len() != 3 && !is_type {
            let given = args.len();
            return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
        }
        if args.len() == 1 && args.kw.is_empty() {
            return Ok(Value::Class(vm.class_of(&args[0])));
        }
        if args.len() != 3 {
            if args.len() == 1 {
                args.no_kw(vm, "type")?;
            }
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
        let name = vm.str_arg(&args[0], "type.__new__() argument 1 must be str")?;
        let name = vm.intern(&name);
        check_name(vm, &name)?;
        let Value::Tuple(bases) = args[1].builtin() else {
            let kind = vm.type_name(&args[1]);
            return Err(vm.type_error(format!("type.__new__() argument 2 must be tuple, not {kind}")));
        };
        let bases = bases.to_vec();
        let Value::Dict(namespace) = args[2].builtin() else {
            let kind = vm.type_name(&args[2]);
            return Err(vm.type_error(format!("type.__new__() argument 3 must be dict, not {kind}")));
        };
        let namespace = namespace.clone();
        let doc = vm.intern("__doc__");
        if let Some(Value::Str(doc)) = namespace.get_str(&doc) {
            vm.check_encodes(&doc)?;
        }
        vm.refuse_entries(&bases)?;
        // A metaclass of the bases that is more derived makes the class by its own `__new__`.
        let winner = vm.derived_metaclass(metaclass.clone(), &bases)?;
        if !Rc::ptr_eq(&winner, &metaclass) {
            let new = vm.names.new.clone();
            let own =
                winner.lookup_with_owner(&new).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &vm.types.type_));
            let again = Args { pos: args.pos.clone(), kw: args.kw.clone() };
            let made = if own {
                let winner = Value::Class(winner);
                let make = vm.get_attr(&winner, &new)?;
                args.pos.insert(0, winner);
                vm.call(&make, args)?
            } else {
                vm.new_class(&metaclass, &name, bases, &namespace, args.kw)?
            };
            // Whoever called `type` initialises by `type`.
            let init = vm.names.init.clone();
            if matches!(made, Value::Class(_)) {
                vm.call_special(&made, &init, again)?;
            }
            return Ok(made);
        }
        vm.new_class(&metaclass, &name, bases, &namespace, args.kw)
    });
    vm.def(&type_, "__init__", |vm, args| match args.len() - 1 {
        1 if !args.kw.is_empty() => Err(vm.type_error("type.__init__() takes no keyword arguments")),
        1 | 3 => Ok(Value::None),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    });
    vm.def(&type_, "__call__", |vm, mut args| {
        let Value::Class(class) = args.take(0) else { return Err(vm.type_error("a class is needed")) };
        args.pos.remove(0);
        vm.nested(|vm| vm.instantiate_plainly(&class, args))
    });
    vm.def_class_method(&type_, "__prepare__", |_, _| Ok(Value::dict(Dict::new())));
    vm.def(&type_, "__repr__", |vm, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::str("<class>")) };
        let name = vm.class_full_name(class);
        Ok(Value::str(format!("<class '{name}'>")))
    });
    vm.def(&type_, "mro", |vm, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::None) };
        args.exact(vm, &format!("{}.mro", class.name.borrow().as_str()), 1, 0)?;
        Ok(Value::list(class.computed_order().into_iter().map(Value::Class).collect()))
    });
    vm.def(&type_, "__subclasses__", |_, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::None) };
        Ok(Value::list(class.subclasses().into_iter().map(Value::Class).collect()))
    });
    vm.def(&type_, "__instancecheck__", |vm, args| {
        args.exact(vm, "type.__instancecheck__", 1, 1)?;
        let Value::Class(class) = &args[0] else { return Ok(Value::Bool(false)) };
        Ok(Value::Bool(vm.is_plain_instance(&args[1], class)?))
    });
    vm.def(&type_, "__subclasscheck__", |vm, args| {
        args.exact(vm, "type.__subclasscheck__", 1, 1)?;
        let Value::Class(class) = &args[0] else { return Ok(Value::Bool(false)) };
        Ok(Value::Bool(vm.is_plain_subclass(&args[1], class)?))
    });
    vm.def(&type_, "__or__", |vm, args| {
        args.exact(vm, "type.__or__", 1, 1)?;
        vm.union_of(args[0].clone(), args[1].clone())
    });
    vm.def(&type_, "__ror__", |vm, args| {
        args.exact(vm, "type.__ror__", 1, 1)?;
        vm.union_of(args[1].clone(), args[0].clone())
    });
    vm.def(&type_, "__getattribute__", |vm, args| {
        args.exact(vm, "type.__getattribute__", 1, 1)?;
        let name = vm.attribute_name(&args[1])?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        match vm.get_attr_plainly(&args[0], &class, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(&args[0], &name)),
        }
    });
    vm.def(&type_, "__dir__", |vm, args| Ok(Value::list(vm.dir_of(&args[0])?)));
    fn is_of(vm: &mut Vm, class: &Rc<Class>, module: &str) -> bool {
        let name = vm.names.module.clone();
        class.lookup(&name).is_some_and(|found| found.as_str().is_some_and(|found| found.as_str() == module))
    }
    vm.def_get(
        &type_,
        "__name__",
        |vm, value| {
            let class = class_of(value);
            let name = class.name.borrow().clone();
            Ok(match name.rsplit_once('.') {
                // Classes of the library carry their module in their name, as static types of CPython do.
                Some((module, last)) if !class.is_heap || is_of(vm, &class, module) => Value::str(last),
                _ => Value::Str(name),
            })
        },
        Some(|vm, object, value| {
            let class = settable(vm, object, "__name__", &value)?;
            let name = text_for(vm, &class, "__name__", &value)?;
            *class.name.borrow_mut() = name;
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__qualname__",
        |_, value| Ok(Value::Str(class_of(value).qualname.borrow().clone())),
        Some(|vm, object, value| {
            let class = settable(vm, object, "__qualname__", &value)?;
            let name = text_for(vm, &class, "__qualname__", &value)?;
            *class.qualname.borrow_mut() = name;
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__module__",
        |vm, value| {
            let class = class_of(value);
            let module = vm.names.module.clone();
            // Some built-in types have a getter for their instances under that name.
            let own = class.dict.get_str(&module).filter(|own| class.is_heap || own.as_str().is_some());
            Ok(own.unwrap_or(Value::str("builtins")))
        },
        Some(|vm, object, value| {
            let class = settable(vm, object, "__module__", &value)?;
            let (module, line) = (vm.names.module.clone(), vm.names.first_line.clone());
            class.set(&module, value);
            // The class is no longer said to be in its file.
            class.dict.remove_str(&line);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__doc__",
        |vm, value| {
            let doc = vm.names.doc.clone();
            let own = class_of(value).dict.get_str(&doc).unwrap_or(Value::None);
            // A descriptor under that name is asked, as the attribute of a class.
            let get = vm.names.get.clone();
            match &own {
                // What instances of a built-in type show says nothing of the type.
                Value::Instance(own) if own.native::<GetSet>().is_some() => Ok(Value::None),
                Value::Instance(_) => {
                    let args = Args::two(Value::None, value.clone());
                    Ok(vm.call_special(&own, &get, args)?.unwrap_or(own))
                }
                _ => Ok(own),
            }
        },
        Some(|vm, object, value| {
            let class = settable(vm, object, "__doc__", &value)?;
            let doc = vm.names.doc.clone();
            class.dict.set_str(&doc, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__bases__",
        |_, value| {
            Ok(Value::tuple(class_of(value).bases.borrow().iter().cloned().map(Value::Class).collect()))
        },
        Some(|vm, object, value| {
            let class = settable(vm, object, "__bases__", &value)?;
            let Value::Tuple(given) = value.builtin() else {
                let (name, kind) = (class.name.borrow().to_string(), vm.type_name(&value));
                return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {kind}")));
            };
            let mut bases = Vec::new();
            let name = class.name.borrow().to_string();
            for base in given.iter() {
                match base {
                    Value::Class(base) => bases.push(base.clone()),
                    other => {
                        let kind = vm.type_name(other);
                        return Err(
                            vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{kind}'"))
                        );
                    }
                }
            }
            if bases.is_empty() {
                return Err(
                    vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"))
                );
            }
            if bases.iter().any(|base| base.is_subclass(&class)) {
                return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
            }
            vm.common_layout(&bases)?;
            if let (Some(old), Ok(Some(new))) = (class.base(), best_base(&bases)) {
                let what = if is_collected(&old) != is_collected(&new) {
                    Some("deallocator")
                } else if !carries_alike(&new, &old, &members) {
                    Some("object layout")
                } else {
                    None
                };
                if let Some(what) = what {
                    let (old, new) = (old.name.borrow().to_string(), new.name.borrow().to_string());
                    return Err(
                        vm.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'"))
                    );
                }
            }
            vm.rebase(&class, bases)
        }),
    );
    vm.def_member(&type_, "__base__", |_, value| {
        Ok(class_of(value).base().map_or(Value::None, Value::Class))
    });
    vm.def_member(&type_, "__flags__", |vm, value| Ok(Value::Int(type_flags(vm, &class_of(value)))));
    vm.def_get(
        &type_,
        "__mro__",
        |_, value| Ok(Value::tuple(class_of(value).mro().iter().cloned().map(Value::Class).collect())),
        None,
    );
    vm.def_get(
        &type_,
        "__dict__",
        |vm, value| {
            let dict = Value::Dict(class_of(value).dict.clone());
            Ok(vm.mapping_proxy(dict))
        },
        None,
    );
    vm.def_get(
        &type_,
        "__annotations__",
        |vm, value| {
            let class = class_of(value);
            let name = vm.names.annotations.clone();
            if let Some(annotations) = class.dict.get_str(&name) {
                return Ok(annotations);
            }
            let fresh = Value::dict(Dict::new());
            if class.is_heap {
                class.dict.set_str(&name, fresh.clone());
                return Ok(fresh);
            }
            Err(vm.no_attribute(value, &name))
        },
        Some(|vm, object, value| {
            let name = vm.names.annotations.clone();
            if !class_of(object).is_open() {
                settable(vm, object, "__annotations__", &value)?;
            }
            set_or_remove(vm, &class_of(object), &name, value)
        }),
    );
    vm.def_get(
        &type_,
        "__type_params__",
        |vm, value| {
            let name = vm.names.type_params.clone();
            Ok(class_of(value).dict.get_str(&name).unwrap_or_else(|| Value::tuple(vec![])))
        },
        Some(|vm, object, value| {
            let class = settable(vm, object, "__type_params__", &value)?;
            class.dict.set_str(&vm.names.type_params, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__abstractmethods__",
        |vm, value| {
            let name = vm.names.abstractmethods.clone();
            match class_of(value).dict.get_str(&name) {
                Some(methods) => Ok(methods),
                None => Err(vm.attribute_error("__abstractmethods__")),
            }
        },
        Some(|vm, object, value| {
            let name = vm.names.abstractmethods.clone();
            let class = class_of(object);
            if !class.is_heap && !value.is_null() {
                settable(vm, object, "__abstractmethods__", &value)?;
            }
            class.is_abstract.set(!value.is_null());
            set_or_remove(vm, &class, &name, value)?;
            class.changed();
            Ok(())
        }),
    );
}

/// Whether CPython's collector looks after the instances of a class. Those that it does not are freed in another way,
/// so that a class cannot change from one to the other.
fn is_collected(class: &Class) -> bool {
    use Layout::{ByteArray, Bytes, Complex, Float, Int, Plain, Str};
    let plain = matches!(class.layout.get(), Plain | Int | Float | Complex | Str | Bytes | ByteArray);
    !plain || class.is_heap
}
