//! The handle that tasks and callbacks hold: everything but running.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

use crate::deadlock::WaitingTask;
use crate::join::JoinHandle;
use crate::observer::{Cause, Observer};
use crate::shared::Shared;
use crate::sleep::{Elapsed, Sleep, YieldNow};
use crate::task::{Stage, TaskId, Work};
use crate::{Clock, Duration, Instant, TimerId};

/// A cheap, cloneable way to an executor from inside of its tasks and callbacks.
///
/// It spawns, sleeps, and schedules callbacks; only the [`Executor`](crate::Executor) itself runs them, so that
/// a task cannot run the executor that runs it. What is spawned after the executor is gone is cancelled.
///
/// ```
/// use executor::{Duration, Executor};
///
/// let mut executor = Executor::new();
/// let handle = executor.handle().clone();
/// let elapsed = executor.block_on(async move {
///     let nap = handle.sleep(Duration::from_secs(3));
///     let child = handle.spawn(async { nap.await });
///     child.await.unwrap();
///     handle.now()
/// });
/// assert_eq!(elapsed.unwrap().as_secs_f64(), 3.0);
/// ```
pub struct Handle<O: Observer = ()> {
    pub(crate) shared: Rc<Shared<O>>,
}

/// Calls off a callback that has not run yet. Dropping it changes nothing.
pub struct CallHandle<O: Observer = ()> {
    shared: Rc<Shared<O>>,
    work: Option<Work>,
    timer: Option<TimerId>,
}

impl<O: Observer> Handle<O> {
    /// The clock of the executor.
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// What time it is.
    #[inline]
    pub fn now(&self) -> Instant {
        self.shared.clock.now()
    }

    /// Makes a task of `future`, which need not be `Send`. It is polled for the first time after all that is
    /// ready already.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output, O>
    where
        F: Future<Output: 'static> + 'static,
    {
        JoinHandle::new(self.shared.clone(), self.shared.spawn(Stage::Suspended(Box::pin(future)), None))
    }

    /// As [`spawn`](Self::spawn), with a name for observers and for the list of a deadlock.
    pub fn spawn_named<F>(&self, name: &str, future: F) -> JoinHandle<F::Output, O>
    where
        F: Future<Output: 'static> + 'static,
    {
        JoinHandle::new(
            self.shared.clone(),
            self.shared.spawn(Stage::Suspended(Box::pin(future)), Some(name)),
        )
    }

    /// Waits for `duration` from the moment of this call. Zero is over at once: it does not yield.
    pub fn sleep(&self, duration: Duration) -> Sleep<O> {
        self.sleep_until(self.now() + duration)
    }

    /// Waits until `deadline`.
    pub fn sleep_until(&self, deadline: Instant) -> Sleep<O> {
        Sleep::new(self.shared.clone(), deadline)
    }

    /// Lets everything run that is ready, then goes on.
    pub fn yield_now(&self) -> YieldNow<O> {
        YieldNow::new(self.shared.clone())
    }

    /// Runs `future` for at most `duration` from the moment of this call, then drops it.
    ///
    /// If it is ready at the very deadline, its output counts.
    pub fn timeout<F: Future>(
        &self,
        duration: Duration,
        future: F,
    ) -> impl Future<Output = Result<F::Output, Elapsed>> + use<F, O> {
        let sleep = self.sleep(duration);
        async move {
            let mut future = pin!(future);
            let mut sleep = pin!(sleep);
            poll_fn(|cx| match future.as_mut().poll(cx) {
                Poll::Ready(output) => Poll::Ready(Ok(output)),
                Poll::Pending => sleep.as_mut().poll(cx).map(|()| Err(Elapsed)),
            })
            .await
        }
    }

    /// Calls `callback` after all that is ready already.
    pub fn call_soon(&self, callback: impl FnOnce() + 'static) -> CallHandle<O> {
        let work = self.shared.call_soon(Box::new(callback));
        CallHandle { shared: self.shared.clone(), work, timer: None }
    }

    /// Calls `callback` when `duration` has passed.
    pub fn call_later(&self, duration: Duration, callback: impl FnOnce() + 'static) -> CallHandle<O> {
        self.call_at(self.now() + duration, callback)
    }

