//! What a `collections.deque` holds: also the queue of those who wait for a lock of the library.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::memory::{self, Charge};
use crate::value::{Instance, Value};

/// The payload of a deque.
pub struct Deque {
    pub items: RefCell<VecDeque<Value>>,
    pub max: Cell<Option<i64>>,
    /// Changes with every change, so that iterators notice.
    pub state: Cell<u32>,
    charge: Charge,
}

impl Deque {
    pub fn new(items: VecDeque<Value>, max: Option<i64>) -> Deque {
        let charge = Charge::new(100 + items.len() * 16);
        Deque { items: RefCell::new(items), max: Cell::new(max), state: Cell::new(0), charge }
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Is to be called after every change.
    pub fn changed(&self) {
        self.state.set(self.state.get().wrapping_add(1));
        let bytes = 100 + self.len() * 16;
        let counted = self.charge.get();
        if bytes > counted || bytes < counted / 4 {
            self.charge.set(bytes + bytes / 8);
        }
    }

    pub fn push(&self, item: Value) {
        let over = {
            let mut items = self.items.borrow_mut();
            items.push_back(item);
            if self.max.get().is_some_and(|max| items.len() as i64 > max) { items.pop_front() } else { None }
        };
        self.changed();
        drop(over);
    }

    pub fn push_front(&self, item: Value) {
        let over = {
            let mut items = self.items.borrow_mut();
            items.push_front(item);
            if self.max.get().is_some_and(|max| items.len() as i64 > max) { items.pop_back() } else { None }
        };
        self.changed();
        drop(over);
    }

    pub fn pop_front(&self) -> Option<Value> {
        let item = self.items.borrow_mut().pop_front()?;
        self.changed();
        Some(item)
    }

    pub fn pop_back(&self) -> Option<Value> {
        let item = self.items.borrow_mut().pop_back()?;
        self.changed();
        Some(item)
    }

    /// Drops all items; of none, iterators notice nothing.
    pub fn clear(&self) {
        let old = self.items.take();
        if !old.is_empty() {
            self.changed();
            memory::drop_values(old.into());
        }
    }

    /// Takes this very object out, where it stands first.
    pub fn remove_object(&self, object: &Rc<Instance>) {
        let at = self.position(|item| matches!(item, Value::Instance(item) if Rc::ptr_eq(item, object)));
        if let Some(at) = at {
            let removed = self.items.borrow_mut().remove(at);
            self.changed();
            drop(removed);
        }
    }

    /// The first item of which something holds; that must not change the deque.
    pub fn find(&self, holds: impl Fn(&Value) -> bool) -> Option<Value> {
        self.get(self.position(holds)?)
    }

    fn position(&self, holds: impl Fn(&Value) -> bool) -> Option<usize> {
        self.items.borrow().iter().position(holds)
    }

    pub fn snapshot(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }

    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }
}

impl Drop for Deque {
    fn drop(&mut self) {
        memory::drop_values(std::mem::take(self.items.get_mut()).into());
    }
}
