//! Statements, but those with files of their own.

use bytecode::{Const, Intrinsic, Op};
use ruff_python_ast::{self as ast, Expr, Stmt};

use super::location::Loc;
use super::unwind::BlockKind;
use super::{Compiler, MAX_STATEMENTS, constants};
use crate::error::{Error, Result};
use crate::scope::ScopeKind;

impl<'a> Compiler<'a> {
    pub fn body(&mut self, body: &'a [Stmt]) -> Result {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result {
        self.statements += 1;
        if self.statements > MAX_STATEMENTS {
            let message = "this source is too large to compile";
            return Err(Error::unsupported(message, Loc::of(stmt).span));
        }
        let loc = Loc::of(stmt);
        if self.future_allowed && !is_future_import(stmt) {
            self.future_allowed = false;
        }
        match stmt {
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            Stmt::Return(node) => self.return_stmt(node, loc),
            Stmt::Delete(node) => node.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.aug_assign(node),
            Stmt::AnnAssign(node) => self.ann_assign(node),
            Stmt::For(node) if node.is_async => self.async_for(node),
            Stmt::For(node) => self.for_loop(node),
            Stmt::While(node) => self.while_loop(node),
            Stmt::If(node) => self.if_stmt(node),
            Stmt::With(node) => self.with_stmt(node),
            Stmt::Match(node) => self.match_stmt(node),
            Stmt::Raise(node) => self.raise(node, loc),
            Stmt::Try(node) => self.try_stmt(node),
            Stmt::Assert(node) => self.assert_stmt(node, loc),
            Stmt::Import(node) => self.import(node, loc),
            Stmt::ImportFrom(node) => self.import_from(node, loc),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(node) => self.expr_stmt(node, loc),
            Stmt::Pass(_) => {
                self.unit.emit(Op::Nop, 0, 0, loc);
                Ok(())
            }
            Stmt::Break(_) => self.break_stmt(loc),
            Stmt::Continue(_) => self.continue_stmt(loc),
            Stmt::IpyEscapeCommand(_) => Err(Error::syntax("invalid syntax", loc.span)),
        }
    }

    fn expr_stmt(&mut self, node: &'a ast::StmtExpr, loc: Loc) -> Result {
        let is_shown = self.source.interactive && self.unit_scope().kind == ScopeKind::Module;
        if node.value.is_literal_expr() && !is_shown {
            // A line of its own, with nothing to do.
            self.unit.emit(Op::Nop, 0, 0, loc);
            return Ok(());
        }
        self.expr(&node.value)?;
        // The end of an expression is no line of its own.
        let last = self.unit.last_loc();
        if is_shown {
            self.unit.emit(Op::Intrinsic1, Intrinsic::Display as u32, 0, loc);
        }
        self.unit.emit(Op::Pop, 0, 0, last);
        Ok(())
    }

    fn return_stmt(&mut self, node: &'a ast::StmtReturn, loc: Loc) -> Result {
        let value = node.value.as_deref();
        let kind = self.unit_scope().kind;
        if !matches!(kind, ScopeKind::Function | ScopeKind::Lambda) {
            return Err(Error::syntax("'return' outside function", loc.span));
        }
        if value.is_some() && self.unit.flags.async_generator {
            return Err(Error::syntax("'return' with value in async generator", loc.span));
        }
        let constant = value.is_none_or(constants::is_constant);
        if let Some(value) = value
            && !constant
        {
            self.expr(value)?;
        }
        let at_value = value
            .filter(|value| constant && self.line(Loc::of(*value).span.start) == self.line(loc.span.start));
        let mut at = at_value.map_or(loc, Loc::of);
        if constant && !self.blocks.is_empty() {
            self.unit.emit(Op::Nop, 0, 0, at);
        }
        let guard = self.unit.guard;
        self.unwind_all(!constant, &mut at)?;
        if constant {
            let value = value.and_then(constants::constant).unwrap_or(Const::None);
            self.load_const(value, at);
        }
        self.unit.emit(Op::Return, 0, 0, at);
        self.unit.guard = guard;
        Ok(())
    }

    fn break_stmt(&mut self, loc: Loc) -> Result {
        self.unit.emit(Op::Nop, 0, 0, loc);
        let guard = self.unit.guard;
        let mut at = loc;
        match self.unwind_loop(&mut at)? {
            Some(BlockKind::While { exit, .. } | BlockKind::For { exit, .. }) => {
                self.unit.jump(Op::Jump, exit, at);
                self.unit.guard = guard;
                Ok(())
            }
            _ => Err(Error::syntax("'break' outside loop", loc.span)),
        }
    }

