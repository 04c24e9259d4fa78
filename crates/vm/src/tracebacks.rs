//! Tracebacks in CPython's words: files, lines, carets, chained causes, groups drawn as trees.

use std::rc::{Rc, Weak};

use bytecode::Source;

use crate::code::CodeObject;
use crate::dict::Dict;
use crate::exception::TracebackEntry;
use crate::exceptions::syntax::push_text;
use crate::value::{Instance, Raised, Value};
use crate::vm::Vm;

/// The payload of a traceback object.
#[derive(Clone)]
pub struct Traceback {
    /// Outermost first.
    pub entries: Rc<[TracebackEntry]>,
    /// Which of them this object stands for.
    pub at: usize,
    /// Whose it was first, and who keeps the variables.
    pub exception: Weak<Instance>,
}

mod report;

pub use report::Report;

impl Vm {
    /// The traceback object of an exception, or None. Frames of the library are left out.
    pub fn traceback_of(&mut self, exception: &Value) -> Value {
        let Value::Instance(instance) = exception else { return Value::None };
        let Some(data) = instance.exception() else { return Value::None };
        if let Some(known) = data.traceback_object.borrow().native::<Traceback>()
            && known.entries.len() == data.traceback.borrow().len()
        {
            return data.traceback_object.borrow().clone();
        }
        let entries: Rc<[TracebackEntry]> = data.traceback.borrow().iter().rev().cloned().collect();
        if entries.is_empty() {
            return Value::None;
        }
        let class = self.types.traceback.clone();
        let exception = Rc::downgrade(instance);
        let made = self.new_native(&class, Traceback { entries, at: 0, exception });
        data.traceback_object.replace(made.clone());
        made
    }

    /// The whole report of an exception, as CPython prints it when it leaves the program.
    pub fn format_exception(&mut self, raised: &Raised) -> String {
        let limit = self.traceback_limit().map(|limit| -limit);
        self.exception_report(raised, &Report { limit, ..Report::default() }).concat()
    }

    /// How many places are told at most, as the program has set `sys.tracebacklimit`.
    pub fn traceback_limit(&mut self) -> Option<i64> {
        let sys = self.intern("sys");
        let Some(Value::Module(sys)) = self.modules.get_str(&sys) else { return None };
        match sys.dict.get("tracebacklimit") {
            Some(Value::Int(limit)) => Some(limit.max(0)),
            _ => None,
        }
    }

