//! Notes at the lines of a program that was run: what a patient teacher would say about the way it waits.
//!
//! They are asked for after the run, so that its result never waits for them.

use protocol::Note;
use yew::prelude::*;

use crate::{
    lab::{Said, use_lab},
    language::{t, t_with},
    run::{self, Finished},
    words,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
    #[prop_or_default]
    pub on_line: Callback<u32>,
    /// Takes a program with a note's advice followed; without it, nobody offers to.
    #[prop_or_default]
    pub on_take: Option<Callback<String>>,
}

/// The notes; nothing at all where there are none.
#[component]
pub fn Advice(props: &Props) -> Html {
    let lab = use_lab();
    let notes = use_state_eq(Vec::<Note>::new);
    {
        let notes = notes.setter();
        let script = props.result.script.clone();
        use_effect_with(props.result.trace.clone(), move |trace| {
            notes.set(Vec::new());
            lab.stop();
            if run::is_worth_advice(trace) {
                let hear = Callback::from(move |said| {
                    if let Said::Notes(found) = said {
                        notes.set(found);
                    }
                });
                lab.advise(&script, trace.options.clone(), hear);
            }
        });
    }
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="advice" aria-label={t("advice-title")}>
            <h3>{ t("advice-title") }</h3>
            <ul>
                { for notes.iter().map(|note| item(props, note)) }
            </ul>
        </section>
    }
}

fn item(props: &Props, note: &Note) -> Html {
    let (first, last) = (note.line.0, note.last_line.0);
    let place = if first == last {
        t_with("advice-line", &[("line", first.to_string().into())])
    } else {
        t_with("advice-lines", &[("first", first.to_string().into()), ("last", last.to_string().into())])
    };
    let point = props.on_line.reform(move |_: FocusEvent| first);
    let over = props.on_line.reform(move |_: MouseEvent| first);
    let out = props.on_line.reform(|_: MouseEvent| 0);
    let take = props.on_take.clone().zip(note.changed.clone()).map(|(on_take, changed)| {
        let onclick = on_take.reform(move |_: MouseEvent| changed.clone());
        html! { <button {onclick} onfocus={point.clone()}>{ t("advice-take") }</button> }
    });
    html! {
        <li class={note.rule.name()} onmouseenter={over} onmouseleave={out}>
            <p>
                <strong class="at">{ place }</strong>
                if let Some(saves) = note.saves {
                    { " " }<span class="saved">{ t_with("advice-saves", &[("time", words::time(saves).into())]) }</span>
                }
            </p>
            <p>{ with_code(&note.what) }</p>
            <p>{ with_code(&note.advice) }</p>
            { take }
        </li>
    }
}

/// Text in which what stands between backquotes is code.
fn with_code(text: &str) -> Html {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { { part } }
        }
    });
    parts.collect()
}
