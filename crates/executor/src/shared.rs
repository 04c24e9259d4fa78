//! The state behind an executor and its handles, and all changes of it.
//!
//! [`Core`] is borrowed only inside of the functions here and never while foreign code runs: futures,
//! callbacks, their destructors and foreign wakers all may call back through a handle. Functions on `Core` are
//! plain bookkeeping; functions on [`Shared`] may run foreign code, between two borrows.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::any::Any;
use core::cell::RefCell;
use core::mem;
use core::task::{RawWakerVTable, Waker};

use crate::deadlock::{Deadlock, WaitingTask};
use crate::observer::{Cause, Observer, Outcome};
use crate::signal::{LineId, Signals};
use crate::slots::{Key, Slots};
use crate::task::{Stage, Task, TaskId, Work};
use crate::{Clock, Instant, Schedule, TimerId};

pub(crate) type Callback = Box<dyn FnOnce()>;

pub(crate) struct Shared<O> {
    pub(crate) clock: Clock,
    pub(crate) core: RefCell<Core<O>>,
}

pub(crate) struct Core<O> {
    pub(crate) schedule: Schedule<Work>,
    pub(crate) tasks: Slots<Task>,
    pub(crate) callbacks: Slots<Callback>,
    wakers: Slots<Waker>,
    /// Beside the tasks, since few have one.
    names: BTreeMap<TaskId, Box<str>>,
    pub(crate) signals: Signals,
    /// How many tasks are not over.
    pub(crate) unfinished: usize,
    /// Who acts at this moment.
    pub(crate) cause: Cause,
    /// The waker of the task that is being polled, if `cause` is one, to recognise it.
    pub(crate) polled_by: WakerIdentity,
    /// Whether the executor is gone, so that nothing may be added.
    closed: bool,
    pub(crate) observer: O,
    /// The time that the observer knows.
    observed: Instant,
    clock: Clock,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) struct WakerIdentity {
    data: *const (),
    vtable: *const RawWakerVTable,
}

impl WakerIdentity {
    #[inline]
    pub(crate) fn of(waker: &Waker) -> WakerIdentity {
        WakerIdentity { data: waker.data(), vtable: waker.vtable() }
    }
}

impl<O: Observer> Shared<O> {
    pub(crate) fn new(clock: Clock, observer: O) -> Shared<O> {
        let core = Core {
            schedule: Schedule::new(),
            tasks: Slots::new(),
            callbacks: Slots::new(),
            wakers: Slots::new(),
            names: BTreeMap::new(),
            signals: Signals::new(),
            unfinished: 0,
            cause: Cause::Outside,
            polled_by: WakerIdentity::of(Waker::noop()),
            closed: false,
            observer,
            observed: clock.now(),
            clock: clock.clone(),
        };
        Shared { clock, core: RefCell::new(core) }
    }

    /// Adds a task, ready to be polled. After the executor is gone: one that is cancelled already.
    pub(crate) fn spawn(&self, stage: Stage, name: Option<&str>) -> TaskId {
        let mut core = self.core.borrow_mut();
        if !core.closed {
            return core.spawn(stage, name);
        }
        let id = TaskId(core.tasks.insert(Task::new(Stage::Gone)));
        drop(core);
        drop(stage);
        id
    }

    /// Adds a callback to the end of the ready queue.
    pub(crate) fn call_soon(&self, callback: Callback) -> Option<Work> {
        let mut core = self.core.borrow_mut();
        if core.closed {
            drop(core);
            drop(callback);
            return None;
        }
        core.collect_woken();
        let work = Work::Callback(core.callbacks.insert(callback));
        core.schedule.call_soon(work);
        Some(work)
    }

    /// Adds a callback that waits for `deadline`.
    pub(crate) fn call_at(&self, deadline: Instant, callback: Callback) -> Option<(Work, TimerId)> {
        let mut core = self.core.borrow_mut();
        if core.closed {
            drop(core);
            drop(callback);
            return None;
        }
        let work = Work::Callback(core.callbacks.insert(callback));
        Some((work, core.set_timer(deadline, work)))
    }

    /// Makes what waits ready; `cause` is who did it.
    pub(crate) fn fire(&self, work: Work, cause: Cause) {
        match work {
            Work::Task(key) => self.core.borrow_mut().make_ready(key, cause),
            Work::Callback(_) => self.core.borrow_mut().schedule.call_soon(work),
            Work::Waker(key) => {
                let waker = self.core.borrow_mut().wakers.remove(key);
                if let Some(waker) = waker {
                    waker.wake();
                    self.core.borrow_mut().collect_woken_by(cause);
                }
            }
        }
    }

    /// Begins a turn: timers that are due join the queue behind what is ready.
    pub(crate) fn begin_turn(&self) {
        let now = self.clock.now();
        loop {
            let mut core = self.core.borrow_mut();
            core.collect_woken();
            let Some((timer, work)) = core.schedule.pop_due(now) else {
                let ready = core.schedule.begin_turn_as_is();
                if ready > 0 {
                    core.observe(|observer, now, _| observer.turn_begins(now, ready));
                }
                return;
            };
            core.observe(|observer, now, _| observer.timer_fired(now, timer));
            drop(core);
            self.fire(work, Cause::Timer(timer));
        }
    }