    /// What CPython tells of an exception that cannot be raised anywhere: its places without carets, and the exception
    /// without causes, notes and parts.
    pub fn format_unraisable(&mut self, headline: &str, raised: &Raised) -> String {
        let entries: Vec<TracebackEntry> = raised.data().traceback.borrow().iter().rev().cloned().collect();
        let mut entries: Vec<TracebackEntry> =
            entries.into_iter().filter(|entry| is_shown(&entry.code)).collect();
        if let Some(limit) = self.traceback_limit() {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            entries.drain(..entries.len().saturating_sub(limit));
        }
        let mut text = format!("{headline}\n");
        // Where only the library has been, nothing follows.
        if !raised.data().traceback.borrow().is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            let gone = self.state::<crate::host::SourcesGone>().0;
            let places = pieces(&entries, Carets::None).into_iter();
            text.extend(places.map(|piece| match piece.split_once('\n') {
                Some((place, _)) if gone => format!("{place}\n"),
                _ => piece,
            }));
        }
        let message = match self.str(&raised.value()) {
            Ok(message) => message.to_string(),
            Err(_) => "<exception str() failed>".to_owned(),
        };
        text.push_str(&format!("{}: {message}\n", self.shown_name(raised)));
        text
    }

    /// A piece of text for each place in the program, with repeated ones folded.
    pub fn entry_pieces(&mut self, entries: &[TracebackEntry]) -> Vec<String> {
        let carets = match self.state::<crate::host::SourcesGone>().0 {
            true => Carets::Plain,
            false => Carets::Stressing,
        };
        pieces(entries, carets)
    }

    /// The same for the calls that led to a coroutine that was never awaited, the newest first.
    pub fn origin_pieces(&self, places: &[TracebackEntry]) -> Vec<String> {
        let shown: Vec<_> = places.iter().rev().filter(|place| is_shown(&place.code)).cloned().collect();
        pieces(&shown, Carets::None)
    }

    /// The name of an exception's class as tracebacks have it: with its module, unless that is the program's or
    /// `builtins`.
    fn shown_name(&self, raised: &Raised) -> String {
        let class = raised.0.class();
        let qualname = class.qualname.borrow().to_string();
        match class.lookup(&self.names.module) {
            None => qualname,
            Some(module) => match module.as_str().map(|module| module.as_str()) {
                Some("builtins" | "__main__") => qualname,
                Some(module) => format!("{module}.{qualname}"),
                None => format!("<unknown>.{qualname}"),
            },
        }
    }

    /// The last lines: `ValueError: message`, and notes. Where the exception's places are not told, CPython does not
    /// look there for names that a missing one may have meant.
    pub fn exception_lines(&mut self, raised: &Raised, is_placed: bool) -> Vec<String> {
        let value = raised.value();
        let name = self.shown_name(raised);
        let text = match self.str(&value) {
            Ok(text) => text.to_string(),
            Err(_) => "<exception str() failed>".to_owned(),
        };
        let syntax = self.types.syntax_error.clone();
        let mut lines = Vec::new();
        if self.raised_is(raised, &syntax) {
            lines = self.syntax_error_lines(&value, &name);
        } else if text.is_empty() {
            lines.push(format!("{name}\n"));
        } else {
            let hint = self.suggestion_for(raised, is_placed);
            lines.push(format!("{name}: {text}{hint}\n"));
        }
        self.push_notes(raised, &mut lines);
        lines
    }

    fn push_notes(&mut self, raised: &Raised, lines: &mut Vec<String>) {
        let name = self.names.notes.clone();
        let own = raised.0.dict_if_any().and_then(|dict| dict.get_str(&name));
        let notes = match own {
            None if raised.0.class().lookup(&name).is_none() => return,
            None => match self.get_attr_opt(&raised.value(), &name) {
                Ok(found) => found.unwrap_or(Value::None),
                Err(error) => {
                    let error = match self.repr(&error.value()) {
                        Ok(text) => text.to_string(),
                        Err(_) => "<__notes__ repr() failed>".to_owned(),
                    };
                    lines.push(format!("Ignored error getting __notes__: {error}\n"));
                    return;
                }
            },
            Some(notes) => notes,
        };
        if !matches!(notes.builtin(), Value::List(_) | Value::Tuple(_)) {
            if !notes.is_none() {
                let text = match self.repr(&notes) {
                    Ok(text) => text.to_string(),
                    Err(_) => "<__notes__ repr() failed>".to_owned(),
                };
                lines.push(format!("{text}\n"));
            }
            return;
        }
        for note in self.list_of(notes.builtin()).unwrap_or_default() {
            let note = match self.str(&note) {
                Ok(note) => note.to_string(),
                Err(_) => "<note str() failed>".to_owned(),
            };
            lines.extend(note.split('\n').map(|line| format!("{line}\n")));
        }
    }

    /// `. Did you mean: 'x'?` for names and attributes that are nearly right.
    fn suggestion_for(&mut self, raised: &Raised, is_placed: bool) -> String {
        let types = &self.types;
        let (name_error, attribute_error, import_error) =
            (types.name_error.clone(), types.attribute_error.clone(), types.import_error.clone());
        if self.raised_is(raised, &import_error) {
            return raised.import_hint().map_or(String::new(), |hint| hint.to_string());
        }
        let is_missing = self.raised_is(raised, &name_error) || self.raised_is(raised, &attribute_error);
        let Some(name) = raised.missing_name().filter(|_| is_missing) else { return String::new() };
        let is_name = self.raised_is(raised, &name_error);
        if is_name && !is_placed {
            return self.with_import(&name, None);
        }
        let candidates: Vec<String> = if is_name {
            let mut names = Vec::new();
            if let Value::Dict(locals) = self.innermost_locals(raised) {
                // In a method, the instance may have what is missing.
                if let Some(receiver) = locals.get("self") {
                    let attribute = self.intern(&name);
                    if let Ok(Some(_)) = self.get_attr_opt(&receiver, &attribute) {
                        return self.with_import(&name, Some(format!("self.{}", name.as_str())));
                    }
                }
                names.extend(locals.keys().iter().filter_map(|key| key.as_str().map(|key| key.to_string())));
            }
            if let Some(globals) = self.innermost_globals(raised) {
                names.extend(globals.keys().iter().filter_map(|key| key.as_str().map(|key| key.to_string())));
            }
            names.extend(
                self.builtins.keys().iter().filter_map(|key| key.as_str().map(|key| key.to_string())),
            );
            names
        } else if self.raised_is(raised, &attribute_error) {
            let object = raised.missing_in();
            let names = match self.dir_asked(&object) {
                Ok(names) => names,
                // Without `__dir__`, if that gives what cannot be sorted.
                Err(error) if self.raised_is(&error, &self.types.type_error.clone()) => {
                    let own = match &object {
                        Value::Instance(instance) => {
                            instance.dict_if_any().map_or_else(Vec::new, |dict| dict.keys())
                        }
                        _ => Vec::new(),
                    };
                    self.class_of(&object).dict.keys().into_iter().chain(own).collect()
                }
                Err(_) => return String::new(),
            };
            // A class's own methods may use its private names.
            let is_own = match self.innermost_locals(raised) {
                Value::Dict(locals) => locals.get("self").is_some_and(|receiver| receiver.is(&object)),
                _ => false,
            };
            names
                .iter()
                .filter_map(|key| key.as_str().map(|key| key.to_string()))
                .filter(|key| is_own || name.starts_with('_') || !key.starts_with('_'))
                .collect()
        } else {
            return String::new();
        };
        let found = text::suggest::suggestion(&name, candidates.iter().map(String::as_str));
        let found = found.map(str::to_owned);
        if is_name {
            return self.with_import(&name, found);
        }
        found.map_or(String::new(), |found| format!(". Did you mean: '{found}'?"))
    }

    /// What a name may have meant, and that it may be a module's.
    fn with_import(&mut self, name: &crate::Str, found: Option<String>) -> String {
        let is_module = self.host.is_in_library(name);
        match found {
            Some(found) if is_module => {
                format!(". Did you mean: '{found}'? Or did you forget to import '{}'?", name.as_str())
            }
            Some(found) => format!(". Did you mean: '{found}'?"),
            None if is_module => format!(". Did you forget to import '{}'?", name.as_str()),
            None => String::new(),
        }
    }

    /// The global variables of the innermost frame that an exception has passed; the program's where they are gone.
    fn innermost_globals(&mut self, raised: &Raised) -> Option<Rc<Dict>> {
        let globals = raised.data().traceback.borrow().first().and_then(|entry| entry.globals.upgrade());
        globals.or_else(|| {
            let main = self.intern("__main__");
            match self.modules.get_str(&main) {
                Some(Value::Module(main)) => Some(main.dict.clone()),
                _ => None,
            }
        })
    }

    /// The variables of the innermost frame that an exception has passed.
    fn innermost_locals(&mut self, raised: &Raised) -> Value {
        let data = raised.data();
        let Some(code) = data.traceback.borrow().first().map(|entry| entry.code.clone()) else {
            return Value::None;
        };
        if let Some(slots) = data.variables_at(0, &code) {
            return self.slots_as_dict(&code, &slots);
        }
        // It was handled in the frame where it was raised, which another exception may have left since.
        let left_by = self.told_together.iter().find_map(|other| other.data().variables_in_frame_of(&code));
        if let Some(slots) = left_by {
            return self.slots_as_dict(&code, &slots);
        }
        let frames = &self.fiber.frames;
        match frames.iter().rposition(|frame| Rc::ptr_eq(&frame.code, &code)) {
            Some(index) => self.locals_of_frame(index),
            None => Value::None,
        }
    }
}

