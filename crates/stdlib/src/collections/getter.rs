//! `_tuplegetter`: the attribute of a named tuple that stands for one of its items.

use std::cell::RefCell;
use std::rc::Rc;

use vm::value::Module;
use vm::{Value, Vm};

use crate::native_class::{self, layout};

struct TupleGetter {
    index: usize,
    doc: RefCell<Value>,
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "_tuplegetter", "collections", layout::GETTER);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "_tuplegetter", 0, 2)?;
        let index = vm.small_index(&args[0])?;
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let doc = RefCell::new(args.take(1));
        Ok(vm.new_native(&class, TupleGetter { index, doc }))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "__get__", |vm, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        if object.is_none() {
            return Ok(args[0].clone());
        }
        let Some(getter) = args[0].native::<TupleGetter>() else { return Ok(Value::None) };
        match object.builtin() {
            Value::Tuple(items) => match items.get(getter.index) {
                Some(item) => Ok(item.clone()),
                None => Err(vm.index_error("tuple index out of range")),
            },
            _ => {
                let kind = vm.type_name(&object);
                Err(vm.type_error(format!(
                    "descriptor for index '{}' for tuple subclasses doesn't apply to '{kind}' object",
                    getter.index
                )))
            }
        }
    });
    vm.def(&class, "__set__", |vm, _| Err(vm.attribute_error("can't set attribute")));
    vm.def(&class, "__delete__", |vm, _| Err(vm.attribute_error("can't delete attribute")));
    vm.def(&class, "__repr__", |vm, args| {
        let Some(getter) = args[0].native::<TupleGetter>() else { return Ok("_tuplegetter".into()) };
        let doc = getter.doc.borrow().clone();
        let doc = vm.repr(&doc)?;
        Ok(Value::str(format!("_tuplegetter({}, {})", getter.index, doc.as_str())))
    });
    vm.def_get(
        &class,
        "__doc__",
        |_, value| {
            Ok(value.native::<TupleGetter>().map_or(Value::None, |getter| getter.doc.borrow().clone()))
        },
        Some(|_, object, value| {
            if let Some(getter) = object.native::<TupleGetter>() {
                *getter.doc.borrow_mut() = if value.is_null() { Value::None } else { value };
            }
            Ok(())
        }),
    );
}
