//! `try` with `except`, `except*`, `else` and `finally`.

use bytecode::Op;
use ruff_python_ast::{self as ast, ExceptHandler, ExceptHandlerExceptHandler};

use super::Compiler;
use super::location::Loc;
use super::unit::{Guard, Label};
use super::unwind::BlockKind;
use crate::error::{Error, Result};

impl<'a> Compiler<'a> {
    pub fn try_stmt(&mut self, node: &'a ast::StmtTry) -> Result {
        // The line of `try:` does nothing, and shows when lines are followed.
        self.unit.emit(Op::Nop, 0, 0, Loc::of(node));
        if node.finalbody.is_empty() { self.try_except(node) } else { self.try_finally(node) }
    }

    /// ```text
    /// body; finally-block; jump end
    /// handler:                 [exception]
    ///   finally-block          [previous exception]
    ///   raise again
    /// end:
    /// ```
    fn try_finally(&mut self, node: &'a ast::StmtTry) -> Result {
        let loc = Loc::of(node);
        let (handler, clean_up, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let outer_guard = self.unit.guard_with(handler);
        self.push_block(BlockKind::FinallyTry(&node.finalbody), outer_guard, loc.span)?;
        if node.handlers.is_empty() {
            self.body(&node.body)?;
        } else {
            self.try_except(node)?;
        }
        self.blocks.pop();
        self.unit.guard = outer_guard;
        self.body(&node.finalbody)?;
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, end, last);

        self.unit.place_handler(handler);
        let guard = self.enter_handler(clean_up, Loc::NONE);
        self.push_block(BlockKind::FinallyEnd, outer_guard, loc.span)?;
        self.body(&node.finalbody)?;
        self.blocks.pop();
        let last = self.unit.last_loc();
        self.unit.emit(Op::Reraise, 0, 0, last);
        self.unit.guard = guard;
        self.reraise_after(clean_up);
        self.unit.place(end);
        Ok(())
    }

