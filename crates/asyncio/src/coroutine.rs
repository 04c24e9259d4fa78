//! Coroutines of the library that have no frame: `asyncio.sleep()`, and what waits for locks, queues and groups.
//!
//! For a program they are coroutine objects like any other. Each awaits one future at a time:
//! 1. it is made ([`native`]), and warns when it is dropped without having been awaited;
//! 2. whoever awaits it begins it ([`Body::begin`]), which gives a result, or a future to wait for;
//! 3. it is resumed with what became of the future, or with an exception ([`Body::resume`]), as often as it waits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::class::Class;
use vm::collect::Visit;
use vm::generator::Origin;
use vm::iter::{CustomIter, IterState, NativeIter};
use vm::memory::{self, Finalizer};
use vm::native::Flow;
use vm::resume::Resumed;
use vm::value::{Instance, Module, PyResult};
use vm::{Raised, Value, Vm};

use crate::futures;

/// What such a coroutine does.
pub(crate) trait Body {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes>;

    /// The future that it waited for is done, and gave a result or an exception; or one was thrown in.
    fn resume(&mut self, vm: &mut Vm, future: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes>;

    /// Calls with every value that it holds, for the collector of cycles.
    fn visit(&self, visit: Visit<'_>);
}

/// How a coroutine goes on.
pub(crate) enum Goes {
    Waits(Rc<Instance>),
    Returns(Value),
}

/// The class of all of them, which is a `coroutine`.
pub(crate) struct Coroutine;

struct Native<B> {
    name: &'static str,
    stage: RefCell<Stage<B>>,
    created: Origin,
    /// Begun or closed: it need not warn that it was never awaited.
    quiet: Cell<bool>,
}

enum Stage<B> {
    Created(B),
    Waiting(B, Rc<Instance>),
    /// It runs, or is done.
    Done,
}

/// A coroutine object.
pub(crate) fn native(vm: &mut Vm, name: &'static str, body: impl Body + 'static) -> Value {
    let created = vm.origin();
    NativeIter::custom(Native {
        name,
        stage: RefCell::new(Stage::Created(body)),
        created,
        quiet: Cell::new(false),
    })
}

impl<B: Body> Native<B> {
    fn go_on(&self, vm: &mut Vm, raised: Option<Raised>) -> PyResult<Resumed> {
        self.quiet.set(true);
        let stage = std::mem::replace(&mut *self.stage.borrow_mut(), Stage::Done);
        let (mut body, mut goes) = match (stage, raised) {
            (Stage::Created(mut body), None) => {
                let goes = body.begin(vm)?;
                (body, goes)
            }
            (Stage::Waiting(mut body, future), raised) => {
                let outcome = match raised {
                    Some(raised) => Err(raised),
                    None if futures::of(&future).is_done() => futures::result(vm, &future),
                    None => Err(vm.runtime_error("await wasn't used with future")),
                };
                let goes = body.resume(vm, &future, outcome)?;
                (body, goes)
            }
            (Stage::Created(_) | Stage::Done, Some(raised)) => return Err(raised),
            (Stage::Done, None) => return Err(vm.runtime_error("cannot reuse already awaited coroutine")),
        };
        loop {
            match goes {
                Goes::Returns(value) => return Ok(Resumed::Returned(value)),
                Goes::Waits(future) if futures::of(&future).is_done() => {
                    let outcome = futures::result(vm, &future);
                    goes = body.resume(vm, &future, outcome)?;
                }
                Goes::Waits(future) => {
                    futures::of(&future).blocking.set(true);
                    *self.stage.borrow_mut() = Stage::Waiting(body, future.clone());
                    return Ok(Resumed::Yielded(Value::Instance(future)));
                }
            }
        }
    }
}

impl<B> Drop for Native<B> {
    fn drop(&mut self) {
        if !self.quiet.get() {
            never_awaited(self.name, std::mem::take(&mut self.created));
        }
    }
}

impl<B: Body> CustomIter for Native<B> {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.native_class::<Coroutine>()
    }

    fn coroutine_name(&self) -> Option<&str> {
        Some(self.name)
    }

    fn is_done(&self) -> bool {
        matches!(&*self.stage.borrow(), Stage::Done)
    }

    fn visit(&self, visit: Visit<'_>) {
        match &*self.stage.borrow() {
            Stage::Created(body) => body.visit(visit),
            Stage::Waiting(body, future) => {
                body.visit(visit);
                visit(&Value::Instance(future.clone()));
            }
            Stage::Done => {}
        }
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.send(vm, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(value) => Err(vm.stop_iteration(value)),
        }
    }

    fn send(&self, vm: &mut Vm, _value: Value) -> PyResult<Resumed> {
        self.go_on(vm, None)
    }

    fn throw(&self, vm: &mut Vm, raised: Raised) -> PyResult<Resumed> {
        self.go_on(vm, Some(raised))
    }
}

/// What `__await__` gives: it iterates, which the coroutine itself does not.
struct Awaited(Value);

impl Awaited {
    fn coroutine(&self) -> Rc<dyn CustomIter> {
        custom(&self.0).expect("only coroutines of the library are wrapped so")
    }
}

impl CustomIter for Awaited {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.coroutine_wrapper.clone()
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&self.0);
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        self.coroutine().next(vm)
    }

    fn send(&self, vm: &mut Vm, value: Value) -> PyResult<Resumed> {
        self.coroutine().send(vm, value)
    }

    fn throw(&self, vm: &mut Vm, raised: Raised) -> PyResult<Resumed> {
        self.coroutine().throw(vm, raised)
    }
}

