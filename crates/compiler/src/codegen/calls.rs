//! Calls: of functions, of methods without making bound ones, with `*` and `**`.

use bytecode::{Const, Op, Span};
use ruff_python_ast::{self as ast, Expr, Keyword};

use super::Compiler;
use super::location::{self, Loc};
use crate::error::{Error, Result, span};
use crate::names::Sym;
use crate::scope::{Place, ScopeId, flag};

impl<'a> Compiler<'a> {
    pub fn call(&mut self, node: &'a ast::ExprCall, loc: Loc) -> Result {
        check_keywords(&node.arguments.keywords)?;
        if let Expr::Attribute(method) = &*node.func
            && !has_unpacking(&node.arguments)
        {
            return self.method_call(node, method);
        }
        self.suspect_call(&node.func);
        self.expr(&node.func)?;
        self.call_with(Some(&node.arguments), 0, None, loc)
    }

    fn method_call(&mut self, node: &'a ast::ExprCall, method: &'a ast::ExprAttribute) -> Result {
        let name_loc = self.attribute_value(method)?;
        let name = self.name_operand(&method.attr);
        self.unit.emit(Op::LoadMethod, name, 0, name_loc);
        let loc = location::of_method_call(self.source, node, method);
        let arguments = &node.arguments;
        self.arguments(&arguments.args, span(arguments.range))?;
        let count = (arguments.args.len() + arguments.keywords.len()) as u32;
        if arguments.keywords.is_empty() {
            self.unit.emit(Op::CallMethod, count, 0, loc);
        } else {
            self.keyword_values(&arguments.keywords, loc)?;
            self.unit.emit(Op::CallMethodKw, count, 0, loc);
        }
        Ok(())
    }

    /// The value that an attribute is looked up in, and the place of that lookup.
    /// `super().name` is one piece for tracebacks, since CPython has one instruction for it.
    pub fn attribute_value(&mut self, node: &'a ast::ExprAttribute) -> Result<Loc> {
        match &*node.value {
            Expr::Call(call) if self.is_super(call) && &node.attr != "__class__" => {
                let loc = Loc::of(node);
                self.call(call, loc)?;
                Ok(loc)
            }
            value => {
                self.expr(value)?;
                Ok(location::of_attribute(self.source, node))
            }
        }
    }

    /// Whether this is `super()` in a method or `super(a, b)`, of the builtin as far as the source tells.
    fn is_super(&self, call: &ast::ExprCall) -> bool {
        let is_name = matches!(&*call.func, Expr::Name(name) if name.id == "super");
        is_name
            && call.arguments.keywords.is_empty()
            && self.place(Sym::SUPER) == Place::Global
            && !self.table.scope(ScopeId::MODULE).binds(Sym::SUPER)
            && match &*call.arguments.args {
                [] => self.table.scope(self.scope).flags(Sym::CLASS) & flag::FREE != 0,
                [class, object] => !class.is_starred_expr() && !object.is_starred_expr(),
                _ => false,
            }
    }

    /// The values of positional arguments within the parentheses at `range`.
    fn arguments(&mut self, args: &'a [Expr], range: Span) -> Result {
        if let [Expr::Generator(only)] = args
            && !only.parenthesized
        {
            // Its parentheses are those of the call.
            return self.generator_expression(only, Loc::from(range));
        }
        args.iter().try_for_each(|argument| self.expr(argument))
    }

    /// Calls what is on the stack below `pushed` arguments; `extra` is one more positional argument at the end.
    pub fn call_with(
        &mut self,
        arguments: Option<&'a ast::Arguments>,
        pushed: u32,
        extra: Option<Sym>,
        loc: Loc,
    ) -> Result {
        let (args, keywords) = arguments.map_or((&[][..], &[][..]), |all| (&*all.args, &*all.keywords));
        check_keywords(keywords)?;
        if arguments.is_some_and(has_unpacking) {
            self.positional(args, pushed, extra, loc)?;
            if !keywords.is_empty() {
                self.keyword_dict(keywords, loc)?;
            }
            self.unit.emit(Op::CallEx, u32::from(!keywords.is_empty()), 0, loc);
            return Ok(());
        }
        let range = arguments.map_or(loc.span, |arguments| span(arguments.range));
        self.arguments(args, range)?;
        if let Some(extra) = extra {
            self.load_sym(extra, loc);
        }
        let count = pushed + (args.len() + usize::from(extra.is_some()) + keywords.len()) as u32;
        if keywords.is_empty() {
            self.unit.emit(Op::Call, count, 0, loc);
        } else {
            self.keyword_values(keywords, loc)?;
            self.unit.emit(Op::CallKw, count, 0, loc);
        }
        Ok(())
    }

