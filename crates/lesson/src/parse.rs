//! Reads `course.yaml` and `lesson.md`. Never fails: what is wrong is noted, and the rest is read.
//!
//! A whole lesson, `02-gather/lesson.md`, with `one_by_one.py` and the like beside it:
//!
//! ````markdown
//! ---
//! id: gather
//! title: Waiting together
//! level: beginner                 # beginner | intermediate | advanced
//! minutes: 8
//! objectives: [Predict the total of sequential and concurrent awaits]
//! needs: [await-basics]           # ids of lessons
//! concepts: [task, gather]        # ids of the glossary
//! misconceptions: [M4]
//! next: blocking-calls
//! ---
//!
//! Prose in CommonMark. *gather* is marked as a word of the glossary.
//!
//! ```play
//! id: seq
//! file: one_by_one.py             # or code: |
//! show: [code, timeline]
//! run: after-prediction
//! notes: [{line: 4, say: The loop is free here.}]
//! checks: [total == 6.0]          # what the prose relies on
//! ```
//!
//! ```predict
//! for: seq
//! ask: How long will this take?
//! kind: seconds                   # seconds | order | output | choice | draw
//! answer: trace.total
//! tolerance: 0.1
//! feedback:
//!   - {when: 2, tag: M4, say: "`await` waits here."}
//!   - {when: 6, say: Right.}
//!   - {say: Count the waits.}      # for everything else
//! ```
//!
//! ```compare
//! runs: [one_by_one.py, together.py]
//! labels: [One after another, Together]
//! totals: [6, 2]
//! ask: Which line made the difference?
//! ```
//!
//! ```exercise
//! file: exercise.py
//! solution: solution.py
//! editable: [fetch_all]
//! checks: [total <= 2.0]
//! hints: [Which call could start all three?]
//! form: arrange                   # or write, which is usual
//! parsons: {distractors: [time.sleep(2), {line: "await sleep(2)", say: Which sleep?}]}
//! ```
//!
//! ```quiz
//! - ask: Why is the second version shorter?
//!   right: The waits overlap.
//!   wrong: [{text: Three threads download, tag: M1}]
//!   why: Look at the loop strip.
//!   again: {names: {download: upload}}   # asked once more, two lessons later
//! ```
//! ````

mod course;
mod draw;
mod front;
mod lenses;
mod predict;
mod quiz;
mod run;
mod translation;

pub use course::parse_course;
pub use translation::parse_translation;

use std::collections::BTreeMap;

use crate::course::lesson_path;
use crate::diagnostic::{Findings, quoted};
use crate::fields::{self, Fields};
use crate::markdown::{self, Piece};
use crate::yaml::{self, Node, Value};
use crate::{Block, Check, Expectation, Glossary, Lesson, Parsed, Phrase, Prose, Script, Tag};

/// Where texts come from: the content of a file, by its path within the course (with `/`), if it exists.
pub type Files<'f> = dyn Fn(&str) -> Option<String> + 'f;

/// Longer than any lesson; what is longer is refused before it costs time.
const MAX_BYTES: usize = 512 * 1024;

/// Reads the lesson in a folder (`02-gather`; empty for the folder that `files` starts at).
///
/// The lesson is as complete as its text allows: a block that could not be read is left out.
pub fn parse_lesson(folder: &str, files: &Files<'_>, glossary: &Glossary) -> Parsed<Lesson> {
    let path = lesson_path(folder);
    let mut reader = Reader { folder, files, glossary, findings: Findings::new(path), ids: BTreeMap::new() };
    let mut lesson = Lesson { folder: folder.to_owned(), ..Lesson::default() };
    match (reader.files)(&lesson_path(folder)) {
        None => reader.findings.add(1, "this file does not exist"),
        Some(text) if text.len() > MAX_BYTES => reader.findings.add(1, "this lesson is longer than 512 KB"),
        Some(text) => reader.lesson(&normalized(&text), &mut lesson),
    }
    Parsed { value: lesson, diagnostics: reader.findings.finish() }
}

/// What is needed everywhere while a lesson is read.
struct Reader<'r> {
    folder: &'r str,
    files: &'r Files<'r>,
    glossary: &'r Glossary,
    findings: Findings,
    /// The ids of blocks, and how many blocks of each kind there were.
    ids: BTreeMap<String, u32>,
}

