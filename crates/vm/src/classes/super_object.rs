//! `super`, bound to an object or a class, or to nothing yet.

use std::rc::Rc;

use crate::attributes::Super;
use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// `super()` and `super(class, object)`
    pub(crate) fn make_super(&mut self, made: &Rc<Class>, args: &Args) -> PyResult {
        args.no_kw(self, "super")?;
        args.between(self, "super()", 0, 0, 2)?;
        let (class, receiver) = match (args.get(0), args.get(1)) {
            (None, _) => self.implicit_super()?,
            (Some(Value::Class(class)), Some(receiver)) if !receiver.is_none() => {
                (class.clone(), receiver.clone())
            }
            (Some(Value::Class(class)), _) => {
                let start = class.clone();
                return Ok(
                    self.new_native(made, Super { class: class.clone(), receiver: Value::Null, start })
                );
            }
            (Some(other), _) => {
                let kind = self.type_name(other);
                return Err(self.type_error(format!("super() argument 1 must be a type, not {kind}")));
            }
        };
        let start = self.super_start(&class, &receiver)?;
        Ok(self.new_native(made, Super { class, receiver, start }))
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
        vm.make_super(&class, &args)
    });
    vm.def(&super_, "__init__", |_, _| Ok(Value::None));
    vm.def(&super_, "__get__", |vm, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        let Some(super_) = args[0].native::<Super>() else { return Ok(Value::None) };
        if object.is_none() || !super_.receiver.is_null() {
            return Ok(args[0].clone());
        }
        let class = super_.class.clone();
        let made = vm.class_of(&args[0]);
        if made.is_heap {
            return vm.call(&Value::Class(made), Args::two(Value::Class(class), object));
        }
        let start = vm.super_start(&class, &object)?;
        Ok(vm.new_native(&made, Super { class, receiver: object, start }))
    });
    vm.def(&super_, "__repr__", |_, args| {
        let Some(super_) = args[0].native::<Super>() else { return Ok(Value::str("<super>")) };
        let class = super_.class.name.borrow().to_string();
        Ok(Value::str(match super_.receiver {
            Value::Null => format!("<super: <class '{class}'>, NULL>"),
            _ => format!("<super: <class '{class}'>, <{} object>>", super_.start.name.borrow().as_str()),
        }))
    });
    fn super_part(value: &Value, part: fn(&Super) -> Value) -> PyResult {
        Ok(value.native::<Super>().map_or(Value::None, part))
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
