//! Runs one piece of work: polls a task or calls a callback.
//!
//! Here foreign code runs, so nothing is borrowed: the body and the waker of a task leave their slot for the
//! poll and come back after it.

use core::mem;
use core::task::{Context, Poll, Waker};

use crate::observer::{Cause, Observer, Outcome};
use crate::shared::{Core, Shared, WakerIdentity};
use crate::slots::Key;
use crate::task::{Body, Stage, TaskId, Work};

impl<O: Observer> Shared<O> {
    /// Runs `work`; says whether there was anything to run: a callback may have been cancelled, a task be over.
    ///
    /// `poll_root` polls the future of `block_on` and says whether it is ready.
    pub(crate) fn run_work(&self, work: Work, poll_root: &mut dyn FnMut(&mut Context<'_>) -> bool) -> bool {
        match work {
            Work::Task(key) => self.poll_task(key, poll_root),
            Work::Callback(key) => self.call(key),
            Work::Waker(_) => {
                self.fire(work, Cause::Outside);
                true
            }
        }
    }

    fn poll_task(&self, key: Key, poll_root: &mut dyn FnMut(&mut Context<'_>) -> bool) -> bool {
        let Some((mut body, waker)) = self.core.borrow_mut().begin_poll(key) else { return false };
        let guard = PanicGuard { shared: self, key };
        let mut context = Context::from_waker(&waker);
        let polled = match &mut body {
            Some(body) => body.as_mut().poll_erased(&mut context).map(Some),
            None if poll_root(&mut context) => Poll::Ready(None),
            None => Poll::Pending,
        };
        mem::forget(guard);
        let is_root = body.is_none();
        let rest = self.core.borrow_mut().end_poll(key, body, waker, polled.is_ready());
        match polled {
            Poll::Ready(output) => {
                // The future ends before its end is told, so that who joins the task finds its things released.
                drop(rest);
                self.finish(key, Outcome::Completed, output);
            }
            Poll::Pending if rest.is_some() && !is_root => {
                drop(rest);
                self.finish(key, Outcome::Cancelled, None);
            }
            Poll::Pending => {}
        }
        self.core.borrow_mut().cause = Cause::Outside;
        true
    }

    fn call(&self, key: Key) -> bool {
        let mut core = self.core.borrow_mut();
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

impl<O: Observer> Core<O> {
    /// Takes a suspended task's body out, to be polled.
    pub(crate) fn begin_poll(&mut self, key: Key) -> Option<(Option<Body>, Waker)> {
        let task = self.tasks.get_mut(key)?;
        task.ready = false;
        let body = match mem::replace(&mut task.stage, Stage::Polled) {
            Stage::Suspended(body) => Some(body),
            Stage::Root => {
                task.stage = Stage::Root;
                None
            }
            over => {
                task.stage = over;
                return None;
            }
        };
        let waker = mem::replace(&mut task.waker, Waker::noop().clone());
        self.polled_by = Some(WakerIdentity::of(&waker));
        self.cause = Cause::Task(TaskId(key));
        self.observe(|observer, now, _| observer.poll_begins(now, TaskId(key)));
        Some((body, waker))
    }

    /// Puts the task back after a poll; returns the body if it is not to be kept.
    pub(crate) fn end_poll(
        &mut self,
        key: Key,
        body: Option<Body>,
        waker: Waker,
        ready: bool,
    ) -> Option<Body> {
        self.collect_woken();
        self.observe(|observer, now, _| observer.poll_ends(now, TaskId(key), ready));
        self.polled_by = None;
        let task = self.tasks.get_mut(key).expect("a task stays while it is polled");
        task.waker = waker;
        match (&task.stage, body) {
            (Stage::Polled, Some(body)) if !ready => {
                task.stage = Stage::Suspended(body);
                None
            }
            (_, body) => body,
        }
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
