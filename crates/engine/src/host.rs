//! What the machine sees of the world: the library's modules, the compiler, and nothing else.

use std::collections::BTreeMap;
use std::rc::Rc;

use bytecode::{Code, Source};
use compiler::ErrorKind;
use trace::Stream;
use vm::host::{CompileError, Host, ModuleSource};

/// The host of a run. Output goes into the trace, so there is nothing to do for it here.
#[derive(Default)]
pub(crate) struct Library {
    /// Modules that were compiled, by file: each process executes some of them anew.
    compiled: BTreeMap<String, Rc<Code>>,
}

impl Host for Library {
    fn write(&mut self, _stream: Stream, _text: &str) -> bool {
        true
    }

    fn module(&mut self, name: &str) -> Option<ModuleSource> {
        asyncio::module(name).or_else(|| stdlib::module(name))
    }

    fn compile(&mut self, source: Rc<Source>) -> Result<Rc<Code>, CompileError> {
        if let Some(code) = self.compiled.get(&source.file)
            && source.library
            && code.source.text == source.text
        {
            return Ok(code.clone());
        }
        let (file, library) = (source.file.clone(), source.library);
        let code = compiler::compile(source).map_err(|error| CompileError {
            exception: match error.kind {
                ErrorKind::Syntax { exception } => Some(exception),
                ErrorKind::Unsupported => None,
            },
            message: error.message,
            start: error.range.start,
            end: error.range.end,
        })?;
        if library {
            self.compiled.insert(file, code.clone());
        }
        Ok(code)
    }
}
