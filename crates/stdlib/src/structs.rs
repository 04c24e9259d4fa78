//! `_struct`: numbers and bytes as records of bytes.
//!
//! [`format`] reads the letters of a format into fields; this file is what programs call.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::class::Class;
use vm::iter::{CustomIter, NativeIter};
use vm::value::Module;
use vm::{Args, PyResult, Raised, Value, Vm};

use crate::arguments::{bytes_if_any, bytes_like};
use crate::native_class::{self, layout};

mod format;
mod half;

use format::{Format, Letter};

/// The payload of a `Struct`: what its `__init__` was given last.
#[derive(Default)]
struct Record(RefCell<Option<(Value, Rc<Format>)>>);

/// The class of errors.
#[derive(Default)]
struct ErrorClass(Option<Rc<Class>>);

fn error(vm: &mut Vm, message: impl Into<String>) -> Raised {
    let class = vm.state::<ErrorClass>().0.clone().expect("the module makes its error first");
    vm.new_exception(&class, vec![Value::str(message.into())])
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let base = vm.types.exception.clone();
    let class = vm.new_exception_class("error", "struct", &base);
    vm.state::<ErrorClass>().0 = Some(class.clone());
    vm.add_value(module, "error", Value::Class(class));
    vm.add_function(module, "calcsize", |vm, args| {
        args.exact(vm, "_struct.calcsize", 0, 1)?;
        Ok(Value::Int(parse(vm, &args[0])?.size as i64))
    });
    vm.add_function(module, "_clearcache", |_, _| Ok(Value::None));
    vm.add_function(module, "pack", |vm, mut args| {
        let format = leading(vm, &mut args, "pack")?;
        pack(vm, &format, args)
    });
    vm.add_function(module, "pack_into", |vm, mut args| {
        let format = leading(vm, &mut args, "pack_into")?;
        pack_into(vm, &format, args)
    });
    vm.add_function(module, "unpack", |vm, mut args| {
        args.exact(vm, "unpack", 0, 2)?;
        let format = leading(vm, &mut args, "unpack")?;
        unpack(vm, &format, &args[0])
    });
    vm.add_function(module, "unpack_from", |vm, args| {
        let [format, buffer, offset] = args.bind(vm, "unpack_from", 0, ["format", "buffer", "offset"], 2)?;
        let format = parse(vm, &format.unwrap_or_default())?;
        unpack_from(vm, &format, &buffer.unwrap_or_default(), offset)
    });
    vm.add_function(module, "iter_unpack", |vm, mut args| {
        args.exact(vm, "iter_unpack", 0, 2)?;
        let format = leading(vm, &mut args, "iter_unpack")?;
        iter_unpack(vm, format, &args[0])
    });
    fill_class(vm, module);
    Ok(())
}

fn fill_class(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "Struct", "_struct", layout::STRUCT);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(vm.new_native(&class, Record::default()))
    });
    vm.def(&class, "__init__", |vm, args| {
        let object = args[0].clone();
        let [format] = args.bind(vm, "Struct", 1, ["format"], 1)?;
        let format = format.unwrap_or_default();
        let fields = parse(vm, &format)?;
        let format = match bytes_if_any(vm, &format)? {
            Some(bytes) => Value::str(String::from_utf8_lossy(&bytes).into_owned()),
            None => format,
        };
        if let Some(record) = object.native::<Record>() {
            record.0.replace(Some((format, fields)));
        }
        Ok(Value::None)
    });
    vm.def(&class, "pack", |vm, mut args| {
        let fields = of(vm, &args.take(0))?;
        args.pos.remove(0);
        pack(vm, &fields, args)
    });
    vm.def(&class, "pack_into", |vm, mut args| {
        let fields = of(vm, &args.take(0))?;
        args.pos.remove(0);
        pack_into(vm, &fields, args)
    });
    vm.def(&class, "unpack", |vm, args| {
        args.exact(vm, "Struct.unpack", 1, 1)?;
        let fields = of(vm, &args[0])?;
        unpack(vm, &fields, &args[1])
    });
    vm.def(&class, "unpack_from", |vm, args| {
        let fields = of(vm, args.get(0).unwrap_or(&Value::None))?;
        let [buffer, offset] = args.bind(vm, "unpack_from", 1, ["buffer", "offset"], 1)?;
        unpack_from(vm, &fields, &buffer.unwrap_or_default(), offset)
    });
    vm.def(&class, "iter_unpack", |vm, args| {
        args.exact(vm, "Struct.iter_unpack", 1, 1)?;
        let fields = of(vm, &args[0])?;
        iter_unpack(vm, fields, &args[1])
    });
    vm.def(&class, "__repr__", |vm, args| {
        let format = vm.repr(&format_of(&args[0]))?;
        Ok(Value::str(format!("Struct({})", format.as_str())))
    });
    vm.def_get(
        &class,
        "size",
        |_, value| Ok(fields_of(value).map_or(-1, |fields| fields.size as i64).into()),
        None,
    );
    vm.def_get(&class, "format", |_, value| Ok(format_of(value)), None);
}

