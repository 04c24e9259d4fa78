//! `memoryview`: a part of the bytes of another object, of one dimension, as bytes or as numbers of a machine type.

use std::cell::RefCell;
use std::rc::Rc;

use crate::class::Class;
use crate::iter::{IterState, NativeIter};
use crate::methods::bytes::formats::Format;
use crate::methods::bytes::layout;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// The payload: items of `format`, `step` bytes apart, of which the first begins at `start`.
pub(super) struct MemoryView {
    /// What it was made from.
    object: Value,
    /// The bytes or the bytearray that holds the items: the object itself, or what its `__buffer__` showed.
    store: Value,
    start: i64,
    step: i64,
    length: usize,
    format: Format,
    read_only: bool,
    /// None when it was released.
    export: RefCell<Option<Export>>,
}

/// As long as one lives, the length of a bytearray stays.
struct Export(Value);

impl Export {
    fn of(store: &Value) -> RefCell<Option<Export>> {
        if let Value::ByteArray(bytes) = store.builtin() {
            bytes.exports.set(bytes.exports.get() + 1);
        }
        RefCell::new(Some(Export(store.clone())))
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        if let Value::ByteArray(bytes) = self.0.builtin() {
            bytes.exports.set(bytes.exports.get().saturating_sub(1));
        }
    }
}

impl MemoryView {
    /// Another view of the same store.
    fn part(&self, start: i64, step: i64, length: usize) -> MemoryView {
        MemoryView {
            object: self.object.clone(),
            store: self.store.clone(),
            start,
            step,
            length,
            format: self.format,
            read_only: self.read_only,
            export: Export::of(&self.store),
        }
    }

    fn whole(&self) -> MemoryView {
        self.part(self.start, self.step, self.length)
    }

    fn released(&self) -> bool {
        self.export.borrow().is_none()
    }

    fn is_contiguous(&self) -> bool {
        self.length <= 1 || self.step == self.format.size() as i64
    }

    /// Where the items begin in the store. They are checked when used: natives may have shrunk it.
    fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.length as i64).map(|at| (self.start + at * self.step) as usize)
    }

    /// Hands the store's bytes over.
    fn read<R>(&self, reader: impl FnOnce(&[u8]) -> R) -> R {
        match self.store.builtin() {
            Value::Bytes(bytes) => reader(&bytes.data),
            Value::ByteArray(bytes) => reader(&bytes.data.borrow()),
            _ => reader(&[]),
        }
    }

    pub fn data(&self) -> Vec<u8> {
        let size = self.format.size();
        self.read(|data| {
            if self.step == size as i64
                && let Some(whole) = data.get(self.start as usize..self.start as usize + self.length * size)
            {
                return whole.to_vec();
            }
            self.positions().filter_map(|at| data.get(at..at + size)).flatten().copied().collect()
        })
    }

    fn items(&self) -> Vec<Value> {
        let size = self.format.size();
        self.read(|data| {
            let found = self.positions().filter_map(|at| data.get(at..at + size));
            found.map(|bytes| self.format.unpack(bytes)).collect()
        })
    }

    fn position(&self, index: i64) -> Option<usize> {
        let length = self.length as i64;
        let index = if index < 0 { index.saturating_add(length) } else { index };
        (0..length).contains(&index).then(|| (self.start + index * self.step) as usize)
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.memoryview.clone();
    vm.def_new(&class, new);
    install_attributes(vm, &class);
    install_methods(vm, &class);
    install_items(vm, &class);
}

fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.memoryview.clone();
    let class = vm.class_for_new(&mut args, &owner)?;
    let [object] = args.bind(vm, "memoryview", 0, ["object"], 1)?;
    let object = object.unwrap_or_default();
    if let Some(view) = object.native::<MemoryView>() {
        check(vm, view)?;
        let copy = view.whole();
        return Ok(vm.new_native(&class, copy));
    }
    match view_of(vm, &object)? {
        Some(view) => Ok(vm.new_native(&class, view)),
        None => {
            let kind = vm.type_name(&object);
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{kind}'")))
        }
    }
}

/// Bytes that a program lets a function write into.
pub struct Writable(MemoryView);

impl Writable {
    /// None where the object shows no bytes, or none that may be changed.
    pub fn of(vm: &mut Vm, object: &Value) -> PyResult<Option<Writable>> {
        let view = view_of(vm, object)?.filter(|view| !view.read_only && view.is_contiguous());
        Ok(view.map(Writable))
    }