    fn continue_stmt(&mut self, loc: Loc) -> Result {
        self.unit.emit(Op::Nop, 0, 0, loc);
        let guard = self.unit.guard;
        let mut at = loc;
        match self.unwind_to_loop(&mut at)? {
            Some(BlockKind::While { start, .. } | BlockKind::For { start, .. }) => {
                self.unit.jump(Op::Jump, start, at);
                self.unit.guard = guard;
                Ok(())
            }
            _ => Err(Error::syntax("'continue' not properly in loop", loc.span)),
        }
    }

    fn if_stmt(&mut self, node: &'a ast::StmtIf) -> Result {
        let end = self.unit.label();
        let mut next = self.unit.label();
        self.jump_if(&node.test, next, false)?;
        self.body(&node.body)?;
        for clause in &node.elif_else_clauses {
            let loc = self.unit.last_loc();
            self.unit.jump(Op::Jump, end, loc);
            self.unit.place(next);
            next = self.unit.label();
            if let Some(test) = &clause.test {
                self.jump_if(test, next, false)?;
            }
            self.body(&clause.body)?;
        }
        self.unit.place(next);
        self.unit.place(end);
        Ok(())
    }

    fn raise(&mut self, node: &'a ast::StmtRaise, loc: Loc) -> Result {
        let mut values = 0;
        for value in [&node.exc, &node.cause].into_iter().flatten() {
            self.expr(value)?;
            values += 1;
        }
        self.unit.emit(Op::Raise, values, 0, loc);
        Ok(())
    }

    fn assert_stmt(&mut self, node: &'a ast::StmtAssert, loc: Loc) -> Result {
        self.suspect_assertion(node);
        let end = self.unit.label();
        self.jump_if(&node.test, end, true)?;
        self.unit.emit(Op::LoadAssertionError, 0, 0, loc);
        if let Some(message) = &node.msg {
            self.expr(message)?;
            self.unit.emit(Op::Call, 1, 0, loc);
        }
        let test = self.loc(&node.test);
        self.unit.emit(Op::Raise, 1, 0, test);
        self.unit.place(end);
        Ok(())
    }

    // ---- assignments ----

    fn assign(&mut self, node: &'a ast::StmtAssign) -> Result {
        if let [target] = &*node.targets
            && self.exchange(target, &node.value)?
        {
            return Ok(());
        }
        self.expr(&node.value)?;
        let last = node.targets.len() - 1;
        for (at, target) in node.targets.iter().enumerate() {
            if at < last {
                let loc = Loc::of(node);
                self.unit.emit(Op::Copy, 1, 0, loc);
            }
            self.store(target)?;
        }
        Ok(())
    }

