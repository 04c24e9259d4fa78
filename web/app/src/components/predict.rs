//! The prediction before the first run: what the learner commits to, and what became of it.

use std::rc::Rc;

use lesson::{Answer, Judgement, Kind, Predict};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::inline;
use crate::{
    language::{local, t, t_html, t_with},
    progress::SavedGuess,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub predict: Rc<Predict>,
    pub guess: Option<SavedGuess>,
    /// What the run says about the guess, once there is a run.
    pub judgement: Option<Judgement>,
    /// Whether a run is under way, so that the form waits.
    pub busy: bool,
    pub on_predict: Callback<SavedGuess>,
    pub on_skip: Callback<()>,
    /// Whether a result is already shown, with or without a prediction.
    pub shown: bool,
}

/// The form, and after the run its verdict.
#[component]
pub fn PredictForm(props: &Props) -> Html {
    let predict = &props.predict;
    if props.guess.is_some() || props.shown {
        return verdict(props);
    }
    let skip = props.on_skip.reform(|_: MouseEvent| ());
    html! {
        <div class="predict">
            <p class="ask">{ inline(&predict.ask.content) }</p>
            <Form predict={predict.clone()} busy={props.busy} on_predict={props.on_predict.clone()} />
            <p class="quiet"><button class="link" onclick={skip} disabled={props.busy}>{ t("predict-skip") }</button></p>
        </div>
    }
}

fn verdict(props: &Props) -> Html {
    let predict = &props.predict;
    let Some(guess) = &props.guess else {
        return props.judgement.as_ref().map(|_| Html::default()).unwrap_or_default();
    };
    let said = said(&predict.kind, guess);
    let Some(judgement) = &props.judgement else {
        return html! {
            <div class="predict">
                <p class="ask">{ inline(&predict.ask.content) }</p>
                <p>{ t_html("predict-said", &[("guess", html! { <strong>{ said }</strong> })]) }</p>
            </div>
        };
    };
    let (class, word) =
        if judgement.right { ("right", t("predict-right")) } else { ("wrong", t("predict-wrong")) };
    let guess = ("guess", html! { <strong>{ said }</strong> });
    html! {
        <div class={classes!("predict", "judged", class)}>
            <p class="ask">{ inline(&predict.ask.content) }</p>
            <p>
                <strong class="word">{ word }</strong>
                { " " }
                if judgement.right {
                    { t_html("predict-said", &[guess]) }
                } else {
                    { t_html("predict-but", &[guess, ("answer", html! {
                        <strong>{ answered(&predict.kind, &judgement.answer) }</strong>
                    })]) }
                }
            </p>
            if let Some(say) = &judgement.say {
                <p>{ inline(&say.content) }</p>
            }
            if let Some(why) = &predict.why {
                <p>{ inline(&why.content) }</p>
            }
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
            Kind::Seconds { .. } | Kind::Order { .. } | Kind::Output { .. } => Html::default(),
        },
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
    }
}

#[derive(PartialEq, Properties)]
struct FormProps {
    predict: Rc<Predict>,
    busy: bool,
    on_predict: Callback<SavedGuess>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let text = use_state(String::new);
    let choice = use_state(|| None::<usize>);
    let order = use_state(|| match &props.predict.kind {
        Kind::Order { items, .. } => items.clone(),
        Kind::Seconds { .. } | Kind::Output { .. } | Kind::Choice { .. } => Vec::new(),
    });
    let guess = match &props.predict.kind {
        Kind::Seconds { .. } => seconds(&text).map(SavedGuess::Seconds),
        Kind::Order { .. } => Some(SavedGuess::Order((*order).clone())),
        Kind::Output { .. } => {
            Some((*text).clone()).filter(|text| !text.trim().is_empty()).map(SavedGuess::Output)
        }
        Kind::Choice { .. } => (*choice).map(SavedGuess::Choice),
    };
    let onsubmit = {
        let (on_predict, guess) = (props.on_predict.clone(), guess.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(guess) = guess.clone() {
                on_predict.emit(guess);
            }
        })
    };
    let name = format!("predict-{}", props.predict.id);
    let field = match &props.predict.kind {
        Kind::Seconds { .. } => {
            let oninput = {
                let text = text.setter();
                Callback::from(move |event: InputEvent| {
                    text.set(event.target_unchecked_into::<HtmlInputElement>().value());
                })
            };
            html! {
                <label class="seconds">
                    <span class="unseen">{ t("predict-seconds-label") }</span>
                    <input inputmode="decimal" autocomplete="off" size="6" value={(*text).clone()} {oninput} />
                    { " " }{ t("predict-seconds") }
                </label>
            }
        }
        Kind::Output { .. } => {
            let oninput = {
                let text = text.setter();
                Callback::from(move |event: InputEvent| {
                    text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
                })
            };
            html! {
                <label>
                    <span class="unseen">{ t("predict-output-label") }</span>
                    <textarea class="listing" rows="4" spellcheck="false" value={(*text).clone()} {oninput} />
                </label>
            }
        }
        Kind::Choice { options, .. } => html! {
            <div class="options" role="radiogroup" aria-label={t("predict-choice-label")}>
                { for options.iter().enumerate().map(|(number, option)| {
                    let choice = choice.clone();
                    html! {
                        <label class="option">
                            <input
                                type="radio"
                                name={name.clone()}
                                checked={*choice == Some(number)}
                                onchange={Callback::from(move |_| choice.set(Some(number)))}
                            />
                            <span>{ inline(&option.text.content) }</span>
                        </label>
                    }
                }) }
            </div>
        },
        Kind::Order { .. } => {
            let count = order.len();
            html! {
                <ol class="order">
                    { for order.iter().enumerate().map(|(place, line)| {
                        let moved = |to: usize| {
                            let order = order.clone();
                            Callback::from(move |_: MouseEvent| {
                                let mut lines = (*order).clone();
                                lines.swap(place, to);
                                order.set(lines);
                            })
                        };
                        html! {
                            <li key={line.clone()}>
                                <code>{ line }</code>
                                <span class="moves">
                                    <button type="button" aria-label={t_with("predict-move-up", &[("line", line.as_str().into())])} disabled={place == 0}
                                        onclick={moved(place.saturating_sub(1))}>{ "↑" }</button>
                                    <button type="button" aria-label={t_with("predict-move-down", &[("line", line.as_str().into())])} disabled={place + 1 == count}
                                        onclick={moved((place + 1).min(count - 1))}>{ "↓" }</button>
                                </span>
                            </li>
                        }
                    }) }
                </ol>
            }
        }
    };
    html! {
        <form {onsubmit}>
            { field }
            <button type="submit" class="primary" disabled={guess.is_none() || props.busy}>{ t("predict-submit") }</button>
        </form>
    }
}

/// A number of seconds as people write it: `6`, `6.0`, `6,5`, `6 s`.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches("Sekunden").trim_end_matches("Sekunde");
    let text = text.trim_end_matches("seconds").trim_end_matches("sec").trim_end_matches('s').trim();
    let number: f64 = text.replace(',', ".").parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn seconds_are_read_as_people_write_them() {
        assert_eq!(
            ["6", " 6.0 ", "6,5", "6 s", "2sec", "1 seconds"].map(seconds),
            [6.0, 6.0, 6.5, 6.0, 2.0, 1.0].map(Some)
        );
        assert_eq!(["", "six", "-1", "NaN", "inf"].map(seconds), [None; 5]);
    }
}
