//! From the tree and the symbol table to code objects.
//!
//! The shape of the code is that of CPython 3.13's compiler: the order of evaluation, the blocks that
//! `return`, `break` and `continue` unwind, the clean-up handlers. Each file here compiles a family of nodes.

mod calls;
mod classes;
mod comprehensions;
mod constants;
mod definitions;
mod exceptions;
mod expressions;
mod generics;
mod location;
mod loops;
mod patterns;
mod statements;
mod strings;
mod suspicions;
mod targets;
mod unit;
mod unparse;
mod unwind;
mod with;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use bytecode::{Code, Const, Flags, Op, Source};
use ruff_python_ast::{self as ast, Expr, Stmt};

pub(crate) use self::constants::number;
use self::location::Loc;
use self::unit::{Params, Slots, Unit};
use self::unwind::Block;
use crate::error::{Error, Result, span};
use crate::names::Sym;
use crate::scope::{Place, Scope, ScopeId, ScopeKind};
use crate::symtable::SymbolTable;
use crate::warnings::Warning;

/// Finally-blocks are compiled once for each way out of them, so nested ones can multiply; this bounds them.
const MAX_STATEMENTS: u32 = 400_000;

/// Compiles a module whose names are resolved.
pub fn compile_module(
    source: &Rc<Source>,
    body: &[Stmt],
    table: SymbolTable,
    string_annotations: bool,
) -> Result<(Rc<Code>, Vec<Warning>)> {
    let flags = Flags { module: true, ..Flags::default() };
    let unit = Unit::new(ScopeId::MODULE, "<module>".into(), "<module>".into(), 1, flags);
    let compiler = Compiler {
        source,
        table,
        unit,
        outer: Vec::new(),
        scope: ScopeId::MODULE,
        blocks: Vec::new(),
        string_annotations,
        future_allowed: true,
        statements: 0,
        frozen_sets: BTreeMap::new(),
        warnings: Vec::new(),
    };
    compiler.module(body)
}

struct Compiler<'a> {
    source: &'a Rc<Source>,
    table: SymbolTable,
    /// The code object being written, and those around it.
    unit: Unit,
    outer: Vec<(Unit, ScopeId, Vec<Block<'a>>)>,
    /// The scope that names are looked up in: the unit's, or that of a comprehension in it.
    scope: ScopeId,
    /// What surrounds the current statement within the unit, innermost last.
    blocks: Vec<Block<'a>>,
    string_annotations: bool,
    /// Whether `from __future__` may still follow.
    future_allowed: bool,
    statements: u32,
    /// The items of the constant sets so far: where one is equal to an earlier one, it is that one, and iterates like it.
    frozen_sets: BTreeMap<BTreeSet<String>, Vec<Const>>,
    warnings: Vec<Warning>,
}

impl<'a> Compiler<'a> {
    fn module(mut self, body: &'a [Stmt]) -> Result<(Rc<Code>, Vec<Warning>)> {
        self.make_cells();
        if has_annotations(body) {
            self.unit.emit(Op::SetupAnnotations, 0, 0, Loc::NONE);
        }
        let (doc, body) = if self.source.interactive { (None, body) } else { docstring(body) };
        if let Some((text, loc)) = doc {
            self.unit.doc = Some(text.clone());
            self.load_const(Const::str(text), loc);
            let operand = self.name_operand("__doc__");
            self.unit.emit(Op::StoreGlobal, operand, 0, loc);
        }
        self.body(body)?;
        self.return_none();
        let code = self.finish_unit(Params::default());
        Ok((Rc::new(code), self.warnings))
    }

    // ---- units ----

    /// Begins the code object of a scope.
    fn enter_unit(&mut self, scope: ScopeId, name: &str, first_line: u32, flags: Flags) {
        let qualname = self.qualname(name);
        let unit = Unit::new(scope, name.to_owned(), qualname, first_line, flags);
        let unit = std::mem::replace(&mut self.unit, unit);
        let blocks = std::mem::take(&mut self.blocks);
        self.outer.push((unit, self.scope, blocks));
        self.scope = scope;
        self.make_cells();
    }

    /// Ends the code object of a scope and goes on with the one around it.
    fn leave_unit(&mut self, params: Params) -> Rc<Code> {
        let code = self.finish_unit(params);
        let (unit, scope, blocks) = self.outer.pop().expect("each unit was entered");
        self.unit = unit;
        self.scope = scope;
        self.blocks = blocks;
        Rc::new(code)
    }

