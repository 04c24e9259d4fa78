//! Code objects as the machine has them: what calls ask for, and what frames execute, with constants as values, names as
//! shared strings, and for each instruction that looks something up a place to remember what it found.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use bytecode::{Code, Const, Instr, Op};

use crate::Vm;
use crate::fuse::fuse;
use crate::memory::Charge;
use crate::set::Set;
use crate::value::{PyResult, Str, Value};

/// A native form of a function of the library. It finds the arguments on the stack of values, from here on, each in the
/// place of its parameter, and leaves them there. It gives the function's result, or none where the case is not a
/// plain one: then it has changed nothing, and the function itself is run.
pub type Shortcut = fn(&mut Vm, usize) -> PyResult<Option<Value>>;

pub struct CodeObject {
    pub code: Rc<Code>,
    /// Made when the code is first run: of what a program imports, most is not.
    body: OnceCell<Body>,
    pub locals: Vec<Str>,
    /// Parameters are positional only in count: no `*args`, no `**kwargs`, none by keyword alone.
    pub is_simple: bool,
    /// A call makes a generator, coroutine or asynchronous generator.
    pub is_generator: bool,
    /// How many arguments a call takes that needs nothing but a frame; `usize::MAX` where there is no such call.
    pub exact_args: Cell<usize>,
    /// What is tried before the function is run.
    pub(crate) shortcut: Cell<Option<Shortcut>>,
    /// `types.coroutine` was told so: `await` takes the generators as they are.
    pub is_iterable_coroutine: Cell<bool>,
    pub slot_count: usize,
    pub charge: Charge,
}

/// What the machine executes.
pub struct Body {
    pub instrs: Vec<Instr>,
    pub consts: Vec<Value>,
    pub names: Vec<Str>,
    pub sites: Vec<Site>,
    _charge: Charge,
}

/// What an instruction found the last time.
#[derive(Default)]
pub struct Site {
    /// The version of the class, or the shape of the dictionary, for which it holds.
    pub version: Cell<u32>,
    /// A position in a dictionary, plus one; 0 for none.
    pub index: Cell<u32>,
    pub value: RefCell<Value>,
}

impl CodeObject {
    pub fn new(vm: &mut Vm, code: &Rc<Code>) -> Rc<CodeObject> {
        let flags = code.flags;
        let is_simple = !flags.varargs && !flags.varkeywords && code.kw_only_count == 0;
        let is_generator = flags.generator || flags.coroutine || flags.async_generator;
        let is_exact = is_simple && !is_generator && !flags.class_body;
        Rc::new(CodeObject {
            body: OnceCell::new(),
            locals: code.locals.iter().map(|name| vm.intern_name(name)).collect(),
            is_simple,
            is_generator,
            exact_args: Cell::new(if is_exact { code.arg_count as usize } else { usize::MAX }),
            shortcut: Cell::new(None),
            is_iterable_coroutine: Cell::new(false),
            slot_count: code.slot_count(),
            code: code.clone(),
            charge: Charge::new(200),
        })
    }

    /// What is executed, of code that a frame has begun with.
    #[inline]
    pub(crate) fn body(&self) -> &Body {
        self.body.get().expect("a frame makes the body of its code")
    }

    /// What is executed, made if it was not yet.
    #[inline]
    pub(crate) fn ready_body(&self, vm: &mut Vm) -> &Body {
        match self.body.get() {
            Some(body) => body,
            None => self.make_body(vm),
        }
    }

    #[cold]
    #[inline(never)]
    fn make_body(&self, vm: &mut Vm) -> &Body {
        let body = Body::new(vm, &self.code);
        self.body.get_or_init(|| body)
    }

    /// Has this tried first, whenever the function is called.
    pub fn set_shortcut(&self, shortcut: Shortcut) {
        self.shortcut.set(Some(shortcut));
        self.exact_args.set(usize::MAX);
    }

    /// The source line of an instruction, counted from 1. One that the compiler added for itself belongs to the
    /// line before it.
    pub fn line(&self, pc: usize) -> u32 {
        let spans = &self.code.spans;
        let before = spans.get(..=pc).unwrap_or_default();
        match before.iter().rev().find(|span| span.end > 0) {
            Some(span) => self.code.source.line(span.start),
            None => self.code.first_line,
        }
    }

    /// Whether it belongs to the library, so that traces and tracebacks leave it out.
    pub fn is_library(&self) -> bool {
        self.code.source.library
    }
}

impl Body {
    fn new(vm: &mut Vm, code: &Code) -> Body {
        let mut instrs = code.instrs.clone();
        let mut sites = vec![Site::default()];
        for instr in &mut instrs {
            if matches!(
                instr.op,
                Op::LoadGlobal | Op::LoadAttr | Op::StoreAttr | Op::LoadMethod | Op::StoreGlobal
            ) && let Ok(index) = u16::try_from(sites.len())
            {
                instr.b = index;
                sites.push(Site::default());
            }
        }
        fuse(&mut instrs);
        Body {
            consts: code.consts.iter().map(|constant| constant_value(vm, constant)).collect(),
            names: code.names.iter().map(|name| vm.intern_name(name)).collect(),
            _charge: Charge::new(instrs.len() * 40),
            instrs,
            sites,
        }
    }
}

pub(crate) fn constant_value(vm: &mut Vm, constant: &Const) -> Value {
    match constant {
        Const::None => Value::None,
        Const::Bool(value) => Value::Bool(*value),
        Const::Ellipsis => Value::Ellipsis,
        Const::Int(value) => Value::Int(*value),
        Const::BigInt(digits) => Value::int(digits.parse().expect("the compiler writes decimal digits")),
        Const::Float(value) => Value::Float(*value),
        Const::Imaginary(value) => Value::Complex(Rc::new((0.0, *value))),
        Const::Str(text) => Value::Str(vm.intern_name(text)),
        Const::Bytes(bytes) => Value::bytes(bytes.clone()),
        Const::Tuple(items) => Value::tuple(items.iter().map(|item| constant_value(vm, item)).collect()),
        Const::FrozenSet(items) => {
            let items = items.iter().map(|item| constant_value(vm, item)).collect();
            // CPython makes it twice, the second time from the first, as it looks for an equal constant: that tells in
            // which order it iterates.
            let first = set_of(vm, items);
            let items = first.items().into_iter().map(|(_, item)| item).collect();
            Value::FrozenSet(set_of(vm, items))
        }
        Const::Code(code) => Value::Code(CodeObject::new(vm, code)),
    }
}

/// Constants are hashable and compare without the program's code, so nothing is raised.
fn set_of(vm: &mut Vm, items: Vec<Value>) -> Rc<Set> {
    let set = Rc::new(Set::new());
    for item in items {
        let _ = vm.set_add(&set, item);
    }
    set
}
