//! The only part that other threads may touch: how a [`Waker`] reaches the executor.
//!
//! A waker must be `Send + Sync`, and without `unsafe` nothing of a single-threaded executor is. So a waker is
//! an [`Arc`] of three atomic numbers, its [`Signal`], and the [`Inbox`] is a stack of signals, linked through
//! themselves: waking never allocates. The executor takes the whole stack at once and turns it around, so that
//! tasks become ready in the order in which they were woken.
//!
//! Most polls clone no waker: the task ends, or waits for a timer or another task of this executor, which need
//! none. So one waker is always at hand, and serves one poll after another, until somebody clones it.
//!
//! ```text
//!                                  ┌── 2 keep: it was cloned, and stays with the task
//!   spare ── 1 take_in_hand ──► at hand                     ┌────────────────────────────────────┐
//!     ▲                                                     ▼                                    │
//!     │                                                    down ── 3 raise ──► up ── 4 next_woken ┘
//!     │                                                     │                   │
//!     ├──────────── 5 put_back: no clone is left ───────────┤                   │
//!     └──────────── 6 retire: the task is over ─────────────┴───────────────────┘
//! ```
//!
//! A signal that is retired while there are clones stays up for ever, so that raising it does nothing; its line
//! gets another one.

use alloc::sync::Arc;
use alloc::task::Wake;
use alloc::vec::Vec;
use core::mem;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering, fence};
use core::task::Waker;

use crate::slots::Key;

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
    line: LineId,
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
            match self.inbox.top.compare_exchange_weak(top, self.line.0, Ordering::Release, Ordering::Relaxed)
            {
                Ok(_) => return,
                Err(other) => top = other,
            }
        }
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
    lines: Vec<Line>,
    /// Lines that serve no task.
    spare: Vec<LineId>,
    /// What was taken out of the inbox, the last raised first; it is emptied from the end.
    raised: Vec<LineId>,
}

/// Which signal serves a task; [`LineId::NONE`] for most tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineId(u32);

#[derive(Debug)]
struct Line {
    signal: Arc<Signal>,
    /// Made once, so that a poll need not count references. It is not here while it is used for a poll, nor
    /// when the signal is dead.
    waker: Option<Waker>,
    task: Option<Key>,
}

/// The waker for polls of tasks that have none.
#[derive(Debug)]
pub(crate) struct Hand {
    pub(crate) line: LineId,
    pub(crate) waker: Waker,
}

impl LineId {
    pub(crate) const NONE: LineId = LineId(NOBODY);

    #[inline]
    pub(crate) fn is_none(self) -> bool {
        self == LineId::NONE
    }
}

impl Line {
    /// Whether nobody has a clone of the waker.
    #[inline]
    fn has_no_clones(&self) -> bool {
        // One reference here and one in the line's own waker, wherever that is.
        if Arc::strong_count(&self.signal) > 2 {
            return false;
        }
        // Who dropped the last clone may have raised the signal with it: see that.
        fence(Ordering::Acquire);
        true
    }

    /// Whether nobody can raise the signal, or has.
    #[inline]
    fn is_idle(&self) -> bool {
        self.has_no_clones() && !self.signal.up.load(Ordering::Relaxed)
    }

    /// Lets the signal be raised again, when it has come out of the inbox.
    #[inline]
    fn lower(&self) {
        if self.has_no_clones() {
            // Only the poll that runs can raise it at the same time, and the task will be polled after that.
            self.signal.up.store(false, Ordering::Relaxed);
        } else {
            self.signal.up.swap(false, Ordering::AcqRel);
        }
    }
}

impl Signals {
    pub(crate) fn new() -> Signals {
        let inbox = Arc::new(Inbox { top: AtomicU32::new(NOBODY) });
        Signals { inbox, lines: Vec::new(), spare: Vec::new(), raised: Vec::new() }
    }

