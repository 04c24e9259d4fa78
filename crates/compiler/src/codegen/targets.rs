//! Storing and deleting: what stands on the left of `=`, after `for`, `as` and `del`.

use bytecode::{BinaryOp, Const, Op};
use ruff_python_ast::{self as ast, Expr, Operator};
use ruff_text_size::Ranged;

use super::Compiler;
use super::location::{self, Loc};
use crate::error::{Error, Result, span};

impl<'a> Compiler<'a> {
    /// Stores the top of the stack.
    pub fn store(&mut self, target: &'a Expr) -> Result {
        let loc = self.loc(target);
        match target {
            Expr::Name(name) => self.store_name(&name.id, loc),
            Expr::Attribute(node) => {
                self.check_attribute(node)?;
                self.expr(&node.value)?;
                let loc = location::of_attribute(self.source, node);
                self.note_static_attribute(node);
                let name = self.name_operand(&node.attr);
                self.unit.emit(Op::StoreAttr, name, 0, loc);
                Ok(())
            }
            Expr::Subscript(node) => {
                self.expr(&node.value)?;
                self.expr(&node.slice)?;
                self.unit.emit(Op::StoreSubscr, 0, 0, loc);
                Ok(())
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                self.unpack(elts, loc)?;
                elts.iter().try_for_each(|element| match element {
                    Expr::Starred(starred) => self.store(&starred.value),
                    _ => self.store(element),
                })
            }
            Expr::Starred(_) => {
                Err(Error::syntax("starred assignment target must be in a list or tuple", loc.span))
            }
            _ => Err(Error::syntax("cannot assign to expression", loc.span)),
        }
    }

    fn unpack(&mut self, targets: &'a [Expr], loc: Loc) -> Result {
        let mut starred = targets.iter().enumerate().filter(|(_, target)| target.is_starred_expr());
        match (starred.next(), starred.next()) {
            (None, _) => self.unit.emit(Op::UnpackSequence, targets.len() as u32, 0, loc),
            (Some((at, _)), None) => {
                let after = targets.len() - at - 1;
                if at >= 256 || after > usize::from(u16::MAX) {
                    let message = "too many expressions in star-unpacking assignment";
                    return Err(Error::syntax(message, loc.span));
                }
                self.unit.emit(Op::UnpackEx, at as u32, after as u16, loc);
            }
            (Some(_), Some(_)) => {
                return Err(Error::syntax("multiple starred expressions in assignment", loc.span));
            }
        }
        Ok(())
    }

    pub fn delete(&mut self, target: &'a Expr) -> Result {
        let loc = self.loc(target);
        match target {
            Expr::Name(name) => self.delete_name(&name.id, loc),
            Expr::Attribute(node) => {
                if node.attr.as_str() == "__debug__" {
                    return Err(Error::syntax("cannot delete __debug__", loc.span));
                }
                self.expr(&node.value)?;
                let loc = location::of_attribute(self.source, node);
                let name = self.name_operand(&node.attr);
                self.unit.emit(Op::DeleteAttr, name, 0, loc);
                Ok(())
            }
            Expr::Subscript(node) => {
                self.expr(&node.value)?;
                self.expr(&node.slice)?;
                self.unit.emit(Op::DeleteSubscr, 0, 0, loc);
                Ok(())
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().try_for_each(|element| self.delete(element))
            }
            _ => Err(Error::syntax("cannot delete expression", loc.span)),
        }
    }

    pub fn aug_assign(&mut self, node: &'a ast::StmtAugAssign) -> Result {
        let loc = Loc::of(node);
        let target = self.loc(&node.target);
        match &*node.target {
            Expr::Name(name) => {
                self.load_name(&name.id, target);
                self.aug_value(node, loc)?;
                self.store_name(&name.id, target)
            }
            Expr::Attribute(attribute) => {
                self.check_attribute(attribute)?;
                self.expr(&attribute.value)?;
                let target = location::of_attribute(self.source, attribute);
                self.note_static_attribute(attribute);
                self.unit.emit(Op::Copy, 1, 0, target);
                let name = self.name_operand(&attribute.attr);
                self.unit.emit(Op::LoadAttr, name, 0, target);
                self.aug_value(node, loc)?;
                self.unit.emit(Op::Swap, 2, 0, target);
                self.unit.emit(Op::StoreAttr, name, 0, target);
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.unit.emit(Op::Copy, 2, 0, target);
                self.unit.emit(Op::Copy, 2, 0, target);
                self.unit.emit(Op::BinarySubscr, 0, 0, target);
                self.aug_value(node, loc)?;
                self.unit.emit(Op::Swap, 3, 0, target);
                self.unit.emit(Op::Swap, 2, 0, target);
                self.unit.emit(Op::StoreSubscr, 0, 0, target);
                Ok(())
            }
            _ => Err(Error::syntax("illegal expression for augmented assignment", target.span)),
        }
    }

    fn aug_value(&mut self, node: &'a ast::StmtAugAssign, loc: Loc) -> Result {
        self.expr(&node.value)?;
        self.unit.emit(Op::BinaryOp, binary_op(node.op) as u32, 1, loc);
        Ok(())
    }

    fn check_attribute(&self, node: &ast::ExprAttribute) -> Result {
        if node.attr.as_str() == "__debug__" {
            return Err(Error::syntax("cannot assign to __debug__", span(node.range())));
        }
        Ok(())
    }

    /// `self.x = …` in a method: the class body lists `x` in `__static_attributes__`.
    fn note_static_attribute(&mut self, node: &ast::ExprAttribute) {
        if !matches!(&*node.value, Expr::Name(name) if name.id.as_str() == "self") {
            return;
        }
        let name = self.table.names.intern(&node.attr);
        let class = self.outer.iter_mut().rev().map(|(unit, ..)| unit).find(|unit| unit.flags.class_body);
        if let Some(class) = class
            && !class.static_attributes.contains(&name)
        {
            class.static_attributes.push(name);
        }
    }

    /// The attributes that the methods of the class body just compiled assign.
    pub fn load_static_attributes(&mut self, loc: Loc) {
        let names = std::mem::take(&mut self.unit.static_attributes);
        let names = names.into_iter().map(|name| Const::str(self.table.names.text(name))).collect();
        self.load_const(Const::Tuple(names), loc);
    }
}

/// The operator of an expression as the instructions know it.
pub fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::Div,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}