    fn finish_unit(&mut self, params: Params) -> Code {
        let done = Unit::new(self.unit.scope, String::new(), String::new(), 0, Flags::default());
        let unit = std::mem::replace(&mut self.unit, done);
        let scope = self.table.scope(unit.scope);
        let slots = Slots { locals: &scope.locals, cells: &scope.cells, free: &scope.free };
        unit.finish(slots, params, self.source, &self.table.names)
    }

    /// The qualified name of something that is defined in the current unit.
    fn qualname(&mut self, name: &str) -> String {
        // Scopes of type parameters do not show.
        let outer = self.outer.iter().map(|(unit, ..)| unit).chain(std::iter::once(&self.unit));
        let visible = outer.rev().find(|unit| self.table.scope(unit.scope).kind != ScopeKind::TypeParams);
        let Some(parent) = visible else { return name.to_owned() };
        let scope = self.table.scope(parent.scope);
        if scope.kind == ScopeKind::Module {
            return name.to_owned();
        }
        let parent_qualname = parent.qualname.clone();
        let parent_scope = parent.scope;
        let sym = self.table.mangle(parent_scope, name);
        let scope = self.table.scope(parent_scope);
        if scope.flags(sym) & crate::scope::flag::GLOBAL != 0 {
            return name.to_owned();
        }
        match scope.kind {
            ScopeKind::Function | ScopeKind::Lambda => format!("{parent_qualname}.<locals>.{name}"),
            _ => format!("{parent_qualname}.{name}"),
        }
    }

    /// Puts cells where the unit's own captured variables live.
    fn make_cells(&mut self) {
        let scope = self.table.scope(self.unit.scope);
        let params = scope.symbols.iter().filter_map(|symbol| match symbol.place {
            Place::Cell(slot) if (slot as usize) < scope.locals.len() => {
                (symbol.flags & crate::scope::flag::PARAM != 0).then_some(slot)
            }
            _ => None,
        });
        let first = scope.locals.len();
        let slots: Vec<u32> =
            params.chain((first..first + scope.cells.len()).map(|slot| slot as u32)).collect();
        for slot in slots {
            self.unit.emit(Op::MakeCell, slot, 0, Loc::NONE);
        }
    }

    fn unit_scope(&self) -> &Scope {
        self.table.scope(self.unit.scope)
    }

    /// Whether the unit is a function, a lambda or a generator expression.
    fn in_function(&self) -> bool {
        self.unit_scope().kind.is_function_like()
    }

    // ---- small pieces of code ----

    fn load_const(&mut self, value: Const, loc: Loc) {
        if self.unit.is_reachable() {
            let value = match value {
                Const::FrozenSet(items) => Const::FrozenSet(self.frozen_set(items)),
                other => other,
            };
            let operand = self.unit.consts.add(value);
            self.unit.emit(Op::LoadConst, operand, 0, loc);
        }
    }

    fn frozen_set(&mut self, items: Vec<Const>) -> Vec<Const> {
        let alike = items.iter().map(|item| format!("{item:?}")).collect();
        self.frozen_sets.entry(alike).or_insert(items).clone()
    }

    fn load_none(&mut self, loc: Loc) {
        self.load_const(unit::NONE, loc);
    }

    fn return_none(&mut self) {
        let loc = self.unit.last_loc();
        self.load_none(loc);
        self.unit.emit(Op::Return, 0, 0, loc);
    }

    /// The operand of a global or an attribute, mangled where a class is around.
    fn name_operand(&mut self, name: &str) -> u32 {
        let sym = self.mangle(name);
        self.unit.name_operand(sym)
    }

    fn mangle(&mut self, name: &str) -> Sym {
        self.table.mangle(self.scope, name)
    }

    fn place(&self, sym: Sym) -> Place {
        match self.table.scope(self.scope).get(sym) {
            Some(symbol) => symbol.place,
            None if self.unit_scope().kind == ScopeKind::Class => Place::Name,
            None => Place::Global,
        }
    }

    fn load_name(&mut self, name: &str, loc: Loc) {
        let sym = self.mangle(name);
        if sym == Sym::DEBUG {
            self.load_const(Const::Bool(true), loc);
        } else {
            self.load_sym(sym, loc);
        }
    }

