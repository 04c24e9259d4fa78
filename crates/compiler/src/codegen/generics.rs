//! Type parameters: `def f[T]`, `class C[T]`, `type X[T] = …`.
//!
//! Each of them runs in a function of its own that is called at once, so that the parameters are visible to
//! what they belong to and to nothing else.

use bytecode::{Const, Flags, Intrinsic, MakeFunction, Op};
use ruff_python_ast::{self as ast, Expr, TypeParam, TypeParams};

use super::Compiler;
use super::location::Loc;
use super::unit::Params;
use crate::error::Result;
use crate::names::Sym;
use crate::scope::{Place, ScopeId};
use crate::symtable::scope_of;

impl<'a> Compiler<'a> {
    /// The values of the defaults are on the stack; they become arguments of the outer function.
    pub fn generic_function(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        type_params: &'a TypeParams,
        bits: u32,
        first_line: u32,
        loc: Loc,
    ) -> Result {
        let mut params = Params::default();
        self.enter_generic(type_params, &node.name, first_line);
        self.type_params(type_params, loc)?;
        for (bit, name) in
            [(MakeFunction::DEFAULTS, Sym::DEFAULTS), (MakeFunction::KW_DEFAULTS, Sym::KW_DEFAULTS)]
        {
            if bits & bit != 0 {
                self.load_sym(name, loc);
                params.arg_count += 1;
            }
        }
        self.function(node, bits, first_line, loc)?;
        self.unit.emit(Op::Swap, 2, 0, loc);
        self.unit.emit(Op::Intrinsic2, Intrinsic::SetFunctionTypeParams as u32, 0, loc);
        self.unit.emit(Op::Return, 0, 0, loc);
        let code = self.leave_unit(params);
        self.make_function(code, 0, loc);
        // The function goes below its arguments.
        for depth in (2..=params.arg_count + 1).rev() {
            self.unit.emit(Op::Swap, depth, 0, loc);
        }
        self.unit.emit(Op::Call, params.arg_count, 0, loc);
        Ok(())
    }

    pub fn generic_class(
        &mut self,
        node: &'a ast::StmtClassDef,
        type_params: &'a TypeParams,
        first_line: u32,
        loc: Loc,
    ) -> Result {
        self.enter_generic(type_params, &node.name, first_line);
        self.type_params(type_params, loc)?;
        self.store_sym(Sym::TYPE_PARAMS, loc);
        self.build_class(node, first_line, loc)?;
        self.load_sym(Sym::TYPE_PARAMS, loc);
        self.unit.emit(Op::Intrinsic1, Intrinsic::SubscriptGeneric as u32, 0, loc);
        self.store_sym(Sym::GENERIC_BASE, loc);
        self.call_with(node.arguments.as_deref(), 2, Some(Sym::GENERIC_BASE), loc)?;
        self.unit.emit(Op::Return, 0, 0, loc);
        let code = self.leave_unit(Params::default());
        self.make_function(code, 0, loc);
        self.unit.emit(Op::Call, 0, 0, loc);
        Ok(())
    }

    pub fn type_alias(&mut self, node: &'a ast::StmtTypeAlias) -> Result {
        let loc = Loc::of(node);
        let Expr::Name(name) = &*node.name else {
            return Err(crate::error::Error::syntax("invalid syntax", loc.span));
        };
        let line = self.line(loc.span.start);
        if let Some(type_params) = &node.type_params {
            self.enter_generic(type_params, &name.id, line);
        }
        self.load_const(Const::str(name.id.as_str()), loc);
        match &node.type_params {
            Some(type_params) => self.type_params(type_params, loc)?,
            None => self.load_none(loc),
        }
        self.lazy_value(&node.value, scope_of(&node.node_index), &name.id)?;
        self.unit.emit(Op::BuildTuple, 3, 0, loc);
        self.unit.emit(Op::Intrinsic1, Intrinsic::TypeAlias as u32, 0, loc);
        if node.type_params.is_some() {
            self.unit.emit(Op::Return, 0, 0, loc);
            let code = self.leave_unit(Params::default());
            self.make_function(code, 0, loc);
            self.unit.emit(Op::Call, 0, 0, loc);
        }
        self.store_name(&name.id, loc)
    }

