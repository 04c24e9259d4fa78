//! Python values.
//!
//! A [`Value`] is 16 bytes: numbers and singletons are inline, everything else is one counted reference. The
//! counts give CPython's moment of finalisation: "was never awaited", `__del__` and the closing of generators
//! come when the last reference goes. Reference cycles live until the program asks for them
//! ([`crate::collect`]) or ends.

mod bytearray;
mod cell;
mod instance;
mod weak;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use num_bigint::BigInt;

use crate::class::Class;
use crate::code::CodeObject;
use crate::collect;
use crate::dict::Dict;
use crate::exception::ExceptionData;
use crate::generator::Generator;
use crate::iter::NativeIter;
use crate::memory::{self, Charge};
use crate::native::NativeFunction;
use crate::set::Set;

pub use bytearray::ByteArray;
pub use cell::ValueCell;
pub use instance::{Attached, Attributes, Instance, Payload};
pub use weak::WeakValue;

/// A Python value. The tag is a whole word, so that a value is moved as two.
#[derive(Clone, Default)]
#[repr(u64)]
pub enum Value {
    /// No value: an empty slot. Programs never see it.
    #[default]
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// An integer outside of 64 bits, never inside.
    BigInt(Rc<BigInt>),
    Complex(Rc<(f64, f64)>),
    Str(Str),
    Bytes(Rc<Bytes>),
    ByteArray(Rc<ByteArray>),
    Tuple(Rc<Tuple>),
    List(Rc<List>),
    Dict(Rc<Dict>),
    Set(Rc<Set>),
    FrozenSet(Rc<Set>),
    Range(Rc<Range>),
    Slice(Rc<[Value; 3]>),
    Function(Rc<Function>),
    Native(Rc<NativeFunction>),
    Method(Rc<Method>),
    Class(Rc<Class>),
    /// Every other object: of a class of the program, an exception, or a native object with a payload.
    Instance(Rc<Instance>),
    Module(Rc<Module>),
    Cell(Rc<PyCell>),
    Code(Rc<CodeObject>),
    /// A generator, coroutine or asynchronous generator.
    Generator(Rc<Generator>),
    /// An iterator of the library (over a list, `zip`, `map`, …), or a view of a dictionary.
    Iter(Rc<NativeIter>),
}

/// A raised exception: always an instance whose payload is [`Payload::Exception`].
#[derive(Clone)]
pub struct Raised(pub Rc<Instance>);

/// What a fallible operation gives: a value, or an exception of the program.
pub type PyResult<T = Value> = Result<T, Raised>;

/// A shared, immutable string.
pub type Str = Rc<StrObject>;

/// A string with its hash and its length in characters, computed when first wanted.
pub struct StrObject {
    text: String,
    hash: Cell<i64>,
    chars: Cell<u32>,
    pub charge: Charge,
}

impl StrObject {
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The length in code points.
    pub fn len(&self) -> usize {
        if self.chars.get() == u32::MAX {
            self.chars.set(self.text.chars().count() as u32);
        }
        self.chars.get() as usize
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether characters are bytes, so that indexing is direct.
    pub fn is_ascii(&self) -> bool {
        self.len() == self.text.len()
    }

    /// CPython's hash with `PYTHONHASHSEED=0`.
    #[inline]
    pub fn hash(&self) -> i64 {
        let known = self.hash.get();
        if known != 0 || self.text.is_empty() {
            return known;
        }
        let hash = text::hash::str(&self.text);
        self.hash.set(hash);
        hash
    }

    /// Grows in its place.
    pub(crate) fn append(&mut self, more: &StrObject) {
        let chars = match (self.chars.get(), more.chars.get()) {
            (u32::MAX, _) | (_, u32::MAX) => u32::MAX,
            (known, more) => known + more,
        };
        self.text.push_str(more);
        self.hash.set(0);
        self.chars.set(chars);
        self.charge.set(STR_BYTES + self.text.len());
    }
}

/// What a string costs besides its text.
const STR_BYTES: usize = 48;

impl std::ops::Deref for StrObject {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

/// A new string.
pub fn str_object(text: impl Into<Box<str>>) -> Str {
    let text = String::from(text.into());
    let charge = Charge::new(STR_BYTES + text.len());
    Rc::new(StrObject { text, hash: Cell::new(0), chars: Cell::new(u32::MAX), charge })
}

/// A new string whose hash is known.
pub(crate) fn hashed_str_object(text: &str, hash: i64) -> Str {
    let made = str_object(text);
    made.hash.set(hash);
    made
}

pub struct Bytes {
    pub data: Box<[u8]>,
    pub charge: Charge,
}

pub struct Tuple {
    items: Vec<Value>,
    pub charge: Charge,
}

impl Tuple {
    pub fn new(items: Vec<Value>) -> Self {
        let charge = Charge::new(40 + items.len() * 16);
        Tuple { items, charge }
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];
    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        memory::drop_backwards(std::mem::take(&mut self.items));
    }
}

pub struct List {
    items: RefCell<Vec<Value>>,
    pub charge: Charge,
}

impl List {
    pub fn new(items: Vec<Value>) -> Self {
        let charge = Charge::new(56 + items.len() * 16);
        List { items: RefCell::new(items), charge }
    }

