//! `bytearray`.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::Rc;

use crate::memory::Charge;

pub struct ByteArray {
    pub data: Buffer,
    /// How many views show it: as long as there are some, its length stays.
    pub exports: Cell<usize>,
    pub charge: Charge,
}

impl ByteArray {
    pub fn new(data: Vec<u8>) -> Self {
        let charge = Charge::new(56 + data.len());
        ByteArray { data: Buffer(RefCell::new(Rc::new(data))), exports: Cell::new(0), charge }
    }
}

/// Bytes that change. Who reads them while the program may change them holds them as they are ([`Buffer::share`]);
/// they are copied only when that happens.
pub struct Buffer(RefCell<Rc<Vec<u8>>>);

impl Buffer {
    pub fn borrow(&self) -> Ref<'_, Vec<u8>> {
        Ref::map(self.0.borrow(), |data| &**data)
    }

    pub fn borrow_mut(&self) -> RefMut<'_, Vec<u8>> {
        RefMut::map(self.0.borrow_mut(), Rc::make_mut)
    }

    /// The bytes that it has now.
    pub fn share(&self) -> Rc<Vec<u8>> {
        self.0.borrow().clone()
    }
}
