//! Questions about what was seen. A wrong answer is met with the belief behind it; then one may try again.

use std::{collections::BTreeMap, rc::Rc};

use lesson::{Question, Quiz, QuizChoice};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use super::{code_in, inline};
use crate::{
    app::Announcer,
    language::{t, t_html},
    progress::Did,
    words::belief,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub quiz: Rc<Quiz>,
    /// The answers given so far, by question.
    pub answers: BTreeMap<String, String>,
    pub on: Callback<Did>,
    /// The lesson that these questions come from, when they are asked again.
    #[prop_or_default]
    pub from: Option<Html>,
}

/// The questions of one quiz block.
#[component]
pub fn QuizBlock(props: &Props) -> Html {
    let announcer = use_context::<Announcer>();
    html! {
        <section class="quiz column" aria-label={t(if props.from.is_some() { "quiz-again-label" } else { "quiz-label" })}>
            if let Some(from) = &props.from {
                <h2>{ t("quiz-again-label") }</h2>
                <p class="quiet">{ t_html("quiz-again-from", &[("lesson", from.clone())]) }</p>
            }
            { for props.quiz.questions.iter().enumerate().map(|(number, item)| {
                let given = props.answers.get(&item.key);
                question(props, number, item, given, announcer.clone())
            }) }
        </section>
    }
}

fn question(
    props: &Props,
    number: usize,
    question: &Question,
    given: Option<&String>,
    announcer: Option<Announcer>,
) -> Html {
    let name = format!("{}-{number}", props.quiz.id);
    let choices = question.choices();
    let answered = given.and_then(|given| choices.iter().find(|choice| choice.key() == given));
    html! {
        <fieldset>
            <legend class="ask">{ inline(&question.ask.content) }</legend>
            if let Some(code) = &question.code {
                <pre class="listing" tabindex="0"><code>{ code }</code></pre>
            }
            // The arrow keys only look at the answers: choosing one gives it, and tells whether it is right.
            <div class="options" onkeydown={Callback::from(look_around)}>
                { for choices.iter().map(|choice| {
                    let checked = given.is_some_and(|given| given == choice.key());
                    let right = matches!(choice, QuizChoice::Right(_));
                    let onchange = {
                        let (on, announcer) = (props.on.clone(), announcer.clone());
                        let did = Did::Answer {
                            block: props.quiz.id.clone(),
                            question: question.key.clone(),
                            answer: choice.key().to_owned(),
                        };
                        Callback::from(move |_| {
                            on.emit(did.clone());
                            if let Some(Announcer(say)) = &announcer {
                                say.emit(t(if right { "quiz-right-said" } else { "quiz-wrong-said" }));
                            }
                        })
                    };
                    let class = checked.then_some(if right { "right" } else { "wrong" });
                    html! {
                        <label class={classes!("option", class)}>
                            <input type="radio" name={name.clone()} {checked} {onchange} />
                            <span>
                                { inline(&choice.text().content) }
                                if checked {
                                    <strong class="word">{ " " }{ t(if right { "quiz-right" } else { "quiz-wrong" }) }</strong>
                                }
                            </span>
                        </label>
                    }
                }) }
            </div>
            { answered.map(|choice| reply(choice, question)).unwrap_or_default() }
        </fieldset>
    }
}

/// Leads the focus to the answer before or behind, without choosing it.
fn look_around(event: KeyboardEvent) {
    let step: i32 = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        _ => return,
    };
    let options = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(inputs) = options.and_then(|options| options.query_selector_all("input").ok()) else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let count = inputs.length() as i32;
    let Some(here) = (0..count).find(|place| inputs.item(*place as u32) == target) else { return };
    event.prevent_default();
    let next = inputs.item((here + step).rem_euclid(count) as u32);
    if let Some(input) = next.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}

fn reply(choice: &QuizChoice<'_>, question: &Question) -> Html {
    match choice {
        QuizChoice::Right(_) => html! {
            if let Some(why) = &question.why {
                <p class="reply">{ inline(&why.content) }</p>
            }
        },
        QuizChoice::Wrong(wrong) => html! {
            <p class="reply">
                if let Some(say) = &wrong.say {
                    { inline(&say.content) }
                } else if let Some(tag) = wrong.tag {
                    { t_html("quiz-belief", &[("belief", html! { <em>{ code_in(&belief(tag)) }</em> })]) }
                } else if let Some(why) = &question.why {
                    { inline(&why.content) }
                }
            </p>
        },
    }
}
