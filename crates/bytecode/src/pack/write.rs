//! Compiled modules → bytes.

use std::collections::BTreeMap;

use super::{Packed, SECOND, STREAMS, Stream, operand};
use crate::{Code, Const};

/// Packs modules, in the order in which [`super::Pack::names`] gives their names: sorted ones are found.
pub fn pack(modules: &[Packed]) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut streams: [Vec<u8>; STREAMS] = Default::default();
    let mut table = Vec::new();
    number(&mut table, modules.len() as u64);
    for module in modules {
        number(&mut table, strings.index(&module.name));
        number(&mut table, strings.index(&module.code.source.file));
        number(&mut table, u64::from(module.package));
        let mut writer = Writer { strings: Strings::default(), streams: Default::default() };
        writer.body(&module.code, None);
        let mut own = Vec::new();
        number(&mut own, writer.strings.all.len() as u64);
        for text in &writer.strings.all {
            number(&mut own, strings.index(text));
        }
        writer.streams[Stream::Lists as usize].splice(0..0, own);
        for (all, piece) in streams.iter_mut().zip(&writer.streams) {
            number(&mut table, piece.len() as u64);
            all.extend(piece);
        }
    }
    let mut bytes = Vec::new();
    number(&mut bytes, strings.all.len() as u64);
    for text in &strings.all {
        number(&mut bytes, text.len() as u64);
    }
    for text in &strings.all {
        bytes.extend(text.as_bytes());
    }
    bytes.extend(table);
    for stream in streams {
        bytes.extend(stream);
    }
    bytes
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Strings, each once, in the order of their first use.
#[derive(Default)]
struct Strings {
    all: Vec<String>,
    indices: BTreeMap<String, u64>,
}

impl Strings {
    fn index(&mut self, text: &str) -> u64 {
        if let Some(index) = self.indices.get(text) {
            return *index;
        }
        let index = self.all.len() as u64;
        self.all.push(text.to_owned());
        self.indices.insert(text.to_owned(), index);
        index
    }
}

struct Writer {
    strings: Strings,
    streams: [Vec<u8>; STREAMS],
}

impl Writer {
    fn put(&mut self, stream: Stream, value: u64) {
        number(&mut self.streams[stream as usize], value);
    }

    fn text(&mut self, stream: Stream, text: &str) {
        let index = self.strings.index(text);
        self.put(stream, index);
    }

    fn body(&mut self, code: &Code, outer: Option<&Code>) {
        self.text(Stream::Lists, &code.name);
        let known = outer.map_or([code.name.to_string(), String::new(), String::new()], |outer| {
            [
                code.name.to_string(),
                format!("{}.{}", outer.qualname, code.name),
                format!("{}.<locals>.{}", outer.qualname, code.name),
            ]
        });
        match known.iter().position(|known| *known == code.qualname) {
            Some(form) => self.put(Stream::Bodies, form as u64),
            None => {
                self.put(Stream::Bodies, 3);
                self.text(Stream::Lists, &code.qualname);
            }
        }
        let line = u64::from(code.first_line);
        self.put(Stream::Bodies, line);
        let flags = code.flags;
        let bits = [
            flags.varargs,
            flags.varkeywords,
            flags.generator,
            flags.coroutine,
            flags.async_generator,
            flags.class_body,
            flags.module,
            code.doc.is_some(),
        ];
        self.put(
            Stream::Bodies,
            bits.iter().enumerate().fold(0, |sum, (at, bit)| sum | u64::from(*bit) << at),
        );
        if let Some(doc) = &code.doc {
            self.text(Stream::Lists, doc);
        }
        for count in [code.arg_count, code.pos_only_count, code.kw_only_count, code.max_stack] {
            self.put(Stream::Bodies, u64::from(count));
        }
        for list in [&code.locals, &code.cells, &code.free, &code.names] {
            self.put(Stream::Bodies, list.len() as u64);
            for text in list {
                self.text(Stream::Lists, text);
            }
        }
        self.put(Stream::Bodies, code.handlers.len() as u64);
        for handler in &code.handlers {
            for part in [handler.start, handler.end, handler.target, handler.depth] {
                self.put(Stream::Bodies, u64::from(part));
            }
        }
        self.put(Stream::Bodies, code.instrs.len() as u64);
        for (at, instr) in code.instrs.iter().enumerate() {
            let second = if instr.b == 0 { 0 } else { SECOND };
            self.streams[Stream::Ops as usize].push(instr.op as u8 | second);
            match operand(instr.op) {
                // Jumps are told by their distance.
                Some(Stream::Jumps) => {
                    self.put(Stream::Jumps, zigzag(i64::from(instr.a) - at as i64));
                }
                Some(stream) => self.put(stream, u64::from(instr.a)),
                None => assert_eq!(instr.a, 0, "{:?} has no operand", instr.op),
            }
            if instr.b != 0 {
                self.put(Stream::Others, u64::from(instr.b));
            }
        }
        self.put(Stream::Bodies, code.consts.len() as u64);
        for constant in &code.consts {
            self.constant(constant, code);
        }
    }

    fn constant(&mut self, constant: &Const, outer: &Code) {
        let values = Stream::Values;
        match constant {
            Const::None => self.put(values, 0),
            Const::Bool(false) => self.put(values, 1),
            Const::Bool(true) => self.put(values, 2),
            Const::Ellipsis => self.put(values, 3),
            Const::Int(value) => {
                self.put(values, 4);
                self.put(values, zigzag(*value));
            }
            Const::BigInt(digits) => {
                self.put(values, 5);
                self.text(Stream::Lists, digits);
            }
            Const::Float(value) => {
                self.put(values, 6);
                self.streams[values as usize].extend(value.to_le_bytes());
            }
            Const::Imaginary(value) => {
                self.put(values, 7);
                self.streams[values as usize].extend(value.to_le_bytes());
            }
            Const::Str(text) => {
                self.put(values, 8);
                self.text(Stream::Lists, text);
            }
            Const::Bytes(bytes) => {
                self.put(values, 9);
                self.put(values, bytes.len() as u64);
                self.streams[values as usize].extend(bytes);
            }
            Const::Tuple(items) | Const::FrozenSet(items) => {
                self.put(values, if matches!(constant, Const::Tuple(_)) { 10 } else { 11 });
                self.put(values, items.len() as u64);
                for item in items {
                    self.constant(item, outer);
                }
            }
            Const::Code(code) => {
                self.put(values, 12);
                self.body(code, Some(outer));
            }
        }
    }
}

/// Small numbers of either sign become small numbers.
fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}
