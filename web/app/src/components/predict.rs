//! The prediction before the first run: what the learner commits to, and what became of it.

mod draw;
mod order;
mod verdict;

use std::rc::Rc;

use lesson::{Bars, Judgement, Kind, Predict};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use self::{draw::DrawLanes, order::OrderList, verdict::verdict};
use super::inline;
use crate::{language::t, progress::SavedGuess};

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
    /// Whether the learner chose to see the result without a prediction.
    pub shown: bool,
    /// Whether the result that is shown is that of the lesson's own program, which the prediction was about.
    pub of_lesson: bool,
}

/// The form, and after the run its verdict.
#[component]
pub fn PredictForm(props: &Props) -> Html {
    let predict = &props.predict;
    if let Some(guess) = &props.guess {
        return verdict(predict, guess, props.judgement.as_ref(), props.of_lesson);
    }
    if props.shown {
        return Html::default();
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
        Kind::Seconds { .. } | Kind::Output { .. } | Kind::Choice { .. } | Kind::Draw(_) => Vec::new(),
    });
    let drawn = use_state(Vec::<Bars>::new);
    let guess = match &props.predict.kind {
        Kind::Seconds { .. } => seconds(&text).map(SavedGuess::Seconds),
        Kind::Order { .. } => Some(SavedGuess::Order((*order).clone())),
        Kind::Output { .. } => {
            Some((*text).clone()).filter(|text| !text.trim().is_empty()).map(SavedGuess::Output)
        }
        Kind::Choice { .. } => (*choice).map(SavedGuess::Choice),
        Kind::Draw(_) => Some((*drawn).clone())
            .filter(|lanes| lanes.iter().any(|bars| !bars.is_empty()))
            .map(SavedGuess::Bars),
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
            let order_of = order.setter();
            html! { <OrderList lines={(*order).clone()} on_change={Callback::from(move |lines| order_of.set(lines))} /> }
        }
        Kind::Draw(drawing) => {
            let drawn = drawn.setter();
            html! { <DrawLanes drawing={drawing.clone()} on_change={Callback::from(move |lanes| drawn.set(lanes))} /> }
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
pub fn seconds(text: &str) -> Option<f64> {
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