    fn try_except(&mut self, node: &'a ast::StmtTry) -> Result {
        let loc = Loc::of(node);
        let (handler, end) = (self.unit.label(), self.unit.label());
        let outer_guard = self.unit.guard_with(handler);
        self.push_block(BlockKind::GuardedBody, outer_guard, loc.span)?;
        self.body(&node.body)?;
        self.blocks.pop();
        self.unit.guard = outer_guard;
        self.body(&node.orelse)?;
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, end, last);
        self.unit.place_handler(handler);
        let clean_up = self.unit.label();
        let guard = self.enter_handler(clean_up, Loc::NONE);
        if node.is_star {
            self.group_clauses(node, outer_guard, end)?;
        } else {
            self.clauses(node, outer_guard, end)?;
        }
        self.unit.guard = guard;
        self.reraise_after(clean_up);
        self.unit.place(end);
        Ok(())
    }

    /// The `except` clauses, over `[previous exception]`.
    fn clauses(&mut self, node: &'a ast::StmtTry, outer_guard: Guard, end: Label) -> Result {
        let handling = self.unit.guard;
        let count = node.handlers.len();
        for (at, ExceptHandler::ExceptHandler(clause)) in node.handlers.iter().enumerate() {
            let loc = Loc::of(clause);
            if clause.type_.is_none() && at + 1 < count {
                return Err(Error::syntax("default 'except:' must be last", loc.span));
            }
            let next = self.unit.label();
            if let Some(class) = &clause.type_ {
                self.expr(class)?;
                self.unit.emit(Op::CheckExcMatch, 0, 0, loc);
                self.unit.jump(Op::PopJumpIfFalse, next, loc);
            }
            self.clause(clause, outer_guard, handling, end)?;
            self.unit.guard = handling;
            self.unit.place(next);
        }
        self.unit.emit(Op::Reraise, 0, 0, Loc::NONE);
        Ok(())
    }

    /// One clause that matches, over `[previous exception]`.
    fn clause(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        outer_guard: Guard,
        handling: Guard,
        end: Label,
    ) -> Result {
        let loc = Loc::of(clause);
        let Some(name) = &clause.name else {
            self.unit.emit(Op::Pop, 0, 0, loc);
            self.push_block(BlockKind::Handler(None), outer_guard, loc.span)?;
            self.body(&clause.body)?;
            self.blocks.pop();
            self.unit.guard = outer_guard;
            let last = self.unit.last_loc();
            self.unit.emit(Op::PopExcept, 0, 0, last);
            self.unit.jump(Op::Jump, end, last);
            return Ok(());
        };
        self.store_name(name, loc)?;
        let forget = self.unit.label();
        self.unit.guard_with(forget);
        self.push_block(BlockKind::Handler(Some(name)), outer_guard, loc.span)?;
        self.body(&clause.body)?;
        self.blocks.pop();
        self.unit.guard = outer_guard;
        let last = self.unit.last_loc();
        self.unit.emit(Op::PopExcept, 0, 0, last);
        self.forget_exception(name, Loc::NONE)?;
        self.unit.jump(Op::Jump, end, Loc::NONE);
        // An exception leaves the clause: its name goes all the same.
        self.unit.guard = handling;
        self.unit.place_handler(forget);
        self.forget_exception(name, Loc::NONE)?;
        self.unit.emit(Op::Reraise, 0, 0, Loc::NONE);
        Ok(())
    }

    /// The `except*` clauses, over `[previous exception]`.
    ///
    /// ```text
    /// each clause:    [previous original raised rest]
    /// at the end:     [previous original raised]
    /// ```
    fn group_clauses(&mut self, node: &'a ast::StmtTry, outer_guard: Guard, end: Label) -> Result {
        let handling = self.unit.guard;
        self.unit.emit(Op::BuildList, 0, 0, Loc::NONE);
        self.unit.emit(Op::Copy, 2, 0, Loc::NONE);
        for ExceptHandler::ExceptHandler(clause) in &node.handlers {
            let loc = Loc::of(clause);
            let (no_match, next, raised) = (self.unit.label(), self.unit.label(), self.unit.label());
            match &clause.type_ {
                Some(class) => self.expr(class)?,
                None => return Err(Error::syntax("expected one or more exception types", loc.span)),
            }
            self.unit.emit(Op::CheckEgMatch, 0, 0, loc);
            self.unit.emit(Op::Copy, 1, 0, loc);
            self.unit.jump(Op::PopJumpIfNone, no_match, loc);
            match &clause.name {
                Some(name) => self.store_name(name, loc)?,
                None => self.unit.emit(Op::Pop, 0, 0, loc),
            }
            self.unit.guard_with(raised);
            self.push_block(BlockKind::GroupHandler, outer_guard, loc.span)?;
            self.body(&clause.body)?;
            self.blocks.pop();
            self.unit.guard = handling;
            if let Some(name) = &clause.name {
                self.forget_exception(name, Loc::NONE)?;
            }
            self.unit.jump(Op::Jump, next, Loc::NONE);
            // What the clause raises is kept for the end.
            self.unit.place_handler(raised);
            if let Some(name) = &clause.name {
                self.forget_exception(name, Loc::NONE)?;
            }
            self.unit.emit(Op::ListAppend, 2, 0, Loc::NONE);
            self.unit.jump(Op::Jump, next, Loc::NONE);
            self.unit.place(no_match);
            self.unit.emit(Op::Pop, 0, 0, loc);
            self.unit.place(next);
        }
        // What no clause matched is raised again too.
        self.unit.emit(Op::ListAppend, 1, 0, Loc::NONE);
        self.unit.emit(Op::PrepReraiseStar, 0, 0, Loc::NONE);
        self.unit.emit(Op::Copy, 1, 0, Loc::NONE);
        let reraise = self.unit.label();
        self.unit.jump(Op::PopJumpIfNotNone, reraise, Loc::NONE);
        self.unit.emit(Op::Pop, 0, 0, Loc::NONE);
        self.unit.guard = outer_guard;
        self.unit.emit(Op::PopExcept, 0, 0, Loc::NONE);
        self.unit.jump(Op::Jump, end, Loc::NONE);
        self.unit.place(reraise);
        self.unit.emit(Op::Swap, 2, 0, Loc::NONE);
        self.unit.emit(Op::PopExcept, 0, 0, Loc::NONE);
        self.unit.emit(Op::Reraise, 0, 0, Loc::NONE);
        Ok(())
    }
}
