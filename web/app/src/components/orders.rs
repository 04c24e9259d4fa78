//! Other legal orders: looks for timings in which the program gives another result, and draws the smallest change that
//! does beside the usual run.

use std::rc::Rc;

use explore::{Found, Replay, Report, Verdict};
use yew::prelude::*;

use super::beside::beside;
use crate::{
    app::Announcer,
    download,
    lab::{self, Ran, Said, use_lab},
    language::{t, t_with},
    run::Script,
    words,
};

/// The most runs of one exploration.
const RUNS: u32 = 400;

/// So many results are shown; the others have larger changes.
const RESULTS: usize = 8;

/// Of what a result prints, so many lines are shown.
const LINES: usize = 8;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub file: AttrValue,
    pub source: AttrValue,
}

/// What an exploration is at.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Looking(Option<Rc<Report>>),
    Done(Rc<Report>),
    /// Stopped, with what had been found.
    Stopped(Option<Rc<Report>>),
    Broken(String),
}

impl Stage {
    fn report(&self) -> Option<&Rc<Report>> {
        match self {
            Stage::Looking(report) | Stage::Stopped(report) => report.as_ref(),
            Stage::Done(report) => Some(report),
            Stage::Idle | Stage::Broken(_) => None,
        }
    }
}

/// Two runs to be drawn: the usual one, and one of the found.
#[derive(Clone, PartialEq)]
struct Drawn {
    /// Which result it is.
    number: usize,
    runs: Vec<Ran>,
}

/// A disclosure below a program.
#[component]
pub fn Orders(props: &Props) -> Html {
    let lab = use_lab();
    let stage = use_state_eq(|| Stage::Idle);
    let drawn = use_state_eq(|| None::<Drawn>);
    // What the found orders are of.
    let script = Script { file: props.file.to_string(), source: props.source.to_string() };
    let announcer = use_context::<Announcer>();
    {
        // What was found is about the program as it was.
        let (lab, stage, drawn) = (lab.clone(), stage.setter(), drawn.setter());
        use_effect_with(script.clone(), move |_| {
            lab.stop();
            stage.set(Stage::Idle);
            drawn.set(None);
        });
    }
    let look = {
        let (lab, stage, drawn, script) = (lab.clone(), stage.setter(), drawn.setter(), script.clone());
        Callback::from(move |_: MouseEvent| {
            lab.stop();
            drawn.set(None);
            stage.set(Stage::Looking(None));
            let (stage, announcer) = (stage.clone(), announcer.clone());
            let hear = Callback::from(move |said| match said {
                Said::Report { report, done } => {
                    if done && let Some(Announcer(say)) = &announcer {
                        say.emit(headline(&report));
                    }
                    let report = Rc::new(report);
                    stage.set(if done { Stage::Done(report) } else { Stage::Looking(Some(report)) });
                }
                Said::Broken(message) => stage.set(Stage::Broken(message)),
                Said::Ran(_) | Said::Notes(_) | Said::Sliders(_) => {}
            });
            lab.explore(&script, RUNS, hear);
        })
    };
    let stop = {
        let (lab, stage) = (lab.clone(), stage.clone());
        Callback::from(move |_: MouseEvent| {
            lab.stop();
            stage.set(Stage::Stopped(stage.report().cloned()));
        })
    };
    let draw = {
        let (lab, stage, drawn, script) = (lab.clone(), stage.clone(), drawn.setter(), script.clone());
        Callback::from(move |number: usize| {
            let Some(found) = stage.report().and_then(|report| report.results.get(number)) else { return };
            let usual = lab::options();
            let changed = found.change.applied_to(&usual);
            let drawn = drawn.clone();
            let hear = Callback::from(move |ran: Result<Vec<Ran>, String>| {
                if let Ok(runs) = ran {
                    drawn.set(Some(Drawn { number, runs }));
                }
            });
            lab.run_all(vec![(script.clone(), usual), (script.clone(), changed)], hear);
        })
    };
    let is_looking = matches!(*stage, Stage::Looking(_));
    html! {
        <details class="orders">
            <summary>{ t("orders-title") }</summary>
            <p class="quiet">{ t("orders-lead") }</p>
            <div class="run-bar">
                if is_looking {
                    <button class="stop" onclick={stop}>{ t("run-stop") }</button>
                } else {
                    <button class="primary look" onclick={look}>{ t("orders-look") }</button>
                }
                <span class="status" role="status">{ status(&stage) }</span>
            </div>
            if let Some(report) = stage.report() {
                { found_results(report, is_looking, &script, &draw, (*drawn).as_ref()) }
            }
        </details>
    }
}

