//! Handles on tasks: to await their output, to cancel them.

use alloc::rc::Rc;
use alloc::string::String;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::observer::Observer;
use crate::shared::Shared;
use crate::task::TaskId;

/// A handle on a spawned task, which is also a future of its output.
///
/// Awaiting it gives the output, or [`Cancelled`]. Dropping it detaches the task, which goes on; for the
/// opposite see [`abort_on_drop`](JoinHandle::abort_on_drop).
///
/// ```
/// use executor::Executor;
///
/// let mut executor = Executor::new();
/// let six = executor.spawn(async { 6 });
/// let seven = executor.spawn(async { 7 });
/// let product = executor.block_on(async { six.await.unwrap() * seven.await.unwrap() });
/// assert_eq!(product, Ok(42));
/// ```
#[must_use = "dropping the handle detaches the task; say so with `detach()`"]
pub struct JoinHandle<T, O: Observer = ()> {
    shared: Rc<Shared<O>>,
    id: TaskId,
    output: PhantomData<fn() -> T>,
}

/// What a task's handle gives if the task has no output: it was cancelled, it panicked, or its executor is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the task was cancelled")
    }
}

impl core::error::Error for Cancelled {}

impl<T: 'static, O: Observer> JoinHandle<T, O> {
    pub(crate) fn new(shared: Rc<Shared<O>>, id: TaskId) -> JoinHandle<T, O> {
        JoinHandle { shared, id, output: PhantomData }
    }

    /// Which task this is a handle on.
    pub fn id(&self) -> TaskId {
        self.id
    }

    /// The name that the task was spawned with.
    pub fn name(&self) -> Option<String> {
        self.shared.core.borrow().name(self.id).map(Into::into)
    }

    /// Whether the task is over.
    pub fn is_finished(&self) -> bool {
        self.shared.core.borrow().tasks.get(self.id.0).is_none_or(|task| task.is_finished())
    }

    /// Cancels the task: its future is dropped at once, or when its poll returns if it cancels itself.
    ///
    /// Returns false if the task was over already; then its output is still there.
    pub fn cancel(&self) -> bool {
        self.shared.cancel(self.id)
    }

    /// Takes the output if the task is over; otherwise gives the handle back.
    pub fn try_join(self) -> Result<Result<T, Cancelled>, JoinHandle<T, O>> {
        self.take().ok_or(self)
    }

    /// Lets the task go on without a handle, as dropping the handle does.
    pub fn detach(self) {}

    /// Ties the task to the handle: if the handle is dropped, the task is cancelled.
    ///
    /// ```
    /// use executor::Executor;
    ///
    /// let mut executor = Executor::new();
    /// let task = executor.spawn(std::future::pending::<()>()).abort_on_drop();
    /// assert!(executor.run().is_err());
    /// drop(task);
    /// assert_eq!(executor.run(), Ok(()));
    /// ```
    pub fn abort_on_drop(self) -> AbortOnDrop<T, O> {
        AbortOnDrop { handle: self }
    }

    fn take(&self) -> Option<Result<T, Cancelled>> {
        let output = self.shared.take_output(self.id).ok()?;
        Some(output.ok_or(Cancelled).map(|output| {
            // The handle was made beside the task, whose future has this output.
            *output.downcast().expect("the output has the type of the handle")
        }))
    }
}

impl<T: 'static, O: Observer> Future for JoinHandle<T, O> {
    type Output = Result<T, Cancelled>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Cancelled>> {
        if let Some(output) = self.take() {
            return Poll::Ready(output);
        }
        let mut core = self.shared.core.borrow_mut();
        let old = core.tasks.get_mut(self.id.0).and_then(|task| task.joiner.take());
        let (joiner, abandoned) = core.renew(old, cx.waker());
        if let Some(task) = core.tasks.get_mut(self.id.0) {
            task.joiner = Some(joiner);
        }
        drop(core);
        drop(abandoned);
        Poll::Pending
    }
}

impl<T, O: Observer> Drop for JoinHandle<T, O> {
    fn drop(&mut self) {
        self.shared.release_handle(self.id);
    }
}

impl<T, O: Observer> fmt::Debug for JoinHandle<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A [`JoinHandle`] that cancels its task when it is dropped.
#[must_use = "dropping this handle cancels the task"]
#[derive(Debug)]
pub struct AbortOnDrop<T: 'static, O: Observer = ()> {
    handle: JoinHandle<T, O>,
}

impl<T: 'static, O: Observer> AbortOnDrop<T, O> {
    /// The handle, to ask or to cancel.
    pub fn handle(&self) -> &JoinHandle<T, O> {
        &self.handle
    }
}

impl<T: 'static, O: Observer> Future for AbortOnDrop<T, O> {
    type Output = Result<T, Cancelled>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Cancelled>> {
        Pin::new(&mut self.handle).poll(cx)
    }
}

impl<T: 'static, O: Observer> Drop for AbortOnDrop<T, O> {
    fn drop(&mut self) {
        self.handle.cancel();
    }
}
