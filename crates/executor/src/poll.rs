//! Runs what is ready: polls a task or calls a callback.
//!
//! Here foreign code runs, so nothing is borrowed: a task's body leaves its slot for the poll and comes back
//! after it.

use core::mem;
use core::task::{Context, Poll, Waker};

use crate::observer::{Cause, Observer, Outcome};
use crate::shared::{Callback, Core, Shared, WakerIdentity};
use crate::slots::Key;
use crate::task::{Body, Stage, TaskId, Work};

/// What the ready queue gave, taken out of its slot.
pub(crate) enum Step {
    Poll(Polling),
    Call(Callback),
    /// There was nothing left to do: a callback was cancelled, a task is over.
    Nothing,
}

/// A task while it is polled.
pub(crate) struct Polling {
    key: Key,
    /// `None` for the future of `block_on`.
    body: Option<Body>,
    line: Key,
    waker: Waker,
}

impl<O: Observer> Core<O> {
    #[inline]
    pub(crate) fn begin_step(&mut self, work: Work) -> Step {
        match work {
            Work::Task(key) => self.begin_poll(key).map_or(Step::Nothing, Step::Poll),
            Work::Callback(key) => match self.callbacks.remove(key) {
                Some(callback) => {
                    self.cause = Cause::Callback;
                    self.observe(|observer, now, _| observer.callback_begins(now));
                    Step::Call(callback)
                }
                None => Step::Nothing,
            },
            // Wakers wait for timers and joins, and are woken then; they never join the queue.
            Work::Waker(_) => Step::Nothing,
        }
    }

    #[inline]
    fn begin_poll(&mut self, key: Key) -> Option<Polling> {
        let task = self.tasks.get_mut(key)?;
        task.ready = false;
        let body = match &task.stage {
            Stage::Suspended(_) => match mem::replace(&mut task.stage, Stage::Polled) {
                Stage::Suspended(body) => Some(body),
                _ => None,
            },
            Stage::Root => None,
            Stage::Polled | Stage::PolledAndCancelled | Stage::Completed(_) | Stage::Gone => return None,
        };
        let (line, waker) = self.signals.lend(task.line, key);
        task.line = Some(line);
        self.polled_by = Some(WakerIdentity::of(&waker));
        self.cause = Cause::Task(TaskId(key));
        self.observe(|observer, now, _| observer.poll_begins(now, TaskId(key)));
        Some(Polling { key, body, line, waker })
    }

    /// Puts a task back after a poll, unless it is over; then its body is returned to be dropped.
    #[inline]
    fn end_poll(&mut self, polling: Polling, ready: bool) -> Result<(), Option<Body>> {
        let Polling { key, body, line, waker } = polling;
        self.collect_woken();
        self.observe(|observer, now, _| observer.poll_ends(now, TaskId(key), ready));
        self.polled_by = None;
        let Some(task) = self.tasks.get_mut(key) else { return Err(body) };
        task.line = self.signals.give_back(line, waker);
        if ready {
            return Err(body);
        }
        match (&task.stage, body) {
            (Stage::Polled, Some(body)) => task.stage = Stage::Suspended(body),
            (Stage::Root, _) => {}
            (_, body) => return Err(body),
        }
        self.cause = Cause::Outside;
        Ok(())
    }
}

impl<O: Observer> Shared<O> {
    /// Runs a step; says whether there was anything to run.
    ///
    /// `poll_root` polls the future of `block_on` and says whether it is ready.
    #[inline]
    pub(crate) fn run_step(&self, step: Step, poll_root: &mut dyn FnMut(&mut Context<'_>) -> bool) -> bool {
        match step {
            Step::Poll(polling) => self.poll(polling, poll_root),
            Step::Call(callback) => {
                let guard = CallGuard { shared: self };
                callback();
                drop(guard);
            }
            Step::Nothing => return false,
        }
        true
    }

    #[inline]
    fn poll(&self, mut polling: Polling, poll_root: &mut dyn FnMut(&mut Context<'_>) -> bool) {
        let key = polling.key;
        let guard = PanicGuard { shared: self, key };
        let mut context = Context::from_waker(&polling.waker);
        let polled = match &mut polling.body {
            Some(body) => body.as_mut().poll_erased(&mut context).map(Some),
            None if poll_root(&mut context) => Poll::Ready(None),
            None => Poll::Pending,
        };
        mem::forget(guard);
        let Err(body) = self.core.borrow_mut().end_poll(polling, polled.is_ready()) else { return };
        // The future ends before its end is told, so that who joins the task finds its things released.
        drop(body);
        match polled {
            Poll::Ready(output) => self.finish(key, Outcome::Completed, output),
            Poll::Pending => self.finish(key, Outcome::Cancelled, None),
        }
        self.core.borrow_mut().cause = Cause::Outside;
    }
}

/// Ends the task whose poll unwinds; forgotten if none does.
struct PanicGuard<'a, O: Observer> {
    shared: &'a Shared<O>,
    key: Key,
}

impl<O: Observer> Drop for PanicGuard<'_, O> {
    fn drop(&mut self) {
        let mut core = self.shared.core.borrow_mut();
        core.collect_woken();
        core.observe(|observer, now, _| observer.poll_ends(now, TaskId(self.key), false));
        core.polled_by = None;
        drop(core);
        self.shared.finish(self.key, Outcome::Panicked, None);
        self.shared.core.borrow_mut().cause = Cause::Outside;
    }
}

/// Ends a callback, also one that unwinds.
struct CallGuard<'a, O: Observer> {
    shared: &'a Shared<O>,
}

impl<O: Observer> Drop for CallGuard<'_, O> {
    fn drop(&mut self) {
        let mut core = self.shared.core.borrow_mut();
        core.collect_woken();
        core.observe(|observer, now, _| observer.callback_ends(now));
        core.cause = Cause::Outside;
    }
}
