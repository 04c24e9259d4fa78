//! The blocks that run scripts: play, compare, exercise.

use super::Reader;
use crate::fields::{self, Fields};
use crate::yaml::{Node, Value};
use crate::{Compare, Distractor, Exercise, Form, Note, Pane, Parsons, Play, RunWhen, Script};

const PANES: [(&str, Pane); 7] = [
    ("code", Pane::Code),
    ("timeline", Pane::Timeline),
    ("output", Pane::Output),
    ("queue", Pane::Queue),
    ("loop", Pane::Loop),
    ("advice", Pane::Advice),
    ("transcript", Pane::Transcript),
];

const RUN_WHEN: [(&str, RunWhen); 2] =
    [("after-prediction", RunWhen::AfterPrediction), ("free", RunWhen::Free)];

const FORMS: [(&str, Form); 2] = [("write", Form::Write), ("arrange", Form::Arrange)];

impl Reader<'_> {
    pub(super) fn play(&mut self, fields: &mut Fields<'_>, id: String, line: u32) -> Option<Play> {
        let file = fields.optional("file");
        let code = fields.optional("code");
        let script = match (file, code) {
            (Some(file), None) => self.script(file, "file"),
            (None, Some(code)) => fields::text(code, "code", &mut self.findings).map(|source| Script {
                file: "main.py".to_owned(),
                source: source.to_owned(),
                line: code.line,
            }),
            (Some(_), Some(code)) => {
                self.findings.add(code.line, "a play block has either `file:` or `code:`, not both");
                None
            }
            (None, None) => {
                self.findings.add(line, "a play block needs `file:` or `code:`");
                None
            }
        };
        let show = match fields.optional("show") {
            Some(node) => fields::list(node)
                .iter()
                .filter_map(|item| fields::word(item, "show", &PANES, &mut self.findings))
                .collect(),
            None => vec![Pane::Code, Pane::Timeline],
        };
        let run = fields
            .optional("run")
            .and_then(|node| fields::word(node, "run", &RUN_WHEN, &mut self.findings))
            .unwrap_or_default();
        let notes = self.notes(fields);
        let checks = self.checks(fields);
        Some(Play { id, line, script: script?, show, run, notes, checks })
    }

    fn notes(&mut self, fields: &mut Fields<'_>) -> Vec<Note> {
        let Some(node) = fields.optional("notes") else { return Vec::new() };
        let mut notes = Vec::new();
        for item in fields::list(node) {
            let Some(mut fields) = Fields::of(item, "a note", &mut self.findings) else { continue };
            let at = fields
                .required("line", &mut self.findings)
                .and_then(|node| fields::number(node, "line", &mut self.findings));
            let say = self.required_phrase(&mut fields, "say");
            fields.finish(&mut self.findings);
            if let (Some(at), Some(say)) = (at, say) {
                notes.push(Note { at: at as u32, say, line: item.line });
            }
        }
        notes
    }

    pub(super) fn compare(&mut self, fields: &mut Fields<'_>, id: String, line: u32) -> Option<Compare> {
        let runs = fields.required("runs", &mut self.findings);
        let runs: Option<Vec<Script>> = runs.and_then(|node| {
            let files = fields::list(node);
            if !(2..=4).contains(&files.len()) {
                self.findings.add(node.line, "`runs` must name two to four scripts");
                return None;
            }
            // Each missing file is told of, not only the first.
            let scripts: Vec<_> = files.iter().map(|file| self.script(file, "runs")).collect();
            scripts.into_iter().collect()
        });
        let labels = fields.required("labels", &mut self.findings).map(|node| {
            let labels = fields::texts(node, "labels", &mut self.findings);
            if let Some(runs) = &runs
                && labels.len() != runs.len()
            {
                let text = format!("there are {} labels for {} runs", labels.len(), runs.len());
                self.findings.add(node.line, text);
            }
            labels
        });
        let ask = self.required_phrase(fields, "ask");
        let explain = self.optional_phrase(fields, "explain");
        let totals = fields.optional("totals").map(|node| {
            let items = fields::list(node).iter();
            let totals: Vec<f64> =
                items.filter_map(|item| fields::number(item, "totals", &mut self.findings)).collect();
            if runs.as_ref().is_some_and(|runs| runs.len() != totals.len()) {
                self.findings.add(node.line, "`totals` needs one number for each run");
            }
            totals
        });
        let mut labels = labels?;
        let runs = runs?;
        labels.resize_with(runs.len(), String::new);
        Some(Compare { id, line, runs, labels, ask: ask?, explain, totals: totals.unwrap_or_default() })
    }

    pub(super) fn exercise(&mut self, fields: &mut Fields<'_>, id: String, line: u32) -> Option<Exercise> {
        let ask = self.optional_phrase(fields, "ask");
        let start = fields.required("file", &mut self.findings).and_then(|node| self.script(node, "file"));
        let solution =
            fields.required("solution", &mut self.findings).and_then(|node| self.script(node, "solution"));
        let editable = self.names(fields, "editable");
        let checks = self.checks(fields);
        if fields.required("checks", &mut self.findings).is_some() && checks.is_empty() {
            self.findings.add(line, "an exercise needs at least one check");
        }
        let hints = match fields.optional("hints") {
            Some(node) => fields::list(node).iter().filter_map(|item| self.phrase(item, "hints")).collect(),
            None => Vec::new(),
        };
        let parsons = fields.optional("parsons").and_then(|node| {
            let mut fields = Fields::of(node, "`parsons`", &mut self.findings)?;
            let items = fields.optional("distractors").map(fields::list).unwrap_or_default();
            let distractors = items.iter().filter_map(|item| self.distractor(item)).collect();
            fields.finish(&mut self.findings);
            Some(Parsons { distractors })
        });
        let form = fields.optional("form").and_then(|node| {
            let form = fields::word(node, "form", &FORMS, &mut self.findings)?;
            if form == Form::Arrange && parsons.is_none() {
                self.findings
                    .add(node.line, "`form: arrange` needs `parsons:`, if only `parsons: {distractors: []}`");
            }
            Some(form)
        });
        let explain = self.optional_phrase(fields, "explain");
        Some(Exercise {
            id,
            line,
            ask,
            start: start?,
            solution: solution?,
            editable,
            checks,
            hints,
            parsons,
            form: form.unwrap_or_default(),
            explain,
        })
    }

    /// A line, or `{line, say}`.
    fn distractor(&mut self, item: &Node) -> Option<Distractor> {
        if let Value::Text(_) = item.value {
            let text = fields::text(item, "distractors", &mut self.findings)?.to_owned();
            return Some(Distractor { text, say: None, line: item.line });
        }
        let mut fields = Fields::of(item, "a distractor", &mut self.findings)?;
        let text = fields.text("line", &mut self.findings).map(str::to_owned);
        let say = self.optional_phrase(&mut fields, "say");
        fields.finish(&mut self.findings);
        Some(Distractor { text: text?, say, line: item.line })
    }
}
