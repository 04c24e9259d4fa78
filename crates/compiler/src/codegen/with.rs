//! `with` and `async with`.

use bytecode::{AwaitSite, Op};
use ruff_python_ast::{self as ast, Stmt};
use ruff_text_size::Ranged;

use super::Compiler;
use super::location::Loc;
use super::unwind::BlockKind;
use crate::error::{Error, Result, span};

impl<'a> Compiler<'a> {
    pub fn with_stmt(&mut self, node: &'a ast::StmtWith) -> Result {
        if node.is_async && !self.in_async_function() {
            return Err(Error::syntax("'async with' outside async function", span(node.range())));
        }
        self.with_items(node, &node.items)
    }

    /// ```text
    /// manager; enter             [exit value]
    /// store or drop the value    [exit]
    /// body
    /// exit(None, None, None)
    /// handler:                   [exit exception]
    ///   exit(exception)          [exit previous exception result]
    ///   raise again unless the result is true
    /// ```
    fn with_items(&mut self, node: &'a ast::StmtWith, items: &'a [ast::WithItem]) -> Result {
        let Some((item, rest)) = items.split_first() else {
            return self.with_body(&node.body);
        };
        let loc = self.loc(&item.context_expr);
        let (handler, exit) = (self.unit.label(), self.unit.label());
        self.expr(&item.context_expr)?;
        if node.is_async {
            self.unit.emit(Op::BeforeAsyncWith, 0, 0, loc);
            self.await_top(AwaitSite::AsyncWithEnter, loc);
        } else {
            self.unit.emit(Op::BeforeWith, 0, 0, loc);
        }
        // The value of `as` is stored within the guard, and is no part of what the handler keeps.
        let outer_guard = self.unit.guard_below(handler, 1);
        let block = BlockKind::With { loc, is_async: node.is_async };
        self.push_block(block, outer_guard, span(node.range()))?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.unit.emit(Op::Pop, 0, 0, loc),
        }
        self.with_items(node, rest)?;
        self.blocks.pop();
        self.unit.guard = outer_guard;
        self.call_exit_with_nones(node.is_async, loc);
        self.unit.emit(Op::Pop, 0, 0, loc);
        self.unit.jump(Op::Jump, exit, loc);

        self.unit.place_handler(handler);
        let clean_up = self.unit.label();
        let guard = self.enter_handler(clean_up, loc);
        self.unit.emit(Op::WithExceptStart, 0, 0, loc);
        if node.is_async {
            self.await_top(AwaitSite::AsyncWithExit, loc);
        }
        let suppressed = self.unit.label();
        self.unit.jump(Op::PopJumpIfTrue, suppressed, loc);
        self.unit.emit(Op::Reraise, 0, 0, loc);
        self.unit.place(suppressed);
        self.unit.emit(Op::Pop, 0, 0, loc);
        self.unit.guard = guard;
        self.unit.emit(Op::PopExcept, 0, 0, loc);
        self.unit.emit(Op::Pop, 0, 0, loc);
        self.unit.jump(Op::Jump, exit, loc);
        self.reraise_after(clean_up);
        self.unit.place(exit);
        Ok(())
    }

    fn with_body(&mut self, body: &'a [Stmt]) -> Result {
        self.body(body)
    }

    /// At a handler: makes the exception the handled one. What raises from here on goes to `clean_up`.
    /// Returns the guard to restore behind the handler.
    pub fn enter_handler(&mut self, clean_up: super::unit::Label, loc: Loc) -> super::unit::Guard {
        self.unit.emit(Op::PushExcInfo, 0, 0, loc);
        self.unit.guard_below(clean_up, 1)
    }

    /// The clean-up of a handler: an exception left it, so the previous one is handled again.
    pub fn reraise_after(&mut self, clean_up: super::unit::Label) {
        self.unit.place_handler(clean_up);
        self.unit.emit(Op::Copy, 2, 0, Loc::NONE);
        self.unit.emit(Op::PopExcept, 0, 0, Loc::NONE);
        self.unit.emit(Op::Reraise, 0, 0, Loc::NONE);
    }
}