    /// `a, b = b, a`, which needs no tuple. Tells whether it was one of these.
    fn exchange(&mut self, target: &'a Expr, value: &'a Expr) -> Result<bool> {
        let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value) else {
            return Ok(false);
        };
        let count = targets.elts.len();
        let plain = |expr: &Expr| !expr.is_starred_expr();
        if !matches!(count, 2 | 3)
            || values.elts.len() != count
            || !targets.elts.iter().all(plain)
            || !values.elts.iter().all(plain)
            || constants::is_constant(value)
        {
            return Ok(false);
        }
        for value in &values.elts {
            self.expr(value)?;
        }
        let loc = Loc::of(target);
        self.unit.emit(Op::Swap, count as u32, 0, loc);
        targets.elts.iter().try_for_each(|target| self.store(target))?;
        Ok(true)
    }

    fn ann_assign(&mut self, node: &'a ast::StmtAnnAssign) -> Result {
        let loc = Loc::of(node);
        let at_top = matches!(self.unit_scope().kind, ScopeKind::Module | ScopeKind::Class);
        if let Some(value) = &node.value {
            self.expr(value)?;
            self.store(&node.target)?;
        }
        match &*node.target {
            Expr::Name(name) => {
                if name.id.as_str() == "__debug__" {
                    return Err(Error::syntax("cannot assign to __debug__", loc.span));
                }
                if node.simple && at_top {
                    self.annotation(&node.annotation)?;
                    let annotations = self.name_operand("__annotations__");
                    let load = if self.unit.flags.module { Op::LoadGlobal } else { Op::LoadName };
                    self.unit.emit(load, annotations, 0, loc);
                    let sym = self.mangle(&name.id);
                    let text = self.table.names.text(sym).to_owned();
                    self.load_const(Const::str(text), loc);
                    self.unit.emit(Op::StoreSubscr, 0, 0, loc);
                    return Ok(());
                }
            }
            Expr::Attribute(target) if target.attr.as_str() == "__debug__" => {
                return Err(Error::syntax("cannot assign to __debug__", loc.span));
            }
            // Without a value the parts of the target are evaluated, and nothing is stored.
            Expr::Attribute(target) if node.value.is_none() => self.evaluate_and_drop(&target.value)?,
            Expr::Subscript(target) if node.value.is_none() => {
                self.evaluate_and_drop(&target.value)?;
                self.evaluate_and_drop(&target.slice)?;
            }
            _ => {}
        }
        if !node.simple && at_top && !self.string_annotations {
            self.evaluate_and_drop(&node.annotation)?;
        }
        Ok(())
    }

    fn evaluate_and_drop(&mut self, expr: &'a Expr) -> Result {
        self.expr(expr)?;
        let loc = Loc::of(expr);
        self.unit.emit(Op::Pop, 0, 0, loc);
        Ok(())
    }

    // ---- imports ----

    fn import(&mut self, node: &'a ast::StmtImport, loc: Loc) -> Result {
        for alias in &node.names {
            self.load_const(Const::Int(0), loc);
            self.load_none(loc);
            let module = self.name_operand(&alias.name);
            self.unit.emit(Op::ImportName, module, 0, loc);
            match &alias.asname {
                Some(asname) => {
                    // `import a.b.c as m` binds `c`, reached from `a`.
                    for part in alias.name.split('.').skip(1) {
                        let attribute = self.intern_plain(part);
                        self.unit.emit(Op::ImportFrom, attribute, 0, loc);
                        self.unit.emit(Op::Swap, 2, 0, loc);
                        self.unit.emit(Op::Pop, 0, 0, loc);
                    }
                    self.store_name(asname, loc)?;
                }
                None => {
                    let name = alias.name.split('.').next().unwrap_or(&alias.name);
                    self.store_name(name, loc)?;
                }
            }
        }
        Ok(())
    }

    fn import_from(&mut self, node: &'a ast::StmtImportFrom, loc: Loc) -> Result {
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        if node.level == 0 && module == "__future__" && !self.future_allowed {
            let message = "from __future__ imports must occur at the beginning of the file";
            return Err(Error::syntax(message, loc.span));
        }
        if node.level == 0 && module == "__future__" {
            check_features(node, loc)?;
        }
        self.load_const(Const::Int(i64::from(node.level)), loc);
        let names = node.names.iter().map(|alias| Const::str(alias.name.as_str())).collect();
        self.load_const(Const::Tuple(names), loc);
        let module = self.name_operand(module);
        self.unit.emit(Op::ImportName, module, 0, loc);
        for alias in &node.names {
            if alias.name.as_str() == "*" {
                self.unit.emit(Op::ImportStar, 0, 0, loc);
                return Ok(());
            }
            let name = self.name_operand(&alias.name);
            self.unit.emit(Op::ImportFrom, name, 0, loc);
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(target, loc)?;
        }
        self.unit.emit(Op::Pop, 0, 0, loc);
        Ok(())
    }

    /// The operand of a name that is never mangled.
    pub fn intern_plain(&mut self, name: &str) -> u32 {
        let sym = self.table.names.intern(name);
        self.unit.name_operand(sym)
    }
}

/// The features that CPython knows; one of them is a joke.
fn check_features(node: &ast::StmtImportFrom, loc: Loc) -> Result {
    const FEATURES: [&str; 10] = [
        "nested_scopes",
        "generators",
        "division",
        "absolute_import",
        "with_statement",
        "print_function",
        "unicode_literals",
        "barry_as_FLUFL",
        "generator_stop",
        "annotations",
    ];
    for alias in &node.names {
        let message = match alias.name.as_str() {
            "braces" => "not a chance".to_owned(),
            name if FEATURES.contains(&name) => continue,
            name => format!("future feature {name} is not defined"),
        };
        return Err(Error::syntax(message, loc.span));
    }
    Ok(())
}

fn is_future_import(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::ImportFrom(node) => {
            node.level == 0 && node.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
        }
        _ => false,
    }
}
