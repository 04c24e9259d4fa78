//! `match`: each pattern consumes the subject on the stack, and leaves the values it captures.

use bytecode::{BinaryOp, CompareOp, Const, Op};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Identifier, Pattern, Singleton};
use ruff_text_size::Ranged;

use super::location::Loc;
use super::unit::Label;
use super::{Compiler, constants};
use crate::error::{Error, Result, span};

/// The state of one case while its pattern is compiled.
#[derive(Default)]
struct Match<'a> {
    /// The captured names, whose values are on the stack in this order, below `on_top` others.
    stores: Vec<&'a str>,
    allow_irrefutable: bool,
    /// `fail_pop[n]` is where a failed match goes that has `n` values to drop.
    fail_pop: Vec<Label>,
    on_top: usize,
}

impl<'a> Compiler<'a> {
    pub fn match_stmt(&mut self, node: &'a ast::StmtMatch) -> Result {
        self.expr(&node.subject)?;
        let end = self.unit.label();
        let count = node.cases.len();
        let has_default = count > 1 && node.cases.last().is_some_and(|case| is_wildcard(&case.pattern));
        let tested = count - usize::from(has_default);
        for (at, case) in node.cases[..tested].iter().enumerate() {
            let loc = Loc::of(&case.pattern);
            let last = at + 1 == tested;
            if !last {
                self.unit.emit(Op::Copy, 1, 0, loc);
            }
            let mut state =
                Match { allow_irrefutable: case.guard.is_some() || at + 1 == count, ..Match::default() };
            self.pattern(&case.pattern, &mut state)?;
            for name in &state.stores {
                self.store_name(name, loc)?;
            }
            if let Some(guard) = &case.guard {
                let label = self.fail_label(&mut state, 0);
                self.jump_if(guard, label, false)?;
            }
            if !last {
                self.unit.emit(Op::Pop, 0, 0, loc);
            }
            self.body(&case.body)?;
            let body_end = self.unit.last_loc();
            self.unit.jump(Op::Jump, end, body_end);
            self.place_fail_labels(&mut state, loc);
        }
        if has_default {
            let case = &node.cases[count - 1];
            let loc = Loc::of(&case.pattern);
            self.unit.emit(Op::Nop, 0, 0, loc);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.body(&case.body)?;
        }
        self.unit.place(end);
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, state: &mut Match<'a>) -> Result {
        let loc = Loc::of(pattern);
        match pattern {
            Pattern::MatchValue(node) => {
                if node.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(Error::syntax(message, loc.span));
                }
                self.expr(&node.value)?;
                self.unit.emit(Op::CompareOp, CompareOp::Eq as u32, 0, loc);
                self.fail_unless(state, Op::PopJumpIfFalse, loc);
                Ok(())
            }
            Pattern::MatchSingleton(node) => {
                let value = match node.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                self.load_const(value, loc);
                self.unit.emit(Op::IsOp, 0, 0, loc);
                self.fail_unless(state, Op::PopJumpIfFalse, loc);
                Ok(())
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, state, loc),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, state, loc),
            Pattern::MatchClass(node) => self.class_pattern(node, state, loc),
            Pattern::MatchStar(node) => self.capture(node.name.as_ref(), state, loc),
            Pattern::MatchAs(node) => self.as_pattern(node, state, loc),
            Pattern::MatchOr(node) => self.or_pattern(node, state, loc),
        }
    }

    fn sub_pattern(&mut self, pattern: &'a Pattern, state: &mut Match<'a>) -> Result {
        let allowed = std::mem::replace(&mut state.allow_irrefutable, true);
        self.pattern(pattern, state)?;
        state.allow_irrefutable = allowed;
        Ok(())
    }

    // ---- failing ----

    fn fail_label(&mut self, state: &mut Match, pops: usize) -> Label {
        while state.fail_pop.len() <= pops {
            state.fail_pop.push(self.unit.label());
        }
        state.fail_pop[pops]
    }

    /// Jumps to where everything that this case left on the stack is dropped.
    fn fail_unless(&mut self, state: &mut Match, op: Op, loc: Loc) {
        let label = self.fail_label(state, state.on_top + state.stores.len());
        self.unit.jump(op, label, loc);
    }

    fn place_fail_labels(&mut self, state: &mut Match, loc: Loc) {
        for (pops, label) in std::mem::take(&mut state.fail_pop).into_iter().enumerate().rev() {
            self.unit.place(label);
            if pops > 0 {
                self.unit.emit(Op::Pop, 0, 0, loc);
            }
        }
    }

    // ---- capturing ----

    /// Brings the top of the stack below the `count - 1` values under it.
    fn rotate(&mut self, count: usize, loc: Loc) {
        for depth in (2..=count).rev() {
            self.unit.emit(Op::Swap, depth as u32, 0, loc);
        }
    }

    fn capture(&mut self, name: Option<&'a Identifier>, state: &mut Match<'a>, loc: Loc) -> Result {
        let Some(name) = name else {
            self.unit.emit(Op::Pop, 0, 0, loc);
            return Ok(());
        };
        if name.as_str() == "__debug__" {
            return Err(Error::syntax("cannot assign to __debug__", loc.span));
        }
        if state.stores.contains(&name.as_str()) {
            return Err(twice(name, loc));
        }
        self.rotate(state.on_top + state.stores.len() + 1, loc);
        state.stores.push(name);
        Ok(())
    }

    fn as_pattern(&mut self, node: &'a ast::PatternMatchAs, state: &mut Match<'a>, loc: Loc) -> Result {
        let Some(pattern) = &node.pattern else {
            if !state.allow_irrefutable {
                let what = match &node.name {
                    Some(name) => format!("name capture '{name}'"),
                    None => "wildcard".to_owned(),
                };
                return Err(Error::syntax(format!("{what} makes remaining patterns unreachable"), loc.span));
            }
            return self.capture(node.name.as_ref(), state, loc);
        };
        state.on_top += 1;
        self.unit.emit(Op::Copy, 1, 0, loc);
        self.pattern(pattern, state)?;
        state.on_top -= 1;
        self.capture(node.name.as_ref(), state, loc)
    }

    fn or_pattern(&mut self, node: &'a ast::PatternMatchOr, state: &mut Match<'a>, loc: Loc) -> Result {
        let end = self.unit.label();
        let mut control: Vec<&'a str> = Vec::new();
        let count = node.patterns.len();
        for (at, alternative) in node.patterns.iter().enumerate() {
            // One that always matches must be the last one, if it is allowed at all.
            let mut inner =
                Match { allow_irrefutable: at + 1 == count && state.allow_irrefutable, ..Match::default() };
            let alternative_loc = Loc::of(alternative);
            self.unit.emit(Op::Copy, 1, 0, alternative_loc);
            self.pattern(alternative, &mut inner)?;
            if at == 0 {
                control = inner.stores.clone();
            } else if inner.stores.len() != control.len() {
                return Err(Error::syntax("alternative patterns bind different names", loc.span));
            } else {
                self.reorder(&control, &mut inner.stores, alternative_loc, loc)?;
            }
            self.unit.jump(Op::Jump, end, alternative_loc);
            self.place_fail_labels(&mut inner, alternative_loc);
        }
        // None matches: the copy of the subject goes, too.
        self.unit.emit(Op::Pop, 0, 0, loc);
        self.fail_unless(state, Op::Jump, loc);
        self.unit.place(end);
        let rotations = control.len() + 1 + state.on_top + state.stores.len();
        for name in control {
            self.rotate(rotations, loc);
            if state.stores.contains(&name) {
                return Err(twice(name, loc));
            }
            state.stores.push(name);
        }
        self.unit.emit(Op::Pop, 0, 0, loc);
        Ok(())
    }

    /// Brings the captured values of an alternative into the order of the first one.
    fn reorder(&mut self, control: &[&str], stores: &mut Vec<&'a str>, loc: Loc, whole: Loc) -> Result {
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|name| *name == control[wanted]) else {
                return Err(Error::syntax("alternative patterns bind different names", whole.span));
            };
            if wanted == found {
                continue;
            }
            let rotations = found + 1;
            let rotated: Vec<&str> = stores.drain(..rotations).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..rotations {
                self.rotate(wanted + 1, loc);
            }
        }
        Ok(())
    }

    // ---- sequences ----

    fn sequence_pattern(
        &mut self,
        node: &'a ast::PatternMatchSequence,
        state: &mut Match<'a>,
        loc: Loc,
    ) -> Result {
        let size = node.patterns.len();
        let mut star = None;
        let mut only_wildcards = true;
        let mut star_wildcard = false;
        for (at, pattern) in node.patterns.iter().enumerate() {
            if let Pattern::MatchStar(starred) = pattern {
                if star.is_some() {
                    let message = "multiple starred names in sequence pattern";
                    return Err(Error::syntax(message, loc.span));
                }
                star_wildcard = starred.name.is_none();
                only_wildcards &= star_wildcard;
                star = Some(at);
            } else {
                only_wildcards &= is_wildcard(pattern);
            }
        }
        state.on_top += 1;
        self.unit.emit(Op::MatchSequence, 0, 0, loc);
        self.fail_unless(state, Op::PopJumpIfFalse, loc);
        if star.is_none() {
            self.check_length(size, CompareOp::Eq, state, loc);
        } else if size > 1 {
            self.check_length(size - 1, CompareOp::Ge, state, loc);
        }
        state.on_top -= 1;
        match star {
            _ if only_wildcards => {
                self.unit.emit(Op::Pop, 0, 0, loc);
                Ok(())
            }
            Some(star) if star_wildcard => self.items_by_index(&node.patterns, star, state, loc),
            star => self.items_unpacked(&node.patterns, star, state, loc),
        }
    }

    fn check_length(&mut self, length: usize, op: CompareOp, state: &mut Match, loc: Loc) {
        self.unit.emit(Op::GetLen, 0, 0, loc);
        self.load_const(Const::Int(length as i64), loc);
        self.unit.emit(Op::CompareOp, op as u32, 0, loc);
        self.fail_unless(state, Op::PopJumpIfFalse, loc);
    }

    fn items_unpacked(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        state: &mut Match<'a>,
        loc: Loc,
    ) -> Result {
        match star {
            Some(star) => {
                let after = patterns.len() - star - 1;
                if star >= 256 || after > usize::from(u16::MAX) {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return Err(Error::syntax(message, loc.span));
                }
                self.unit.emit(Op::UnpackEx, star as u32, after as u16, loc);
            }
            None => self.unit.emit(Op::UnpackSequence, patterns.len() as u32, 0, loc),
        }
        self.sub_patterns(patterns.iter(), state)
    }

    /// Each value on the stack against its pattern; the first one is on top.
    fn sub_patterns(
        &mut self,
        patterns: impl ExactSizeIterator<Item = &'a Pattern>,
        state: &mut Match<'a>,
    ) -> Result {
        state.on_top += patterns.len();
        for pattern in patterns {
            state.on_top -= 1;
            self.sub_pattern(pattern, state)?;
        }
        Ok(())
    }

    /// `[a, *_, b]`: the items are picked one by one, since most of them are not wanted.
    fn items_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        state: &mut Match<'a>,
        loc: Loc,
    ) -> Result {
        state.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            self.unit.emit(Op::Copy, 1, 0, loc);
            if at < star {
                self.load_const(Const::Int(at as i64), loc);
            } else {
                // The subject may not know negative indices.
                self.unit.emit(Op::GetLen, 0, 0, loc);
                self.load_const(Const::Int((patterns.len() - at) as i64), loc);
                self.unit.emit(Op::BinaryOp, BinaryOp::Sub as u32, 0, loc);
            }
            self.unit.emit(Op::BinarySubscr, 0, 0, loc);
            self.sub_pattern(pattern, state)?;
        }
        state.on_top -= 1;
        self.unit.emit(Op::Pop, 0, 0, loc);
        Ok(())
    }

    // ---- mappings and classes ----

    fn mapping_pattern(
        &mut self,
        node: &'a ast::PatternMatchMapping,
        state: &mut Match<'a>,
        loc: Loc,
    ) -> Result {
        let size = node.keys.len();
        state.on_top += 1;
        self.unit.emit(Op::MatchMapping, 0, 0, loc);
        self.fail_unless(state, Op::PopJumpIfFalse, loc);
        if size == 0 && node.rest.is_none() {
            state.on_top -= 1;
            self.unit.emit(Op::Pop, 0, 0, loc);
            return Ok(());
        }
        if size > 0 {
            self.check_length(size, CompareOp::Ge, state, loc);
        }
        let mut seen: Vec<Const> = Vec::new();
        for key in &node.keys {
            self.check_mapping_key(key, &mut seen, loc)?;
            self.expr(key)?;
        }
        self.unit.emit(Op::BuildTuple, size as u32, 0, loc);
        self.unit.emit(Op::MatchKeys, 0, 0, loc);
        state.on_top += 2;
        self.unit.emit(Op::Copy, 1, 0, loc);
        self.fail_unless(state, Op::PopJumpIfNone, loc);
        self.unit.emit(Op::UnpackSequence, size as u32, 0, loc);
        state.on_top -= 1;
        self.sub_patterns(node.patterns.iter(), state)?;
        state.on_top -= 2;
        let Some(rest) = &node.rest else {
            self.unit.emit(Op::Pop, 0, 0, loc);
            self.unit.emit(Op::Pop, 0, 0, loc);
            return Ok(());
        };
        // rest = dict(subject), then without each key.
        self.unit.emit(Op::BuildMap, 0, 0, loc);
        self.unit.emit(Op::Swap, 3, 0, loc);
        self.unit.emit(Op::DictUpdate, 2, 0, loc);
        self.unit.emit(Op::UnpackSequence, size as u32, 0, loc);
        for left in (1..=size).rev() {
            self.unit.emit(Op::Copy, left as u32 + 1, 0, loc);
            self.unit.emit(Op::Swap, 2, 0, loc);
            self.unit.emit(Op::DeleteSubscr, 0, 0, loc);
        }
        self.capture(Some(rest), state, loc)
    }

    fn check_mapping_key(&self, key: &Expr, seen: &mut Vec<Const>, loc: Loc) -> Result {
        if key.is_attribute_expr() {
            return Ok(());
        }
        let Some(value) = constants::constant(key) else {
            // Complex numbers such as `1 + 2j`.
            if key.is_bin_op_expr() || key.is_unary_op_expr() {
                return Ok(());
            }
            let message = "mapping pattern keys may only match literals and attribute lookups";
            return Err(Error::syntax(message, loc.span));
        };
        if seen.iter().any(|other| is_same_key(other, &value)) {
            let written = &self.source.text[span(key.range()).start as usize..span(key.range()).end as usize];
            let text = match &value {
                // As `repr` shows it, where that takes no escapes.
                Const::Str(key) if !key.contains(['\'', '\\']) && !key.contains(char::is_control) => {
                    format!("'{key}'")
                }
                _ => written.to_owned(),
            };
            let message = format!("mapping pattern checks duplicate key ({text})");
            return Err(Error::syntax(message, loc.span));
        }
        seen.push(value);
        Ok(())
    }

    fn class_pattern(&mut self, node: &'a ast::PatternMatchClass, state: &mut Match<'a>, loc: Loc) -> Result {
        let arguments = &node.arguments;
        let mut names: Vec<&str> = Vec::new();
        for keyword in &arguments.keywords {
            if names.contains(&keyword.attr.as_str()) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return Err(Error::syntax(message, span(keyword.pattern.range())));
            }
            names.push(&keyword.attr);
        }
        self.expr(&node.cls)?;
        let names = names.into_iter().map(Const::str).collect();
        self.load_const(Const::Tuple(names), loc);
        // A traceback reads the pattern as an expression, which it is but for `as`.
        let anchor = (!has_as(arguments))
            .then(|| bytecode::Span { start: span(arguments.range).start, end: loc.span.end });
        self.unit.emit(Op::MatchClass, arguments.patterns.len() as u32, 0, Loc { anchor, ..loc });
        self.unit.emit(Op::Copy, 1, 0, loc);
        state.on_top += 1;
        self.fail_unless(state, Op::PopJumpIfNone, loc);
        let patterns: Vec<&'a Pattern> = arguments
            .patterns
            .iter()
            .chain(arguments.keywords.iter().map(|keyword| &keyword.pattern))
            .collect();
        self.unit.emit(Op::UnpackSequence, patterns.len() as u32, 0, loc);
        state.on_top -= 1;
        self.sub_patterns(patterns.into_iter(), state)
    }
}

