//! Blocks around a statement, and how `return`, `break` and `continue` leave them.

use bytecode::{AwaitSite, Op, Span};
use ruff_python_ast::Stmt;

use super::Compiler;
use super::location::Loc;
use super::unit::{Guard, Label};
use crate::error::{Error, Result};

/// CPython's bound for nested blocks within a function.
const MAX_BLOCKS: usize = 21;

/// Something that has to be undone when control leaves it early.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// The guard in force outside of the block.
    pub outer_guard: Guard,
}

#[derive(Debug, Clone, Copy)]
pub enum BlockKind<'a> {
    While {
        start: Label,
        exit: Label,
    },
    /// `for` and `async for`: the iterator is on the stack.
    For {
        start: Label,
        exit: Label,
    },
    /// The body of `try … except`.
    GuardedBody,
    /// The body of `try … finally`.
    FinallyTry(&'a [Stmt]),
    /// The finally-block on the way of an exception: the previous exception and this one are on the stack.
    FinallyEnd,
    /// The exit function is on the stack.
    With {
        loc: Loc,
        is_async: bool,
    },
    /// An `except` clause: the previous exception is on the stack, `name` is to be deleted.
    Handler(Option<&'a str>),
    /// Within `try … except*`, which must not be left early.
    GroupHandler,
    /// A value on the stack.
    Value,
}

impl<'a> Compiler<'a> {
    pub fn push_block(&mut self, kind: BlockKind<'a>, outer_guard: Guard, at: Span) -> Result {
        if self.blocks.len() >= MAX_BLOCKS {
            return Err(Error::syntax("too many statically nested blocks", at));
        }
        self.blocks.push(Block { kind, outer_guard });
        Ok(())
    }

    /// Emits what leaving one block takes. With `keep_top`, the top of the stack is the value to return.
    fn unwind_block(&mut self, block: Block<'a>, keep_top: bool, loc: &mut Loc) -> Result {
        let keep = |compiler: &mut Self, loc: Loc| {
            if keep_top {
                compiler.unit.emit(Op::Swap, 2, 0, loc);
            }
        };
        self.unit.guard = block.outer_guard;
        match block.kind {
            BlockKind::While { .. } | BlockKind::GuardedBody | BlockKind::GroupHandler => {}
            BlockKind::For { .. } | BlockKind::Value => {
                keep(self, *loc);
                self.unit.emit(Op::Pop, 0, 0, *loc);
            }
            BlockKind::FinallyTry(body) => {
                if keep_top {
                    let guard = self.unit.guard;
                    self.push_block(BlockKind::Value, guard, loc.span)?;
                }
                self.body(body)?;
                if keep_top {
                    self.blocks.pop();
                }
                // What follows belongs to the end of the finally-block.
                *loc = self.unit.last_loc();
            }
            BlockKind::FinallyEnd => {
                keep(self, *loc);
                self.unit.emit(Op::Pop, 0, 0, *loc);
                keep(self, *loc);
                self.unit.emit(Op::PopExcept, 0, 0, *loc);
            }
            BlockKind::With { loc: with_loc, is_async } => {
                *loc = with_loc;
                keep(self, *loc);
                self.call_exit_with_nones(is_async, *loc);
                self.unit.emit(Op::Pop, 0, 0, *loc);
                *loc = Loc::NONE;
            }
            BlockKind::Handler(name) => {
                keep(self, *loc);
                self.unit.emit(Op::PopExcept, 0, 0, *loc);
                if let Some(name) = name {
                    self.forget_exception(name, *loc)?;
                }
            }
        }
        Ok(())
    }

    /// `name = None; del name`, at the end of `except … as name`.
    pub fn forget_exception(&mut self, name: &str, loc: Loc) -> Result {
        self.load_none(loc);
        self.store_name(name, loc)?;
        self.delete_name(name, loc)
    }

    /// Calls the exit function on the stack as after a body that went well; its result stays.
    pub fn call_exit_with_nones(&mut self, is_async: bool, loc: Loc) {
        for _ in 0..3 {
            self.load_none(loc);
        }
        self.unit.emit(Op::Call, 3, 0, loc);
        if is_async {
            self.await_top(AwaitSite::AsyncWithExit, loc);
        }
    }

    // The unwinding functions leave the guard as it is outside of the blocks they leave; who calls them
    // emits the jump or the return and then restores the guard.

    /// Leaves all blocks, for `return`.
    pub fn unwind_all(&mut self, keep_top: bool, loc: &mut Loc) -> Result {
        self.unwind_until(keep_top, loc, |_| false).map(drop)
    }

    /// Leaves the blocks inside of the innermost loop, and tells that loop; None when there is none.
    pub fn unwind_to_loop(&mut self, loc: &mut Loc) -> Result<Option<BlockKind<'a>>> {
        self.unwind_until(false, loc, |kind| matches!(kind, BlockKind::While { .. } | BlockKind::For { .. }))
    }

    /// As `unwind_to_loop`, and leaves the loop too.
    pub fn unwind_loop(&mut self, loc: &mut Loc) -> Result<Option<BlockKind<'a>>> {
        let Some(found) = self.unwind_to_loop(loc)? else {
            return Ok(None);
        };
        if matches!(found, BlockKind::For { .. }) {
            self.unit.emit(Op::Pop, 0, 0, *loc);
        }
        Ok(Some(found))
    }

    fn unwind_until(
        &mut self,
        keep_top: bool,
        loc: &mut Loc,
        found: impl Fn(BlockKind) -> bool,
    ) -> Result<Option<BlockKind<'a>>> {
        let mut left = Vec::new();
        let mut end = None;
        while let Some(block) = self.blocks.last().copied() {
            if matches!(block.kind, BlockKind::GroupHandler) {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return Err(Error::syntax(message, loc.span));
            }
            if found(block.kind) {
                end = Some(block.kind);
                break;
            }
            self.blocks.pop();
            left.push(block);
            self.unwind_block(block, keep_top, loc)?;
        }
        self.blocks.extend(left.into_iter().rev());
        Ok(end)
    }
}
