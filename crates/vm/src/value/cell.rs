//! A place for a value that is shared.

use std::cell::Cell;

use super::Value;

/// A place for a value that can be changed through a shared reference, and is no larger than the value.
#[derive(Default)]
pub struct ValueCell(Cell<Value>);

impl ValueCell {
    pub fn new(value: Value) -> ValueCell {
        ValueCell(Cell::new(value))
    }

    /// The value, which stays there.
    #[inline]
    pub fn get(&self) -> Value {
        let value = self.0.take();
        let copy = value.clone();
        self.0.set(value);
        copy
    }

    /// Puts another value there. The old one is dropped after that.
    #[inline]
    pub fn set(&self, value: Value) {
        drop(self.0.replace(value));
    }

    /// Puts another value there, and gives the old one.
    #[inline]
    pub fn replace(&self, value: Value) -> Value {
        self.0.replace(value)
    }

    /// Takes the value, and leaves [`Value::Null`].
    #[inline]
    pub fn take(&self) -> Value {
        self.0.take()
    }
}
