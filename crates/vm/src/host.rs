//! The one door through which the machine reaches what lies outside of it.

use std::rc::Rc;

use bytecode::{Code, Source, Tree};
use trace::Stream;

use crate::Vm;
use crate::native::Block;
use crate::value::{Module, PyResult, Raised, Value};
use crate::vm::Stop;

/// What the machine needs from those who run it.
pub trait Host {
    /// The program writes text. False stops the run: it has written more than it may.
    fn write(&mut self, stream: Stream, text: &str) -> bool;

    /// Finds a module of the library by its full name.
    fn module(&mut self, name: &str) -> Option<ModuleSource>;

    /// Whether CPython's module of the library has this name, and the one here has not.
    fn is_left_out(&self, _module: &str, _name: &str) -> bool {
        false
    }

    /// Whether CPython's library has a module of this name, whether it is here or not.
    fn is_in_library(&self, _name: &str) -> bool {
        false
    }

    /// How CPython's C form of a library function checks its arguments, and under which name; see
    /// [`Parsing`](crate::Parsing).
    fn c_parameters(&self, _module: &str, _function: &str) -> Option<crate::Parsing> {
        None
    }

    /// Compiles a source.
    fn compile(&mut self, source: Rc<Source>) -> Result<Rc<Code>, CompileError>;

    /// The syntax tree of a source: of a module, or of an expression.
    fn syntax_tree(&mut self, source: &Source, expression: bool) -> Result<Tree, CompileError>;

    /// What looks like a mistake in a source that compiles: where, as byte offsets, and CPython's words.
    fn suspicions(&mut self, _source: Rc<Source>) -> Vec<(u32, u32, String)> {
        Vec::new()
    }

    /// Is told of a module of the library that was compiled from Python source, to find it so the next time.
    fn compiled(&mut self, _name: &str, _package: bool, _code: &Rc<Code>) {}
}

/// Where a module comes from.
pub enum ModuleSource {
    /// Python source, with the file name that is shown, and whether it is a package.
    Python { file: &'static str, text: &'static str, package: bool },
    /// Compiled when the library was built.
    Compiled { package: bool, code: Rc<Code> },
    /// A function that fills the module.
    Native(fn(&mut Vm, &Rc<Module>) -> PyResult<()>),
    /// Known, but not there: the sentence that says so.
    Refused(&'static str),
    /// Part of the library, but it cannot be fetched.
    OutOfReach,
}

/// Why a source is not run.
pub struct CompileError {
    /// `SyntaxError` or a subclass; none where the source is Python that the playground does not have.
    pub exception: Option<&'static str>,
    pub message: String,
    /// Byte offsets.
    pub start: u32,
    pub end: u32,
    /// Whether the parser found it, and not what comes behind.
    pub parsed: bool,
}

impl CompileError {
    /// A `SyntaxError` as the parser finds it.
    pub(crate) fn syntax(message: impl Into<String>, start: u32, end: u32) -> CompileError {
        CompileError { exception: Some("SyntaxError"), message: message.into(), start, end, parsed: true }
    }
}

/// Blocks a thread from within a nested run loop, where its fiber cannot be put aside: the scheduler runs the
/// others until this one may go on.
pub type NestedBlock = fn(&mut Vm, Block) -> PyResult<crate::Value>;

/// The payload of the objects that `sys.stdout` and `sys.stderr` are at first.
pub struct StandardStream {
    pub stream: Stream,
    /// Whether the program closed it.
    pub is_closed: std::cell::Cell<bool>,
}

impl Vm {
    /// What the program put in the place of `sys.stdout` or `sys.stderr`, or in that of its `write`: `Null` where it
    /// deleted them; none for the
    /// real stream.
    pub fn replaced_stream(&mut self, stream: Stream) -> Option<Value> {
        let sys = self.intern("sys");
        let Some(Value::Module(sys)) = self.modules.get_str(&sys) else { return None };
        let name = self.intern(match stream {
            Stream::Stdout => "stdout",
            Stream::Stderr => "stderr",
        });
        let Some(target) = sys.dict.get_str(&name) else { return Some(Value::Null) };
        let write = self.intern("write");
        let is_changed = matches!(&target, Value::Instance(instance)
            if instance.dict_if_any().is_some_and(|dict| dict.get_str(&write).is_some()));
        match target.native::<StandardStream>() {
            Some(real) if real.stream == stream && !real.is_closed.get() && !is_changed => None,
            _ => Some(target),
        }
    }
}

/// Whether tracebacks show the lines of what is compiled next.
#[derive(Default)]
pub struct KeepSource(pub bool);

/// Whether the program's modules are on their way out: what is told of then has no lines of sources any
/// more, or no stress in what stands below them.
#[derive(Default)]
pub struct SourcesGone(pub bool);

/// Why a run was refused while it went on, kept as a state of the machine.
#[derive(Default)]
pub struct Refusal {
    pub sentence: String,
    pub line: Option<u32>,
}

impl Vm {
    /// Ends the run where it asks for a part of a module that is left out here.
    pub(crate) fn refuse_left_out(&mut self, module: &str, name: &str) -> Option<Raised> {
        self.host.is_left_out(module, name).then(|| {
            self.refuse(format!(
                "{module}.{name} is not available in Interleave: this part of Python's own library is left out here"
            ))
        })
    }

    /// Whether the run was just refused; it goes on then.
    pub(crate) fn take_refusal(&mut self) -> bool {
        let refused = matches!(self.stop, Some(Stop::Refused));
        if refused {
            self.stop = None;
            self.stop_line = None;
            *self.state() = Refusal::default();
        }
        refused
    }

    /// Ends the run: the program asks for what the playground does not have. No handler of it sees what is given.
    pub fn refuse(&mut self, sentence: impl Into<String>) -> Raised {
        let refusal = Refusal { sentence: sentence.into(), line: self.program_line() };
        *self.state() = refusal;
        self.stop_with(Stop::Refused)
    }
}
