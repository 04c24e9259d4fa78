//! What the parts of a loop are called on the page, and what is said about a step of it.

use timeline::inside::{Inside, Queued, Step, StepKind, Timer, Why};
use trace::{Actor, Handle, SyncState, TaskId, Wake};

use crate::{
    language::{t, t_with},
    words,
};

/// What the loop does at a step.
pub(super) fn words_of_step(inside: &Inside, step: &Step) -> String {
    match step.kind {
        StepKind::Takes(handle) => t_with("inside-takes", &[("name", name(inside, handle).into())]),
        StepKind::Drops(handle) => t_with("inside-drops", &[("name", name(inside, handle).into())]),
        StepKind::Jumps { to } => t_with("inside-jumps", &[("time", words::time(to).into())]),
        StepKind::Switches => t_with("inside-switches", &[("thread", step.thread.0.into())]),
    }
}

/// What a handle is called on the page.
pub(in crate::components) fn name(inside: &Inside, handle: Handle) -> String {
    let own = inside.name(handle);
    match handle {
        Handle::Task(_) => own,
        Handle::Callback(_) => {
            // What was defined inside of a function says little by its own name.
            let short = own.split(".<locals>").next().unwrap_or_default().to_owned();
            t_with("inside-callback", &[("name", short.into())])
        }
        Handle::Timer(timer) if own.is_empty() => t_with("inside-timer-sleep", &[("number", timer.0.into())]),
        Handle::Timer(timer) => {
            t_with("inside-timer-callback", &[("number", timer.0.into()), ("name", own.into())])
        }
    }
}

pub(super) fn task(inside: &Inside, task: TaskId) -> String {
    inside.name(Handle::Task(task))
}

pub(super) fn actor(inside: &Inside, who: Actor) -> String {
    match who {
        Actor::Task(id) => task(inside, id),
        Actor::Thread(thread) => t_with("inside-thread", &[("number", thread.0.into())]),
    }
}

fn waker(inside: &Inside, by: Wake) -> String {
    match by {
        Wake::Timer(timer) => name(inside, Handle::Timer(timer)),
        Wake::Task(by) => task(inside, by),
        Wake::Callback => t("inside-by-callback"),
        Wake::Thread(thread) => t_with("inside-thread", &[("number", thread.0.into())]),
        Wake::Cancel(Some(by)) => t_with("inside-by-cancel-of", &[("name", task(inside, by).into())]),
        Wake::Cancel(None) => t("inside-by-cancel"),
    }
}

/// Why something is ready.
pub(in crate::components) fn why(inside: &Inside, queued: &Queued) -> String {
    match queued.why {
        Why::Created => t("inside-why-created"),
        Why::Yielded => t("inside-why-yielded"),
        Why::Woken(by) => t_with("inside-why-woken", &[("name", waker(inside, by).into())]),
        Why::Due => match queued.task {
            Some(by) => t_with("inside-why-due-of", &[("name", task(inside, by).into())]),
            None => t("inside-why-due"),
        },
        Why::Called(by) => t_with("inside-why-called", &[("name", waker(inside, by).into())]),
    }
}

/// What a timer is for.
pub(in crate::components) fn timer_words(inside: &Inside, timer: &Timer) -> String {
    let own = name(inside, Handle::Timer(timer.timer));
    match timer.task {
        Some(by) => t_with("inside-timer-of", &[("timer", own.into()), ("name", task(inside, by).into())]),
        None => own,
    }
}

pub(super) fn kind(handle: Handle) -> &'static str {
    match handle {
        Handle::Task(_) => "task",
        Handle::Timer(_) => "timer",
        Handle::Callback(_) => "callback",
    }
}

pub(super) fn state_words(state: &SyncState) -> String {
    match state {
        SyncState::Lock { locked: true } | SyncState::Condition { locked: true } => t("inside-locked"),
        SyncState::Lock { locked: false } | SyncState::Condition { locked: false } => t("inside-unlocked"),
        SyncState::Semaphore { value } => t_with("inside-value", &[("value", (*value).into())]),
        SyncState::Event { set: true } => t("inside-set"),
        SyncState::Event { set: false } => t("inside-not-set"),
        SyncState::Queue { size, limit, unfinished, items } => {
            let size = match limit {
                Some(limit) => {
                    t_with("inside-items-of", &[("size", (*size).into()), ("limit", (*limit).into())])
                }
                None => t_with("inside-items", &[("size", (*size).into())]),
            };
            let unfinished = t_with("inside-unfinished", &[("count", (*unfinished).into())]);
            format!("{size} {items}, {unfinished}")
        }
        SyncState::Barrier { parties, arrived } => {
            t_with("inside-arrived", &[("arrived", (*arrived).into()), ("parties", (*parties).into())])
        }
    }
}
