//! Runs a program over a text, by backtracking.
//!
//! Everything that may have to be undone is on one stack of its own, so that neither the pattern nor the text can
//! exhaust the Rust stack, and so that the work and the memory can be counted.

use vm::{PyResult, Vm};

use super::characters::{is_word, lower};
use super::program::{Op, Program, may_go_on};
use super::syntax::{Mode, Place};

/// A text as the matcher sees it: bytes, each a character unless the text is wide.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) data: &'a [u8],
    /// The bytes are UTF-8 with characters of several bytes.
    pub(super) wide: bool,
}

impl Input<'_> {
    /// The character at a position, and the position behind it.
    #[inline]
    fn at(&self, position: usize) -> (u32, usize) {
        let first = self.data[position];
        if !self.wide || first < 0x80 {
            return (u32::from(first), position + 1);
        }
        let part = |offset: usize| u32::from(self.data.get(position + offset).copied().unwrap_or(0) & 0x3f);
        match first {
            0..0xe0 => ((u32::from(first) & 0x1f) << 6 | part(1), position + 2),
            0xe0..0xf0 => ((u32::from(first) & 0x0f) << 12 | part(1) << 6 | part(2), position + 3),
            _ => {
                let code = (u32::from(first) & 0x07) << 18 | part(1) << 12 | part(2) << 6 | part(3);
                (char::from_u32(code).map_or(code, text::surrogates::code_of), position + 4)
            }
        }
    }

    /// The position of the character before a position, which is not the beginning.
    #[inline]
    pub(super) fn before(&self, position: usize) -> usize {
        let mut position = position - 1;
        while self.wide && position > 0 && self.data[position] & 0xc0 == 0x80 {
            position -= 1;
        }
        position
    }

    /// The position so many characters before a position; None where there are not so many.
    fn back(&self, position: usize, count: usize) -> Option<usize> {
        if !self.wide || count > position {
            return position.checked_sub(count);
        }
        let mut position = position;
        for _ in 0..count {
            if position == 0 {
                return None;
            }
            position = self.before(position);
        }
        Some(position)
    }

    /// The position behind the character at a position.
    pub(super) fn behind(&self, position: usize) -> usize {
        self.at(position).1
    }

    /// How many characters stand before a position.
    pub(super) fn count(&self, from: usize, to: usize) -> usize {
        if !self.wide {
            return to - from;
        }
        self.data[from..to].iter().filter(|byte| **byte & 0xc0 != 0x80).count()
    }

    /// The position behind so many characters, at most the end.
    pub(super) fn position(&self, count: usize) -> usize {
        if !self.wide {
            return count.min(self.data.len());
        }
        let mut left = count;
        for (position, byte) in self.data.iter().enumerate() {
            if byte & 0xc0 != 0x80 {
                if left == 0 {
                    return position;
                }
                left -= 1;
            }
        }
        self.data.len()
    }
}

/// No position.
pub(super) const NONE: usize = usize::MAX;

/// What a match found: for each group its start and end, and the group that ended last.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) slots: Vec<usize>,
    pub(super) last: usize,
}

/// How a search goes.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The match ends at the end.
    pub(super) full: bool,
    /// The match begins at the start.
    pub(super) here: bool,
    /// An empty match at the start is none.
    pub(super) advance: bool,
}

enum Frame {
    /// Another way to go on.
    Branch {
        op: usize,
        position: usize,
    },
    Slot {
        slot: usize,
        old: usize,
    },
    Last {
        old: usize,
    },
    Counter {
        counter: usize,
        count: u32,
        last: usize,
    },
    /// A greedy repetition of one character, which can give some back.
    Greedy {
        op: usize,
        least: usize,
        position: usize,
    },
    /// A lazy repetition of one character, which can take more.
    Lazy {
        op: usize,
        position: usize,
        count: u32,
    },
    /// A look-around or atomic group that is open.
    Barrier {
        position: usize,
        negate: Option<usize>,
        look: Option<usize>,
    },
}

