//! Running: turns, jumps of the clock, and the end of it all.

use alloc::rc::Rc;
use core::cell::{Ref, RefMut};
use core::fmt;
use core::future::Future;
use core::pin::pin;
use core::task::{Context, Poll};

use crate::deadlock::Deadlock;
use crate::handle::Handle;
use crate::join::JoinHandle;
use crate::observer::{Observer, Outcome};
use crate::poll::{PollRoot, Ran};
use crate::shared::Shared;
use crate::signal::Hand;
use crate::task::{Stage, TaskId};
use crate::{Clock, Instant};

/// Runs tasks and callbacks on one thread, in a fixed order, on a virtual clock.
///
/// Dropping it cancels all of its tasks.
pub struct Executor<O: Observer = ()> {
    handle: Handle<O>,
    pace: Pace,
    hand: Hand,
}

/// When timers that are due join the ready queue.
///
/// It only matters where tasks advance the clock themselves: otherwise nothing gets due while anything is ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// When a turn begins, as in the event loops of Python and JavaScript.
    #[default]
    Turn,
    /// Before each task or callback, as threads that sleep are made ready when the running one blocks.
    Step,
}

impl Executor {
    /// An executor with a clock of its own.
    pub fn new() -> Executor {
        Executor::with_observer(())
    }

    /// An executor on a clock that others may share.
    pub fn with_clock(clock: Clock) -> Executor {
        Executor::with_clock_and_observer(clock, ())
    }
}

impl Default for Executor {
    fn default() -> Executor {
        Executor::new()
    }
}

impl<O: Observer> Executor<O> {
    /// An executor with a clock of its own, and somebody who is told what happens.
    pub fn with_observer(observer: O) -> Executor<O> {
        Executor::with_clock_and_observer(Clock::new(), observer)
    }

    /// An executor on a clock that others may share, and somebody who is told what happens.
    pub fn with_clock_and_observer(clock: Clock, observer: O) -> Executor<O> {
        let shared = Shared::new(clock, observer);
        let hand = shared.core.borrow_mut().signals.take_in_hand();
        Executor { handle: Handle { shared: Rc::new(shared) }, pace: Pace::Turn, hand }
    }

    /// The same executor at another [`Pace`].
    pub fn with_pace(mut self, pace: Pace) -> Executor<O> {
        self.pace = pace;
        self
    }

    /// What tasks need to spawn, sleep and so on.
    pub fn handle(&self) -> &Handle<O> {
        &self.handle
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.handle.clock()
    }

    /// Makes a task of `future`; see [`Handle::spawn`].
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output, O>
    where
        F: Future<Output: 'static> + 'static,
    {
        self.handle.spawn(future)
    }

