//! Sets. Their order of iteration is visible to programs, so the table follows CPython's: open addressing with
//! runs of ten slots, never reusing the slots of removed items until the table grows.

use std::cell::{Cell, RefCell};

use smallvec::SmallVec;

use crate::dict::{Lookup, quick_equal, quick_hash};
use crate::memory::{self, Charge};
use crate::value::Value;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;

pub struct Set {
    inner: RefCell<Table>,
    /// The hash of a frozenset, once computed.
    pub hash: Cell<Option<i64>>,
    pub charge: Charge,
}

#[derive(Clone)]
struct Table {
    slots: Vec<Slot>,
    /// Slots that are not empty, those of removed items among them.
    fill: usize,
    used: usize,
    /// Where `pop` searches next.
    finger: usize,
}

#[derive(Clone, Default)]
enum Slot {
    #[default]
    Empty,
    Removed,
    Item(i64, Value),
}

impl Default for Set {
    fn default() -> Self {
        Set::new()
    }
}

impl Set {
    pub fn new() -> Self {
        Set { inner: RefCell::new(Table::new()), hash: Cell::new(None), charge: Charge::new(200) }
    }

    pub fn len(&self) -> usize {
        self.inner.borrow().used
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds an item whose hash is known.
    pub fn lookup(&self, hash: i64, key: &Value) -> Lookup {
        let table = self.inner.borrow();
        let mut ask = SmallVec::new();
        for position in Probe::new(hash, table.slots.len()) {
            match &table.slots[position] {
                Slot::Empty => break,
                Slot::Item(found, item) if *found == hash => match quick_equal(item, key) {
                    Some(true) => return Lookup::Found(position),
                    Some(false) => {}
                    None => ask.push((position, item.clone())),
                },
                Slot::Removed | Slot::Item(..) => {}
            }
        }
        if ask.is_empty() { Lookup::Missing } else { Lookup::Ask(ask) }
    }

    /// Whether it has a string or an integer; none where code of the program has a say.
    pub(crate) fn quick_contains(&self, key: &Value) -> Option<bool> {
        let hash = quick_hash(key)?;
        let table = self.inner.borrow();
        for position in Probe::new(hash, table.slots.len()) {
            match &table.slots[position] {
                Slot::Empty => break,
                Slot::Item(found, item) if *found == hash && quick_equal(item, key)? => return Some(true),
                Slot::Removed | Slot::Item(..) => {}
            }
        }
        Some(false)
    }

    /// Adds an item that is known to be missing.
    pub fn push(&self, hash: i64, item: Value) {
        let mut table = self.inner.borrow_mut();
        table.insert(hash, item);
        table.fill += 1;
        table.used += 1;
        if table.fill * 5 >= (table.slots.len() - 1) * 3 {
            let wanted = if table.used > 50_000 { table.used * 2 } else { table.used * 4 };
            table.resize(wanted);
            self.charge.set(72 + table.slots.len() * 32);
        }
    }

    pub fn remove_at(&self, position: usize) -> Option<Value> {
        let mut table = self.inner.borrow_mut();
        let slot = table.slots.get_mut(position)?;
        if !matches!(slot, Slot::Item(..)) {
            return None;
        }
        let Slot::Item(_, item) = std::mem::replace(slot, Slot::Removed) else { return None };
        table.used -= 1;
        Some(item)
    }

    /// Removes an arbitrary item: the first behind the place where the last one was found.
    pub fn pop(&self) -> Option<Value> {
        let mut table = self.inner.borrow_mut();
        if table.used == 0 {
            return None;
        }
        let size = table.slots.len();
        let mut position = table.finger & (size - 1);
        while !matches!(table.slots[position], Slot::Item(..)) {
            position = (position + 1) & (size - 1);
        }
        table.finger = position + 1;
        drop(table);
        self.remove_at(position)
    }

    pub fn clear(&self) {
        let old = std::mem::replace(&mut *self.inner.borrow_mut(), Table::new());
        drop_slots(old.slots);
        self.charge.set(200);
    }

    /// The first item at or behind a position, with the position behind it.
    pub fn next(&self, mut position: usize) -> Option<(usize, Value)> {
        let table = self.inner.borrow();
        while let Some(slot) = table.slots.get(position) {
            position += 1;
            if let Slot::Item(_, item) = slot {
                return Some((position, item.clone()));
            }
        }
        None
    }

    /// All items with their hashes, in order.
    pub fn items(&self) -> Vec<(i64, Value)> {
        let table = self.inner.borrow();
        let items = table.slots.iter().filter_map(|slot| match slot {
            Slot::Item(hash, item) => Some((*hash, item.clone())),
            Slot::Empty | Slot::Removed => None,
        });
        items.collect()
    }

    /// Makes room as CPython does before it merges another set of `other_used` items.
    pub fn reserve_for_merge(&self, other_used: usize) {
        let mut table = self.inner.borrow_mut();
        if (table.fill + other_used) * 5 >= (table.slots.len() - 1) * 3 {
            let wanted = (table.used + other_used) * 2;
            table.resize(wanted);
            self.charge.set(72 + table.slots.len() * 32);
        }
    }

    /// Whether no slot is used, not even by a removed item.
    pub fn is_unused(&self) -> bool {
        self.inner.borrow().fill == 0
    }

    /// Takes over the items of another set.
    pub fn replace(&self, other: Set) {
        let old = std::mem::replace(&mut *self.inner.borrow_mut(), other.inner.replace(Table::new()));
        self.charge.set(other.charge.get());
        drop_slots(old.slots);
    }

    /// Drops the slots of removed items where they are many, as CPython does after a difference.
    pub fn drop_removed(&self) {
        let mut table = self.inner.borrow_mut();
        if table.fill - table.used > (table.slots.len() - 1) / 4 {
            let wanted = if table.used > 50_000 { table.used * 2 } else { table.used * 4 };
            table.resize(wanted);
            self.charge.set(72 + table.slots.len() * 32);
        }
    }

    /// A set with the same items, in the order that CPython's copy has.
    pub fn copy(&self) -> Set {
        let copy = Set::new();
        copy.reserve_for_merge(self.len());
        {
            let (mut target, source) = (copy.inner.borrow_mut(), self.inner.borrow());
            if target.slots.len() == source.slots.len() && source.fill == source.used {
                *target = source.clone();
                target.finger = 0;
            } else {
                for slot in &source.slots {
                    if let Slot::Item(hash, item) = slot {
                        target.insert(*hash, item.clone());
                        target.fill += 1;
                        target.used += 1;
                    }
                }
            }
        }
        copy
    }
}

impl Table {
    fn new() -> Table {
        Table { slots: vec![Slot::Empty; MIN_SIZE], fill: 0, used: 0, finger: 0 }
    }

