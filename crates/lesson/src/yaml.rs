//! YAML as a tree that knows its lines.
//!
//! Of YAML, lessons need texts, lists and maps. Anchors, aliases and tags are refused: an alias can make a
//! small file grow without end, and no author of a lesson needs one.

use saphyr_parser::{Event, Parser, ScanError};

use crate::diagnostic::quoted;

/// Deeper than any lesson; bounds the recursion of everything that walks the tree.
const MAX_DEPTH: usize = 24;

/// A value and the line of the file where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) line: u32,
    pub(crate) value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A key without a value, or an empty document.
    Nothing,
    /// Any text; numbers are texts too until someone asks for one.
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) line: u32,
    pub(crate) value: Node,
}

/// What is wrong, and at which line of the file.
pub(crate) struct YamlError {
    pub(crate) line: u32,
    pub(crate) message: String,
}

/// Reads one document whose first line is line `first_line` of the file.
pub(crate) fn parse(text: &str, first_line: u32) -> Result<Node, YamlError> {
    let mut tree = Tree { open: Vec::new(), root: None };
    let mut documents = 0;
    for step in Parser::new_from_str(text) {
        let (event, span) = step.map_err(|error| scan_error(&error, first_line, text))?;
        let line = first_line + u32::try_from(span.start.line().saturating_sub(1)).unwrap_or(0);
        let fail = |message: &str| YamlError { line, message: message.to_owned() };
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(fail("a second YAML document begins here; there must be only one"));
                }
            }
            Event::Alias(_) => return Err(fail("YAML aliases (`*name`) are not supported in lessons")),
            Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
                return Err(fail("YAML anchors (`&name`) are not supported in lessons"));
            }
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => {
                return Err(fail("YAML tags (`!name`) are not supported in lessons"));
            }
            Event::Scalar(text, style, _, None) => {
                let plain = style == saphyr_parser::ScalarStyle::Plain;
                let empty = plain && matches!(text.as_ref(), "" | "~" | "null");
                let value = if empty { Value::Nothing } else { Value::Text(text.into_owned()) };
                tree.add(Node { line, value })?;
            }
            Event::SequenceStart(..) => tree.begin(line, Value::List(Vec::new()))?,
            Event::MappingStart(..) => tree.begin(line, Value::Map(Vec::new()))?,
            Event::SequenceEnd | Event::MappingEnd => tree.end()?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    Ok(tree.root.unwrap_or(Node { line: first_line, value: Value::Nothing }))
}

/// The tree while it grows.
struct Tree {
    /// Lists and maps that have not ended; a map with the key whose value comes next.
    open: Vec<(Node, Option<(String, u32)>)>,
    root: Option<Node>,
}

impl Tree {
    fn begin(&mut self, line: u32, value: Value) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlError { line, message: "lists and maps are nested too deeply".to_owned() });
        }
        self.open.push((Node { line, value }, None));
        Ok(())
    }

    fn end(&mut self) -> Result<(), YamlError> {
        match self.open.pop() {
            Some((node, _)) => self.add(node),
            None => Ok(()),
        }
    }

    fn add(&mut self, node: Node) -> Result<(), YamlError> {
        let Some((parent, key)) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut parent.value, key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some((name, line))) => {
                if entries.iter().any(|entry| entry.key == name) {
                    return Err(YamlError {
                        line,
                        message: format!("the key {} is given twice", quoted(&name)),
                    });
                }
                entries.push(Entry { key: name, line, value: node });
            }
            (Value::Map(_), None) => match node.value {
                Value::Text(name) => *key = Some((name, node.line)),
                Value::Nothing | Value::List(_) | Value::Map(_) => {
                    return Err(YamlError { line: node.line, message: "a key must be a word".to_owned() });
                }
            },
            (Value::Nothing | Value::Text(_), _) => {}
        }
        Ok(())
    }
}

/// The scanner's own words, with a hint for the two slips that authors make all the time.
fn scan_error(error: &ScanError, first_line: u32, text: &str) -> YamlError {
    let within = error.marker().line().clamp(1, text.lines().count().max(1));
    let line = first_line + u32::try_from(within - 1).unwrap_or(0);
    let info = error.info();
    let slip = info.contains("mapping values")
        || info.contains("unexpected character")
        || info.contains("simple key");
    let hint = if slip { "; put texts with `: ` or a leading backtick in double quotes" } else { "" };
    YamlError { line, message: format!("this is not valid YAML: {info}{hint}") }
}
