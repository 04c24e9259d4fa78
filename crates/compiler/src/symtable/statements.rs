//! Names in statements: definitions, imports, declarations, patterns, type parameters.

use bytecode::Span;
use ruff_python_ast::{self as ast, Expr, Parameters, Pattern, Stmt, TypeParam, TypeParams};
use ruff_text_size::Ranged;

use super::Builder;
use crate::error::{Error, Result, parameter_span, span};
use crate::names::Sym;
use crate::scope::{ScopeId, ScopeKind, flag};

impl Builder {
    pub(super) fn visit_body(&mut self, body: &[Stmt]) -> Result {
        body.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    fn visit_stmt(&mut self, stmt: &Stmt) -> Result {
        match stmt {
            Stmt::FunctionDef(node) => self.visit_function(node),
            Stmt::ClassDef(node) => self.visit_class(node),
            Stmt::Return(node) => self.visit_optional(node.value.as_deref()),
            Stmt::Delete(node) => self.visit_exprs(&node.targets),
            Stmt::TypeAlias(node) => self.visit_type_alias(node),
            Stmt::Assign(node) => {
                self.visit_exprs(&node.targets)?;
                self.visit_expr(&node.value)
            }
            Stmt::AugAssign(node) => {
                self.visit_expr(&node.target)?;
                // The target is read too.
                if let Expr::Name(name) = &*node.target {
                    self.use_name(&name.id);
                }
                self.visit_expr(&node.value)
            }
            Stmt::AnnAssign(node) => self.visit_annotated(node),
            Stmt::For(node) => {
                self.visit_expr(&node.target)?;
                self.visit_expr(&node.iter)?;
                self.visit_body(&node.body)?;
                self.visit_body(&node.orelse)
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test)?;
                self.visit_body(&node.body)?;
                self.visit_body(&node.orelse)
            }
            Stmt::If(node) => {
                self.visit_expr(&node.test)?;
                self.visit_body(&node.body)?;
                for clause in &node.elif_else_clauses {
                    self.visit_optional(clause.test.as_ref())?;
                    self.visit_body(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(node) => {
                for item in &node.items {
                    self.visit_expr(&item.context_expr)?;
                    self.visit_optional(item.optional_vars.as_deref())?;
                }
                self.visit_body(&node.body)
            }
            Stmt::Match(node) => {
                self.visit_expr(&node.subject)?;
                for case in &node.cases {
                    self.visit_pattern(&case.pattern)?;
                    self.visit_optional(case.guard.as_deref())?;
                    self.visit_body(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(node) => {
                self.visit_optional(node.exc.as_deref())?;
                self.visit_optional(node.cause.as_deref())
            }
            Stmt::Try(node) => self.visit_try(node),
            Stmt::Assert(node) => {
                self.visit_expr(&node.test)?;
                self.visit_optional(node.msg.as_deref())
            }
            Stmt::Import(node) => node.names.iter().try_for_each(|alias| self.visit_alias(alias, true)),
            Stmt::ImportFrom(node) => node.names.iter().try_for_each(|alias| self.visit_alias(alias, false)),
            Stmt::Global(node) => self.declare(&node.names, flag::GLOBAL, span(node.range)),
            Stmt::Nonlocal(node) => self.declare(&node.names, flag::NONLOCAL, span(node.range)),
            Stmt::Expr(node) => self.visit_expr(&node.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn visit_try(&mut self, node: &ast::StmtTry) -> Result {
        if node.handlers.is_empty() && !node.orelse.is_empty() {
            // ruff's parser lets that pass; where the `else` stands is for the diagnosis to find.
            return Err(Error::syntax(Error::BARE_ELSE, span(node.range)));
        }
        self.visit_body(&node.body)?;
        for handler in &node.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.visit_optional(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.define(name, flag::LOCAL, span(handler.range))?;
            }
            self.visit_body(&handler.body)?;
        }
        self.visit_body(&node.orelse)?;
        self.visit_body(&node.finalbody)
    }

    fn visit_function(&mut self, node: &ast::StmtFunctionDef) -> Result {
        let at = span(node.range);
        self.define(&node.name, flag::LOCAL, at)?;
        self.visit_defaults(&node.parameters)?;
        self.visit_exprs(node.decorator_list.iter().map(|decorator| &decorator.expression))?;
        if let Some(type_params) = &node.type_params {
            self.enter(ScopeKind::TypeParams, &type_params.node_index);
            let mut positional = node.parameters.posonlyargs.iter().chain(&node.parameters.args);
            for (present, name) in [
                (positional.any(|p| p.default.is_some()), Sym::DEFAULTS),
                (node.parameters.kwonlyargs.iter().any(|p| p.default.is_some()), Sym::KW_DEFAULTS),
            ] {
                if present {
                    self.scope().add(name, flag::PARAM | flag::USE);
                }
            }
            self.visit_type_params(type_params)?;
        }
        self.visit_function_annotations(node)?;
        self.enter(ScopeKind::Function, &node.node_index);
        self.scope().is_async = node.is_async;
        self.define_parameters(&node.parameters)?;
        self.visit_body(&node.body)?;
        self.leave();
        if node.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    fn visit_function_annotations(&mut self, node: &ast::StmtFunctionDef) -> Result {
        let parameters = &node.parameters;
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let variadic = parameters.vararg.as_deref().into_iter().chain(parameters.kwarg.as_deref());
        let keyword_only = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let all = plain.chain(variadic).chain(keyword_only);
        let annotations = all.filter_map(|parameter| parameter.annotation.as_deref());
        self.visit_annotations(annotations.chain(node.returns.as_deref()))
    }

    pub(super) fn visit_defaults(&mut self, parameters: &Parameters) -> Result {
        parameters.iter_non_variadic_params().try_for_each(|p| self.visit_optional(p.default.as_deref()))
    }

    pub(super) fn define_parameters(&mut self, parameters: &Parameters) -> Result {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let all = plain
            .map(|p| &p.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref());
        for parameter in all {
            self.define(&parameter.name, flag::PARAM, parameter_span(parameter))?;
        }
        Ok(())
    }

    fn visit_class(&mut self, node: &ast::StmtClassDef) -> Result {
        self.define(&node.name, flag::LOCAL, span(node.range))?;
        self.visit_exprs(node.decorator_list.iter().map(|decorator| &decorator.expression))?;
        let class_name = self.names.intern(&node.name);
        if let Some(type_params) = &node.type_params {
            self.enter(ScopeKind::TypeParams, &type_params.node_index);
            let own = type_params.iter().map(|param| self.names.intern(param.name())).collect();
            let scope = self.scope();
            (scope.private, scope.private_only) = (Some(class_name), Some(own));
            scope.add(Sym::TYPE_PARAMS, flag::LOCAL | flag::USE);
            self.scope().add(Sym::GENERIC_BASE, flag::LOCAL | flag::USE);
            self.visit_type_params(type_params)?;
        }
        if let Some(arguments) = &node.arguments {
            self.visit_arguments(arguments)?;
        }
        self.enter(ScopeKind::Class, &node.node_index);
        self.scope().private = Some(class_name);
        if node.type_params.is_some() {
            self.scope().add(Sym::TYPE_PARAMS, flag::USE);
        }
        self.visit_body(&node.body)?;
        self.leave();
        if node.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    fn visit_type_alias(&mut self, node: &ast::StmtTypeAlias) -> Result {
        self.visit_expr(&node.name)?;
        if let Some(type_params) = &node.type_params {
            self.enter(ScopeKind::TypeParams, &type_params.node_index);
            self.visit_type_params(type_params)?;
        }
        self.enter(ScopeKind::TypeAlias, &node.node_index);
        self.visit_expr(&node.value)?;
        self.leave();
        if node.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    fn visit_type_params(&mut self, type_params: &TypeParams) -> Result {
        let mut after_default = false;
        for param in type_params {
            let name = param.name();
            if after_default && param.default().is_none() {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return Err(Error::syntax(message, span(param.range())));
            }
            after_default |= param.default().is_some();
            self.define(name, flag::TYPE_PARAM | flag::LOCAL, span(param.range()))?;
            if let TypeParam::TypeVar(ast::TypeParamTypeVar { bound: Some(bound), node_index, .. }) = param {
                self.type_variable =
                    if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.enter(ScopeKind::TypeVariable, node_index);
                self.visit_expr(bound)?;
                self.leave();
            }
            if let Some(default) = param.default() {
                self.type_variable = match param {
                    TypeParam::TypeVar(_) => "a TypeVar default",
                    TypeParam::ParamSpec(_) => "a ParamSpec default",
                    TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                };
                self.enter(ScopeKind::TypeVariable, &name.node_index);
                self.visit_expr(default)?;
                self.leave();
            }
        }
        Ok(())
    }

    fn visit_annotated(&mut self, node: &ast::StmtAnnAssign) -> Result {
        match &*node.target {
            Expr::Name(name) => {
                let sym = self.mangle(&name.id);
                let known = self.scope().flags(sym);
                let declared = known & (flag::GLOBAL | flag::NONLOCAL);
                if node.simple && declared != 0 && self.current != ScopeId::MODULE {
                    let how = if declared & flag::GLOBAL != 0 { "global" } else { "nonlocal" };
                    let message = format!("annotated name '{}' can't be {how}", name.id);
                    return Err(Error::syntax(message, span(node.range)));
                }
                if node.simple {
                    self.define_sym(sym, flag::ANNOTATED | flag::LOCAL, span(name.range))?;
                } else if node.value.is_some() {
                    self.define_sym(sym, flag::LOCAL, span(name.range))?;
                }
            }
            target => self.visit_expr(target)?,
        }
        self.visit_annotations([&*node.annotation])?;
        self.visit_optional(node.value.as_deref())
    }

    fn visit_alias(&mut self, alias: &ast::Alias, whole_module: bool) -> Result {
        let at = span(alias.range);
        let name = match &alias.asname {
            Some(name) => name.as_str(),
            None if whole_module => alias.name.split('.').next().unwrap_or(&alias.name),
            None => alias.name.as_str(),
        };
        if name == "*" {
            if self.current != ScopeId::MODULE {
                return Err(Error::syntax("import * only allowed at module level", at));
            }
            return Ok(());
        }
        self.define(name, flag::IMPORT, at)?;
        Ok(())
    }

    fn declare(&mut self, names: &[ast::Identifier], declaration: u16, at: Span) -> Result {
        let how = if declaration == flag::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let sym = self.mangle(name);
            let known = self.scope().flags(sym);
            let problem = if known & flag::PARAM != 0 {
                format!("name '{name}' is parameter and {how}")
            } else if known & flag::USE != 0 {
                format!("name '{name}' is used prior to {how} declaration")
            } else if known & flag::ANNOTATED != 0 {
                format!("annotated name '{name}' can't be {how}")
            } else if known & flag::LOCAL != 0 {
                format!("name '{name}' is assigned to before {how} declaration")
            } else {
                self.scope().add(sym, declaration);
                let current = self.current;
                self.directives.push((current, sym, at));
                continue;
            };
            return Err(Error::syntax(problem, at));
        }
        Ok(())
    }

    fn visit_pattern(&mut self, pattern: &Pattern) -> Result {
        match pattern {
            Pattern::MatchValue(node) => self.visit_expr(&node.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(node) => node.patterns.iter().try_for_each(|p| self.visit_pattern(p)),
            Pattern::MatchMapping(node) => {
                self.visit_exprs(node.keys.iter())?;
                node.patterns.iter().try_for_each(|p| self.visit_pattern(p))?;
                self.define_captured(node.rest.as_ref())
            }
            Pattern::MatchClass(node) => {
                self.visit_expr(&node.cls)?;
                node.arguments.patterns.iter().try_for_each(|p| self.visit_pattern(p))?;
                node.arguments.keywords.iter().try_for_each(|k| self.visit_pattern(&k.pattern))
            }
            Pattern::MatchStar(node) => self.define_captured(node.name.as_ref()),
            Pattern::MatchAs(node) => {
                if let Some(pattern) = &node.pattern {
                    self.visit_pattern(pattern)?;
                }
                self.define_captured(node.name.as_ref())
            }
            Pattern::MatchOr(node) => node.patterns.iter().try_for_each(|p| self.visit_pattern(p)),
        }
    }

    fn define_captured(&mut self, name: Option<&ast::Identifier>) -> Result {
        if let Some(name) = name {
            self.define(name, flag::LOCAL, span(name.range))?;
        }
        Ok(())
    }
}
