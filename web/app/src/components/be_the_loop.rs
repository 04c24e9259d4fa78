//! "You are the loop": the reader picks the next handle, or the timer to wait for, and is told whether the loop would
//! have, and why.
//!
//! What stands in the queue is shown by name, not in order: the order follows from what has happened, which is told
//! step by step. A choice that is none (one handle, nothing else) the loop makes by itself.

use std::rc::Rc;

use timeline::inside::{Choice, Deed, Inside, Judgement, LoopState, Reason, StepKind, judge};
use trace::{Handle, TimerId};
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

use super::inside::{name, timer_words, use_inside, why};
use crate::{
    language::{t, t_with},
    run::Finished,
    words,
};

/// More choices than this at once are no game.
const MOST: u32 = 24;

/// Nobody wants to play for longer.
const LONGEST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
    #[prop_or_default]
    pub open: bool,
}

/// The part, closed until it is wanted.
#[component]
pub fn BeTheLoop(props: &Props) -> Html {
    let open = use_state_eq(|| props.open);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<HtmlDetailsElement>().open())
        })
    };
    html! {
        <details class="be-the-loop" open={props.open} {ontoggle}>
            <summary>{ t("loop-title") }</summary>
            if *open {
                <Game result={props.result.clone()} />
            }
        </details>
    }
}

/// Where the game stands.
#[derive(Clone, Default, PartialEq)]
struct Standing {
    /// How many of the questions are answered.
    answered: usize,
    right: u32,
    /// The last choice, what the loop says to it, and what the loop did instead.
    last: Option<(Judgement, StepKind)>,
}

/// The steps at which there is something to choose. With too much to choose from the loop goes on by itself.
fn questions(inside: &Inside) -> Vec<usize> {
    let several = |at: &usize| (2..=MOST).contains(&inside.steps()[*at].options);
    inside.decisions().filter(several).take(LONGEST).collect()
}

#[component]
fn Game(props: &Props) -> Html {
    let result = &props.result;
    let inside = use_inside(result);
    let questions = use_memo(inside.clone(), |inside| questions(inside));
    let standing = use_state_eq(Standing::default);
    let choices = use_node_ref();
    {
        let standing = standing.setter();
        use_effect_with(inside.clone(), move |_| standing.set(Standing::default()));
    }
    {
        // Who plays by keyboard stays where the next choice is.
        let choices = choices.clone();
        use_effect_with(standing.answered, move |answered| {
            if *answered > 0
                && let Some(place) = choices.cast::<HtmlElement>()
            {
                let _ = place.focus();
            }
        });
    }
    let again = {
        let standing = standing.setter();
        Callback::from(move |_: MouseEvent| standing.set(Standing::default()))
    };
    let total = questions.len();
    if total == 0 {
        return html! { <p class="quiet">{ t("loop-nothing") }</p> };
    }
    let score =
        t_with("loop-score", &[("right", standing.right.into()), ("answered", standing.answered.into())]);
    let reply = standing.last.map(|(judgement, did)| reply(&inside, &judgement, did));
    let Some(&at) = questions.get(standing.answered) else {
        return html! {
            <div class="game">
                <div role="status">{ for reply }<p><strong>{ score }</strong></p></div>
                <p>{ t("loop-rule") }</p>
                <div ref={choices} tabindex="-1"><button onclick={again}>{ t("loop-again") }</button></div>
            </div>
        };
    };
    let Some(state) = inside.state(&result.trace, at) else { return Html::default() };
    let state = Rc::new(state);
    let pick = {
        let (standing, state) = (standing.clone(), state.clone());
        Callback::from(move |choice: Choice| {
            let judgement = judge(&state, choice);
            standing.set(Standing {
                answered: standing.answered + 1,
                right: standing.right + u32::from(judgement.right),
                last: Some((judgement, state.step.kind)),
            });
        })
    };
    let before = standing.answered.checked_sub(1).map(|last| questions[last]);
    html! {
        <div class="game">
            if standing.answered == 0 { <p>{ t("loop-lead") }</p> }
            <div role="status">{ for reply }</div>
            <p class="quiet">
                { t_with("loop-question", &[("number", (standing.answered + 1).into()), ("count", total.into()),
                    ("time", words::time(state.step.at).into())]) }
                if standing.answered > 0 { { " · " }{ score } }
            </p>
            { happened(&inside, result, before, at) }
            <div class="choices" ref={choices} tabindex="-1" role="group" aria-label={t("loop-choose")}>
                <p class="ask">{ t("loop-choose") }</p>
                { ready(&inside, &state, &pick) }
                { timers(&inside, &state, &pick) }
            </div>
        </div>
    }
}

/// The handles to choose from, by number: their order is what is asked for.
fn ready(inside: &Inside, state: &LoopState, pick: &Callback<Choice>) -> Html {
    let mut handles: Vec<_> = state.ready.iter().collect();
    handles.sort_by_key(|queued| queued.handle);
    html! {
        <ul class="handles">
            { for handles.into_iter().map(|queued| {
                let choice = Choice::Take(queued.handle);
                html! {
                    <li><button onclick={pick.reform(move |_: MouseEvent| choice)}>
                        <b>{ name(inside, queued.handle) }</b>
                        <span class="because">{ why(inside, queued) }</span>
                    </button></li>
                }
            }) }
        </ul>
    }
}

