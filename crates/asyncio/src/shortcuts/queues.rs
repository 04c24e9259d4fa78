//! `Queue` and `LifoQueue`: putting items in and taking them out.

use std::rc::Rc;

use trace::WaitKind;
use vm::collect::Visit;
use vm::deque::Deque;
use vm::value::{Instance, PyResult, Str};
use vm::{Value, Vm};

use super::spawning::makes_plain_futures;
use super::waiters::{self, number};
use super::{Names, Plain, attribute, names};
use crate::coroutine::{Body, Goes, native};
use crate::futures;
use crate::state::hook;

/// A queue of the library's own class.
#[derive(Clone)]
struct Queue {
    object: Rc<Instance>,
    names: Rc<Names>,
}

/// The queue that is the first argument, if all that is done with it is the library's.
fn plain(vm: &mut Vm, base: usize) -> Option<Queue> {
    let Value::Instance(object) = vm.fiber.stack[base].clone() else { return None };
    let names = names(vm);
    if !matches!(super::plain(vm, &object)?, Plain::Queue | Plain::LifoQueue) {
        return None;
    }
    let kept = attribute(&object, &names.queue)?;
    let plain = (matches!(kept, Value::List(_)) || kept.native::<Deque>().is_some())
        && waiters::is_number(&object, &names.maxsize);
    let waiters = [&names.getters, &names.putters];
    if !plain || !waiters.iter().all(|name| waiters::is_plain_deque(&object, name)) {
        return None;
    }
    Some(Queue { object, names })
}

/// `Queue.put(self, item)`
pub(super) fn put(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    if !makes_plain_futures(vm) {
        return Ok(None);
    }
    let item = vm.fiber.stack[base + 1].clone();
    Ok(plain(vm, base).map(|queue| native(vm, "Queue.put", Put { queue, item })))
}

/// `Queue.get(self)`
pub(super) fn get(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    if !makes_plain_futures(vm) {
        return Ok(None);
    }
    Ok(plain(vm, base).map(|queue| native(vm, "Queue.get", Get { queue })))
}

/// `Queue.put_nowait(self, item)`, where there is room.
pub(super) fn put_nowait(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let item = vm.fiber.stack[base + 1].clone();
    let Some(queue) = plain(vm, base).filter(|queue| !queue.is_shut_down() && !queue.is_full()) else {
        return Ok(None);
    };
    queue.put(vm, item)?;
    Ok(Some(Value::None))
}

/// `Queue.get_nowait(self)`, where there is an item.
pub(super) fn get_nowait(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let Some(queue) = plain(vm, base) else { return Ok(None) };
    queue.take(vm)
}

/// `Queue.task_done(self)`, where it is not the last one.
pub(super) fn task_done(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let Some(queue) = plain(vm, base) else { return Ok(None) };
    let unfinished = number(&queue.object, &queue.names.unfinished_tasks);
    if unfinished <= 1 {
        return Ok(None);
    }
    queue.object.dict().set_str(&queue.names.unfinished_tasks, Value::Int(unfinished - 1));
    Ok(Some(Value::None))
}

impl Queue {
    fn len(&self) -> usize {
        match attribute(&self.object, &self.names.queue) {
            Some(Value::List(list)) => list.len(),
            Some(kept) => kept.native::<Deque>().map_or(0, Deque::len),
            None => 0,
        }
    }

    fn is_full(&self) -> bool {
        let limit = number(&self.object, &self.names.maxsize);
        limit > 0 && self.len() as i64 >= limit
    }

    fn is_shut_down(&self) -> bool {
        number(&self.object, &self.names.is_shutdown) != 0
    }

    fn shut_down(&self, vm: &mut Vm) -> vm::Raised {
        match hook(vm, "QueueShutDown") {
            Value::Class(class) => vm.new_exception(&class, vec![]),
            _ => vm.runtime_error("the queue has been shut down"),
        }
    }

