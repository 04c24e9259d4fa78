//! A slab whose keys tell when they are out of date.
//!
//! Timers, tasks and callbacks live here, so that a queue holds eight bytes for each of them and a key that
//! outlives its value finds nothing rather than somebody else's.

use alloc::vec::Vec;

/// Marks the end of the list of vacant slots.
const NO_SLOT: u32 = u32::MAX;

/// Where a value is, and the how-manieth it was.
///
/// The serial number tells a value from the others that have been in its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    // In front, so that keys sort by age.
    pub(crate) serial: u32,
    pub(crate) slot: u32,
}

#[derive(Debug)]
struct Slot<T> {
    serial: u32,
    next_vacant: u32,
    value: Option<T>,
}

#[derive(Debug)]
pub(crate) struct Slots<T> {
    slots: Vec<Slot<T>>,
    first_vacant: u32,
    next_serial: u32,
    len: usize,
}

impl<T> Default for Slots<T> {
    fn default() -> Slots<T> {
        Slots::new()
    }
}

impl<T> Slots<T> {
    pub(crate) const fn new() -> Slots<T> {
        Slots { slots: Vec::new(), first_vacant: NO_SLOT, next_serial: 0, len: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(crate) fn insert(&mut self, value: T) -> Key {
        let serial = self.next_serial;
        self.next_serial = serial.wrapping_add(1);
        self.len += 1;
        let slot = self.first_vacant;
        if let Some(vacant) = self.slots.get_mut(slot as usize) {
            self.first_vacant = vacant.next_vacant;
            vacant.serial = serial;
            vacant.value = Some(value);
            return Key { serial, slot };
        }
        let slot = u32::try_from(self.slots.len()).expect("four billion values do not fit into memory");
        self.slots.push(Slot { serial, next_vacant: NO_SLOT, value: Some(value) });
        Key { serial, slot }
    }

    #[inline]
    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let slot = self.slots.get(key.slot as usize)?;
        if slot.serial == key.serial { slot.value.as_ref() } else { None }
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let slot = self.slots.get_mut(key.slot as usize)?;
        if slot.serial == key.serial { slot.value.as_mut() } else { None }
    }

    #[inline]
    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        let slot = self.slots.get_mut(key.slot as usize)?;
        if slot.serial != key.serial {
            return None;
        }
        let value = slot.value.take()?;
        slot.next_vacant = self.first_vacant;
        self.first_vacant = key.slot;
        self.len -= 1;
        Some(value)
    }

    /// All values, by slot.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, &T)> {
        (0..).zip(&self.slots).filter_map(|(index, slot)| {
            let value = slot.value.as_ref()?;
            Some((Key { serial: slot.serial, slot: index }, value))
        })
    }
}
