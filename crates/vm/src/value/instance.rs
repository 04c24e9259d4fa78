//! Objects: of a class of the program, exceptions, and native objects with a payload.

use super::Value;
use crate::class::Class;
use crate::collect;
use crate::dict::Dict;
use crate::exception::ExceptionData;
use crate::memory::{self, Finalizer, FixedCharge};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// An object with a class, attributes, and perhaps something native inside.
pub struct Instance {
    pub class: RefCell<Rc<Class>>,
    /// Before the attributes, as they are dropped: weak references hear first.
    rare: OnceCell<Box<Rare>>,
    dict: OnceCell<Rc<Dict>>,
    pub payload: Payload,
    /// The attributes are those that the program gave as `__dict__` later, among what is rare.
    is_replaced: Cell<bool>,
    /// Set once `__del__` was called.
    finalized: Cell<bool>,
    /// A native object has something to tell when it is dropped now, by its class's `__del__`.
    pub wants_del: Cell<bool>,
    pub charge: FixedCharge<96>,
}

/// What few instances have.
#[derive(Default)]
struct Rare {
    /// What is dropped together with the instance, and so learns of its end.
    attached: OnceCell<Box<dyn Attached>>,
    /// The values of `__slots__`, where the class gives a `__dict__` too.
    slots: OnceCell<Rc<Dict>>,
    /// What the program set as `__dict__` after there was one, and the object of a subclass that holds it: null where
    /// there is none, and None where it is this object itself, which must not keep itself alive.
    replaced: RefCell<Option<(Rc<Dict>, Value)>>,
}

/// The attributes of an instance, to be looked at: its own, or those that took their place.
pub enum Attributes<'a> {
    Own(&'a Rc<Dict>),
    Replaced(Rc<Dict>),
}

impl std::ops::Deref for Attributes<'_> {
    type Target = Rc<Dict>;

    #[inline(always)]
    fn deref(&self) -> &Rc<Dict> {
        match self {
            Attributes::Own(dict) => dict,
            Attributes::Replaced(dict) => dict,
        }
    }
}

/// What is tied to the life of an instance.
pub trait Attached: std::any::Any {
    /// Nobody holds the instance any more, and this one stands for it while its `__del__` runs, and after that if it
    /// is kept.
    fn moved_to(&self, instance: &Rc<Instance>);
}

/// What an instance carries besides its attributes.
pub enum Payload {
    None,
    /// The built-in value of an instance of a subclass of `list`, `dict`, `str`, `int` ….
    Value(Value),
    Exception(Box<ExceptionData>),
    /// A native object: a deque, a lock, a future, ….
    Native(Box<dyn std::any::Any>),
}

impl Instance {
    pub fn new(class: Rc<Class>, payload: Payload) -> Rc<Self> {
        let noted = collect::notes() || class.has_del.get();
        let instance = Rc::new(Instance {
            class: RefCell::new(class),
            dict: OnceCell::new(),
            is_replaced: Cell::new(false),
            payload,
            finalized: Cell::new(false),
            wants_del: Cell::new(false),
            charge: FixedCharge::new(),
            rare: OnceCell::new(),
        });
        if noted {
            collect::note(&Value::Instance(instance.clone()));
        }
        instance
    }

    /// Whether something is to be done at its end.
    pub fn is_finalizable(&self) -> bool {
        (self.wants_del.get() || self.class.borrow().has_del.get()) && !self.finalized.get()
    }

    /// What is to be done at its end is being done.
    pub fn set_finalized(&self) {
        self.finalized.set(true);
    }

