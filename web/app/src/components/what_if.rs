//! What if a wait took another time? Sliders at the numbers of a program that decide how long something takes, and the
//! changed run below the one as written, on one ruler.
//!
//! The program in the editor stays as it is. Every move is a new run of the program with that number written anew.

mod ranges;

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use timeline::compare;
use trace::{Cpu, Latency, Options, Slider, SliderKind, Waits, with_values};
use web_sys::{HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{Chart, beside::beside, chart::Picture};
use crate::{
    lab::{self, Lab, Ran, Said, use_lab},
    language::{t, t_with},
    run::Script,
    words,
};

/// So many milliseconds after the last move the program is run.
const REST_MS: u32 = 120;

/// So many milliseconds after the last edit the numbers are looked for again.
const EDIT_REST_MS: u32 = 250;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub file: AttrValue,
    pub source: AttrValue,
}

/// What was moved.
#[derive(Clone, Debug, PartialEq)]
struct Moved {
    /// One for each slider.
    values: Vec<f64>,
    latency: Latency,
    cores: u32,
}

impl Moved {
    fn of(sliders: &[Slider]) -> Moved {
        Moved {
            values: sliders.iter().map(|slider| slider.value).collect(),
            latency: Latency { of: Waits::All, ..Latency::default() },
            cores: Options::default().cores,
        }
    }

    fn is_as_written(&self, sliders: &[Slider]) -> bool {
        *self
            == Moved {
                latency: Latency { seed: self.latency.seed, of: self.latency.of, ..Latency::default() },
                ..Moved::of(sliders)
            }
    }

    /// The changed run.
    fn job(&self, script: &Script, sliders: &[Slider]) -> (Script, Options) {
        let values: Vec<(Slider, f64)> = sliders
            .iter()
            .zip(&self.values)
            .filter(|(slider, value)| slider.value != **value)
            .map(|(slider, value)| (slider.clone(), *value))
            .collect();
        let source = with_values(&script.source, &values);
        let options =
            Options { latency: self.latency.clone(), cores: self.cores, ..lab_options(&script.source) };
        (Script { source, file: script.file.clone() }, options)
    }
}

/// Where processes compute, work has to take time, or the number of cores would change nothing.
fn lab_options(source: &str) -> Options {
    let cpu = if uses_processes(source) { Cpu::COUNTED } else { Cpu::Off };
    Options { cpu, ..lab::options() }
}

fn uses_processes(source: &str) -> bool {
    source.contains("multiprocessing") || source.contains("ProcessPoolExecutor")
}

/// A disclosure below a program.
#[component]
pub fn WhatIf(props: &Props) -> Html {
    let lab = use_lab();
    let open = use_state_eq(|| false);
    // The script that the sliders belong to.
    let script = use_state_eq(|| None::<Script>);
    let sliders = use_state_eq(|| Rc::new(Vec::<Slider>::new()));
    let moved = use_state_eq(|| None::<Moved>);
    let usual = use_state_eq(|| None::<Ran>);
    let changed = use_state_eq(|| None::<Ran>);
    let broken = use_state_eq(|| None::<String>);
    // Whether the run as written has come; a move before that must not be the end of it.
    let is_usual_there = use_mut_ref(|| false);

    {
        // The numbers of the program, once it rests.
        let looking = Looking {
            lab: lab.clone(),
            script: script.setter(),
            sliders: sliders.setter(),
            moved: moved.setter(),
            usual: usual.setter(),
            is_usual_there: is_usual_there.clone(),
            changed: changed.setter(),
            broken: broken.setter(),
        };
        let current = Script { file: props.file.to_string(), source: props.source.to_string() };
        use_effect_with((*open, current), move |(open, current)| {
            let current = current.clone();
            let rest = open.then(|| Timeout::new(EDIT_REST_MS, move || looking.look(current)));
            move || drop(rest)
        });
    }
    {
        // The changed run, once the sliders rest.
        let (lab, script, sliders) = (lab.clone(), (*script).clone(), (*sliders).clone());
        let (usual, changed, broken) = (usual.setter(), changed.setter(), broken.setter());
        use_effect_with((*moved).clone(), move |moved| {
            let job = match (moved, script) {
                (Some(moved), Some(script)) if !moved.is_as_written(&sliders) => {
                    Some((moved.job(&script, &sliders), script))
                }
                _ => {
                    changed.set(None);
                    None
                }
            };
            let rest = job.map(|((script, options), as_written)| {
                Timeout::new(REST_MS, move || {
                    // A run that goes on is about numbers of before.
                    lab.stop();
                    if !*is_usual_there.borrow() {
                        run_as_written(&lab, &as_written, usual, is_usual_there, broken.clone());
                    }
                    let hear = Callback::from(move |said| match said {
                        Said::Ran(ran) => changed.set(Some(ran)),
                        Said::Broken(message) => broken.set(Some(message)),
                        Said::Notes(_) | Said::Sliders(_) | Said::Report { .. } => {}
                    });
                    lab.run(&script, options, hear);
                })
            });
            move || drop(rest)
        });
    }

    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<HtmlDetailsElement>().open());
        })
    };
    let reset = {
        let (moved, sliders) = (moved.setter(), sliders.clone());
        Callback::from(move |_: MouseEvent| moved.set(Some(Moved::of(&sliders))))
    };
    html! {
        <details class="what-if" {ontoggle}>
            <summary>{ t("whatif-title") }</summary>
            if let Some(message) = &*broken {
                <p class="note problem">{ t_with("run-broken", &[("message", message.clone().into())]) }</p>
            }
            if let Some(now) = (*moved).clone() {
                <p class="quiet">{ t("whatif-lead") }</p>
                { controls(&sliders, &now, &moved, &props.source) }
                <p><button onclick={reset} disabled={now.is_as_written(&sliders)}>{ t("whatif-reset") }</button></p>
                { result((*usual).clone(), (*changed).clone()) }
            } else if *open {
                <p class="quiet" role="status">{ t("whatif-looking") }</p>
            }
        </details>
    }
}