/// Searches a text.
pub(super) fn search(
    vm: &mut Vm,
    program: &Program,
    input: Input,
    wanted: Wanted,
) -> PyResult<Option<Found>> {
    let mut matcher = Matcher {
        program,
        input: Input { data: &input.data[..wanted.end], wide: input.wide },
        wanted,
        slots: vec![NONE; program.groups * 2],
        last: 0,
        counters: vec![(0, NONE); program.counters],
        stack: Vec::new(),
        barriers: Vec::new(),
        steps: 0,
    };
    let mut start = wanted.start;
    loop {
        if !wanted.here
            && let Some(first) = &program.first
        {
            let begin = start;
            while start < wanted.end && !first.matches(matcher.input.at(start).0) {
                start = matcher.input.behind(start);
            }
            matcher.steps += (start - begin) as u64 / 8;
            if start >= wanted.end {
                matcher.pay(vm)?;
                return Ok(None);
            }
        }
        if wanted.end - start < program.least && !input.wide {
            return Ok(None);
        }
        let end = matcher.run(vm, start)?;
        if let Some(end) = end {
            matcher.pay(vm)?;
            let mut slots = matcher.slots;
            slots[0] = start;
            slots[1] = end;
            return Ok(Some(Found { slots, last: matcher.last }));
        }
        if wanted.here || start >= wanted.end || program.anchored && start == wanted.start {
            matcher.pay(vm)?;
            return Ok(None);
        }
        start = matcher.input.behind(start);
        matcher.slots.fill(NONE);
        matcher.last = 0;
    }
}

struct Matcher<'a> {
    program: &'a Program,
    input: Input<'a>,
    wanted: Wanted,
    slots: Vec<usize>,
    last: usize,
    /// Rounds, and where the last round began.
    counters: Vec<(u32, usize)>,
    stack: Vec<Frame>,
    /// The positions of open barriers on the stack.
    barriers: Vec<usize>,
    steps: u64,
}

/// Steps between two looks at the limits.
const BATCH: u64 = 4096;