/// Whether two constants are the same key of a dictionary: numbers are compared across their kinds.
fn is_same_key(one: &Const, other: &Const) -> bool {
    fn number(value: &Const) -> Option<f64> {
        match value {
            Const::Bool(value) => Some(f64::from(u8::from(*value))),
            Const::Int(value) if value.unsigned_abs() < 1 << 53 => Some(*value as f64),
            Const::Float(value) => Some(*value),
            Const::Imaginary(value) if *value == 0.0 => Some(0.0),
            _ => None,
        }
    }
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchAs(node) if node.pattern.is_none() && node.name.is_none())
}

/// Whether a pattern among these is given a name with `as`.
fn has_as(arguments: &ast::PatternArguments) -> bool {
    struct Search(bool);

    impl<'a> Visitor<'a> for Search {
        fn visit_pattern(&mut self, pattern: &'a Pattern) {
            self.0 |= matches!(pattern, Pattern::MatchAs(node) if node.pattern.is_some());
            visitor::walk_pattern(self, pattern);
        }
    }

    let mut search = Search(false);
    search.visit_pattern_arguments(arguments);
    search.0
}

fn twice(name: &str, loc: Loc) -> Error {
    Error::syntax(format!("multiple assignments to name '{name}' in pattern"), loc.span)
}
