//! The events of a run, in the order in which they happened.
//!
//! A run of a hundred thousand tasks has more than a million events, and an [`Event`] with its texts takes a hundred
//! bytes and more. So they are kept in the form in which the worker sends them to the page, which takes ten to
//! twenty bytes each, and whoever reads them gets them one by one.

use std::ops::Range;

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::{Event, EventKind, Nanos, ThreadId};

/// A list of events that takes little room.
#[derive(Clone, Default)]
pub struct Events {
    /// Those before the open piece.
    full: Vec<Piece>,
    /// Where events are added.
    open: Open,
}

/// Some events, one behind the other. Their times and steps are written as differences, which are small: each to those of
/// the event before it, the first to zero.
#[derive(Clone, Serialize, Deserialize)]
struct Piece {
    count: u32,
    /// How many events there are before the first.
    #[serde(skip)]
    before: usize,
    has_output: bool,
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
}

/// A piece that grows, and of which events can be taken back.
#[derive(Clone, Default)]
struct Open {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
    has_output: bool,
}

/// An event of the open piece.
#[derive(Clone, Copy)]
struct Mark {
    /// Where its bytes begin.
    start: u32,
    moment: Moment,
}

/// When an event happened.
#[derive(Clone, Copy, Default)]
struct Moment {
    at: Nanos,
    step: u32,
}

/// How many events a piece has at most. To get at one of them, those before it in its piece are read.
const PIECE: usize = 256;

impl Events {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.before_open() + self.open.marks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn before_open(&self) -> usize {
        self.full.last().map_or(0, Piece::end)
    }

    /// Adds an event behind the others.
    pub fn push(&mut self, event: &Event) {
        self.push_parts(event.at, event.step, event.thread, &event.kind);
    }

    /// Adds an event that nobody has put together.
    #[inline]
    pub(crate) fn push_parts(&mut self, at: Nanos, step: u32, thread: ThreadId, kind: &EventKind) {
        if self.open.marks.len() == PIECE {
            self.close();
        }
        let last = self.open.last();
        let moment = Moment { at, step };
        let Open { bytes, marks, has_output } = &mut self.open;
        marks.push(Mark { start: bytes.len() as u32, moment });
        *has_output |= matches!(kind, EventKind::Output { .. });
        encoded::append(moment, last, thread, kind, bytes);
    }

    /// Closes the open piece; its buffers serve the next one.
    fn close(&mut self) {
        let piece = self.open.closed(self.before_open());
        self.full.extend(piece);
        self.open.bytes.clear();
        self.open.marks.clear();
        self.open.has_output = false;
    }

    /// Takes the last event away.
    pub fn pop(&mut self) {
        if self.open.marks.is_empty()
            && let Some(piece) = self.full.pop()
        {
            self.open = Open::of(piece);
        }
        if let Some(mark) = self.open.marks.pop() {
            self.open.bytes.truncate(mark.start as usize);
        }
    }

    /// When the last event happened.
    pub fn last_at(&self) -> Option<Nanos> {
        match self.open.marks.last() {
            Some(mark) => Some(mark.moment.at),
            None => encoded::all(&self.full.last()?.bytes).last().map(|event| event.at),
        }
    }

    /// Adds the events of another list behind these.
    pub fn append(&mut self, mut others: Events) {
        self.close();
        others.close();
        for mut piece in others.full {
            piece.before = self.before_open();
            self.full.push(piece);
        }
    }

    /// Cuts the list into lists of about so many events.
    pub fn into_parts(mut self, events: usize) -> impl Iterator<Item = Events> {
        self.close();
        let mut pieces = self.full.into_iter().peekable();
        std::iter::from_fn(move || {
            let mut part = Events::default();
            while part.len() < events
                && let Some(mut piece) = pieces.next()
            {
                piece.before = part.len();
                part.full.push(piece);
            }
            (!part.is_empty()).then_some(part)
        })
    }

    /// All events, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { left: self.len(), pieces: &self.full, open: &self.open.bytes, piece: encoded::all(&[]) }
    }

    /// The events with these indices, or those of them that there are.
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = Event> {
        let first = self.full.partition_point(|piece| piece.end() <= range.start);
        let pieces = &self.full[first..];
        let before = pieces.first().map_or(self.before_open(), |piece| piece.before);
        let left = self.len() - before;
        let events = Iter { left, pieces, open: &self.open.bytes, piece: encoded::all(&[]) };
        events.skip(range.start - before.min(range.start)).take(range.len())
    }

    /// The event with this index.
    pub fn get(&self, index: usize) -> Option<Event> {
        self.range(index..index + 1).next()
    }

    /// The outputs among the events. They are found without reading what is between them.
    pub fn outputs(&self) -> impl Iterator<Item = Event> {
        let full =
            self.full.iter().filter(|piece| piece.has_output).flat_map(|piece| encoded::all(&piece.bytes));
        let open = self.open.has_output.then(|| encoded::all(&self.open.bytes)).into_iter().flatten();
        full.chain(open).filter(|event| matches!(event.kind, EventKind::Output { .. }))
    }
}

