//! What the native forms of locks and queues share: the deque of futures of those who wait.

use std::rc::Rc;

use trace::WaitKind;
use vm::deque::Deque;
use vm::value::{Instance, PyResult, Str};
use vm::{Value, Vm};

use super::{attribute, names};
use crate::events;
use crate::futures::{self, FutureState};
use crate::state::instance;
use crate::tracing;

/// `self._get_loop().create_future()`, labelled as what the task waits for.
pub(super) fn new_waiter(
    vm: &mut Vm,
    owner: &Rc<Instance>,
    kind: WaitKind,
    label: &str,
) -> PyResult<Rc<Instance>> {
    let event_loop = events::running_loop(vm)?;
    let names = names(vm);
    match attribute(owner, &names.event_loop) {
        None | Some(Value::None) => owner.dict().set_str(&names.event_loop, event_loop.clone()),
        Some(bound) if bound.is(&event_loop) => {}
        Some(_) => {
            let repr = vm.repr(&Value::Instance(owner.clone()))?;
            return Err(vm.runtime_error(format!("{} is bound to a different event loop", repr.as_str())));
        }
    }
    let future = futures::new_future(vm, event_loop);
    tracing::label(&future, kind, label, Value::Instance(owner.clone()));
    Ok(future)
}

/// The deque that an object keeps as this attribute.
pub(super) fn with_deque<T>(owner: &Rc<Instance>, name: &Str, then: impl FnOnce(&Deque) -> T) -> Option<T> {
    attribute(owner, name)?.native::<Deque>().map(then)
}

/// Whether the deque that an object keeps as this attribute is one, or not made yet.
pub(super) fn is_plain_deque(owner: &Rc<Instance>, name: &Str) -> bool {
    match attribute(owner, name) {
        Some(Value::None) => true,
        Some(deque) => deque.native::<Deque>().is_some(),
        None => false,
    }
}

/// Adds a waiter to the deque, which is made when it is first needed.
pub(super) fn join(vm: &mut Vm, owner: &Rc<Instance>, name: &Str, waiter: &Rc<Instance>) {
    let waiter = Value::Instance(waiter.clone());
    if let Some(deque) = attribute(owner, name).as_ref().and_then(Value::native::<Deque>) {
        return deque.push(waiter);
    }
    let deque = Deque::new(Default::default(), None);
    deque.push(waiter);
    let class = vm.native_class::<Deque>();
    let deque = vm.new_native(&class, deque);
    owner.dict().set_str(name, deque);
}

/// Takes a waiter out again, wherever it stands.
pub(super) fn leave(owner: &Rc<Instance>, name: &Str, waiter: &Rc<Instance>) {
    with_deque(owner, name, |deque| deque.remove_object(waiter));
}

/// Whether somebody waits who was not cancelled.
pub(super) fn anybody_waits(owner: &Rc<Instance>, name: &Str) -> bool {
    let waits = |waiter: &Value| state(waiter) != FutureState::Cancelled;
    with_deque(owner, name, |deque| deque.find(waits).is_some()).unwrap_or(false)
}

/// The first waiter that nobody has woken.
pub(super) fn first_pending(owner: &Rc<Instance>, name: &Str) -> Option<Rc<Instance>> {
    let pending = |waiter: &Value| state(waiter) == FutureState::Pending;
    let found = with_deque(owner, name, |deque| deque.find(pending))??;
    instance(&found).cloned()
}

fn state(waiter: &Value) -> FutureState {
    futures::data(waiter).map_or(FutureState::Finished, |data| data.state.get())
}

/// Whether an attribute is a number that [`number`] gives in full.
pub(super) fn is_number(owner: &Rc<Instance>, name: &Str) -> bool {
    matches!(attribute(owner, name), Some(Value::Int(_) | Value::Bool(_)))
}

/// An attribute that is a number or a flag.
pub(super) fn number(owner: &Rc<Instance>, name: &Str) -> i64 {
    match attribute(owner, name) {
        Some(Value::Int(number)) => number,
        Some(Value::Bool(flag)) => i64::from(flag),
        _ => 0,
    }
}