    /// Calls off a timer; says whether it was still waiting.
    pub(crate) fn cancel_timer(&self, id: TimerId) -> bool {
        let mut core = self.core.borrow_mut();
        let Some(work) = core.schedule.cancel_timer(id) else { return false };
        core.observe(|observer, now, by| observer.timer_cancelled(now, id, by));
        let abandoned = core.abandon(work);
        drop(core);
        drop(abandoned);
        true
    }

    /// Ends a task whose body is already dropped, and wakes who joins it.
    pub(crate) fn finish(&self, key: Key, outcome: Outcome, output: Option<Box<dyn Any>>) {
        let mut core = self.core.borrow_mut();
        let Some(task) = core.tasks.get_mut(key) else { return };
        let joiner = task.joiner.take();
        let has_handle = task.has_handle;
        let line = mem::replace(&mut task.line, LineId::NONE);
        let mut unwanted = None;
        match output {
            Some(output) if has_handle => task.stage = Stage::Completed(output),
            other => {
                task.stage = Stage::Gone;
                unwanted = other;
            }
        }
        if !line.is_none() {
            core.signals.retire(line);
        }
        core.unfinished -= 1;
        core.observe(|observer, now, _| observer.finished(now, TaskId(key), outcome));
        let cause = core.cause;
        if !has_handle {
            core.forget(key);
        }
        drop(core);
        drop(unwanted);
        if let Some(joiner) = joiner {
            self.fire(joiner, cause);
        }
    }

    /// Cancels a task: drops its body, or has that done when its poll returns. Says whether it was not over.
    pub(crate) fn cancel(&self, id: TaskId) -> bool {
        let mut core = self.core.borrow_mut();
        let Some(task) = core.tasks.get_mut(id.0) else { return false };
        match mem::replace(&mut task.stage, Stage::PolledAndCancelled) {
            Stage::Suspended(body) => {
                // It is not over yet: destructors of the body may drop the task's own handle.
                drop(core);
                drop(body);
                self.finish(id.0, Outcome::Cancelled, None);
                true
            }
            Stage::Polled | Stage::PolledAndCancelled => true,
            over @ (Stage::Completed(_) | Stage::Gone) => {
                task.stage = over;
                false
            }
            Stage::Root => {
                task.stage = Stage::Root;
                false
            }
        }
    }

    /// Takes the output of a finished task, which is then forgotten. `Err` means: not finished.
    pub(crate) fn take_output(&self, id: TaskId) -> Result<Option<Box<dyn Any>>, ()> {
        let mut core = self.core.borrow_mut();
        let task = core.tasks.get_mut(id.0).expect("a join handle keeps its task");
        match mem::replace(&mut task.stage, Stage::Gone) {
            Stage::Completed(output) => Ok(Some(output)),
            Stage::Gone => Ok(None),
            unfinished @ (Stage::Suspended(_) | Stage::Root | Stage::Polled | Stage::PolledAndCancelled) => {
                task.stage = unfinished;
                Err(())
            }
        }
    }

    /// The join handle of the task is gone: forget the task if it is over, else when it will be.
    pub(crate) fn release_handle(&self, id: TaskId) {
        let mut core = self.core.borrow_mut();
        let Some(task) = core.tasks.get_mut(id.0) else { return };
        task.has_handle = false;
        let joiner = task.joiner.take();
        let mut output = None;
        if task.is_finished() {
            output = Some(mem::replace(&mut task.stage, Stage::Gone));
            core.forget(id.0);
        }
        let abandoned = joiner.and_then(|joiner| core.abandon(joiner));
        drop(core);
        drop((abandoned, output));
    }

    /// Drops everything; from here on nothing can be added.
    pub(crate) fn close(&self) {
        let keys: Vec<Key> = {
            let mut core = self.core.borrow_mut();
            core.closed = true;
            let mut keys: Vec<Key> = core.tasks.iter().map(|(key, _)| key).collect();
            keys.sort_unstable();
            keys
        };
        for key in keys {
            self.cancel(TaskId(key));
        }
        let mut core = self.core.borrow_mut();
        let callbacks = mem::take(&mut core.callbacks);
        let wakers = mem::take(&mut core.wakers);
        core.schedule.clear();
        drop(core);
        drop((callbacks, wakers));
    }
}

impl<O: Observer> Core<O> {
    /// Tells the observer something, after it was told what time it is.
    #[inline]
    pub(crate) fn observe(&mut self, tell: impl FnOnce(&mut O, Instant, Cause)) {
        if O::ENABLED {
            let now = self.clock.now();
            if now != self.observed {
                self.observer.clock_advanced(self.observed, now);
                self.observed = now;
            }
            tell(&mut self.observer, now, self.cause);
        }
    }