    fn enter_generic(&mut self, type_params: &TypeParams, name: &str, line: u32) {
        let scope = scope_of(&type_params.node_index);
        self.enter_unit(scope, &format!("<generic parameters of {name}>"), line, Flags::default());
    }

    /// Makes and stores the parameters, and pushes the tuple of them.
    fn type_params(&mut self, type_params: &'a TypeParams, loc: Loc) -> Result {
        for param in type_params {
            let param_loc = Loc::of(param);
            let name = param.name();
            self.load_const(Const::str(name.as_str()), param_loc);
            let bound = match param {
                TypeParam::TypeVar(node) => node.bound.as_deref().map(|bound| (bound, &node.node_index)),
                TypeParam::ParamSpec(_) | TypeParam::TypeVarTuple(_) => None,
            };
            if let Some((bound, node_index)) = bound {
                self.lazy_value(bound, scope_of(node_index), name)?;
                let intrinsic = if bound.is_tuple_expr() {
                    Intrinsic::TypeVarWithConstraints
                } else {
                    Intrinsic::TypeVarWithBound
                };
                self.unit.emit(Op::Intrinsic2, intrinsic as u32, 0, param_loc);
            } else {
                let intrinsic = match param {
                    TypeParam::TypeVar(_) => Intrinsic::TypeVar,
                    TypeParam::ParamSpec(_) => Intrinsic::ParamSpec,
                    TypeParam::TypeVarTuple(_) => Intrinsic::TypeVarTuple,
                };
                self.unit.emit(Op::Intrinsic1, intrinsic as u32, 0, param_loc);
            }
            if let Some(default) = param.default() {
                self.lazy_value(default, scope_of(&name.node_index), name)?;
                self.unit.emit(Op::Intrinsic2, Intrinsic::SetTypeParamDefault as u32, 0, param_loc);
            }
            self.unit.emit(Op::Copy, 1, 0, param_loc);
            self.store_name(name, param_loc)?;
        }
        self.unit.emit(Op::BuildTuple, type_params.len() as u32, 0, loc);
        Ok(())
    }

    /// A function that computes a value when somebody asks for it.
    fn lazy_value(&mut self, value: &'a Expr, scope: ScopeId, name: &str) -> Result {
        let loc = Loc::of(value);
        let line = self.line(loc.span.start);
        self.enter_unit(scope, name, line, Flags::default());
        match value {
            // The default of a type-variable tuple: `*Ts = *tuple[int, str]`.
            Expr::Starred(starred) => {
                self.expr(&starred.value)?;
                self.unit.emit(Op::UnpackSequence, 1, 0, loc);
            }
            value => self.expr(value)?,
        }
        self.unit.emit(Op::Return, 0, 0, loc);
        let code = self.leave_unit(Params::default());
        self.make_function(code, 0, loc);
        Ok(())
    }

    /// Loads a name that a scope of annotations in a class looks up in the class's namespace first.
    pub fn load_through_class(&mut self, sym: Sym, place: Place, loc: Loc) {
        let (outer, end) = (self.unit.label(), self.unit.label());
        let name = Const::str(self.table.names.text(sym));
        self.load_const(name.clone(), loc);
        self.load_class_dict(loc);
        self.unit.emit(Op::ContainsOp, 0, 0, loc);
        self.unit.jump(Op::PopJumpIfFalse, outer, loc);
        self.load_class_dict(loc);
        self.load_const(name, loc);
        self.unit.emit(Op::BinarySubscr, 0, 0, loc);
        self.unit.jump(Op::Jump, end, loc);
        self.unit.place(outer);
        if let Place::ClassDictCell(slot) = place {
            self.unit.emit(Op::LoadDeref, slot, 0, loc);
        } else {
            let operand = self.unit.name_operand(sym);
            self.unit.emit(Op::LoadGlobal, operand, 0, loc);
        }
        self.unit.place(end);
    }

    fn load_class_dict(&mut self, loc: Loc) {
        let slot = self.table.closure_slot(self.unit.scope, Sym::CLASSDICT);
        self.unit.emit(Op::LoadDeref, slot, 0, loc);
    }
}
