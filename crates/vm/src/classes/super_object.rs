//! `super`, bound to an object or a class, or to nothing yet.

use std::cell::RefCell;
use std::rc::Rc;

use crate::attributes::{Super, SuperObject};
use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// What `super()` and `super(class, object)` search.
    fn super_of(&mut self, args: &Args) -> PyResult<Super> {
        args.no_kw(self, "super")?;
        args.between(self, "super()", 0, 0, 2)?;
        let (class, receiver) = match (args.get(0), args.get(1)) {
            (None, _) => self.implicit_super()?,
            (Some(Value::Class(class)), receiver) => {
                (class.clone(), receiver.cloned().unwrap_or(Value::None))
            }
            (Some(other), _) => {
                let kind = self.type_name(other);
                return Err(self.type_error(format!("super() argument 1 must be a type, not {kind}")));
            }
        };
        if receiver.is_none() {
            return Ok(Super { class: class.clone(), receiver: Value::Null, start: class });
        }
        let start = self.super_start(&class, &receiver)?;
        Ok(Super { class, receiver, start })
    }

    /// The class whose order `super(class, receiver)` searches.
    fn super_start(&mut self, class: &Rc<Class>, receiver: &Value) -> PyResult<Rc<Class>> {
        if let Value::Class(own) = receiver
            && own.is_subclass(class)
        {
            return Ok(own.clone());
        }
        let own = self.class_of(receiver);
        if own.is_subclass(class) {
            return Ok(own);
        }
        // An object may say that it is of another class, as proxies do.
        let name = self.names.class.clone();
        if let Some(Value::Class(said)) = self.get_attr_opt(receiver, &name)?
            && said.is_subclass(class)
        {
            return Ok(said);
        }
        let (what, shown) = match receiver {
            Value::Class(own) => ("type", own.name.borrow().to_string()),
            _ => ("instance of", own.name.borrow().to_string()),
        };
        let name = class.name.borrow().to_string();
        Err(self.type_error(format!(
            "super(type, obj): obj ({what} {shown}) is not an instance or subtype of type ({name})."
        )))
    }

    /// `super()` without arguments: the class whose method runs, and the method's first argument.
    fn implicit_super(&mut self) -> PyResult<(Rc<Class>, Value)> {
        let frame = self.top_frame();
        let code = frame.code.clone();
        let base = frame.base;
        if code.code.arg_count == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        let first = match self.fiber.stack.get(base) {
            Some(Value::Cell(cell)) => cell.value.borrow().clone(),
            Some(value) => value.clone(),
            // Called in a roundabout way (`super.__call__()`): the variables lie elsewhere meanwhile.
            None => return Err(self.runtime_error("super(): __class__ cell not found")),
        };
        if first.is_null() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let own = code.code.locals.len() + code.code.cells.len();
        let Some(index) = code.code.free.iter().position(|name| name == "__class__") else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        let class = match self.fiber.stack.get(base + own + index) {
            Some(Value::Cell(cell)) => cell.value.borrow().clone(),
            _ => Value::Null,
        };
        match class {
            Value::Class(class) => Ok((class, first)),
            _ => Err(self.runtime_error("super(): empty __class__ cell")),
        }
    }
}

pub(super) fn install(vm: &mut Vm) {
    let super_ = vm.types.super_.clone();
    vm.def_new(&super_, |vm, mut args| {
        let class = vm.class_for_new(&mut args, &vm.types.super_.clone())?;
        // A derived class may be made from anything, and says what it searches to `__init__`.
        let parts = if class.is_heap { None } else { Some(vm.super_of(&args)?) };
        Ok(vm.new_native(&class, SuperObject(RefCell::new(parts))))
    });
    vm.def(&super_, "__init__", |vm, mut args| {
        let object = args.take(0);
        args.pos.remove(0);
        if vm.class_of(&object).is_heap
            && let Some(super_) = object.native::<SuperObject>()
        {
            let parts = vm.super_of(&args)?;
            super_.0.replace(Some(parts));
        }
        Ok(Value::None)
    });
    vm.def(&super_, "__get__", |vm, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        let Some(super_) = args[0].native::<SuperObject>() else { return Ok(Value::None) };
        let class = match &*super_.0.borrow() {
            Some(parts) if !parts.receiver.is_null() => return Ok(args[0].clone()),
            parts => parts.as_ref().map(|parts| parts.class.clone()),
        };
        if object.is_none() {
            return Ok(args[0].clone());
        }
        let made = vm.class_of(&args[0]);
        match class {
            Some(class) if !made.is_heap => {
                let start = vm.super_start(&class, &object)?;
                let parts = Super { class, receiver: object, start };
                Ok(vm.new_native(&made, SuperObject(RefCell::new(Some(parts)))))
            }
            Some(class) => vm.call(&Value::Class(made), Args::two(Value::Class(class), object)),
            None => vm.call(&Value::Class(made), Args::new()),
        }
    });
    vm.def(&super_, "__repr__", |_, args| {
        let Some(super_) = args[0].native::<SuperObject>() else { return Ok(Value::str("<super>")) };
        Ok(Value::str(match &*super_.0.borrow() {
            None => "<super: <class 'NULL'>, NULL>".to_string(),
            Some(Super { class, receiver, start }) => {
                let class = class.name.borrow();
                match receiver {
                    Value::Null => format!("<super: <class '{}'>, NULL>", class.as_str()),
                    _ => format!(
                        "<super: <class '{}'>, <{} object>>",
                        class.as_str(),
                        start.name.borrow().as_str()
                    ),
                }
            }
        }))
    });
    fn super_part(value: &Value, part: fn(&Super) -> Value) -> PyResult {
        let Some(super_) = value.native::<SuperObject>() else { return Ok(Value::None) };
        Ok(super_.0.borrow().as_ref().map_or(Value::None, part))
    }
    vm.def_member(&super_, "__thisclass__", |_, value| {
        super_part(value, |super_| Value::Class(super_.class.clone()))
    });
    vm.def_member(&super_, "__self__", |_, value| {
        super_part(value, |super_| match &super_.receiver {
            Value::Null => Value::None,
            receiver => receiver.clone(),
        })
    });
    vm.def_member(&super_, "__self_class__", |_, value| {
        super_part(value, |super_| match super_.receiver {
            Value::Null => Value::None,
            _ => Value::Class(super_.start.clone()),
        })
    });
}
