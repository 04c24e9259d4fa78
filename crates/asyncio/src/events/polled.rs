//! What a selector would tell a loop: connections where there is something to read, or room to write.
//!
//! It is told when a turn begins, behind what is ready by then and before the timers. Of several connections that
//! are ready, the order is that of Linux: each has a place in a queue from when it becomes ready, and keeps it as
//! long as every turn finds it ready.

use std::rc::Rc;

use trace::Wake;
use vm::native::Args;
use vm::value::{Instance, PyResult};
use vm::{Value, Vm};

use super::handles::{HandleData, context_of, handle, new_handle};
use super::{LoopRef, Ready, loop_data};
use crate::{threads, tracing};

/// Connections of a loop that are ready, or were when the last turn began.
#[derive(Default)]
pub(crate) struct Polled(Vec<Place>);

/// What is to be called for a connection, first for reading.
struct Place {
    descriptor: i64,
    calls: [Option<Call>; 2],
}

#[derive(Clone)]
struct Call {
    handle: Rc<Instance>,
    callback: Value,
    by: Wake,
    /// It is called in every turn until somebody says that it is no longer ready, as for `add_reader`.
    stays: bool,
}

impl Polled {
    /// Whether the next turn has something from here.
    pub fn is_ready(&self) -> bool {
        self.0.iter().any(|place| place.calls.iter().any(Option::is_some))
    }

    fn calls(&mut self, descriptor: i64) -> &mut [Option<Call>; 2] {
        let at = self.0.iter().position(|place| place.descriptor == descriptor).unwrap_or_else(|| {
            self.0.push(Place { descriptor, calls: [None, None] });
            self.0.len() - 1
        });
        &mut self.0[at].calls
    }

    fn remove(&mut self, descriptor: i64, writes: usize) -> Option<Call> {
        let at = self.0.iter().position(|place| place.descriptor == descriptor)?;
        let old = self.0[at].calls[writes].take();
        if self.0[at].calls.iter().all(Option::is_none) {
            self.0.remove(at);
        }
        old
    }

    /// What became ready. Connections that no longer are lose their place.
    fn take(&mut self) -> Vec<Call> {
        self.0.retain(|place| place.calls.iter().any(Option::is_some));
        let take = |call: &mut Option<Call>| match call {
            Some(call) if call.stays => Some(call.clone()),
            _ => call.take(),
        };
        self.0.iter_mut().flat_map(|place| &mut place.calls).filter_map(take).collect()
    }
}

/// A turn begins: what became ready joins the ready queue.
pub(super) fn join(vm: &mut Vm, event_loop: &LoopRef) {
    for Call { handle: instance, callback, by, stays: _ } in event_loop.polled.borrow_mut().take() {
        let told = tracing::callback_ready_by(vm, by, &callback);
        handle(&instance).told.set(Some(told));
        event_loop.schedule.borrow_mut().call_soon(Ready::Handle(instance));
    }
}

/// `_poll(descriptor, writes, callback, *, context=None)`: the next turn calls it, unless it was asked for already.
/// A handle in the place of the callback is called in every turn, until `_unpoll`.
pub(super) fn poll(vm: &mut Vm, mut args: Args) -> PyResult {
    let context = context_of(vm, &mut args)?;
    args.exact(vm, "_poll", 1, 3)?;
    let event_loop = loop_data(vm, &args[0])?;
    let (descriptor, writes) = place_of(vm, &args)?;
    if event_loop.closed.get() || event_loop.polled.borrow_mut().calls(descriptor)[writes].is_some() {
        return Ok(Value::None);
    }
    let by = tracing::who_wakes(vm, &args[0]);
    let call = match &args[3] {
        Value::Instance(instance) if instance.native::<HandleData>().is_some() => {
            let callback = handle(instance).callback.borrow().clone();
            Call { handle: instance.clone(), callback, by, stays: true }
        }
        callback => {
            let handle = new_handle(vm, &args[0], callback.clone(), vec![], context, None);
            Call { handle, callback: callback.clone(), by, stays: false }
        }
    };
    event_loop.polled.borrow_mut().calls(descriptor)[writes] = Some(call);
    if let Some(thread) = event_loop.waiting.get() {
        threads::wake(vm, thread);
    }
    Ok(Value::None)
}

/// `_unpoll(descriptor, writes, keeps_place=False)`: nobody asks any more; or it is not ready for now, and if it is again
/// before the next turn, its place is the one that it had.
pub(super) fn unpoll(vm: &mut Vm, args: Args) -> PyResult {
    let keeps_place = args.len() > 3;
    let event_loop = loop_data(vm, &args[0])?;
    let (descriptor, writes) = place_of(vm, &args)?;
    let old = match keeps_place {
        true => event_loop.polled.borrow_mut().calls(descriptor)[writes].take(),
        false => event_loop.polled.borrow_mut().remove(descriptor, writes),
    };
    drop(old);
    Ok(Value::None)
}

fn place_of(vm: &mut Vm, args: &Args) -> PyResult<(i64, usize)> {
    let Value::Int(descriptor) = args[1] else { return Err(vm.type_error("a descriptor is an integer")) };
    Ok((descriptor, usize::from(vm.truth(&args[2])?)))
}