    /// Runs `future`, and all tasks beside it, until it is ready.
    ///
    /// The future may borrow from the caller. It takes its place at the end of the ready queue, like a task.
    /// Tasks that are not over when it ends stay, to be run later.
    ///
    /// # Errors
    ///
    /// If the future, and every task, waits for something that cannot come; the future is dropped.
    pub fn block_on<F: Future>(&mut self, future: F) -> Result<F::Output, Deadlock> {
        let mut future = pin!(future);
        let mut output = None;
        let shared = self.handle.shared.clone();
        let root = Root::new(&shared);
        let mut poll_root = |cx: &mut Context<'_>| match future.as_mut().poll(cx) {
            Poll::Ready(value) => {
                output = Some(value);
                true
            }
            Poll::Pending => false,
        };
        while self.run_while(&mut poll_root, |ran| ran == Ran::RootEnded) != Ran::RootEnded {
            if !self.jump() {
                return Err(shared.core.borrow().deadlock());
            }
        }
        drop(root);
        Ok(output.expect("it ended with an output"))
    }

    /// Runs until no task, callback or timer is left.
    ///
    /// # Errors
    ///
    /// If tasks are left that wait for something that cannot come.
    pub fn run(&mut self) -> Result<(), Deadlock> {
        loop {
            self.run_until_idle();
            if !self.jump() {
                break;
            }
        }
        let core = self.shared().core.borrow();
        if core.unfinished == 0 { Ok(()) } else { Err(core.deadlock()) }
    }

    /// Runs all that is due until `deadline`, which it then is.
    pub fn run_until(&mut self, deadline: Instant) {
        loop {
            self.run_until_idle();
            match self.handle.next_deadline() {
                Some(next) if next <= deadline => self.clock().advance_to(next),
                _ => break,
            }
        }
        self.clock().advance_to(deadline);
    }

    /// Runs until nothing is ready; the clock does not jump.
    pub fn run_until_idle(&mut self) {
        self.run_while(&mut |_| false, |_| false);
    }

    /// Runs what is left of the turn, or else the next turn; says how many tasks and callbacks it ran.
    ///
    /// At [`Pace::Step`] a turn is one task or callback.
    pub fn run_turn(&mut self) -> usize {
        let shared = self.handle.shared.clone();
        let pace = self.pace;
        let mut count = 0;
        self.run_while(&mut |_| false, |ran| {
            count += usize::from(ran != Ran::Nothing);
            count > 0 && (pace == Pace::Step || shared.core.borrow().schedule.left_in_turn() == 0)
        });
        count
    }

    /// Runs one task or callback, if one is ready or its timer is due.
    ///
    /// This is the finest step: a driver that owns the clock calls it until it returns false, then
    /// [`jump`](Self::jump)s or advances the clock itself.
    pub fn run_one(&mut self) -> bool {
        self.run_while(&mut |_| false, |ran| ran != Ran::Nothing) != Ran::Nothing
    }

    /// Jumps the clock to the earliest deadline, if nothing is ready; says whether there is something to run.
    pub fn jump(&mut self) -> bool {
        if self.handle.ready_len() > 0 {
            return true;
        }
        match self.handle.next_deadline() {
            None | Some(Instant::NEVER) => false,
            Some(deadline) => {
                self.clock().advance_to(deadline);
                true
            }
        }
    }

    /// The observer. While the guard is held, the executor and its handles can only be asked.
    pub fn observer(&self) -> Ref<'_, O> {
        Ref::map(self.shared().core.borrow(), |core| &core.observer)
    }

    /// The observer, to be changed. While the guard is held, the executor and its handles cannot be used.
    pub fn observer_mut(&mut self) -> RefMut<'_, O> {
        RefMut::map(self.shared().core.borrow_mut(), |core| &mut core.observer)
    }

    fn shared(&self) -> &Shared<O> {
        &self.handle.shared
    }

    /// Runs work until nothing is ready, or until `enough`; says what it last did.
    #[inline(always)]
    fn run_while(&mut self, poll_root: PollRoot<'_>, mut enough: impl FnMut(Ran) -> bool) -> Ran {
        let Executor { handle: Handle { shared }, pace, hand } = self;
        shared.core.borrow_mut().signals.renew_hand(hand);
        loop {
            let mut core = shared.core.borrow_mut();
            let in_turn = if *pace == Pace::Turn { core.schedule.next_in_turn() } else { None };
            let work = match in_turn {
                Some(work) => work,
                None => {
                    drop(core);
                    shared.begin_turn();
                    core = shared.core.borrow_mut();
                    let Some(work) = core.schedule.next_in_turn() else { return Ran::Nothing };
                    work
                }
            };
            let ran = shared.run_work(core, work, hand, poll_root);
            if enough(ran) {
                return ran;
            }
        }
    }
}

impl<O: Observer> Drop for Executor<O> {
    fn drop(&mut self) {
        self.shared().close();
    }
}

impl<O: Observer> fmt::Debug for Executor<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor").field("handle", &self.handle).field("pace", &self.pace).finish()
    }
}

/// The place of `block_on`'s future among the tasks, for as long as it runs.
struct Root<'a, O: Observer> {
    shared: &'a Shared<O>,
    id: TaskId,
}

impl<O: Observer> Root<'_, O> {
    fn new(shared: &Shared<O>) -> Root<'_, O> {
        let id = shared.spawn(Stage::Root, Some("block_on"));
        shared.release_handle(id);
        Root { shared, id }
    }
}

impl<O: Observer> Drop for Root<'_, O> {
    fn drop(&mut self) {
        let left = self.shared.core.borrow().tasks.get(self.id.0).is_some_and(|task| !task.is_finished());
        if left {
            self.shared.finish(self.id.0, Outcome::Cancelled, None);
        }
    }
}
