//! The methods of `bytes` and `bytearray`, which share most of them, and of `memoryview`.
//!
//! A byte is a character of Latin-1: where a method does not look at what its bytes mean as letters, the functions
//! of `str` do the work on such a text.

mod bytearray;
mod construct;
mod formats;
mod items;
mod layout;
mod letters;
mod memoryview;
pub use memoryview::Writable;
mod operators;
mod search;
mod split;

use std::rc::Rc;

use crate::native::Args;
use crate::value::{ByteArray, Bytes, PyResult, Value};
use crate::vm::Vm;

pub(super) use construct::from_object;
pub(crate) use items::{del_item, set_item};
pub(crate) use operators::{contains, percent};

pub(super) fn install(vm: &mut Vm) {
    construct::install(vm);
    search::install(vm);
    split::install(vm);
    layout::install(vm);
    letters::install(vm);
    operators::install(vm);
    bytearray::install(vm);
    memoryview::install(vm);
}

/// Which of the two types a receiver is of; a method gives results of the same type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bytes,
    ByteArray,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Bytes => "bytes",
            Kind::ByteArray => "bytearray",
        }
    }

    fn value(self, data: Vec<u8>) -> Value {
        match self {
            Kind::Bytes => Value::bytes(data),
            Kind::ByteArray => Value::ByteArray(Rc::new(ByteArray::new(data))),
        }
    }
}

/// The receiver of a method that both types have.
struct This {
    kind: Kind,
    name: &'static str,
    data: Data,
}

/// Methods that pay for what they have read: it may be a small part.
const PAYING: [&str; 7] = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"];

/// The receiver's bytes, those of a bytearray as they were when its method was called.
enum Data {
    Bytes(Rc<Bytes>),
    ByteArray(Rc<Vec<u8>>),
}

impl std::ops::Deref for Data {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Data::Bytes(bytes) => &bytes.data,
            Data::ByteArray(bytes) => bytes,
        }
    }
}

impl This {
    fn of(vm: &mut Vm, args: &Args, kind: Kind, name: &'static str) -> PyResult<This> {
        let data = match (args.get(0).map(Value::builtin), kind) {
            (Some(Value::Bytes(bytes)), Kind::Bytes) => Data::Bytes(bytes.clone()),
            (Some(Value::ByteArray(bytes)), Kind::ByteArray) => Data::ByteArray(bytes.data.share()),
            _ => return Err(vm.wrong_receiver(kind.name(), name, args.get(0))),
        };
        if !PAYING.contains(&name) {
            vm.spend_bytes(data.len())?;
        }
        Ok(This { kind, name, data })
    }

    /// A result of the receiver's type.
    fn give(&self, data: impl Into<Vec<u8>>) -> Value {
        self.kind.value(data.into())
    }

    /// The receiver as a text.
    fn text(&self) -> String {
        to_latin1(&self.data)
    }

    /// The result of a function of `str` on the receiver's text.
    fn give_text(&self, vm: &mut Vm, text: text::Result<String>) -> PyResult {
        match text {
            Ok(text) => Ok(self.give(from_latin1(&text))),
            Err(error) => Err(vm.text_error(error)),
        }
    }
}

/// Defines methods of both types: `fn(&mut Vm, This, Args) -> PyResult`.
macro_rules! methods {
    ($vm:ident; $($name:literal $function:expr),* $(,)?) => {{
        use crate::methods::bytes::{Kind, This};
        let (bytes, bytearray) = ($vm.types.bytes.clone(), $vm.types.bytearray.clone());
        $(
            $vm.def(&bytes, $name, |vm, args| {
                let this = This::of(vm, &args, Kind::Bytes, $name)?;
                let function: fn(&mut Vm, This, Args) -> PyResult = $function;
                function(vm, this, args)
            });
            $vm.def(&bytearray, $name, |vm, args| {
                let this = This::of(vm, &args, Kind::ByteArray, $name)?;
                let function: fn(&mut Vm, This, Args) -> PyResult = $function;
                function(vm, this, args)
            });
        )*
    }};
}
use methods;

/// The bytes of a bytes-like value.
pub(crate) fn buffer(value: &Value) -> Option<Vec<u8>> {
    match value.builtin() {
        Value::Bytes(bytes) => Some(bytes.data.to_vec()),
        Value::ByteArray(bytes) => Some(bytes.data.borrow().clone()),
        other => other.native::<memoryview::MemoryView>().map(memoryview::MemoryView::data),
    }
}

/// The bytes of anything that can be seen as memory, objects with a `__buffer__` among them.
pub fn buffer_of(vm: &mut Vm, value: &Value) -> PyResult<Option<Vec<u8>>> {
    if let Some(view) = value.native::<memoryview::MemoryView>() {
        memoryview::check(vm, view)?;
    }
    if let Some(data) = buffer(value) {
        return Ok(Some(data));
    }
    match value {
        Value::Instance(_) => Ok(memoryview::view_of(vm, value)?.map(|view| view.data())),
        _ => Ok(None),
    }
}

/// The bytes of an argument that has to be bytes-like.
fn buffer_arg(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    match buffer_of(vm, value)? {
        Some(data) => Ok(data),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")))
        }
    }
}

/// Refuses to change the length of a bytearray that is shown by a view.
pub(crate) fn resizable(vm: &mut Vm, bytes: &crate::value::ByteArray) -> PyResult<()> {
    if bytes.exports.get() > 0 {
        return Err(vm.buffer_error(EXPORTED));
    }
    Ok(())
}

pub(crate) const EXPORTED: &str = "Existing exports of data: object cannot be re-sized";

/// An integer argument that has to be a byte.
fn byte_arg(vm: &mut Vm, value: &Value) -> PyResult<u8> {
    match vm.index(value)? {
        Value::Int(byte) if (0..256).contains(&byte) => Ok(byte as u8),
        _ => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

/// Bytes as a text with one character for each.
pub(super) fn to_latin1(data: &[u8]) -> String {
    data.iter().map(|byte| *byte as char).collect()
}

/// The bytes that a text of [`to_latin1`] stands for.
pub(super) fn from_latin1(text: &str) -> Vec<u8> {
    text.chars().map(|char| char as u8).collect()
}
