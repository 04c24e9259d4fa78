//! `memoryview`: a part of the bytes of another object, of one dimension and single bytes.

use std::cell::Cell;
use std::rc::Rc;

use crate::class::Class;
use crate::methods::bytes::{buffer, byte_arg, layout};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// The payload: every `step`-th byte of an object, beginning at `start`.
pub(super) struct MemoryView {
    object: Value,
    start: i64,
    step: i64,
    length: usize,
    read_only: bool,
    released: Cell<bool>,
}

impl MemoryView {
    /// The positions in the object. They are checked when used: a bytearray may have shrunk.
    fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.length as i64).map(|at| (self.start + at * self.step) as usize)
    }

    pub fn data(&self) -> Vec<u8> {
        let pick = |data: &[u8]| self.positions().filter_map(|at| data.get(at).copied()).collect();
        match self.object.builtin() {
            Value::Bytes(bytes) => pick(&bytes.data),
            Value::ByteArray(bytes) => pick(&bytes.data.borrow()),
            _ => Vec::new(),
        }
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
        let copy = MemoryView { object: view.object.clone(), released: Cell::new(false), ..*view };
        return Ok(vm.new_native(&class, copy));
    }
    let (length, read_only) = match object.builtin() {
        Value::Bytes(bytes) => (bytes.data.len(), true),
        Value::ByteArray(bytes) => (bytes.data.borrow().len(), false),
        _ => {
            let kind = vm.type_name(&object);
            return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{kind}'")));
        }
    };
    let view = MemoryView { object, start: 0, step: 1, length, read_only, released: Cell::new(false) };
    Ok(vm.new_native(&class, view))
}

fn check(vm: &mut Vm, view: &MemoryView) -> PyResult<()> {
    if view.released.get() {
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
    attribute!("nbytes", |view| Value::from(view.length));
    attribute!("readonly", |view| Value::Bool(view.read_only));
    attribute!("format", |_| Value::str("B"));
    attribute!("itemsize", |_| Value::Int(1));
    attribute!("ndim", |_| Value::Int(1));
    attribute!("shape", |view| Value::tuple(vec![Value::from(view.length)]));
    attribute!("strides", |view| Value::tuple(vec![Value::Int(view.step)]));
    attribute!("suboffsets", |_| Value::tuple(vec![]));
    attribute!("contiguous", |view| Value::Bool(view.step == 1));
    attribute!("c_contiguous", |view| Value::Bool(view.step == 1));
    attribute!("f_contiguous", |view| Value::Bool(view.step == 1));
}

fn install_methods(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "tobytes", |vm, args| {
        let data = this(vm, &args, "tobytes")?.data();
        vm.reserve(data.len())?;
        Ok(Value::bytes(data))
    });
    vm.def(class, "tolist", |vm, args| {
        let data = this(vm, &args, "tolist")?.data();
        vm.reserve(data.len().saturating_mul(16))?;
        Ok(Value::list(data.into_iter().map(|byte| Value::Int(byte as i64)).collect()))
    });
    vm.def(class, "hex", |vm, args| {
        let data = this(vm, &args, "hex")?.data();
        layout::hex_of(vm, &data, args)
    });
    vm.def(class, "toreadonly", |vm, args| {
        let view = this(vm, &args, "toreadonly")?;
        let copy =
            MemoryView { object: view.object.clone(), read_only: true, released: Cell::new(false), ..*view };
        let class = vm.types.memoryview.clone();
        Ok(vm.new_native(&class, copy))
    });
    vm.def(class, "cast", |vm, args| {
        this(vm, &args, "cast")?;
        match args.get(1).and_then(Value::as_str).map(|format| format.as_str()) {
            Some("B" | "@B") if args.len() == 2 => Ok(args[0].clone()),
            _ => Err(vm.not_implemented_error("memoryview: only the format 'B' is supported here")),
        }
    });
    vm.def(class, "release", |_, args| {
        if let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) {
            view.released.set(true);
        }
        Ok(Value::None)
    });
    vm.def(class, "__enter__", |vm, args| {
        this(vm, &args, "__enter__")?;
        Ok(args[0].clone())
    });
    vm.def(class, "__exit__", |_, args| {
        if let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) {
            view.released.set(true);
        }
        Ok(Value::None)
    });
    vm.def(class, "__repr__", |vm, args| {
        let Some(view) = args.get(0).and_then(|this| this.native::<MemoryView>()) else {
            return Err(vm.wrong_receiver("memoryview", "__repr__", args.get(0)));
        };
        let what = if view.released.get() { "released memory" } else { "memory" };
        Ok(Value::str(format!("<{what} at {:#x}>", args[0].id())))
    });
}

