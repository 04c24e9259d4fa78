//! What the executor knows about one task.

use alloc::boxed::Box;
use core::any::Any;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::signal::LineId;
use crate::slots::Key;

/// Names one task of an executor, also after it has ended.
///
/// Ids sort by the order of spawning. Displayed as the task's number, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub(crate) Key);

impl TaskId {
    /// How many tasks were spawned before this one.
    pub fn number(self) -> u32 {
        self.0.serial
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.serial, f)
    }
}

/// What is put aside for later: a queue or a timer holds twelve bytes, the thing itself is in its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Poll this task.
    Task(Key),
    /// Call this callback.
    Callback(Key),
    /// Wake this waker: it belongs to a future that hands its own wakers to its parts, such as `join_all`,
    /// or to another executor.
    Waker(Key),
}

/// A future that has forgotten the type of its output, which leaves it boxed.
///
/// To box the output only when it comes costs nothing for `()`, and lets a task be one allocation.
pub(crate) trait ErasedFuture {
    fn poll_erased(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Box<dyn Any>>;
}

impl<F> ErasedFuture for F
where
    F: Future<Output: 'static>,
{
    fn poll_erased(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Box<dyn Any>> {
        self.poll(cx).map(|output| Box::new(output) as Box<dyn Any>)
    }
}

pub(crate) type Body = Pin<Box<dyn ErasedFuture>>;

/// Where a task is in its life.
pub(crate) enum Stage {
    /// Ready or waiting.
    Suspended(Body),
    /// The future of `block_on`, which lives on the caller's stack.
    Root,
    /// The body is out of the slot, being polled.
    Polled,
    /// As `Polled`, and to be cancelled after that; or the body is being dropped.
    PolledAndCancelled,
    /// Over; its output waits for the join handle.
    Completed(Box<dyn Any>),
    /// Over without an output, or with one that was taken.
    Gone,
}

pub(crate) struct Task {
    pub(crate) stage: Stage,
    /// What waits for the end of the task.
    pub(crate) joiner: Option<Work>,
    /// The line of the task's wakers, if there are any; see [`Signals`](crate::signal::Signals).
    pub(crate) line: LineId,
    /// Whether the task is in the ready queue; it is there once.
    pub(crate) ready: bool,
    /// Whether a join handle is left that may ask for the output.
    pub(crate) has_handle: bool,
}

impl Task {
    pub(crate) fn new(stage: Stage) -> Task {
        Task { stage, joiner: None, line: LineId::NONE, ready: false, has_handle: true }
    }

    pub(crate) fn is_finished(&self) -> bool {
        matches!(self.stage, Stage::Completed(_) | Stage::Gone)
    }
}
