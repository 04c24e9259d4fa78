//! A script in the editor: shown as plain text until the editor is loaded, and in a plain text box where it
//! cannot be loaded.

use std::{cell::Cell, rc::Rc};

use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::id::use_id;
use crate::{
    app::Announcer,
    editor::{Editor, Setup},
    language::{t, t_with},
};

/// A message at a line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeError {
    pub line: u32,
    pub message: String,
}

/// A note at a line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineNote {
    pub line: u32,
    pub text: String,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text when the editor is mounted, and again whenever `revision` grows.
    pub text: String,
    #[prop_or_default]
    pub revision: u32,
    /// The accessible name.
    pub label: String,
    #[prop_or_default]
    pub read_only: bool,
    /// Functions that may be changed; everything if there are none.
    #[prop_or_default]
    pub editable: Vec<String>,
    /// Whether what stands between the marks `# your turn: begin` and `# your turn: end` may be changed, and only that.
    #[prop_or_default]
    pub marked: bool,
    /// The line that a bar points at, 0 for none.
    #[prop_or_default]
    pub active: u32,
    /// Lines that differ from another script.
    #[prop_or_default]
    pub changed: Vec<u32>,
    #[prop_or_default]
    pub error: Option<CodeError>,
    /// Lines that have a note, which is told elsewhere in full.
    #[prop_or_default]
    pub notes: Vec<LineNote>,
    /// A line to go to, and a number that grows with each wish to go.
    #[prop_or_default]
    pub goal: (u32, u32),
    /// Hears the line whose mark was pressed.
    #[prop_or_default]
    pub on_note: Callback<u32>,
    #[prop_or_default]
    pub on_change: Callback<String>,
    #[prop_or_default]
    pub on_line: Callback<u32>,
    #[prop_or_default]
    pub on_run: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Loading {
    Underway,
    Ready,
    Failed(String),
}