    /// Calls `callback` at `deadline`.
    pub fn call_at(&self, deadline: Instant, callback: impl FnOnce() + 'static) -> CallHandle<O> {
        let (work, timer) = self.shared.call_at(deadline, Box::new(callback)).unzip();
        CallHandle { shared: self.shared.clone(), work, timer }
    }

    /// The task that is being polled, if one is.
    pub fn current(&self) -> Option<TaskId> {
        match self.shared.core.borrow().cause {
            Cause::Task(id) => Some(id),
            Cause::Outside | Cause::Callback | Cause::Timer(_) => None,
        }
    }

    /// Makes a task ready, as one of its wakers would but without a waker.
    pub fn wake(&self, task: TaskId) {
        let mut core = self.shared.core.borrow_mut();
        let by = core.cause;
        core.make_ready(task.0, by);
    }

    /// Takes the task that is next out of the ready queue, after timers that are due have joined it.
    ///
    /// This is for a task that cannot return from its poll before others have run: it runs what is behind their
    /// futures by itself, and calls off with [`cancel`](Self::cancel) those that have ended so. Callbacks that are
    /// ready are dropped.
    pub fn take_ready(&self) -> Option<TaskId> {
        self.shared.begin_turn();
        let mut core = self.shared.core.borrow_mut();
        while let Some(work) = core.schedule.next_in_turn() {
            if let Work::Task(key) = work
                && let Some(task) = core.tasks.get_mut(key)
            {
                task.ready = false;
                return Some(TaskId(key));
            }
        }
        None
    }

    /// Makes a task ready at `deadline`, for futures that are written by hand; others await
    /// [`sleep_until`](Self::sleep_until).
    pub fn wake_at(&self, task: TaskId, deadline: Instant) -> TimerId {
        self.shared.core.borrow_mut().set_timer(deadline, Work::Task(task.0))
    }

    /// Calls off a timer; says whether it was still waiting.
    pub fn cancel_timer(&self, timer: TimerId) -> bool {
        self.shared.cancel_timer(timer)
    }

    /// Cancels a task; see [`JoinHandle::cancel`].
    pub fn cancel(&self, task: TaskId) -> bool {
        self.shared.cancel(task)
    }

    /// The name of a task which has one and is not over, or has a join handle.
    pub fn name(&self, task: TaskId) -> Option<String> {
        self.shared.core.borrow().name(task).map(Into::into)
    }

    /// The tasks that are not over, oldest first.
    pub fn tasks(&self) -> Vec<WaitingTask> {
        self.shared.core.borrow().waiting()
    }

    /// How many tasks are not over.
    pub fn tasks_len(&self) -> usize {
        self.shared.core.borrow().unfinished
    }

    /// How many tasks and callbacks are ready.
    pub fn ready_len(&self) -> usize {
        let mut core = self.shared.core.borrow_mut();
        core.collect_woken();
        core.schedule.ready_len()
    }

    /// How many timers wait.
    pub fn timers_len(&self) -> usize {
        self.shared.core.borrow().schedule.timers_len()
    }

    /// When the earliest timer is due.
    pub fn next_deadline(&self) -> Option<Instant> {
        self.shared.core.borrow().schedule.next_deadline()
    }
}

impl<O: Observer> Clone for Handle<O> {
    fn clone(&self) -> Handle<O> {
        Handle { shared: self.shared.clone() }
    }
}

impl<O: Observer> fmt::Debug for Handle<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("now", &self.now()).finish_non_exhaustive()
    }
}

impl<O: Observer> CallHandle<O> {
    /// Calls the callback off; says whether it had not run yet.
    pub fn cancel(self) -> bool {
        if let Some(timer) = self.timer {
            self.shared.cancel_timer(timer);
        }
        let Some(Work::Callback(key)) = self.work else { return false };
        let callback = self.shared.core.borrow_mut().callbacks.remove(key);
        callback.is_some()
    }
}

impl<O: Observer> fmt::Debug for CallHandle<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallHandle").field("timer", &self.timer).finish_non_exhaustive()
    }
}
