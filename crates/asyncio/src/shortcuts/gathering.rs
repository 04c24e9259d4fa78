//! What `asyncio.gather` does with each of its children.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use super::spawning::{is_plain, makes_plain_tasks, spawn};
use super::{attribute, names};
use crate::contexts;
use crate::events::get_event_loop;
use crate::futures::{self, Callback, FutureState};
use crate::state::instance;
use crate::tasks;

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "_plain_children", plain_children);
    vm.add_function(module, "_watch", watch);
    vm.add_function(module, "_child_done", |vm, args| {
        args.exact(vm, "_child_done", 0, 2)?;
        let outer = futures::receiver(vm, &args[0])?;
        child_done(vm, &outer, &args[1])?;
        Ok(Value::None)
    });
}

/// A future of the library's own class, which answers without code of the program.
fn plain(value: &Value) -> Option<&Rc<Instance>> {
    instance(value).filter(|future| futures::data(value).is_some() && !future.class().is_heap)
}

/// `_plain_children(awaitables)`: a task for each coroutine, and the futures as they are; None where there is anything
/// else among them, or the loop makes its tasks in another way.
fn plain_children(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "_plain_children", 0, 1)?;
    let Value::Tuple(awaitables) = &args[0] else { return Ok(Value::None) };
    if !awaitables.iter().all(|value| is_plain(value) || plain(value).is_some()) {
        return Ok(Value::None);
    }
    let mut loops = awaitables.iter().filter_map(plain).map(|future| futures::of(future).event_loop.get());
    let given = loops.next();
    let event_loop = match (&given, awaitables.first()) {
        (Some(given), Some(first)) if !is_plain(first) => given.clone(),
        _ => get_event_loop(vm)?,
    };
    let fits = given.iter().cloned().chain(loops).all(|other| other.is(&event_loop));
    if !fits || !makes_plain_tasks(vm, &event_loop) {
        return Ok(Value::None);
    }
    let mut made = BTreeMap::new();
    let mut children = Vec::with_capacity(awaitables.len());
    for awaitable in awaitables.iter() {
        if plain(awaitable).is_some() {
            children.push(awaitable.clone());
            continue;
        }
        // The same coroutine twice.
        if let Some(child) = made.get(&awaitable.id()) {
            children.push(Value::clone(child));
            continue;
        }
        let Some(task) = spawn(vm, &event_loop, awaitable.clone(), Value::None, Value::None)? else {
            return Ok(Value::None);
        };
        // The caller never sees the task: it is not warned about.
        tasks::part(&task).log_destroy_pending.set(false);
        let child = Value::Instance(task);
        made.insert(awaitable.id(), child.clone());
        children.push(child);
    }
    Ok(Value::list(children))
}

/// `_watch(outer, callback)`: has the callback told of every child that is not done, and counts them; the others count
/// at once.
fn watch(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "_watch", 0, 2)?;
    let outer = futures::receiver(vm, &args[0])?;
    let names = names(vm);
    let children = attribute(&outer, &names.children).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut done = Vec::new();
    for child in vm.list_of(&children)? {
        if !seen.insert(child.id()) {
            continue;
        }
        if ask(vm, &child, "done", |data| data.is_done())? {
            done.push(child);
        } else if let Some(future) = plain(&child) {
            let context = contexts::current(vm);
            let function = args[1].clone();
            futures::add_callback(vm, future, Callback::Call { function, context })?;
        } else {
            let add = vm.get_attr_str(&child, "add_done_callback")?;
            vm.call(&add, Args::one(args[1].clone()))?;
        }
    }
    outer.dict().set_str(&names.left, Value::from(seen.len()));
    for child in done {
        child_done(vm, &outer, &child)?;
    }
    Ok(Value::None)
}

/// A child is done: the last one gives the result, the first that fails ends the waiting.
fn child_done(vm: &mut Vm, outer: &Rc<Instance>, child: &Value) -> PyResult<()> {
    let names = names(vm);
    let Some(Value::Int(left)) = attribute(outer, &names.left) else { return Ok(()) };
    outer.dict().set_str(&names.left, Value::Int(left - 1));
    let returns = attribute(outer, &names.return_exceptions).unwrap_or_default();
    let cancel_requested = attribute(outer, &names.cancel_requested).unwrap_or_default();
    let children = attribute(outer, &names.children).unwrap_or_default();
    let cancelled = ask(vm, child, "cancelled", |data| data.state.get() == FutureState::Cancelled)?;
    if futures::of(outer).is_done() {
        if !cancelled {
            // The exception counts as retrieved.
            exception(vm, child)?;
        }
        return Ok(());
    }
    if !vm.truth(&returns)? {
        let failure = if cancelled { cancellation(vm, child)? } else { exception(vm, child)? };
        if !failure.is_none() {
            return fail(vm, outer, failure);
        }
    }
    if left > 1 {
        return Ok(());
    }
    // Asked for also where nobody gets them: exceptions count as retrieved then.
    let results = futures::outcomes(vm, &children)?;
    if vm.truth(&cancel_requested)? {
        let last = vm.list_of(&children)?.pop().unwrap_or_default();
        let failure = cancellation(vm, &last)?;
        return fail(vm, outer, failure);
    }
    futures::set_result(vm, outer, results)
}

fn fail(vm: &mut Vm, outer: &Rc<Instance>, failure: Value) -> PyResult<()> {
    let raised = vm.exception_from(failure)?;
    futures::set_exception(vm, outer, raised)
}

/// What a future says of itself: the library's own at once, another one by its method.
fn ask(
    vm: &mut Vm,
    future: &Value,
    method: &str,
    own: impl Fn(&futures::FutureData) -> bool,
) -> PyResult<bool> {
    match plain(future) {
        Some(future) => Ok(own(futures::of(future))),
        None => {
            let answer = call(vm, future, method)?;
            vm.truth(&answer)
        }
    }
}

fn call(vm: &mut Vm, future: &Value, method: &str) -> PyResult {
    let method = vm.get_attr_str(future, method)?;
    vm.call(&method, Args::new())
}

/// The exception of a future that is done, which counts as retrieved then; or None.
fn exception(vm: &mut Vm, future: &Value) -> PyResult {
    let Some(own) = plain(future) else { return call(vm, future, "exception") };
    let data = futures::of(own);
    data.log_traceback.set(false);
    own.wants_del.set(false);
    Ok(data.exception().as_ref().map_or(Value::None, vm::Raised::value))
}

fn cancellation(vm: &mut Vm, future: &Value) -> PyResult {
    match plain(future) {
        Some(future) => Ok(futures::make_cancelled_error(vm, futures::of(future)).value()),
        None => call(vm, future, "_make_cancelled_error"),
    }
}
