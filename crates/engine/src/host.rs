//! What the machine sees of the world: the library's modules, the compiler, and nothing else.

use std::rc::Rc;

use bytecode::{Code, Source};
use compiler::ErrorKind;
use trace::Stream;
use vm::host::{CompileError, Host, ModuleSource};

/// The host of a run. Output goes into the trace, so there is nothing to do for it here.
pub(crate) struct Library;

impl Host for Library {
    fn write(&mut self, _stream: Stream, _text: &str) -> bool {
        true
    }

    fn module(&mut self, name: &str) -> Option<ModuleSource> {
        asyncio::module(name).or_else(|| stdlib::module(name))
    }

    fn compile(&mut self, source: Rc<Source>) -> Result<Rc<Code>, CompileError> {
        compiler::compile(source).map_err(|error| CompileError {
            exception: match error.kind {
                ErrorKind::Syntax { exception } => Some(exception),
                ErrorKind::Unsupported => None,
            },
            message: error.message,
            start: error.range.start,
            end: error.range.end,
        })
    }
}
