//! Functions: decorators, defaults, annotations, closures, bodies; lambdas.

use std::rc::Rc;

use bytecode::{Code, Const, Flags, MakeFunction, Op};
use ruff_python_ast::{self as ast, Expr, Parameter, Parameters};

use super::location::{self, Loc};
use super::unit::Params;
use super::{Compiler, constants, docstring, unparse};
use crate::error::{Error, Result, parameter_span, span};
use crate::names::Sym;
use crate::scope::ScopeKind;
use crate::symtable::scope_of;

impl<'a> Compiler<'a> {
    pub fn function_def(&mut self, node: &'a ast::StmtFunctionDef) -> Result {
        let loc = location::of_definition(self.source, span(node.range), &node.decorator_list);
        for decorator in &node.decorator_list {
            self.expr(&decorator.expression)?;
        }
        let first_line = match node.decorator_list.first() {
            Some(decorator) => self.line(span(decorator.range).start),
            None => self.line(loc.span.start),
        };
        let bits = self.defaults(&node.parameters, loc)?;
        match &node.type_params {
            Some(type_params) => self.generic_function(node, type_params, bits, first_line, loc)?,
            None => self.function(node, bits, first_line, loc)?,
        }
        self.apply_decorators(&node.decorator_list);
        self.store_name(&node.name, loc)
    }

    /// Calls the decorators below the function or class on the stack, the last one first.
    pub fn apply_decorators(&mut self, decorators: &'a [ast::Decorator]) {
        for decorator in decorators.iter().rev() {
            let loc = self.loc(&decorator.expression);
            self.unit.emit(Op::Call, 1, 0, loc);
        }
    }

    /// Makes the function whose defaults are on the stack.
    pub fn function(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        bits: u32,
        first_line: u32,
        loc: Loc,
    ) -> Result {
        let annotated = self.function_annotations(node, loc)?;
        let bits = if annotated { bits | MakeFunction::ANNOTATIONS } else { bits };
        let scope = scope_of(&node.node_index);
        let has_yield = self.table.scope(scope).has_yield;
        let flags = Flags {
            varargs: node.parameters.vararg.is_some(),
            varkeywords: node.parameters.kwarg.is_some(),
            generator: has_yield && !node.is_async,
            coroutine: !has_yield && node.is_async,
            async_generator: has_yield && node.is_async,
            ..Flags::default()
        };
        self.check_parameters(&node.parameters)?;
        self.enter_unit(scope, &node.name, first_line, flags);
        let (doc, body) = docstring(&node.body);
        self.unit.doc = doc.map(|(text, _)| text);
        self.body(body)?;
        self.return_none();
        let code = self.leave_unit(params_of(&node.parameters));
        self.make_function(code, bits, loc);
        Ok(())
    }

    pub fn lambda(&mut self, node: &'a ast::ExprLambda, loc: Loc) -> Result {
        let mut bits = 0;
        let mut params = Params::default();
        let scope = scope_of(&node.node_index);
        let has_yield = self.table.scope(scope).has_yield;
        let mut flags = Flags { generator: has_yield, ..Flags::default() };
        if let Some(parameters) = &node.parameters {
            self.check_parameters(parameters)?;
            bits = self.defaults(parameters, loc)?;
            params = params_of(parameters);
            flags.varargs = parameters.vararg.is_some();
            flags.varkeywords = parameters.kwarg.is_some();
        }
        let line = self.line(loc.span.start);
        self.enter_unit(scope, "<lambda>", line, flags);
        self.expr(&node.body)?;
        let body = Loc::of(&*node.body);
        self.unit.emit(Op::Return, 0, 0, body);
        let code = self.leave_unit(params);
        self.make_function(code, bits, loc);
        Ok(())
    }

    fn check_parameters(&self, parameters: &Parameters) -> Result {
        for parameter in all_parameters(parameters) {
            if parameter.name.as_str() == "__debug__" {
                return Err(Error::syntax("cannot assign to __debug__", parameter_span(parameter)));
            }
        }
        Ok(())
    }