impl Piece {
    /// The index behind the last event.
    fn end(&self) -> usize {
        self.before + self.count as usize
    }
}

impl Open {
    /// When the last event happened, to which the next one is told.
    fn last(&self) -> Moment {
        self.marks.last().map_or(Moment::default(), |mark| mark.moment)
    }

    /// The same as a piece, if there is an event in it.
    fn closed(&self, before: usize) -> Option<Piece> {
        let Open { bytes, marks, has_output } = self;
        let count = marks.len() as u32;
        (count > 0).then(|| Piece { count, before, has_output: *has_output, bytes: bytes.as_slice().into() })
    }

    /// Opens a piece again.
    fn of(piece: Piece) -> Open {
        let bytes = Vec::from(piece.bytes);
        let mut events = encoded::all(&bytes);
        let marks = std::iter::from_fn(|| {
            let start = (bytes.len() - events.rest().len()) as u32;
            let Event { at, step, .. } = events.next()?;
            Some(Mark { start, moment: Moment { at, step } })
        });
        Open { marks: marks.collect(), has_output: piece.has_output, bytes }
    }
}

/// Reads events one after another.
#[derive(Clone)]
pub struct Iter<'a> {
    left: usize,
    pieces: &'a [Piece],
    open: &'a [u8],
    /// What is not read yet of the present piece.
    piece: encoded::All<'a>,
}

