//! A source text with its name, and where its lines begin.

/// A source file: a learner's script, or a module of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name that tracebacks show.
    pub file: String,
    pub text: String,
    /// True for modules of the library: their frames are left out of tracebacks and traces.
    pub library: bool,
    /// True for what a program made a source of while it runs, which is treated as the library's but told in tracebacks.
    pub made: bool,
    /// True for one of those whose lines tracebacks show: the program of another Python.
    pub kept: bool,
    /// True for a statement as at the prompt, whose values are shown.
    pub interactive: bool,
    line_starts: Vec<u32>,
}

impl Source {
    /// Lines may end as on other systems, `\r\n` or `\r`; the text that is kept has `\n`.
    pub fn new(file: &str, text: &str, library: bool) -> Self {
        let ends_translated;
        let text = if text.contains('\r') {
            ends_translated = text.replace("\r\n", "\n").replace('\r', "\n");
            &ends_translated
        } else {
            text
        };
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        Source {
            file: file.to_owned(),
            text: text.to_owned(),
            library,
            made: false,
            kept: false,
            interactive: false,
            line_starts: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The source of `exec`, `eval` and `compile`.
    pub fn made(file: &str, text: &str) -> Self {
        Source { made: true, ..Source::new(file, text, true) }
    }

    /// The line of a byte offset, counted from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= offset) as u32
    }

    /// The column of a byte offset on its line, in characters, counted from 0.
    pub fn column(&self, offset: u32) -> u32 {
        let start = self.line_starts[self.line(offset) as usize - 1];
        self.text.get(start as usize..offset as usize).map_or(0, |before| before.chars().count() as u32)
    }

    /// The column of a byte offset on its line, in bytes, counted from 0: behind its parser, CPython's compiler
    /// tells columns so.
    pub fn byte_column(&self, offset: u32) -> u32 {
        offset - self.line_starts[self.line(offset) as usize - 1]
    }

    /// The text of a line counted from 1, without its end; empty when there is no such line.
    pub fn line_text(&self, line: u32) -> &str {
        let Some(start) = (line as usize).checked_sub(1).and_then(|at| self.line_starts.get(at)) else {
            return "";
        };
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |next| *next as usize);
        self.text[*start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// Whether the text has a line of that number, counted from 1; an end of line begins none at the end of the text.
    pub fn has_line(&self, line: u32) -> bool {
        let start = (line as usize).checked_sub(1).and_then(|at| self.line_starts.get(at));
        start.is_some_and(|start| (*start as usize) < self.text.len())
    }

    /// The byte offset at which a line counted from 1 begins.
    pub fn line_start(&self, line: u32) -> u32 {
        self.line_starts.get(line as usize - 1).copied().unwrap_or(self.text.len() as u32)
    }
}
