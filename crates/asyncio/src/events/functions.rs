//! The functions of `_asyncio`: which loop and which task run, and which tasks there are.

use std::rc::Rc;

use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use crate::futures;
use crate::state::{Running, State, hook};
use crate::tracing;

/// The running loop of this thread, or `RuntimeError`.
pub(crate) fn running_loop(vm: &mut Vm) -> PyResult {
    if vm.fiber.running_loop.is_null() {
        return Err(vm.runtime_error("no running event loop"));
    }
    Ok(vm.fiber.running_loop.clone())
}

/// The running loop, else what the policy gives.
pub(crate) fn get_event_loop(vm: &mut Vm) -> PyResult {
    if !vm.fiber.running_loop.is_null() {
        return Ok(vm.fiber.running_loop.clone());
    }
    let policy = hook(vm, "get_event_loop_policy");
    let policy = vm.call(&policy, Args::new())?;
    let get = vm.get_attr_str(&policy, "get_event_loop")?;
    vm.call(&get, Args::new())
}

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "get_running_loop", |vm, args| {
        args.exact(vm, "_asyncio.get_running_loop", 0, 0)?;
        running_loop(vm)
    });
    vm.add_function(module, "_get_running_loop", |vm, args| {
        args.exact(vm, "_asyncio._get_running_loop", 0, 0)?;
        Ok(match &vm.fiber.running_loop {
            Value::Null => Value::None,
            running => running.clone(),
        })
    });
    vm.add_function(module, "_set_running_loop", |vm, args| {
        args.exact(vm, "_set_running_loop", 0, 1)?;
        vm.fiber.running_loop = if args[0].is_none() { Value::Null } else { args[0].clone() };
        Ok(Value::None)
    });
    vm.add_function(module, "get_event_loop", |vm, args| {
        args.exact(vm, "_asyncio.get_event_loop", 0, 0)?;
        get_event_loop(vm)
    });
    vm.add_function(module, "current_task", |vm, args| {
        let [given] = args.bind(vm, "current_task", 0, ["loop"], 0)?;
        let given = given.unwrap_or_default();
        let event_loop = if given.is_null() || given.is_none() { running_loop(vm)? } else { given };
        let task = vm.fiber.current_task.clone();
        Ok(if is_of(&task, &event_loop) { task } else { Value::None })
    });
    vm.add_function(module, "_put_task_aside", |vm, args| {
        args.exact(vm, "_put_task_aside", 0, 1)?;
        Ok(put_task_aside(vm, &args[0]))
    });
    vm.add_function(module, "_go_on_with", |vm, args| {
        args.exact(vm, "_go_on_with", 0, 1)?;
        go_on_with(vm, &args[0]);
        Ok(Value::None)
    });
    vm.add_function(module, "_enter_task", |vm, args| {
        args.exact(vm, "_enter_task", 0, 2)?;
        if !vm.fiber.current_task.is_null() {
            let (new, running) = (vm.repr(&args[1])?, vm.repr(&vm.fiber.current_task.clone())?);
            return Err(vm.runtime_error(format!(
                "Cannot enter into task {} while another task {} is being executed.",
                new.as_str(),
                running.as_str()
            )));
        }
        vm.fiber.current_task = args[1].clone();
        Ok(Value::None)
    });
    vm.add_function(module, "_leave_task", |vm, args| {
        args.exact(vm, "_leave_task", 0, 2)?;
        if !vm.fiber.current_task.is(&args[1]) {
            let task = vm.repr(&args[1])?;
            let running = match vm.fiber.current_task.clone() {
                Value::Null => Value::None,
                other => other,
            };
            let running = vm.repr(&running)?;
            return Err(vm.runtime_error(format!(
                "Leaving task {} does not match the current task {}.",
                task.as_str(),
                running.as_str()
            )));
        }
        vm.fiber.current_task = Value::Null;
        Ok(Value::None)
    });
    vm.add_function(module, "_swap_current_task", |vm, args| {
        args.exact(vm, "_swap_current_task", 0, 2)?;
        let new = if args[1].is_none() { Value::Null } else { args[1].clone() };
        let old = std::mem::replace(&mut vm.fiber.current_task, new);
        Ok(if old.is_null() { Value::None } else { old })
    });
    for name in ["_register_task", "_unregister_task", "_register_eager_task", "_unregister_eager_task"] {
        vm.add_function(module, name, |_, _| Ok(Value::None));
    }
    vm.add_function(module, "_tasks_in_order", |vm, args| {
        let event_loop = args.get(0).cloned().unwrap_or(Value::None);
        Ok(Value::list(tasks_of(vm, &event_loop)?))
    });
    vm.add_function(module, "all_tasks", |vm, args| {
        if args.len() > 1 {
            let given = args.len();
            return Err(vm.type_error(format!(
                "all_tasks() takes from 0 to 1 positional arguments but {given} were given"
            )));
        }
        let [event_loop] = args.bind(vm, "all_tasks", 0, ["loop"], 0)?;
        let event_loop = event_loop.unwrap_or_default();
        let set = Rc::new(vm::set::Set::new());
        for task in tasks_of(vm, &event_loop)? {
            vm.set_add(&set, task)?;
        }
        Ok(Value::Set(set))
    });
    for name in ["_scheduled_tasks", "_eager_tasks"] {
        vm.add_value(module, name, Value::Set(Rc::default()));
    }
    vm.add_value(module, "_current_tasks", Value::dict(Default::default()));
}

/// Whether a task belongs to a loop; objects that are no tasks of ours count as those of any.
fn is_of(task: &Value, event_loop: &Value) -> bool {
    !task.is_null() && futures::data(task).is_none_or(|data| data.event_loop.get().is(event_loop))
}

/// Where a step of a task runs another loop, the task is none of its: what `_go_on_with` takes, or `None`.
fn put_task_aside(vm: &mut Vm, event_loop: &Value) -> Value {
    if vm.fiber.current_task.is_null() || is_of(&vm.fiber.current_task, event_loop) {
        return Value::None;
    }
    let task = std::mem::take(&mut vm.fiber.current_task);
    if let Some(outer) = vm.current_task_id.take() {
        tracing::put_aside(vm, outer);
    }
    vm.state::<State>().running = Running::Nothing;
    Value::tuple(vec![task, vm.fiber.context.clone()])
}

/// The loop within has ended; the task goes on with its step.
fn go_on_with(vm: &mut Vm, aside: &Value) {
    let Value::Tuple(aside) = aside else { return };
    vm.fiber.current_task = aside[0].clone();
    vm.fiber.context = aside[1].clone();
    vm.current_task_id = futures::data(&aside[0]).and_then(|data| data.task.as_ref().map(|task| task.number));
    if let Some(outer) = vm.current_task_id {
        vm.state::<State>().running = Running::Task(outer);
        tracing::goes_on(vm, outer);
    }
}

/// The tasks of a loop that are not done, by age.
fn tasks_of(vm: &mut Vm, event_loop: &Value) -> PyResult<Vec<Value>> {
    let event_loop =
        if event_loop.is_none() || event_loop.is_null() { running_loop(vm)? } else { event_loop.clone() };
    let state = vm.state::<State>();
    let tasks: Vec<Rc<Instance>> = state.tasks.alive();
    Ok(tasks
        .into_iter()
        .filter(|task| {
            let data = futures::of(task);
            !data.is_done() && data.event_loop.get().is(&event_loop)
        })
        .map(Value::Instance)
        .collect())
}
