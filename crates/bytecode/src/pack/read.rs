//! Bytes → compiled modules. A pack is part of the executable, so that broken bytes are a broken build.

use std::cell::OnceCell;
use std::rc::Rc;

use super::{Packed, SECOND, STREAMS, Stream, operand};
use crate::{Code, Const, Flags, Handler, Instr, Name, Op, Source};

/// An opened pack: the places of its strings and modules are known, no module is unpacked.
pub struct Pack {
    strings: Vec<Text>,
    modules: Vec<Entry>,
}

/// A string of the pack, and the name that it is where a module has it.
struct Text {
    text: &'static str,
    name: OnceCell<Name>,
}

impl Text {
    fn name(&self) -> Name {
        self.name.get_or_init(|| Name::new(self.text)).clone()
    }
}

struct Entry {
    name: &'static str,
    file: &'static str,
    package: bool,
    pieces: [&'static [u8]; STREAMS],
    unpacked: OnceCell<Packed>,
}

impl Pack {
    pub fn open(bytes: &'static [u8]) -> Self {
        let mut bytes = bytes;
        let count = number(&mut bytes);
        let lengths: Vec<usize> = (0..count).map(|_| number(&mut bytes) as usize).collect();
        let (text, mut bytes) = bytes.split_at(lengths.iter().sum());
        let mut rest = std::str::from_utf8(text).expect("a pack holds text");
        let mut strings = Vec::with_capacity(lengths.len());
        for length in lengths {
            let (text, after) = rest.split_at(length);
            strings.push(Text { text, name: OnceCell::new() });
            rest = after;
        }
        let count = number(&mut bytes);
        let mut modules: Vec<Entry> = Vec::new();
        let mut lengths: Vec<[usize; STREAMS]> = Vec::new();
        for _ in 0..count {
            let name = strings[number(&mut bytes) as usize].text;
            let file = strings[number(&mut bytes) as usize].text;
            let package = number(&mut bytes) != 0;
            modules.push(Entry { name, file, package, pieces: [&[]; STREAMS], unpacked: OnceCell::new() });
            lengths.push(std::array::from_fn(|_| number(&mut bytes) as usize));
        }
        for stream in 0..STREAMS {
            for (module, lengths) in modules.iter_mut().zip(&lengths) {
                (module.pieces[stream], bytes) = bytes.split_at(lengths[stream]);
            }
        }
        Pack { strings, modules }
    }

    /// The full names of the modules.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.modules.iter().map(|module| module.name)
    }

    /// A module, unpacked when it is first asked for.
    pub fn module(&self, name: &str) -> Option<&Packed> {
        let index = self.modules.binary_search_by(|module| module.name.cmp(name)).ok()?;
        let entry = &self.modules[index];
        Some(entry.unpacked.get_or_init(|| self.unpack(entry)))
    }

    fn unpack(&self, entry: &Entry) -> Packed {
        let source = Rc::new(Source::new(entry.file, "", true));
        let mut reader = Reader { streams: entry.pieces, strings: Vec::new(), source };
        let own = reader.get(Stream::Lists);
        reader.strings = (0..own).map(|_| &self.strings[reader.get(Stream::Lists) as usize]).collect();
        Packed { name: entry.name.to_owned(), package: entry.package, code: reader.body(None) }
    }
}

fn number(bytes: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first().expect("a pack is whole");
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return value;
        }
        shift += 7;
    }
}

struct Reader<'a> {
    streams: [&'static [u8]; STREAMS],
    strings: Vec<&'a Text>,
    source: Rc<Source>,
}