/// What CPython prints for a file that cannot be compiled; `parsed` when its parser finds that.
pub fn format_syntax_error(
    source: &Source,
    exception: &str,
    message: &str,
    (start, end): (u32, u32),
    parsed: bool,
) -> String {
    let line = source.line(start);
    let (text, last) = (source.line_text(line), source.line(end));
    let column = |at: u32| i64::from(if parsed { source.column(at) } else { source.byte_column(at) }) + 1;
    // Reading a file, its tokenizer has no column for where an indented block ends or is missing, nor for numbers that
    // it cannot convert.
    let nowhere = start == end
        && (["unexpected unindent", "expected an indented block", "expected 'except'", "Exceeds the limit"]
            .iter()
            .any(|beginning| message.starts_with(beginning))
            || message == "invalid syntax" && start == source.line_start(line));
    let is_future = message == "not a chance" || message.starts_with("future feature ");
    let mut lines = vec![format!("  File \"{}\", line {line}\n", source.file)];
    if text.trim().is_empty() {
        lines.push("    \n".to_owned());
    } else {
        let (start, end) = ((!nowhere).then(|| column(start)), (!is_future).then(|| column(end)));
        push_text(&mut lines, &format!("{text}\n"), Some(i64::from(line)), start, Some(i64::from(last)), end);
    }
    lines.push(format!("{exception}: {message}\n"));
    lines.concat()
}

/// A place that is repeated is shown so many times.
const MAX_REPEATED: usize = 3;

/// What stands below a line of source.
#[derive(Clone, Copy, PartialEq)]
enum Carets {
    None,
    /// Below what was being evaluated. CPython can do no more when its modules are gone.
    Plain,
    /// Likewise, with the operator or the arguments stressed.
    Stressing,
}