    /// Puts an item into the first empty slot of its probe sequence.
    fn insert(&mut self, hash: i64, item: Value) {
        let size = self.slots.len();
        let position = Probe::new(hash, size)
            .find(|position| matches!(self.slots[*position], Slot::Empty))
            .expect("the table is never full");
        self.slots[position] = Slot::Item(hash, item);
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = MIN_SIZE;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        for slot in old {
            if let Slot::Item(hash, item) = slot {
                self.insert(hash, item);
            }
        }
        self.fill = self.used;
    }
}

/// The slots in which an item of this hash may stand, in order. Never ends.
struct Probe {
    start: usize,
    offset: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    fn new(hash: i64, size: usize) -> Self {
        let perturb = hash as u64;
        Probe { start: perturb as usize & (size - 1), offset: 0, perturb, mask: size - 1 }
    }
}

impl Iterator for Probe {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let run = if self.start + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
        if self.offset > run {
            self.perturb >>= PERTURB_SHIFT;
            self.start = (self.start as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb)
                as usize
                & self.mask;
            self.offset = 0;
        }
        let position = self.start + self.offset;
        self.offset += 1;
        Some(position)
    }
}

impl Drop for Set {
    fn drop(&mut self) {
        self.charge.detach();
        drop_slots(std::mem::take(&mut self.inner.get_mut().slots));
    }
}

fn drop_slots(slots: Vec<Slot>) {
    let values: Vec<Value> = slots
        .into_iter()
        .filter_map(|slot| match slot {
            Slot::Item(_, item) => Some(item),
            Slot::Empty | Slot::Removed => None,
        })
        .collect();
    memory::drop_values(values);
}