    /// How many bytes there are.
    pub fn size(&self) -> usize {
        self.0.length * self.0.format.size()
    }

    /// Puts bytes at a place; what would lie outside is left out.
    pub fn write(&self, at: usize, data: &[u8]) {
        if let Value::ByteArray(bytes) = self.0.store.builtin() {
            let start = self.0.start as usize + at;
            if let Some(place) = bytes.data.borrow_mut().get_mut(start..start + data.len()) {
                place.copy_from_slice(data);
            }
        }
    }
}

/// A view of anything that can be seen as memory: bytes, another view, an object with `__buffer__`.
pub(super) fn view_of(vm: &mut Vm, object: &Value) -> PyResult<Option<MemoryView>> {
    if let Some(view) = object.native::<MemoryView>() {
        check(vm, view)?;
        return Ok(Some(view.whole()));
    }
    let (length, read_only) = match object.builtin() {
        Value::Bytes(bytes) => (bytes.data.len(), true),
        Value::ByteArray(bytes) => (bytes.data.borrow().len(), false),
        Value::Instance(_) => {
            let name = vm.intern("__buffer__");
            // 284 asks for everything that a full view shows, as CPython's flags say it.
            let flags = Args::one(Value::Int(284));
            let Some(shown) = vm.call_special(object, &name, flags)? else { return Ok(None) };
            return match shown.native::<MemoryView>() {
                Some(view) => {
                    check(vm, view)?;
                    Ok(Some(MemoryView { object: object.clone(), ..view.whole() }))
                }
                None => Err(vm.type_error("__buffer__ returned non-memoryview object")),
            };
        }
        _ => return Ok(None),
    };
    Ok(Some(MemoryView {
        object: object.clone(),
        store: object.clone(),
        start: 0,
        step: 1,
        length,
        format: Format::BYTES,
        read_only,
        export: Export::of(object),
    }))
}

pub(super) fn check(vm: &mut Vm, view: &MemoryView) -> PyResult<()> {
    if view.released() {
        return Err(vm.value_error("operation forbidden on released memoryview object"));
    }
    Ok(())
}

/// The receiver; it is kept alive by the arguments.
fn this<'a>(vm: &mut Vm, args: &'a Args, name: &str) -> PyResult<&'a MemoryView> {
    match args.get(0).and_then(|this| this.native::<MemoryView>()) {
        Some(view) => {
            check(vm, view)?;
            Ok(view)
        }
        None => Err(vm.wrong_receiver("memoryview", name, args.get(0))),
    }
}

fn install_attributes(vm: &mut Vm, class: &Rc<Class>) {
    macro_rules! attribute {
        ($name:literal, $function:expr) => {
            vm.def_get(
                class,
                $name,
                |vm, this| {
                    let Some(view) = this.native::<MemoryView>() else {
                        return Err(vm.wrong_receiver("memoryview", $name, Some(this)));
                    };
                    check(vm, view)?;
                    let function: fn(&MemoryView) -> Value = $function;
                    Ok(function(view))
                },
                None,
            );
        };
    }
    attribute!("obj", |view| view.object.clone());
    attribute!("nbytes", |view| Value::from(view.length * view.format.size()));
    attribute!("readonly", |view| Value::Bool(view.read_only));
    attribute!("format", |view| Value::str(view.format.shown()));
    attribute!("itemsize", |view| Value::from(view.format.size()));
    attribute!("ndim", |_| Value::Int(1));
    attribute!("shape", |view| Value::tuple(vec![Value::from(view.length)]));
    attribute!("strides", |view| Value::tuple(vec![Value::Int(view.step)]));
    attribute!("suboffsets", |_| Value::tuple(vec![]));
    attribute!("contiguous", |view| Value::Bool(view.is_contiguous()));
    attribute!("c_contiguous", |view| Value::Bool(view.is_contiguous()));
    attribute!("f_contiguous", |view| Value::Bool(view.is_contiguous()));
}