impl Carets {
    /// The part that is stressed of what a place evaluates.
    fn anchor(self, entry: &TracebackEntry) -> Option<&bytecode::Anchor> {
        let anchors = match self {
            Carets::None | Carets::Plain => &[],
            Carets::Stressing => entry.code.code.anchors.as_slice(),
        };
        anchors.iter().find(|anchor| anchor.instr as usize == entry.pc)
    }
}

fn pieces(entries: &[TracebackEntry], carets: Carets) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut repeated = 0usize;
    let mut last: Option<(usize, u32)> = None;
    for entry in entries {
        let line = entry.code.line(entry.pc);
        let key = (Rc::as_ptr(&entry.code.code) as usize, line);
        if last == Some(key) {
            repeated += 1;
            if repeated > MAX_REPEATED - 1 {
                continue;
            }
        } else {
            push_repeated(&mut pieces, repeated);
            last = Some(key);
            repeated = 0;
        }
        pieces.push(format_entry(entry, carets));
    }
    push_repeated(&mut pieces, repeated);
    pieces
}

fn push_repeated(pieces: &mut Vec<String>, repeated: usize) {
    if repeated > MAX_REPEATED - 1 {
        let more = repeated - (MAX_REPEATED - 1);
        let plural = if more == 1 { "" } else { "s" };
        pieces.push(format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

/// Whether a place is told: those in the library are not, those in sources that are made while it runs are.
pub fn is_shown(code: &CodeObject) -> bool {
    let source = &code.code.source;
    !code.is_library()
        || source.made
        || (source.file.starts_with('<') && !source.file.starts_with("<frozen "))
}

/// `File "…", line …, in …`, the source line, and carets below what was being evaluated.
fn format_entry(entry: &TracebackEntry, carets: Carets) -> String {
    let code = &entry.code.code;
    let source = &code.source;
    let line = entry.code.line(entry.pc);
    let mut out = format!("  File \"{}\", line {line}, in {}\n", source.file, code.name);
    if entry.code.is_library() && !source.kept && !source.file.starts_with("<doctest ") {
        // Nobody can look into a source that is made while the program runs; but `doctest` keeps its examples.
        return out;
    }
    let Some(span) = code.spans.get(entry.pc) else {
        // A body that never began.
        let text = source.line_text(line).trim();
        if !text.is_empty() {
            out.push_str(&format!("    {text}\n"));
        }
        return out;
    };
    let last = source.line(span.end);
    if last != line && carets != Carets::None {
        // Several lines are shown with carets under each only when they are few; the first stands for all.
        out.push_str(&format_lines(entry, line, last, carets));
        return out;
    }
    let text = source.line_text(line);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return out;
    }
    out.push_str(&format!("    {trimmed}\n"));
    if carets == Carets::None {
        return out;
    }
    let skipped = text.chars().count() - text.trim_start().chars().count();
    let (start, end) = (source.column(span.start) as usize, source.column(span.end) as usize);
    let whole = start <= skipped && end >= skipped + trimmed.chars().count();
    let anchor = carets.anchor(entry);
    if whole && anchor.is_none() || says_it_all(source, span.start, span.end, anchor) {
        return out;
    }
    let stressed = match anchor {
        Some(anchor) => source.column(anchor.start) as usize..source.column(anchor.end) as usize,
        None => start..end,
    };
    let mut carets = String::new();
    for (column, character) in text.chars().enumerate().take(end).skip(skipped) {
        let mark = match column {
            _ if column < start => ' ',
            _ if stressed.contains(&column) => '^',
            _ => '~',
        };
        carets.extend(std::iter::repeat_n(mark, width(character)));
    }
    out.push_str(&format!("    {carets}\n"));
    out
}

/// How many columns a character takes: letters of East Asia and emojis take two.
fn width(character: char) -> usize {
    let is_wide = matches!(u32::from(character),
        0x1100..=0x115f | 0x231a..=0x231b | 0x23e9..=0x23ec | 0x25fd..=0x25fe | 0x2614..=0x2615
        | 0x2648..=0x2653 | 0x26a1 | 0x26bd..=0x26be | 0x2705 | 0x270a..=0x270b | 0x2728 | 0x274c
        | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x2b1b..=0x2b1c | 0x2b50 | 0x2b55
        | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0xa4cf | 0xa960..=0xa97c
        | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe6b | 0xff01..=0xff60
        | 0xffe0..=0xffe6 | 0x1f300..=0x1f320 | 0x1f32d..=0x1f335 | 0x1f337..=0x1f37c
        | 0x1f37e..=0x1f393 | 0x1f3a0..=0x1f3ca | 0x1f3e0..=0x1f3f0 | 0x1f400..=0x1f43e
        | 0x1f440 | 0x1f442..=0x1f4fc | 0x1f4ff..=0x1f53d | 0x1f550..=0x1f567 | 0x1f5fb..=0x1f64f
        | 0x1f680..=0x1f6c5 | 0x1f6cc | 0x1f6d0..=0x1f6d2 | 0x1f6eb..=0x1f6ec | 0x1f6f4..=0x1f6fc
        | 0x1f7e0..=0x1f7eb | 0x1f90c..=0x1f93a | 0x1f93c..=0x1f945 | 0x1f947..=0x1f9ff
        | 0x1fa70..=0x1faff | 0x20000..=0x3fffd);
    if is_wide { 2 } else { 1 }
}

/// Whether carets below the piece would tell nothing: it is the one call of `return f(…)` or `x = f(…)`.
fn says_it_all(source: &Source, start: u32, end: u32, anchor: Option<&bytecode::Anchor>) -> bool {
    let Some(anchor) = anchor else { return false };
    let text = |from: u32, to: u32| source.text.get(from as usize..to as usize).unwrap_or_default();
    if !text(anchor.start, end).starts_with('(') {
        return false;
    }
    let (first, last) = (source.line(start), source.line(end));
    let before = text(source.line_start(first), start).trim();
    let line_end = source.line_start(last) as usize + source.line_text(last).len();
    let behind = text(end, line_end as u32).trim();
    if !behind.is_empty() && !behind.starts_with(['#', ';']) {
        return false;
    }
    if before == "return" {
        let function = text(start, anchor.start);
        return function.chars().all(|char| char.is_alphanumeric() || char == '_');
    }
    let Some(target) = before.strip_suffix('=') else { return false };
    let target = target.trim_end();
    !target.is_empty() && target.chars().all(|char| char.is_alphanumeric() || char == '_')
}

/// A piece of source that spans several lines.
fn format_lines(entry: &TracebackEntry, first: u32, last: u32, carets: Carets) -> String {
    let code = &entry.code.code;
    let source = &code.source;
    let Some(span) = code.spans.get(entry.pc) else { return String::new() };
    let lines: Vec<u32> = (first..=last).collect();
    let indent = lines
        .iter()
        .map(|line| source.line_text(*line))
        .filter(|text| !text.trim().is_empty())
        .map(|text| text.chars().count() - text.trim_start().chars().count())
        .min()
        .unwrap_or(0);
    let anchor = carets.anchor(entry);
    let text = |from: u32, to: u32| source.text.get(from as usize..to as usize).unwrap_or_default();
    let line_end = source.line_start(last) + source.line_text(last).len() as u32;
    let whole = text(source.line_start(first), span.start).trim().is_empty()
        && text(span.end, line_end).trim().is_empty();
    let silent = whole && anchor.is_none() || says_it_all(source, span.start, span.end, anchor);
    let mark = |offset: u32| match anchor {
        Some(anchor) if offset < anchor.start || offset >= anchor.end => '~',
        _ => '^',
    };
    let push = |out: &mut String, line: u32| {
        let text = source.line_text(line);
        let shown: String = text.chars().skip(indent).collect();
        let shown = shown.trim_end();
        out.push_str(&format!("    {shown}\n"));
        if silent {
            return;
        }
        let start = source.line_start(line);
        let body = if line == last { text.len() } else { text.trim_end().len() };
        let lead = text.len() - text.trim_start().len();
        let mut carets = String::new();
        for (offset, char) in text.char_indices().skip(indent) {
            let at = start + offset as u32;
            if at >= span.end || offset >= body {
                break;
            }
            let mark = if at >= span.start && offset >= lead { mark(at) } else { ' ' };
            carets.extend(std::iter::repeat_n(mark, width(char)));
        }
        out.push_str(&format!("    {carets}\n"));
    };
    // Shown are the first and the last line, and those around the ends of the part that is stressed.
    let mut shown: Vec<u32> = vec![first, last];
    if let Some(anchor) = anchor {
        for line in [source.line(anchor.start), source.line(anchor.end)] {
            shown.extend([line.saturating_sub(1), line, line + 1]);
        }
    }
    shown.retain(|line| (first..=last).contains(line));
    shown.sort_unstable();
    shown.dedup();
    let mut out = String::new();
    let mut before = first;
    for line in shown {
        match line - before {
            2 => push(&mut out, line - 1),
            3.. => out.push_str(&format!("    ...<{} lines>...\n", line - before - 1)),
            _ => {}
        }
        push(&mut out, line);
        before = line;
    }
    out
}
