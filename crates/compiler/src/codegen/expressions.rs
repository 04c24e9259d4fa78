//! Expressions, but those with files of their own.

use bytecode::{AwaitSite, CompareOp, Const, Op, UnaryOp as Unary};
use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, UnaryOp};

use super::location::Loc;
use super::targets::binary_op;
use super::{Compiler, constants};
use crate::error::{Error, Result};
use crate::scope::ScopeKind;

impl<'a> Compiler<'a> {
    /// Pushes the value of an expression.
    pub fn expr(&mut self, expr: &'a Expr) -> Result {
        let loc = self.loc(expr);
        match expr {
            Expr::Name(name) => {
                self.load_name(&name.id, loc);
                Ok(())
            }
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                let value = constants::constant(expr).expect("literals are constants");
                self.load_const(value, loc);
                Ok(())
            }
            Expr::BoolOp(node) => self.bool_op(node, loc),
            Expr::Named(node) => {
                self.expr(&node.value)?;
                self.unit.emit(Op::Copy, 1, 0, loc);
                self.store(&node.target)
            }
            Expr::BinOp(_) => self.binary_chain(expr),
            Expr::UnaryOp(node) => self.unary(expr, node, loc),
            Expr::Lambda(node) => self.lambda(node, loc),
            Expr::If(node) => {
                let (end, next) = (self.unit.label(), self.unit.label());
                self.jump_if(&node.test, next, false)?;
                self.expr(&node.body)?;
                let last = self.unit.last_loc();
                self.unit.jump(Op::Jump, end, last);
                self.unit.place(next);
                self.expr(&node.orelse)?;
                self.unit.place(end);
                Ok(())
            }
            Expr::Dict(node) => self.dict(node, loc),
            Expr::Set(node) => self.set_display(expr, &node.elts, loc),
            Expr::List(node) => self.sequence(&node.elts, Op::BuildList, loc),
            Expr::Tuple(node) => match constants::constant(expr) {
                Some(value) => {
                    self.load_const(value, loc);
                    Ok(())
                }
                None => self.sequence(&node.elts, Op::BuildTuple, loc),
            },
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(expr, loc),
            Expr::Generator(node) => self.generator_expression(node, loc),
            Expr::Await(node) => self.await_expr(node, loc),
            Expr::Yield(node) => self.yield_expr(node, loc),
            Expr::YieldFrom(node) => self.yield_from(node, loc),
            Expr::Compare(node) => self.compare(node, loc),
            Expr::Call(node) => self.call(node, loc),
            Expr::FString(node) => self.f_string(node, loc),
            Expr::TString(_) => Err(Error::syntax("invalid syntax", loc.span)),
            Expr::Attribute(node) => {
                let loc = self.attribute_value(node)?;
                let name = self.name_operand(&node.attr);
                self.unit.emit(Op::LoadAttr, name, 0, loc);
                Ok(())
            }
            Expr::Subscript(node) => {
                self.suspect_subscript(node);
                self.expr(&node.value)?;
                self.expr(&node.slice)?;
                self.unit.emit(Op::BinarySubscr, 0, 0, loc);
                Ok(())
            }
            Expr::Starred(_) => Err(Error::syntax("can't use starred expression here", loc.span)),
            Expr::Slice(node) => self.slice(node, loc),
            Expr::IpyEscapeCommand(_) => Err(Error::syntax("invalid syntax", loc.span)),
        }
    }

    fn slice(&mut self, node: &'a ast::ExprSlice, loc: Loc) -> Result {
        for part in [&node.lower, &node.upper] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.load_none(loc),
            }
        }
        let mut parts = 2;
        if let Some(step) = &node.step {
            self.expr(step)?;
            parts = 3;
        }
        self.unit.emit(Op::BuildSlice, parts, 0, loc);
        Ok(())
    }

    fn unary(&mut self, expr: &'a Expr, node: &'a ast::ExprUnaryOp, loc: Loc) -> Result {
        // What is compiled while the program runs warns of `~True` to whoever has it compiled.
        let warns = self.source.made
            && node.op == UnaryOp::Invert
            && matches!(constants::constant(&node.operand), Some(bytecode::Const::Bool(_)));
        if let Some(value) = constants::constant(expr).filter(|_| !warns) {
            self.load_const(value, loc);
            return Ok(());
        }
        self.expr(&node.operand)?;
        let op = match node.op {
            UnaryOp::Invert => Unary::Invert,
            UnaryOp::Not => Unary::Not,
            UnaryOp::UAdd => Unary::Pos,
            UnaryOp::USub => Unary::Neg,
        };
        self.unit.emit(Op::UnaryOp, op as u32, 0, loc);
        Ok(())
    }

    /// `a + b + c`: a loop over the left operands, so that long chains neither recurse nor fold twice.
    fn binary_chain(&mut self, expr: &'a Expr) -> Result {
        let mut chain = Vec::new();
        let mut first = expr;
        while let Expr::BinOp(node) = first {
            chain.push((first, node));
            first = &node.left;
        }
        let mut known = constants::constant(first);
        let mut known_loc = self.loc(first);
        if known.is_none() {
            self.expr(first)?;
        }
        for (whole, node) in chain.into_iter().rev() {
            let loc = self.loc(whole);
            if let Some(left) = known.take() {
                let right = constants::constant(&node.right);
                if let Some(value) = right.and_then(|right| constants::fold(node.op, &left, &right)) {
                    known = Some(value);
                    known_loc = loc;
                    continue;
                }
                if self.percent_format(&left, node, loc)? {
                    continue;
                }
                self.load_const(left, known_loc);
            }
            self.expr(&node.right)?;
            self.unit.emit(Op::BinaryOp, binary_op(node.op) as u32, 0, loc);
        }
        if let Some(value) = known {
            self.load_const(value, known_loc);
        }
        Ok(())
    }

    fn bool_op(&mut self, node: &'a ast::ExprBoolOp, loc: Loc) -> Result {
        let op = match node.op {
            BoolOp::And => Op::JumpIfFalseOrPop,
            BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let end = self.unit.label();
        let (last, rest) = node.values.split_last().expect("a boolean operation has operands");
        for value in rest {
            self.expr(value)?;
            self.unit.jump(op, end, loc);
        }
        self.expr(last)?;
        self.unit.place(end);
        Ok(())
    }

    /// Evaluates a condition and jumps when it is `wanted`; falls through otherwise.
    pub fn jump_if(&mut self, test: &'a Expr, target: super::unit::Label, wanted: bool) -> Result {
        let loc = self.loc(test);
        if let Some(value) = constants::truth(test) {
            self.unit.emit(Op::Nop, 0, 0, loc);
            if value == wanted {
                self.unit.jump(Op::Jump, target, loc);
            }
            return Ok(());
        }
        match test {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => self.jump_if(&node.operand, target, !wanted),
            Expr::BoolOp(node) => {
                // `and` jumps away at the first false operand, `or` at the first true one.
                let decides = node.op == BoolOp::Or;
                let (last, rest) = node.values.split_last().expect("a boolean operation has operands");
                let after = self.unit.label();
                let away = if decides == wanted { target } else { after };
                for value in rest {
                    self.jump_if(value, away, decides)?;
                }
                self.jump_if(last, target, wanted)?;
                self.unit.place(after);
                Ok(())
            }
            Expr::If(node) => {
                let (end, next) = (self.unit.label(), self.unit.label());
                self.jump_if(&node.test, next, false)?;
                self.jump_if(&node.body, target, wanted)?;
                let last = self.unit.last_loc();
                self.unit.jump(Op::Jump, end, last);
                self.unit.place(next);
                self.jump_if(&node.orelse, target, wanted)?;
                self.unit.place(end);
                Ok(())
            }
            Expr::Compare(node) if is_none_test(node) => {
                self.suspect_comparison(node);
                self.expr(&node.left)?;
                let is = node.ops[0] == CmpOp::Is;
                let op = if is == wanted { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone };
                self.unit.jump(op, target, loc);
                Ok(())
            }
            Expr::Compare(node) if node.ops.len() > 1 => self.jump_if_chain(node, target, wanted, loc),
            _ => {
                self.expr(test)?;
                let op = if wanted { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
                self.unit.jump(op, target, loc);
                Ok(())
            }
        }
    }

    // ---- comparisons ----

    fn compare(&mut self, node: &'a ast::ExprCompare, loc: Loc) -> Result {
        self.suspect_comparison(node);
        self.expr(&node.left)?;
        let (last_op, ops) = node.ops.split_last().expect("a comparison has operators");
        let (last, rest) = node.comparators.split_last().expect("a comparison has operands");
        if ops.is_empty() {
            self.comparator(*last_op, last)?;
            self.compare_op(*last_op, loc);
            return Ok(());
        }
        let (clean_up, end) = (self.unit.label(), self.unit.label());
        for (op, operand) in ops.iter().zip(rest) {
            self.chain_link(*op, operand, loc)?;
            self.unit.jump(Op::JumpIfFalseOrPop, clean_up, loc);
        }
        self.comparator(*last_op, last)?;
        self.compare_op(*last_op, loc);
        self.unit.jump(Op::Jump, end, loc);
        self.unit.place(clean_up);
        self.unit.emit(Op::Swap, 2, 0, loc);
        self.unit.emit(Op::Pop, 0, 0, loc);
        self.unit.place(end);
        Ok(())
    }

    fn jump_if_chain(
        &mut self,
        node: &'a ast::ExprCompare,
        target: super::unit::Label,
        wanted: bool,
        loc: Loc,
    ) -> Result {
        self.suspect_comparison(node);
        self.expr(&node.left)?;
        let (last_op, ops) = node.ops.split_last().expect("a comparison has operators");
        let (last, rest) = node.comparators.split_last().expect("a comparison has operands");
        let (clean_up, end) = (self.unit.label(), self.unit.label());
        for (op, operand) in ops.iter().zip(rest) {
            self.chain_link(*op, operand, loc)?;
            self.unit.jump(Op::PopJumpIfFalse, clean_up, loc);
        }
        self.comparator(*last_op, last)?;
        self.compare_op(*last_op, loc);
        let op = if wanted { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
        self.unit.jump(op, target, loc);
        self.unit.jump(Op::Jump, end, loc);
        self.unit.place(clean_up);
        self.unit.emit(Op::Pop, 0, 0, loc);
        if !wanted {
            self.unit.jump(Op::Jump, target, loc);
        }
        self.unit.place(end);
        Ok(())
    }

    /// One comparison in a chain: its right operand stays below the result.
    fn chain_link(&mut self, op: CmpOp, operand: &'a Expr, loc: Loc) -> Result {
        // Not `comparator`: the operand is compared with the next one, so it has to be the display itself.
        self.expr(operand)?;
        self.unit.emit(Op::Swap, 2, 0, loc);
        self.unit.emit(Op::Copy, 2, 0, loc);
        self.compare_op(op, loc);
        Ok(())
    }

    /// The right operand; what `in` looks into may be a constant for the display that is written.
    fn comparator(&mut self, op: CmpOp, operand: &'a Expr) -> Result {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = constant_display(operand)
        {
            let loc = Loc::of(operand);
            self.load_const(value, loc);
            return Ok(());
        }
        self.expr(operand)
    }

    fn compare_op(&mut self, op: CmpOp, loc: Loc) {
        let (op, operand) = match op {
            CmpOp::Eq => (Op::CompareOp, CompareOp::Eq as u32),
            CmpOp::NotEq => (Op::CompareOp, CompareOp::Ne as u32),
            CmpOp::Lt => (Op::CompareOp, CompareOp::Lt as u32),
            CmpOp::LtE => (Op::CompareOp, CompareOp::Le as u32),
            CmpOp::Gt => (Op::CompareOp, CompareOp::Gt as u32),
            CmpOp::GtE => (Op::CompareOp, CompareOp::Ge as u32),
            CmpOp::Is => (Op::IsOp, 0),
            CmpOp::IsNot => (Op::IsOp, 1),
            CmpOp::In => (Op::ContainsOp, 0),
            CmpOp::NotIn => (Op::ContainsOp, 1),
        };
        self.unit.emit(op, operand, 0, loc);
    }

    // ---- displays ----

    /// A set display. Three constants or more are taken over from one constant at once, as CPython does it: that
    /// makes a table of another size than adding them singly, so the set iterates in another order.
    fn set_display(&mut self, expr: &Expr, items: &'a [Expr], loc: Loc) -> Result {
        if items.len() > 2
            && let Some(constant) = constant_display(expr)
        {
            self.unit.emit(Op::BuildSet, 0, 0, loc);
            self.load_const(constant, loc);
            self.unit.emit(Op::SetUpdate, 1, 0, loc);
            return Ok(());
        }
        self.sequence(items, Op::BuildSet, loc)
    }

    /// A list, set or tuple display.
    pub fn sequence(&mut self, items: &'a [Expr], build: Op, loc: Loc) -> Result {
        if !items.iter().any(Expr::is_starred_expr) {
            for item in items {
                self.expr(item)?;
            }
            self.unit.emit(build, items.len() as u32, 0, loc);
            return Ok(());
        }
        // With `*x` the collection is made of what precedes it and then grows.
        let (start, append, extend) = match build {
            Op::BuildSet => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        let mut built = false;
        for (at, item) in items.iter().enumerate() {
            match item {
                Expr::Starred(starred) => {
                    if !built {
                        self.unit.emit(start, at as u32, 0, loc);
                        built = true;
                    }
                    self.expr(&starred.value)?;
                    self.unit.emit(extend, 1, 0, loc);
                }
                item => {
                    self.expr(item)?;
                    if built {
                        self.unit.emit(append, 1, 0, loc);
                    }
                }
            }
        }
        if build == Op::BuildTuple {
            self.unit.emit(Op::ListToTuple, 0, 0, loc);
        }
        Ok(())
    }

    fn dict(&mut self, node: &'a ast::ExprDict, loc: Loc) -> Result {
        let mut pending = 0;
        let mut built = false;
        for item in &node.items {
            match &item.key {
                Some(key) => {
                    self.expr(key)?;
                    self.expr(&item.value)?;
                    pending += 1;
                }
                None => {
                    self.merge_pairs(&mut pending, &mut built, loc);
                    if !built {
                        self.unit.emit(Op::BuildMap, 0, 0, loc);
                        built = true;
                    }
                    self.expr(&item.value)?;
                    self.unit.emit(Op::DictUpdate, 1, 0, loc);
                }
            }
        }
        if pending > 0 || !built {
            if built {
                self.merge_pairs(&mut pending, &mut built, loc);
            } else {
                self.unit.emit(Op::BuildMap, pending, 0, loc);
            }
        }
        Ok(())
    }

    fn merge_pairs(&mut self, pending: &mut u32, built: &mut bool, loc: Loc) {
        if *pending == 0 {
            return;
        }
        self.unit.emit(Op::BuildMap, *pending, 0, loc);
        if *built {
            self.unit.emit(Op::DictUpdate, 1, 0, loc);
        }
        *pending = 0;
        *built = true;
    }

    // ---- suspending ----

    fn await_expr(&mut self, node: &'a ast::ExprAwait, loc: Loc) -> Result {
        self.check_await(loc)?;
        self.expr(&node.value)?;
        self.await_top(AwaitSite::Await, loc);
        Ok(())
    }

    fn check_await(&self, loc: Loc) -> Result {
        let scope = self.unit_scope();
        match scope.kind {
            ScopeKind::Function if scope.is_async => Ok(()),
            ScopeKind::Generator => Ok(()),
            kind if kind.is_function_like() => Err(Error::syntax("'await' outside async function", loc.span)),
            _ => Err(Error::syntax("'await' outside function", loc.span)),
        }
    }

    fn yield_expr(&mut self, node: &'a ast::ExprYield, loc: Loc) -> Result {
        if !self.in_function() {
            return Err(Error::syntax("'yield' outside function", loc.span));
        }
        match &node.value {
            Some(value) => self.expr(value)?,
            None => self.load_none(loc),
        }
        self.unit.emit(Op::Yield, 0, 0, loc);
        Ok(())
    }

    fn yield_from(&mut self, node: &'a ast::ExprYieldFrom, loc: Loc) -> Result {
        if !self.in_function() {
            return Err(Error::syntax("'yield from' outside function", loc.span));
        }
        if self.unit_scope().is_async {
            return Err(Error::syntax("'yield from' inside async function", loc.span));
        }
        self.expr(&node.value)?;
        self.unit.emit(Op::GetYieldFromIter, 0, 0, loc);
        self.load_none(loc);
        self.unit.emit(Op::YieldFrom, 0, AwaitSite::YieldFrom as u16, loc);
        Ok(())
    }
}

/// `x is None`, `x is not None`.
fn is_none_test(node: &ast::ExprCompare) -> bool {
    matches!(*node.ops, [CmpOp::Is | CmpOp::IsNot]) && node.comparators[0].is_none_literal_expr()
}

/// A list or set display of constants that is only looked into.
pub fn constant_display(expr: &Expr) -> Option<Const> {
    let (Expr::List(ast::ExprList { elts, .. }) | Expr::Set(ast::ExprSet { elts, .. })) = expr else {
        return None;
    };
    if elts.is_empty() || !elts.iter().all(constants::is_constant) {
        return None;
    }
    let items = elts.iter().map(constants::constant).collect::<Option<Vec<_>>>()?;
    Some(if expr.is_set_expr() { Const::FrozenSet(items) } else { Const::Tuple(items) })
}