/// What is set when the numbers of a script are known.
struct Looking {
    lab: Rc<Lab>,
    script: UseStateSetter<Option<Script>>,
    sliders: UseStateSetter<Rc<Vec<Slider>>>,
    moved: UseStateSetter<Option<Moved>>,
    usual: UseStateSetter<Option<Ran>>,
    is_usual_there: Rc<RefCell<bool>>,
    changed: UseStateSetter<Option<Ran>>,
    broken: UseStateSetter<Option<String>>,
}

impl Looking {
    /// Looks for the numbers of a script, and runs it as it is written.
    fn look(self, current: Script) {
        let Looking { lab, script, sliders, moved, usual, is_usual_there, changed, broken } = self;
        lab.stop();
        *is_usual_there.borrow_mut() = false;
        let hear_sliders = {
            let (broken, current) = (broken.clone(), current.clone());
            Callback::from(move |said| match said {
                Said::Sliders(found) => {
                    moved.set(Some(Moved::of(&found)));
                    sliders.set(Rc::new(found));
                    script.set(Some(current.clone()));
                    changed.set(None);
                    broken.set(None);
                }
                Said::Broken(message) => broken.set(Some(message)),
                Said::Ran(_) | Said::Notes(_) | Said::Report { .. } => {}
            })
        };
        lab.sliders(&current.source, hear_sliders);
        run_as_written(&lab, &current, usual, is_usual_there, broken);
    }
}

/// Runs a script without any change.
fn run_as_written(
    lab: &Rc<Lab>,
    script: &Script,
    usual: UseStateSetter<Option<Ran>>,
    is_there: Rc<RefCell<bool>>,
    broken: UseStateSetter<Option<String>>,
) {
    let hear = Callback::from(move |said| match said {
        Said::Ran(ran) => {
            *is_there.borrow_mut() = true;
            usual.set(Some(ran));
        }
        Said::Broken(message) => broken.set(Some(message)),
        Said::Notes(_) | Said::Sliders(_) | Said::Report { .. } => {}
    });
    lab.run(script, lab_options(&script.source), hear);
}

/// What a slider does with its value.
type Change = Rc<dyn Fn(&mut Moved, f64)>;