fn fields_of(value: &Value) -> Option<Rc<Format>> {
    Some(value.native::<Record>()?.0.borrow().as_ref()?.1.clone())
}

/// The format as text, which is empty before `__init__` has run.
fn format_of(value: &Value) -> Value {
    let given = value.native::<Record>().and_then(|record| Some(record.0.borrow().as_ref()?.0.clone()));
    given.unwrap_or_else(|| "".into())
}

fn of(vm: &mut Vm, value: &Value) -> PyResult<Rc<Format>> {
    match fields_of(value) {
        Some(fields) => Ok(fields),
        None if value.native::<Record>().is_some() => {
            Err(error(vm, "the __init__ of this Struct has not been called"))
        }
        None => Err(vm.type_error("a Struct object is required")),
    }
}

fn parse(vm: &mut Vm, format: &Value) -> PyResult<Rc<Format>> {
    let letters = match format.as_str() {
        Some(text) if !text.is_ascii() => {
            let encode = vm.get_attr_str(format, "encode")?;
            vm.call(&encode, Args::one("ascii".into()))?;
            Vec::new()
        }
        Some(text) => text.as_bytes().to_vec(),
        None => match bytes_if_any(vm, format)? {
            Some(bytes) => bytes,
            None => {
                let kind = vm.type_name(format);
                let message = format!("Struct() argument 1 must be a str or bytes object, not {kind}");
                return Err(vm.type_error(message));
            }
        },
    };
    vm.spend(letters.len() as u64)?;
    match format::parse(&letters) {
        Ok(format) => Ok(Rc::new(format)),
        Err(message) => Err(error(vm, message)),
    }
}

/// Takes the format off the arguments of a function of the module.
fn leading(vm: &mut Vm, args: &mut Args, name: &str) -> PyResult<Rc<Format>> {
    args.no_kw(vm, name)?;
    if args.pos.is_empty() {
        return Err(vm.type_error("missing format argument"));
    }
    let format = args.pos.remove(0);
    parse(vm, &format)
}

fn pack(vm: &mut Vm, format: &Format, args: Args) -> PyResult {
    args.no_kw(vm, "pack")?;
    let data = packed(vm, format, &args.pos, "pack")?;
    Ok(Value::bytes(data))
}

fn packed(vm: &mut Vm, format: &Format, values: &[Value], name: &str) -> PyResult<Vec<u8>> {
    if values.len() != format.count {
        let (wanted, got) = (format.count, values.len());
        return Err(error(vm, format!("{name} expected {wanted} items for packing (got {got})")));
    }
    let size = usize::try_from(format.size).unwrap_or(usize::MAX);
    vm.reserve(size)?;
    vm.spend(format.size / 16)?;
    let mut data = vec![0; size];
    let mut values = values.iter();
    for field in &format.fields {
        for index in 0..field.values() {
            let Some(value) = values.next() else { break };
            let start = field.offset + index * field.size;
            let bytes = field_bytes(vm, format, field, value)?;
            for (slot, byte) in data[start..start + field.size].iter_mut().zip(bytes) {
                *slot = byte;
            }
        }
    }
    Ok(data)
}

