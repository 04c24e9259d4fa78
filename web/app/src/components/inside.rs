//! "Inside the loop": the ready queue, the timers, who waits, and the stack with its variables at a chosen step.
//!
//! What the trace tells is there at once. Stacks and variables come from another run up to the step, which the worker
//! makes when the part is open and the reader has stayed at a step for a moment.

mod naming;
mod panels;
mod stacks;

use std::{collections::BTreeMap, rc::Rc};

use gloo_timers::callback::Timeout;
use timeline::Moment;
use timeline::inside::{Inside, Step, StepKind};
use trace::Snapshot;
use web_sys::{HtmlDetailsElement, HtmlInputElement};
use yew::prelude::*;

use crate::{
    engine::{End, Engine, Job},
    language::{t, t_with},
    run::Finished,
    words,
};
use naming::words_of_step;
pub(super) use naming::{name, timer_words, why};
use panels::{objects, queue, timers, waiting};
use stacks::program;

/// More boxes or rows than this are counted.
const MOST: usize = 40;

/// So long the reader has to stay at a step before the program is run again for it, in milliseconds.
const PAUSE: u32 = 150;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
    #[prop_or_default]
    pub on_line: Callback<u32>,
    #[prop_or_default]
    pub open: bool,
    /// The moment that is looked at elsewhere.
    #[prop_or_default]
    pub moment: Option<Moment>,
    /// Hears the moment of a step that the reader goes to.
    #[prop_or_default]
    pub on_step: Callback<Moment>,
}

/// The part, closed until it is wanted.
#[component]
pub fn InsideLoop(props: &Props) -> Html {
    let open = use_state_eq(|| props.open);
    let ontoggle = {
        let (open, on_line) = (open.setter(), props.on_line.clone());
        Callback::from(move |event: Event| {
            let part = event.target_unchecked_into::<HtmlDetailsElement>();
            // The parts inside of it open and close by themselves.
            if part.get_attribute("class").as_deref() != Some("inside") {
                return;
            }
            let now = part.open();
            if !now {
                on_line.emit(0);
            }
            open.set(now);
        })
    };
    html! {
        <details class="inside" open={props.open} {ontoggle}>
            <summary>{ t("inside-title") }</summary>
            if *open {
                <View ..(*props).clone() />
            }
        </details>
    }
}

/// The steps of a run, read when first needed.
#[hook]
pub(super) fn use_inside(result: &Finished) -> Rc<Inside> {
    use_memo(ByAddress(result.trace.clone()), |trace| Inside::new(&trace.0))
}

/// A trace that is the same only if it is the very same: comparing long ones takes long.
struct ByAddress(Rc<trace::Trace>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &ByAddress) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is known of the program at the step.
#[derive(Clone, PartialEq)]
enum Look {
    /// Another run is under way.
    Asked,
    Seen(Rc<Snapshot>),
    /// No code of the program runs at this step, or the run could not be made.
    Nothing,
}

#[component]
fn View(props: &Props) -> Html {
    let result = &props.result;
    let inside = use_inside(result);
    let count = inside.steps().len();
    let first = inside.steps().iter().position(|step| matches!(step.kind, StepKind::Takes(_))).unwrap_or(0);
    let at = use_state_eq(|| first);
    {
        // Another run has other steps.
        let at = at.setter();
        use_effect_with(inside.clone(), move |_| at.set(first));
    }
    {
        // The step during which that moment is, or the one before it.
        let at = at.setter();
        use_effect_with((props.moment, inside.clone()), move |(moment, inside)| {
            if let Some(moment) = moment {
                let after =
                    inside.steps().partition_point(|step| (step.step, step.at) <= (moment.step, moment.at));
                at.set(after.saturating_sub(1));
            }
        });
    }
    let at_step = (*at).min(count.saturating_sub(1));
    let look = use_look(result, &inside, at_step);
    let state = use_memo((inside.clone(), at_step), |(inside, at)| inside.state(&result.trace, *at));
    {
        let (on_line, line) = (props.on_line.clone(), line_of(&look));
        use_effect_with(line, move |line| on_line.emit(line.unwrap_or(0)));
    }
    let Some(state) = &*state else {
        return html! { <p class="quiet">{ t("inside-no-steps") }</p> };
    };
    let go = {
        let at = at.setter();
        let (inside, on_step) = (inside.clone(), props.on_step.clone());
        Callback::from(move |to: usize| {
            let to = to.min(count - 1);
            at.set(to);
            if let Some(step) = inside.steps().get(to) {
                on_step.emit(Moment { at: step.at, step: step.step });
            }
        })
    };
    let snapshot = match &look {
        Look::Seen(snapshot) => Some(snapshot.clone()),
        Look::Asked | Look::Nothing => None,
    };
    html! {
        <div class="inside-view">
            <Chooser {at_step} {count} step={state.step} {go} />
            <p class="inside-now" role="status"><strong>{ words_of_step(&inside, &state.step) }</strong></p>
            <div class="inside-parts">
                { queue(&inside, state) }
                { timers(&inside, state) }
                { waiting(&inside, state) }
                { objects(&inside, state, snapshot.as_deref()) }
                { program(&look, &props.on_line) }
            </div>
        </div>
    }
}

