//! What becomes of tasks that still wait when the program ends, and of its globals.
//!
//! CPython's collector finds tasks in two passes: before the globals go, those that nothing but what they wait for
//! holds; and after, those that the program still had, or the frames of the exception that ended it. In the first pass
//! it comes to a coroutine before its task, so that the task is told as one whose coroutine is done; in the second pass
//! after it.
//! Nobody finds what the current loop of the policy holds. Coroutines there and threads that run on keep the globals.

use std::rc::Rc;

use vm::collect::Reached;
use vm::native::Args;
use vm::value::{Instance, Module};
use vm::{Raised, Value, Vm};

use crate::events::{LoopPayload, Ready, called};
use crate::program::attribute;
use crate::state::{self, State};
use crate::threads;

/// Lets the program's objects go, one global after another, so that their finalisers tell what they have to.
/// Before them go the variables that the exception keeps which left the program.
pub(crate) fn drop_main(vm: &mut Vm, main: &Rc<Module>, left: Option<&Raised>) {
    if threads::any_running(vm) {
        restore_streams(vm);
        return;
    }
    let kept = current_loop(vm);
    let pinned = kept.as_ref().is_some_and(|kept| {
        let held = held_by_loop(kept);
        let reached = vm.reachable(&held, held_by_loop);
        waiting(vm).iter().any(|task| reached.has(task))
    });
    // An exception that was told stays in `sys`, and so the variables of its frames, until the modules go.
    let exit = vm.types.system_exit.clone();
    let told = left.filter(|raised| !vm.raised_is(raised, &exit));
    let roots: Vec<Value> = [Value::Dict(main.dict.clone())].into_iter().chain(kept.clone()).collect();
    let reached = vm.reachable(&roots, held_by_loop);
    let told: Vec<Value> = told.map(Raised::value).into_iter().collect();
    let reached_later = vm.reachable(&told, held_by_loop);
    let is_kept = |value: &Value| reached.has(value) || reached_later.has(value);
    let lost: Vec<Value> = waiting(vm).into_iter().filter(|task| !is_kept(task)).collect();
    let all = failed(vm).into_iter();
    let (known, circles): (Vec<_>, Vec<_>) = all.partition(is_kept);
    let by_told = kept_by_frames(vm, &reached, &reached_later, &known);
    drop((reached, reached_later));
    for task in lost {
        close(vm, &task);
        tell(vm, &task);
    }
    for future in circles {
        let _ = crate::futures::finalize(vm, Args::one(future));
    }
    let known: Vec<_> = known.iter().filter_map(state::instance).map(Rc::downgrade).collect();
    vm.state::<State>().failed.extend(known);
    // What only cycles hold is found while the program's modules are still whole.
    let _ = vm.collect_cycles();
    restore_streams(vm);
    if pinned {
        return;
    }
    let in_circle = left.is_some_and(|raised| is_in_circle(vm, raised));
    if let Some(raised) = left {
        forget_last(vm);
        vm.state::<vm::host::SourcesGone>().0 = !told.is_empty();
        drop(told);
        for future in by_told {
            tell(vm, &future);
        }
        vm.state::<vm::host::SourcesGone>().0 = false;
        if !in_circle {
            let_frames_go(vm, raised);
        }
    }
    vm.state::<vm::host::SourcesGone>().0 = true;
    let _ = vm.finalize_program(&main.dict);
    if let Some(raised) = left.filter(|_| in_circle) {
        let_frames_go(vm, raised);
    }
    for (key, value) in main.dict.entries() {
        if let Value::Str(name) = &key
            && !name.starts_with("__")
        {
            main.dict.set_str(name, Value::None);
        }
        drop(value);
        let _ = vm.run_waiting_finalizers();
    }
    let rest = waiting(vm);
    for task in &rest {
        tell(vm, task);
    }
    for task in &rest {
        close(vm, task);
    }
    // Futures are also in cycles that only frames close, as that of an exception with the frame that holds the task.
    for future in failed(vm) {
        let _ = crate::futures::finalize(vm, Args::one(future));
    }
}

/// Futures that only the frames of an exception hold which was told, in the order of CPython's collector. Before them
/// it finds those that the globals hold, or the loop, by age.
fn kept_by_frames(vm: &mut Vm, reached: &Reached, later: &Reached, failed: &[Value]) -> Vec<Value> {
    let futures = later.values().iter().filter(|value| crate::futures::data(value).is_some());
    let held: Vec<Value> = futures.filter(|future| !reached.has(future)).cloned().collect();
    if held.is_empty() {
        return held;
    }
    let others = waiting(vm).into_iter().chain(failed.iter().cloned());
    let mut others: Vec<Value> = others.filter(|future| reached.has(future)).collect();
    others.sort_by_key(|future| crate::futures::data(future).map(|data| data.number.get()));
    others.extend(held);
    others
}

/// Whether the frames that an exception has left hold it themselves, as those that run a loop do by its task. The
/// collector finds it then together with the globals; else its frames go before these.
fn is_in_circle(vm: &mut Vm, raised: &Raised) -> bool {
    let chain = chain_of(raised);
    let variables = chain.iter().flat_map(|raised| {
        let kept = raised.data().kept.borrow();
        kept.iter().flat_map(|kept| kept.variables.clone()).collect::<Vec<_>>()
    });
    let variables: Vec<Value> = variables.collect();
    vm.reachable(&variables, held_by_loop).has(&raised.value())
}