fn timers(inside: &Inside, state: &LoopState, pick: &Callback<Choice>) -> Html {
    if state.timers.is_empty() {
        return Html::default();
    }
    let mut timers: Vec<_> = state.timers.iter().collect();
    timers.sort_by_key(|timer| timer.timer);
    html! {
        <>
            <p class="quiet">{ t("loop-or-jump") }</p>
            <ul class="handles">
                { for timers.into_iter().map(|timer| {
                    let choice = Choice::JumpTo(timer.timer);
                    html! {
                        <li><button onclick={pick.reform(move |_: MouseEvent| choice)}>
                            <b>{ t_with("loop-jump", &[("time", words::time(timer.deadline).into())]) }</b>
                            <span class="because">{ timer_words(inside, timer) }</span>
                        </button></li>
                    }
                }) }
            </ul>
        </>
    }
}

/// What has happened since the last question, in order: what a loop would know.
fn happened(inside: &Inside, result: &Finished, before: Option<usize>, at: usize) -> Html {
    let first = match before {
        Some(before) => inside.deeds(&result.trace, Some(before)),
        None => inside.deeds(&result.trace, None),
    };
    let from = before.map_or(0, |before| before + 1);
    let deeds: Vec<Deed> = first
        .into_iter()
        .chain((from..at).flat_map(|step| inside.deeds(&result.trace, Some(step))))
        .collect();
    let sentences: Vec<String> = deeds.iter().filter_map(|deed| sentence(inside, deed)).collect();
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <div class="happened">
            <p class="label">{ t("loop-happened") }</p>
            <ol tabindex="0" aria-label={t("loop-happened")}>{ for sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ol>
        </div>
    }
}

fn sentence(inside: &Inside, deed: &Deed) -> Option<String> {
    let task = |task: trace::TaskId| inside.name(Handle::Task(task));
    let timer = |timer: TimerId| name(inside, Handle::Timer(timer));
    Some(match deed {
        Deed::Did(StepKind::Takes(handle)) => {
            t_with("loop-did-run", &[("name", name(inside, *handle).into())])
        }
        Deed::Did(StepKind::Drops(handle)) => {
            t_with("inside-drops", &[("name", name(inside, *handle).into())])
        }
        Deed::Did(StepKind::Jumps { to }) => t_with("loop-did-jump", &[("time", words::time(*to).into())]),
        Deed::Did(StepKind::Switches) => return None,
        Deed::Spawned(id) => t_with("loop-spawned", &[("name", task(*id).into())]),
        Deed::Readied(handle) => t_with("loop-readied", &[("name", name(inside, *handle).into())]),
        Deed::Fired(id) => t_with("loop-fired", &[("name", timer(*id).into())]),
        Deed::SetTimer { timer: id, deadline } => {
            t_with("loop-set-timer", &[("name", timer(*id).into()), ("time", words::time(*deadline).into())])
        }
        Deed::CancelledTimer(id) => t_with("loop-cancelled-timer", &[("name", timer(*id).into())]),
        Deed::Waits { task: id, label } => {
            t_with("loop-waits", &[("name", task(*id).into()), ("label", ::words::label(label).into())])
        }
        Deed::Yielded(id) => t_with("loop-yielded", &[("name", task(*id).into())]),
        Deed::Ended(id) => t_with("loop-ended", &[("name", task(*id).into())]),
    })
}

/// What the loop says to a choice.
fn reply(inside: &Inside, judgement: &Judgement, did: StepKind) -> Html {
    let reason = match judgement.reason {
        Reason::First { since } => t_with("loop-first", &[("time", words::time(since).into())]),
        Reason::Behind { ahead, first } => {
            t_with("loop-behind", &[("count", ahead.into()), ("name", name(inside, first).into())])
        }
        Reason::NotReady => t("loop-not-ready"),
        Reason::SomethingReady { first } => {
            t_with("loop-something-ready", &[("name", name(inside, first).into())])
        }
        Reason::Earliest { deadline } => t_with("loop-earliest", &[("time", words::time(deadline).into())]),
        Reason::Oldest { deadline } => t_with("loop-oldest", &[("time", words::time(deadline).into())]),
        Reason::Later { deadline, .. } => t_with("loop-later", &[("time", words::time(deadline).into())]),
        Reason::Younger { first } => {
            t_with("loop-younger", &[("name", name(inside, Handle::Timer(first)).into())])
        }
        Reason::NoTimer => t("loop-not-ready"),
    };
    let instead = (!judgement.right).then(|| match did {
        StepKind::Takes(handle) | StepKind::Drops(handle) => {
            t_with("loop-takes-instead", &[("name", name(inside, handle).into())])
        }
        StepKind::Jumps { to } => t_with("loop-jumps-instead", &[("time", words::time(to).into())]),
        StepKind::Switches => String::new(),
    });
    html! {
        <div class={classes!("judged", if judgement.right { "right" } else { "wrong" })}>
            <p>
                <strong class="word">{ t(if judgement.right { "loop-right" } else { "loop-wrong" }) }</strong>
                { " " }{ reason }{ for instead.map(|instead| format!(" {instead}")) }
            </p>
        </div>
    }
}
