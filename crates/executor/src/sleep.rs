//! Futures that wait for a time or for a turn.

use alloc::rc::Rc;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::observer::Observer;
use crate::shared::Shared;
use crate::{Instant, TimerId};

/// Waits until a deadline; see [`Handle::sleep`](crate::Handle::sleep).
///
/// The timer is set by the first poll, unless the deadline has already come, and called off on drop.
#[must_use = "futures do nothing unless polled"]
pub struct Sleep<O: Observer = ()> {
    shared: Rc<Shared<O>>,
    deadline: Instant,
    timer: Option<TimerId>,
}

impl<O: Observer> Sleep<O> {
    pub(crate) fn new(shared: Rc<Shared<O>>, deadline: Instant) -> Sleep<O> {
        Sleep { shared, deadline, timer: None }
    }

    /// When the sleep ends.
    pub fn deadline(&self) -> Instant {
        self.deadline
    }
}

impl<O: Observer> Future for Sleep<O> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        if this.shared.clock.now() >= this.deadline {
            if let Some(timer) = this.timer.take() {
                this.shared.cancel_timer(timer);
            }
            return Poll::Ready(());
        }
        let mut core = this.shared.core.borrow_mut();
        let set = this.timer.and_then(|timer| Some((timer, *core.schedule.timer_handle(timer)?)));
        let (work, abandoned) = core.renew(set.map(|(_, work)| work), cx.waker());
        match set {
            Some((timer, _)) => {
                if let Some(waiting) = core.schedule.timer_handle_mut(timer) {
                    *waiting = work;
                }
            }
            None => this.timer = Some(core.set_timer(this.deadline, work)),
        }
        drop(core);
        drop(abandoned);
        Poll::Pending
    }
}

impl<O: Observer> Drop for Sleep<O> {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            self.shared.cancel_timer(timer);
        }
    }
}

impl<O: Observer> fmt::Debug for Sleep<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}

/// Goes to the end of the ready queue once; see [`Handle::yield_now`](crate::Handle::yield_now).
#[must_use = "futures do nothing unless polled"]
pub struct YieldNow<O: Observer = ()> {
    shared: Rc<Shared<O>>,
    yielded: bool,
}

impl<O: Observer> YieldNow<O> {
    pub(crate) fn new(shared: Rc<Shared<O>>) -> YieldNow<O> {
        YieldNow { shared, yielded: false }
    }
}

impl<O: Observer> Future for YieldNow<O> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.yielded {
            return Poll::Ready(());
        }
        self.yielded = true;
        let mut core = self.shared.core.borrow_mut();
        match core.polled_task(cx.waker()) {
            Some(key) => {
                let by = core.cause;
                core.make_ready(key, by);
            }
            None => {
                drop(core);
                cx.waker().wake_by_ref();
            }
        }
        Poll::Pending
    }
}

impl<O: Observer> fmt::Debug for YieldNow<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("YieldNow").field("yielded", &self.yielded).finish_non_exhaustive()
    }
}

/// What [`Handle::timeout`](crate::Handle::timeout) gives if the time was over first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed;

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the deadline has passed")
    }
}

impl core::error::Error for Elapsed {}
