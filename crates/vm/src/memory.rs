//! What the program's objects cost, and what happens when the last reference to one goes.
//!
//! Three things need more than Rust's own dropping:
//! 1. the memory limit counts by this module's own prices, so that it is the same on every machine;
//! 2. a chain of a million objects must not be dropped by a million nested calls: below a depth, contents are
//!    put aside ([`drop_values`]) and dropped by the outermost drop;
//! 3. a finaliser (`__del__`, the `finally` of a generator that is dropped, "was never awaited") runs Python
//!    code, so it is put into a queue ([`finalize_later`]) which the machine empties at the next instruction
//!    that can have dropped something.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use crate::generator::Origin;
use crate::value::{Range, Value};

thread_local! {
    static USED: Cell<usize> = const { Cell::new(0) };
    static LIMIT: Cell<usize> = const { Cell::new(usize::MAX) };
    static SERIAL: Cell<u32> = const { Cell::new(0) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static DEFERRED: RefCell<Vec<Vec<Value>>> = const { RefCell::new(Vec::new()) };
    static ENABLED: Cell<bool> = const { Cell::new(false) };
    static PENDING: Cell<bool> = const { Cell::new(false) };
    static FINALIZERS: RefCell<Vec<Finalizer>> = const { RefCell::new(Vec::new()) };
    static RANGES: Numbered<Range> = const { RefCell::new(BTreeMap::new()) };
    static SLICES: Numbered<[Value; 3]> = const { RefCell::new(BTreeMap::new()) };
    static ATTACHED: RefCell<BTreeMap<usize, Rc<dyn Any>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Nested drops beyond this depth are put aside.
const MAX_DROP_DEPTH: u32 = 40;

/// Objects from this size on may be what goes beyond the limit between two places where the machine looks.
const LARGE: usize = 1 << 12;

/// What is to be done for an object that nothing refers to any more.
pub enum Finalizer {
    /// Call `__del__` of this instance, which holds what the dropped one held.
    Del(Value),
    /// Close this generator: it is suspended inside a `try` or `with`.
    Close(Value),
    /// Warn that this coroutine was never awaited: qualified name, and where it was created. For a step of
    /// an asynchronous generator, the method that made it.
    NeverAwaited { qualname: String, method: Option<&'static str>, created: Origin },
    /// Call a native function with a value (a future whose exception nobody looked at, …).
    Call(fn(&mut crate::Vm, Value), Value),
}

/// Bytes that the program's objects use, by our count.
pub fn used() -> usize {
    USED.get()
}

/// Whether the program's objects use more than they may.
#[inline]
pub fn is_exceeded() -> bool {
    USED.get() > LIMIT.get()
}

/// Has the machine stop at its next instruction if there is too much already: straight code makes large objects of
/// large ones without coming to a place where it looks by itself.
#[cold]
fn look_at_limit() {
    if is_exceeded() && ENABLED.get() {
        PENDING.set(true);
    }
}

/// An object's part of the memory count, which is given back when this is dropped, and its identity.
#[derive(Debug)]
pub struct Charge {
    bytes: Cell<u32>,
    serial: Serial,
}

/// The bit of a charge's size which says that something is attached to the object.
const HAS_ATTACHED: u32 = 1 << 31;

impl Charge {
    #[inline]
    pub fn new(bytes: usize) -> Self {
        USED.set(USED.get() + bytes);
        if bytes >= LARGE {
            look_at_limit();
        }
        Charge { bytes: Cell::new(bytes as u32 & !HAS_ATTACHED), serial: Serial::default() }
    }

    /// Sets the size to what the object uses now.
    #[inline]
    pub fn set(&self, bytes: usize) {
        USED.set((USED.get() + bytes).saturating_sub(self.get()));
        self.bytes.set(bytes as u32 & !HAS_ATTACHED | self.bytes.get() & HAS_ATTACHED);
        if bytes >= LARGE {
            look_at_limit();
        }
    }

    #[inline]
    pub fn get(&self) -> usize {
        (self.bytes.get() & !HAS_ATTACHED) as usize
    }

    /// What is tied to the life of the object, made where there is none.
    pub fn attached<T: Any + Default>(&self) -> Option<Rc<T>> {
        self.bytes.set(self.bytes.get() | HAS_ATTACHED);
        let make = || Rc::new(T::default()) as Rc<dyn Any>;
        let known = ATTACHED.with_borrow_mut(|all| all.entry(self.place()).or_insert_with(make).clone());
        known.downcast().ok()
    }

    /// The same, if it was made.
    pub fn attached_if_any<T: Any>(&self) -> Option<Rc<T>> {
        if self.bytes.get() & HAS_ATTACHED == 0 {
            return None;
        }
        ATTACHED.with_borrow(|all| all.get(&self.place()).cloned())?.downcast().ok()
    }

    /// Drops what is attached: the first thing at the end of an object.
    #[inline]
    pub(crate) fn detach(&self) {
        if self.bytes.get() & HAS_ATTACHED != 0 {
            self.drop_attached();
        }
    }

    #[cold]
    fn drop_attached(&self) {
        self.bytes.set(self.bytes.get() & !HAS_ATTACHED);
        // Dropped when the map is free again.
        let attached = ATTACHED.try_with(|all| all.borrow_mut().remove(&self.place()));
        drop(attached);
    }

    /// Objects stay where they are for as long as they live.
    fn place(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Whether somebody has asked for the identity.
    pub fn is_identified(&self) -> bool {
        self.serial.is_given()
    }

    /// What `id()` gives.
    pub fn id(&self) -> u64 {
        self.serial.id()
    }
}

/// The charge of an object that always costs the same.
#[derive(Debug)]
pub struct FixedCharge<const BYTES: usize> {
    serial: Serial,
}

impl<const BYTES: usize> FixedCharge<BYTES> {
    #[inline]
    pub fn new() -> Self {
        USED.set(USED.get() + BYTES);
        FixedCharge { serial: Serial::default() }
    }

    /// That of an object which takes the place of this one, with its identity.
    pub fn successor(&self) -> Self {
        let charge = FixedCharge::new();
        charge.serial.0.set(self.serial.0.get());
        charge
    }

    /// Whether somebody has asked for the identity.
    pub fn is_identified(&self) -> bool {
        self.serial.is_given()
    }

    /// What `id()` gives.
    pub fn id(&self) -> u64 {
        self.serial.id()
    }
}

impl<const BYTES: usize> Default for FixedCharge<BYTES> {
    fn default() -> Self {
        FixedCharge::new()
    }
}

impl<const BYTES: usize> Drop for FixedCharge<BYTES> {
    fn drop(&mut self) {
        USED.set(USED.get().saturating_sub(BYTES));
    }
}

/// The number of an object, given when somebody asks: real addresses differ between runs and machines.
#[derive(Debug, Default)]
struct Serial(Cell<u32>);

impl Serial {
    fn is_given(&self) -> bool {
        self.0.get() != 0
    }

    fn id(&self) -> u64 {
        if !self.is_given() {
            SERIAL.set(SERIAL.get() + 1);
            self.0.set(SERIAL.get());
        }
        ID_BASE + u64::from(self.0.get()) * 16
    }
}

/// Objects that carry no number of their own, by where they are, with the numbers that somebody has asked for.
type Numbered<T> = RefCell<BTreeMap<usize, (Weak<T>, u64)>>;

pub(crate) fn id_of_range(range: &Rc<Range>) -> u64 {
    RANGES.with(|known| id_among(known, range))
}

pub(crate) fn id_of_slice(slice: &Rc<[Value; 3]>) -> u64 {
    SLICES.with(|known| id_among(known, slice))
}

/// An object that is gone keeps its place until it is forgotten here, so that no other one can be taken for it.
fn id_among<T>(known: &Numbered<T>, object: &Rc<T>) -> u64 {
    let place = Rc::as_ptr(object).addr();
    let mut known = known.borrow_mut();
    if let Some((weak, id)) = known.get(&place)
        && weak.strong_count() > 0
    {
        return *id;
    }
    if known.len().is_power_of_two() {
        known.retain(|_, (weak, _)| weak.strong_count() > 0);
    }
    let id = Serial::default().id();
    known.insert(place, (Rc::downgrade(object), id));
    id
}

/// Where the numbers of objects begin, so that they look like addresses.
const ID_BASE: u64 = 0x10_0000;

impl Drop for Charge {
    fn drop(&mut self) {
        self.detach();
        USED.set(USED.get().saturating_sub(self.get()));
    }
}

/// Drops the contents of a container without nesting deeper than a bound.
pub fn drop_values(values: Vec<Value>) {
    if values.is_empty() {
        return;
    }
    let depth = DEPTH.get();
    if depth >= MAX_DROP_DEPTH {
        DEFERRED.with_borrow_mut(|deferred| deferred.push(values));
        return;
    }
    DEPTH.set(depth + 1);
    drop(values);
    if depth == 0 {
        drop_deferred();
    }
    DEPTH.set(depth);
}

/// The same from the end: so CPython drops the items of lists and tuples.
pub fn drop_backwards(mut values: Vec<Value>) {
    if values.is_empty() {
        return;
    }
    let depth = DEPTH.get();
    if depth >= MAX_DROP_DEPTH {
        values.reverse();
        return drop_values(values);
    }
    DEPTH.set(depth + 1);
    while let Some(value) = values.pop() {
        drop(value);
    }
    if depth == 0 {
        drop_deferred();
    }
    DEPTH.set(depth);
}

/// Drops what nested drops have put aside.
fn drop_deferred() {
    while let Some(values) = DEFERRED.with_borrow_mut(Vec::pop) {
        drop(values);
    }
}

/// Queues a finaliser.
pub fn finalize_later(finalizer: Finalizer) {
    // A finaliser that comes too late holds its object, whose drop would make another one.
    if !ENABLED.get() {
        return;
    }
    PENDING.set(true);
    FINALIZERS.with_borrow_mut(|queue| queue.push(finalizer));
}

/// Whether a run goes on, so that finalisers will be carried out.
#[inline]
pub fn finalizes() -> bool {
    ENABLED.get()
}

/// Whether finalisers wait, or the run is to stop because its objects use too much.
#[inline]
pub fn finalizers_pending() -> bool {
    PENDING.get()
}

/// Takes the finalisers that wait, in the order in which their objects were dropped.
pub fn take_finalizers() -> Vec<Finalizer> {
    PENDING.set(false);
    FINALIZERS.with_borrow_mut(std::mem::take)
}

/// A run begins on this thread that may use so many bytes: nothing is counted yet, and finalisers are queued from now
/// on.
pub fn begin(limit: u64) {
    end();
    SERIAL.set(0);
    drop((RANGES.take(), SLICES.take()));
    USED.set(0);
    LIMIT.set(usize::try_from(limit).unwrap_or(usize::MAX));
    ENABLED.set(true);
}

/// A run has ended on this thread: what is dropped from now on is dropped without finalisers.
pub fn end() {
    ENABLED.set(false);
    crate::collect::end();
    drop(take_finalizers());
    drop(ATTACHED.take());
}