    /// The values of keyword arguments, then the tuple of their names.
    fn keyword_values(&mut self, keywords: &'a [Keyword], loc: Loc) -> Result {
        for keyword in keywords {
            self.expr(&keyword.value)?;
        }
        let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
        let names = names.map(|name| Const::str(name.as_str())).collect();
        self.load_const(Const::Tuple(names), loc);
        Ok(())
    }

    /// Positional arguments as one iterable, the `pushed` ones on the stack first.
    fn positional(&mut self, args: &'a [Expr], pushed: u32, extra: Option<Sym>, loc: Loc) -> Result {
        if let [Expr::Starred(only)] = args
            && pushed == 0
            && extra.is_none()
        {
            return self.expr(&only.value);
        }
        let first_starred = args.iter().position(Expr::is_starred_expr).unwrap_or(args.len());
        for argument in &args[..first_starred] {
            self.expr(argument)?;
        }
        let count = pushed + first_starred as u32;
        if first_starred == args.len() {
            if let Some(extra) = extra {
                self.load_sym(extra, loc);
            }
            self.unit.emit(Op::BuildTuple, count + u32::from(extra.is_some()), 0, loc);
            return Ok(());
        }
        self.unit.emit(Op::BuildList, count, 0, loc);
        for argument in &args[first_starred..] {
            if let Expr::Starred(starred) = argument {
                self.expr(&starred.value)?;
                self.unit.emit(Op::ListExtend, 1, 0, loc);
            } else {
                self.expr(argument)?;
                self.unit.emit(Op::ListAppend, 1, 0, loc);
            }
        }
        if let Some(extra) = extra {
            self.load_sym(extra, loc);
            self.unit.emit(Op::ListAppend, 1, 0, loc);
        }
        self.unit.emit(Op::ListToTuple, 0, 0, loc);
        Ok(())
    }

    /// Keyword arguments as one dict, `**x` among them.
    fn keyword_dict(&mut self, keywords: &'a [Keyword], loc: Loc) -> Result {
        let mut built = false;
        let mut pending: Vec<&'a Keyword> = Vec::new();
        for keyword in keywords {
            if keyword.arg.is_some() {
                pending.push(keyword);
                continue;
            }
            self.keyword_map(&mut pending, &mut built, loc)?;
            if !built {
                self.unit.emit(Op::BuildMap, 0, 0, loc);
                built = true;
            }
            self.expr(&keyword.value)?;
            self.unit.emit(Op::DictMerge, 1, 2, loc);
        }
        self.keyword_map(&mut pending, &mut built, loc)
    }

    fn keyword_map(&mut self, pending: &mut Vec<&'a Keyword>, built: &mut bool, loc: Loc) -> Result {
        if pending.is_empty() {
            return Ok(());
        }
        let count = pending.len() as u32;
        for keyword in pending.drain(..) {
            let name = keyword.arg.as_ref().map(ToString::to_string).unwrap_or_default();
            self.load_const(Const::str(name), loc);
            self.expr(&keyword.value)?;
        }
        self.unit.emit(Op::BuildMap, count, 0, loc);
        if *built {
            self.unit.emit(Op::DictMerge, 1, 2, loc);
        }
        *built = true;
        Ok(())
    }
}

fn has_unpacking(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|keyword| keyword.arg.is_none())
}

fn check_keywords(keywords: &[Keyword]) -> Result {
    let mut seen: rustc_hash::FxHashSet<&str> = rustc_hash::FxHashSet::default();
    for keyword in keywords {
        let Some(name) = &keyword.arg else { continue };
        if name.as_str() == "__debug__" {
            return Err(Error::syntax("cannot assign to __debug__", span(keyword.range)));
        }
        if keywords.len() > 1 && !seen.insert(name) {
            return Err(Error::syntax(format!("keyword argument repeated: {name}"), span(keyword.range)));
        }
    }
    Ok(())
}