fn install_items(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__len__", |vm, args| Ok(Value::from(this(vm, &args, "__len__")?.length)));
    vm.def(class, "__iter__", |vm, args| {
        let data = this(vm, &args, "__iter__")?.data();
        vm.iter(&Value::bytes(data))
    });
    vm.def(class, "__eq__", |vm, args| {
        let data = this(vm, &args, "__eq__")?.data();
        vm.slot_args(&args, "__eq__", 1)?;
        Ok(buffer(&args[1]).map_or(Value::NotImplemented, |other| Value::Bool(data == other)))
    });
    vm.def(class, "__hash__", |vm, args| {
        let view = this(vm, &args, "__hash__")?;
        if !view.read_only {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        Ok(Value::Int(text::hash::bytes(&view.data())))
    });
    vm.def(class, "__getitem__", get_item);
    vm.def(class, "__setitem__", set_item);
}

/// The index of an item, or a complaint.
fn index(vm: &mut Vm, view: &MemoryView, key: &Value) -> PyResult<usize> {
    let index = match vm.index(key) {
        Ok(Value::Int(index)) => index,
        Ok(_) => return Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
        Err(_) => return Err(vm.type_error("memoryview: invalid slice key")),
    };
    match view.position(index) {
        Some(position) => Ok(position),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

fn slice(vm: &mut Vm, view: &MemoryView, parts: &[Value; 3]) -> PyResult<MemoryView> {
    let indices = vm.slice_indices(parts, view.length)?;
    Ok(MemoryView {
        object: view.object.clone(),
        start: view.start + indices.start * view.step,
        step: view.step.saturating_mul(indices.step),
        length: indices.positions().count(),
        read_only: view.read_only,
        released: Cell::new(false),
    })
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
    let byte = match view.object.builtin() {
        Value::Bytes(bytes) => bytes.data.get(position).copied(),
        Value::ByteArray(bytes) => bytes.data.borrow().get(position).copied(),
        _ => None,
    };
    match byte {
        Some(byte) => Ok(Value::Int(byte as i64)),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

fn set_item(vm: &mut Vm, args: Args) -> PyResult {
    let view = this(vm, &args, "__setitem__")?;
    vm.slot_args(&args, "__setitem__", 2)?;
    let (false, Value::ByteArray(bytes)) = (view.read_only, view.object.builtin()) else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    if let Value::Slice(parts) = &args[1] {
        let part = slice(vm, view, parts)?;
        let Some(data) = buffer(&args[2]) else {
            let kind = vm.type_name(&args[2]);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")));
        };
        if data.len() != part.length {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let mut target = bytes.data.borrow_mut();
        for (position, byte) in part.positions().zip(data) {
            if let Some(place) = target.get_mut(position) {
                *place = byte;
            }
        }
        return Ok(Value::None);
    }
    let position = index(vm, view, &args[1])?;
    let byte = match byte_arg(vm, &args[2]) {
        Ok(byte) => byte,
        Err(raised) if vm.raised_is(&raised, &vm.types.value_error.clone()) => {
            return Err(vm.value_error("memoryview: invalid value for format 'B'"));
        }
        Err(_) => return Err(vm.type_error("memoryview: invalid type for format 'B'")),
    };
    if let Some(place) = bytes.data.borrow_mut().get_mut(position) {
        *place = byte;
    }
    Ok(Value::None)
}