fn status(stage: &Stage) -> String {
    let runs = |id: &str, report: &Option<Rc<Report>>| {
        let runs = report.as_ref().map_or(0, |report| report.runs);
        t_with(id, &[("runs", runs.into()), ("most", RUNS.into())])
    };
    match stage {
        Stage::Idle => String::new(),
        Stage::Looking(report) => runs("orders-looking", report),
        Stage::Stopped(report) => runs("orders-stopped", report),
        Stage::Done(report) => headline(report),
        Stage::Broken(message) => t_with("run-broken", &[("message", message.clone().into())]),
    }
}

/// The verdict, with how much was tried.
fn headline(report: &Report) -> String {
    let verdict = match report.verdict() {
        Verdict::Same => t("orders-same"),
        Verdict::Differs(found) if found.fails => t_with("orders-fails", &[("ending", ending(found).into())]),
        Verdict::Differs(_) => t("orders-differs"),
        Verdict::UsualFails(found) => t_with("orders-usual-fails", &[("ending", ending(found).into())]),
    };
    let reach = if report.complete { "orders-complete" } else { "orders-budget" };
    format!("{verdict} {}", t_with(reach, &[("runs", report.runs.into())]))
}

fn ending(found: &Found) -> String {
    match found.ending.as_str() {
        "finished" => t("orders-finished"),
        "deadlock" => t("orders-deadlock"),
        other => other.to_owned(),
    }
}

fn found_results(
    report: &Rc<Report>,
    is_looking: bool,
    script: &Script,
    draw: &Callback<usize>,
    drawn: Option<&Drawn>,
) -> Html {
    let results = report.results.iter().enumerate().take(RESULTS).map(|(number, found)| {
        let ondraw = draw.reform(move |_: MouseEvent| number);
        let onsave = {
            let (file, found) = (script.file.clone(), found.clone());
            Callback::from(move |_: MouseEvent| {
                let replay = Replay::new(&file, &lab::options(), &found.change, &found.words);
                download::save("schedule.json", "application/json", &replay.text());
            })
        };
        let name = if number == 0 {
            t("orders-usual")
        } else {
            t_with("orders-result", &[("number", (number + 1).to_string().into())])
        };
        html! {
            <li class={classes!(found.fails.then_some("fails"))}>
                <p>
                    <strong>{ name }{ ": " }{ ending(found) }</strong>
                    { " " }<span class="quiet">{ facts(found) }</span>
                </p>
                if !found.words.is_empty() {
                    <ul class="changes">
                        { for found.words.iter().map(|words| html! { <li>{ words }</li> }) }
                    </ul>
                }
                { printed(found) }
                if number > 0 && !is_looking {
                    <p>
                        <button class="draw" onclick={ondraw}>{ t("orders-draw") }</button>
                        { " " }
                        <button class="link" onclick={onsave}>{ t("orders-save") }</button>
                    </p>
                }
                if let Some(drawn) = drawn.filter(|drawn| drawn.number == number) {
                    { drawing(drawn) }
                }
            </li>
        }
    });
    let more = report.results.len().saturating_sub(RESULTS);
    html! {
        <>
            <ol class="results">{ for results }</ol>
            if more > 0 {
                <p class="quiet">{ t_with("orders-more", &[("count", more.into())]) }</p>
            }
        </>
    }
}

/// How often, in how many orders, how long.
fn facts(found: &Found) -> String {
    let mut facts = vec![t_with("orders-count", &[("count", found.count.into())])];
    if found.orders > 1 {
        facts.push(t_with("orders-orders", &[("count", found.orders.into())]));
    }
    let (shortest, longest) = (words::time(found.shortest), words::time(found.longest));
    facts.push(if shortest == longest {
        shortest
    } else {
        t_with("orders-time", &[("shortest", shortest.into()), ("longest", longest.into())])
    });
    facts.join(" · ")
}

fn printed(found: &Found) -> Html {
    if found.output.is_empty() {
        return Html::default();
    }
    let mut lines: Vec<&str> = found.output.lines().take(LINES).collect();
    if found.output.lines().nth(LINES).is_some() {
        lines.push("…");
    }
    html! { <pre class="printed"><code>{ lines.join("\n") }</code></pre> }
}

/// The usual run, and the changed one below it.
fn drawing(drawn: &Drawn) -> Html {
    let [usual, changed] = &drawn.runs[..] else { return Html::default() };
    let runs = [
        (t("orders-usual-run"), usual.timeline.clone()),
        (t("orders-changed-run"), changed.timeline.clone()),
    ];
    html! {
        <>
            if let Some(notice) = words::notice(&changed.trace, &changed.timeline) {
                <p class="note problem"><strong>{ notice.title }</strong>{ " " }{ notice.text }</p>
            }
            { beside(&runs, (0, 0), &Callback::noop()) }
        </>
    }
}
