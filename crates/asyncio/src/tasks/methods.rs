//! Making a task, and the other methods and attributes of `Task`.

use std::rc::Rc;

use vm::class::Class;
use vm::iter::IterState;
use vm::native::Args;
use vm::value::{Instance, Module, Payload, PyResult};
use vm::{Value, Vm};

use super::cancelling::install_cancelling;
use super::{Step, TaskPart, begin_step, finish_step, part, receiver};
use crate::events::{self, LoopPayload, Ready};
use crate::futures::{self, FutureData, flag_to_set};
use crate::state::{State, hook};
use crate::{contexts, tracing};

fn init(vm: &mut Vm, mut args: Args) -> PyResult {
    let task = receiver(vm, &args[0])?;
    let coroutine = args.take(1);
    let given_loop = args.take_kw("loop").unwrap_or(Value::None);
    let name = args.take_kw("name").unwrap_or(Value::None);
    let context = args.take_kw("context").unwrap_or(Value::None);
    let eager = args.take_kw("eager_start").unwrap_or(Value::Bool(false));
    args.no_more_kw(vm, "Task", &["coro", "loop", "name", "context", "eager_start"])?;
    if coroutine.is_null() {
        return Err(vm.type_error("Task() missing required argument 'coro' (pos 1)"));
    }
    futures::init(vm, &task, given_loop)?;
    if !is_coroutine(vm, &coroutine)? {
        let repr = vm.repr(&coroutine)?;
        part(&task).log_destroy_pending.set(false);
        return Err(vm.type_error(format!("a coroutine was expected, got {}", repr.as_str())));
    }
    let context = if context.is_none() { contexts::current(vm) } else { contexts::of_object(vm, &context)? };
    register(vm, &task, coroutine, name, context)?;
    let event_loop = futures::of(&task).event_loop.get();
    let running = event_loop.native::<LoopPayload>().is_some_and(|data| !data.thread_id.borrow().is_none());
    if vm.truth(&eager)? && running {
        return start_eagerly(vm, &task);
    }
    let fitting = events::check_thread(vm, &event_loop);
    schedule(vm, &event_loop, &task, fitting)?;
    Ok(Value::None)
}

/// Has a new task run its first step; one for which that fails will never run, and nobody is to wait for it.
fn schedule(vm: &mut Vm, event_loop: &Value, task: &Rc<Instance>, fitting: PyResult<()>) -> PyResult<()> {
    let scheduled = fitting.and_then(|()| {
        tracing::woken_by_itself(vm, task);
        events::push_ready(vm, event_loop, Ready::Step(task.clone()))
    });
    if scheduled.is_err() {
        vm.state::<State>().tasks.remove(part(task).number);
    }
    scheduled
}

/// A new task of a loop, in its ready queue: what `Task(coro, loop=event_loop, name=name, context=context)` gives.
/// What it is made of must be a coroutine, and the loop not in debug mode.
pub(crate) fn spawn(
    vm: &mut Vm,
    event_loop: &Value,
    coroutine: Value,
    name: Value,
    context: Value,
) -> PyResult<Rc<Instance>> {
    let context = if context.is_none() { contexts::current(vm) } else { contexts::of_object(vm, &context)? };
    let class = vm.state::<State>().task_class.clone().expect("made when `_asyncio` is first imported");
    let data = new_data(vm, event_loop.clone());
    let task = Instance::new(class, Payload::Native(Box::new(data)));
    register(vm, &task, coroutine, name, context)?;
    schedule(vm, event_loop, &task, Ok(()))?;
    Ok(task)
}

fn new_data(vm: &mut Vm, event_loop: Value) -> FutureData {
    let state = vm.state::<State>();
    state.next_task += 1;
    FutureData::new(event_loop, Some(Box::new(TaskPart::new(state.next_task))))
}

/// Gives a task what it drives and its name, and takes it into the registry.
fn register(vm: &mut Vm, task: &Rc<Instance>, coroutine: Value, name: Value, context: Value) -> PyResult<()> {
    let this = part(task);
    this.coroutine.set(coroutine);
    if name.is_none() {
        let state = vm.state::<State>();
        state.next_name += 1;
        this.default_name.set(state.next_name);
    } else {
        let name = if matches!(name, Value::Int(_)) || name.as_str().is_some() {
            name
        } else {
            Value::Str(vm.str(&name)?)
        };
        this.given_name.set(name);
    }
    this.context.set(context);
    vm.state::<State>().tasks.insert(this.number, Rc::downgrade(task));
    task.wants_del.set(true);
    tracing::spawned(vm, task);
    Ok(())
}

