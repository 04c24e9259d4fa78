//! Classes: the body, which is a code object of its own, and the call of `__build_class__`.

use bytecode::{Const, Flags, Op};
use ruff_python_ast as ast;

use super::location::{self, Loc};
use super::unit::Params;
use super::{Compiler, docstring, has_annotations};
use crate::error::{Result, span};
use crate::names::Sym;
use crate::symtable::scope_of;

impl<'a> Compiler<'a> {
    pub fn class_def(&mut self, node: &'a ast::StmtClassDef) -> Result {
        for decorator in &node.decorator_list {
            self.expr(&decorator.expression)?;
        }
        let loc = location::of_definition(self.source, span(node.range), &node.decorator_list);
        let first_line = match node.decorator_list.first() {
            Some(decorator) => self.line(span(decorator.range).start),
            None => self.line(loc.span.start),
        };
        match &node.type_params {
            Some(type_params) => self.generic_class(node, type_params, first_line, loc)?,
            None => {
                self.build_class(node, first_line, loc)?;
                self.call_with(node.arguments.as_deref(), 2, None, loc)?;
            }
        }
        self.apply_decorators(&node.decorator_list);
        self.store_name(&node.name, loc)
    }

    /// Pushes `__build_class__`, the function of the body and the class's name.
    pub fn build_class(&mut self, node: &'a ast::StmtClassDef, first_line: u32, loc: Loc) -> Result {
        self.unit.emit(Op::LoadBuildClass, 0, 0, loc);
        self.class_body(node, first_line, loc)?;
        self.load_const(Const::str(node.name.as_str()), loc);
        Ok(())
    }

    fn class_body(&mut self, node: &'a ast::StmtClassDef, first_line: u32, loc: Loc) -> Result {
        let scope = scope_of(&node.node_index);
        let flags = Flags { class_body: true, ..Flags::default() };
        self.enter_unit(scope, &node.name, first_line, flags);
        // What the body begins with belongs to the line of the class.
        let start = self.source.line_start(first_line);
        let head = Loc::from(bytecode::Span { start, end: start });
        let qualname = self.unit.qualname.clone();
        let dunder_name = self.intern_plain("__name__");
        self.unit.emit(Op::LoadName, dunder_name, 0, head);
        self.store_plain("__module__", head);
        self.load_const(Const::str(qualname), head);
        self.store_plain("__qualname__", head);
        self.load_const(Const::Int(i64::from(first_line)), head);
        self.store_plain("__firstlineno__", head);
        if node.type_params.is_some() {
            self.load_sym(Sym::TYPE_PARAMS, head);
            self.store_plain("__type_params__", head);
        }
        if self.unit_scope().needs_class_dict {
            self.unit.emit(Op::LoadLocals, 0, 0, head);
            let slot = self.table.closure_slot(scope, Sym::CLASSDICT);
            self.unit.emit(Op::StoreDeref, slot, 0, head);
        }
        if has_annotations(&node.body) {
            self.unit.emit(Op::SetupAnnotations, 0, 0, head);
        }
        let (doc, body) = docstring(&node.body);
        if let Some((text, doc_loc)) = doc {
            self.unit.doc = Some(text.clone());
            self.load_const(Const::str(text), doc_loc);
            self.store_plain("__doc__", doc_loc);
        }
        self.body(body)?;
        let tail = self.unit.last_loc();
        self.load_static_attributes(tail);
        self.store_plain("__static_attributes__", tail);
        if self.unit_scope().needs_class_cell {
            let slot = self.table.closure_slot(scope, Sym::CLASS);
            self.unit.emit(Op::LoadClosure, slot, 0, tail);
            self.unit.emit(Op::Copy, 1, 0, tail);
            self.store_plain("__classcell__", tail);
        } else {
            self.load_none(tail);
        }
        self.unit.emit(Op::Return, 0, 0, tail);
        let code = self.leave_unit(Params::default());
        self.make_function(code, 0, loc);
        Ok(())
    }

    /// Stores into the namespace of a class body.
    fn store_plain(&mut self, name: &str, loc: Loc) {
        let operand = self.intern_plain(name);
        self.unit.emit(Op::StoreName, operand, 0, loc);
    }
}