impl Reader<'_> {
    fn lesson(&mut self, text: &str, lesson: &mut Lesson) {
        let (front, body, body_line) = split_front_matter(text);
        match front {
            None => self.findings.add(1, "a lesson begins with front matter between two lines `---`"),
            Some(front) => {
                if let Some(node) = self.yaml(front, 2) {
                    self.front_matter(&node, lesson);
                }
            }
        }
        for piece in markdown::pieces(body, body_line, self.glossary, &mut self.findings) {
            match piece {
                Piece::Prose { line, content } => lesson.blocks.push(Block::Prose(Prose { line, content })),
                Piece::Fence { line, kind, body } => {
                    if let Some(block) = self.block(kind, line, &body) {
                        lesson.blocks.push(block);
                    }
                }
            }
        }
    }

    fn block(&mut self, kind: &'static str, line: u32, body: &str) -> Option<Block> {
        let node = self.yaml(body, line + 1)?;
        if node.value == Value::Nothing {
            self.findings.add(line, format!("this {kind} block is empty"));
            return None;
        }
        if kind == "quiz" {
            return self.quiz(&node, line).map(Block::Quiz);
        }
        let what = match kind {
            "play" => "a play block",
            "predict" => "a predict block",
            "compare" => "a compare block",
            "lenses" => "a lenses block",
            _ => "an exercise block",
        };
        let mut fields = Fields::of(&node, what, &mut self.findings)?;
        // What is missing is missing from the block, not from the first of its lines.
        fields.line = line;
        let id = self.id(&mut fields, kind);
        let block = match kind {
            "play" => self.play(&mut fields, id, line).map(Block::Play),
            "predict" => self.predict(&mut fields, id, line).map(Block::Predict),
            "compare" => self.compare(&mut fields, id, line).map(Block::Compare),
            "lenses" => self.lenses(&mut fields, id, line).map(Block::Lenses),
            _ => self.exercise(&mut fields, id, line).map(Block::Exercise),
        };
        fields.finish(&mut self.findings);
        block
    }

    /// The id of a block: given, or its kind and number.
    fn id(&mut self, fields: &mut Fields<'_>, kind: &'static str) -> String {
        let given = fields.optional("id").and_then(|node| {
            let id = fields::text(node, "id", &mut self.findings)?;
            self.check_id(id, node.line);
            Some((id.to_owned(), node.line))
        });
        let count = self.ids.entry(format!("{kind} blocks")).or_insert(0);
        *count += 1;
        let (id, line) = given.unwrap_or_else(|| (format!("{kind}-{count}"), fields.line));
        if let Some(first) = self.ids.insert(id.clone(), line) {
            self.findings.add(line, format!("the id {} is used before, in line {first}", quoted(&id)));
        }
        id
    }

    /// Ids become parts of addresses.
    fn check_id(&mut self, id: &str, line: u32) {
        let good =
            !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !good {
            self.findings
                .add(line, format!("the id {} may have small letters, digits and `-` only", quoted(id)));
        }
    }

    fn yaml(&mut self, text: &str, first_line: u32) -> Option<Node> {
        yaml::parse(text, first_line).map_err(|error| self.findings.add(error.line, error.message)).ok()
    }

    fn phrase(&mut self, node: &Node, key: &str) -> Option<Phrase> {
        let text = fields::text(node, key, &mut self.findings)?;
        Some(markdown::phrase(text, node.line, self.glossary, &mut self.findings))
    }

    fn optional_phrase(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<Phrase> {
        fields.optional(key).and_then(|node| self.phrase(node, key))
    }

    fn required_phrase(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<Phrase> {
        fields.required(key, &mut self.findings).and_then(|node| self.phrase(node, key))
    }

    fn tag(&mut self, node: &Node) -> Option<Tag> {
        let text = fields::text(node, "tag", &mut self.findings)?;
        let tag = Tag::parse(text.trim());
        if tag.is_none() {
            self.findings
                .add(node.line, format!("there is no misconception {}; known are M1 to M17", quoted(text)));
        }
        tag
    }

    fn optional_tag(&mut self, fields: &mut Fields<'_>) -> Option<Tag> {
        fields.optional("tag").and_then(|node| self.tag(node))
    }

    fn checks(&mut self, fields: &mut Fields<'_>) -> Vec<Check> {
        let Some(node) = fields.optional("checks") else { return Vec::new() };
        fields::list(node).iter().filter_map(|item| self.check(item)).collect()
    }

    /// `total <= 2.0`, or `no_block_over: 0.05`, which YAML reads as a map.
    fn check(&mut self, node: &Node) -> Option<Check> {
        let text = match &node.value {
            Value::Text(text) => text.clone(),
            Value::Map(entries) => match entries.as_slice() {
                [entry] => match &entry.value.value {
                    Value::Text(value) => format!("{}: {value}", entry.key),
                    Value::Nothing => entry.key.clone(),
                    Value::List(_) | Value::Map(_) => String::new(),
                },
                _ => String::new(),
            },
            Value::Nothing | Value::List(_) => String::new(),
        };
        if text.is_empty() {
            self.findings.add(node.line, "a check is one line, such as `total <= 2.0`");
            return None;
        }
        match Expectation::parse(&text) {
            Ok(expectation) => Some(Check { expectation, line: node.line }),
            Err(message) => {
                self.findings.add(node.line, message);
                None
            }
        }
    }

    /// A script beside the lesson.
    fn script(&mut self, node: &Node, key: &str) -> Option<Script> {
        let name = fields::text(node, key, &mut self.findings)?;
        let inside = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !inside || name.contains(['\\', ':', '?', '#', '%']) || !name.ends_with(".py") {
            self.findings.add(
                node.line,
                format!("{} is not the name of a .py file in the lesson's folder", quoted(name)),
            );
            return None;
        }
        let path = if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) };
        let source = (self.files)(&path);
        if source.is_none() {
            self.findings.add(node.line, format!("there is no file {} beside the lesson", quoted(name)));
        }
        Some(Script { file: name.to_owned(), source: source?, line: node.line })
    }
}

/// The text with `\n` for every kind of line break, and without a byte order mark: the readers of Markdown
/// and of YAML must count the same lines.
fn normalized(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// The YAML between the two `---`, the text behind, and the line where that begins.
fn split_front_matter(text: &str) -> (Option<&str>, &str, u32) {
    let mut offset = 0;
    let mut begin = None;
    for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
        let is_rule = line.trim_end() == "---";
        match begin {
            None if is_rule => begin = Some(offset + line.len()),
            None => break,
            Some(begin) if is_rule => {
                return (Some(&text[begin..offset]), &text[offset + line.len()..], number + 1);
            }
            Some(_) => {}
        }
        offset += line.len();
    }
    (None, text, 1)
}
