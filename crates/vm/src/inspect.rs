//! Looks at a program that is put aside: its frames, their variables, and short forms of values, without running any
//! of its code.

use crate::class::Class;
use crate::code::CodeObject;
use crate::frame::{Fiber, Kind};
use crate::generator::{Generator, GeneratorKind, GeneratorState};
use crate::iter::IterState;
use crate::value::{Instance, Value};
use crate::vm::Vm;
use std::rc::Rc;

/// A frame of the program, with its variables in the order in which the function names them.
pub struct FrameView {
    pub code: Rc<CodeObject>,
    pub function: String,
    /// The line at which it goes on, counted from 1.
    pub line: u32,
    pub locals: Vec<(String, Value)>,
}

/// How the short form of a value is written.
pub struct ShortForm<'a> {
    /// Characters; what is longer ends with `…`.
    pub longest: usize,
    /// Items of a container.
    pub items: usize,
    /// Containers inside of containers.
    pub depth: usize,
    /// What upper layers call their own objects.
    pub object: &'a dyn Fn(&mut Vm, &Rc<Instance>) -> Option<String>,
}

/// The frames of the program on a fiber, the innermost last.
pub fn frames(fiber: &Fiber) -> Vec<FrameView> {
    let python =
        fiber.frames.iter().filter(|frame| matches!(frame.kind, Kind::Python) && !frame.code.is_library());
    python
        .map(|frame| {
            let slots = fiber.stack.get(frame.base..frame.base + frame.code.slot_count).unwrap_or_default();
            let function = match &frame.generator {
                Some(generator) => generator.qualname.borrow().to_string(),
                None => frame.code.code.qualname.clone(),
            };
            view(&frame.code, function, frame.pc, slots)
        })
        .collect()
}

/// The frames of a suspended coroutine and of what it awaits, the innermost last.
pub fn suspended(coroutine: &Value) -> Vec<FrameView> {
    let mut frames = Vec::new();
    let mut awaited = coroutine.clone();
    // A chain of awaits is no cycle, but nothing here depends on that.
    for _ in 0..10_000 {
        let Value::Generator(generator) = &awaited else { break };
        if !generator.code.is_library()
            && let Some(frame) = &*generator.frame.borrow()
        {
            let slots = frame.stack.get(..generator.code.slot_count).unwrap_or_default();
            let mut view = view(&generator.code, generator.qualname.borrow().to_string(), frame.pc, slots);
            if generator.state.get() == GeneratorState::Created {
                view.line = generator.code.code.first_line;
            }
            frames.push(view);
        }
        let next = generator.awaiting.borrow().clone();
        awaited = match next {
            Value::Iter(iter) => match &*iter.state() {
                IterState::AsyncStep(step) => Value::Generator(step.generator.clone()),
                IterState::Coroutine(generator) => Value::Generator(generator.clone()),
                _ => break,
            },
            next => next,
        };
    }
    frames
}

fn view(code: &Rc<CodeObject>, function: String, pc: usize, slots: &[Value]) -> FrameView {
    let mut locals = Vec::new();
    for (slot, value) in slots.iter().enumerate() {
        let name = code.code.slot_name(slot);
        let value = match value {
            Value::Cell(cell) => cell.value.borrow().clone(),
            value => value.clone(),
        };
        // The compiler's own variables are not the program's.
        if !value.is_null() && !name.starts_with('.') && !name.contains('<') {
            locals.push((name.to_owned(), value));
        }
    }
    FrameView { code: code.clone(), function, line: code.line(pc), locals }
}

impl Vm {
    /// A short form of a value: what `repr` says of plain data, and names and attributes of everything else.
    pub fn short_form(&mut self, value: &Value, form: &ShortForm<'_>) -> String {
        let mut writer = Writer { out: String::new(), form };
        writer.write(self, value, 0);
        writer.finish()
    }
}

struct Writer<'a> {
    out: String,
    form: &'a ShortForm<'a>,
}