/// The editor.
#[component]
pub fn Code(props: &Props) -> Html {
    let host = use_node_ref();
    let editor = use_mut_ref(|| None::<Editor>);
    let loading = use_state(|| Loading::Underway);
    let attempt = use_state(|| 0u32);
    let announcer = use_context::<Announcer>();
    // What the editor was last given or said: for the plain text and for an editor that comes late.
    let text = use_mut_ref(|| props.text.clone());
    let hint = use_id("leave");
    let remarks = use_id("remarks");

    // The editor keeps its callbacks for its whole life, while properties change with each drawing.
    let latest = use_mut_ref(|| (Callback::noop(), Callback::noop(), Callback::noop()));
    *latest.borrow_mut() = (props.on_change.clone(), props.on_line.clone(), props.on_run.clone());
    let latest_notes = use_mut_ref(|| (Vec::new(), Callback::noop()));
    *latest_notes.borrow_mut() = (props.notes.clone(), props.on_note.clone());

    {
        let (host, editor, loading, text, latest) =
            (host.clone(), editor.clone(), loading.setter(), text.clone(), latest.clone());
        let (label, read_only, marked) = (props.label.clone(), props.read_only, props.marked);
        let (editable, described_by) = (props.editable.clone(), format!("{} {}", *hint, *remarks));
        let latest_notes = latest_notes.clone();
        use_effect_with(*attempt, move |_| {
            let gone = Rc::new(Cell::new(false));
            if let Some(host) = host.cast::<Element>() {
                let (gone, editor) = (gone.clone(), editor.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let (change, line, run) = (latest.clone(), latest.clone(), latest);
                    let kept = text.clone();
                    let first = text.borrow().clone();
                    let setup = Setup {
                        text: first.clone(),
                        label,
                        described_by,
                        read_only,
                        editable,
                        marked,
                        on_change: Box::new(move |text: String| {
                            kept.borrow_mut().clone_from(&text);
                            let on_change = change.borrow().0.clone();
                            on_change.emit(text);
                        }),
                        on_line: Box::new(move |number| {
                            let on_line = line.borrow().1.clone();
                            on_line.emit(number);
                        }),
                        on_run: Box::new(move || {
                            let on_run = run.borrow().2.clone();
                            on_run.emit(());
                        }),
                        on_locked: {
                            let announcer = announcer.clone();
                            Box::new(move || {
                                if let Some(Announcer(say)) = &announcer {
                                    say.emit(t("code-locked"));
                                }
                            })
                        },
                        on_note: Box::new(move |line, pressed| {
                            let (notes, on_note) = latest_notes.borrow().clone();
                            if pressed {
                                return on_note.emit(line);
                            }
                            let note = notes.iter().find(|note: &&LineNote| note.line == line);
                            if let (Some(Announcer(say)), Some(note)) = (&announcer, note) {
                                say.emit(note.text.clone());
                            }
                        }),
                    };
                    match Editor::mount(&host, setup).await {
                        Ok(mounted) if !gone.get() => {
                            // While it loaded the text may have become another one.
                            if *text.borrow() != first {
                                mounted.set_text(&text.borrow());
                            }
                            *editor.borrow_mut() = Some(mounted);
                            loading.set(Loading::Ready);
                        }
                        Ok(_) => {}
                        Err(message) if !gone.get() => loading.set(Loading::Failed(message)),
                        Err(_) => {}
                    }
                });
            }
            move || {
                gone.set(true);
                *editor.borrow_mut() = None;
            }
        });
    }

    {
        let (editor, text) = (editor.clone(), text.clone());
        let new = props.text.clone();
        use_effect_with(props.revision, move |_| {
            if *text.borrow() != new {
                text.borrow_mut().clone_from(&new);
                if let Some(editor) = editor.borrow().as_ref() {
                    editor.set_text(&new);
                }
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.active, (*loading).clone()), move |(line, _)| {
            if let Some(editor) = editor.borrow().as_ref() {
                editor.mark_active(*line);
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.changed.clone(), (*loading).clone()), move |(lines, _)| {
            if let Some(editor) = editor.borrow().as_ref() {
                editor.mark_changed(lines);
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.error.clone(), (*loading).clone()), move |(error, _)| {
            if let Some(editor) = editor.borrow().as_ref() {
                editor.show_error(error.as_ref().map(|error| (error.line, error.message.as_str())));
            }
        });
    }

    {
        let editor = editor.clone();
        use_effect_with((props.notes.clone(), (*loading).clone()), move |(notes, _)| {
            if let Some(editor) = editor.borrow().as_ref() {
                editor.show_notes(notes.iter().map(|note| (note.line, note.text.as_str())));
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with(props.goal, move |(line, _)| {
            if let Some(editor) = editor.borrow().as_ref().filter(|_| *line > 0) {
                editor.go_to(*line);
            }
        });
    }

    let plain = match &*loading {
        Loading::Ready => Html::default(),
        Loading::Underway => html! {
            <>
                // One line break more, for a `pre` leaves out the last one, after which the editor has a line.
                <pre class="listing still" tabindex="0" role="group" aria-label={props.label.clone()}><code>{ format!("{}\n", text.borrow()) }</code></pre>
                <p class="quiet late" role="status">{ t("code-loading") }</p>
            </>
        },
        Loading::Failed(message) => {
            let oninput = {
                let (text, on_change) = (text.clone(), props.on_change.clone());
                Callback::from(move |event: InputEvent| {
                    let value = event.target_unchecked_into::<HtmlTextAreaElement>().value();
                    text.borrow_mut().clone_from(&value);
                    on_change.emit(value);
                })
            };
            let retry = {
                let (attempt, loading) = (attempt.clone(), loading.setter());
                Callback::from(move |_: MouseEvent| {
                    loading.set(Loading::Underway);
                    attempt.set(*attempt + 1);
                })
            };
            let value = text.borrow().clone();
            html! {
                <>
                    <p class="note warning">
                        { t_with("code-failed", &[("message", message.as_str().into())]) }{ " " }
                        <button onclick={retry}>{ t("app-try-again") }</button>
                    </p>
                    <textarea
                        class="listing"
                        rows="16"
                        spellcheck="false"
                        aria-label={props.label.clone()}
                        readonly={props.read_only}
                        {value}
                        {oninput}
                    />
                </>
            }
        }
    };
    let underway = *loading == Loading::Underway;
    html! {
        <div class={classes!("code", underway.then_some("waiting"))}>
            { plain }
            <div class="editor" ref={host}></div>
            <p class="leave" id={(*hint).clone()}>{ t("code-leave") }</p>
            <p class="unseen" id={(*remarks).clone()}>{ remarks_at(&props.notes) }</p>
        </div>
    }
}

/// Which lines have notes, for those who do not see the marks.
fn remarks_at(notes: &[LineNote]) -> String {
    let mut lines: Vec<String> = notes.iter().map(|note| note.line.to_string()).collect();
    lines.dedup();
    if lines.is_empty() {
        return String::new();
    }
    t_with("code-notes", &[("count", lines.len().into()), ("lines", ::words::listed(&lines).into())])
}
