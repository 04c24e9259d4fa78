//! The symbol table: a first walk over the tree that finds all scopes and the names in them, then a
//! resolution that gives each name a place.
//!
//! A node that opens a scope carries the scope's number in its `node_index`, where the code generator finds
//! it again. Scopes, order of visits and errors are those of CPython's `symtable.c`.

mod expressions;
mod resolve;
mod statements;

use bytecode::Span;
use ruff_python_ast::{AtomicNodeIndex, Expr, NodeIndex, Stmt};

use crate::error::{Error, Result};
use crate::names::{Interner, Sym};
use crate::scope::{Scope, ScopeId, ScopeKind, flag};

/// All scopes of a source.
pub struct SymbolTable {
    pub scopes: Vec<Scope>,
    pub names: Interner,
}

impl SymbolTable {
    /// Finds the scopes of a module. With `string_annotations` (`from __future__ import annotations`),
    /// annotations are texts and their names have no scope.
    pub fn build(body: &[Stmt], string_annotations: bool) -> Result<SymbolTable> {
        let module = Scope::new(ScopeKind::Module, ScopeId::MODULE, ScopeId::MODULE, None);
        let mut builder = Builder {
            scopes: vec![module],
            names: Interner::new(),
            current: ScopeId::MODULE,
            directives: Vec::new(),
            string_annotations,
            type_variable: "",
        };
        builder.visit_body(body)?;
        builder.resolve()
    }

    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// A name as a scope knows it.
    pub fn mangle(&mut self, id: ScopeId, name: &str) -> Sym {
        self.scopes[id.0 as usize].mangle(&mut self.names, name)
    }

    /// The slot from which a closure takes `name`, for a function that is made in scope `from`.
    pub fn closure_slot(&self, from: ScopeId, name: Sym) -> u32 {
        let mut id = from;
        loop {
            let scope = self.scope(id);
            if scope.kind == ScopeKind::Class && (name == Sym::CLASS || name == Sym::CLASSDICT) {
                let at =
                    scope.cells.iter().position(|cell| *cell == name).expect("the class keeps such a cell");
                return (scope.locals.len() + at) as u32;
            }
            if let Some(symbol) = scope.get(name)
                && scope.kind.is_function_like()
                && symbol.flags & flag::CELL != 0
                && let crate::scope::Place::Cell(slot) = symbol.place
            {
                return slot;
            }
            if scope.kind.is_unit() {
                let at =
                    scope.free.iter().position(|free| *free == name).expect("units between pass a name on");
                return (scope.locals.len() + scope.cells.len() + at) as u32;
            }
            id = scope.parent;
        }
    }
}

/// The scope that a node opened.
pub fn scope_of(node: &AtomicNodeIndex) -> ScopeId {
    ScopeId(node.load().as_u32().expect("the symbol table numbers each node that opens a scope"))
}

struct Builder {
    scopes: Vec<Scope>,
    names: Interner,
    current: ScopeId,
    /// Where names were declared global or nonlocal, for errors that show later.
    directives: Vec<(ScopeId, Sym, Span)>,
    string_annotations: bool,
    /// What a type-variable scope is, for errors.
    type_variable: &'static str,
}

impl Builder {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current.0 as usize]
    }

    fn scope_at(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// Opens a scope for `node`; `leave` closes it.
    fn enter(&mut self, kind: ScopeKind, node: &AtomicNodeIndex) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        node.set(NodeIndex::from(id.0));
        let parent = self.current;
        let unit = if kind.is_unit() { id } else { self.scope_at(parent).unit };
        let outer = self.scope_at(parent);
        let mut scope = Scope::new(kind, parent, unit, outer.private);
        scope.iterable_depth = outer.iterable_depth;
        if kind != ScopeKind::Class {
            scope.private_only = outer.private_only.clone();
        }
        scope.sees_class = kind.is_annotation()
            && (outer.kind == ScopeKind::Class || (outer.kind.is_annotation() && outer.sees_class));
        self.scopes.push(scope);
        self.current = id;
        id
    }

    fn leave(&mut self) {
        self.current = self.scope().parent;
    }

    /// Visits the annotations of a statement: also those that are texts have to be without errors.
    fn visit_annotations<'a>(&mut self, annotations: impl IntoIterator<Item = &'a Expr>) -> Result {
        if !self.string_annotations {
            return self.visit_exprs(annotations);
        }
        let (scopes, directives) = (self.scopes.len(), self.directives.len());
        self.enter(ScopeKind::Annotation, &AtomicNodeIndex::default());
        self.visit_exprs(annotations)?;
        self.leave();
        self.scopes.truncate(scopes);
        self.directives.truncate(directives);
        Ok(())
    }

    fn mangle(&mut self, name: &str) -> Sym {
        self.scopes[self.current.0 as usize].mangle(&mut self.names, name)
    }

    /// Notes a use of a name.
    fn use_name(&mut self, name: &str) {
        let sym = self.mangle(name);
        self.scope().add(sym, flag::USE);
        if sym == Sym::SUPER && self.scope().kind.is_function_like() {
            self.scope().add(Sym::CLASS, flag::USE);
        }
    }

    /// Notes a binding of a name.
    fn define(&mut self, name: &str, flags: u16, at: Span) -> Result<Sym> {
        let sym = self.mangle(name);
        self.define_sym(sym, flags, at)?;
        Ok(sym)
    }

    fn define_sym(&mut self, sym: Sym, flags: u16, at: Span) -> Result {
        let known = self.scope().flags(sym);
        if flags & known & flag::PARAM != 0 {
            let name = self.names.text(sym);
            return Err(Error::syntax(format!("duplicate argument '{name}' in function definition"), at));
        }
        if flags & known & flag::TYPE_PARAM != 0 {
            let name = self.names.text(sym);
            return Err(Error::syntax(format!("duplicate type parameter '{name}'"), at));
        }
        if flags & flag::COMP_TARGET != 0 && known & (flag::GLOBAL | flag::NONLOCAL) != 0 {
            let name = self.names.text(sym);
            let message =
                format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
            return Err(Error::syntax(message, at));
        }
        self.scope().add(sym, flags);
        Ok(())
    }

    /// Refuses what a scope of annotations, bounds or aliases may not contain.
    fn refuse_in_annotation_scope(&self, what: &str, at: Span) -> Result {
        let place = match self.scope_at(self.current).kind {
            ScopeKind::TypeVariable => self.type_variable,
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParams => "the definition of a generic",
            ScopeKind::Annotation => "an annotation",
            _ => return Ok(()),
        };
        Err(Error::syntax(format!("{what} cannot be used within {place}"), at))
    }

    fn visit_optional(&mut self, expr: Option<&Expr>) -> Result {
        expr.map_or(Ok(()), |expr| self.visit_expr(expr))
    }

    fn visit_exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Result {
        exprs.into_iter().try_for_each(|expr| self.visit_expr(expr))
    }
}
