//! Dictionaries: entries in order of insertion, and a hash table of their positions once there are many.
//!
//! A [`Dict`] compares only what can be compared without running code of the program. Where that is not enough,
//! [`Dict::lookup`] answers [`Lookup::Ask`] with the candidates, and the machine asks their `__eq__`.
//!
//! Names of attributes and globals are mostly one shared string, so a dictionary of few entries is searched from
//! its start by address and hash, and an instruction remembers where it found its name ([`Dict::hint`]).

use std::cell::{Cell, RefCell};

use hashbrown::HashTable;
use smallvec::SmallVec;

use crate::memory::{self, Charge};
use crate::value::{Str, Value};

/// Up to so many entries there is no table.
const SMALL: usize = 8;

pub struct Dict {
    inner: RefCell<Inner>,
    /// Grows when a key comes or goes.
    shape: Cell<u32>,
    /// A bit for the hash of every key that ever came.
    hashes: Cell<u64>,
    pub charge: Charge,
}

#[derive(Default)]
struct Inner {
    entries: Vec<Entry>,
    table: HashTable<u32>,
    /// Entries that are not removed.
    live: usize,
    /// How many entries can come before the holes are dropped: CPython's number, since whoever goes through a
    /// dictionary while keys are replaced sees when that is.
    room: u32,
}

#[derive(Clone)]
struct Entry {
    hash: i64,
    /// `Null` where the entry was removed.
    key: Value,
    value: Value,
}

/// Where a key stands.
pub enum Lookup {
    Found(usize),
    Missing,
    /// Entries of the same hash whose keys only Python code can compare: positions and keys.
    Ask(SmallVec<[(usize, Value); 2]>),
}

/// Where a key stands, as far as that is known without running code of the program.
pub(crate) enum QuickFind {
    Found(usize),
    Missing,
    Unknown,
}

impl Default for Dict {
    fn default() -> Self {
        Dict::new()
    }
}

/// Shapes of globals that a program has made.
const APART: u32 = 1 << 16;

impl Dict {
    pub fn new() -> Self {
        Dict { inner: RefCell::default(), shape: Cell::new(0), hashes: Cell::new(0), charge: Charge::new(64) }
    }

