//! The state of a loop at a step: the ready queue, the timers, who waits, and what is waited at.

use timeline::inside::{Inside, LoopState, StepKind, Waiting};
use trace::{Actor, Snapshot, WaitTarget};
use yew::prelude::*;

use super::{
    MOST,
    naming::{actor, kind, name, state_words, task, timer_words, why},
};
use crate::{
    language::{t, t_with},
    words,
};

/// More names than this are left out where somebody waits for all of them.
const NAMES: usize = 6;

fn rest(count: usize) -> Html {
    if count <= MOST {
        return Html::default();
    }
    html! { <p class="quiet">{ t_with("inside-more", &[("count", (count - MOST).into())]) }</p> }
}

pub(super) fn queue(inside: &Inside, state: &LoopState) -> Html {
    let taken = match state.step.kind {
        StepKind::Takes(handle) | StepKind::Drops(handle) => Some(handle),
        StepKind::Jumps { .. } | StepKind::Switches => None,
    };
    html! {
        <div role="group" aria-label={t("inside-queue")}>
            <p class="label">{ t("inside-queue") }</p>
            if state.ready.is_empty() {
                <p class="quiet">{ t("inside-queue-empty") }</p>
            } else {
                <ol class="queue">
                    { for state.ready.iter().take(MOST).map(|queued| {
                        let now = taken == Some(queued.handle);
                        html! {
                            <li class={classes!(kind(queued.handle), now.then_some("now"))}>
                                <b>{ name(inside, queued.handle) }</b>
                                if now { <span class="tag">{ t("inside-now") }</span> }
                                <span class="because">{ why(inside, queued) }</span>
                            </li>
                        }
                    }) }
                </ol>
                { rest(state.ready.len()) }
            }
        </div>
    }
}

pub(super) fn timers(inside: &Inside, state: &LoopState) -> Html {
    html! {
        <div role="group" aria-label={t("inside-timers")}>
            <p class="label">{ t("inside-timers") }</p>
            if state.timers.is_empty() {
                <p class="quiet">{ t("inside-timers-none") }</p>
            } else {
                <table class="times">
                    <thead class="unseen"><tr><th>{ t("inside-deadline") }</th><th>{ t("inside-timer") }</th></tr></thead>
                    <tbody>{ for state.timers.iter().take(MOST).map(|timer| html! {
                        <tr><th scope="row">{ words::time(timer.deadline) }</th><td>{ timer_words(inside, timer) }</td></tr>
                    }) }</tbody>
                </table>
                { rest(state.timers.len()) }
            }
        </div>
    }
}

pub(super) fn waiting(inside: &Inside, state: &LoopState) -> Html {
    if state.waiting.is_empty() && state.blocked.is_empty() {
        return Html::default();
    }
    html! {
        <div role="group" aria-label={t("inside-waiting")}>
            <p class="label">{ t("inside-waiting") }</p>
            <table class="waits">
                <thead class="unseen"><tr><th>{ t("inside-who") }</th><th>{ t("inside-for") }</th></tr></thead>
                <tbody>
                    { for state.waiting.iter().take(MOST).map(|waiting| html! {
                        <tr><th scope="row">{ task(inside, waiting.task) }</th><td><code>{ ::words::label(&waiting.label) }</code>{ whom(inside, waiting) }</td></tr>
                    }) }
                    { for state.blocked.iter().take(MOST).map(|blocked| html! {
                        <tr>
                            <th scope="row">{ t_with("inside-thread", &[("number", blocked.thread.0.into())]) }</th>
                            <td><code>{ ::words::label(&blocked.label) }</code></td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { rest(state.waiting.len()) }
        </div>
    }
}

/// The tasks that somebody waits for, and the line where; the label names what it is.
fn whom(inside: &Inside, waiting: &Waiting) -> Html {
    let names = match &waiting.target {
        WaitTarget::Task(id) => vec![task(inside, *id)],
        WaitTarget::Tasks(ids) => ids.iter().take(NAMES).map(|id| task(inside, *id)).collect(),
        WaitTarget::None | WaitTarget::Future(_) | WaitTarget::Object(_) | WaitTarget::Thread(_) => {
            Vec::new()
        }
    };
    let more = matches!(&waiting.target, WaitTarget::Tasks(ids) if ids.len() > NAMES);
    let names = if more { format!("{} …", names.join(", ")) } else { names.join(", ") };
    html! {
        <>
            if !names.is_empty() { { format!(" {names}") } }
            if let Some(line) = waiting.line {
                <span class="quiet">{ " " }{ t_with("inside-at-line", &[("line", line.0.into())]) }</span>
            }
        </>
    }
}

/// Locks, semaphores and queues: who holds them is in the trace, what they hold is in the snapshot.
pub(super) fn objects(inside: &Inside, state: &LoopState, snapshot: Option<&Snapshot>) -> Html {
    let empty = Vec::new();
    let objects = snapshot.map_or(&empty, |snapshot| &snapshot.objects);
    let untold =
        state.held.iter().filter(|held| !objects.iter().any(|object| object.number == Some(held.object)));
    let holders = |held: &timeline::inside::Held| {
        let names = held.holders.iter().map(|holding| match holding.task {
            Some(by) => task(inside, by),
            None => t_with("inside-thread", &[("number", holding.thread.0.into())]),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let untold: Vec<_> = untold.collect();
    if objects.is_empty() && untold.is_empty() {
        return Html::default();
    }
    let actors =
        |actors: &[Actor]| actors.iter().map(|who| actor(inside, *who)).collect::<Vec<_>>().join(", ");
    html! {
        <div role="group" class="wide" aria-label={t("inside-objects")}>
            <p class="label">{ t("inside-objects") }</p>
            <div class="scroll" tabindex="0" role="group" aria-label={t("inside-objects")}>
            <table>
                <thead><tr>
                    <th scope="col">{ t("inside-object") }</th><th scope="col">{ t("inside-state") }</th>
                    <th scope="col">{ t("inside-held-by") }</th><th scope="col">{ t("inside-waiters") }</th>
                </tr></thead>
                <tbody>
                    { for objects.iter().take(MOST).map(|object| {
                        let held = state.held.iter().find(|held| Some(held.object) == object.number);
                        let mut waiters = actors(&object.waiters);
                        if !object.putters.is_empty() {
                            let putters = t_with("inside-putters", &[("names", actors(&object.putters).into())]);
                            waiters = if waiters.is_empty() { putters } else { format!("{waiters}; {putters}") };
                        }
                        html! {
                            <tr>
                                <th scope="row">
                                    <code>{ if object.name.is_empty() { &object.class } else { &object.name } }</code>
                                    if !object.name.is_empty() { <span class="quiet">{ " " }{ &object.class }</span> }
                                </th>
                                <td>{ state_words(&object.state) }</td>
                                <td>{ held.map(holders).unwrap_or_default() }</td>
                                <td>{ waiters }</td>
                            </tr>
                        }
                    }) }
                    { for untold.iter().map(|held| html! {
                        <tr>
                            <th scope="row">{ format!("{} {}", ::words::label(&held.label), held.object.0) }</th>
                            <td>{ t("inside-locked") }</td><td>{ holders(held) }</td><td></td>
                        </tr>
                    }) }
                </tbody>
            </table>
            </div>
        </div>
    }
}