fn line_of(look: &Look) -> Option<u32> {
    match look {
        Look::Seen(snapshot) => Some(snapshot.stacks.first()?.frames.last()?.line.0),
        Look::Asked | Look::Nothing => None,
    }
}

/// The program at a step, asked for when the reader stays there.
#[hook]
fn use_look(result: &Finished, inside: &Rc<Inside>, at: usize) -> Look {
    let engine = use_context::<Engine>();
    let look = use_state_eq(|| Look::Asked);
    let seen = use_mut_ref(BTreeMap::<u32, Option<Rc<Snapshot>>>::new);
    let wanted = use_mut_ref(|| None::<(usize, u32)>);
    {
        let seen = seen.clone();
        use_effect_with(inside.clone(), move |_| {
            seen.borrow_mut().clear();
        });
    }
    let (look_set, result) = (look.setter(), result.clone());
    use_effect_with((inside.clone(), at), move |(inside, at)| {
        let told = |snapshot: Option<Rc<Snapshot>>| snapshot.map_or(Look::Nothing, Look::Seen);
        let step = inside.steps().get(*at).filter(|step| !matches!(step.kind, StepKind::Jumps { .. }));
        let mut pause = None;
        let key = step.map(|step| (Rc::as_ptr(inside) as usize, step.step));
        *wanted.borrow_mut() = key;
        match (step, engine) {
            (Some(step), Some(engine)) => {
                let number = step.step;
                let known = seen.borrow().get(&number).cloned();
                match known {
                    Some(known) => look_set.set(told(known)),
                    None => {
                        look_set.set(Look::Asked);
                        let done = Callback::from(move |end: End| {
                            let snapshot = match end {
                                End::Inspected(snapshot) => snapshot,
                                End::Finished { .. } | End::Stopped | End::Broken { .. } => None,
                            };
                            if *wanted.borrow() == key {
                                seen.borrow_mut().insert(number, snapshot.clone());
                                look_set.set(told(snapshot));
                            }
                        });
                        pause = Some(Timeout::new(PAUSE, move || {
                            let job = Job {
                                source: result.script.source.clone(),
                                file: result.script.file.clone(),
                                options: result.trace.options.clone(),
                                keep_above: None,
                            };
                            engine.inspect(job, number, done);
                        }));
                    }
                }
            }
            _ => look_set.set(Look::Nothing),
        }
        move || drop(pause)
    });
    (*look).clone()
}

#[derive(PartialEq, Properties)]
struct ChooserProps {
    at_step: usize,
    count: usize,
    step: Step,
    go: Callback<usize>,
}

/// Forth and back, a slider, and the number itself.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps { at_step, count, step, go } = props;
    let at = *at_step;
    let back = go.reform(move |_: MouseEvent| at.saturating_sub(1));
    let forth = go.reform(move |_: MouseEvent| at + 1);
    let read = |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        value.parse::<usize>().unwrap_or(1).max(1) - 1
    };
    let said = t_with(
        "inside-step-said",
        &[("step", (at + 1).into()), ("count", (*count).into()), ("time", words::time(step.at).into())],
    );
    html! {
        <div class="chooser" role="group" aria-label={t("inside-step")}>
            <button onclick={back} disabled={at == 0}>{ t("inside-back") }</button>
            <input type="range" min="1" max={count.to_string()} value={(at + 1).to_string()} aria-label={t("inside-step")}
                aria-valuetext={said.clone()} oninput={go.reform(read)} />
            <button onclick={forth} disabled={at + 1 >= *count}>{ t("inside-forth") }</button>
            <label>
                <span class="unseen">{ t("inside-step-number") }</span>
                <input type="number" min="1" max={count.to_string()} value={(at + 1).to_string()} oninput={go.reform(read)} />
            </label>
            <span class="quiet">{ said }</span>
        </div>
    }
}
