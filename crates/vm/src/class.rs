//! Classes: names, bases, the method resolution order, and the looking up of attributes along it.
//!
//! Every class has a *version*: a number that no other state of any class has. Instructions remember what they
//! found together with the version, so a lookup that was done once costs a comparison until the class, or one of
//! its bases, changes.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::dict::Dict;
use crate::memory::Charge;
use crate::native::Args;
use crate::value::{Function, PyResult, Str, Value};
use crate::vm::Vm;

pub struct Class {
    pub name: RefCell<Str>,
    pub qualname: RefCell<Str>,
    pub bases: RefCell<Vec<Rc<Class>>>,
    /// Which of the bases decides what instances carry; to find it anew, all classes above would be asked each time.
    best: Cell<Option<usize>>,
    /// Method resolution order, this class first.
    mro: RefCell<Vec<Rc<Class>>>,
    pub dict: Rc<Dict>,
    /// The class of this class; none for `type` itself and for classes whose metaclass is `type`.
    pub metaclass: RefCell<Option<Rc<Class>>>,
    version: Cell<u32>,
    /// The version is kept somewhere, of this class and so of all that it inherits from.
    watched: Cell<bool>,
    subclasses: RefCell<Vec<Weak<Class>>>,
    /// What instances carry, inherited from the built-in base.
    pub layout: Cell<Layout>,
    /// Made by a `class` statement (or `type(...)`), so that its attributes may be set.
    pub is_heap: bool,
    /// Made by a `class` statement of the library, where CPython's is written in C: its attributes may not be set.
    pub is_sealed: Cell<bool>,
    /// Instances have a `__dict__`.
    pub has_dict: Cell<bool>,
    /// A subclass may be made of it.
    pub is_base: Cell<bool>,
    /// `__abstractmethods__` was set: the class may have no instances.
    pub is_abstract: Cell<bool>,
    /// Its own `__slots__` give its instances members.
    pub adds_members: Cell<bool>,
    /// Some class of the order defines `__del__`.
    pub has_del: Cell<bool>,
    /// Its own `__del__` is called only for instances that ask for it (`Instance::wants_del`).
    pub del_on_demand: Cell<bool>,
    /// Remembers lookups along the order, until the version changes.
    cache: RefCell<Cache>,
    /// What alone makes an instance, and the version of the class for which that holds.
    maker: RefCell<(u32, Maker)>,
    pub charge: Charge,
}

/// Lookups that a class remembers at most; programs can make any number of names.
const MAX_CACHED: usize = 512;

#[derive(Default)]
struct Cache {
    version: u32,
    /// By address; the name is kept so that its address stays its own.
    found: hashbrown::HashMap<usize, (Str, Option<Found>), BuildAddressHasher>,
}

/// An attribute, and the class that has it.
type Found = (Value, Rc<Class>);

/// What instances of a class carry besides attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Nothing: instances of `object`.
    Plain,
    /// A value of this built-in type.
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Exception,
    /// Classes are instances of `type` and its subclasses.
    Type,
    /// A native object; the number tells the kinds apart.
    Native(u16),
}

/// What there is to making an instance of a class.
#[derive(Clone, Default)]
pub(crate) enum Maker {
    /// Anything.
    #[default]
    Unknown,
    /// `object.__new__`, and this `__init__` of the program.
    Init(Rc<Function>),
    /// This `__new__`, which is native, and no `__init__`.
    New(fn(&mut Vm, Args) -> PyResult),
}

thread_local! {
    static VERSION: Cell<u32> = const { Cell::new(0) };
}

fn next_version() -> u32 {
    VERSION.set(VERSION.get() + 1);
    VERSION.get()
}