    fn load_sym(&mut self, sym: Sym, loc: Loc) {
        let place = self.place(sym);
        match place {
            Place::Fast(slot) => self.unit.emit(Op::LoadFast, slot, 0, loc),
            Place::Cell(slot) => self.unit.emit(Op::LoadDeref, slot, 0, loc),
            Place::ClassCell(slot) => self.unit.emit(Op::LoadClassDeref, slot, 0, loc),
            Place::ClassDictCell(_) | Place::ClassDictGlobal => self.load_through_class(sym, place, loc),
            Place::Global => {
                let operand = self.unit.name_operand(sym);
                self.unit.emit(Op::LoadGlobal, operand, 0, loc);
            }
            Place::Name => {
                let operand = self.unit.name_operand(sym);
                self.unit.emit(Op::LoadName, operand, 0, loc);
            }
        }
    }

    fn store_name(&mut self, name: &str, loc: Loc) -> Result {
        if name == "__debug__" {
            return Err(Error::syntax("cannot assign to __debug__", loc.span));
        }
        let sym = self.mangle(name);
        self.store_sym(sym, loc);
        Ok(())
    }

    fn store_sym(&mut self, sym: Sym, loc: Loc) {
        let (op, operand) = match self.place(sym) {
            Place::Fast(slot) => (Op::StoreFast, slot),
            Place::Cell(slot) | Place::ClassCell(slot) | Place::ClassDictCell(slot) => (Op::StoreDeref, slot),
            Place::Global | Place::ClassDictGlobal => (Op::StoreGlobal, self.unit.name_operand(sym)),
            Place::Name => (Op::StoreName, self.unit.name_operand(sym)),
        };
        self.unit.emit(op, operand, 0, loc);
    }

    fn delete_name(&mut self, name: &str, loc: Loc) -> Result {
        if name == "__debug__" {
            return Err(Error::syntax("cannot delete __debug__", loc.span));
        }
        let sym = self.mangle(name);
        let (op, operand) = match self.place(sym) {
            Place::Fast(slot) => (Op::DeleteFast, slot),
            Place::Cell(slot) | Place::ClassCell(slot) | Place::ClassDictCell(slot) => {
                (Op::DeleteDeref, slot)
            }
            Place::Global | Place::ClassDictGlobal => (Op::DeleteGlobal, self.unit.name_operand(sym)),
            Place::Name => (Op::DeleteName, self.unit.name_operand(sym)),
        };
        self.unit.emit(op, operand, 0, loc);
        Ok(())
    }

    /// Waits for the awaitable on the stack.
    fn await_top(&mut self, site: bytecode::AwaitSite, loc: Loc) {
        self.unit.emit(Op::GetAwaitable, 0, site as u16, loc);
        self.load_none(loc);
        self.unit.emit(Op::YieldFrom, 0, site as u16, loc);
    }

    fn loc(&self, expr: &Expr) -> Loc {
        location::of_expr(self.source, expr)
    }

    fn line(&self, offset: u32) -> u32 {
        self.source.line(offset)
    }
}

/// Splits the docstring off a body.
fn docstring(body: &[Stmt]) -> (Option<(String, Loc)>, &[Stmt]) {
    if let Some((Stmt::Expr(ast::StmtExpr { value, .. }), rest)) = body.split_first()
        && let Expr::StringLiteral(literal) = &**value
    {
        let text = strings::clean_docstring(literal.value.to_str());
        return (Some((text, Loc::from(span(literal.range)))), rest);
    }
    (None, body)
}

/// Whether a module or class body has annotated names of its own.
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::AnnAssign(_) => true,
        Stmt::For(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        Stmt::While(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        Stmt::If(node) => {
            has_annotations(&node.body)
                || node.elif_else_clauses.iter().any(|clause| has_annotations(&clause.body))
        }
        Stmt::With(node) => has_annotations(&node.body),
        Stmt::Match(node) => node.cases.iter().any(|case| has_annotations(&case.body)),
        Stmt::Try(node) => {
            let handlers = node.handlers.iter().any(|handler| {
                let ast::ExceptHandler::ExceptHandler(handler) = handler;
                has_annotations(&handler.body)
            });
            handlers
                || [&node.body, &node.orelse, &node.finalbody].into_iter().any(|body| has_annotations(body))
        }
        _ => false,
    })
}