    pub fn borrow(&self) -> std::cell::Ref<'_, Vec<Value>> {
        self.items.borrow()
    }

    /// For changes; call [`List::charge`] afterwards when it may have grown.
    pub fn borrow_mut(&self) -> std::cell::RefMut<'_, Vec<Value>> {
        self.items.borrow_mut()
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    #[inline]
    pub fn push(&self, value: Value) {
        let mut items = self.items.borrow_mut();
        items.push(value);
        let bytes = 56 + items.capacity() * 16;
        if bytes > self.charge.get() {
            self.charge.set(bytes);
        }
    }

    /// Brings the memory count up to date.
    pub fn charge(&self) {
        self.charge.set(56 + self.items.borrow().len() * 16);
    }
}

impl Drop for List {
    fn drop(&mut self) {
        memory::drop_backwards(std::mem::take(self.items.get_mut()));
    }
}

/// `range(start, stop, step)` within 64 bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    pub fn len(&self) -> usize {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        let count =
            if step > 0 { (stop - start + step - 1) / step } else { (start - stop - step - 1) / -step };
        // Where addresses have 32 bits, a longer range ends there; no run gets so far.
        usize::try_from(count.clamp(0, i64::MAX as i128)).unwrap_or(usize::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at an index that is in range.
    pub fn item(&self, index: usize) -> i64 {
        (self.start as i128 + index as i128 * self.step as i128) as i64
    }
}

/// A function of the program.
pub struct Function {
    pub code: Rc<CodeObject>,
    pub globals: Rc<Dict>,
    pub name: RefCell<Str>,
    pub qualname: RefCell<Str>,
    pub defaults: RefCell<Vec<Value>>,
    pub kw_defaults: RefCell<Option<Rc<Dict>>>,
    pub closure: Vec<Value>,
    pub annotations: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub module: RefCell<Value>,
    pub type_params: RefCell<Value>,
    /// Attributes that the program set.
    pub(crate) dict: OnceCell<Box<RefCell<Value>>>,
    pub charge: Charge,
}

impl Drop for Function {
    fn drop(&mut self) {
        self.charge.detach();
        memory::drop_values(std::mem::take(&mut self.closure));
    }
}

/// A function bound to its first argument.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
    pub charge: Charge,
}

impl Method {
    pub fn new(function: Value, receiver: Value) -> Rc<Self> {
        Rc::new(Method { function, receiver, charge: Charge::new(56) })
    }
}

/// A variable shared between a function and those inside it.
pub struct PyCell {
    pub value: RefCell<Value>,
    pub charge: Charge,
}

impl PyCell {
    pub fn new(value: Value) -> Rc<Self> {
        Rc::new(PyCell { value: RefCell::new(value), charge: Charge::new(40) })
    }
}

impl Drop for PyCell {
    fn drop(&mut self) {
        let value = std::mem::take(self.value.get_mut());
        if !matches!(value, Value::Null) {
            memory::drop_values(vec![value]);
        }
    }
}

pub struct Module {
    pub name: Str,
    pub dict: Rc<Dict>,
    /// Its class where that is one of the program's.
    pub class: RefCell<Option<Rc<Class>>>,
    pub charge: Charge,
}

impl Module {
    /// Its name as messages have it, which a program may have changed.
    pub fn shown_name(&self) -> Str {
        self.dict.get("__name__").as_ref().and_then(Value::as_str).unwrap_or(&self.name).clone()
    }
}

impl Raised {
    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// Whether it is the same exception object.
    pub fn is(&self, other: &Raised) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn value(&self) -> Value {
        Value::Instance(self.0.clone())
    }

