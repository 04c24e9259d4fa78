//! The steps of tasks as a program sees them: a loop whose class has a `call_soon` of its own is handed them, and a
//! handle shows them.

use std::rc::Rc;

use vm::class::Class;
use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use super::{Step, begin_step, finish_step, follows_protocol, receiver, wake};
use crate::futures;
use crate::state::instance;
use crate::tracing;

/// A step that follows no future.
struct StepMethod {
    task: Rc<Instance>,
    /// A failed future where the step begins with an exception.
    failed: Option<Rc<Instance>>,
}

/// What a step that follows no future is called by.
pub(crate) fn step_method(vm: &mut Vm, task: &Rc<Instance>, failed: Option<Rc<Instance>>) -> Value {
    let class = vm.native_class::<StepMethod>();
    vm.new_native(&class, StepMethod { task: task.clone(), failed })
}

/// What a step is called by that follows a future, which is its argument.
pub(crate) fn wakeup_method(vm: &mut Vm, task: &Rc<Instance>) -> PyResult {
    vm.get_attr_str(&Value::Instance(task.clone()), "task_wakeup")
}

/// Runs a step within a call.
fn step(vm: &mut Vm, task: &Rc<Instance>, future: &Value) -> PyResult {
    tracing::woken_by_callback(vm, task);
    let step = match futures::data(future).and_then(|_| instance(future)) {
        Some(future) if !follows_protocol(vm, future) => wake(vm, task, future)?,
        // A loop of the program's own making runs a step that nothing was waited for.
        _ if future.is_none() => begin_step(vm, task, None)?,
        _ => {
            let result = vm.get_attr_str(future, "result")?;
            let raised = vm.call(&result, Args::new()).err();
            begin_step(vm, task, raised)?
        }
    };
    let outcome = match step {
        Step::Resume(generator, sent) => vm.resume_nested(&generator, sent),
        Step::Done(outcome) => outcome,
    };
    finish_step(vm, task, outcome)?;
    Ok(Value::None)
}

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>, class: &Rc<Class>) {
    vm.def(class, "task_wakeup", |vm, args| {
        let task = receiver(vm, &args[0])?;
        let future = args.get(1).cloned().unwrap_or(Value::None);
        step(vm, &task, &future)
    });
    let class = vm.native_type(module, "TaskStepMethWrapper", "_asyncio", 202);
    vm.name_in_full(&class, "_asyncio");
    class.is_base.set(false);
    // It is no name of the module.
    let name = vm.intern("TaskStepMethWrapper");
    module.dict.remove_str(&name);
    vm.register_class::<StepMethod>(&class);
    vm.def(&class, "__call__", |vm, args| {
        if !args.kw.is_empty() {
            return Err(vm.type_error("function takes no keyword arguments"));
        }
        if args.len() > 1 {
            return Err(vm.type_error("function takes no positional arguments"));
        }
        let Some(data) = args[0].native::<StepMethod>() else { return Ok(Value::None) };
        let future = data.failed.clone().map_or(Value::None, Value::Instance);
        step(vm, &data.task.clone(), &future)
    });
    vm.def_get(
        &class,
        "__self__",
        |_, value| {
            let data = value.native::<StepMethod>();
            Ok(data.map_or(Value::None, |data| Value::Instance(data.task.clone())))
        },
        None,
    );
}
