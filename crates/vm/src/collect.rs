//! The collector of cycles: what `gc.collect()` finds, and how that goes.
//!
//! Objects go when the last reference to them goes, so what is left to find are those that hold each other in a circle.
//!
//! 1. From when a program imports `gc`, objects that can be part of a circle are noted as they are made ([`note`]).
//! 2. [`Vm::collect_cycles`] follows what they hold and counts the references that come from among them.
//! 3. What has more references than those is held from elsewhere (a variable, a frame that runs, the library), and so
//!    is all that it holds. The rest can be reached by nobody.
//! 4. Weak references to it are cleared and its finalisers run; what those did not bring back lets go of what it holds.
//!
//! An object whose contents are not known here counts as one that holds nothing, and what it holds as held from
//! elsewhere: the collector may miss a circle, but takes nothing that could still be used.

mod ending;
mod held;
mod order;

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::{HashMap, HashSet};

use crate::Vm;
use crate::generator::{GeneratorKind, GeneratorState};
use crate::memory::{self, Finalizer, finalize_later};
use crate::value::{PyResult, Value, WeakValue};

pub use ending::Reached;
pub use held::{Visit, visit_all};
use order::Order;

thread_local! {
    static NOTES: Cell<bool> = const { Cell::new(false) };
    static NOTED: RefCell<Vec<WeakValue>> = const { RefCell::new(Vec::new()) };
}

/// Fewer than this are not looked through for objects that are gone.
const FEW: usize = 1024;

/// Whether objects are noted.
#[inline]
pub(crate) fn notes() -> bool {
    NOTES.get()
}

/// Objects are noted from now on.
pub fn begin() {
    NOTES.set(true);
}

/// A run has ended: nothing is noted any more.
pub(crate) fn end() {
    NOTES.set(false);
    NOTED.take();
}

/// Notes an object that can be part of a circle.
#[cold]
pub fn note(value: &Value) {
    let Some(noted) = WeakValue::of(value) else { return };
    NOTED.with_borrow_mut(|all| {
        // Objects that are gone must not pile up.
        if all.len() >= FEW && all.len().is_power_of_two() {
            all.retain(|noted| !noted.is_gone());
        }
        all.push(noted);
    });
}

/// The objects that were noted and are still there, in the order in which they were made.
pub fn noted() -> Vec<Value> {
    NOTED.with_borrow(|all| all.iter().filter_map(WeakValue::get).collect())
}

/// What a native payload holds, and how it lets go of that.
#[derive(Clone, Copy)]
pub struct Contents {
    /// Calls with every value that the payload holds, once for each reference.
    pub visit: fn(&dyn Any, Visit<'_>),
    /// Takes out what the payload holds.
    pub clear: fn(&dyn Any, &mut Vec<Value>),
}

/// Clears the weak references to an object; the callbacks of those that the function does not tell of are queued.
pub type ClearWeak = fn(&Value, &dyn Fn(&Value) -> bool);

/// What other layers tell the collector.
#[derive(Clone, Default)]
pub(crate) struct Known {
    contents: Vec<(TypeId, Contents)>,
    clear_weak: Option<ClearWeak>,
}

impl Known {
    fn of(&self, payload: &dyn Any) -> Option<Contents> {
        let wanted = payload.type_id();
        self.contents.iter().find(|(known, _)| *known == wanted).map(|(_, contents)| *contents)
    }
}

/// Objects by their addresses, in the order in which they were found.
#[derive(Default)]
struct Heap {
    values: Vec<Value>,
    places: HashMap<usize, usize>,
}

impl Heap {
    fn add(&mut self, value: &Value) -> Option<usize> {
        let address = held::address(value)?;
        let place = *self.places.entry(address).or_insert_with(|| {
            self.values.push(value.clone());
            self.values.len() - 1
        });
        Some(place)
    }

    fn place(&self, value: &Value) -> Option<usize> {
        self.places.get(&held::address(value)?).copied()
    }

    /// The objects that were noted, in the order of their making, and behind them all that they hold; and how many those
    /// were that were noted.
    fn of_noted(known: &Known) -> (Heap, usize) {
        let mut heap = Heap::default();
        for value in noted() {
            heap.add(&value);
        }
        let count = heap.values.len();
        heap.follow(known);
        (heap, count)
    }

    /// Adds all that the objects hold.
    fn follow(&mut self, known: &Known) {
        self.follow_from(known, 0);
    }

    /// The same, where those before `at` have been followed.
    fn follow_from(&mut self, known: &Known, mut at: usize) {
        while at < self.values.len() {
            let value = self.values[at].clone();
            held::each(known, &value, &mut |inner| _ = self.add(inner));
            at += 1;
        }
    }

    /// How many references to each object come from among them.
    fn inside(&self, known: &Known) -> Vec<usize> {
        let mut inside = vec![0; self.values.len()];
        for value in &self.values {
            held::each(known, value, &mut |inner| {
                if let Some(place) = self.place(inner) {
                    inside[place] += 1;
                }
            });
        }
        inside
    }

