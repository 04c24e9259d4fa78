//! Notes at the lines of a program that was run: what a patient teacher would say about the way it waits.
//!
//! They are asked for after the run, so that its result never waits for them. The list has all their words; the editor
//! marks their lines, and each leads to the other.

use std::rc::Rc;

use protocol::Note;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::code::LineNote;
use crate::{
    lab::{Said, use_lab},
    language::{t, t_with},
    run::{self, Finished},
    words,
};

/// A line that was asked for, and how often something was asked for: the same line can be asked for twice.
pub type Asked = (u32, u32);

/// The notes of a run, as an editor and a list share them.
#[derive(Clone, PartialEq)]
pub struct Advised {
    notes: Rc<Vec<Note>>,
    /// What the editor marks: nothing, once the program is another one than that which was run.
    pub marks: Vec<LineNote>,
    /// The line that the editor is to go to.
    pub goal: Asked,
    /// The line whose note the list is to show.
    chosen: Asked,
    /// Leads from a mark to its note.
    pub on_note: Callback<u32>,
    /// Leads from a note to its line.
    on_go: Callback<u32>,
}

/// Asks for the notes of a run, if they are wanted. `text` is what stands in the editor.
#[hook]
pub fn use_advice(result: Option<&Finished>, text: &str, wanted: bool) -> Advised {
    let lab = use_lab();
    let notes = use_state_eq(Rc::<Vec<Note>>::default);
    let (goal, chosen) = (use_state_eq(|| (0, 0)), use_state_eq(|| (0, 0)));
    {
        let notes = notes.setter();
        use_effect_with((result.cloned(), wanted), move |(result, wanted)| {
            notes.set(Rc::default());
            lab.stop();
            let result = result.as_ref().filter(|result| *wanted && run::is_worth_advice(&result.trace));
            if let Some(result) = result {
                let hear = Callback::from(move |said| {
                    if let Said::Notes(found) = said {
                        notes.set(Rc::new(found));
                    }
                });
                lab.advise(&result.script, result.trace.options.clone(), hear);
            }
        });
    }
    let current = result.is_some_and(|result| result.script.source == text);
    let marks = notes
        .iter()
        .filter(|_| current)
        .map(|note| LineNote { line: note.line.0, text: note.what.replace('`', "") });
    let ask = |place: &UseStateHandle<Asked>| {
        let place = place.clone();
        Callback::from(move |line| place.set((line, place.1 + 1)))
    };
    Advised {
        notes: (*notes).clone(),
        marks: marks.collect(),
        goal: *goal,
        chosen: *chosen,
        on_note: ask(&chosen),
        on_go: ask(&goal),
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub advised: Advised,
    #[prop_or_default]
    pub on_line: Callback<u32>,
    /// Takes a program with a note's advice followed; without it, nobody offers to.
    #[prop_or_default]
    pub on_take: Option<Callback<String>>,
}

/// The notes; nothing at all where there are none.
#[component]
pub fn Advice(props: &Props) -> Html {
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with(props.advised.chosen, move |(line, _)| {
            let list = list.cast::<web_sys::Element>();
            let item = list.and_then(|list| list.query_selector(&format!("[data-line=\"{line}\"]")).ok()?);
            if let Some(item) = item {
                let _ = wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(item).focus();
            }
        });
    }
    if props.advised.notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="advice" aria-label={t("advice-title")}>
            <p class="label">{ t("advice-title") }</p>
            <ul ref={list}>
                { for props.advised.notes.iter().map(|note| item(props, note)) }
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
    let go = props.advised.on_go.reform(move |_: MouseEvent| first);
    let take = props.on_take.clone().zip(note.changed.clone()).map(|(on_take, changed)| {
        let onclick = on_take.reform(move |_: MouseEvent| changed.clone());
        html! { <button class="take" {onclick} onfocus={point.clone()}>{ t("advice-take") }</button> }
    });
    html! {
        <li class={note.rule.name()} tabindex="-1" data-line={first.to_string()} onmouseenter={over} onmouseleave={out}>
            <p>
                <button class="link at" onclick={go} onfocus={point} title={t("advice-go")}>{ place }</button>
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
