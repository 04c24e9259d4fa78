//! What exceptions carry, and how the machine makes and raises them.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::Vm;
use crate::class::Class;
use crate::code::CodeObject;
use crate::dict::Dict;
use crate::frame::Frame;
use crate::value::{Instance, Payload, PyResult, Raised, Value};

/// What every exception carries besides its attributes.
pub struct ExceptionData {
    /// The tuple of arguments.
    pub args: RefCell<Value>,
    pub cause: RefCell<Value>,
    pub context: RefCell<Value>,
    pub suppress_context: Cell<bool>,
    /// Where it has been, innermost first.
    pub traceback: RefCell<Vec<TracebackEntry>>,
    /// The traceback object that was last asked for, as long as nothing was added to it.
    pub traceback_object: RefCell<Value>,
    /// The variables of the frames that it has left, which live as long as it does: what CPython's traceback keeps.
    pub kept: RefCell<Vec<Kept>>,
    /// What single classes add: the list of an exception group, the name of a `NameError`, ….
    pub extra: RefCell<Value>,
    /// The message that a group was made with, which its arguments need not begin with; `Null` for others.
    pub group_message: RefCell<Value>,
}

/// A place that an exception has passed through.
#[derive(Clone)]
pub struct TracebackEntry {
    pub code: Rc<CodeObject>,
    pub pc: usize,
    /// The global variables of the code, which a traceback does not keep.
    pub globals: Weak<Dict>,
    /// Which frame of its thread it was, and where its slots began.
    pub index: usize,
    pub base: usize,
}

impl TracebackEntry {
    /// The place where a frame is.
    pub(crate) fn of(frame: &Frame, index: usize) -> TracebackEntry {
        TracebackEntry {
            code: frame.code.clone(),
            pc: frame.pc,
            globals: Rc::downgrade(&frame.globals),
            index,
            base: frame.base,
        }
    }
}

/// The variables of a frame that an exception has left, and the global ones of its code.
pub struct Kept {
    /// The last place in that frame, among the exception's; `usize::MAX` where there is none.
    pub entry: usize,
    pub variables: Vec<Value>,
    pub globals: Option<Rc<Dict>>,
}

impl ExceptionData {
    /// The variables of the frame of a place, if the exception has left it.
    pub(crate) fn variables_at(&self, entry: usize, code: &Rc<CodeObject>) -> Option<Vec<Value>> {
        let kept = self.kept.borrow();
        let left = kept.iter().find(|kept| kept.entry >= entry && kept.entry != usize::MAX)?;
        let traceback = self.traceback.borrow();
        let is_same = traceback.get(left.entry).is_some_and(|last| Rc::ptr_eq(&last.code, code));
        is_same.then(|| left.variables.clone())
    }

    /// The variables of a frame of this code that the exception has left.
    pub(crate) fn variables_in_frame_of(&self, code: &Rc<CodeObject>) -> Option<Vec<Value>> {
        let traceback = self.traceback.borrow();
        let is_of = |entry: usize| traceback.get(entry).is_some_and(|place| Rc::ptr_eq(&place.code, code));
        let kept = self.kept.borrow();
        kept.iter().find(|kept| is_of(kept.entry)).map(|kept| kept.variables.clone())
    }

    /// Leaves only the innermost places, and the variables of their frames.
    pub fn cut_traceback(&self, places: usize) {
        if self.traceback.borrow().len() <= places {
            return;
        }
        self.traceback.borrow_mut().truncate(places);
        let object = self.traceback_object.replace(Value::Null);
        let dropped: Vec<Kept> = {
            let mut kept = self.kept.borrow_mut();
            let all = std::mem::take(&mut *kept);
            let (left, dropped) =
                all.into_iter().partition(|kept| kept.entry < places || kept.entry == usize::MAX);
            *kept = left;
            dropped
        };
        drop((object, dropped));
    }

    /// Drops the variables of the frames of the innermost places.
    pub fn drop_variables(&self, places: usize) {
        let all = self.kept.take();
        let (dropped, left) = all.into_iter().partition(|kept| kept.entry < places);
        self.kept.replace(left);
        let dropped: Vec<Kept> = dropped;
        for kept in dropped {
            crate::memory::drop_values(kept.variables);
        }
    }

