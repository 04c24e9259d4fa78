//! Goes from match to match through a text.

use std::rc::Rc;

use vm::value::Instance;
use vm::{PyResult, Value, Vm};

use super::found::Match;
use super::matcher::{Found, Wanted, search};
use super::pattern::Pattern;
use super::subject::Subject;

/// The state of `finditer` and its like.
pub(super) struct Scan {
    pub(super) pattern: Rc<Instance>,
    pub(super) subject: Rc<Subject>,
    /// The bounds as the program gave them, in characters.
    pub(super) bounds: (usize, usize),
    /// Where the next search begins, and the end, in bytes.
    pub(super) position: usize,
    pub(super) end: usize,
    /// The last match was empty and ended here.
    pub(super) advance: bool,
    /// A position whose number of characters is known.
    known: (usize, usize),
}

impl Scan {
    /// Begins a scan between two positions in characters.
    pub(super) fn new(pattern: &Rc<Instance>, subject: Subject, from: i64, to: i64) -> Scan {
        let length = subject.len();
        // Clamped before it is narrowed: where `usize` has 32 bits, the end may be beyond it.
        let clamp = |bound: i64| bound.clamp(0, length as i64) as usize;
        let (from, to) = (clamp(from), clamp(to));
        let (position, end) = (subject.input().position(from), subject.input().position(to));
        Scan {
            pattern: pattern.clone(),
            subject: Rc::new(subject),
            bounds: (from, to),
            position: position.min(end),
            end,
            advance: false,
            known: (0, 0),
        }
    }

    /// Whether the scan begins behind its end, so that nothing matches.
    pub(super) fn is_void(&self) -> bool {
        self.bounds.0 > self.bounds.1
    }

    /// The next match, as `search` (or `match`) finds it.
    pub(super) fn next(&mut self, vm: &mut Vm, here: bool, full: bool) -> PyResult<Option<Found>> {
        let Some(pattern) = self.pattern.native::<Pattern>() else { return Ok(None) };
        if self.is_void() {
            return Ok(None);
        }
        let wanted = Wanted { start: self.position, end: self.end, full, here, advance: self.advance };
        let found = search(vm, &pattern.program, self.subject.input(), wanted)?;
        if let Some(found) = &found {
            let (start, end) = (found.slots[0], found.slots[1]);
            self.advance = start == end;
            self.position = end;
        }
        Ok(found)
    }

    /// The match object for what was found.
    pub(super) fn match_object(&mut self, vm: &mut Vm, found: Found) -> Value {
        let start = found.slots[0];
        let input = self.subject.input();
        let (bytes, chars) = self.known;
        let chars = if start >= bytes { chars + input.count(bytes, start) } else { input.count(0, start) };
        self.known = (start, chars);
        Match::object(vm, &self.pattern, &self.subject, self.bounds, found, (start, chars))
    }

    /// What `findall` and `split` give of a match: the text of a group, or the default.
    pub(super) fn group(&self, found: &Found, group: usize, default: Value) -> Value {
        let (from, to) = (found.slots[group * 2], found.slots[group * 2 + 1]);
        if from == super::matcher::NONE || to == super::matcher::NONE {
            return default;
        }
        self.subject.part(from, to.max(from))
    }
}
