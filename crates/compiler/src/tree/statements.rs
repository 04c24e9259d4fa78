//! Statements.

use bytecode::{Span, Tree};
use ruff_python_ast::{
    Alias, Arguments, Decorator, ElifElseClause, ExceptHandler, Identifier, Parameter, ParameterWithDefault,
    Parameters, Stmt, StmtIf, TypeParam, TypeParams, WithItem,
};
use ruff_text_size::{Ranged, TextRange};

use super::expressions::operator;
use super::{View, at, bare, compound, int, name, node, none, optional_name};

impl View<'_> {
    pub fn body(&self, body: &[Stmt]) -> Tree {
        Tree::List(body.iter().map(|stmt| self.stmt(stmt)).collect())
    }

    fn stmt(&self, stmt: &Stmt) -> Tree {
        match stmt {
            Stmt::FunctionDef(def) => {
                let kind = if def.is_async { "AsyncFunctionDef" } else { "FunctionDef" };
                let fields = vec![
                    name(&def.name),
                    self.parameters(Some(&def.parameters)),
                    self.body(&def.body),
                    self.decorators(&def.decorator_list),
                    self.optional(def.returns.as_deref()),
                    none(),
                    self.type_params(def.type_params.as_deref()),
                ];
                at(kind, self.behind_decorators(&def.decorator_list, def.range), fields)
            }
            Stmt::ClassDef(def) => {
                let (bases, keywords) = self.arguments(def.arguments.as_deref());
                let fields = vec![
                    name(&def.name),
                    bases,
                    keywords,
                    self.body(&def.body),
                    self.decorators(&def.decorator_list),
                    self.type_params(def.type_params.as_deref()),
                ];
                at("ClassDef", self.behind_decorators(&def.decorator_list, def.range), fields)
            }
            Stmt::Return(stmt) => node("Return", stmt, vec![self.optional(stmt.value.as_deref())]),
            Stmt::Delete(stmt) => node("Delete", stmt, vec![self.exprs(&stmt.targets)]),
            Stmt::TypeAlias(stmt) => {
                let params = self.type_params(stmt.type_params.as_deref());
                node("TypeAlias", stmt, vec![self.expr(&stmt.name), params, self.expr(&stmt.value)])
            }
            Stmt::Assign(stmt) => {
                node("Assign", stmt, vec![self.exprs(&stmt.targets), self.expr(&stmt.value), none()])
            }
            Stmt::AugAssign(stmt) => {
                let fields = vec![self.expr(&stmt.target), operator(stmt.op), self.expr(&stmt.value)];
                node("AugAssign", stmt, fields)
            }
            Stmt::AnnAssign(stmt) => {
                let fields = vec![
                    self.expr(&stmt.target),
                    self.expr(&stmt.annotation),
                    self.optional(stmt.value.as_deref()),
                    int(i64::from(stmt.simple)),
                ];
                node("AnnAssign", stmt, fields)
            }
            Stmt::For(stmt) => {
                let fields = vec![
                    self.expr(&stmt.target),
                    self.expr(&stmt.iter),
                    self.body(&stmt.body),
                    self.body(&stmt.orelse),
                    none(),
                ];
                at(if stmt.is_async { "AsyncFor" } else { "For" }, compound(self, stmt.range), fields)
            }
            Stmt::While(stmt) => {
                let fields = vec![self.expr(&stmt.test), self.body(&stmt.body), self.body(&stmt.orelse)];
                at("While", compound(self, stmt.range), fields)
            }
            Stmt::If(stmt) => self.if_stmt(stmt),
            Stmt::With(stmt) => {
                let items = stmt.items.iter().map(|item| self.with_item(item)).collect();
                let fields = vec![Tree::List(items), self.body(&stmt.body), none()];
                at(if stmt.is_async { "AsyncWith" } else { "With" }, compound(self, stmt.range), fields)
            }
            Stmt::Match(stmt) => {
                let cases = stmt.cases.iter().map(|case| {
                    let guard = self.optional(case.guard.as_deref());
                    bare("match_case", vec![self.pattern(&case.pattern), guard, self.body(&case.body)])
                });
                node("Match", stmt, vec![self.expr(&stmt.subject), Tree::List(cases.collect())])
            }
            Stmt::Raise(stmt) => {
                let fields = vec![self.optional(stmt.exc.as_deref()), self.optional(stmt.cause.as_deref())];
                node("Raise", stmt, fields)
            }
            Stmt::Try(stmt) => {
                let fields = vec![
                    self.body(&stmt.body),
                    Tree::List(stmt.handlers.iter().map(|handler| self.handler(handler)).collect()),
                    self.body(&stmt.orelse),
                    self.body(&stmt.finalbody),
                ];
                at(if stmt.is_star { "TryStar" } else { "Try" }, compound(self, stmt.range), fields)
            }
            Stmt::Assert(stmt) => {
                node("Assert", stmt, vec![self.expr(&stmt.test), self.optional(stmt.msg.as_deref())])
            }
            Stmt::Import(stmt) => node("Import", stmt, vec![aliases(&stmt.names)]),
            Stmt::ImportFrom(stmt) => {
                let module = optional_name(stmt.module.as_ref());
                node("ImportFrom", stmt, vec![module, aliases(&stmt.names), int(i64::from(stmt.level))])
            }
            Stmt::Global(stmt) => node("Global", stmt, vec![names(&stmt.names)]),
            Stmt::Nonlocal(stmt) => node("Nonlocal", stmt, vec![names(&stmt.names)]),
            Stmt::Expr(stmt) => node("Expr", stmt, vec![self.expr(&stmt.value)]),
            Stmt::Break(stmt) => node("Break", stmt, Vec::new()),
            Stmt::Continue(stmt) => node("Continue", stmt, Vec::new()),
            // The last is not in the Python that is parsed here.
            Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => node("Pass", stmt, Vec::new()),
        }
    }

    /// The place of a definition begins behind its decorators.
    fn behind_decorators(&self, decorators: &[Decorator], range: TextRange) -> Span {
        let whole = compound(self, range);
        let last = decorators.last().map(|decorator| self.next_from(decorator.range.end().to_usize()));
        Span { start: last.unwrap_or(whole.start), ..whole }
    }

    fn decorators(&self, decorators: &[Decorator]) -> Tree {
        Tree::List(decorators.iter().map(|decorator| self.expr(&decorator.expression)).collect())
    }

    fn if_stmt(&self, stmt: &StmtIf) -> Tree {
        let place = compound(self, stmt.range);
        let orelse = self.clauses(&stmt.elif_else_clauses, place.end);
        at("If", place, vec![self.expr(&stmt.test), self.body(&stmt.body), orelse])
    }

    /// What follows an `if`: each `elif` is one within the rest of the one before.
    fn clauses(&self, clauses: &[ElifElseClause], end: u32) -> Tree {
        let mut orelse = Tree::List(Vec::new());
        for clause in clauses.iter().rev() {
            let body = self.body(&clause.body);
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let place = Span { start: clause.range.start().into(), end };
                    Tree::List(vec![at("If", place, vec![self.expr(test), body, orelse])])
                }
            };
        }
        orelse
    }

    fn with_item(&self, item: &WithItem) -> Tree {
        bare("withitem", vec![self.expr(&item.context_expr), self.optional(item.optional_vars.as_deref())])
    }

    fn handler(&self, handler: &ExceptHandler) -> Tree {
        let ExceptHandler::ExceptHandler(handler) = handler;
        let fields = vec![
            self.optional(handler.type_.as_deref()),
            optional_name(handler.name.as_ref()),
            self.body(&handler.body),
        ];
        at("ExceptHandler", compound(self, handler.range), fields)
    }

    pub fn parameters(&self, parameters: Option<&Parameters>) -> Tree {
        let Some(parameters) = parameters else {
            let empty = || Tree::List(Vec::new());
            return bare("arguments", vec![empty(), empty(), none(), empty(), empty(), none(), empty()]);
        };
        let all = |parameters: &[ParameterWithDefault]| {
            Tree::List(parameters.iter().map(|parameter| self.parameter(&parameter.parameter)).collect())
        };
        let one = |found: Option<&Parameter>| found.map_or_else(none, |parameter| self.parameter(parameter));
        let keyword_defaults =
            parameters.kwonlyargs.iter().map(|parameter| self.optional(parameter.default()));
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults = positional.filter_map(ParameterWithDefault::default).map(|default| self.expr(default));
        let fields = vec![
            all(&parameters.posonlyargs),
            all(&parameters.args),
            one(parameters.vararg.as_deref()),
            all(&parameters.kwonlyargs),
            Tree::List(keyword_defaults.collect()),
            one(parameters.kwarg.as_deref()),
            Tree::List(defaults.collect()),
        ];
        bare("arguments", fields)
    }

    fn parameter(&self, parameter: &Parameter) -> Tree {
        let end = parameter.annotation().map_or(parameter.name.range.end(), Ranged::end);
        let place = Span { start: parameter.name.range.start().into(), end: end.into() };
        at("arg", place, vec![name(&parameter.name), self.optional(parameter.annotation()), none()])
    }

    /// What a call or a class is given: by position, and by keyword.
    pub fn arguments(&self, arguments: Option<&Arguments>) -> (Tree, Tree) {
        let Some(arguments) = arguments else { return (Tree::List(Vec::new()), Tree::List(Vec::new())) };
        let positional = arguments.args.iter().map(|arg| self.argument(arg, arguments.range));
        let keywords = arguments.keywords.iter().map(|keyword| {
            node("keyword", keyword, vec![optional_name(keyword.arg.as_ref()), self.expr(&keyword.value)])
        });
        (Tree::List(positional.collect()), Tree::List(keywords.collect()))
    }

    fn type_params(&self, params: Option<&TypeParams>) -> Tree {
        let params = params.map_or(&[][..], |params| &params.type_params);
        Tree::List(params.iter().map(|param| self.type_param(param)).collect())
    }

    fn type_param(&self, param: &TypeParam) -> Tree {
        match param {
            TypeParam::TypeVar(param) => {
                let bound = self.optional(param.bound.as_deref());
                node(
                    "TypeVar",
                    param,
                    vec![name(&param.name), bound, self.optional(param.default.as_deref())],
                )
            }
            TypeParam::ParamSpec(param) => {
                node("ParamSpec", param, vec![name(&param.name), self.optional(param.default.as_deref())])
            }
            TypeParam::TypeVarTuple(param) => {
                node("TypeVarTuple", param, vec![name(&param.name), self.optional(param.default.as_deref())])
            }
        }
    }
}

fn aliases(aliases: &[Alias]) -> Tree {
    let alias =
        |alias: &Alias| node("alias", alias, vec![name(&alias.name), optional_name(alias.asname.as_ref())]);
    Tree::List(aliases.iter().map(alias).collect())
}

fn names(names: &[Identifier]) -> Tree {
    Tree::List(names.iter().map(name).collect())
}
