//! What is wrong with a lesson, and at which line of which file.

use std::fmt;

/// One thing that is wrong. Its text form is `file:line: message`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Relative to the course's folder, `02-gather/lesson.md`.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// Lower case, without a full stop.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// What could be read, and what was wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    pub value: T,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Collects what is wrong with one file.
#[derive(Debug)]
pub(crate) struct Findings {
    file: String,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn new(file: impl Into<String>) -> Self {
        Findings { file: file.into(), list: Vec::new() }
    }

    pub(crate) fn add(&mut self, line: u32, message: impl Into<String>) {
        self.list.push(Diagnostic { file: self.file.clone(), line, message: message.into() });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Sorted by line, so that an author works from top to bottom.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.line);
        self.list
    }
}

/// `; did you mean ...?` with the nearest of the candidates, or nothing if none is near.
pub(crate) fn suggestion<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    // The distance costs the product of both lengths: no name that was meant is longer than this.
    if word.chars().count() > 64 {
        return String::new();
    }
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| format!("; did you mean `{candidate}`?"))
        .unwrap_or_default()
}

/// A text of the author in a message: one line, and not without end.
pub(crate) fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect();
    if text.chars().count() > 60 { format!("`{line}…`") } else { format!("`{line}`") }
}
