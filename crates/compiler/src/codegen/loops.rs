//! `for`, `async for` and `while`, with their `else`.

use bytecode::{AwaitSite, Op};
use ruff_python_ast as ast;

use super::location::Loc;
use super::unwind::BlockKind;
use super::{Compiler, constants};
use crate::error::{Error, Result};

impl<'a> Compiler<'a> {
    pub fn for_loop(&mut self, node: &'a ast::StmtFor) -> Result {
        let (start, clean_up, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.iterable(&node.iter)?;
        let loc = self.loc(&node.iter);
        self.unit.emit(Op::GetIter, 0, 0, loc);
        self.unit.place(start);
        self.unit.jump(Op::ForIter, clean_up, loc);
        let guard = self.unit.guard;
        self.push_block(BlockKind::For { start, exit }, guard, Loc::of(node).span)?;
        self.store(&node.target)?;
        self.body(&node.body)?;
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, start, last);
        self.blocks.pop();
        self.unit.place(clean_up);
        self.body(&node.orelse)?;
        self.unit.place(exit);
        Ok(())
    }

    pub fn async_for(&mut self, node: &'a ast::StmtFor) -> Result {
        if !self.in_async_function() {
            return Err(Error::syntax("'async for' outside async function", Loc::of(node).span));
        }
        let (start, end, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.expr(&node.iter)?;
        let loc = self.loc(&node.iter);
        self.unit.emit(Op::GetAiter, 0, 0, loc);
        self.unit.place(start);
        let guard = self.unit.guard_with(end);
        let whole = Loc::of(node);
        self.unit.emit(Op::GetAnext, 0, 0, whole);
        self.await_top(AwaitSite::AsyncFor, whole);
        self.unit.guard = guard;
        self.push_block(BlockKind::For { start, exit }, guard, Loc::of(node).span)?;
        self.store(&node.target)?;
        self.body(&node.body)?;
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, start, last);
        self.blocks.pop();
        self.unit.place_handler(end);
        self.unit.emit(Op::EndAsyncFor, 0, 0, loc);
        self.body(&node.orelse)?;
        self.unit.place(exit);
        Ok(())
    }

    pub fn while_loop(&mut self, node: &'a ast::StmtWhile) -> Result {
        let (start, otherwise, exit) = (self.unit.label(), self.unit.label(), self.unit.label());
        if constants::truth(&node.test) == Some(true) {
            // The line of an endless loop shows once, as in CPython.
            let loc = Loc::of(&*node.test);
            self.unit.emit(Op::Nop, 0, 0, loc);
            self.unit.place(start);
        } else {
            self.unit.place(start);
            self.jump_if(&node.test, otherwise, false)?;
        }
        let guard = self.unit.guard;
        self.push_block(BlockKind::While { start, exit }, guard, Loc::of(node).span)?;
        self.body(&node.body)?;
        self.blocks.pop();
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, start, last);
        self.unit.place(otherwise);
        self.body(&node.orelse)?;
        self.unit.place(exit);
        Ok(())
    }
}