    /// A waker that serves no task yet.
    pub(crate) fn take_in_hand(&mut self) -> Hand {
        if let Some(line) = self.spare.pop() {
            let waker = self.lines[line.0 as usize].waker.take();
            return Hand { line, waker: waker.unwrap_or_else(|| self.renew(line)) };
        }
        let line = LineId(u32::try_from(self.lines.len()).expect("there are fewer lines than tasks"));
        Hand { line, waker: self.renew(line) }
    }

    /// Gives a line that has none a living signal.
    fn renew(&mut self, line: LineId) -> Waker {
        let (inbox, below, up) = (self.inbox.clone(), AtomicU32::new(NOBODY), AtomicBool::new(false));
        let signal = Arc::new(Signal { inbox, line, below, up });
        let waker = Waker::from(signal.clone());
        let living = Line { signal, waker: None, task: None };
        match self.lines.get_mut(line.0 as usize) {
            Some(dead) => *dead = living,
            None => self.lines.push(living),
        }
        waker
    }

    /// Connects a line to the task which it serves.
    #[inline]
    pub(crate) fn connect(&mut self, line: LineId, task: Key) {
        self.lines[line.0 as usize].task = Some(task);
    }

    /// Whether the signal of a line may serve another task.
    #[inline]
    pub(crate) fn is_idle(&self, line: LineId) -> bool {
        self.lines[line.0 as usize].is_idle()
    }

    /// Leaves the line and the waker at hand to the task that was polled with them, and takes others.
    #[cold]
    pub(crate) fn keep(&mut self, hand: &mut Hand) -> LineId {
        let kept = mem::replace(hand, self.take_in_hand());
        self.lines[kept.line.0 as usize].waker = Some(kept.waker);
        kept.line
    }

    /// Takes others in hand if a poll unwound that had cloned the waker.
    #[inline]
    pub(crate) fn renew_hand(&mut self, hand: &mut Hand) {
        if !self.is_idle(hand.line) {
            let line = self.keep(hand);
            self.retire(line);
        }
    }

    /// Takes the waker of a line out, for a poll.
    pub(crate) fn take_waker(&mut self, line: LineId) -> Option<Waker> {
        self.lines.get_mut(line.0 as usize)?.waker.take()
    }

    /// Takes a waker back after a poll; returns the line if the task must keep it.
    pub(crate) fn put_back(&mut self, id: LineId, waker: Waker) -> LineId {
        let line = &mut self.lines[id.0 as usize];
        line.waker = Some(waker);
        if !line.is_idle() {
            return id;
        }
        self.spare.push(id);
        LineId::NONE
    }

    /// Ends a line whose task is over.
    pub(crate) fn retire(&mut self, id: LineId) {
        let Some(line) = self.lines.get_mut(id.0 as usize) else { return };
        if line.is_idle() {
            self.spare.push(id);
            return;
        }
        line.waker = None;
        line.task = None;
        // If it was up, it is in the inbox, or just about to be: `next_woken` will meet it.
        if !line.signal.up.swap(true, Ordering::AcqRel) {
            self.spare.push(id);
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
            let id = match self.raised.pop() {
                Some(id) => id,
                None => self.empty_inbox()?,
            };
            let line = &mut self.lines[id.0 as usize];
            if let Some(task) = line.task {
                line.lower();
                return Some(task);
            }
            // Its task is over. The signal stays up, so that it never comes here again.
            self.spare.push(id);
        }
    }

    /// Returns the line raised first; the others go to `raised`.
    #[inline]
    fn empty_inbox(&mut self) -> Option<LineId> {
        if self.are_quiet() {
            return None;
        }
        // Pairs with the release in `raise`: `below` of each signal in the stack is visible.
        let mut id = LineId(self.inbox.top.swap(NOBODY, Ordering::Acquire));
        loop {
            let below = LineId(self.lines[id.0 as usize].signal.below.load(Ordering::Relaxed));
            if below.is_none() {
                return Some(id);
            }
            self.raised.push(id);
            id = below;
        }
    }
}
