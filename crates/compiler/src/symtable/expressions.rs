//! Names in expressions: uses, comprehension targets, `:=`, lambdas.

use ruff_python_ast::{self as ast, Expr, ExprContext};
use ruff_text_size::Ranged;

use super::Builder;
use crate::error::{Error, Result, span};
use crate::names::Sym;
use crate::scope::{Comprehension, ScopeKind, flag};

impl Builder {
    pub(super) fn visit_expr(&mut self, expr: &Expr) -> Result {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load | ExprContext::Invalid => {
                    self.use_name(&name.id);
                    Ok(())
                }
                ExprContext::Store | ExprContext::Del => self.bind_target(name),
            },
            Expr::BoolOp(node) => self.visit_exprs(&node.values),
            Expr::Named(node) => self.visit_named(node),
            Expr::BinOp(node) => {
                self.visit_expr(&node.left)?;
                self.visit_expr(&node.right)
            }
            Expr::UnaryOp(node) => self.visit_expr(&node.operand),
            Expr::Lambda(node) => self.visit_lambda(node),
            Expr::If(node) => {
                self.visit_expr(&node.test)?;
                self.visit_expr(&node.body)?;
                self.visit_expr(&node.orelse)
            }
            Expr::Dict(node) => {
                for item in &node.items {
                    self.visit_optional(item.key.as_ref())?;
                    self.visit_expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(node) => self.visit_exprs(&node.elts),
            Expr::ListComp(node) => {
                let kind = ScopeKind::Comprehension(Comprehension::List);
                self.visit_comprehension(kind, &node.node_index, &node.generators, &[&node.elt])
            }
            Expr::SetComp(node) => {
                let kind = ScopeKind::Comprehension(Comprehension::Set);
                self.visit_comprehension(kind, &node.node_index, &node.generators, &[&node.elt])
            }
            Expr::DictComp(node) => {
                let kind = ScopeKind::Comprehension(Comprehension::Dict);
                match &node.key {
                    Some(key) => self.visit_comprehension(
                        kind,
                        &node.node_index,
                        &node.generators,
                        &[key, &node.value],
                    ),
                    None => {
                        self.visit_comprehension(kind, &node.node_index, &node.generators, &[&node.value])
                    }
                }
            }
            Expr::Generator(node) => self.visit_comprehension(
                ScopeKind::Generator,
                &node.node_index,
                &node.generators,
                &[&node.elt],
            ),
            Expr::Await(node) => {
                self.refuse_in_annotation_scope("await expression", span(node.range))?;
                self.visit_expr(&node.value)?;
                if self.scope().kind.is_comprehension() {
                    self.scope().has_await = true;
                }
                Ok(())
            }
            Expr::Yield(node) => {
                self.visit_optional(node.value.as_deref())?;
                self.visit_yield(expr)
            }
            Expr::YieldFrom(node) => {
                self.visit_expr(&node.value)?;
                self.visit_yield(expr)
            }
            Expr::Compare(node) => {
                self.visit_expr(&node.left)?;
                self.visit_exprs(node.comparators.iter())
            }
            Expr::Call(node) => {
                self.visit_expr(&node.func)?;
                self.visit_arguments(&node.arguments)
            }
            Expr::FString(node) => {
                node.value.f_strings().try_for_each(|part| self.visit_interpolated(&part.elements))
            }
            Expr::TString(node) => {
                node.value.iter().try_for_each(|part| self.visit_interpolated(&part.elements))
            }
            Expr::Attribute(node) => self.visit_expr(&node.value),
            Expr::Subscript(node) => {
                self.visit_expr(&node.value)?;
                self.visit_expr(&node.slice)
            }
            Expr::Starred(node) => self.visit_expr(&node.value),
            Expr::List(node) => self.visit_exprs(&node.elts),
            Expr::Tuple(node) => self.visit_exprs(&node.elts),
            Expr::Slice(node) => {
                self.visit_optional(node.lower.as_deref())?;
                self.visit_optional(node.upper.as_deref())?;
                self.visit_optional(node.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    pub(super) fn visit_arguments(&mut self, arguments: &ast::Arguments) -> Result {
        self.visit_exprs(arguments.args.iter())?;
        arguments.keywords.iter().try_for_each(|keyword| self.visit_expr(&keyword.value))
    }

    fn visit_interpolated(&mut self, elements: &ast::InterpolatedStringElements) -> Result {
        for element in elements.interpolations() {
            self.visit_expr(&element.expression)?;
            if let Some(spec) = &element.format_spec {
                self.visit_interpolated(&spec.elements)?;
            }
        }
        Ok(())
    }

    fn bind_target(&mut self, name: &ast::ExprName) -> Result {
        self.define(&name.id, flag::LOCAL, span(name.range))?;
        Ok(())
    }

    fn visit_lambda(&mut self, node: &ast::ExprLambda) -> Result {
        if let Some(parameters) = &node.parameters {
            self.visit_defaults(parameters)?;
        }
        self.enter(ScopeKind::Lambda, &node.node_index);
        if let Some(parameters) = &node.parameters {
            self.define_parameters(parameters)?;
        }
        self.visit_expr(&node.body)?;
        self.leave();
        Ok(())
    }

    fn visit_yield(&mut self, expr: &Expr) -> Result {
        let at = span(expr.range());
        self.refuse_in_annotation_scope("yield expression", at)?;
        let place = match self.scope().kind {
            ScopeKind::Comprehension(Comprehension::List) => "list comprehension",
            ScopeKind::Comprehension(Comprehension::Set) => "set comprehension",
            ScopeKind::Comprehension(Comprehension::Dict) => "dict comprehension",
            ScopeKind::Generator => "generator expression",
            _ => {
                self.scope().has_yield = true;
                return Ok(());
            }
        };
        Err(Error::syntax(format!("'yield' inside {place}"), at))
    }

    fn visit_comprehension(
        &mut self,
        kind: ScopeKind,
        node: &ast::AtomicNodeIndex,
        generators: &[ast::Comprehension],
        elements: &[&Expr],
    ) -> Result {
        // The outermost iterable is evaluated outside.
        self.scope().iterable_depth += 1;
        self.visit_expr(&generators[0].iter)?;
        self.scope().iterable_depth -= 1;
        self.enter(kind, node);
        if kind == ScopeKind::Generator {
            self.scope().add(Sym::ITERABLE, flag::PARAM | flag::USE);
        }
        for (at, generator) in generators.iter().enumerate() {
            if generator.is_async {
                self.scope().has_await = true;
            }
            self.visit_comprehension_target(&generator.target)?;
            if at > 0 {
                self.scope().iterable_depth += 1;
                self.visit_expr(&generator.iter)?;
                self.scope().iterable_depth -= 1;
            }
            self.visit_exprs(&generator.ifs)?;
        }
        // CPython looks at a dict comprehension's value before its key.
        elements.iter().rev().try_for_each(|element| self.visit_expr(element))?;
        let is_async = self.scope().has_await;
        self.leave();
        if is_async && kind != ScopeKind::Generator && self.scope().kind.is_comprehension() {
            self.scope().has_await = true;
        }
        Ok(())
    }

    /// Visits a comprehension's target and marks its names as such.
    fn visit_comprehension_target(&mut self, target: &Expr) -> Result {
        match target {
            Expr::Name(name) => {
                self.define(&name.id, flag::LOCAL | flag::COMP_TARGET, span(name.range))?;
                Ok(())
            }
            Expr::Tuple(node) => node.elts.iter().try_for_each(|item| self.visit_comprehension_target(item)),
            Expr::List(node) => node.elts.iter().try_for_each(|item| self.visit_comprehension_target(item)),
            Expr::Starred(node) => self.visit_comprehension_target(&node.value),
            _ => self.visit_expr(target),
        }
    }

    fn visit_named(&mut self, node: &ast::ExprNamed) -> Result {
        let at = span(node.range);
        self.refuse_in_annotation_scope("named expression", at)?;
        if self.scope().iterable_depth > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(Error::syntax(message, at));
        }
        let Expr::Name(name) = &*node.target else {
            return Err(Error::syntax(
                "cannot use assignment expressions with this target",
                span(node.target.range()),
            ));
        };
        if self.scope().kind.is_comprehension() {
            self.bind_outside_comprehensions(name, span(name.range))?;
        }
        self.visit_expr(&node.value)?;
        if !self.scope().kind.is_comprehension() {
            self.define(&name.id, flag::LOCAL, span(name.range))?;
        }
        Ok(())
    }

    /// `:=` in a comprehension binds in the innermost scope that is none.
    fn bind_outside_comprehensions(&mut self, name: &ast::ExprName, at: bytecode::Span) -> Result {
        let sym = self.mangle(&name.id);
        let start = self.current;
        let mut id = start;
        loop {
            let scope = self.scope_at(id);
            match scope.kind {
                ScopeKind::Comprehension(_) | ScopeKind::Generator => {
                    if scope.flags(sym) & flag::COMP_TARGET != 0 {
                        let name = self.names.text(sym);
                        let message = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        );
                        return Err(Error::syntax(message, at));
                    }
                    id = scope.parent;
                }
                ScopeKind::Annotation => id = scope.parent,
                ScopeKind::Function | ScopeKind::Lambda => {
                    let is_global = scope.flags(sym) & flag::GLOBAL != 0;
                    let flags = if is_global { flag::GLOBAL } else { flag::NONLOCAL };
                    self.scope().add(sym, flags);
                    self.directives.push((start, sym, at));
                    self.scopes[id.0 as usize].add(sym, flag::LOCAL);
                    return Ok(());
                }
                ScopeKind::Module => {
                    self.scope().add(sym, flag::GLOBAL);
                    self.scopes[id.0 as usize].add(sym, flag::GLOBAL);
                    return Ok(());
                }
                ScopeKind::Class => {
                    let message =
                        "assignment expression within a comprehension cannot be used in a class body";
                    return Err(Error::syntax(message, at));
                }
                ScopeKind::TypeParams | ScopeKind::TypeAlias | ScopeKind::TypeVariable => {
                    let place = match scope.kind {
                        ScopeKind::TypeParams => "within the definition of a generic",
                        ScopeKind::TypeAlias => "in a type alias",
                        _ => "in a TypeVar bound",
                    };
                    let message =
                        format!("assignment expression within a comprehension cannot be used {place}");
                    return Err(Error::syntax(message, at));
                }
            }
        }
    }
}