    /// Adds an item to a queue that has room.
    fn put(&self, vm: &mut Vm, item: Value) -> PyResult<()> {
        match attribute(&self.object, &self.names.queue) {
            Some(Value::List(list)) => list.push(item),
            Some(kept) => kept.native::<Deque>().map_or((), |deque| deque.push(item)),
            None => {}
        }
        let unfinished = number(&self.object, &self.names.unfinished_tasks);
        self.object.dict().set_str(&self.names.unfinished_tasks, Value::Int(unfinished + 1));
        if let Some(Value::Instance(finished)) = attribute(&self.object, &self.names.finished) {
            finished.dict().set_str(&self.names.value, Value::Bool(false));
        }
        self.wake_up_next(vm, &self.names.getters)
    }

    /// Takes the next item, if there is one.
    fn take(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let item = match attribute(&self.object, &self.names.queue) {
            Some(Value::List(list)) => list.borrow_mut().pop(),
            Some(kept) if self.len() > 0 => kept.native::<Deque>().and_then(Deque::pop_front),
            _ => None,
        };
        if item.is_some() {
            self.wake_up_next(vm, &self.names.putters)?;
        }
        Ok(item)
    }

    /// `Queue._wakeup_next`: wakes the first waiter that is not cancelled.
    fn wake_up_next(&self, vm: &mut Vm, waiters: &Str) -> PyResult<()> {
        let next = || {
            waiters::with_deque(&self.object, waiters, |deque| (!deque.is_empty()).then(|| deque.pop_front()))
        };
        while let Some(Some(Some(Value::Instance(waiter)))) = next() {
            if !futures::of(&waiter).is_done() {
                return futures::set_result(vm, &waiter, Value::None);
            }
        }
        Ok(())
    }

    fn wait(&self, vm: &mut Vm, waiters: &Str) -> PyResult<Goes> {
        let kind = attribute(&self.object, &self.names.kind);
        let many = kind.as_ref().and_then(Value::as_str).is_some_and(|kind| kind.as_str() == "many");
        let waiter = if many {
            let class = vm.short_type_name(&Value::Instance(self.object.clone()));
            waiters::new_waiter(vm, &self.object, WaitKind::Many, &class)?
        } else {
            waiters::new_waiter(vm, &self.object, WaitKind::Queue, "queue")?
        };
        waiters::join(vm, &self.object, waiters, &waiter);
        Ok(Goes::Waits(waiter))
    }

    /// A wait ended with an exception: what the waiter was woken for is another's.
    fn give_up(&self, vm: &mut Vm, waiter: &Rc<Instance>, waiters: &Str, is_free: bool) -> PyResult<()> {
        futures::cancel(vm, waiter, Value::None)?;
        waiters::leave(&self.object, waiters, waiter);
        if is_free && futures::of(waiter).state.get() != futures::FutureState::Cancelled {
            self.wake_up_next(vm, waiters)?;
        }
        Ok(())
    }
}

/// `await queue.put(item)`
struct Put {
    queue: Queue,
    item: Value,
}

impl Body for Put {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        let queue = &self.queue;
        if queue.is_shut_down() {
            return Err(queue.shut_down(vm));
        }
        if queue.is_full() {
            return queue.wait(vm, &queue.names.putters);
        }
        queue.put(vm, std::mem::take(&mut self.item))?;
        Ok(Goes::Returns(Value::None))
    }

    fn resume(&mut self, vm: &mut Vm, putter: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        let queue = &self.queue;
        if let Err(raised) = outcome {
            queue.give_up(vm, putter, &queue.names.putters, !queue.is_full())?;
            return Err(raised);
        }
        self.begin(vm)
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.queue.object.clone()));
        visit(&self.item);
    }
}

/// `await queue.get()`
struct Get {
    queue: Queue,
}

impl Body for Get {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        let queue = &self.queue;
        if let Some(item) = queue.take(vm)? {
            return Ok(Goes::Returns(item));
        }
        if queue.is_shut_down() {
            return Err(queue.shut_down(vm));
        }
        queue.wait(vm, &queue.names.getters)
    }

    fn resume(&mut self, vm: &mut Vm, getter: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        let queue = &self.queue;
        if let Err(raised) = outcome {
            queue.give_up(vm, getter, &queue.names.getters, queue.len() > 0)?;
            return Err(raised);
        }
        self.begin(vm)
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.queue.object.clone()));
    }
}