impl Iterator for Iter<'_> {
    type Item = Event;

    #[inline]
    fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.piece.next() {
                self.left -= 1;
                return Some(event);
            }
            self.piece = encoded::all(match self.pieces.split_first() {
                Some((piece, rest)) => {
                    self.pieces = rest;
                    &piece.bytes
                }
                None if self.open.is_empty() => return None,
                None => std::mem::take(&mut self.open),
            });
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Events {
    type Item = Event;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl FromIterator<Event> for Events {
    fn from_iter<I: IntoIterator<Item = Event>>(list: I) -> Events {
        let mut events = Events::default();
        list.into_iter().for_each(|event| events.push(&event));
        events
    }
}

impl From<Vec<Event>> for Events {
    fn from(list: Vec<Event>) -> Events {
        list.into_iter().collect()
    }
}

/// Lists are equal when their events are, wherever they are cut into pieces.
impl PartialEq for Events {
    fn eq(&self, other: &Events) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl std::fmt::Debug for Events {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// For readers a list of events, for programs the pieces as they are.
impl Serialize for Events {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_seq(self);
        }
        let last = self.open.closed(self.before_open());
        serializer.collect_seq(self.full.iter().chain(&last))
    }
}

impl<'de> Deserialize<'de> for Events {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Events, D::Error> {
        if deserializer.is_human_readable() {
            return Vec::<Event>::deserialize(deserializer).map(Events::from);
        }
        let mut events = Events::default();
        for mut piece in Vec::<Piece>::deserialize(deserializer)? {
            piece.before = events.before_open();
            events.full.push(piece);
        }
        Ok(events)
    }
}

/// Events as bytes: each a byte that tells what has changed since the event before it, what has changed, and its kind.
mod encoded {
    use postcard::ser_flavors::Flavor;
    use serde::{Deserialize, Serialize};

    use super::Moment;
    use crate::{Event, EventKind, Nanos, ThreadId};

    /// By how much the step has grown: by this number, or, where it is [`FAR`], by the one that follows.
    const STEP: u8 = 0b11;
    const FAR: u8 = 0b11;
    /// Time has passed: how much follows.
    const LATER: u8 = 0b100;
    /// It was not the main thread: which one follows.
    const ASIDE: u8 = 0b1000;

    /// The events of a piece.
    pub(super) fn all(bytes: &[u8]) -> All<'_> {
        All { bytes, last: Moment::default() }
    }

    #[derive(Clone)]
    pub(super) struct All<'a> {
        /// What is not read yet.
        bytes: &'a [u8],
        last: Moment,
    }

    impl<'a> All<'a> {
        /// What is not read yet.
        pub fn rest(&self) -> &'a [u8] {
            self.bytes
        }

        fn take<T: Deserialize<'a>>(&mut self) -> T {
            let (told, rest) = postcard::take_from_bytes(self.bytes).expect("only events were written");
            self.bytes = rest;
            told
        }
    }

    impl Iterator for All<'_> {
        type Item = Event;

        #[inline]
        fn next(&mut self) -> Option<Event> {
            let (&changed, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            let steps = if changed & STEP == FAR { self.take() } else { u32::from(changed & STEP) };
            let passed = if changed & LATER != 0 { self.take() } else { 0 };
            let thread = if changed & ASIDE != 0 { self.take() } else { ThreadId(0) };
            let Moment { at, step } = self.last;
            self.last = Moment { at: Nanos(at.0.wrapping_add(passed)), step: step.wrapping_add(steps) };
            Some(Event { at: self.last.at, step: self.last.step, thread, kind: self.take() })
        }
    }

    /// Writes an event whose time and step are told as those that have passed since the `last` one. A process tells of
    /// earlier times than the one before it did: the difference wraps around then.
    #[inline]
    pub(super) fn append(now: Moment, last: Moment, thread: ThreadId, kind: &EventKind, bytes: &mut Vec<u8>) {
        let passed = now.at.0.wrapping_sub(last.at.0);
        let steps = now.step.wrapping_sub(last.step);
        let far = steps >= u32::from(FAR);
        let mut changed = if far { FAR } else { steps as u8 };
        if passed != 0 {
            changed |= LATER;
        }
        if thread != ThreadId(0) {
            changed |= ASIDE;
        }
        bytes.push(changed);
        if far {
            write(&steps, bytes);
        }
        if passed != 0 {
            write(&passed, bytes);
        }
        if thread != ThreadId(0) {
            write(&thread, bytes);
        }
        write(kind, bytes);
    }

    fn write(told: &impl Serialize, bytes: &mut Vec<u8>) {
        postcard::serialize_with_flavor(told, Behind(bytes)).expect("a buffer that grows takes everything");
    }

    /// Nearly all that is written at once is shorter: numbers, and short texts.
    const SHORT: usize = 16;

    /// Writes behind what is there.
    struct Behind<'a>(&'a mut Vec<u8>);

    impl Flavor for Behind<'_> {
        type Output = ();

        #[inline(always)]
        fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
            self.0.push(byte);
            Ok(())
        }

        /// Puts few bytes down one by one: to copy a slice, WebAssembly leaves the engine's code, which takes ten
        /// times as long as the copying.
        #[inline(always)]
        fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
            if bytes.len() > SHORT {
                self.0.extend_from_slice(bytes);
                return Ok(());
            }
            for &byte in bytes {
                self.0.push(byte);
            }
            Ok(())
        }

        fn finalize(self) -> postcard::Result<()> {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Stream, TaskId, ThreadId};

    fn event(number: usize) -> Event {
        let task = TaskId(number as u32);
        let kind = match number % 700 {
            3 => {
                EventKind::Output { stream: Stream::Stdout, text: number.to_string(), task: None, line: None }
            }
            _ => EventKind::PollBegan { task },
        };
        // Processes that work side by side are told of one after the other: time goes back.
        Event {
            at: Nanos(number as u64 % 97 * 1000),
            step: number as u32,
            thread: ThreadId(number as u32 / 9 % 3),
            kind,
        }
    }

    fn same(events: &Events, list: &[Event]) {
        assert_eq!(events.len(), list.len());
        assert_eq!(events.last_at(), list.last().map(|event| event.at));
        assert!(events.iter().eq(list.iter().cloned()));
    }

    #[test]
    fn are_a_list_across_their_pieces() {
        let (mut events, mut list) = (Events::default(), Vec::new());
        for number in 0..3 * PIECE + 5 {
            events.push(&event(number));
            list.push(event(number));
            // Back over the border of a piece, and forth again.
            if number % 5 == 0 {
                events.pop();
                list.pop();
            }
            assert_eq!((events.last_at(), events.len()), (list.last().map(|event| event.at), list.len()));
        }
        same(&events, &list);
        for (from, to) in
            [(0, 3), (PIECE - 1, PIECE + 2), (2 * PIECE, 2 * PIECE), (list.len() - 1, list.len())]
        {
            assert!(events.range(from..to).eq(list[from..to].iter().cloned()), "{from}..{to}");
        }
        assert_eq!(events.get(PIECE), list.get(PIECE).cloned());
        assert_eq!(events.get(list.len()), None);
        assert_eq!(events.range(list.len() + 7..list.len() + 9).count(), 0);
        while list.len() > PIECE - 2 {
            events.pop();
            list.pop();
        }
        same(&events, &list);
        events.push(&event(7));
        list.push(event(7));
        same(&events, &list);
    }

    #[test]
    fn parts_are_the_list_again() {
        let list: Vec<Event> = (0..2000).map(event).collect();
        let events = Events::from(list.clone());
        let mut joined = Events::default();
        let mut parts = 0;
        for part in events.clone().into_parts(500) {
            assert!(part.iter().eq(list[joined.len()..joined.len() + part.len()].iter().cloned()));
            joined.append(part);
            parts += 1;
        }
        assert!(parts > 2);
        same(&joined, &list);
        assert_eq!(joined, events);
        assert!(joined.range(700..1300).eq(list[700..1300].iter().cloned()));
    }

    #[test]
    fn outputs_are_found() {
        let events: Events = (0..2000).map(event).collect();
        let texts: Vec<usize> = events.outputs().map(|event| event.step as usize).collect();
        assert_eq!(texts, [3, 703, 1403]);
    }

    #[test]
    fn are_json_as_a_list_is() {
        let list: Vec<Event> = (0..2 * PIECE).map(event).collect();
        let json = serde_json::to_string(&list).expect("plain data");
        let events = Events::from(list);
        assert_eq!(serde_json::to_string(&events).expect("plain data"), json);
        assert_eq!(serde_json::from_str::<Events>(&json).expect("the same"), events);
        let bytes = postcard::to_allocvec(&events).expect("plain data");
        assert_eq!(postcard::from_bytes::<Events>(&bytes).expect("the same"), events);
    }
}