    pub(crate) fn spawn(&mut self, stage: Stage, name: Option<&str>) -> TaskId {
        self.collect_woken();
        let id = TaskId(self.tasks.insert(Task { ready: true, ..Task::new(stage) }));
        self.unfinished += 1;
        if let Some(name) = name {
            self.names.insert(id, name.into());
        }
        self.observe(|observer, now, by| observer.spawned(now, id, name, by));
        self.schedule.call_soon(Work::Task(id.0));
        id
    }

    pub(crate) fn set_timer(&mut self, deadline: Instant, work: Work) -> TimerId {
        let timer = self.schedule.call_at(deadline, work);
        self.observe(|observer, now, by| observer.timer_set(now, timer, deadline, by));
        timer
    }

    /// Puts a waiting task at the end of the ready queue, unless it is in it.
    #[inline]
    pub(crate) fn make_ready(&mut self, key: Key, by: Cause) {
        // What was woken before stays before.
        self.collect_woken_by(by);
        self.enqueue(key, by);
    }

    #[inline]
    fn enqueue(&mut self, key: Key, by: Cause) {
        let Some(task) = self.tasks.get_mut(key) else { return };
        if task.ready || task.is_finished() {
            return;
        }
        task.ready = true;
        self.schedule.call_soon(Work::Task(key));
        self.observe(|observer, now, _| observer.woken(now, TaskId(key), by));
    }

    /// Moves tasks whose wakers were woken to the ready queue.
    ///
    /// This happens before anything else is put there, and after each poll: so that the queue has the order in
    /// which things happened, and it is known who woke.
    #[inline]
    pub(crate) fn collect_woken(&mut self) {
        self.collect_woken_by(self.cause);
    }

    #[inline]
    fn collect_woken_by(&mut self, by: Cause) {
        if !self.signals.are_quiet() {
            self.enqueue_woken(by);
        }
    }

    #[inline(never)]
    fn enqueue_woken(&mut self, by: Cause) {
        while let Some(key) = self.signals.next_woken() {
            self.enqueue(key, by);
        }
    }

    /// Says who waits if the owner of `waker` is to be woken later: the task that is being polled, which is
    /// woken without any atomic operation; else the waker.
    #[inline]
    fn waiter(&mut self, waker: &Waker) -> Work {
        match self.polled_task(waker) {
            Some(key) => Work::Task(key),
            None => Work::Waker(self.wakers.insert(waker.clone())),
        }
    }

    /// The task that is being polled, if `waker` is its own.
    #[inline]
    pub(crate) fn polled_task(&self, waker: &Waker) -> Option<Key> {
        match self.cause {
            Cause::Task(id) if self.polled_by == WakerIdentity::of(waker) => Some(id.0),
            Cause::Task(_) | Cause::Outside | Cause::Callback | Cause::Timer(_) => None,
        }
    }

    /// Who waits now, given who waited before; second, a waker to be dropped when nothing is borrowed.
    pub(crate) fn renew(&mut self, old: Option<Work>, waker: &Waker) -> (Work, Option<Waker>) {
        match old {
            Some(Work::Waker(key)) if self.wakers.get(key).is_some_and(|old| old.will_wake(waker)) => {
                (Work::Waker(key), None)
            }
            Some(old) => {
                let abandoned = self.abandon(old);
                (self.waiter(waker), abandoned)
            }
            None => (self.waiter(waker), None),
        }
    }

    /// Forgets what waited; returns a waker to be dropped when nothing is borrowed.
    pub(crate) fn abandon(&mut self, work: Work) -> Option<Waker> {
        match work {
            Work::Waker(key) => self.wakers.remove(key),
            Work::Task(_) | Work::Callback(_) => None,
        }
    }

    /// Forgets a task that is over, and that has neither a join handle nor an output.
    #[inline]
    fn forget(&mut self, key: Key) {
        if !self.names.is_empty() {
            self.names.remove(&TaskId(key));
        }
        self.tasks.remove(key);
    }

    pub(crate) fn name(&self, id: TaskId) -> Option<&str> {
        self.names.get(&id).map(|name| &**name)
    }

    /// The tasks that are not over, oldest first.
    pub(crate) fn waiting(&self) -> Vec<WaitingTask> {
        let mut joins = BTreeMap::new();
        for (key, task) in self.tasks.iter() {
            if let Some(Work::Task(waiter)) = task.joiner {
                joins.insert(waiter, TaskId(key));
            }
        }
        let unfinished = self.tasks.iter().filter(|(_, task)| !task.is_finished());
        let mut waiting: Vec<WaitingTask> = unfinished
            .map(|(key, _)| WaitingTask {
                id: TaskId(key),
                name: self.name(TaskId(key)).map(Into::into),
                joins: joins.get(&key).copied(),
            })
            .collect();
        waiting.sort_unstable_by_key(|task| task.id);
        waiting
    }

    pub(crate) fn deadlock(&self) -> Deadlock {
        Deadlock { waiting: self.waiting() }
    }
}