/// Stands for a coroutine that has been dropped.
struct Gone(String);

pub(crate) fn gone(name: &str) -> Value {
    NativeIter::custom(Gone(name.to_owned()))
}

impl CustomIter for Gone {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.native_class::<Coroutine>()
    }

    fn coroutine_name(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn is_done(&self) -> bool {
        true
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        Err(vm.runtime_error("cannot reuse already awaited coroutine"))
    }
}

/// Such a coroutine was dropped before anybody awaited it.
pub(crate) fn never_awaited(name: &str, created: Origin) {
    memory::finalize_later(Finalizer::NeverAwaited { qualname: name.to_owned(), method: None, created });
}

fn custom(value: &Value) -> Option<Rc<dyn CustomIter>> {
    let Value::Iter(iter) = value else { return None };
    match &*iter.state() {
        IterState::Custom(custom) => Some(custom.clone()),
        _ => None,
    }
}

fn resume(vm: &mut Vm, value: &Value, raised: Option<Raised>) -> PyResult<Flow> {
    let Some(custom) = custom(value) else { return Err(vm.type_error("a coroutine is needed")) };
    let resumed = match raised {
        Some(raised) => custom.throw(vm, raised)?,
        None => custom.send(vm, Value::None)?,
    };
    match resumed {
        Resumed::Yielded(value) => Ok(Flow::Value(value)),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    fn name(value: &Value) -> String {
        custom(value).as_ref().and_then(|custom| custom.coroutine_name()).unwrap_or("coroutine").to_owned()
    }
    let class = vm.native_type(module, "_Coroutine", "builtins", 230);
    let coroutine = vm.types.coroutine.clone();
    if class.set_bases(vec![coroutine]).is_err() {
        unreachable!("one base has no conflict");
    }
    *class.name.borrow_mut() = vm.intern("coroutine");
    *class.qualname.borrow_mut() = vm.intern("coroutine");
    vm.register_class::<Coroutine>(&class);
    vm.def_flow(&class, "send", |vm, args| resume(vm, &args[0], None));
    vm.def_flow(&class, "throw", |vm, args| {
        args.between(vm, "throw", 1, 1, 3)?;
        let raised = vm.raise_value(args[1].clone());
        resume(vm, &args[0], Some(raised))
    });
    vm.def(&class, "close", |vm, args| {
        if let Some(custom) = custom(&args[0]) {
            let class = vm.types.generator_exit.clone();
            let exit = vm.new_exception(&class, vec![]);
            let _ = custom.throw(vm, exit);
        }
        Ok(Value::None)
    });
    vm.def(&class, "__await__", |_, args| Ok(NativeIter::custom(Awaited(args[0].clone()))));
    vm.def(&class, "__repr__", |_, args| {
        Ok(Value::str(format!("<coroutine object {} at {:#x}>", name(&args[0]), args[0].id())))
    });
    vm.def_get(
        &class,
        "_is_done",
        |_, value| Ok(Value::Bool(custom(value).is_some_and(|it| it.is_done()))),
        None,
    );
    vm.def_get(&class, "__qualname__", |_, value| Ok(Value::str(name(value))), None);
    vm.def_get(
        &class,
        "__name__",
        |_, value| Ok(Value::str(name(value).rsplit('.').next().unwrap_or_default())),
        None,
    );
    for name in ["cr_await", "cr_frame", "cr_code", "cr_origin"] {
        vm.def_get(&class, name, |_, _| Ok(Value::None), None);
    }
    for name in ["cr_running", "cr_suspended"] {
        vm.def_get(&class, name, |_, _| Ok(Value::Bool(false)), None);
    }
}