    /// Pushes the default values; the result says which kinds are there.
    fn defaults(&mut self, parameters: &'a Parameters, loc: Loc) -> Result<u32> {
        let mut bits = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&'a Expr> =
            positional.filter_map(|parameter| parameter.default.as_deref()).collect();
        if !defaults.is_empty() {
            bits |= MakeFunction::DEFAULTS;
            if defaults.iter().all(|default| constants::is_constant(default)) {
                let values = defaults.iter().filter_map(|default| constants::constant(default)).collect();
                self.load_const(Const::Tuple(values), loc);
            } else {
                let count = defaults.len() as u32;
                defaults.into_iter().try_for_each(|default| self.expr(default))?;
                self.unit.emit(Op::BuildTuple, count, 0, loc);
            }
        }
        let mut count = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = self.mangle(&parameter.parameter.name);
                let name = self.table.names.text(name).to_owned();
                self.load_const(Const::str(name), loc);
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            bits |= MakeFunction::KW_DEFAULTS;
            self.unit.emit(Op::BuildMap, count, 0, loc);
        }
        Ok(bits)
    }

    /// Pushes the dict of annotations, if there are any.
    fn function_annotations(&mut self, node: &'a ast::StmtFunctionDef, loc: Loc) -> Result<bool> {
        let parameters = &node.parameters;
        let mut count = 0;
        // CPython has those before the slash behind the others.
        let plain = parameters.args.iter().chain(&parameters.posonlyargs).map(|p| &p.parameter);
        let keyword_only = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let ordered = plain
            .chain(parameters.vararg.as_deref())
            .chain(keyword_only)
            .chain(parameters.kwarg.as_deref())
            .filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)))
            .chain(node.returns.as_deref().map(|returns| ("return", returns)));
        for (name, annotation) in ordered {
            let name = self.mangle(name);
            let name = self.table.names.text(name).to_owned();
            self.load_const(Const::str(name), loc);
            if let Expr::Starred(starred) = annotation
                && !self.string_annotations
            {
                // `*args: *Ts`: the only item of the unpacked value.
                self.expr(&starred.value)?;
                self.unit.emit(Op::UnpackSequence, 1, 0, loc);
            } else {
                self.annotation(annotation)?;
            }
            count += 1;
        }
        if count > 0 {
            self.unit.emit(Op::BuildMap, count, 0, loc);
        }
        Ok(count > 0)
    }

    /// Pushes an annotation: its value, or its text under `from __future__ import annotations`.
    pub fn annotation(&mut self, annotation: &'a Expr) -> Result {
        if self.string_annotations {
            let loc = Loc::of(annotation);
            let text = unparse::expression(annotation, &self.source.text);
            self.load_const(Const::str(text), loc);
            return Ok(());
        }
        self.expr(annotation)
    }

    /// Makes a function of a code object, over the values that `bits` tells of and with its closure.
    pub fn make_function(&mut self, code: Rc<Code>, bits: u32, loc: Loc) {
        let closure = self.load_closure(&code, loc);
        self.load_const(Const::Code(code), loc);
        let bits = if closure { bits | MakeFunction::CLOSURE } else { bits };
        self.unit.emit(Op::MakeFunction, bits, 0, loc);
    }

    fn load_closure(&mut self, code: &Code, loc: Loc) -> bool {
        for name in &code.free {
            let sym: Sym = self.table.names.intern(name);
            let slot = self.table.closure_slot(self.scope, sym);
            self.unit.emit(Op::LoadClosure, slot, 0, loc);
        }
        if code.free.is_empty() {
            return false;
        }
        self.unit.emit(Op::BuildTuple, code.free.len() as u32, 0, loc);
        true
    }

    /// Whether the innermost function is asynchronous, for `async with`, `async for` and comprehensions.
    pub fn in_async_function(&self) -> bool {
        let scope = self.unit_scope();
        scope.kind == ScopeKind::Function && scope.is_async
    }
}

fn all_parameters(parameters: &Parameters) -> impl Iterator<Item = &Parameter> {
    let plain = parameters.iter_non_variadic_params().map(|parameter| &parameter.parameter);
    plain.chain(parameters.vararg.as_deref()).chain(parameters.kwarg.as_deref())
}

fn params_of(parameters: &Parameters) -> Params {
    Params {
        arg_count: (parameters.posonlyargs.len() + parameters.args.len()) as u32,
        pos_only_count: parameters.posonlyargs.len() as u32,
        kw_only_count: parameters.kwonlyargs.len() as u32,
    }
}
