//! The question on the first page, before any lesson: how long do three waits take together?
//!
//! Its picture begins with the same waits one after another, so that a newcomer sees what the page is about before doing
//! anything; the other half is drawn below it, on the same ruler, once there is a prediction. Both are of a real run.

use std::rc::Rc;

use timeline::{Timeline, compare};
use trace::Nanos;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Chart, Code, chart::Picture, code_in, play::RunStatus, predict::seconds};
use crate::{
    app::Announcer,
    language::{local, t, t_with},
    run::{Finished, Phase, Runner, Script, Start, use_runner},
    storage, words,
};

const FILE: &str = "dinner.py";
const SOURCE: &str = include_str!("../examples/first.py");

/// The key of the prediction in the browser's storage; [`SHOWN`] stands for none.
const KEY: &str = "first";
const SHOWN: &str = "shown";

/// The two runs.
#[derive(Clone, PartialEq)]
struct Both {
    one_after_another: Rc<Timeline>,
    together: Rc<Timeline>,
}

impl Both {
    fn of(result: &Finished) -> Option<Both> {
        Some(Both { one_after_another: result.sequential.clone()?, together: result.timeline.clone() })
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lesson to go to from here: its title and its address.
    pub lesson: AttrValue,
    pub href: AttrValue,
}

/// The question, its picture and its program.
#[component]
pub fn FirstQuestion(props: &Props) -> Html {
    let announcer = use_context::<Announcer>();
    let guess = use_state_eq(|| storage::read_text(KEY));
    let active = use_state_eq(|| (0usize, 0u32));
    let runner = use_runner(Callback::noop());
    {
        let start = runner.start.clone();
        use_effect_with((), move |()| {
            let scripts = vec![Script { file: FILE.into(), source: SOURCE.into() }];
            start.emit(Start { scripts, sequential: true });
        });
    }
    let both = runner.results.first().and_then(Both::of);
    let answer = {
        let (guess, both) = (guess.setter(), both.clone());
        Callback::from(move |text: String| {
            storage::write_text(KEY, &text);
            if let (Some(Announcer(say)), Some(both)) = (&announcer, &both) {
                let headline = words::headline(&compare(&both.together, &both.one_after_another));
                say.emit(match seconds(&text) {
                    Some(predicted) => {
                        format!(
                            "{} {headline}.",
                            Verdict::of(predicted, both).words().join(" ").replace('`', "")
                        )
                    }
                    None => format!("{headline}."),
                });
            }
            guess.set(Some(text));
        })
    };
    let picture = both.as_ref().map(|both| {
        let mut runs = vec![(t("result-one-after-another-name"), both.one_after_another.clone())];
        if guess.is_some() {
            runs.push((t("result-together-name"), both.together.clone()));
        }
        Picture::Several { runs }
    });
    let on_place = {
        let active = active.setter();
        Callback::from(move |place| active.set(place))
    };
    let on_line = {
        let active = active.setter();
        // Both charts are of one program.
        Callback::from(move |line| active.set((0, line)))
    };
    html! {
        <section class="first" aria-labelledby="first-heading">
            <div class="first-picture">
                <h2 id="first-heading">{ t("first-heading") }</h2>
                <p>{ t("first-intro") }</p>
                // Its room is kept while the run and the widths of the chart are not known: what stands below does not move.
                <div class="first-run">
                    if let (Some(both), Some(picture)) = (&both, picture) {
                        <p class="totals">{ totals(both, guess.is_some()) }</p>
                        <Chart {picture} active={active.1} {on_place} plain=true file="dinner" />
                    } else {
                        { waits(&runner) }
                    }
                </div>
            </div>
            <div class="first-question">
                if let (Some(both), Some(guess)) = (&both, &*guess) {
                    { verdict(guess, both) }
                    <p>{ t("first-end") }</p>
                } else {
                    <Question {answer} busy={both.is_none()} />
                }
                <p>
                    <a class={classes!("button", guess.is_some().then_some("primary"))} href={props.href.clone()}>
                        { t_with("contents-begin", &[("lesson", props.lesson.as_str().into())]) }
                    </a>
                </p>
            </div>
            <div class="script">
                <div class="script-head"><span class="file">{ FILE }</span></div>
                <Code text={SOURCE} label={t_with("play-code-label", &[("file", FILE.into())])} read_only=true active={active.1} {on_line} />
            </div>
        </section>
    }
}

/// While there is no picture: how much of the engine has arrived, or why it did not.
fn waits(runner: &Runner) -> Html {
    match &runner.phase {
        Phase::Broken { message } => {
            html! { <p class="note problem">{ t_with("first-broken", &[("message", message.as_str().into())]) }</p> }
        }
        _ => html! { <p class="quiet" role="status"><RunStatus runner={runner.clone()} /></p> },
    }
}

fn totals(both: &Both, answered: bool) -> Html {
    let time = |time: Nanos| html! { <b>{ words::time(time) }</b> };
    let comparison = compare(&both.together, &both.one_after_another);
    html! {
        <>
            <span>{ t("result-one-after-another-name") }{ " " }{ time(comparison.one_after_another) }</span>
            { " · " }
            if answered {
                <span>{ t("result-together-name") }{ " " }{ time(comparison.together) }</span>
                { " · " }<span class="saved">{ words::verdict(&comparison) }</span>
            } else {
                <span>{ t("result-together-name") }{ " " }<b>{ "?" }</b></span>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct QuestionProps {
    answer: Callback<String>,
    /// Whether there is nothing yet to compare an answer with.
    busy: bool,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let text = use_state(String::new);
    let oninput = {
        let text = text.setter();
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onsubmit = {
        let (answer, text, busy) = (props.answer.clone(), text.clone(), props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy && seconds(&text).is_some() {
                answer.emit((*text).clone());
            }
        })
    };
    let skip = props.answer.reform(|_: MouseEvent| SHOWN.to_owned());
    html! {
        <div class="predict">
            <p class="ask">{ code_in(&t("first-ask")) }</p>
            <form {onsubmit}>
                <label class="seconds">
                    <span class="unseen">{ t("predict-seconds-label") }</span>
                    <input inputmode="decimal" autocomplete="off" size="6" value={(*text).clone()} {oninput} />
                    { " " }{ t("predict-seconds") }
                </label>
                <button type="submit" class="primary" disabled={props.busy || seconds(&text).is_none()}>{ t("predict-submit") }</button>
            </form>
            <p class="quiet"><button class="link" onclick={skip} disabled={props.busy}>{ t("predict-skip") }</button></p>
        </div>
    }
}

/// What becomes of a prediction.
struct Verdict {
    predicted: f64,
    real: Nanos,
    say: &'static str,
}

impl Verdict {
    fn of(predicted: f64, both: &Both) -> Verdict {
        let is = |time: Nanos| (predicted - time.0 as f64 / 1e9).abs() < 0.05;
        let (real, sum) = (both.together.elapsed(), both.one_after_another.elapsed());
        let say = if is(real) {
            "first-longest"
        } else if is(sum) {
            "first-sum"
        } else if predicted * 1e9 < real.0 as f64 {
            "first-less"
        } else {
            "first-more"
        };
        Verdict { predicted, real, say }
    }

    fn right(&self) -> bool {
        self.say == "first-longest"
    }

    /// The verdict, then what was predicted beside what is, then why.
    fn words(&self) -> [String; 3] {
        let said = if self.right() {
            String::new()
        } else {
            t_with(
                "predict-but",
                &[
                    ("guess", local(format!("{} s", self.predicted)).into()),
                    ("answer", words::time(self.real).into()),
                ],
            )
        };
        [t(if self.right() { "predict-right" } else { "predict-wrong" }), said, t(self.say)]
    }
}

fn verdict(guess: &str, both: &Both) -> Html {
    let Some(predicted) = seconds(guess) else {
        return html! { <p>{ t("first-longest") }</p> };
    };
    let verdict = Verdict::of(predicted, both);
    let [word, said, why] = verdict.words();
    html! {
        <div class={classes!("predict", "judged", if verdict.right() { "right" } else { "wrong" })}>
            <p><strong class="word">{ word }</strong>{ " " }{ said }</p>
            <p>{ code_in(&why) }</p>
        </div>
    }
}
