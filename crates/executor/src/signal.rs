//! The only part that other threads may touch: how a [`Waker`] reaches the executor.
//!
//! A waker must be `Send + Sync`, and without `unsafe` nothing of a single-threaded executor is. So a waker is
//! an [`Arc`] of three atomic numbers, its [`Signal`], and the [`Inbox`] is a stack of signals, linked through
//! themselves: waking never allocates. The executor takes the whole stack at once and turns it around, so that
//! tasks become ready in the order in which they were woken.
//!
//! Most polls clone no waker: the task has ended, or waits for a timer or another task of this executor, which
//! need none. Then the signal was only lent, and serves the next task that is polled.
//!
//! ```text
//!        ┌─────────────── 4 give_back, if no clone is left ──────────────┐
//!        ▼                                                               │
//!      spare ── 1 lend, for a poll ──► down ── 2 raise ──► up ── 3 next_woken ──► down
//!                                        │                  │
//!                                        └──── 5 retire ────┴──► dead: stays up, so that raising does nothing
//! ```

use alloc::sync::Arc;
use alloc::task::Wake;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering, fence};
use core::task::Waker;

use crate::slots::{Key, Slots};

/// Marks the bottom of the stack.
const NOBODY: u32 = u32::MAX;

/// The signals that were raised and not yet seen by the executor.
#[derive(Debug)]
struct Inbox {
    /// The line of the signal raised last.
    top: AtomicU32,
}

/// What the clones of one waker share.
#[derive(Debug)]
struct Signal {
    inbox: Arc<Inbox>,
    line: u32,
    /// While it is in the inbox: the line of the signal raised before this one.
    below: AtomicU32,
    /// Only who raises it from false may put it into the inbox, so that it is there once.
    up: AtomicBool,
}

impl Signal {
    #[inline]
    fn raise(&self) {
        // A swap even where it finds `true`: it releases what the waker's owner wrote before, and `lower`
        // acquires it, so that the poll which follows sees it.
        if self.up.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut top = self.inbox.top.load(Ordering::Relaxed);
        loop {
            self.below.store(top, Ordering::Relaxed);
            match self.inbox.top.compare_exchange_weak(top, self.line, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(other) => top = other,
            }
        }
    }

    #[inline]
    fn lower(&self) {
        self.up.swap(false, Ordering::AcqRel);
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

/// All signals of an executor, and whom they are for.
#[derive(Debug)]
pub(crate) struct Signals {
    inbox: Arc<Inbox>,
    lines: Slots<Line>,
    /// Lines that serve no task, and of whose waker there are no clones.
    spare: Vec<Key>,
    /// What was taken out of the inbox, the last raised first; it is emptied from the end.
    raised: Vec<u32>,
}

#[derive(Debug)]
struct Line {
    signal: Arc<Signal>,
    /// Made once, so that a poll need not count references; lent out during it.
    waker: Option<Waker>,
    task: Option<Key>,
}

impl Line {
    /// Whether nobody outside can raise the signal, or has.
    #[inline]
    fn is_ours_alone(&self) -> bool {
        // One reference here and one in `waker`.
        if Arc::strong_count(&self.signal) > 2 {
            return false;
        }
        // Who had the last clone may have raised the signal with it: see that.
        fence(Ordering::Acquire);
        self.waker.is_some() && !self.signal.up.load(Ordering::Relaxed)
    }
}

impl Signals {
    pub(crate) fn new() -> Signals {
        let inbox = Arc::new(Inbox { top: AtomicU32::new(NOBODY) });
        Signals { inbox, lines: Slots::new(), spare: Vec::new(), raised: Vec::new() }
    }

    /// Lends the waker on `line`, or on any line that is free, for a poll of `task`.
    #[inline]
    pub(crate) fn lend(&mut self, line: Option<Key>, task: Key) -> (Key, Waker) {
        if let Some(key) = line.or_else(|| self.spare.pop())
            && let Some(line) = self.lines.get_mut(key)
            && let Some(waker) = line.waker.take()
        {
            line.task = Some(task);
            return (key, waker);
        }
        self.open_line(task)
    }

    #[cold]
    fn open_line(&mut self, task: Key) -> (Key, Waker) {
        let signal = Arc::new(Signal {
            inbox: self.inbox.clone(),
            line: self.lines.next_key().slot,
            below: AtomicU32::new(NOBODY),
            up: AtomicBool::new(false),
        });
        let waker = Waker::from(signal.clone());
        (self.lines.insert(Line { signal, waker: None, task: Some(task) }), waker)
    }

    /// Takes a lent waker back; returns the line if the task must keep it, because its waker was cloned.
    #[inline]
    pub(crate) fn give_back(&mut self, key: Key, waker: Waker) -> Option<Key> {
        let line = self.lines.get_mut(key)?;
        line.waker = Some(waker);
        if !line.is_ours_alone() {
            return Some(key);
        }
        self.spare.push(key);
        None
    }

    /// Ends a line whose task is over.
    pub(crate) fn retire(&mut self, key: Key) {
        let Some(line) = self.lines.get_mut(key) else { return };
        if line.is_ours_alone() {
            self.spare.push(key);
        } else if !line.signal.up.swap(true, Ordering::AcqRel) {
            self.lines.remove(key);
        } else {
            // It is in the inbox, or just about to be: `next_woken` will meet it.
            line.task = None;
        }
    }

    /// Whether no signal was raised since all were taken.
    #[inline]
    pub(crate) fn are_quiet(&self) -> bool {
        self.inbox.top.load(Ordering::Relaxed) == NOBODY
    }

    /// The next task whose signal was raised; call it until there is none.
    #[inline]
    pub(crate) fn next_woken(&mut self) -> Option<Key> {
        loop {
            if self.raised.is_empty() {
                if self.are_quiet() {
                    return None;
                }
                self.empty_inbox();
            }
            let (key, line) = self.lines.in_slot(self.raised.pop()?)?;
            if let Some(task) = line.task {
                line.signal.lower();
                return Some(task);
            }
            // Its task is over. The signal stays up, so that it never comes here again.
            self.lines.remove(key);
        }
    }

    #[inline]
    fn empty_inbox(&mut self) {
        // Pairs with the release in `raise`: `below` of each signal in the stack is visible.
        let mut top = self.inbox.top.swap(NOBODY, Ordering::Acquire);
        while let Some((_, line)) = self.lines.in_slot(top) {
            self.raised.push(top);
            top = line.signal.below.load(Ordering::Relaxed);
        }
    }
}