    pub fn new(args: Vec<Value>) -> Self {
        ExceptionData {
            args: RefCell::new(Value::tuple(args)),
            cause: RefCell::new(Value::None),
            context: RefCell::new(Value::None),
            suppress_context: Cell::new(false),
            traceback: RefCell::default(),
            traceback_object: RefCell::default(),
            kept: RefCell::default(),
            extra: RefCell::new(Value::Null),
            group_message: RefCell::new(Value::Null),
        }
    }

    /// The first argument, or None.
    pub fn first_arg(&self) -> Value {
        match &*self.args.borrow() {
            Value::Tuple(args) => args.first().cloned().unwrap_or(Value::None),
            _ => Value::None,
        }
    }
}

impl Drop for ExceptionData {
    fn drop(&mut self) {
        let values = [&self.args, &self.cause, &self.context, &self.extra].map(RefCell::take);
        crate::memory::drop_values(values.into());
        for kept in self.kept.take() {
            crate::memory::drop_values(kept.variables);
        }
    }
}

macro_rules! raisers {
    ($($name:ident),* $(,)?) => {
        impl Vm {
            $(
                /// An exception of this class with a message.
                #[cold]
                pub fn $name(&mut self, message: impl Into<String>) -> Raised {
                    let class = self.types.$name.clone();
                    let message = message.into();
                    let args = if message.is_empty() { vec![] } else { vec![Value::str(message)] };
                    self.new_exception(&class, args)
                }
            )*
        }
    };
}

raisers! {
    type_error, value_error, index_error, attribute_error, runtime_error, name_error, overflow_error,
    zero_division_error, recursion_error, import_error, assertion_error, not_implemented_error, lookup_error,
    unbound_local_error, memory_error, buffer_error, syntax_error, module_not_found_error, arithmetic_error,
    eof_error, permission_error, file_not_found_error, timeout_error,
}

impl Vm {
    /// An exception of a built-in class, without running `__init__`.
    pub fn new_exception(&mut self, class: &Rc<Class>, args: Vec<Value>) -> Raised {
        Raised(Instance::new(class.clone(), Payload::Exception(Box::new(ExceptionData::new(args)))))
    }

    /// An exception class of a native module.
    pub fn new_exception_class(&mut self, name: &str, module: &str, base: &Rc<Class>) -> Rc<Class> {
        let name = self.intern(name);
        let class = Class::new(name, crate::class::Layout::Exception, true);
        if class.set_bases(vec![base.clone()]).is_err() {
            unreachable!("one base has no conflict");
        }
        self.def_value(&class, "__module__", Value::str(module));
        self.def_value(&class, "__doc__", Value::None);
        class
    }

    /// `StopIteration` with the value that the generator returned.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let class = self.types.stop_iteration.clone();
        let args = if value.is_none() { vec![] } else { vec![value] };
        self.new_exception(&class, args)
    }

    /// `KeyError` with the key itself.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let class = self.types.key_error.clone();
        self.new_exception(&class, vec![key])
    }

    /// Whether an exception is an instance of a class.
    pub fn raised_is(&self, raised: &Raised, class: &Rc<Class>) -> bool {
        raised.0.class.borrow().is_subclass(class)
    }

    /// Makes what `raise x` raises: an instance stays, a class is called.
    pub fn exception_from(&mut self, value: Value) -> PyResult<Raised> {
        match &value {
            Value::Instance(instance) if instance.exception().is_some() => Ok(Raised(instance.clone())),
            Value::Class(class) if class.is_subclass(&self.types.base_exception.clone()) => {
                match self.call(&value, crate::native::Args::new())? {
                    Value::Instance(instance) if instance.exception().is_some() => Ok(Raised(instance)),
                    other => {
                        let kind = Value::Class(self.class_of(&other));
                        let (shown, kind) = (self.repr(&value)?, self.repr(&kind)?);
                        Err(self.type_error(format!(
                            "calling {} should have returned an instance of BaseException, not {}",
                            shown.as_str(),
                            kind.as_str()
                        )))
                    }
                }
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Takes the value out of a `StopIteration`; gives any other exception back.
    pub fn stop_value(&mut self, raised: Raised) -> PyResult {
        if self.raised_is(&raised, &self.types.stop_iteration.clone()) {
            Ok(raised.data().first_arg())
        } else {
            Err(raised)
        }
    }
}
