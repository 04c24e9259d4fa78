//! The three lenses: one job as asyncio, as threads and as processes, on one ruler.

use std::rc::Rc;

use lesson::{Job, Lenses, Work};
use trace::{Cpu, Options};
use web_sys::{HtmlDetailsElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Code, beside::beside, inline};
use crate::{
    app::Announcer,
    lab::{self, Ran, use_lab},
    language::{t, t_with},
    progress::{Did, LessonProgress},
    run::Script,
    words,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lenses: Rc<Lenses>,
    pub progress: Rc<LessonProgress>,
    pub on: Callback<Did>,
}

/// The block of a lesson.
#[component]
pub fn LensesBlock(props: &Props) -> Html {
    let block = &props.lenses;
    let scripts = use_memo(block.clone(), |block| {
        let scripts = block.runs.iter();
        scripts.map(|run| Script { file: run.file.clone(), source: run.source.clone() }).collect::<Vec<_>>()
    });
    let on_ran = {
        let (on, id) = (props.on.clone(), block.id.clone());
        Callback::from(move |()| on.emit(Did::Run { block: id.clone() }))
    };
    let lead = block.job.as_ref().map_or_else(|| t("lenses-own"), job_words);
    html! {
        // A lesson may have several of them.
        <section class="lenses" aria-label={format!("{}: {lead}", t("lenses-label"))}>
            <p>{ &lead }</p>
            <LensesView {scripts} {on_ran} />
            { own_words(props) }
        </section>
    }
}

/// The learner's own answer to the lesson's question, and then the lesson's.
fn own_words(props: &Props) -> Html {
    let block = &props.lenses;
    let Some(ask) = &block.ask else { return Html::default() };
    let text = props.progress.words.get(&block.id).cloned().unwrap_or_default();
    let written = !text.trim().is_empty();
    let oninput = {
        let (on, id) = (props.on.clone(), block.id.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            on.emit(Did::Write { block: id.clone(), text });
        })
    };
    html! {
        <div class="own-words column">
            <label>
                <span class="ask">{ inline(&ask.content) }</span>
                <textarea rows="3" value={text} {oninput} placeholder={t("compare-own-words")} />
            </label>
            if let Some(explain) = &block.explain {
                if written {
                    <details><summary>{ t("compare-our-words") }</summary><p>{ inline(&explain.content) }</p></details>
                } else {
                    <p class="quiet">{ t("compare-write-first") }</p>
                }
            }
        </div>
    }
}

/// The same for any job: a form, for the playground.
#[component]
pub fn LensesForm() -> Html {
    let job = use_state_eq(|| Job { work: Work::Io, items: 4, seconds: 1.0 });
    let number = |with: fn(&mut Job, f64)| {
        let job = job.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            let mut changed = *job;
            with(&mut changed, value);
            job.set(changed);
        })
    };
    let onwork = {
        let job = job.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let work = if value == "cpu" { Work::Cpu } else { Work::Io };
            job.set(Job { work, ..*job });
        })
    };
    // Editors and a worker are for those who look.
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<HtmlDetailsElement>().open());
        })
    };
    let scripts = use_memo(*job, |job| {
        let scripts = job.scripts().into_iter();
        scripts.map(|run| Script { file: run.file, source: run.source }).collect::<Vec<_>>()
    });
    html! {
        <details class="lenses" {ontoggle}>
            <summary>{ t("lenses-title") }</summary>
            <p class="quiet">{ t("lenses-lead") }</p>
            <div class="job">
                <label>
                    <span>{ t("lenses-work") }</span>
                    <select onchange={onwork}>
                        <option value="io" selected={job.work == Work::Io}>{ t("lenses-io") }</option>
                        <option value="cpu" selected={job.work == Work::Cpu}>{ t("lenses-cpu") }</option>
                    </select>
                </label>
                <label>
                    <span>{ t("lenses-items") }</span>
                    <input type="number" min="1" max={Job::MOST_ITEMS.to_string()} step="1" value={job.items.to_string()}
                        oninput={number(|job, value| job.items = value as u32)} />
                </label>
                <label>
                    <span>{ t("lenses-seconds") }</span>
                    <input type="number" min="0.1" max={Job::MOST_SECONDS.to_string()} step="0.1" value={job.seconds.to_string()}
                        oninput={number(|job, value| job.seconds = value)} />
                </label>
            </div>
            if job.fault().is_some() {
                <p class="note warning" role="status">{ t_with("lenses-fault", &[
                    ("items", Job::MOST_ITEMS.into()), ("seconds", Job::MOST_SECONDS.into()), ("work", Job::MOST_WORK.into()),
                ]) }</p>
            } else if *open {
                <LensesView {scripts} on_ran={Callback::noop()} />
            }
        </details>
    }
}

fn job_words(job: &Job) -> String {
    let id = match job.work {
        Work::Io => "lenses-job-io",
        Work::Cpu => "lenses-job-cpu",
    };
    t_with(id, &[("items", job.items.into()), ("seconds", job.seconds.into())])
}