    /// The attributes, made when first wanted.
    #[inline]
    pub fn dict(&self) -> Attributes<'_> {
        if self.is_replaced.get() {
            return self.replaced();
        }
        Attributes::Own(self.dict.get_or_init(|| Rc::new(Dict::new())))
    }

    /// The attributes, if any was ever set.
    #[inline]
    pub fn dict_if_any(&self) -> Option<Attributes<'_>> {
        if self.is_replaced.get() {
            return Some(self.replaced());
        }
        self.dict.get().map(Attributes::Own)
    }

    #[cold]
    #[inline(never)]
    fn replaced(&self) -> Attributes<'_> {
        let replaced = self.rare().replaced.borrow();
        Attributes::Replaced(replaced.as_ref().map_or_else(Default::default, |(dict, _)| dict.clone()))
    }

    /// What the program is shown as `__dict__`: an object of a subclass where it set one.
    pub fn shown_dict(self: &Rc<Self>) -> Value {
        let rare = self.rare.get().filter(|_| self.is_replaced.get());
        match rare.and_then(|rare| rare.replaced.borrow().as_ref().map(|(_, shown)| shown.clone())) {
            None | Some(Value::Null) => Value::Dict(self.dict().clone()),
            Some(Value::None) => Value::Instance(self.clone()),
            Some(shown) => shown,
        }
    }

    /// Every dictionary that it holds, and the object of a subclass that one of them belongs to.
    pub(crate) fn each_dict(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(dict) = self.dict.get() {
            visit(&Value::Dict(dict.clone()));
        }
        if let Some(rare) = self.rare.get()
            && let Some((dict, shown)) = &*rare.replaced.borrow()
        {
            visit(&Value::Dict(dict.clone()));
            visit(shown);
        }
    }

    /// The values of `__slots__`, which no `__dict__` shows.
    pub fn slots(&self) -> &Rc<Dict> {
        if self.class.borrow().has_dict.get() {
            self.rare().slots.get_or_init(Default::default)
        } else {
            self.dict.get_or_init(Default::default)
        }
    }

    /// The same, if any was ever set.
    pub fn slots_if_any(&self) -> Option<&Rc<Dict>> {
        if self.class.borrow().has_dict.get() { self.rare.get()?.slots.get() } else { self.dict.get() }
    }

    /// Makes `shown`, a dictionary or an object of a subclass, the attributes, which are shared from now on.
    pub fn set_dict(self: &Rc<Self>, dict: Rc<Dict>, shown: Value) {
        let shown = match shown {
            Value::Dict(_) => Value::Null,
            Value::Instance(shown) if Rc::ptr_eq(self, &shown) => Value::None,
            shown => shown,
        };
        if shown.is_null() && !self.is_replaced.get() && self.dict.set(dict.clone()).is_ok() {
            return;
        }
        let old = self.rare().replaced.replace(Some((dict, shown)));
        // The first one cannot be taken away; what only this instance could reach of it goes now.
        if !self.is_replaced.replace(true)
            && let Some(first) = self.dict.get()
            && Rc::strong_count(first) == 1
        {
            first.clear();
        }
        drop(old);
    }

    #[inline]
    pub fn class(&self) -> Rc<Class> {
        self.class.borrow().clone()
    }

    /// The version of its class, to be compared with one that was kept.
    #[inline]
    pub(crate) fn class_version(&self) -> u32 {
        self.class.borrow().current_version()
    }

    /// The native object inside, if it is one of this Rust type.
    #[inline]
    pub fn native<T: 'static>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(data) => data.downcast_ref::<T>(),
            _ => None,
        }
    }

    fn rare(&self) -> &Rare {
        self.rare.get_or_init(Box::default)
    }

    /// What an upper layer ties to the life of the instance, made when first wanted; there is room for one.
    pub fn attached<T: Attached + Default>(&self) -> Option<&T> {
        let attached: &dyn std::any::Any = &**self.rare().attached.get_or_init(|| Box::new(T::default()));
        attached.downcast_ref()
    }

    /// The same, if it was made.
    pub fn attached_if_any<T: Attached>(&self) -> Option<&T> {
        let attached: &dyn std::any::Any = &**self.rare.get()?.attached.get()?;
        attached.downcast_ref()
    }

    pub fn exception(&self) -> Option<&ExceptionData> {
        match &self.payload {
            Payload::Exception(data) => Some(data),
            _ => None,
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if self.is_finalizable() && memory::finalizes() {
            let revived = Instance {
                class: RefCell::new(self.class.get_mut().clone()),
                dict: self.dict.take().map_or_else(OnceCell::new, OnceCell::from),
                is_replaced: self.is_replaced.clone(),
                payload: std::mem::replace(&mut self.payload, Payload::None),
                finalized: Cell::new(true),
                wants_del: Cell::new(false),
                charge: self.charge.successor(),
                rare: OnceCell::new(),
            };
            if let Some(slots) = self.rare.get_mut().and_then(|rare| rare.slots.take()) {
                revived.rare().slots.get_or_init(|| slots);
            }
            if let Some(replaced) = self.rare.get_mut().and_then(|rare| rare.replaced.take()) {
                revived.rare().replaced.replace(Some(replaced));
            }
            let revived = Rc::new(revived);
            if let Some(attached) = self.rare.get_mut().and_then(|rare| rare.attached.take()) {
                attached.moved_to(&revived);
                let _ = revived.rare().attached.set(attached);
            }
            memory::finalize_later(Finalizer::Del(Value::Instance(revived).noted()));
        }
    }
}
