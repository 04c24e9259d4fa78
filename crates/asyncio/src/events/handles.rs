//! `Handle` and `TimerHandle`: what is to be called, and whether it still is.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

use vm::class::Class;
use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use super::LoopPayload;
use crate::state::hook;
use crate::{contexts, tracing};

/// The payload of a `Handle` and a `TimerHandle`.
pub(crate) struct HandleData {
    pub(super) callback: RefCell<Value>,
    pub(super) args: RefCell<Vec<Value>>,
    pub(super) context: RefCell<Value>,
    event_loop: Value,
    pub(super) cancelled: Cell<bool>,
    when: f64,
    /// The program gave the deadline as an integer, and is shown one.
    pub(super) is_whole: Cell<bool>,
    is_timer: bool,
    pub(super) timer: Cell<Option<(executor::TimerId, u32)>>,
    /// How the trace calls it, once it was scheduled.
    pub(super) told: Cell<Option<trace::Handle>>,
    source_traceback: RefCell<Value>,
    frozen_repr: RefCell<Value>,
}

impl HandleData {
    fn deadline(&self) -> Value {
        if self.is_whole.get() { Value::Int(self.when as i64) } else { Value::Float(self.when) }
    }
}

/// What a handle is called in the trace, and what it calls with what.
pub(crate) fn called(instance: &Rc<Instance>) -> (Option<trace::Handle>, Value, Vec<Value>) {
    let data = handle(instance);
    (data.told.get(), data.callback.borrow().clone(), data.args.borrow().clone())
}

pub(super) fn handle(handle: &Rc<Instance>) -> &HandleData {
    handle.native::<HandleData>().expect("only handles are kept as such")
}

pub(super) fn new_handle(
    vm: &mut Vm,
    event_loop: &Value,
    callback: Value,
    args: Vec<Value>,
    context: Value,
    when: Option<f64>,
) -> Rc<Instance> {
    let class = match when {
        Some(_) => vm.state::<Classes>().timer_handle.clone(),
        None => vm.state::<Classes>().handle.clone(),
    };
    let class = class.expect("made when `_asyncio` is first imported");
    let data = HandleData {
        callback: RefCell::new(callback),
        args: RefCell::new(args),
        context: RefCell::new(context),
        event_loop: event_loop.clone(),
        cancelled: Cell::new(false),
        when: when.unwrap_or_default(),
        is_whole: Cell::new(false),
        is_timer: when.is_some(),
        timer: Cell::new(None),
        told: Cell::new(None),
        source_traceback: RefCell::new(Value::None),
        frozen_repr: RefCell::new(Value::Null),
    };
    if event_loop.native::<LoopPayload>().is_some_and(|data| data.debug.get()) {
        let extract = hook(vm, "extract_stack");
        if let Ok(sys) = vm.import_module("sys")
            && let Ok(getframe) = vm.get_attr_str(&sys, "_getframe")
            && let Ok(frame) = vm.call(&getframe, Args::one(Value::Int(0)))
            && let Ok(stack) = vm.call(&extract, Args::one(frame))
        {
            *data.source_traceback.borrow_mut() = stack;
        }
    }
    Instance::new(class, vm::value::Payload::Native(Box::new(data)))
}

#[derive(Default)]
struct Classes {
    handle: Option<Rc<Class>>,
    timer_handle: Option<Rc<Class>>,
}