fn controls(sliders: &[Slider], now: &Moved, moved: &UseStateHandle<Option<Moved>>, source: &str) -> Html {
    let change = |with: Change| {
        let (setter, now) = (moved.setter(), now.clone());
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            let mut changed = now.clone();
            with(&mut changed, value);
            setter.set(Some(changed));
        })
    };
    let rows = sliders.iter().enumerate().map(|(number, slider)| {
        let value = now.values.get(number).copied().unwrap_or(slider.value);
        let (least, most, step) = ranges::range(slider);
        let oninput = change(Rc::new(move |moved, value| {
            if let Some(place) = moved.values.get_mut(number) {
                *place = value;
            }
        }));
        let name = t_with(
            "whatif-slider",
            &[
                ("what", kind_name(slider.kind).into()),
                ("label", slider.label.clone().into()),
                ("line", slider.line.to_string().into()),
            ],
        );
        let said =
            if slider.kind.is_count() { slider.text(value) } else { format!("{} s", slider.text(value)) };
        row(&name, (least, most, step), value, &said, value != slider.value, oninput)
    });
    let latency = &now.latency;
    let scale = change(Rc::new(|moved: &mut Moved, value| moved.latency.scale_percent = value as u32));
    let jitter = change(Rc::new(|moved: &mut Moved, value| moved.latency.jitter_percent = value as u32));
    let cores = change(Rc::new(|moved: &mut Moved, value| moved.cores = value as u32));
    let another_seed = {
        let (setter, now) = (moved.setter(), now.clone());
        Callback::from(move |_: MouseEvent| {
            let mut changed = now.clone();
            changed.latency.seed += 1;
            setter.set(Some(changed));
        })
    };
    let which = {
        let (setter, now) = (moved.setter(), now.clone());
        Callback::from(move |event: Event| {
            let mut changed = now.clone();
            changed.latency.of = match event.target_unchecked_into::<HtmlSelectElement>().value().as_str() {
                "services" => Waits::Services,
                "sleeps" => Waits::Sleeps,
                _ => Waits::All,
            };
            setter.set(Some(changed));
        })
    };
    let percent = |value: u32| format!("{value} %");
    html! {
        <div class="sliders">
            if sliders.is_empty() {
                <p class="quiet">{ t("whatif-none") }</p>
            }
            { for rows }
            <fieldset>
                <legend>{ t("whatif-latency") }</legend>
                <label class="which">
                    <span>{ t("whatif-which") }</span>
                    <select onchange={which}>
                        { for [("all", Waits::All, "whatif-all"), ("services", Waits::Services, "whatif-services"), ("sleeps", Waits::Sleeps, "whatif-sleeps")].map(|(value, of, name)| html! {
                            <option {value} selected={latency.of == of}>{ t(name) }</option>
                        }) }
                    </select>
                </label>
                { row(&t("whatif-scale"), (25.0, 400.0, 25.0), f64::from(latency.scale_percent), &percent(latency.scale_percent), latency.scale_percent != 100, scale) }
                { row(&t("whatif-jitter"), (0.0, 90.0, 5.0), f64::from(latency.jitter_percent), &percent(latency.jitter_percent), latency.jitter_percent != 0, jitter) }
                if latency.jitter_percent != 0 {
                    <p>
                        <button onclick={another_seed}>{ t("whatif-another") }</button>
                        <span class="quiet">{ t_with("whatif-seed", &[("seed", latency.seed.to_string().into())]) }</span>
                    </p>
                }
                if uses_processes(source) {
                    { row(&t("whatif-cores"), (1.0, 16.0, 1.0), f64::from(now.cores), &now.cores.to_string(), now.cores != 8, cores) }
                }
            </fieldset>
        </div>
    }
}

fn kind_name(kind: SliderKind) -> String {
    t(match kind {
        SliderKind::Sleep => "whatif-sleep",
        SliderKind::Timeout => "whatif-timeout",
        SliderKind::Service => "whatif-service",
        SliderKind::Limit => "whatif-limit",
        SliderKind::Workers => "whatif-workers",
    })
}

/// A slider with its name before and its value behind.
fn row(
    name: &str,
    (least, most, step): (f64, f64, f64),
    value: f64,
    said: &str,
    is_moved: bool,
    oninput: Callback<InputEvent>,
) -> Html {
    html! {
        <label class={classes!("slider", is_moved.then_some("moved"))}>
            <span class="name">{ name }</span>
            <input type="range" min={least.to_string()} max={most.to_string()} step={step.to_string()}
                value={value.to_string()} aria-valuetext={said.to_owned()} {oninput} />
            <output>{ said }</output>
        </label>
    }
}

/// The run as it is written, and the changed one below it.
fn result(usual: Option<Ran>, changed: Option<Ran>) -> Html {
    let Some(usual) = usual else { return Html::default() };
    let Some(changed) = changed else {
        let end = None;
        return html! { <Chart picture={Picture::One { timeline: usual.timeline, end }} /> };
    };
    let (written, other) = (t("whatif-written"), t("whatif-changed"));
    let comparison = compare(&changed.timeline, &usual.timeline);
    let runs = [(written.clone(), usual.timeline.clone()), (other.clone(), changed.timeline.clone())];
    html! {
        <>
            <p class="totals" role="status">
                <span>{ written }{ " " }<b>{ words::time(usual.timeline.elapsed()) }</b></span>
                { " · " }<span>{ other }{ " " }<b>{ words::time(changed.timeline.elapsed()) }</b></span>
                if usual.timeline.elapsed() != changed.timeline.elapsed() {
                    { " · " }<span class="saved">{ words::verdict(&comparison) }</span>
                }
            </p>
            if let Some(notice) = words::notice(&changed.trace, &changed.timeline) {
                <p class="note problem"><strong>{ notice.title }</strong>{ " " }{ notice.text }</p>
            }
            { beside(&runs, (0, 0), &Callback::noop()) }
        </>
    }
}
