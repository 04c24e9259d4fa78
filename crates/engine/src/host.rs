//! What the machine sees of the world: the library's modules, the compiler, and nothing else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use bytecode::{Code, Source, Tree};
use compiler::ErrorKind;
use trace::Stream;
use vm::Parsing;
use vm::host::{CompileError, Host, ModuleSource};

thread_local! {
    /// Modules that were compiled or unpacked, by name. Code is never changed, so that all runs share it.
    static READY: RefCell<BTreeMap<String, (bool, Rc<Code>)>> = const { RefCell::new(BTreeMap::new()) };
}

/// The host of a run. Output goes into the trace, so there is nothing to do for it here.
pub(crate) struct Library;

impl Host for Library {
    fn write(&mut self, _stream: Stream, _text: &str) -> bool {
        true
    }

    fn module(&mut self, name: &str) -> Option<ModuleSource> {
        if let Some((package, code)) = READY.with_borrow(|ready| ready.get(name).cloned()) {
            return Some(ModuleSource::Compiled { package, code });
        }
        let source = asyncio::module(name).or_else(|| stdlib::module(name));
        if let Some(ModuleSource::Compiled { package, code }) = &source {
            READY.with_borrow_mut(|ready| ready.insert(name.to_owned(), (*package, code.clone())));
        }
        source
    }

    fn is_left_out(&self, module: &str, name: &str) -> bool {
        stdlib::is_left_out(module, name)
    }

    fn is_in_library(&self, name: &str) -> bool {
        stdlib::is_in_library(name)
    }

    fn c_parameters(&self, module: &str, function: &str) -> Option<Parsing> {
        stdlib::c_parameters(module, function)
    }

    fn compile(&mut self, source: Rc<Source>) -> Result<Rc<Code>, CompileError> {
        compiler::compile(source).map_err(as_the_machine_has_it)
    }

    fn syntax_tree(&mut self, source: &Source, expression: bool) -> Result<Tree, CompileError> {
        compiler::tree(source, expression).map_err(as_the_machine_has_it)
    }

    fn suspicions(&mut self, source: Rc<Source>) -> Vec<(u32, u32, String)> {
        let Ok((_, warnings)) = compiler::compile_with_warnings(source) else { return Vec::new() };
        warnings
            .into_iter()
            .map(|warning| (warning.range.start, warning.range.end, warning.message))
            .collect()
    }

    fn compiled(&mut self, name: &str, package: bool, code: &Rc<Code>) {
        READY.with_borrow_mut(|ready| ready.insert(name.to_owned(), (package, code.clone())));
    }
}

fn as_the_machine_has_it(error: compiler::Error) -> CompileError {
    CompileError {
        exception: match error.kind {
            ErrorKind::Syntax { exception } => Some(exception),
            ErrorKind::Unsupported => None,
        },
        message: error.message,
        start: error.range.start,
        end: error.range.end,
        parsed: error.parsed,
    }
}