fn install_methods(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "tobytes", |vm, args| {
        let view = this(vm, &args, "tobytes")?;
        let data = view.data();
        let [order] = args.bind(vm, "tobytes", 1, ["order"], 0)?;
        match order.as_ref().map(Value::builtin) {
            None | Some(Value::None) => {}
            Some(Value::Str(order)) if matches!(order.as_str(), "C" | "F" | "A") => {}
            Some(Value::Str(_)) => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
            Some(other) => {
                let kind = vm.type_name(other);
                return Err(
                    vm.type_error(format!("tobytes() argument 'order' must be str or None, not {kind}"))
                );
            }
        }
        vm.reserve(data.len())?;
        Ok(Value::bytes(data))
    });
    vm.def(class, "tolist", |vm, args| {
        let view = this(vm, &args, "tolist")?;
        vm.exactly(&args, "memoryview", "tolist", 0)?;
        vm.reserve(view.length.saturating_mul(16))?;
        Ok(Value::list(view.items()))
    });
    vm.def(class, "hex", |vm, args| {
        let data = this(vm, &args, "hex")?.data();
        layout::hex_of(vm, &data, args)
    });
    vm.def(class, "toreadonly", |vm, args| {
        let view = this(vm, &args, "toreadonly")?;
        vm.exactly(&args, "memoryview", "toreadonly", 0)?;
        let copy = MemoryView { read_only: true, ..view.whole() };
        let class = vm.types.memoryview.clone();
        Ok(vm.new_native(&class, copy))
    });
    vm.def(class, "cast", cast);
    vm.def(class, "release", |vm, args| {
        vm.exactly(&args, "memoryview", "release", 0)?;
        if let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) {
            view.export.borrow_mut().take();
        }
        Ok(Value::None)
    });
    vm.def(class, "__enter__", |vm, args| {
        this(vm, &args, "__enter__")?;
        Ok(args[0].clone())
    });
    vm.def(class, "__exit__", |_, args| {
        if let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) {
            view.export.borrow_mut().take();
        }
        Ok(Value::None)
    });
    vm.def(class, "__repr__", |vm, args| {
        let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) else {
            return Err(vm.wrong_receiver("memoryview", "__repr__", args.get(0)));
        };
        let what = if view.released() { "released memory" } else { "memory" };
        Ok(Value::str(format!("<{what} at {:#x}>", args[0].id())))
    });
}

