//! Runs one piece of work: polls a task or calls a callback.
//!
//! Here foreign code runs, so nothing is borrowed meanwhile: a task's body leaves its slot for the poll and
//! comes back after it.

use core::cell::RefMut;
use core::mem;
use core::task::{Context, Poll};

use crate::observer::{Cause, Observer, Outcome};
use crate::shared::{Core, Shared, WakerIdentity};
use crate::signal::LineId;
use crate::slots::Key;
use crate::task::{Stage, TaskId, Work};

/// Polls the future of `block_on` and says whether it is ready.
pub(crate) type PollRoot<'a> = &'a mut dyn FnMut(&mut Context<'_>) -> bool;

impl<O: Observer> Shared<O> {
    /// Runs `work`; says whether there was anything to run: a callback may have been cancelled, a task be over.
    #[inline]
    pub(crate) fn run_work(&self, core: RefMut<'_, Core<O>>, work: Work, poll_root: PollRoot<'_>) -> bool {
        match work {
            Work::Task(key) => self.poll(core, key, poll_root),
            Work::Callback(key) => self.call(core, key),
            // Wakers wait for timers and joins, and are woken then; they never join the queue.
            Work::Waker(_) => false,
        }
    }

    // One function and plain variables: to move what is polled between functions costs more than the rest.
    #[inline]
    fn poll(&self, mut borrow: RefMut<'_, Core<O>>, key: Key, poll_root: PollRoot<'_>) -> bool {
        let core = &mut *borrow;
        let Some(task) = core.tasks.get_mut(key) else { return false };
        task.ready = false;
        let mut body = match mem::replace(&mut task.stage, Stage::Polled) {
            Stage::Suspended(body) => Some(body),
            Stage::Root => {
                task.stage = Stage::Root;
                None
            }
            over => {
                task.stage = over;
                return false;
            }
        };
        let (line, waker) = core.signals.lend(task.line, key);
        core.polled_by = WakerIdentity::of(&waker);
        core.cause = Cause::Task(TaskId(key));
        core.observe(|observer, now, _| observer.poll_begins(now, TaskId(key)));
        drop(borrow);

        let guard = PanicGuard { shared: self, key, line };
        let mut context = Context::from_waker(&waker);
        let polled = match &mut body {
            Some(body) => body.as_mut().poll_erased(&mut context).map(Some),
            None if poll_root(&mut context) => Poll::Ready(None),
            None => Poll::Pending,
        };
        mem::forget(guard);

        let mut borrow = self.core.borrow_mut();
        let core = &mut *borrow;
        core.collect_woken();
        core.observe(|observer, now, _| observer.poll_ends(now, TaskId(key), polled.is_ready()));
        let task = core.tasks.get_mut(key).expect("a task stays while it is polled");
        task.line = core.signals.give_back(line, waker);
        if polled.is_pending() {
            match (&task.stage, body) {
                (Stage::Polled, Some(body)) => {
                    task.stage = Stage::Suspended(body);
                    core.cause = Cause::Outside;
                    return true;
                }
                (Stage::Root, _) => {
                    core.cause = Cause::Outside;
                    return true;
                }
                // It was cancelled during the poll.
                (_, rest) => body = rest,
            }
        }
        drop(borrow);

        // The future ends before its end is told, so that who joins the task finds its things released.
        drop(body);
        match polled {
            Poll::Ready(output) => self.finish(key, Outcome::Completed, output),
            Poll::Pending => self.finish(key, Outcome::Cancelled, None),
        }
        self.core.borrow_mut().cause = Cause::Outside;
        true
    }

    fn call(&self, mut core: RefMut<'_, Core<O>>, key: Key) -> bool {
        let Some(callback) = core.callbacks.remove(key) else { return false };
        core.cause = Cause::Callback;
        core.observe(|observer, now, _| observer.callback_begins(now));
        drop(core);
        let guard = CallGuard { shared: self };
        callback();
        drop(guard);
        true
    }
}

/// Ends the task whose poll unwinds; forgotten if none does.
struct PanicGuard<'a, O: Observer> {
    shared: &'a Shared<O>,
    key: Key,
    line: LineId,
}

impl<O: Observer> Drop for PanicGuard<'_, O> {
    fn drop(&mut self) {
        let mut core = self.shared.core.borrow_mut();
        core.collect_woken();
        core.observe(|observer, now, _| observer.poll_ends(now, TaskId(self.key), false));
        if let Some(task) = core.tasks.get_mut(self.key) {
            task.line = self.line;
        }
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