    pub fn len(&self) -> usize {
        self.inner.borrow().live
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Changes whenever the set of keys changes.
    #[inline]
    pub fn shape(&self) -> u32 {
        self.shape.get()
    }

    /// Tells the shapes of this dictionary from those of the other globals that the same code may be run with.
    pub(crate) fn set_apart(&self, namespaces: &mut u32) {
        if !self.is_apart() {
            *namespaces = namespaces.wrapping_add(1);
            self.shape.set(namespaces.wrapping_mul(APART).wrapping_add(self.shape.get()));
        }
    }

    /// Whether this dictionary was given as globals to `exec`, `eval` or a function.
    pub(crate) fn is_apart(&self) -> bool {
        self.shape.get() >= APART
    }

    /// Whether a name is surely no key: mostly said without a search.
    #[inline]
    pub fn lacks(&self, name: &Str) -> bool {
        self.hashes.get() & hash_bit(name.hash()) == 0 || self.position(name).is_none()
    }

    /// Adds a name, if it is clear at once that it is missing; gives its position.
    pub(crate) fn push_missing(&self, name: &Str, value: &mut Value) -> Option<usize> {
        if self.hashes.get() & hash_bit(name.hash()) != 0 {
            return None;
        }
        self.push(name.hash(), Value::Str(name.clone()), std::mem::take(value));
        Some(self.inner.borrow().entries.len() - 1)
    }

    /// Finds a key whose hash is known.
    pub fn lookup(&self, hash: i64, key: &Value) -> Lookup {
        let inner = self.inner.borrow();
        let mut ask = SmallVec::new();
        let mut consider = |position: usize, entry: &Entry| {
            if entry.hash != hash {
                return false;
            }
            match quick_equal(&entry.key, key) {
                Some(equal) => equal,
                None => {
                    ask.push((position, entry.key.clone()));
                    false
                }
            }
        };
        if inner.table.is_empty() {
            for (position, entry) in inner.entries.iter().enumerate() {
                if consider(position, entry) {
                    return Lookup::Found(position);
                }
            }
        } else {
            for position in inner.table.iter_hash(spread(hash)) {
                if consider(*position as usize, &inner.entries[*position as usize]) {
                    return Lookup::Found(*position as usize);
                }
            }
        }
        if ask.is_empty() { Lookup::Missing } else { Lookup::Ask(ask) }
    }

    /// Finds a string or an integer, where no code of the program has a say.
    pub(crate) fn quick_find(&self, key: &Value) -> QuickFind {
        let Some(hash) = quick_hash(key) else { return QuickFind::Unknown };
        let inner = self.inner.borrow();
        let mut unknown = false;
        let mut is_key = |position: usize| {
            let entry = &inner.entries[position];
            entry.hash == hash
                && quick_equal(&entry.key, key).unwrap_or_else(|| {
                    unknown = true;
                    true
                })
        };
        let found = if inner.table.is_empty() {
            (0..inner.entries.len()).find(|position| is_key(*position))
        } else {
            let mut positions = inner.table.iter_hash(spread(hash)).map(|position| *position as usize);
            positions.find(|position| is_key(*position))
        };
        match found {
            Some(_) if unknown => QuickFind::Unknown,
            Some(position) => QuickFind::Found(position),
            None => QuickFind::Missing,
        }
    }

    /// The value of a string or an integer, where it is there and no code of the program has a say.
    #[inline(never)]
    pub(crate) fn quick_get(&self, key: &Value) -> Option<Value> {
        match self.quick_find(key) {
            QuickFind::Found(position) => Some(self.inner.borrow().entries[position].value.quick_clone()),
            QuickFind::Missing | QuickFind::Unknown => None,
        }
    }

    /// Exchanges the value of a string or an integer, where it is there, no code of the program has a say, and what
    /// stands there has no finaliser.
    #[inline(never)]
    pub(crate) fn quick_exchange(&self, key: &Value, value: &mut Value) -> bool {
        let QuickFind::Found(position) = self.quick_find(key) else { return false };
        let held = &mut self.inner.borrow_mut().entries[position].value;
        let is_quiet = held.drops_quietly();
        if is_quiet {
            std::mem::swap(held, value);
        }
        is_quiet
    }

    /// Replaces the value of a string or an integer by what is made of it, where it is there, no code of the program has
    /// a say, and something is made; whether it was so. The old value is not counted.
    pub(crate) fn quick_update(&self, key: &Value, update: impl FnOnce(&Value) -> Option<Value>) -> bool {
        let QuickFind::Found(position) = self.quick_find(key) else { return false };
        replace(&mut self.inner.borrow_mut().entries[position].value, update)
    }

    /// The same for the value at `position`, if the name still stands there.
    #[inline]
    pub(crate) fn update_hint(
        &self,
        position: usize,
        name: &Str,
        update: impl FnOnce(&Value) -> Option<Value>,
    ) -> bool {
        match self.inner.borrow_mut().entries.get_mut(position) {
            Some(entry) if matches!(&entry.key, Value::Str(key) if std::rc::Rc::ptr_eq(key, name)) => {
                replace(&mut entry.value, update)
            }
            _ => false,
        }
    }

    /// The position of a string key.
    pub fn find_str(&self, name: &str, hash: i64) -> Option<usize> {
        let inner = self.inner.borrow();
        let matches = |entry: &Entry| {
            entry.hash == hash && matches!(&entry.key, Value::Str(key) if key.as_str() == name)
        };
        if inner.table.is_empty() {
            inner.entries.iter().position(matches)
        } else {
            inner
                .table
                .iter_hash(spread(hash))
                .find(|position| matches(&inner.entries[**position as usize]))
                .map(|position| *position as usize)
        }
    }

    /// The value of a name.
    #[inline]
    pub fn get_str(&self, name: &Str) -> Option<Value> {
        let position = self.position(name)?;
        Some(self.inner.borrow().entries[position].value.clone())
    }

    /// The position of a name.
    #[inline]
    pub fn position(&self, name: &Str) -> Option<usize> {
        let inner = self.inner.borrow();
        if inner.live == 0 {
            return None;
        }
        let hash = name.hash();
        if inner.table.is_empty() {
            return inner.entries.iter().position(|entry| {
                entry.hash == hash
                    && matches!(&entry.key, Value::Str(key)
                        if std::rc::Rc::ptr_eq(key, name) || key.as_str() == name.as_str())
            });
        }
        inner
            .table
            .iter_hash(spread(hash))
            .find(|position| {
                let entry = &inner.entries[**position as usize];
                entry.hash == hash
                    && matches!(&entry.key, Value::Str(key)
                        if std::rc::Rc::ptr_eq(key, name) || key.as_str() == name.as_str())
            })
            .map(|position| *position as usize)
    }

    /// The value of a name that is not shared; for rare use.
    pub fn get(&self, name: &str) -> Option<Value> {
        let position = self.find_str(name, text::hash::str(name))?;
        Some(self.inner.borrow().entries[position].value.clone())
    }

    /// The value at `position` if the name still stands there.
    #[inline]
    pub fn hint(&self, position: usize, name: &Str) -> Option<Value> {
        self.look_at(position, name, Value::quick_clone)
    }

    /// Looks at the value at `position` if the name still stands there.
    #[inline(always)]
    pub(crate) fn look_at<T>(
        &self,
        position: usize,
        name: &Str,
        look: impl FnOnce(&Value) -> T,
    ) -> Option<T> {
        match self.inner.borrow().entries.get(position) {
            Some(Entry { key: Value::Str(key), value, .. }) if std::rc::Rc::ptr_eq(key, name) => {
                Some(look(value))
            }
            _ => None,
        }
    }

    /// Replaces the value at `position` if the name still stands there; else gives the value back.
    #[inline]
    pub fn set_hint(&self, position: usize, name: &Str, value: Value) -> Result<(), Value> {
        let old = {
            let mut inner = self.inner.borrow_mut();
            match inner.entries.get_mut(position) {
                Some(entry) if matches!(&entry.key, Value::Str(key) if std::rc::Rc::ptr_eq(key, name)) => {
                    std::mem::replace(&mut entry.value, value)
                }
                _ => return Err(value),
            }
        };
        drop(old);
        Ok(())
    }

    /// Exchanges the value at `position` if the name still stands there.
    #[inline]
    pub fn exchange_hint(&self, position: usize, name: &Str, value: &mut Value) -> bool {
        match self.inner.borrow_mut().entries.get_mut(position) {
            Some(entry) if matches!(&entry.key, Value::Str(key) if std::rc::Rc::ptr_eq(key, name)) => {
                std::mem::swap(&mut entry.value, value);
                true
            }
            _ => false,
        }
    }

    /// The value at a position that a lookup gave.
    pub fn value_at(&self, position: usize) -> Value {
        self.inner.borrow().entries.get(position).map_or(Value::Null, |entry| entry.value.clone())
    }

    /// Replaces the value at a position that a lookup gave.
    pub fn set_value_at(&self, position: usize, value: Value) {
        let old = match self.inner.borrow_mut().entries.get_mut(position) {
            Some(entry) => std::mem::replace(&mut entry.value, value),
            None => value,
        };
        drop(old);
    }

    /// Sets the value of a name.
    pub fn set_str(&self, name: &Str, value: Value) {
        match self.position(name) {
            Some(position) => self.set_value_at(position, value),
            None => self.push(name.hash(), Value::Str(name.clone()), value),
        }
    }

    /// Sets the value of a name that is not shared; for rare use.
    pub fn set(&self, name: &str, value: Value) {
        self.set_str(&crate::value::str_object(name), value);
    }

    /// Adds an entry whose key is known to be missing.
    pub fn push(&self, hash: i64, key: Value, value: Value) {
        self.shape.set(self.shape.get().wrapping_add(1));
        self.hashes.set(self.hashes.get() | hash_bit(hash));
        let mut inner = self.inner.borrow_mut();
        let inner = &mut *inner;
        if inner.room == 0 {
            inner.make_room();
        }
        inner.room -= 1;
        let position = inner.entries.len();
        inner.entries.push(Entry { hash, key, value });
        inner.live += 1;
        if !inner.table.is_empty() {
            let entries = &inner.entries;
            inner.table.insert_unique(spread(hash), position as u32, |at| spread(entries[*at as usize].hash));
        } else if inner.entries.len() > SMALL {
            inner.index();
        }
        let bytes = 64 + inner.entries.len() * 48;
        if bytes > self.charge.get() {
            self.charge.set(bytes + bytes / 4);
        }
    }

    /// Removes the entry at a position that a lookup gave; gives its key and value.
    pub fn remove_at(&self, position: usize) -> Option<(Value, Value)> {
        self.shape.set(self.shape.get().wrapping_add(1));
        let mut inner = self.inner.borrow_mut();
        let inner = &mut *inner;
        let entry = inner.entries.get_mut(position)?;
        if entry.key.is_null() {
            return None;
        }
        let hash = entry.hash;
        let removed = (std::mem::take(&mut entry.key), std::mem::take(&mut entry.value));
        inner.live -= 1;
        if !inner.table.is_empty()
            && let Ok(found) = inner.table.find_entry(spread(hash), |at| *at as usize == position)
        {
            found.remove();
        }
        // A table that became empty while entries remain would be taken for "no table". Apart from that the hole
        // stays, so that whoever iterates meets an entry that is added now, as in CPython.
        if inner.table.is_empty() && inner.entries.len() > SMALL {
            inner.compact();
        }
        Some(removed)
    }

    /// Removes the last entry; gives its key and value.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let (position, ..) = self.previous(usize::MAX)?;
        let removed = self.remove_at(position);
        self.inner.borrow_mut().entries.truncate(position);
        removed
    }

