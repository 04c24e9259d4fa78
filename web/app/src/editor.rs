//! The code editor, a JavaScript module that `web/js/boot.js` loads when the first editor is shown.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::language::t;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = interleave, js_name = editor, catch)]
    fn load() -> Result<Promise, JsValue>;

    /// The module.
    type Module;
    #[wasm_bindgen(method, catch)]
    fn mount(this: &Module, parent: &Element, options: &Object) -> Result<View, JsValue>;

    /// One editor.
    type View;
    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &View, text: &str);
    #[wasm_bindgen(method, js_name = markActive)]
    fn mark_active(this: &View, line: u32);
    #[wasm_bindgen(method, js_name = markChanged)]
    fn mark_changed(this: &View, lines: &Array);
    #[wasm_bindgen(method, js_name = showError)]
    fn show_error(this: &View, line: u32, message: &str);
    #[wasm_bindgen(method, js_name = clearError)]
    fn clear_error(this: &View);
    #[wasm_bindgen(method, js_name = showNotes)]
    fn show_notes(this: &View, lines: &Array, texts: &Array);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &View, line: u32);
    #[wasm_bindgen(method)]
    fn destroy(this: &View);
}

/// How an editor is set up.
pub struct Setup {
    pub text: String,
    /// The accessible name.
    pub label: String,
    /// The id of the element that tells how to leave the editor by keyboard.
    pub described_by: String,
    pub read_only: bool,
    /// Functions that may be changed; everything if there are none.
    pub editable: Vec<String>,
    /// Whether marks in the text say what may be changed.
    pub marked: bool,
    pub on_change: Box<dyn Fn(String)>,
    /// The line under the pointer or the cursor, 0 for none.
    pub on_line: Box<dyn Fn(u32)>,
    pub on_run: Box<dyn Fn()>,
    pub on_locked: Box<dyn Fn()>,
    /// The line of a note whose mark was pressed, or to which the keyboard went (then the second value is false).
    pub on_note: Box<dyn Fn(u32, bool)>,
}

/// A mounted editor; it is removed when this is dropped.
pub struct Editor {
    view: View,
    /// What the editor calls; it must live as long as the view.
    _callbacks: Callbacks,
}

struct Callbacks {
    _on_change: Closure<dyn Fn(String)>,
    _on_line: Closure<dyn Fn(u32)>,
    _on_run: Closure<dyn Fn()>,
    _on_locked: Closure<dyn Fn()>,
    _on_note: Closure<dyn Fn(u32, bool)>,
}

impl Editor {
    /// Loads the module if need be and puts an editor into `parent`.
    pub async fn mount(parent: &Element, setup: Setup) -> Result<Editor, String> {
        let module: Module = match load() {
            Ok(promise) => JsFuture::from(promise).await.map_err(words)?.unchecked_into(),
            Err(error) => return Err(words(error)),
        };
        let on_change = Closure::new(setup.on_change);
        let on_line = Closure::new(setup.on_line);
        let on_run = Closure::new(setup.on_run);
        let on_locked = Closure::new(setup.on_locked);
        let on_note = Closure::new(setup.on_note);
        let editable: Array = setup.editable.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let function = |closure: &JsValue| closure.unchecked_ref::<Function>().clone().into();
        let entries: [(&str, JsValue); 12] = [
            ("doc", setup.text.into()),
            ("label", setup.label.into()),
            ("describedby", setup.described_by.into()),
            ("differs", t("code-differs").into()),
            ("readOnly", setup.read_only.into()),
            ("editable", editable.into()),
            ("marked", setup.marked.into()),
            ("onChange", function(on_change.as_ref())),
            ("onLine", function(on_line.as_ref())),
            ("onRun", function(on_run.as_ref())),
            ("onLocked", function(on_locked.as_ref())),
            ("onNote", function(on_note.as_ref())),
        ];
        for (key, value) in &entries {
            Reflect::set(&options, &JsValue::from_str(key), value).map_err(words)?;
        }
        let view = module.mount(parent, &options).map_err(words)?;
        let callbacks = Callbacks {
            _on_change: on_change,
            _on_line: on_line,
            _on_run: on_run,
            _on_locked: on_locked,
            _on_note: on_note,
        };
        Ok(Editor { view, _callbacks: callbacks })
    }

    /// Replaces the text without calling `on_change`.
    pub fn set_text(&self, text: &str) {
        self.view.set_text(text);
    }

    /// Marks the line that a bar belongs to; 0 for none.
    pub fn mark_active(&self, line: u32) {
        self.view.mark_active(line);
    }

    /// Marks lines that differ from another script.
    pub fn mark_changed(&self, lines: &[u32]) {
        self.view.mark_changed(&lines.iter().map(|line| JsValue::from(*line)).collect());
    }

    /// Marks the lines of notes in the margin.
    pub fn show_notes<'n>(&self, notes: impl Iterator<Item = (u32, &'n str)>) {
        let (lines, texts) = (Array::new(), Array::new());
        for (line, text) in notes {
            lines.push(&line.into());
            texts.push(&text.into());
        }
        self.view.show_notes(&lines, &texts);
    }

    /// Brings the cursor to a line.
    pub fn go_to(&self, line: u32) {
        self.view.go_to(line);
    }

    /// Shows a message below a line, or none.
    pub fn show_error(&self, error: Option<(u32, &str)>) {
        match error {
            Some((line, message)) => self.view.show_error(line, message),
            None => self.view.clear_error(),
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.view.destroy();
    }
}

fn words(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|text| text.as_string());
    message.unwrap_or_else(|| t("code-broken"))
}