pub(super) fn context_of(vm: &mut Vm, args: &mut Args) -> PyResult {
    match args.take_kw("context") {
        Some(context) if !context.is_none() => contexts::of_object(vm, &context),
        _ => Ok(contexts::current(vm)),
    }
}

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "Handle", "asyncio.events", 220);
    let timer = vm.native_type(module, "TimerHandle", "asyncio.events", 220);
    if timer.set_bases(vec![class.clone()]).is_err() {
        unreachable!("one base has no conflict");
    }
    vm.state::<Classes>().handle = Some(class.clone());
    vm.state::<Classes>().timer_handle = Some(timer.clone());
    fn get(value: &Value) -> &HandleData {
        value.native::<HandleData>().expect("attributes of handles are reached through handles only")
    }
    vm.def_new(&class, |vm, mut args| {
        let _class = vm.class_arg(&mut args)?;
        let context = context_of(vm, &mut args)?;
        let [callback, given, event_loop, other] =
            args.bind(vm, "Handle", 0, ["callback", "args", "loop", "context"], 3)?;
        let given = vm.list_of(&given.unwrap_or_default())?;
        let context = match other {
            Some(other) if !other.is_none() => contexts::of_object(vm, &other)?,
            _ => context,
        };
        let event_loop = event_loop.unwrap_or_default();
        Ok(Value::Instance(new_handle(vm, &event_loop, callback.unwrap_or_default(), given, context, None)))
    });
    vm.def_new(&timer, |vm, mut args| {
        let _class = vm.class_arg(&mut args)?;
        let [when, callback, given, event_loop, context] =
            args.bind(vm, "TimerHandle", 0, ["when", "callback", "args", "loop", "context"], 4)?;
        let when = vm.float_arg(&when.unwrap_or_default())?;
        let given = vm.list_of(&given.unwrap_or_default())?;
        let context = match context {
            Some(context) if !context.is_none() => contexts::of_object(vm, &context)?,
            _ => contexts::current(vm),
        };
        let (event_loop, callback) = (event_loop.unwrap_or_default(), callback.unwrap_or_default());
        Ok(Value::Instance(new_handle(vm, &event_loop, callback, given, context, Some(when))))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "cancel", |vm, args| {
        let data = get(&args[0]);
        if data.cancelled.get() {
            return Ok(Value::None);
        }
        if data.is_timer && data.event_loop.native::<LoopPayload>().is_none() {
            let told = vm.get_attr_str(&data.event_loop, "_timer_handle_cancelled")?;
            vm.call(&told, Args::one(args[0].clone()))?;
        }
        data.cancelled.set(true);
        if data.event_loop.native::<LoopPayload>().is_some_and(|data| data.debug.get()) {
            let repr = vm.repr(&args[0])?;
            *data.frozen_repr.borrow_mut() = Value::Str(repr);
        }
        if let Some((id, timer)) = data.timer.take()
            && let Some(event_loop) = data.event_loop.native::<LoopPayload>()
        {
            let dropped = event_loop.schedule.borrow_mut().cancel_timer(id);
            tracing::timer_cancelled(vm, timer);
            drop(dropped);
        }
        let callback = data.callback.replace(Value::None);
        let rest = data.args.take();
        drop((callback, rest));
        Ok(Value::None)
    });
    vm.def(&class, "cancelled", |_, args| Ok(Value::Bool(get(&args[0]).cancelled.get())));
    vm.def(&class, "get_context", |vm, args| {
        let context = get(&args[0]).context.borrow().clone();
        Ok(contexts::as_object(vm, context))
    });
    vm.def(&class, "_run", |vm, args| {
        let data = get(&args[0]);
        let context = data.context.borrow().clone();
        let context = contexts::as_object(vm, context);
        let run = vm.get_attr_str(&context, "run")?;
        let mut given = Args::one(data.callback.borrow().clone());
        given.pos.extend(data.args.borrow().iter().cloned());
        let Err(raised) = vm.call(&run, given) else { return Ok(Value::None) };
        let exits = [vm.types.system_exit.clone(), vm.types.keyboard_interrupt.clone()];
        if vm.stop.is_some() || exits.iter().any(|class| vm.raised_is(&raised, class)) {
            return Err(raised);
        }
        let module = vm.import_module("asyncio.base_events")?;
        let class = vm.get_attr_str(&module, "BaseEventLoop")?;
        let failed = vm.get_attr_str(&class, "_callback_failed")?;
        vm.call(&failed, Args::of([data.event_loop.clone(), args[0].clone(), raised.value()]))?;
        Ok(Value::None)
    });
    vm.def(&class, "__repr__", |vm, args| {
        let frozen = get(&args[0]).frozen_repr.borrow().clone();
        if !frozen.is_null() {
            return Ok(frozen);
        }
        let hook = hook(vm, "handle_repr");
        vm.call(&hook, Args::one(args[0].clone()))
    });
    vm.def_get(&class, "_callback", |_, value| Ok(get(value).callback.borrow().clone()), None);
    vm.def_get(
        &class,
        "_args",
        |_, value| {
            let data = get(value);
            Ok(if data.callback.borrow().is_none() {
                Value::None
            } else {
                Value::tuple(data.args.borrow().clone())
            })
        },
        None,
    );
    vm.def_get(&class, "_loop", |_, value| Ok(get(value).event_loop.clone()), None);
    vm.def_get(&class, "_cancelled", |_, value| Ok(Value::Bool(get(value).cancelled.get())), None);
    vm.def_get(
        &class,
        "_source_traceback",
        |_, value| Ok(get(value).source_traceback.borrow().clone()),
        Some(|_, object, value| {
            *get(object).source_traceback.borrow_mut() = if value.is_null() { Value::None } else { value };
            Ok(())
        }),
    );
    vm.def(&timer, "when", |_, args| Ok(get(&args[0]).deadline()));
    vm.def_get(&timer, "_when", |_, value| Ok(get(value).deadline()), None);
    vm.def_get(&timer, "_scheduled", |_, value| Ok(Value::Bool(get(value).timer.get().is_some())), None);
    vm.def(&timer, "__lt__", |vm, args| compared(vm, &args, Some(Ordering::Less), false));
    vm.def(&timer, "__le__", |vm, args| compared(vm, &args, Some(Ordering::Less), true));
    vm.def(&timer, "__gt__", |vm, args| compared(vm, &args, Some(Ordering::Greater), false));
    vm.def(&timer, "__ge__", |vm, args| compared(vm, &args, Some(Ordering::Greater), true));
    vm.def(&timer, "__eq__", |vm, args| compared(vm, &args, None, true));
    vm.def(&timer, "__hash__", |_, args| Ok(Value::Int(text::hash::float(get(&args[0]).when))));
}

/// Whether the deadlines of two timers have that order, or whether the timers are alike where that counts too.
fn compared(vm: &mut Vm, args: &Args, order: Option<Ordering>, equal: bool) -> PyResult {
    let (Some(own), Some(other)) = (args[0].native::<HandleData>(), args[1].native::<HandleData>()) else {
        return Ok(Value::NotImplemented);
    };
    if !other.is_timer {
        return Ok(Value::NotImplemented);
    }
    let found = own.when.partial_cmp(&other.when);
    if found.is_some() && found == order {
        return Ok(Value::Bool(true));
    }
    if !equal || found != Some(Ordering::Equal) || own.cancelled.get() != other.cancelled.get() {
        return Ok(Value::Bool(false));
    }
    let callbacks = (own.callback.borrow().clone(), other.callback.borrow().clone());
    let given = (Value::tuple(own.args.borrow().clone()), Value::tuple(other.args.borrow().clone()));
    Ok(Value::Bool(vm.eq(&callbacks.0, &callbacks.1)? && vm.eq(&given.0, &given.1)?))
}