impl Writer<'_> {
    fn full(&self) -> bool {
        self.out.len() > self.form.longest * 4
    }

    fn finish(mut self) -> String {
        if self.out.chars().count() > self.form.longest {
            self.out = self.out.chars().take(self.form.longest).collect();
            self.out.push('…');
        }
        self.out
    }

    fn write(&mut self, vm: &mut Vm, value: &Value, depth: usize) {
        if self.full() {
            return;
        }
        match value {
            Value::Str(text) => {
                let start: String = text.chars().take(self.form.longest + 1).collect();
                self.out.push_str(&text::quote::repr(&start));
            }
            Value::BigInt(number) if number.bits() > 4_000 => {
                self.out.push_str(&format!("<int of {} bits>", number.bits()));
            }
            Value::Bytes(bytes) if bytes.data.len() > self.form.longest => {
                self.out.push_str(&format!("<{} bytes>", bytes.data.len()));
            }
            Value::ByteArray(bytes) => {
                self.out.push_str(&format!("<bytearray of {}>", bytes.data.borrow().len()));
            }
            Value::Null => self.out.push_str("<not set>"),
            Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Float(_)
            | Value::Complex(_)
            | Value::Bytes(_)
            | Value::Range(_) => match vm.repr(value) {
                Ok(text) => self.out.push_str(&text),
                Err(_) => self.out.push('…'),
            },
            Value::Tuple(items) => {
                let end = if items.len() == 1 { ",)" } else { ")" };
                self.items(vm, "(", items.iter(), items.len(), end, depth);
            }
            Value::List(list) => {
                let items: Vec<Value> = list.borrow().iter().take(self.form.items + 1).cloned().collect();
                self.items(vm, "[", items.iter(), list.len(), "]", depth);
            }
            Value::Set(set) | Value::FrozenSet(set) => {
                let items: Vec<Value> =
                    set.items().into_iter().take(self.form.items + 1).map(|(_, item)| item).collect();
                match set.len() {
                    0 => self.out.push_str("set()"),
                    length => self.items(vm, "{", items.iter(), length, "}", depth),
                }
            }
            Value::Dict(dict) => self.pairs(vm, "{", dict, ": ", "}", depth),
            Value::Slice(_) | Value::Cell(_) | Value::Code(_) | Value::Iter(_) => {
                let name = vm.type_name(value);
                self.out.push_str(&format!("<{name}>"));
            }
            Value::Function(function) => {
                self.out.push_str(&format!("<function {}>", function.qualname.borrow().as_str()));
            }
            Value::Native(native) => self.out.push_str(&format!("<function {}>", native.name)),
            Value::Method(method) => {
                let name = match &method.function {
                    Value::Function(function) => function.qualname.borrow().to_string(),
                    Value::Native(native) => native.name.to_owned(),
                    other => vm.type_name(other),
                };
                self.out.push_str(&format!("<method {name}>"));
            }
            Value::Class(class) => {
                self.out.push_str(&format!("<class {}>", class.qualname.borrow().as_str()))
            }
            Value::Module(module) => self.out.push_str(&format!("<module {}>", module.name.as_str())),
            Value::Generator(generator) => self.out.push_str(&generator_name(generator)),
            Value::Instance(instance) => self.instance(vm, value, instance, depth),
        }
    }

    fn items<'v>(
        &mut self,
        vm: &mut Vm,
        open: &str,
        items: impl Iterator<Item = &'v Value>,
        length: usize,
        close: &str,
        depth: usize,
    ) {
        self.out.push_str(open);
        if depth >= self.form.depth && length > 0 {
            self.out.push('…');
        } else {
            for (index, item) in items.take(self.form.items).enumerate() {
                if index > 0 {
                    self.out.push_str(", ");
                }
                self.write(vm, item, depth + 1);
            }
            if length > self.form.items {
                self.out.push_str(&format!(", … {} in all", length));
            }
        }
        self.out.push_str(close);
    }

    fn pairs(
        &mut self,
        vm: &mut Vm,
        open: &str,
        dict: &Rc<crate::dict::Dict>,
        between: &str,
        close: &str,
        depth: usize,
    ) {
        self.out.push_str(open);
        if depth >= self.form.depth && !dict.is_empty() {
            self.out.push('…');
        } else {
            let (mut position, mut written) = (0, 0);
            while written < self.form.items
                && let Some((next, key, value)) = dict.next(position)
            {
                position = next;
                if written > 0 {
                    self.out.push_str(", ");
                }
                written += 1;
                self.write(vm, &key, depth + 1);
                self.out.push_str(between);
                self.write(vm, &value, depth + 1);
            }
            if dict.len() > self.form.items {
                self.out.push_str(&format!(", … {} in all", dict.len()));
            }
        }
        self.out.push_str(close);
    }

    fn instance(&mut self, vm: &mut Vm, value: &Value, instance: &Rc<Instance>, depth: usize) {
        if let Some(text) = (self.form.object)(vm, instance) {
            self.out.push_str(&text);
            return;
        }
        let class = instance.class();
        let name = class.qualname.borrow().rsplit("<locals>.").next().unwrap_or_default().to_owned();
        if let Some(data) = instance.exception() {
            let first = data.first_arg();
            self.out.push_str(&name);
            self.out.push('(');
            if !first.is_none() {
                self.write(vm, &first, depth + 1);
            }
            self.out.push(')');
            return;
        }
        let attributes = instance.dict_if_any();
        if let Some(Value::Str(member)) = attributes.as_ref().and_then(|attributes| attributes.get("_name_"))
        {
            self.out.push_str(&format!("{name}.{}", member.as_str()));
            return;
        }
        let inner = value.builtin();
        if !matches!(inner, Value::Instance(_)) {
            self.out.push_str(&name);
            if !matches!(inner, Value::Tuple(_)) {
                self.out.push('(');
            }
            self.write(vm, &inner.clone(), depth);
            if !matches!(inner, Value::Tuple(_)) {
                self.out.push(')');
            }
            return;
        }
        // These write themselves by code of the library alone.
        if is_plain(vm, &class) {
            match vm.repr(value) {
                Ok(text) => self.out.push_str(&text),
                Err(_) => self.out.push_str(&format!("<{name}>")),
            }
            return;
        }
        if !class.is_heap && name == "deque" {
            let items = vm.list_of(value).unwrap_or_default();
            self.items(vm, "deque([", items.iter(), items.len(), "])", depth);
            return;
        }
        self.out.push_str(&format!("<{name}"));
        if let Some(attributes) = attributes
            && depth < self.form.depth
        {
            let (mut position, mut written) = (0, 0);
            while written < self.form.items
                && let Some((next, key, value)) = attributes.next(position)
            {
                position = next;
                if let Value::Str(key) = &key
                    && !key.starts_with("__")
                {
                    written += 1;
                    self.out.push_str(&format!(" {}=", key.as_str()));
                    self.write(vm, &value, depth + 1);
                }
            }
        }
        self.out.push('>');
    }
}

fn generator_name(generator: &Generator) -> String {
    let kind = match generator.kind {
        GeneratorKind::Generator => "generator",
        GeneratorKind::Coroutine => "coroutine",
        GeneratorKind::AsyncGenerator => "async generator",
    };
    format!("<{kind} {}>", generator.qualname.borrow().as_str())
}

/// Whether a class of the library has instances that are values, such as dates.
fn is_plain(vm: &Vm, class: &Rc<Class>) -> bool {
    let module = vm.names.module.clone();
    let Some(Value::Str(module)) = class.dict.get_str(&module) else { return false };
    matches!(module.as_str(), "datetime" | "decimal" | "fractions" | "pathlib._local" | "uuid" | "ipaddress")
}
