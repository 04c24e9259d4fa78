//! `Lock` and `Semaphore`: taking them, waiting for them, giving them back.

use std::rc::Rc;

use trace::WaitKind;
use vm::collect::Visit;
use vm::value::{Instance, PyResult};
use vm::{Value, Vm};

use super::spawning::makes_plain_futures;
use super::waiters::{self, number};
use super::{Names, Plain, names};
use crate::coroutine::{Body, Goes, native};
use crate::futures::{self, FutureState};
use crate::tracing;

/// A lock or semaphore of the library's own class.
#[derive(Clone)]
struct Taken {
    object: Rc<Instance>,
    kind: Plain,
    names: Rc<Names>,
}

/// The lock that is the first argument, if all that is done with it is the library's.
fn plain(vm: &mut Vm, base: usize) -> Option<Taken> {
    let Value::Instance(object) = vm.fiber.stack[base].clone() else { return None };
    let names = names(vm);
    let kind = super::plain(vm, &object)?;
    if !matches!(kind, Plain::Lock | Plain::Semaphore | Plain::BoundedSemaphore) {
        return None;
    }
    let overridden = [&names.acquire, &names.release].iter().any(|name| !object.dict().lacks(name));
    let counts = kind == Plain::Lock || waiters::is_number(&object, &names.value);
    if overridden || !counts || !waiters::is_plain_deque(&object, &names.waiters) {
        return None;
    }
    Some(Taken { object, kind, names })
}

/// `Lock.acquire(self)`
pub(super) fn lock_acquire(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    acquire(vm, base, "Lock.acquire", Value::Bool(true))
}

/// `Semaphore.acquire(self)`
pub(super) fn semaphore_acquire(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    acquire(vm, base, "Semaphore.acquire", Value::Bool(true))
}

/// `_ContextManagerMixin.__aenter__(self)`
pub(super) fn enter(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    acquire(vm, base, "_ContextManagerMixin.__aenter__", Value::None)
}

fn acquire(vm: &mut Vm, base: usize, name: &'static str, answer: Value) -> PyResult<Option<Value>> {
    if !makes_plain_futures(vm) {
        return Ok(None);
    }
    Ok(plain(vm, base).map(|lock| native(vm, name, Acquire { lock, answer })))
}

/// `_ContextManagerMixin.__aexit__(self, exc_type, exc, tb)`
pub(super) fn exit(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    Ok(plain(vm, base).map(|lock| native(vm, "_ContextManagerMixin.__aexit__", Release { lock })))
}

/// `Lock.release(self)` and `Semaphore.release(self)`
pub(super) fn release(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let Some(lock) = plain(vm, base) else { return Ok(None) };
    lock.release(vm)?;
    Ok(Some(Value::None))
}

impl Taken {
    fn value(&self) -> i64 {
        number(&self.object, &self.names.value)
    }

    fn set_value(&self, value: i64) {
        self.object.dict().set_str(&self.names.value, Value::Int(value));
    }

    fn is_locked(&self) -> bool {
        number(&self.object, &self.names.locked) != 0
    }

    fn set_locked(&self, locked: bool) {
        self.object.dict().set_str(&self.names.locked, Value::Bool(locked));
    }

    /// Whether a task that comes now has to wait.
    fn must_wait(&self) -> bool {
        let taken = match self.kind {
            Plain::Lock => self.is_locked(),
            _ => self.value() == 0,
        };
        taken || waiters::anybody_waits(&self.object, &self.names.waiters)
    }

    fn word(&self) -> &'static str {
        match self.kind {
            Plain::Lock => "lock",
            _ => "semaphore",
        }
    }

    fn tell_acquired(&self, vm: &mut Vm) {
        tracing::acquired(vm, &Value::Instance(self.object.clone()), self.word());
    }

    fn release(&self, vm: &mut Vm) -> PyResult<()> {
        match self.kind {
            Plain::Lock if !self.is_locked() => return Err(vm.runtime_error("Lock is not acquired.")),
            Plain::BoundedSemaphore if self.value() >= number(&self.object, &self.names.bound_value) => {
                return Err(vm.value_error("BoundedSemaphore released too many times"));
            }
            Plain::Lock => self.set_locked(false),
            _ => self.set_value(self.value() + 1),
        }
        tracing::released(vm, &Value::Instance(self.object.clone()));
        match self.kind {
            Plain::Lock => self.wake_up_first(vm),
            _ => self.wake_up_next(vm).map(|_| ()),
        }
    }

    /// `Lock._wake_up_first`: one that is done belongs to a task that is about to go on.
    fn wake_up_first(&self, vm: &mut Vm) -> PyResult<()> {
        let first = waiters::with_deque(&self.object, &self.names.waiters, |deque| deque.get(0)).flatten();
        match first {
            Some(Value::Instance(first)) if !futures::of(&first).is_done() => {
                futures::set_result(vm, &first, Value::Bool(true))
            }
            _ => Ok(()),
        }
    }

    /// `Semaphore._wake_up_next`: gives a place to the first waiter that has none.
    fn wake_up_next(&self, vm: &mut Vm) -> PyResult<bool> {
        let Some(next) = waiters::first_pending(&self.object, &self.names.waiters) else { return Ok(false) };
        self.set_value(self.value() - 1);
        futures::set_result(vm, &next, Value::Bool(true))?;
        Ok(true)
    }
}

/// `await lock.acquire()`
struct Acquire {
    lock: Taken,
    answer: Value,
}

impl Body for Acquire {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        let lock = &self.lock;
        if lock.must_wait() {
            let kind = if lock.kind == Plain::Lock { WaitKind::Lock } else { WaitKind::Semaphore };
            let waiter = waiters::new_waiter(vm, &lock.object, kind, lock.word())?;
            waiters::join(vm, &lock.object, &lock.names.waiters, &waiter);
            return Ok(Goes::Waits(waiter));
        }
        match lock.kind {
            Plain::Lock => lock.set_locked(true),
            _ => lock.set_value(lock.value() - 1),
        }
        lock.tell_acquired(vm);
        Ok(Goes::Returns(self.answer.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, waiter: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        let lock = &self.lock;
        waiters::leave(&lock.object, &lock.names.waiters, waiter);
        let is_cancelled = match &outcome {
            Err(raised) => {
                let cancelled = futures::cancelled_class(vm);
                vm.raised_is(raised, &cancelled)
            }
            Ok(_) => false,
        };
        match lock.kind {
            // This task may have been the one that a release() woke.
            Plain::Lock if is_cancelled && !lock.is_locked() => lock.wake_up_first(vm)?,
            Plain::Lock => {}
            _ => {
                if is_cancelled && futures::of(waiter).state.get() == FutureState::Finished {
                    // The place was given to this task, which cannot use it.
                    lock.set_value(lock.value() + 1);
                }
                // Others may have had to queue up behind this one.
                while lock.value() > 0 && lock.wake_up_next(vm)? {}
            }
        }
        outcome?;
        if lock.kind == Plain::Lock {
            lock.set_locked(true);
        }
        lock.tell_acquired(vm);
        Ok(Goes::Returns(self.answer.clone()))
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.lock.object.clone()));
    }
}

/// The end of `async with lock`.
struct Release {
    lock: Taken,
}

impl Body for Release {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        self.lock.release(vm)?;
        Ok(Goes::Returns(Value::None))
    }

    fn resume(&mut self, _: &mut Vm, _: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        outcome.map(Goes::Returns)
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.lock.object.clone()));
    }
}
