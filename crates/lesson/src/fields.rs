//! Reading typed values from YAML, noting everything that is wrong on the way.

use crate::diagnostic::{Findings, quoted, suggestion};
use crate::yaml::{Entry, Node, Value};

/// The keys of one map, of which each is asked for by name; what nobody asked for is an error.
pub(crate) struct Fields<'n> {
    /// `a play block`, for messages.
    what: &'static str,
    pub(crate) line: u32,
    entries: &'n [Entry],
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The keys of a map; anything else is an error.
    pub(crate) fn of(node: &'n Node, what: &'static str, findings: &mut Findings) -> Option<Fields<'n>> {
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Nothing => &[],
            Value::Text(_) | Value::List(_) => {
                findings.add(node.line, format!("{what} must be written as `key: value` lines"));
                return None;
            }
        };
        Some(Fields { what, line: node.line, entries, asked: Vec::new() })
    }

    /// The value of a key, if it is there and not empty.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let node = &self.entries.iter().find(|entry| entry.key == key)?.value;
        (node.value != Value::Nothing).then_some(node)
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'n Node> {
        let node = self.optional(key);
        if node.is_none() {
            let line =
                self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line);
            findings.add(line, format!("{} needs `{key}:`", self.what));
        }
        node
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'n str> {
        let node = self.required(key, findings)?;
        text(node, key, findings)
    }

    /// Tells of every key that has no meaning here.
    pub(crate) fn finish(self, findings: &mut Findings) {
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                let near = suggestion(&entry.key, self.asked.iter().copied());
                findings.add(entry.line, format!("{} has no key {}{near}", self.what, quoted(&entry.key)));
            }
        }
    }
}

/// A text.
pub(crate) fn text<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text),
        Value::Text(_) | Value::Nothing => {
            findings.add(node.line, format!("`{key}` is empty"));
            None
        }
        Value::List(_) | Value::Map(_) => {
            findings.add(node.line, format!("`{key}` must be a text; put it in double quotes"));
            None
        }
    }
}

/// A number that is finite and not negative.
pub(crate) fn number(node: &Node, key: &str, findings: &mut Findings) -> Option<f64> {
    let parsed = match &node.value {
        Value::Text(text) => text.trim().parse::<f64>().ok(),
        Value::Nothing | Value::List(_) | Value::Map(_) => None,
    };
    let number = parsed.filter(|number| number.is_finite() && *number >= 0.0);
    if number.is_none() {
        findings.add(node.line, format!("`{key}` must be a number"));
    }
    number
}

/// A list; a single value counts as a list of one.
pub(crate) fn list(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Nothing => &[],
        Value::Text(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}

/// A list of texts.
pub(crate) fn texts(node: &Node, key: &str, findings: &mut Findings) -> Vec<String> {
    list(node).iter().filter_map(|item| text(item, key, findings).map(str::to_owned)).collect()
}

/// One word out of a few.
pub(crate) fn word<T: Copy>(
    node: &Node,
    key: &str,
    words: &[(&str, T)],
    findings: &mut Findings,
) -> Option<T> {
    let given = text(node, key, findings)?;
    let found = words.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
    if found.is_none() {
        let all = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let near = suggestion(given, words.iter().map(|(word, _)| *word));
        findings.add(node.line, format!("`{key}` cannot be {}{near} (possible: {all})", quoted(given)));
    }
    found
}
