//! "Inside the loop": the ready queue, the timers, who waits, and the stack with its variables at a chosen step.
//!
//! What the trace tells is there at once. Stacks and variables come from another run up to the step, which the worker
//! makes when the part is open and the reader has stayed at a step for a moment.

use std::{collections::BTreeMap, rc::Rc};

use gloo_timers::callback::Timeout;
use timeline::Moment;
use timeline::inside::{Inside, LoopState, Queued, Step, StepKind, Timer, Waiting, Why};
use trace::{Actor, Handle, Snapshot, SyncState, TaskId, WaitTarget, Wake};
use web_sys::{HtmlDetailsElement, HtmlInputElement};
use yew::prelude::*;

use crate::{
    engine::{End, Engine, Job},
    language::{t, t_with},
    run::Finished,
    words,
};

/// More boxes or rows than this are counted.
const MOST: usize = 40;

/// More names than this are left out where somebody waits for all of them.
const NAMES: usize = 6;

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

/// What the loop does at a step.
fn words_of_step(inside: &Inside, step: &Step) -> String {
    match step.kind {
        StepKind::Takes(handle) => t_with("inside-takes", &[("name", name(inside, handle).into())]),
        StepKind::Drops(handle) => t_with("inside-drops", &[("name", name(inside, handle).into())]),
        StepKind::Jumps { to } => t_with("inside-jumps", &[("time", words::time(to).into())]),
        StepKind::Switches => t_with("inside-switches", &[("thread", step.thread.0.into())]),
    }
}

/// What a handle is called on the page.
pub(super) fn name(inside: &Inside, handle: Handle) -> String {
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

fn task(inside: &Inside, task: TaskId) -> String {
    inside.name(Handle::Task(task))
}

fn actor(inside: &Inside, who: Actor) -> String {
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
pub(super) fn why(inside: &Inside, queued: &Queued) -> String {
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
pub(super) fn timer_words(inside: &Inside, timer: &Timer) -> String {
    let own = name(inside, Handle::Timer(timer.timer));
    match timer.task {
        Some(by) => t_with("inside-timer-of", &[("timer", own.into()), ("name", task(inside, by).into())]),
        None => own,
    }
}

fn rest(count: usize) -> Html {
    if count <= MOST {
        return Html::default();
    }
    html! { <p class="quiet">{ t_with("inside-more", &[("count", (count - MOST).into())]) }</p> }
}

fn kind(handle: Handle) -> &'static str {
    match handle {
        Handle::Task(_) => "task",
        Handle::Timer(_) => "timer",
        Handle::Callback(_) => "callback",
    }
}

fn queue(inside: &Inside, state: &LoopState) -> Html {
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

fn timers(inside: &Inside, state: &LoopState) -> Html {
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

fn waiting(inside: &Inside, state: &LoopState) -> Html {
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
fn objects(inside: &Inside, state: &LoopState, snapshot: Option<&Snapshot>) -> Html {
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

fn state_words(state: &SyncState) -> String {
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

/// Stacks and variables.
fn program(look: &Look, on_line: &Callback<u32>) -> Html {
    let snapshot = match look {
        Look::Asked => {
            return html! { <div class="wide"><p class="quiet">{ t("inside-asked") }</p></div> };
        }
        Look::Nothing => {
            return html! { <div class="wide"><p class="quiet">{ t("inside-no-code") }</p></div> };
        }
        Look::Seen(snapshot) => snapshot,
    };
    // Whose turn it is stands open; everybody else is a click away.
    let (now, others) = match snapshot.stacks.split_first() {
        Some((now, others)) if snapshot.call.is_none() => (Some(now), others),
        _ => (None, snapshot.stacks.as_slice()),
    };
    html! {
        <>
            <div role="group" class="wide" aria-label={t("inside-stack")}>
            <p class="label">{ t("inside-stack") }</p>
                if let Some(call) = &snapshot.call {
                    <p><code>{ call }</code></p>
                }
                { for now.map(|stack| frames(stack, on_line)) }
                if !others.is_empty() {
                    <details>
                        <summary>{ t_with("inside-others", &[("count", (others.len() + snapshot.more as usize).into())]) }</summary>
                        { for others.iter().map(|stack| frames(stack, on_line)) }
                    </details>
                }
            </div>
            if !snapshot.globals.is_empty() {
                <div role="group" class="wide" aria-label={t("inside-globals")}>
            <p class="label">{ t("inside-globals") }</p>
                    { variables(&snapshot.globals, &t("inside-globals")) }
                </div>
            }
        </>
    }
}

fn frames(stack: &trace::Stack, on_line: &Callback<u32>) -> Html {
    html! {
        <div class="stack">
            <p class="label">{ match stack.actor {
                Actor::Task(_) => stack.name.clone(),
                Actor::Thread(thread) => t_with("inside-thread", &[("number", thread.0.into())]),
            } }</p>
            <ol>
                { for stack.frames.iter().map(|frame| {
                    let line = frame.line.0;
                    let point = on_line.reform(move |_: MouseEvent| line);
                    let focus = on_line.reform(move |_: FocusEvent| line);
                    html! {
                        <li>
                            <button class="link" onmouseenter={point.clone()} onfocus={focus} onclick={point}>
                                { t_with("inside-frame", &[("function", frame.function.clone().into()), ("line", line.into())]) }
                            </button>
                            // The module's own variables are the global ones, listed once.
                            if frame.function != "<module>" && !frame.locals.is_empty() {
                                { variables(&frame.locals, &t_with("inside-locals", &[("function", frame.function.clone().into())])) }
                            }
                        </li>
                    }
                }) }
            </ol>
        </div>
    }
}

fn variables(variables: &[trace::Variable], label: &str) -> Html {
    html! {
        <table class="variables" aria-label={label.to_owned()}>
            <thead class="unseen"><tr><th>{ t("inside-name") }</th><th>{ t("inside-content") }</th></tr></thead>
            <tbody>{ for variables.iter().take(MOST).map(|variable| html! {
                <tr><th scope="row"><code>{ &variable.name }</code></th><td><code>{ &variable.value }</code></td></tr>
            }) }</tbody>
        </table>
    }
}