    /// The objects that hold each other: those that nothing holds but this heap are left out, and then what only they
    /// held.
    fn circles(self, known: &Known) -> Heap {
        let mut inside = self.inside(known);
        let mut open: Vec<usize> = (0..inside.len()).filter(|place| inside[*place] == 0).collect();
        while let Some(place) = open.pop() {
            held::each(known, &self.values[place], &mut |inner| {
                if let Some(place) = self.place(inner) {
                    inside[place] -= 1;
                    if inside[place] == 0 {
                        open.push(place);
                    }
                }
            });
        }
        let mut rest = Heap::default();
        for (value, _) in self.values.iter().zip(inside).filter(|(_, inside)| *inside > 0) {
            rest.add(value);
        }
        rest
    }

    /// Which objects are held from elsewhere.
    fn held(&self, known: &Known) -> Vec<bool> {
        // One reference is that of the heap itself.
        let is_held = |(value, inside): (&Value, usize)| held::count(value) > inside + 1;
        self.values.iter().zip(self.inside(known)).map(is_held).collect()
    }

    /// The objects that are held by nothing but each other, in order.
    fn unreachable(&self, known: &Known) -> Heap {
        let mut reached = self.held(known);
        let mut open: Vec<usize> = (0..reached.len()).filter(|place| reached[*place]).collect();
        while let Some(place) = open.pop() {
            held::each(known, &self.values[place], &mut |inner| {
                if let Some(place) = self.place(inner)
                    && !std::mem::replace(&mut reached[place], true)
                {
                    open.push(place);
                }
            });
        }
        let mut rest = Heap::default();
        for (value, _) in self.values.iter().zip(reached).filter(|(_, reached)| !reached) {
            rest.add(value);
        }
        rest
    }

    /// How many objects these are for CPython: attributes have no dictionary of their own there until one is asked for,
    /// a closure is a tuple, and what holds nothing but numbers and text does not count.
    fn counted(&self) -> usize {
        let instances = self.values.iter().filter_map(|value| match value {
            Value::Instance(instance) => instance.dict_if_any(),
            _ => None,
        });
        let attributes: HashSet<usize> = instances.map(|dict| Rc::as_ptr(&dict).addr()).collect();
        let count = |value: &Value| match value {
            Value::Function(function) => 1 + usize::from(!function.closure.is_empty()),
            Value::Dict(dict) if attributes.contains(&Rc::as_ptr(dict).addr()) => 0,
            Value::Tuple(_) | Value::Dict(_) => {
                let mut holds = 0;
                held::each(&Known::default(), value, &mut |inner| {
                    holds |= usize::from(held::address(inner).is_some());
                });
                holds
            }
            _ => 1,
        };
        self.values.iter().map(count).sum()
    }
}

impl Vm {
    /// Tells the collector what a native payload of type `T` holds.
    pub fn know_contents<T: Any>(&mut self, contents: Contents) {
        let known = self.state::<Known>();
        if !known.contents.iter().any(|(known, _)| *known == TypeId::of::<T>()) {
            known.contents.push((TypeId::of::<T>(), contents));
        }
    }

    /// Tells the collector how the weak references to an object are cleared.
    pub fn know_weak(&mut self, clear_weak: ClearWeak) {
        self.state::<Known>().clear_weak = Some(clear_weak);
    }

    /// Finds the objects that nobody can reach any more, and lets them go. Gives how many those were.
    ///
    /// # Errors
    /// Only when the run has to stop; what finalisers raise is told on the error stream.
    pub fn collect_cycles(&mut self) -> PyResult<usize> {
        // A finaliser that runs is not interrupted by another one.
        if self.finalizing > 0 {
            return Ok(0);
        }
        self.run_finalizers()?;
        let known = self.state::<Known>().clone();
        let (heap, count) = Heap::of_noted(&known);
        let garbage = heap.unreachable(&known);
        let order = Order::new(&heap, &known, count).walk();
        NOTED.set(order.into_iter().filter_map(|place| WeakValue::of(&heap.values[place])).collect());
        let work = heap.values.len() as u64;
        drop(heap);
        if let Some(clear_weak) = known.clear_weak {
            for value in &garbage.values {
                clear_weak(value, &|reference| garbage.place(reference).is_some());
            }
        }
        garbage.values.iter().for_each(finalize);
        self.run_finalizers()?;
        // What a finaliser brought back stays, with all that it holds.
        let gone = garbage.unreachable(&known).circles(&known);
        drop(garbage);
        let count = gone.counted();
        let mut released = Vec::new();
        for value in &gone.values {
            held::clear(&known, value, &mut released);
        }
        drop(gone);
        memory::drop_values(released);
        self.run_finalizers()?;
        self.spend(work)?;
        Ok(count)
    }
}

/// Queues what an object has to do at its end, as its drop would.
fn finalize(value: &Value) {
    match value {
        Value::Instance(instance) if instance.is_finalizable() => {
            instance.set_finalized();
            finalize_later(Finalizer::Del(value.clone()));
        }
        Value::Generator(generator) if !generator.finalized.get() => match generator.state.get() {
            GeneratorState::Suspended => {
                generator.finalized.set(true);
                finalize_later(Finalizer::Close(value.clone()));
            }
            GeneratorState::Created
                if generator.kind == GeneratorKind::Coroutine && !generator.quiet.get() =>
            {
                generator.quiet.set(true);
                finalize_later(Finalizer::NeverAwaited {
                    qualname: generator.qualname.borrow().to_string(),
                    method: None,
                    created: generator.created.clone(),
                });
            }
            _ => {}
        },
        _ => {}
    }
}