impl Class {
    /// A class without bases or order: [`Class::set_bases`] gives them.
    pub fn new(name: Str, layout: Layout, is_heap: bool) -> Rc<Class> {
        Rc::new(Class {
            qualname: RefCell::new(name.clone()),
            name: RefCell::new(name),
            bases: RefCell::default(),
            best: Cell::new(None),
            mro: RefCell::default(),
            dict: Rc::new(Dict::new()),
            metaclass: RefCell::new(None),
            version: Cell::new(next_version()),
            watched: Cell::new(false),
            subclasses: RefCell::default(),
            layout: Cell::new(layout),
            is_heap,
            is_sealed: Cell::new(false),
            has_dict: Cell::new(true),
            is_abstract: Cell::new(false),
            is_base: Cell::new(true),
            adds_members: Cell::new(false),
            has_del: Cell::new(false),
            del_on_demand: Cell::new(false),
            cache: RefCell::default(),
            maker: RefCell::default(),
            charge: Charge::new(400),
        })
    }

    /// Sets the bases and computes the order (C3). The error is the list of bases in conflict.
    pub fn set_bases(self: &Rc<Self>, bases: Vec<Rc<Class>>) -> Result<(), Vec<Rc<Class>>> {
        let order = linearize(self, &bases)?;
        if !self.is_heap && !bases.is_empty() {
            // Built-in types have no docstrings, and do not show that of `object`.
            self.dict.set("__doc__", Value::None);
        }
        self.set_order(bases, order);
        Ok(())
    }

    /// The order that follows from the bases, whatever a metaclass said of it.
    pub(crate) fn computed_order(self: &Rc<Self>) -> Vec<Rc<Class>> {
        linearize(self, &self.bases.borrow()).unwrap_or_else(|_| self.mro().clone())
    }

    /// Sets bases and order that a metaclass computed.
    pub fn set_order(self: &Rc<Self>, bases: Vec<Rc<Class>>, order: Vec<Rc<Class>>) {
        let best = best_base(&bases).ok().flatten();
        self.best.set(best.and_then(|best| bases.iter().position(|base| Rc::ptr_eq(base, &best))));
        let former = self.bases.replace(bases);
        // Where a program replaces bases, that may fail at a descendant: they are told at the end.
        if former.is_empty() || !self.is_heap {
            self.move_from(&former);
        }
        *self.mro.borrow_mut() = order;
        self.note_del();
        self.changed();
    }

    /// Tells former bases and those that it has now whose subclass it is.
    pub(crate) fn move_from(self: &Rc<Self>, former: &[Rc<Class>]) {
        for base in former {
            base.subclasses.borrow_mut().retain(|known| !std::ptr::eq(known.as_ptr(), Rc::as_ptr(self)));
        }
        for base in self.bases.borrow().iter() {
            base.subclasses.borrow_mut().push(Rc::downgrade(self));
        }
    }

    /// Notes whether instances have a `__del__`.
    pub fn note_del(&self) {
        let own = !self.del_on_demand.get() && self.dict.get("__del__").is_some();
        let mro = self.mro.borrow();
        let mut others = mro.iter().filter(|class| !std::ptr::eq(Rc::as_ptr(class), self));
        self.has_del.set(own || others.any(|class| class.has_del.get()));
    }