    pub fn data(&self) -> &ExceptionData {
        self.0.exception().expect("a raised value is an instance with an exception payload")
    }
}

impl Value {
    pub fn str(text: impl Into<Box<str>>) -> Value {
        Value::Str(str_object(text))
    }

    pub fn tuple(items: Vec<Value>) -> Value {
        Value::Tuple(Rc::new(Tuple::new(items)))
    }

    pub fn list(items: Vec<Value>) -> Value {
        Value::List(Rc::new(List::new(items))).noted()
    }

    pub fn dict(dict: Dict) -> Value {
        Value::Dict(Rc::new(dict)).noted()
    }

    /// Itself, having been shown to the collector of cycles.
    #[inline]
    pub(crate) fn noted(self) -> Value {
        if collect::notes() {
            collect::note(&self);
        }
        self
    }

    pub fn bytes(data: impl Into<Box<[u8]>>) -> Value {
        let data = data.into();
        let charge = Charge::new(33 + data.len());
        Value::Bytes(Rc::new(Bytes { data, charge }))
    }

    /// An integer of any size, inline when it fits.
    pub fn int(number: BigInt) -> Value {
        match i64::try_from(&number) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::BigInt(Rc::new(number)),
        }
    }

    #[inline]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Whether this is a built-in number, of no subclass.
    pub(crate) fn is_number(&self) -> bool {
        use Value::*;
        matches!(self, Int(_) | BigInt(_) | Bool(_) | Float(_) | Complex(_))
    }

    #[inline]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// `None` for Python's `None`.
    pub fn to_option(self) -> Option<Value> {
        if self.is_none() { None } else { Some(self) }
    }

    /// The built-in value: itself, or what an instance of a subclass of a built-in type carries.
    #[inline]
    pub fn builtin(&self) -> &Value {
        if let Value::Instance(instance) = self
            && let Payload::Value(inner) = &instance.payload
        {
            return inner;
        }
        self
    }

    pub fn as_str(&self) -> Option<&Str> {
        match self.builtin() {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The native object inside, if it is one of this Rust type.
    #[inline]
    pub fn native<T: 'static>(&self) -> Option<&T> {
        match self {
            Value::Instance(instance) => instance.native::<T>(),
            _ => None,
        }
    }

    /// Python's `is`.
    pub fn is(&self, other: &Value) -> bool {
        use Value::*;
        match (self, other) {
            (Null, Null) | (None, None) | (NotImplemented, NotImplemented) | (Ellipsis, Ellipsis) => true,
            (Bool(a), Bool(b)) => a == b,
            (Int(a), Int(b)) => a == b,
            (Float(a), Float(b)) => a.to_bits() == b.to_bits(),
            (BigInt(a), BigInt(b)) => Rc::ptr_eq(a, b),
            (Complex(a), Complex(b)) => Rc::ptr_eq(a, b),
            (Str(a), Str(b)) => Rc::ptr_eq(a, b) || (a.len() <= 1 && a.as_str() == b.as_str()),
            (Bytes(a), Bytes(b)) => Rc::ptr_eq(a, b),
            (ByteArray(a), ByteArray(b)) => Rc::ptr_eq(a, b),
            (Tuple(a), Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            (List(a), List(b)) => Rc::ptr_eq(a, b),
            (Dict(a), Dict(b)) => Rc::ptr_eq(a, b),
            (Set(a), Set(b)) => Rc::ptr_eq(a, b),
            (FrozenSet(a), FrozenSet(b)) => Rc::ptr_eq(a, b),
            (Range(a), Range(b)) => Rc::ptr_eq(a, b),
            (Slice(a), Slice(b)) => Rc::ptr_eq(a, b),
            (Function(a), Function(b)) => Rc::ptr_eq(a, b),
            (Native(a), Native(b)) => Rc::ptr_eq(a, b),
            (Method(a), Method(b)) => Rc::ptr_eq(a, b),
            (Class(a), Class(b)) => Rc::ptr_eq(a, b),
            (Instance(a), Instance(b)) => Rc::ptr_eq(a, b),
            (Module(a), Module(b)) => Rc::ptr_eq(a, b),
            (Cell(a), Cell(b)) => Rc::ptr_eq(a, b),
            (Code(a), Code(b)) => Rc::ptr_eq(a, b),
            (Generator(a), Generator(b)) => Rc::ptr_eq(a, b),
            (Iter(a), Iter(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// A copy. What has no count is copied on the spot, which the machine's most frequent instructions gain by.
    #[inline(always)]
    pub fn quick_clone(&self) -> Value {
        // With more cases it would become a jump through a table.
        match self {
            Value::Int(value) => Value::Int(*value),
            Value::Float(value) => Value::Float(*value),
            Value::None => Value::None,
            other => other.clone(),
        }
    }

    /// A copy of what mostly is a list.
    #[inline(always)]
    pub(crate) fn list_clone(&self) -> Value {
        match self {
            Value::List(list) => Value::List(list.clone()),
            other => other.clone(),
        }
    }

    /// A copy of what mostly is a function or class.
    #[inline(always)]
    pub(crate) fn callable_clone(&self) -> Value {
        match self {
            Value::Function(function) => Value::Function(function.clone()),
            other => other.clone(),
        }
    }

    /// Drops it. What has no count needs no call for that.
    #[inline(always)]
    pub fn quick_drop(self) {
        if matches!(self, Value::Null | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_)) {
            std::mem::forget(self);
        }
    }

    /// Whether it is no counted reference, so that dropping it does nothing.
    #[inline(always)]
    pub fn is_uncounted(&self) -> bool {
        matches!(self, Value::Null | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_))
    }

    /// Whether dropping this reference drops nothing that could have a finaliser.
    #[inline(always)]
    pub fn drops_quietly(&self) -> bool {
        match self {
            Value::Null | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => {
                true
            }
            Value::List(list) => Rc::strong_count(list) > 1,
            Value::Tuple(items) => Rc::strong_count(items) > 1,
            Value::Dict(dict) => Rc::strong_count(dict) > 1,
            Value::Set(set) | Value::FrozenSet(set) => Rc::strong_count(set) > 1,
            Value::Instance(instance) => Rc::strong_count(instance) > 1,
            _ => false,
        }
    }

    /// The charge of an object that can be referred to weakly; those of instances are of another kind.
    pub fn charge(&self) -> Option<&Charge> {
        Some(match self {
            Value::Set(object) | Value::FrozenSet(object) => &object.charge,
            Value::Function(object) => &object.charge,
            Value::Native(object) => &object.charge,
            Value::Method(object) => &object.charge,
            Value::Class(object) => &object.charge,
            Value::Generator(object) => &object.charge,
            Value::Module(object) => &object.charge,
            Value::Iter(object) => &object.charge,
            _ => return None,
        })
    }

    /// What `id()` gives: a number that tells objects apart while they live, the same in every run.
    pub fn id(&self) -> u64 {
        use Value::*;
        match self {
            Null => 0,
            None => 0x1000,
            NotImplemented => 0x1010,
            Ellipsis => 0x1020,
            Bool(value) => 0x1030 + *value as u64 * 16,
            Int(value) => 0x2000u64.wrapping_add((*value as u64).wrapping_mul(32)),
            Float(value) => value.to_bits() >> 8,
            Str(a) => a.charge.id(),
            Bytes(a) => a.charge.id(),
            ByteArray(a) => a.charge.id(),
            Tuple(a) => a.charge.id(),
            List(a) => a.charge.id(),
            Dict(a) => a.charge.id(),
            Set(a) | FrozenSet(a) => a.charge.id(),
            Function(a) => a.charge.id(),
            Class(a) => a.charge.id(),
            Instance(a) => a.charge.id(),
            Module(a) => a.charge.id(),
            Cell(a) => a.charge.id(),
            Generator(a) => a.charge.id(),
            Iter(a) => a.charge.id(),
            Native(a) => a.charge.id(),
            Code(a) => a.charge.id(),
            Method(a) => a.charge.id(),
            Range(a) => crate::memory::id_of_range(a),
            Slice(a) => crate::memory::id_of_slice(a),
            // Numbers have no identity: another number is another object, an equal one may be the same.
            BigInt(value) => mixed(value.iter_u64_digits()),
            Complex(value) => mixed([value.0.to_bits(), value.1.to_bits()].into_iter()),
        }
    }
}

fn mixed(digits: impl Iterator<Item = u64>) -> u64 {
    let sum = digits
        .fold(0x3020, |sum: u64, digit| (sum.rotate_left(7) ^ digit).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    sum >> 8
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}
impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Value::Int(value as i64)
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::str(value)
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::str(value)
    }
}