#[derive(PartialEq, Properties)]
struct ViewProps {
    /// For asyncio, threads, processes.
    scripts: Rc<Vec<Script>>,
    on_ran: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Running,
    Ran(Vec<Ran>),
    Broken(String),
}

/// The three programs, the button, and their runs.
#[component]
fn LensesView(props: &ViewProps) -> Html {
    let lab = use_lab();
    let stage = use_state_eq(|| Stage::Idle);
    let active = use_state_eq(|| (0usize, 0u32));
    let announcer = use_context::<Announcer>();
    {
        let (lab, stage) = (lab.clone(), stage.setter());
        use_effect_with(props.scripts.clone(), move |_| {
            lab.stop();
            stage.set(Stage::Idle);
        });
    }
    let run = {
        let (lab, stage, scripts, on_ran) =
            (lab.clone(), stage.setter(), props.scripts.clone(), props.on_ran.clone());
        Callback::from(move |_: MouseEvent| {
            lab.stop();
            stage.set(Stage::Running);
            let (stage, on_ran, announcer) = (stage.clone(), on_ran.clone(), announcer.clone());
            let hear = Callback::from(move |ran: Result<Vec<Ran>, String>| match ran {
                Ok(runs) => {
                    if let Some(Announcer(say)) = &announcer {
                        say.emit(totals_words(&runs));
                    }
                    on_ran.emit(());
                    stage.set(Stage::Ran(runs));
                }
                Err(message) => stage.set(Stage::Broken(message)),
            });
            let options = Options { cpu: Cpu::COUNTED, ..lab::options() };
            lab.run_all(scripts.iter().map(|script| (script.clone(), options.clone())).collect(), hear);
        })
    };
    let stop = {
        let (lab, stage) = (lab.clone(), stage.setter());
        Callback::from(move |_: MouseEvent| {
            lab.stop();
            stage.set(Stage::Idle);
        })
    };
    let on_place = {
        let active = active.setter();
        Callback::from(move |place| active.set(place))
    };
    let names = names();
    html! {
        <>
            <div class="run-bar">
                if *stage == Stage::Running {
                    <button class="stop" onclick={stop}>{ t("run-stop") }</button>
                } else {
                    <button class="primary run-lenses" onclick={run}>{ t("lenses-run") }</button>
                }
                <span class="status" role="status">{ match &*stage {
                    Stage::Running => t("lenses-running"),
                    Stage::Broken(message) => t_with("run-broken", &[("message", message.clone().into())]),
                    Stage::Idle | Stage::Ran(_) => String::new(),
                } }</span>
            </div>
            if let Stage::Ran(runs) = &*stage {
                <p class="totals">
                    { for runs.iter().zip(&names).enumerate().map(|(number, (ran, name))| html! {
                        <>
                            if number > 0 { { " · " } }
                            <span>{ name }{ " " }<b>{ words::time(ran.timeline.elapsed()) }</b></span>
                        </>
                    }) }
                </p>
                { for runs.iter().filter_map(|ran| words::notice(&ran.trace, &ran.timeline)).map(|notice| html! {
                    <p class="note problem"><strong>{ notice.title }</strong>{ " " }{ notice.text }</p>
                }) }
                { beside(&named(runs), *active, &on_place) }
                <p class="badge">
                    <span class="clock">{ t("result-virtual-time") }</span>
                    { " " }{ t("lenses-rate") }
                    { " " }{ t_with("result-runs-really-took", &[
                        ("time", words::real_time(runs.iter().map(|ran| ran.micros).sum()).into()),
                    ]) }
                </p>
            }
            <div class="scripts">
                { for props.scripts.iter().zip(&names).enumerate().map(|(number, (script, name))| {
                    let on_line = {
                        let active = active.setter();
                        Callback::from(move |line| active.set((number, line)))
                    };
                    html! {
                        <div class="script">
                            <div class="script-head"><span class="file">{ format!("{name}: {}", script.file) }</span></div>
                            // Another job is another program.
                            <Code key={script.source.clone()} text={script.source.clone()} label={t_with("play-code-label", &[("file", script.file.clone().into())])}
                                read_only=true active={if active.0 == number { active.1 } else { 0 }} {on_line} />
                        </div>
                    }
                }) }
            </div>
        </>
    }
}

/// What the lenses are called.
fn names() -> [String; 3] {
    [t("lenses-asyncio"), t("lenses-threads"), t("lenses-processes")]
}

fn named(runs: &[Ran]) -> Vec<(String, Rc<timeline::Timeline>)> {
    names().into_iter().zip(runs).map(|(name, ran)| (name, ran.timeline.clone())).collect()
}

/// The totals as a screen reader says them.
fn totals_words(runs: &[Ran]) -> String {
    let totals = names().into_iter().zip(runs);
    let totals = totals.map(|(name, ran)| format!("{name} {}", words::time(ran.timeline.elapsed())));
    format!("{}.", totals.collect::<Vec<_>>().join(", "))
}
