//! What a patient teacher would say about a program, from its run and its text.
//!
//! [`notes`] looks at the trace of a run for what really happened (a call that blocked the loop, a coroutine that
//! nobody awaited) and at the syntax tree for where it is written. What would be faster is not guessed: the program
//! is changed and run again, and only a change that keeps what the program prints and saves time becomes a note.
//!
//! A rule speaks of a program only where the fault showed in this run, so that correct code gets no note.

mod errors;
mod happened;
mod locks;
mod script;
mod sequence;
mod swallowed;
mod tasks;
mod words;

pub use protocol::{Note, Rule};

use timeline::Timeline;
use trace::{Line, Outcome, Trace};

use script::Script;

/// The notes of a run, in order of their lines. `run` runs another version of the program with the same options.
pub fn notes(source: &str, trace: &Trace, run: &mut dyn FnMut(&str) -> Trace) -> Vec<Note> {
    if matches!(trace.outcome, Outcome::SyntaxError { .. } | Outcome::Unsupported { .. }) {
        return Vec::new();
    }
    let Some(script) = Script::parse(&trace.file, source) else { return Vec::new() };
    let timeline = Timeline::from_trace(trace);
    let mut notes = Vec::new();
    happened::blocking_calls(&timeline, &mut notes);
    happened::never_awaited(trace, &mut notes);
    happened::fan_out(&timeline, &mut notes);
    tasks::not_kept(&script, trace, &mut notes);
    locks::held_long(&script, &timeline, &mut notes);
    swallowed::cancellations(&script, trace, &mut notes);
    errors::hidden(&script, trace, &mut notes);
    sequence::one_after_another(&script, trace, run, &mut notes);
    trace::order::sort_by_key(&mut notes, |note| (note.line, note.rule));
    notes
}

impl Builder {
    fn note(self) -> Note {
        Note {
            rule: self.rule,
            line: Line(self.lines.0),
            last_line: Line(self.lines.1),
            what: self.what,
            advice: self.advice,
            saves: None,
            changed: None,
        }
    }
}

/// The parts of a note without a measured change.
struct Builder {
    rule: Rule,
    lines: (u32, u32),
    what: String,
    advice: String,
}