    pub fn remove_str(&self, name: &Str) -> Option<Value> {
        let position = self.position(name)?;
        self.remove_at(position).map(|(_, value)| value)
    }

    /// Removes all entries.
    pub fn clear(&self) {
        self.shape.set(self.shape.get().wrapping_add(1));
        let old = std::mem::take(&mut *self.inner.borrow_mut());
        self.charge.set(64);
        drop_entries(old.entries);
    }

    /// The first entry at or behind a position, with the position behind it: to walk through.
    #[inline]
    pub fn next(&self, mut position: usize) -> Option<(usize, Value, Value)> {
        let inner = self.inner.borrow();
        while let Some(entry) = inner.entries.get(position) {
            position += 1;
            if !entry.key.is_null() {
                return Some((position, entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }

    /// The position behind the last entry.
    pub fn end(&self) -> usize {
        self.inner.borrow().entries.len()
    }

    /// The last entry before a position, with its position: to walk backwards.
    pub fn previous(&self, mut position: usize) -> Option<(usize, Value, Value)> {
        let inner = self.inner.borrow();
        position = position.min(inner.entries.len());
        while position > 0 {
            position -= 1;
            let entry = &inner.entries[position];
            if !entry.key.is_null() {
                return Some((position, entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }

    /// All entries as they are now.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        let inner = self.inner.borrow();
        inner
            .entries
            .iter()
            .filter(|entry| !entry.key.is_null())
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    }

    /// All keys as they are now.
    pub fn keys(&self) -> Vec<Value> {
        let inner = self.inner.borrow();
        inner.entries.iter().filter(|entry| !entry.key.is_null()).map(|entry| entry.key.clone()).collect()
    }

    /// All entries as they are now, with the hashes of their keys.
    pub fn hashed_entries(&self) -> Vec<(i64, Value, Value)> {
        let inner = self.inner.borrow();
        let live = inner.entries.iter().filter(|entry| !entry.key.is_null());
        live.map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect()
    }

    /// The keys with their hashes.
    pub fn hashed_keys(&self) -> Vec<(i64, Value)> {
        let inner = self.inner.borrow();
        let live = inner.entries.iter().filter(|entry| !entry.key.is_null());
        live.map(|entry| (entry.hash, entry.key.clone())).collect()
    }

    /// A copy with the same entries.
    pub fn copy(&self) -> Dict {
        let inner = self.inner.borrow();
        // CPython copies a dictionary with few holes as it is.
        let room = if inner.live >= inner.entries.len() * 2 / 3 { inner.room } else { 0 };
        let mut copy = Inner { live: inner.live, room, ..Inner::default() };
        copy.entries = inner.entries.iter().filter(|entry| !entry.key.is_null()).cloned().collect();
        if copy.entries.len() > SMALL {
            copy.index();
        }
        let charge = Charge::new(64 + copy.entries.len() * 48);
        Dict { inner: RefCell::new(copy), shape: Cell::new(0), hashes: self.hashes.clone(), charge }
    }
}

impl Inner {
    /// Makes room for more entries, as much as CPython does.
    #[cold]
    fn make_room(&mut self) {
        if self.entries.len() > self.live {
            self.compact();
        }
        // At least 8, but 16 for one or two entries.
        let size = (((((self.live * 3) | 8) - 1) | 7) + 1).next_power_of_two();
        self.room = (size * 2 / 3 - self.live) as u32;
    }

    /// Drops the holes that removed entries left.
    fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_null());
        if self.entries.len() > SMALL {
            self.index();
        } else {
            self.table.clear();
        }
    }

    fn index(&mut self) {
        self.table.clear();
        let entries = &self.entries;
        self.table.reserve(entries.len() * 2, |_| 0);
        for (position, entry) in entries.iter().enumerate() {
            if !entry.key.is_null() {
                self.table.insert_unique(spread(entry.hash), position as u32, |at| {
                    spread(entries[*at as usize].hash)
                });
            }
        }
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        drop_entries(std::mem::take(&mut self.inner.get_mut().entries));
    }
}

fn drop_entries(entries: Vec<Entry>) {
    if entries.iter().any(|entry| !is_plain(&entry.value) || !is_plain(&entry.key)) {
        let mut values = Vec::with_capacity(entries.len() * 2);
        for entry in entries {
            values.push(entry.key);
            values.push(entry.value);
        }
        memory::drop_values(values);
    }
}

/// Whether dropping the value cannot drop others.
fn is_plain(value: &Value) -> bool {
    matches!(value, Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_))
}

/// Python's hashes of integers are the integers; the table wants bits that differ.
#[inline]
fn spread(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26)
}

#[inline(always)]
fn replace(place: &mut Value, update: impl FnOnce(&Value) -> Option<Value>) -> bool {
    let updated = update(place);
    let is_made = updated.is_some();
    if let Some(value) = updated {
        std::mem::replace(place, value).quick_drop();
    }
    is_made
}

/// The hash of a string or an integer that is its own hash.
#[inline]
pub(crate) fn quick_hash(key: &Value) -> Option<i64> {
    const MODULUS: i64 = (1 << 61) - 1;
    match key {
        Value::Str(text) => Some(text.hash()),
        Value::Int(number @ 0..MODULUS) => Some(*number),
        _ => None,
    }
}

/// Equality of keys where no code of the program can have a say; none where it may.
#[inline]
pub fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => Some(std::rc::Rc::ptr_eq(a, b) || a.as_str() == b.as_str()),
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::None, Value::None) => Some(true),
        (Value::Str(_), Value::Int(_)) | (Value::Int(_), Value::Str(_)) => Some(false),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (Value::Bool(a), Value::Int(b)) | (Value::Int(b), Value::Bool(a)) => Some(*a as i64 == *b),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        _ if a.is(b) => Some(true),
        (Value::Bytes(a), Value::Bytes(b)) => Some(a.data == b.data),
        (Value::Function(_), Value::Class(_) | Value::Function(_)) => Some(false),
        // A metaclass may have a say.
        (Value::Class(a), Value::Class(b))
            if a.metaclass.borrow().is_none() && b.metaclass.borrow().is_none() =>
        {
            Some(false)
        }
        _ => None,
    }
}

#[inline(always)]
fn hash_bit(hash: i64) -> u64 {
    1 << (hash & 63)
}