/// Runs the first step at once, inside of whatever runs.
fn start_eagerly(vm: &mut Vm, task: &Rc<Instance>) -> PyResult {
    let outer_task = std::mem::take(&mut vm.fiber.current_task);
    let outer_context = std::mem::take(&mut vm.fiber.context);
    let outer_id = vm.current_task_id.take();
    let outer_running = vm.state::<State>().running;
    if let Some(outer) = outer_id {
        tracing::paused(vm, outer);
    }
    let result = (|| {
        let outcome = match begin_step(vm, task, None)? {
            Step::Resume(generator, sent) => vm.resume_nested(&generator, sent),
            Step::Done(outcome) => outcome,
        };
        finish_step(vm, task, outcome)
    })();
    vm.fiber.current_task = outer_task;
    vm.fiber.context = outer_context;
    vm.current_task_id = outer_id;
    vm.state::<State>().running = outer_running;
    if let Some(outer) = outer_id {
        tracing::poll_began(vm, outer);
    }
    if futures::of(task).is_done() {
        // What never had to wait keeps nothing of how it ran.
        part(task).coroutine.set(Value::None);
    }
    if let Err(raised) = &result {
        // It leaves no frames of a loop, which would hold the task.
        raised.data().kept.borrow_mut().retain(|kept| kept.entry != usize::MAX);
    }
    result.map(|()| Value::None)
}

/// Whether a task may drive this: a native coroutine, what `asyncio.sleep` gives, or what the library accepts.
fn is_coroutine(vm: &mut Vm, value: &Value) -> PyResult<bool> {
    match value {
        Value::Generator(generator) if generator.kind == vm::generator::GeneratorKind::Coroutine => Ok(true),
        Value::Iter(iter) if matches!(&*iter.state(), IterState::Custom(_)) => Ok(true),
        other => {
            let hook = hook(vm, "iscoroutine");
            let result = vm.call(&hook, Args::one(other.clone()))?;
            vm.truth(&result)
        }
    }
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let future = vm.native_class::<FutureData>();
    let class = vm.native_type(module, "Task", "_asyncio", 200);
    vm.name_in_full(&class, "_asyncio");
    if class.set_bases(vec![future]).is_err() {
        unreachable!("one base has no conflict");
    }
    class.has_dict.set(true);
    vm.state::<State>().task_class = Some(class.clone());
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let data = new_data(vm, Value::None);
        Ok(vm.new_native(&class, data))
    });
    vm.def(&class, "__init__", init);
    install_names(vm, &class);
    install_cancelling(vm, &class);
    super::steps::install(vm, module, &class);
    install_attributes(vm, &class);
}

fn install_names(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "get_coro", |vm, args| {
        args.exact(vm, "Task.get_coro", 1, 0)?;
        let task = receiver(vm, &args[0])?;
        Ok(part(&task).coroutine.get())
    });
    vm.def(class, "get_context", |vm, args| {
        args.exact(vm, "Task.get_context", 1, 0)?;
        let task = receiver(vm, &args[0])?;
        let context = part(&task).context.get();
        let object = contexts::as_object(vm, context);
        part(&task).context.set(object.clone());
        Ok(object)
    });
    vm.def(class, "get_name", |vm, args| {
        args.exact(vm, "Task.get_name", 1, 0)?;
        let task = receiver(vm, &args[0])?;
        let given = part(&task).given_name.get();
        Ok(match given {
            Value::Null => Value::str(part(&task).name(vm)),
            Value::Int(number) => Value::str(number.to_string()),
            given => given,
        })
    });
    vm.def(class, "set_name", |vm, args| {
        let task = receiver(vm, &args[0])?;
        args.exact(vm, "Task.set_name", 1, 1)?;
        let name = Value::Str(vm.str(&args[1])?);
        part(&task).given_name.set(name);
        tracing::renamed(vm, &task);
        Ok(Value::None)
    });
    vm.def(class, "__repr__", |vm, args| {
        let hook = hook(vm, "task_repr");
        vm.call(&hook, Args::one(args[0].clone()))
    });
    vm.def(class, "get_stack", |vm, args| {
        let task = args[0].clone();
        let [limit] = args.bind_first(vm, "get_stack", 1, ["limit"], 0, 0)?;
        let hook = hook(vm, "task_get_stack");
        vm.call(&hook, Args::two(task, limit.unwrap_or(Value::None)))
    });
    vm.def(class, "print_stack", |vm, args| {
        let task = args[0].clone();
        let [limit, file] = args.bind_first(vm, "print_stack", 1, ["limit", "file"], 0, 0)?;
        let hook = hook(vm, "task_print_stack");
        vm.call(&hook, Args::of([task, limit.unwrap_or(Value::None), file.unwrap_or(Value::None)]))
    });
}

fn install_attributes(vm: &mut Vm, class: &Rc<Class>) {
    fn get(value: &Value) -> &TaskPart {
        let data = futures::data(value).expect("attributes of tasks are reached through tasks only");
        data.task.as_ref().expect("attributes of tasks are reached through tasks only")
    }
    vm.def_get(class, "_coro", |_, value| Ok(get(value).coroutine.get()), None);
    vm.def_get(class, "_fut_waiter", |_, value| Ok(get(value).waiting_for.get()), None);
    vm.def_get(class, "_must_cancel", |_, value| Ok(Value::Bool(get(value).must_cancel.get())), None);
    vm.def_get(
        class,
        "_num_cancels_requested",
        |_, value| Ok(Value::Int(get(value).cancels_requested.get() as i64)),
        None,
    );
    vm.def_get(
        class,
        "_log_destroy_pending",
        |_, value| Ok(Value::Bool(get(value).log_destroy_pending.get())),
        Some(|vm, object, value| {
            let truth = flag_to_set(vm, &value)?;
            get(object).log_destroy_pending.set(truth);
            Ok(())
        }),
    );
}