fn install_items(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__len__", |vm, args| Ok(Value::from(this(vm, &args, "__len__")?.length)));
    vm.def(class, "__iter__", |vm, args| {
        this(vm, &args, "__iter__")?;
        Ok(NativeIter::value(IterState::Sequence { object: args[0].clone(), index: 0 }))
    });
    vm.def(class, "__eq__", |vm, args| {
        vm.slot_args(&args, "__eq__", 1)?;
        let Some(view) = args[0].native::<MemoryView>() else {
            return Err(vm.wrong_receiver("memoryview", "__eq__", args.get(0)));
        };
        if view.released() {
            return Ok(Value::Bool(args[0].is(&args[1])));
        }
        let Some(other) = view_of(vm, &args[1])? else { return Ok(Value::NotImplemented) };
        if view.format.is_byte() && other.format.is_byte() {
            return Ok(Value::Bool(view.data() == other.data()));
        }
        let (items, others) = (view.items(), other.items());
        if items.len() != others.len() {
            return Ok(Value::Bool(false));
        }
        for (item, other) in items.iter().zip(&others) {
            let is_nan = matches!(item, Value::Float(number) if number.is_nan());
            if is_nan || !vm.eq(item, other)? {
                return Ok(Value::Bool(false));
            }
        }
        Ok(Value::Bool(true))
    });
    vm.def(class, "__hash__", |vm, args| {
        let view = this(vm, &args, "__hash__")?;
        if !view.read_only {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        if !matches!(view.format.letter(), 'B' | 'b' | 'c') {
            return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        // A view is no more hashable than what it shows.
        vm.hash(&view.object)?;
        Ok(Value::Int(text::hash::bytes(&view.data())))
    });
    vm.def(class, "__getitem__", get_item);
    vm.def(class, "__setitem__", set_item);
    vm.def(class, "__delitem__", |vm, args| {
        let view = this(vm, &args, "__delitem__")?;
        let message = if view.read_only { "cannot modify read-only memory" } else { "cannot delete memory" };
        Err(vm.type_error(message))
    });
}

/// `cast(format)`: the same bytes as items of another type.
fn cast(vm: &mut Vm, args: Args) -> PyResult {
    let view = args.get(0).cloned();
    this(vm, &args, "cast")?;
    let [format, shape] = args.bind(vm, "cast", 1, ["format", "shape"], 1)?;
    let (Some(format), Some(view)) = (format, view.as_ref().and_then(Value::native::<MemoryView>)) else {
        return Ok(Value::None);
    };
    let letter = vm.str_arg(&format, "cast() argument 'format' must be str")?;
    if shape.as_ref().is_some_and(|shape| !matches!(shape.builtin(), Value::List(_) | Value::Tuple(_))) {
        return Err(vm.type_error("shape must be a list or a tuple"));
    }
    if !view.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let Some(format) = Format::named(letter.as_str()) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !view.format.is_byte() && !format.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = view.length * view.format.size();
    if bytes % format.size() != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    if let Some(shape) = shape {
        check_shape(vm, &shape, bytes / format.size())?;
    }
    let other = MemoryView { format, ..view.part(view.start, format.size() as i64, bytes / format.size()) };
    let class = vm.types.memoryview.clone();
    Ok(vm.new_native(&class, other))
}

/// Refuses shapes that are not those of the one dimension that a view has.
fn check_shape(vm: &mut Vm, shape: &Value, length: usize) -> PyResult<()> {
    let mut product = 1;
    let sizes = vm.list_of(shape)?;
    for size in &sizes {
        let Value::Int(size) = size.builtin() else {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        if *size <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        product = size.saturating_mul(product);
    }
    if product != length as i64 {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    if sizes.len() != 1 {
        return Err(
            vm.not_implemented_error("memoryview: views of several dimensions are not supported here")
        );
    }
    Ok(())
}

fn is_index(vm: &mut Vm, key: &Value) -> bool {
    let name = vm.names.index.clone();
    vm.class_of(key).lookup(&name).is_some()
}

/// The one number of a key that is a tuple, as views of more dimensions than one have them.
fn coordinate(vm: &mut Vm, keys: &[Value]) -> PyResult {
    if !keys.iter().all(|key| is_index(vm, key)) {
        if keys.iter().all(|key| matches!(key, Value::Slice(_))) {
            return Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"));
        }
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    match keys {
        [] => Err(vm.not_implemented_error("sub-views are not implemented")),
        [key] => Ok(key.clone()),
        _ => {
            let text = format!("cannot index 1-dimension view with {}-element tuple", keys.len());
            Err(vm.type_error(text))
        }
    }
}

/// The index of an item, or a complaint.
fn index(vm: &mut Vm, view: &MemoryView, key: &Value) -> PyResult<usize> {
    let key = match key {
        Value::Tuple(keys) => coordinate(vm, keys)?,
        key => key.clone(),
    };
    if !is_index(vm, &key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let index = match vm.index(&key)? {
        Value::Int(index) => index,
        _ => return Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
    };
    // The key may have run code that released the view.
    check(vm, view)?;
    match view.position(index) {
        Some(position) => Ok(position),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

fn slice(vm: &mut Vm, view: &MemoryView, parts: &[Value; 3]) -> PyResult<MemoryView> {
    let indices = vm.slice_indices(parts, view.length)?;
    let start = view.start + indices.start * view.step;
    Ok(view.part(start, view.step.saturating_mul(indices.step), indices.positions().count()))
}

fn get_item(vm: &mut Vm, args: Args) -> PyResult {
    let view = this(vm, &args, "__getitem__")?;
    vm.slot_args(&args, "__getitem__", 1)?;
    if let Value::Slice(parts) = &args[1] {
        let part = slice(vm, view, parts)?;
        let class = vm.types.memoryview.clone();
        return Ok(vm.new_native(&class, part));
    }
    let position = index(vm, view, &args[1])?;
    let format = view.format;
    match view.read(|data| data.get(position..position + format.size()).map(|bytes| format.unpack(bytes))) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

fn set_item(vm: &mut Vm, args: Args) -> PyResult {
    let view = this(vm, &args, "__setitem__")?;
    vm.slot_args(&args, "__setitem__", 2)?;
    let (false, Value::ByteArray(bytes)) = (view.read_only, view.store.builtin()) else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    let size = view.format.size();
    if let Value::Slice(parts) = &args[1] {
        let Some(given) = view_of(vm, &args[2])? else {
            let kind = vm.type_name(&args[2]);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")));
        };
        check(vm, view)?;
        let part = slice(vm, view, parts)?;
        if given.length != part.length || given.format != part.format {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let data = given.data();
        let mut target = bytes.data.borrow_mut();
        for (position, item) in part.positions().zip(data.chunks(size)) {
            if let Some(place) = target.get_mut(position..position + size) {
                place.copy_from_slice(item);
            }
        }
        return Ok(Value::None);
    }
    let position = index(vm, view, &args[1])?;
    let item = view.format.pack(vm, &args[2])?;
    // The conversion may have run code that released the view.
    check(vm, view)?;
    if let Some(place) = bytes.data.borrow_mut().get_mut(position..position + size) {
        place.copy_from_slice(&item);
    }
    Ok(Value::None)
}