    pub fn mro(&self) -> std::cell::Ref<'_, Vec<Rc<Class>>> {
        self.mro.borrow()
    }

    /// The base that decides what instances carry: `__base__`.
    pub fn base(&self) -> Option<Rc<Class>> {
        self.best.get().and_then(|best| self.bases.borrow().get(best).cloned())
    }

    /// Whether a program may set its attributes.
    pub fn is_open(&self) -> bool {
        self.is_heap && !self.is_sealed.get()
    }

    /// The name of the base that decides the layout.
    pub fn base_name(&self) -> String {
        self.base().map_or(String::new(), |base| base.name.borrow().to_string())
    }

    /// Whether its instances carry more than those of its base do: a native value, or members of `__slots__`.
    fn adds_to(&self, base: Option<&Rc<Class>>) -> bool {
        if self.is_heap {
            return self.adds_members.get();
        }
        // Exceptions that have fields of their own.
        const WIDE: &[&str] = &[
            "BaseExceptionGroup",
            "SystemExit",
            "StopIteration",
            "ImportError",
            "OSError",
            "NameError",
            "AttributeError",
            "SyntaxError",
            "UnicodeEncodeError",
            "UnicodeDecodeError",
            "UnicodeTranslateError",
        ];
        base.is_none_or(|base| base.layout.get() != self.layout.get())
            || (self.layout.get() == Layout::Exception && WIDE.contains(&self.name.borrow().as_str()))
    }

    pub fn subclasses(&self) -> Vec<Rc<Class>> {
        self.subclasses.borrow().iter().filter_map(Weak::upgrade).collect()
    }

    /// Forgets bases and order, when the run is over; whether it had any.
    pub(crate) fn take_order(&self) -> bool {
        drop(self.bases.take());
        !self.mro.take().is_empty()
    }

    /// Forgets all that it refers to, when the run is over.
    pub(crate) fn take_apart(&self) {
        self.take_order();
        drop(self.metaclass.take());
        drop(self.cache.take());
        self.dict.clear();
    }

    /// A number that is another one after every change of the class or of a class that it inherits from.
    #[inline]
    pub fn version(&self) -> u32 {
        self.watch();
        self.version.get()
    }

    /// The version, only to be compared with one that [`version`](Class::version) gave.
    #[inline]
    pub(crate) fn current_version(&self) -> u32 {
        self.version.get()
    }

    /// Notes that the version is kept somewhere.
    #[inline]
    fn watch(&self) {
        if !self.watched.get() {
            self.watch_bases();
        }
    }

    #[cold]
    fn watch_bases(&self) {
        self.watched.set(true);
        for base in self.bases.borrow().iter() {
            base.watch();
        }
    }

    /// To be called after an attribute of the class was set or deleted.
    pub fn changed(&self) {
        // While a class is filled nobody has asked for its version, and so nobody for that of a subclass.
        if !self.watched.replace(false) {
            return;
        }
        self.version.set(next_version());
        for subclass in self.subclasses() {
            subclass.changed();
        }
    }

    /// Sets an attribute of the class itself.
    pub fn set(&self, name: &Str, value: Value) {
        if name.as_str() == "__del__" {
            self.mark_del();
        }
        self.dict.set_str(name, value);
        self.changed();
    }

    fn mark_del(&self) {
        self.has_del.set(true);
        for subclass in self.subclasses() {
            subclass.mark_del();
        }
    }

    /// Finds an attribute along the order.
    pub fn lookup(&self, name: &Str) -> Option<Value> {
        self.search(name, |(value, _)| value.clone())
    }

    /// Finds an attribute along the order, with the class that has it.
    pub fn lookup_with_owner(&self, name: &Str) -> Option<(Value, Rc<Class>)> {
        self.search(name, Clone::clone)
    }

    #[inline]
    fn search<T>(&self, name: &Str, take: impl Fn(&Found) -> T) -> Option<T> {
        let key = Rc::as_ptr(name).cast::<()>() as usize;
        let version = self.version();
        {
            let cache = self.cache.borrow();
            if cache.version == version
                && let Some((_, found)) = cache.found.get(&key)
            {
                return found.as_ref().map(take);
            }
        }
        let found =
            self.mro.borrow().iter().find_map(|class| Some((class.dict.get_str(name)?, class.clone())));
        let taken = found.as_ref().map(take);
        let mut cache = self.cache.borrow_mut();
        if cache.version != version || cache.found.len() >= MAX_CACHED {
            cache.version = version;
            cache.found.clear();
        }
        cache.found.insert(key, (name.clone(), found));
        taken
    }

    /// What alone makes an instance, where that is known.
    #[inline]
    pub(crate) fn maker(&self) -> Maker {
        match &*self.maker.borrow() {
            (version, maker) if *version == self.current_version() => maker.clone(),
            _ => Maker::Unknown,
        }
    }

    /// Notes it until the class changes.
    pub(crate) fn note_maker(&self, maker: Maker) {
        *self.maker.borrow_mut() = (self.version(), maker);
    }

    /// Whether `other` stands in the order of this class.
    pub fn is_subclass(&self, other: &Rc<Class>) -> bool {
        std::ptr::eq(self, Rc::as_ptr(other))
            || self.mro.borrow().iter().any(|class| Rc::ptr_eq(class, other))
    }
}

