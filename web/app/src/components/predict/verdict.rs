//! What became of a prediction. It stays beside the result for good, also when the program has been changed since.

use lesson::{Answer, Bars, Drawing, Judgement, Kind, Predict};
use yew::prelude::*;

use super::draw::DrawnOver;
use crate::{
    components::{code_in, inline},
    language::{local, t, t_html, t_with},
    progress::SavedGuess,
    words::belief,
};

/// The question, the guess, and what the run says about it, once there is a run.
pub fn verdict(
    predict: &Predict,
    guess: &SavedGuess,
    judgement: Option<&Judgement>,
    of_lesson: bool,
) -> Html {
    let Some(judgement) = judgement else {
        return html! {
            <div class="predict">
                <p class="ask">{ inline(&predict.ask.content) }</p>
                { committed(&predict.kind, guess) }
            </div>
        };
    };
    let (class, word) =
        if judgement.right { ("right", t("predict-right")) } else { ("wrong", t("predict-wrong")) };
    html! {
        <div class={classes!("predict", "judged", class)}>
            <p class="ask">{ inline(&predict.ask.content) }</p>
            { judged(&predict.kind, guess, judgement, html! { <strong class="word">{ word }</strong> }) }
            if let Some(say) = &judgement.say {
                <p class="say">{ inline(&say.content) }</p>
            }
            if let Some(tag) = judgement.tag.filter(|_| !judgement.right) {
                <p class="belief quiet">{ t("predict-belief") }{ " " }<em>{ code_in(&belief(tag)) }</em></p>
            }
            if let Some(why) = &predict.why {
                <p>{ inline(&why.content) }</p>
            }
            if !of_lesson {
                <p class="quiet of-lesson">{ t("predict-of-lesson") }</p>
            }
        </div>
    }
}

/// The guess while there is no run yet.
fn committed(kind: &Kind, guess: &SavedGuess) -> Html {
    if let (Kind::Draw(drawing), SavedGuess::Bars(drawn)) = (kind, guess) {
        return html! { <><p>{ t("draw-yours") }</p>{ drawn_over(drawing, drawn, None) }</> };
    }
    html! { <p>{ t_html("predict-said", &[("guess", html! { <strong>{ said(kind, guess) }</strong> })]) }</p> }
}

fn judged(kind: &Kind, guess: &SavedGuess, judgement: &Judgement, word: Html) -> Html {
    match (kind, guess, &judgement.answer) {
        (Kind::Draw(drawing), SavedGuess::Bars(drawn), Answer::Bars(real)) => html! {
            <>
                <p>{ word }{ " " }{ t(if judgement.right { "draw-is-right" } else { "draw-is-wrong" }) }</p>
                { drawn_over(drawing, drawn, Some(real)) }
            </>
        },
        (_, SavedGuess::Order(lines), Answer::Lines(real)) => html! {
            <>
                <p>{ word }</p>
                { orders(lines, real) }
            </>
        },
        (_, SavedGuess::Output(text), Answer::Text(real))
            if text.contains('\n') || real.trim().contains('\n') =>
        {
            html! {
                <>
                    <p>{ word }</p>
                    { orders(&lines(text), &lines(real)) }
                </>
            }
        }
        _ => {
            let guess = ("guess", html! { <strong>{ said(kind, guess) }</strong> });
            let rest = if judgement.right {
                t_html("predict-said", &[guess])
            } else {
                let answer = html! { <strong>{ answered(kind, &judgement.answer) }</strong> };
                t_html("predict-but", &[guess, ("answer", answer)])
            };
            html! { <p>{ word }{ " " }{ rest }</p> }
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.trim().lines().map(|line| line.trim_end().to_owned()).collect()
}

fn drawn_over(drawing: &Drawing, drawn: &[Bars], real: Option<&Vec<Bars>>) -> Html {
    html! { <DrawnOver drawing={drawing.clone()} drawn={drawn.to_vec()} real={real.cloned()} /> }
}

/// Two lists of lines side by side; where they differ the line is marked.
fn orders(guess: &[String], real: &[String]) -> Html {
    let list = |title: String, lines: &[String], others: &[String]| {
        html! {
            <div>
                <p class="quiet">{ title }</p>
                <ol>
                    { for lines.iter().enumerate().map(|(place, line)| {
                        let differs = others.get(place) != Some(line);
                        html! {
                            <li class={classes!(differs.then_some("differs"))}>
                                <code>{ line }</code>
                                if differs { <span class="unseen">{ " " }{ t("predict-differs") }</span> }
                            </li>
                        }
                    }) }
                </ol>
            </div>
        }
    };
    if guess == real {
        return html! { <div class="orders">{ list(t("predict-your-order"), guess, real) }</div> };
    }
    html! {
        <div class="orders">
            { list(t("predict-your-order"), guess, real) }
            { list(t("predict-real-order"), real, guess) }
        </div>
    }
}

fn said(kind: &Kind, guess: &SavedGuess) -> Html {
    match guess {
        SavedGuess::Seconds(seconds) => html! { { local(format!("{seconds} s")) } },
        SavedGuess::Order(lines) => html! { { lines.join(" → ") } },
        SavedGuess::Output(text) => html! { <code>{ text.trim_end() }</code> },
        SavedGuess::Choice(number) => match kind {
            Kind::Choice { options, .. } => {
                options.get(*number).map(|option| inline(&option.text.content)).unwrap_or_default()
            }
            Kind::Seconds { .. } | Kind::Order { .. } | Kind::Output { .. } | Kind::Draw(_) => {
                Html::default()
            }
        },
        SavedGuess::Bars(lanes) => {
            html! { { t_with("draw-count", &[("count", lanes.iter().flatten().count().into())]) } }
        }
    }
}

fn answered(kind: &Kind, answer: &Answer) -> Html {
    match answer {
        Answer::Seconds(seconds) if seconds.is_finite() => html! { { local(format!("{seconds:.1} s")) } },
        Answer::Seconds(_) => html! { { t("predict-never") } },
        Answer::Text(text) => html! { <code>{ text.trim_end() }</code> },
        Answer::Lines(lines) => html! { { lines.join(" → ") } },
        Answer::Choice(Some(number)) => said(kind, &SavedGuess::Choice(*number)),
        Answer::Choice(None) => html! { { t("predict-none") } },
        Answer::Bars(lanes) => said(kind, &SavedGuess::Bars(lanes.clone())),
    }
}