impl Matcher<'_> {
    fn pay(&mut self, vm: &mut Vm) -> PyResult<()> {
        let steps = std::mem::take(&mut self.steps);
        vm.spend(steps / 4)?;
        vm.reserve(self.stack.capacity() * size_of::<Frame>())
    }

    /// Tries a match at a position; gives its end.
    fn run(&mut self, vm: &mut Vm, start: usize) -> PyResult<Option<usize>> {
        self.stack.clear();
        self.barriers.clear();
        let (mut op, mut position) = (0, start);
        loop {
            self.steps += 1;
            if self.steps >= BATCH {
                self.pay(vm)?;
            }
            let next = match &self.program.ops[op] {
                Op::Match => {
                    let wrong = self.wanted.full && position != self.wanted.end
                        || self.wanted.advance && position == self.wanted.start;
                    if !wrong {
                        return Ok(Some(position));
                    }
                    None
                }
                other => self.step(other, op, position),
            };
            match next.or_else(|| self.back()) {
                Some(next) => (op, position) = next,
                None => return Ok(None),
            }
        }
    }

    /// Executes an instruction; none where it fails.
    #[inline]
    fn step(&mut self, instruction: &Op, op: usize, position: usize) -> Option<(usize, usize)> {
        let end = self.wanted.end;
        match instruction {
            Op::Single(single) => {
                if position >= end {
                    return None;
                }
                let (code, behind) = self.input.at(position);
                if single.matches(code) { Some((op + 1, behind)) } else { None }
            }
            Op::Repeat { min, max, mode, .. } => self.repeat(op, position, *min, *max, *mode),
            Op::Split { here, there } => {
                self.stack.push(Frame::Branch { op: *there, position });
                Some((*here, position))
            }
            Op::Jump(target) => Some((*target, position)),
            Op::Save(slot) => {
                self.save(*slot, position);
                if slot % 2 == 1 {
                    self.stack.push(Frame::Last { old: self.last });
                    self.last = slot / 2;
                }
                Some((op + 1, position))
            }
            Op::Count(counter) => {
                self.count(*counter, 0, NONE);
                Some((op + 1, position))
            }
            Op::Loop { counter, min, max, lazy, exit } => {
                let (count, last) = self.counters[*counter];
                if count < *min {
                    self.count(*counter, count + 1, last);
                    return Some((op + 2, position));
                }
                if *lazy {
                    self.stack.push(Frame::Branch { op: op + 1, position });
                } else if may_go_on(count, *max) && position != last {
                    self.stack.push(Frame::Branch { op: *exit, position });
                    self.count(*counter, count.saturating_add(1), position);
                    return Some((op + 2, position));
                }
                Some((*exit, position))
            }
            Op::Again { counter, max } => {
                let (count, last) = self.counters[*counter];
                if !may_go_on(count, *max) || position == last {
                    return None;
                }
                self.count(*counter, count.saturating_add(1), position);
                Some((op + 1, position))
            }
            Op::Reference { group, manner } => {
                let (from, to) = (self.slots[group * 2], self.slots[group * 2 + 1]);
                if from == NONE || to == NONE || to < from {
                    return None;
                }
                let (mut at, mut here) = (from, position);
                while at < to {
                    if here >= end {
                        return None;
                    }
                    let (a, behind_a) = self.input.at(at);
                    let (b, behind_b) = self.input.at(here);
                    let same =
                        a == b || manner.ignore_case && lower(a, manner.ascii) == lower(b, manner.ascii);
                    if !same {
                        return None;
                    }
                    (at, here) = (behind_a, behind_b);
                }
                self.steps += (to - from) as u64 / 8;
                Some((op + 1, here))
            }
            Op::IfGroup { group, otherwise } => {
                let set = self.slots[group * 2] != NONE && self.slots[group * 2 + 1] != NONE;
                Some((if set { op + 1 } else { *otherwise }, position))
            }
            Op::Look { behind, negate, end } => {
                let Some(from) = self.input.back(position, behind.unwrap_or(0)) else {
                    return if *negate { Some((*end, position)) } else { None };
                };
                self.barriers.push(self.stack.len());
                let negate = negate.then_some(*end);
                self.stack.push(Frame::Barrier { position, negate, look: Some(*end) });
                Some((op + 1, from))
            }
            Op::LookEnd => {
                let (at, look, negate) = self.cut()?;
                if negate {
                    return None;
                }
                Some((look.unwrap_or(op + 1), at))
            }
            Op::Atomic => {
                self.barriers.push(self.stack.len());
                self.stack.push(Frame::Barrier { position, negate: None, look: None });
                Some((op + 1, position))
            }
            Op::AtomicEnd => {
                self.cut()?;
                Some((op + 1, position))
            }
            Op::At { place, multiline, ascii } => {
                if self.is_at(*place, *multiline, *ascii, position) {
                    Some((op + 1, position))
                } else {
                    None
                }
            }
            Op::Fail | Op::Match => None,
        }
    }

    fn save(&mut self, slot: usize, position: usize) {
        let old = std::mem::replace(&mut self.slots[slot], position);
        self.stack.push(Frame::Slot { slot, old });
    }

    fn count(&mut self, counter: usize, count: u32, last: usize) {
        let old = std::mem::replace(&mut self.counters[counter], (count, last));
        self.stack.push(Frame::Counter { counter, count: old.0, last: old.1 });
    }

    /// A repetition of one character.
    fn repeat(&mut self, op: usize, start: usize, min: u32, max: u32, mode: Mode) -> Option<(usize, usize)> {
        let most = if mode == Mode::Lazy { min } else { max };
        let (count, position, least) = self.take(op, start, min, most);
        if count < min {
            return None;
        }
        match mode {
            Mode::Greedy if position > least => {
                self.stack.push(Frame::Greedy { op, least, position });
            }
            Mode::Lazy if may_go_on(count, max) => {
                self.stack.push(Frame::Lazy { op, position, count });
            }
            Mode::Greedy | Mode::Lazy | Mode::Possessive => {}
        }
        Some((op + 1, position))
    }

    /// Takes up to `most` characters that pass the test of an instruction: how many, up to where, and where the
    /// least number of them ends.
    fn take(&mut self, op: usize, start: usize, min: u32, most: u32) -> (u32, usize, usize) {
        let Op::Repeat { single, .. } = &self.program.ops[op] else { return (0, start, start) };
        let (mut count, mut position, mut least) = (0u32, start, start);
        while may_go_on(count, most) && position < self.wanted.end {
            let (code, behind) = self.input.at(position);
            if !single.matches(code) {
                break;
            }
            position = behind;
            count = count.saturating_add(1);
            if count == min {
                least = position;
            }
        }
        self.steps += u64::from(count) / 8;
        (count, position, least)
    }

    /// Closes the barrier opened last: the ways to go on inside of it are forgotten, but not what is to be
    /// restored. For a negative look-around, everything is restored. Gives the barrier's position.
    fn cut(&mut self) -> Option<(usize, Option<usize>, bool)> {
        let barrier = self.barriers.pop()?;
        let Frame::Barrier { position, negate, look } = self.stack[barrier] else { return None };
        if negate.is_some() {
            while self.stack.len() > barrier {
                if let Some(frame) = self.stack.pop() {
                    self.restore(&frame);
                }
            }
            return Some((position, look, true));
        }
        let mut kept = barrier;
        for index in barrier + 1..self.stack.len() {
            if matches!(self.stack[index], Frame::Slot { .. } | Frame::Last { .. } | Frame::Counter { .. }) {
                self.stack.swap(kept, index);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        Some((position, look, false))
    }

    fn restore(&mut self, frame: &Frame) {
        match frame {
            Frame::Slot { slot, old } => self.slots[*slot] = *old,
            Frame::Last { old } => self.last = *old,
            Frame::Counter { counter, count, last } => self.counters[*counter] = (*count, *last),
            Frame::Branch { .. } | Frame::Greedy { .. } | Frame::Lazy { .. } | Frame::Barrier { .. } => {}
        }
    }

    /// Goes back to the last place where there is another way.
    fn back(&mut self) -> Option<(usize, usize)> {
        while let Some(frame) = self.stack.pop() {
            match frame {
                Frame::Branch { op, position } => return Some((op, position)),
                Frame::Greedy { op, least, position } => {
                    let mut position = self.input.before(position);
                    // Where a character must follow, positions before others need not be tried.
                    if let Some(Op::Single(next)) = self.program.ops.get(op + 1) {
                        while position > least
                            && !(position < self.wanted.end && next.matches(self.input.at(position).0))
                        {
                            position = self.input.before(position);
                            self.steps += 1;
                        }
                    }
                    if position > least {
                        self.stack.push(Frame::Greedy { op, least, position });
                    }
                    return Some((op + 1, position));
                }
                Frame::Lazy { op, position, count } => {
                    let Op::Repeat { max, .. } = &self.program.ops[op] else { continue };
                    let max = *max;
                    let (taken, position, _) = self.take(op, position, 0, 1);
                    if taken == 0 {
                        continue;
                    }
                    let count = count.saturating_add(1);
                    if may_go_on(count, max) {
                        self.stack.push(Frame::Lazy { op, position, count });
                    }
                    return Some((op + 1, position));
                }
                Frame::Barrier { position, negate, .. } => {
                    self.barriers.pop();
                    if let Some(end) = negate {
                        return Some((end, position));
                    }
                }
                frame => self.restore(&frame),
            }
        }
        None
    }

    fn is_at(&self, place: Place, multiline: bool, ascii: bool, position: usize) -> bool {
        let end = self.wanted.end;
        let newline_before = || position > 0 && self.input.data[position - 1] == b'\n';
        match place {
            Place::BeginningOfString => position == 0,
            Place::Beginning => position == 0 || multiline && newline_before(),
            Place::EndOfString => position == end,
            Place::End if multiline => position == end || self.input.data[position] == b'\n',
            Place::End => position == end || position + 1 == end && self.input.data[position] == b'\n',
            Place::Boundary | Place::NotBoundary => {
                if end == 0 {
                    return false;
                }
                let word = |code: u32| is_word(code, ascii);
                let before = position > 0 && word(self.input.at(self.input.before(position)).0);
                let behind = position < end && word(self.input.at(position).0);
                (before != behind) == (place == Place::Boundary)
            }
        }
    }
}