/// The C3 linearization.
fn linearize(class: &Rc<Class>, bases: &[Rc<Class>]) -> Result<Vec<Rc<Class>>, Vec<Rc<Class>>> {
    if let [base] = bases {
        return Ok(std::iter::once(class).chain(base.mro.borrow().iter()).cloned().collect());
    }
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(|base| base.mro.borrow().clone()).collect();
    lists.push(bases.to_vec());
    let mut order = vec![class.clone()];
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let next = lists.iter().map(|list| &list[0]).find(|candidate| {
            !lists.iter().any(|list| list[1..].iter().any(|other| Rc::ptr_eq(other, candidate)))
        });
        let Some(next) = next.cloned() else {
            let mut conflict: Vec<Rc<Class>> = Vec::new();
            for list in &lists {
                if !conflict.iter().any(|known| Rc::ptr_eq(known, &list[0])) {
                    conflict.push(list[0].clone());
                }
            }
            return Err(conflict);
        };
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}

/// Hashes addresses by multiplication; nothing iterates over the map, so its order cannot be seen.
#[derive(Clone, Default)]
struct BuildAddressHasher;

impl std::hash::BuildHasher for BuildAddressHasher {
    type Hasher = AddressHasher;
    fn build_hasher(&self) -> AddressHasher {
        AddressHasher(0)
    }
}

struct AddressHasher(u64);

impl std::hash::Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(*byte as usize);
        }
    }
    fn write_usize(&mut self, address: usize) {
        self.0 = (self.0 ^ address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23);
    }
}

/// The base that decides what instances of a class with these bases carry; an error where two carry what does not
/// fit together.
pub(crate) fn best_base(bases: &[Rc<Class>]) -> Result<Option<Rc<Class>>, ()> {
    if let [only] = bases {
        return Ok(Some(only.clone()));
    }
    let mut best: Option<(Rc<Class>, Rc<Class>)> = None;
    for base in bases {
        let solid = solid(base);
        best = match best.take() {
            Some((winner, holder)) if winner.is_subclass(&solid) => Some((winner, holder)),
            Some((winner, _)) if !solid.is_subclass(&winner) => return Err(()),
            _ => Some((solid, base.clone())),
        };
    }
    Ok(best.map(|(_, base)| base))
}

/// The nearest class on the way to `object` whose instances carry something of their own.
fn solid(class: &Rc<Class>) -> Rc<Class> {
    let mut class = class.clone();
    loop {
        match class.base() {
            Some(base) if !class.adds_to(Some(&base)) => class = base,
            _ => return class,
        }
    }
}

/// Whether instances of one class carry what those of another one do, so that it can stand in its place among the
/// bases of a class that there is.
pub(crate) fn carries_alike(
    one: &Rc<Class>,
    other: &Rc<Class>,
    members: &dyn Fn(&Rc<Class>) -> Members,
) -> bool {
    let bare = |class: &Rc<Class>| {
        let mut class = class.clone();
        loop {
            match class.base() {
                Some(base)
                    if !class.adds_to(Some(&base))
                        && (!class.is_heap || members(&class) == members(&base)) =>
                {
                    class = base;
                }
                base => return (class, base),
            }
        }
    };
    let ((one, its_base), (other, others_base)) = (bare(one), bare(other));
    Rc::ptr_eq(&one, &other)
        || members(&one) == members(&other)
            && its_base.zip(others_base).is_some_and(|(one, other)| Rc::ptr_eq(&one, &other))
            && one.layout.get() == other.layout.get()
}

/// The names in `__slots__` of a class and its bases, and whether instances have a `__dict__` and a place for weak
/// references.
pub(crate) type Members = (Vec<String>, bool, bool);
