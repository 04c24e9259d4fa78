//! Comprehensions, which run within the code around them, and generator expressions, which are functions.

use bytecode::{AwaitSite, Flags, Op};
use ruff_python_ast::{self as ast, Expr};

use super::location::Loc;
use super::unit::Params;
use super::{Compiler, expressions};
use crate::error::{Error, Result};
use crate::names::Sym;
use crate::scope::Place;
use crate::symtable::scope_of;

/// What is done with each element.
#[derive(Clone, Copy)]
enum Collect<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    /// Without a key: `{**x for …}`, which is no Python, yet the tree can hold it.
    Dict(Option<&'a Expr>, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub fn comprehension(&mut self, expr: &'a Expr, loc: Loc) -> Result {
        let (node_index, generators, collect, build) = match expr {
            Expr::ListComp(node) => {
                (&node.node_index, &node.generators, Collect::List(&node.elt), Op::BuildList)
            }
            Expr::SetComp(node) => {
                (&node.node_index, &node.generators, Collect::Set(&node.elt), Op::BuildSet)
            }
            Expr::DictComp(node) => {
                let collect = Collect::Dict(node.key.as_deref(), &node.value);
                (&node.node_index, &node.generators, collect, Op::BuildMap)
            }
            _ => unreachable!("only comprehensions are compiled here"),
        };
        let scope = scope_of(node_index);
        if self.table.scope(scope).has_await && !self.in_async_function() && !self.in_generator_expression() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(Error::syntax(message, loc.span));
        }
        self.outermost_iterator(&generators[0])?;
        let outer = std::mem::replace(&mut self.scope, scope);
        let variables: Vec<Place> =
            self.table.scope(scope).symbols.iter().map(|symbol| symbol.place).collect();
        let own = self.own_variables(scope);
        for slot in &own {
            if variables.contains(&Place::Cell(*slot)) {
                self.unit.emit(Op::ClearFast, *slot, 0, loc);
                self.unit.emit(Op::MakeCell, *slot, 0, loc);
            }
        }
        self.unit.emit(build, 0, 0, loc);
        self.unit.emit(Op::Swap, 2, 0, loc);
        self.generator(generators, 0, collect, loc)?;
        for slot in own {
            self.unit.emit(Op::ClearFast, slot, 0, loc);
        }
        self.scope = outer;
        Ok(())
    }

    /// The slots of the variables that a comprehension binds.
    fn own_variables(&self, scope: crate::scope::ScopeId) -> Vec<u32> {
        let scope = self.table.scope(scope);
        let bound = scope.symbols.iter().filter(|symbol| scope.binds(symbol.name));
        bound
            .filter_map(|symbol| match symbol.place {
                Place::Fast(slot) | Place::Cell(slot) => Some(slot),
                _ => None,
            })
            .collect()
    }

    fn in_generator_expression(&self) -> bool {
        self.unit_scope().kind == crate::scope::ScopeKind::Generator
    }

    pub fn generator_expression(&mut self, node: &'a ast::ExprGenerator, loc: Loc) -> Result {
        let scope = scope_of(&node.node_index);
        let is_async = self.table.scope(scope).has_await;
        let flags = Flags { generator: !is_async, async_generator: is_async, ..Flags::default() };
        let line = self.line(loc.span.start);
        self.enter_unit(scope, "<genexpr>", line, flags);
        self.load_sym(Sym::ITERABLE, loc);
        self.generator(&node.generators, 0, Collect::Yield(&node.elt), loc)?;
        self.load_none(loc);
        self.unit.emit(Op::Return, 0, 0, loc);
        let code = self.leave_unit(Params { arg_count: 1, ..Params::default() });
        self.make_function(code, 0, loc);
        self.outermost_iterator(&node.generators[0])?;
        self.unit.emit(Op::Call, 1, 0, Loc { anchor: None, ..loc });
        Ok(())
    }

    /// Pushes the iterator of the first `for`, which is evaluated outside of the comprehension.
    fn outermost_iterator(&mut self, generator: &'a ast::Comprehension) -> Result {
        self.iterable(&generator.iter)?;
        let loc = self.loc(&generator.iter);
        let op = if generator.is_async { Op::GetAiter } else { Op::GetIter };
        self.unit.emit(op, 0, 0, loc);
        Ok(())
    }

    /// What is iterated over; a list display of constants may be a tuple, a set display a frozen set.
    pub fn iterable(&mut self, iter: &'a Expr) -> Result {
        match expressions::constant_display(iter) {
            Some(value) => {
                let loc = Loc::of(iter);
                self.load_const(value, loc);
                Ok(())
            }
            None => self.expr(iter),
        }
    }

    /// One `for` of a comprehension, whose iterator is on the stack, and all that is nested in it.
    fn generator(
        &mut self,
        generators: &'a [ast::Comprehension],
        at: usize,
        collect: Collect<'a>,
        loc: Loc,
    ) -> Result {
        let generator = &generators[at];
        if at > 0 {
            self.iterable(&generator.iter)?;
            let iter_loc = self.loc(&generator.iter);
            let op = if generator.is_async { Op::GetAiter } else { Op::GetIter };
            self.unit.emit(op, 0, 0, iter_loc);
        }
        let (start, skip, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let iter_loc = self.loc(&generator.iter);
        self.unit.place(start);
        if generator.is_async {
            let guard = self.unit.guard_with(end);
            self.unit.emit(Op::GetAnext, 0, 0, loc);
            self.await_top(AwaitSite::AsyncFor, loc);
            self.unit.guard = guard;
        } else {
            self.unit.jump(Op::ForIter, end, iter_loc);
        }
        self.store(&generator.target)?;
        for test in &generator.ifs {
            self.jump_if(test, skip, false)?;
        }
        if at + 1 < generators.len() {
            self.generator(generators, at + 1, collect, loc)?;
        } else {
            self.collect(collect, generators.len() as u32 + 1)?;
        }
        self.unit.place(skip);
        let last = self.unit.last_loc();
        self.unit.jump(Op::Jump, start, last);
        if generator.is_async {
            self.unit.place_handler(end);
            self.unit.emit(Op::EndAsyncFor, 0, 0, loc);
        } else {
            self.unit.place(end);
        }
        Ok(())
    }

    fn collect(&mut self, collect: Collect<'a>, depth: u32) -> Result {
        match collect {
            Collect::List(element) => {
                self.expr(element)?;
                let loc = self.loc(element);
                self.unit.emit(Op::ListAppend, depth, 0, loc);
            }
            Collect::Set(element) => {
                self.expr(element)?;
                let loc = self.loc(element);
                self.unit.emit(Op::SetAdd, depth, 0, loc);
            }
            Collect::Dict(Some(key), value) => {
                self.expr(key)?;
                self.expr(value)?;
                let span = bytecode::Span { start: Loc::of(key).span.start, end: Loc::of(value).span.end };
                self.unit.emit(Op::MapAdd, depth, 0, Loc::from(span));
            }
            Collect::Dict(None, value) => {
                let message = "dict unpacking cannot be used in dict comprehension";
                return Err(Error::syntax(message, Loc::of(value).span));
            }
            Collect::Yield(element) => {
                self.expr(element)?;
                let loc = self.loc(element);
                self.unit.emit(Op::Yield, 0, 0, loc);
                self.unit.emit(Op::Pop, 0, 0, loc);
            }
        }
        Ok(())
    }
}
