//! The order in which CPython's collector has objects, and so finalises them.

use super::{Heap, Known, held};
use crate::value::Value;

/// Puts objects into the order of CPython's collector: that of their making, but an object that was made before what
/// holds it is put behind all others when that comes.
pub(super) struct Order<'a> {
    heap: &'a Heap,
    known: &'a Known,
    /// So many objects at the beginning stand in the order of their making. The others are mostly lists, dictionaries
    /// and the like, which are made after what they hold.
    count: usize,
    marks: Vec<Mark>,
    /// What is put behind all others.
    behind: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Unseen,
    /// Something that has its place holds it, before its own turn has come.
    Held,
    /// Its turn came, and nothing held it yet.
    PutAside,
    Placed,
}

impl<'a> Order<'a> {
    pub(super) fn new(heap: &'a Heap, known: &'a Known, count: usize) -> Self {
        Order { heap, known, count, marks: vec![Mark::Unseen; heap.values.len()], behind: Vec::new() }
    }

    /// The places of the objects whose making is known, in the collector's order.
    pub(super) fn walk(mut self) -> Vec<usize> {
        let held = self.heap.held(self.known);
        for (mark, held) in self.marks.iter_mut().zip(held) {
            if held {
                *mark = Mark::Held;
            }
        }
        let top: Vec<usize> =
            (self.count..self.marks.len()).filter(|place| self.marks[*place] == Mark::Held).collect();
        // Namespaces and objects are made before what they hold, lists and the like after it.
        for place in &top {
            if matches!(self.heap.values[*place], Value::Dict(_) | Value::Instance(_)) {
                self.hold_contents(*place);
            }
        }
        let mut order = Vec::with_capacity(self.count);
        for place in 0..self.count {
            if self.marks[place] != Mark::Held {
                self.marks[place] = Mark::PutAside;
                continue;
            }
            self.marks[place] = Mark::Placed;
            order.push(place);
            for inner in self.held_by(place) {
                match self.marks[inner] {
                    Mark::Unseen if inner < self.count => self.marks[inner] = Mark::Held,
                    Mark::PutAside => self.put_behind(inner),
                    Mark::Unseen | Mark::Held | Mark::Placed => {}
                }
            }
        }
        for place in &order {
            for inner in self.held_by(*place) {
                if std::mem::replace(&mut self.marks[inner], Mark::Placed) != Mark::Placed {
                    self.put_contents_behind(inner);
                }
            }
        }
        for place in top {
            self.put_contents_behind(place);
        }
        let mut at = 0;
        while let Some(&place) = self.behind.get(at) {
            at += 1;
            self.put_contents_behind(place);
        }
        order.extend(self.behind.iter().filter(|place| **place < self.count));
        order.extend((0..self.count).filter(|place| self.marks[*place] == Mark::PutAside));
        order
    }

    /// Marks what an object holds, and what objects among that hold.
    fn hold_contents(&mut self, place: usize) {
        for inner in self.held_by(place) {
            if inner < self.count {
                self.marks[inner] = Mark::Held;
            } else if matches!(self.heap.values[inner], Value::Instance(_)) {
                for inner in self.held_by(inner).into_iter().filter(|inner| *inner < self.count) {
                    self.marks[inner] = Mark::Held;
                }
            }
        }
    }

    fn put_behind(&mut self, place: usize) {
        self.marks[place] = Mark::Placed;
        self.behind.push(place);
    }

    fn put_contents_behind(&mut self, place: usize) {
        for inner in self.held_by(place) {
            if self.marks[inner] != Mark::Placed {
                self.put_behind(inner);
            }
        }
    }

    /// What an object holds, in CPython's order: attributes without their dictionary, sequences from their end.
    fn held_by(&self, place: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let value = &self.heap.values[place];
        let is_instance = matches!(value, Value::Instance(_));
        held::each(self.known, value, &mut |inner| {
            if is_instance && matches!(inner, Value::Dict(_)) {
                held::each(self.known, inner, &mut |inner| found.extend(self.heap.place(inner)));
            } else {
                found.extend(self.heap.place(inner));
            }
        });
        if matches!(value, Value::List(_) | Value::Tuple(_)) {
            found.reverse();
        }
        found
    }
}