/// The bytes of one value, at most as many as the field has.
fn field_bytes(vm: &mut Vm, format: &Format, field: &format::Field, value: &Value) -> PyResult<Vec<u8>> {
    let letter = field.code as char;
    let mut bytes = match field.letter {
        Letter::Pad => Vec::new(),
        Letter::Char => match value.builtin() {
            Value::Bytes(bytes) if bytes.data.len() == 1 => bytes.data.to_vec(),
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        Letter::Text | Letter::Pascal => {
            let data = match value.builtin() {
                Value::Bytes(bytes) => bytes.data.to_vec(),
                Value::ByteArray(bytes) => bytes.data.borrow().clone(),
                _ => return Err(error(vm, format!("argument for '{letter}' must be a bytes object"))),
            };
            if field.letter == Letter::Text {
                return Ok(data);
            }
            let length = data.len().min(field.size.saturating_sub(1)).min(255);
            let mut out = vec![length as u8];
            out.extend_from_slice(&data[..data.len().min(field.size.saturating_sub(1))]);
            return Ok(out);
        }
        Letter::Bool => vec![u8::from(vm.truth(value)?)],
        Letter::Signed | Letter::Unsigned => {
            let number = integer(vm, value)?;
            let bits = field.size as u32 * 8;
            let (low, high) = if field.letter == Letter::Signed {
                (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
            } else {
                (0, (1i128 << bits) - 1)
            };
            match number {
                Some(number) if (low..=high).contains(&number) => number.to_le_bytes()[..field.size].to_vec(),
                _ => {
                    return Err(error(vm, format!("'{letter}' format requires {low} <= number <= {high}")));
                }
            }
        }
        Letter::Pointer => match integer(vm, value)? {
            Some(number) if (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&number) => {
                number.to_le_bytes()[..field.size].to_vec()
            }
            _ => return Err(error(vm, "int too large to convert")),
        },
        Letter::Float => {
            let Ok(number) = vm.float_arg(value) else {
                return Err(error(vm, "required argument is not a float"));
            };
            let finite = number.is_finite();
            let is_int = matches!(value.builtin(), Value::Int(_) | Value::BigInt(_) | Value::Bool(_));
            let mut too_large = |letter: char| {
                if is_int {
                    return error(vm, "int too large to convert");
                }
                vm.overflow_error(format!("float too large to pack with {letter} format"))
            };
            match field.size {
                2 => match half::pack(number) {
                    Some(bits) => bits.to_le_bytes().to_vec(),
                    None => return Err(too_large(letter)),
                },
                4 if finite && !(number as f32).is_finite() && !format.native => {
                    return Err(too_large(letter));
                }
                4 => (number as f32).to_le_bytes().to_vec(),
                _ => number.to_le_bytes().to_vec(),
            }
        }
    };
    if format.big_endian {
        bytes.reverse();
    }
    Ok(bytes)
}

/// An integer; none where it is far too large.
fn integer(vm: &mut Vm, value: &Value) -> PyResult<Option<i128>> {
    let name = vm.names.index.clone();
    let number = match value.builtin() {
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => vm.index(value)?,
        _ if vm.class_of(value).lookup(&name).is_some() => vm.index(value)?,
        _ => return Err(error(vm, "required argument is not an integer")),
    };
    Ok(match number {
        Value::Int(number) => Some(i128::from(number)),
        Value::BigInt(number) => i128::try_from(&*number).ok(),
        _ => None,
    })
}

/// The values of a record that begins at the first byte.
fn unpacked(format: &Format, data: &[u8]) -> Value {
    let mut values = Vec::with_capacity(format.count);
    for field in &format.fields {
        for index in 0..field.values() {
            let start = field.offset + index * field.size;
            let mut bytes = data[start..start + field.size].to_vec();
            if format.big_endian && !matches!(field.letter, Letter::Text | Letter::Pascal) {
                bytes.reverse();
            }
            values.push(match field.letter {
                Letter::Pad => continue,
                Letter::Char | Letter::Text => Value::bytes(bytes),
                Letter::Pascal => {
                    let length = bytes.first().map_or(0, |length| usize::from(*length));
                    Value::bytes(bytes.get(1..).map_or(&[][..], |text| &text[..length.min(text.len())]))
                }
                Letter::Bool => Value::Bool(bytes != [0]),
                Letter::Signed | Letter::Unsigned | Letter::Pointer => {
                    let negative =
                        field.letter == Letter::Signed && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
                    let mut full = [if negative { 0xff } else { 0 }; 16];
                    full[..bytes.len()].copy_from_slice(&bytes);
                    Value::int(i128::from_le_bytes(full).into())
                }
                Letter::Float => Value::Float(match bytes.as_slice() {
                    [a, b] => half::unpack(u16::from_le_bytes([*a, *b])),
                    [a, b, c, d] => f64::from(f32::from_le_bytes([*a, *b, *c, *d])),
                    _ => f64::from_le_bytes(bytes.try_into().unwrap_or_default()),
                }),
            });
        }
    }
    Value::tuple(values)
}

fn unpack(vm: &mut Vm, format: &Format, buffer: &Value) -> PyResult {
    let data = bytes_like(vm, buffer)?;
    vm.spend(data.len() as u64 / 16)?;
    if data.len() as u64 != format.size {
        return Err(error(vm, format!("unpack requires a buffer of {} bytes", format.size)));
    }
    Ok(unpacked(format, &data))
}

fn unpack_from(vm: &mut Vm, format: &Format, buffer: &Value, offset: Option<Value>) -> PyResult {
    let data = bytes_like(vm, buffer)?;
    let offset = offset.map_or(Ok(0), |offset| vm.small_index(&offset))?;
    let (length, size) = (data.len() as i64, format.size as i64);
    let mut start = offset;
    if offset < 0 {
        if offset + size > 0 {
            return Err(error(vm, format!("not enough data to unpack {size} bytes at offset {offset}")));
        }
        if offset + length < 0 {
            return Err(error(vm, format!("offset {offset} out of range for {length}-byte buffer")));
        }
        start += length;
    }
    if length - start < size {
        let message = format!(
            "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at offset {start} \
             (actual buffer size is {length})",
            start.saturating_add(size)
        );
        return Err(error(vm, message));
    }
    Ok(unpacked(format, &data[start as usize..]))
}

fn pack_into(vm: &mut Vm, format: &Format, args: Args) -> PyResult {
    args.no_kw(vm, "pack_into")?;
    match args.len() {
        0 => return Err(error(vm, "pack_into expected buffer argument")),
        1 => return Err(error(vm, "pack_into expected offset argument")),
        _ => {}
    }
    if args.len() - 2 != format.count {
        let (wanted, got) = (format.count, args.len() - 2);
        return Err(error(vm, format!("pack_into expected {wanted} items for packing (got {got})")));
    }
    let Some(buffer) = vm::Writable::of(vm, &args[0])? else {
        let kind = vm.type_name(&args[0]);
        let message = format!("argument must be read-write bytes-like object, not {kind}");
        return Err(vm.type_error(message));
    };
    let offset = vm.small_index(&args[1])?;
    let (length, size) = (buffer.size() as i64, format.size as i64);
    let mut start = offset;
    if offset < 0 {
        if offset + size > 0 {
            return Err(error(vm, format!("no space to pack {size} bytes at offset {offset}")));
        }
        if offset + length < 0 {
            return Err(error(vm, format!("offset {offset} out of range for {length}-byte buffer")));
        }
        start += length;
    }
    if length - start < size {
        let message = format!(
            "pack_into requires a buffer of at least {} bytes for packing {size} bytes at offset {start} \
             (actual buffer size is {length})",
            start.saturating_add(size)
        );
        return Err(error(vm, message));
    }
    let data = packed(vm, format, &args.pos[2..], "pack_into")?;
    buffer.write(start as usize, &data);
    Ok(Value::None)
}

/// Goes through records that stand one after another.
struct Records {
    format: Rc<Format>,
    data: Vec<u8>,
    at: Cell<usize>,
    class: Rc<Class>,
}

/// The class of these iterators.
#[derive(Default)]
struct RecordsClass(Option<Rc<Class>>);

impl CustomIter for Records {
    fn class(&self, _vm: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn as_any(&self) -> Option<&dyn std::any::Any> {
        Some(self)
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        vm.spend(1)?;
        let at = self.at.get();
        if at >= self.data.len() {
            return Ok(None);
        }
        self.at.set(at + self.format.size as usize);
        Ok(Some(unpacked(&self.format, &self.data[at..])))
    }
}

fn iter_unpack(vm: &mut Vm, format: Rc<Format>, buffer: &Value) -> PyResult {
    if format.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let data = bytes_like(vm, buffer)?;
    if !(data.len() as u64).is_multiple_of(format.size) {
        let message = format!("iterative unpacking requires a buffer of a multiple of {} bytes", format.size);
        return Err(error(vm, message));
    }
    let class = match vm.state::<RecordsClass>().0.clone() {
        Some(class) => class,
        None => {
            let hidden = vm.new_module("_struct");
            let class = native_class::class(vm, &hidden, "unpack_iterator", "_struct", layout::ITERATOR);
            vm.def(&class, "__length_hint__", |_, args| {
                let Value::Iter(iter) = &args[0] else { return Ok(Value::NotImplemented) };
                let custom = iter.as_custom();
                let records = custom.as_ref().and_then(|custom| custom.as_any()?.downcast_ref::<Records>());
                let left = |records: &Records| {
                    (records.data.len() - records.at.get()) / records.format.size as usize
                };
                Ok(records.map_or(Value::NotImplemented, |records| Value::from(left(records))))
            });
            vm.state::<RecordsClass>().0 = Some(class.clone());
            class
        }
    };
    Ok(NativeIter::custom(Records { format, data, at: Cell::new(0), class }))
}