impl Reader<'_> {
    fn get(&mut self, stream: Stream) -> u64 {
        number(&mut self.streams[stream as usize])
    }

    fn small(&mut self, stream: Stream) -> u32 {
        self.get(stream) as u32
    }

    fn bytes(&mut self, stream: Stream, count: usize) -> &'static [u8] {
        let (bytes, rest) = self.streams[stream as usize].split_at(count);
        self.streams[stream as usize] = rest;
        bytes
    }

    fn name(&mut self) -> Name {
        let index = self.get(Stream::Lists) as usize;
        self.strings[index].name()
    }

    fn text(&mut self) -> String {
        let index = self.get(Stream::Lists) as usize;
        self.strings[index].text.to_owned()
    }

    fn list(&mut self) -> Vec<Name> {
        let count = self.get(Stream::Bodies);
        (0..count).map(|_| self.name()).collect()
    }

    fn body(&mut self, outer: Option<&str>) -> Rc<Code> {
        let name = self.name();
        let outer = outer.unwrap_or_default();
        let qualname = match self.get(Stream::Bodies) {
            0 => name.to_string(),
            1 => [outer, ".", &name].concat(),
            2 => [outer, ".<locals>.", &name].concat(),
            _ => self.text(),
        };
        let first_line = self.small(Stream::Bodies);
        let bits = self.get(Stream::Bodies);
        let bit = |at: u32| bits >> at & 1 != 0;
        let flags = Flags {
            varargs: bit(0),
            varkeywords: bit(1),
            generator: bit(2),
            coroutine: bit(3),
            async_generator: bit(4),
            class_body: bit(5),
            module: bit(6),
        };
        let doc = bit(7).then(|| self.name());
        let [arg_count, pos_only_count, kw_only_count, max_stack] =
            std::array::from_fn(|_| self.small(Stream::Bodies));
        let [locals, cells, free, names] = std::array::from_fn(|_| self.list());
        let count = self.get(Stream::Bodies);
        let handlers = (0..count).map(|_| self.handler()).collect();
        let count = self.small(Stream::Bodies);
        let instrs = (0..count).map(|at| self.instr(at)).collect();
        let count = self.get(Stream::Bodies);
        let consts = (0..count).map(|_| self.constant(&qualname)).collect();
        Rc::new(Code {
            name,
            qualname,
            source: self.source.clone(),
            first_line,
            doc,
            arg_count,
            pos_only_count,
            kw_only_count,
            flags,
            locals,
            cells,
            free,
            names,
            consts,
            instrs,
            spans: Vec::new(),
            handlers,
            anchors: Vec::new(),
            max_stack,
        })
    }

    fn handler(&mut self) -> Handler {
        let [start, end, target, depth] = std::array::from_fn(|_| self.small(Stream::Bodies));
        Handler { start, end, target, depth }
    }

    fn instr(&mut self, at: u32) -> Instr {
        let byte = self.bytes(Stream::Ops, 1)[0];
        let op = Op::from_number(byte & !SECOND).expect("a pack holds operations");
        let a = match operand(op) {
            Some(Stream::Jumps) => (i64::from(at) + unzigzag(self.get(Stream::Jumps))) as u32,
            Some(stream) => self.small(stream),
            None => 0,
        };
        let b = if byte & SECOND == 0 { 0 } else { self.get(Stream::Others) as u16 };
        Instr { op, b, a }
    }

    fn constant(&mut self, outer: &str) -> Const {
        match self.get(Stream::Values) {
            0 => Const::None,
            1 => Const::Bool(false),
            2 => Const::Bool(true),
            3 => Const::Ellipsis,
            4 => Const::Int(unzigzag(self.get(Stream::Values))),
            5 => Const::BigInt(self.text()),
            6 => Const::Float(self.float()),
            7 => Const::Imaginary(self.float()),
            8 => Const::Str(self.name()),
            9 => {
                let count = self.get(Stream::Values) as usize;
                Const::Bytes(self.bytes(Stream::Values, count).to_vec())
            }
            10 => Const::Tuple(self.constants(outer)),
            11 => Const::FrozenSet(self.constants(outer)),
            _ => Const::Code(self.body(Some(outer))),
        }
    }

    fn constants(&mut self, outer: &str) -> Vec<Const> {
        let count = self.get(Stream::Values);
        (0..count).map(|_| self.constant(outer)).collect()
    }

    fn float(&mut self) -> f64 {
        let bytes = self.bytes(Stream::Values, 8);
        f64::from_le_bytes(bytes.try_into().expect("eight bytes were taken"))
    }
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}