/// Drops what the frames that an exception has left hold.
fn let_frames_go(vm: &mut Vm, raised: &Raised) {
    for raised in chain_of(raised) {
        drop(raised.data().kept.take());
    }
    // What had no such attribute.
    if vm.raised_is(raised, &vm.types.attribute_error.clone()) {
        drop(raised.data().extra.take());
    }
    let _ = vm.run_waiting_finalizers();
}

/// An exception and those that led to it.
fn chain_of(raised: &Raised) -> Vec<Raised> {
    let mut chain = vec![raised.clone()];
    let mut at = 0;
    while let Some(raised) = chain.get(at).cloned() {
        at += 1;
        for before in [&raised.data().cause, &raised.data().context] {
            if let Value::Instance(instance) = &*before.borrow()
                && !chain.iter().any(|known| Rc::ptr_eq(&known.0, instance))
            {
                chain.push(Raised(instance.clone()));
            }
        }
    }
    chain
}

/// Takes the last exception out of `sys`.
fn forget_last(vm: &mut Vm) {
    let sys = vm.intern("sys");
    let Some(Value::Module(sys)) = vm.modules.get_str(&sys) else { return };
    for name in LAST {
        if sys.dict.get(name).is_some() {
            let name = vm.intern(name);
            sys.dict.set_str(&name, Value::None);
        }
    }
}

/// What `sys` has of the exception that left the program.
pub(crate) const LAST: [&str; 4] = ["last_exc", "last_type", "last_value", "last_traceback"];

/// Takes the futures out of the state that have failed and are still there.
fn failed(vm: &mut Vm) -> Vec<Value> {
    let failed = std::mem::take(&mut vm.state::<State>().failed);
    failed.iter().filter_map(std::rc::Weak::upgrade).map(Value::Instance).collect()
}

/// What the program put in the place of the standard streams does not hear of its end.
fn restore_streams(vm: &mut Vm) {
    let sys = vm.intern("sys");
    let Some(Value::Module(sys)) = vm.modules.get_str(&sys) else { return };
    for (name, own) in [("stdin", "__stdin__"), ("stdout", "__stdout__"), ("stderr", "__stderr__")] {
        if let Some(own) = sys.dict.get(own) {
            let name = vm.intern(name);
            sys.dict.set_str(&name, own);
        }
    }
}

/// The tasks that are not done, in the order in which they were made.
fn waiting(vm: &mut Vm) -> Vec<Value> {
    let alive = vm.state::<State>().tasks.alive();
    let waiting = alive.into_iter().filter(|task| !crate::futures::of(task).is_done());
    waiting.map(Value::Instance).collect()
}

/// "Task was destroyed but it is pending!"
fn tell(vm: &mut Vm, task: &Value) {
    let _ = crate::futures::finalize(vm, Args::one(task.clone()));
    if let Some(part) = crate::futures::data(task).and_then(|data| data.task.as_ref()) {
        part.log_destroy_pending.set(false);
    }
}

/// Closes the coroutine of a task. What that raises is told on the error stream.
fn close(vm: &mut Vm, task: &Value) {
    let Some(part) = crate::futures::data(task).and_then(|data| data.task.as_ref()) else { return };
    let coroutine = part.coroutine.get();
    if let Ok(close) = vm.get_attr_str(&coroutine, "close") {
        let result = vm.call(&close, Args::new()).map(drop);
        let _ = vm.tell_unraisable(result, &coroutine);
    }
}

/// What a loop that is open holds: what is ready, and what its timers wait for.
fn held_by_loop(value: &Value) -> Vec<Value> {
    let Some(data) = value.native::<LoopPayload>() else { return Vec::new() };
    if data.closed.get() {
        return Vec::new();
    }
    let schedule = data.schedule.borrow();
    let timers = schedule.timers().map(|(_, _, ready)| ready);
    let instance = |instance: &Rc<Instance>| Value::Instance(instance.clone());
    let mut held = Vec::new();
    for ready in schedule.ready().chain(timers) {
        match ready {
            Ready::Step(task) | Ready::StepRaise(task, _) => held.push(instance(task)),
            Ready::Wakeup(task, future) => held.extend([instance(task), instance(future)]),
            Ready::SleepDone { future, .. } => held.push(instance(future)),
            Ready::Handle(handle) => {
                let (_, callback, args) = called(handle);
                held.push(callback);
                held.extend(args);
            }
            Ready::Call(call) => held.extend([call.function.clone(), instance(&call.future)]),
        }
    }
    held
}

/// The loop that the policy gives to the main thread.
fn current_loop(vm: &mut Vm) -> Option<Value> {
    let mut object = attribute(vm, "asyncio.events", "_event_loop_policy")?;
    for name in ["_local", "_loop"] {
        let name = vm.intern(name);
        object = vm.get_attr_opt(&object, &name).ok().flatten()?;
    }
    Some(object)
}
