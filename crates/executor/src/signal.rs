//! The only part that other threads may touch: how a [`Waker`](core::task::Waker) reaches the executor.
//!
//! A waker must be `Send + Sync`, and without `unsafe` nothing of a single-threaded executor is. So a task's
//! waker is an [`Arc`] of three atomic numbers, and the [`Inbox`] is a stack of slot numbers, linked through
//! the signals themselves: waking never allocates. The executor takes the whole stack at once and turns it
//! around, so that tasks become ready in the order in which they were woken.
//!
//! ```text
//!            ┌──────── 2 executor takes it ───────┐
//!            ▼                                    │
//!         idle ── 1 raise (first of several) ──► queued ── 3 bury ──► dead: raising does nothing
//! ```

use alloc::sync::Arc;
use alloc::task::Wake;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Marks the bottom of the stack.
const NOBODY: u32 = u32::MAX;

/// The tasks that were woken and not yet seen by the executor.
#[derive(Debug)]
pub(crate) struct Inbox {
    /// The slot of the task woken last.
    top: AtomicU32,
}

/// What the wakers of one task share.
#[derive(Debug)]
pub(crate) struct Signal {
    inbox: Arc<Inbox>,
    slot: u32,
    /// While `queued`: the slot of the task woken before this one.
    below: AtomicU32,
    /// Whether the task is in the inbox. Only who finds `false` may put it there, so it is there once.
    queued: AtomicBool,
}

impl Inbox {
    pub(crate) fn new() -> Arc<Inbox> {
        Arc::new(Inbox { top: AtomicU32::new(NOBODY) })
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.top.load(Ordering::Relaxed) == NOBODY
    }

    /// Moves the slots of all woken tasks to `woken`, the last one first.
    ///
    /// `signal_of` finds the signal of a slot: the executor keeps a task's slot for as long as it is queued.
    #[inline]
    pub(crate) fn take<'a>(&self, woken: &mut Vec<u32>, signal_of: impl Fn(u32) -> &'a Signal) {
        // Pairs with the release in `raise`: `below` of each signal in the stack is visible.
        let mut slot = self.top.swap(NOBODY, Ordering::Acquire);
        while slot != NOBODY {
            woken.push(slot);
            slot = signal_of(slot).below.load(Ordering::Relaxed);
        }
    }
}

impl Signal {
    pub(crate) fn new(inbox: &Arc<Inbox>, slot: u32) -> Arc<Signal> {
        Arc::new(Signal {
            inbox: inbox.clone(),
            slot,
            below: AtomicU32::new(NOBODY),
            queued: AtomicBool::new(false),
        })
    }

    /// Puts the task into the inbox, unless it is there already.
    #[inline]
    fn raise(&self) {
        // A swap even where it finds `true`: it releases what the waker's owner wrote before, and `lower`
        // acquires it, so that the poll which follows sees it.
        if self.queued.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut top = self.inbox.top.load(Ordering::Relaxed);
        loop {
            self.below.store(top, Ordering::Relaxed);
            match self.inbox.top.compare_exchange_weak(top, self.slot, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(other) => top = other,
            }
        }
    }

    /// Allows the task to be woken again; called when it has been taken out of the inbox.
    #[inline]
    pub(crate) fn lower(&self) {
        self.queued.swap(false, Ordering::AcqRel);
    }

    /// Makes wakers of the task do nothing from here on.
    ///
    /// Returns false if the task is in the inbox, or just about to be; then its slot must stay until it has
    /// come out.
    #[inline]
    pub(crate) fn bury(&self) -> bool {
        !self.queued.swap(true, Ordering::AcqRel)
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Signal>) {
        self.raise();
    }

    fn wake_by_ref(self: &Arc<Signal>) {
        self.raise();
    }
}
