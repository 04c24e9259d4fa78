//! Runs one piece of work: polls a task or calls a callback.
//!
//! Here foreign code runs, so nothing is borrowed meanwhile: a task's body leaves its slot for the poll and
//! comes back after it.

use core::cell::RefMut;
use core::mem;
use core::task::{Context, Poll};

use crate::observer::{Cause, Observer, Outcome};
use crate::shared::{Core, Shared, WakerIdentity};
use crate::signal::Hand;
use crate::slots::Key;
use crate::task::{Stage, TaskId, Work};

/// Polls the future of `block_on` and says whether it is ready.
pub(crate) type PollRoot<'a> = &'a mut dyn FnMut(&mut Context<'_>) -> bool;

/// What became of a piece of work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ran {
    /// There was nothing left to do: a callback was cancelled, a task is over.
    Nothing,
    Something,
    /// The future of `block_on` is ready.
    RootEnded,
}

impl<O: Observer> Shared<O> {
    #[inline(always)]
    pub(crate) fn run_work(
        &self,
        core: RefMut<'_, Core<O>>,
        work: Work,
        hand: &mut Hand,
        poll_root: PollRoot<'_>,
    ) -> Ran {
        match work {
            Work::Task(key) => self.poll(core, key, hand, poll_root),
            Work::Callback(key) => self.call(core, key),
            // Wakers wait for timers and joins, and are woken then; they never join the queue.
            Work::Waker(_) => Ran::Nothing,
        }
    }

    // One function and plain variables: to move what is polled between functions costs more than the rest.
    #[inline(always)]
    fn poll(
        &self,
        mut borrow: RefMut<'_, Core<O>>,
        key: Key,
        hand: &mut Hand,
        poll_root: PollRoot<'_>,
    ) -> Ran {
        let core = &mut *borrow;
        let Some(task) = core.tasks.get_mut(key) else { return Ran::Nothing };
        task.ready = false;
        let mut body = match mem::replace(&mut task.stage, Stage::Polled) {
            Stage::Suspended(body) => Some(body),
            Stage::Root => {
                task.stage = Stage::Root;
                None
            }
            over @ (Stage::Polled | Stage::PolledAndCancelled | Stage::Completed(_) | Stage::Gone) => {
                task.stage = over;
                return Ran::Nothing;
            }
        };
        let is_root = body.is_none();
        let own = if task.line.is_none() { None } else { core.signals.take_waker(task.line) };
        let line = if own.is_some() { task.line } else { hand.line };
        let waker = own.as_ref().unwrap_or(&hand.waker);
        core.signals.connect(line, key);
        core.polled_by = WakerIdentity::of(waker);
        core.cause = Cause::Task(TaskId(key));
        core.observe(|observer, now, _| observer.poll_begins(now, TaskId(key)));
        drop(borrow);

        let guard = PanicGuard { shared: self, key };
        let mut context = Context::from_waker(waker);
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
        match own {
            Some(waker) => task.line = core.signals.put_back(line, waker),
            None if core.signals.is_idle(line) => {}
            None => task.line = core.signals.keep(hand),
        }
        if polled.is_pending() {
            if is_root {
                core.cause = Cause::Outside;
                return Ran::Something;
            }
            if let Stage::Polled = task.stage
                && let Some(body) = body.take()
            {
                task.stage = Stage::Suspended(body);
                core.cause = Cause::Outside;
                return Ran::Something;
            }
            // It was cancelled during the poll.
        }
        drop(borrow);

        // The future ends before its end is told, so that who joins the task finds its things released.
        drop(body);
        match polled {
            Poll::Ready(output) => self.finish(key, Outcome::Completed, output),
            Poll::Pending => self.finish(key, Outcome::Cancelled, None),
        }
        self.core.borrow_mut().cause = Cause::Outside;
        if is_root { Ran::RootEnded } else { Ran::Something }
    }

    fn call(&self, mut core: RefMut<'_, Core<O>>, key: Key) -> Ran {
        let Some(callback) = core.callbacks.remove(key) else { return Ran::Nothing };
        core.cause = Cause::Callback;
        core.observe(|observer, now, _| observer.callback_begins(now));
        drop(core);
        let guard = CallGuard { shared: self };
        callback();
        drop(guard);
        Ran::Something
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
