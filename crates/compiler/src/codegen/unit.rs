//! A code object under construction: emitting instructions, labels, guarded ranges.
//!
//! The depth of the operand stack is followed while instructions are emitted. Behind a jump or a return
//! nothing is emitted until a label is placed that something jumps to, so that depths are exact.

use std::rc::Rc;

use bytecode::{Anchor, Code, Const, Flags, Handler, Instr, Op, Source, Span};
use rustc_hash::FxHashMap;

use super::constants::ConstTable;
use super::location::Loc;
use crate::effect::effect;
use crate::names::{Interner, Sym};
use crate::scope::ScopeId;

/// A place in the code that instructions jump to, perhaps not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label(u32);

#[derive(Debug, Clone, Copy)]
struct LabelState {
    at: Option<u32>,
    /// The depth at the label, when something jumps there.
    depth: Option<u32>,
}

/// The number of a guard; the default guards nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard(u32);

#[derive(Debug, Clone, Copy)]
struct GuardState {
    target: Label,
    depth: u32,
    used: bool,
}

pub struct Unit {
    pub scope: ScopeId,
    pub name: String,
    pub qualname: String,
    pub first_line: u32,
    pub doc: Option<String>,
    pub flags: Flags,
    /// Names assigned as `self.name` in the methods of a class body.
    pub static_attributes: Vec<Sym>,
    pub consts: ConstTable,
    instrs: Vec<Instr>,
    spans: Vec<Span>,
    guards_of: Vec<Guard>,
    anchors: Vec<Anchor>,
    names: Vec<Sym>,
    name_index: FxHashMap<Sym, u32>,
    labels: Vec<LabelState>,
    guards: Vec<GuardState>,
    pub guard: Guard,
    depth: u32,
    max_depth: u32,
    reachable: bool,
}

impl Unit {
    pub fn new(scope: ScopeId, name: String, qualname: String, first_line: u32, flags: Flags) -> Self {
        Unit {
            scope,
            name,
            qualname,
            first_line,
            doc: None,
            flags,
            static_attributes: Vec::new(),
            consts: ConstTable::default(),
            instrs: Vec::new(),
            spans: Vec::new(),
            guards_of: Vec::new(),
            anchors: Vec::new(),
            names: Vec::new(),
            name_index: FxHashMap::default(),
            labels: Vec::new(),
            guards: Vec::new(),
            guard: Guard::default(),
            depth: 0,
            max_depth: 0,
            reachable: true,
        }
    }

    pub fn is_reachable(&self) -> bool {
        self.reachable
    }

    /// The span of the last instruction, for code that has no place of its own in the source.
    pub fn last_loc(&self) -> Loc {
        Loc::from(self.spans.last().copied().unwrap_or_default())
    }

    pub fn name_operand(&mut self, name: Sym) -> u32 {
        let names = &mut self.names;
        *self.name_index.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() as u32 - 1
        })
    }

    pub fn emit(&mut self, op: Op, a: u32, b: u16, loc: Loc) {
        if !self.reachable {
            return;
        }
        let instr = Instr { op, a, b };
        let effect = effect(instr);
        debug_assert!(self.depth >= effect.needs, "{op:?} needs {} values", effect.needs);
        let at = self.instrs.len() as u32;
        self.instrs.push(instr);
        self.spans.push(loc.span);
        self.guards_of.push(self.guard);
        if let Some(guard) = (self.guard.0 as usize).checked_sub(1) {
            self.guards[guard].used = true;
        }
        if let Some(anchor) = loc.anchor
            && can_raise_with_anchor(op)
        {
            self.anchors.push(Anchor { instr: at, start: anchor.start, end: anchor.end });
        }
        if let Some(change) = effect.jump {
            let target = &mut self.labels[a as usize];
            let depth = self.depth.wrapping_add_signed(change);
            debug_assert!(target.depth.is_none_or(|known| known == depth), "{op:?} jumps at another depth");
            target.depth = Some(depth);
        }
        self.depth = self.depth.wrapping_add_signed(effect.next);
        self.max_depth = self.max_depth.max(self.depth);
        self.reachable = effect.falls_through;
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState { at: None, depth: None });
        Label(self.labels.len() as u32 - 1)
    }

    /// Emits a jump; an unconditional one that goes back becomes `JumpBack`.
    pub fn jump(&mut self, op: Op, label: Label, loc: Loc) {
        let backward = self.labels[label.0 as usize].at.is_some();
        debug_assert!(!backward || op == Op::Jump, "only plain jumps go back");
        let op = if backward { Op::JumpBack } else { op };
        self.emit(op, label.0, 0, loc);
    }

    pub fn place(&mut self, label: Label) {
        let at = self.instrs.len() as u32;
        let state = &mut self.labels[label.0 as usize];
        state.at = Some(at);
        match state.depth {
            Some(depth) => {
                debug_assert!(!self.reachable || depth == self.depth, "depths differ at a label");
                self.depth = depth;
                self.reachable = true;
            }
            None if self.reachable => state.depth = Some(self.depth),
            None => {}
        }
    }

    /// From here on, exceptions go to `target`. Returns the guard that was in force.
    pub fn guard_with(&mut self, target: Label) -> Guard {
        self.guards.push(GuardState { target, depth: self.depth, used: false });
        std::mem::replace(&mut self.guard, Guard(self.guards.len() as u32))
    }

    /// As `guard_with`, where the handler keeps all but the top `above` values.
    pub fn guard_below(&mut self, target: Label, above: u32) -> Guard {
        self.guards.push(GuardState { target, depth: self.depth.saturating_sub(above), used: false });
        std::mem::replace(&mut self.guard, Guard(self.guards.len() as u32))
    }

    /// Places the label of a handler: the exception is on top of what the guard keeps.
    pub fn place_handler(&mut self, target: Label) {
        debug_assert!(!self.reachable, "execution runs into a handler");
        for guard in self.guards.iter().rev().filter(|guard| guard.target == target && guard.used) {
            let depth = guard.depth + 1;
            self.labels[target.0 as usize].depth = Some(depth);
            self.max_depth = self.max_depth.max(depth);
        }
        self.place(target);
    }

    /// The finished code.
    pub fn finish(mut self, slots: Slots, params: Params, source: &Rc<Source>, names: &Interner) -> Code {
        for instr in &mut self.instrs {
            if effect(*instr).jump.is_some() {
                let target = self.labels[instr.a as usize].at;
                instr.a = target.expect("each label that is jumped to is placed");
            }
        }
        let text = |syms: &[Sym]| syms.iter().map(|sym| names.text(*sym).clone()).collect();
        Code {
            name: self.name.into(),
            qualname: self.qualname,
            source: source.clone(),
            first_line: self.first_line,
            doc: self.doc.map(Into::into),
            arg_count: params.arg_count,
            pos_only_count: params.pos_only_count,
            kw_only_count: params.kw_only_count,
            flags: self.flags,
            locals: text(slots.locals),
            cells: text(slots.cells),
            free: text(slots.free),
            names: text(&self.names),
            consts: self.consts.into_consts(),
            handlers: handlers(&self.guards_of, &self.guards, &self.labels),
            instrs: self.instrs,
            spans: self.spans,
            anchors: self.anchors,
            max_stack: self.max_depth,
        }
    }
}

/// The names of a unit's slots.
pub struct Slots<'a> {
    pub locals: &'a [Sym],
    pub cells: &'a [Sym],
    pub free: &'a [Sym],
}

/// The numbers of a function's parameters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Params {
    pub arg_count: u32,
    pub pos_only_count: u32,
    pub kw_only_count: u32,
}

/// Joins neighbours with the same guard: the entries are disjoint and sorted.
fn handlers(guards_of: &[Guard], guards: &[GuardState], labels: &[LabelState]) -> Vec<Handler> {
    let mut handlers = Vec::new();
    let mut start = 0;
    while start < guards_of.len() {
        let guard = guards_of[start];
        let end = start + guards_of[start..].iter().take_while(|other| **other == guard).count();
        if let Some(at) = (guard.0 as usize).checked_sub(1) {
            let GuardState { target, depth, .. } = guards[at];
            let target = labels[target.0 as usize].at.expect("each handler is placed");
            handlers.push(Handler { start: start as u32, end: end as u32, target, depth });
        }
        start = end;
    }
    handlers
}

/// Instructions for which a traceback stresses a part of the expression.
fn can_raise_with_anchor(op: Op) -> bool {
    matches!(
        op,
        Op::BinaryOp
            | Op::BinarySubscr
            | Op::StoreSubscr
            | Op::DeleteSubscr
            | Op::Call
            | Op::CallKw
            | Op::CallEx
            | Op::CallMethod
            | Op::CallMethodKw
            | Op::GetIter
            | Op::ForIter
            | Op::GetAiter
            | Op::GetAnext
            | Op::GetAwaitable
            | Op::YieldFrom
            | Op::BeforeWith
            | Op::BeforeAsyncWith
            | Op::WithExceptStart
            | Op::CheckExcMatch
            | Op::MatchClass
            | Op::ListExtend
            | Op::DictUpdate
            | Op::DictMerge
            | Op::UnpackSequence
            | Op::UnpackEx
            | Op::BuildMap
            | Op::BuildSet
            | Op::SetAdd
            | Op::PopJumpIfTrue
            | Op::PopJumpIfFalse
            | Op::Yield
            | Op::Raise
    )
}

/// The constant `None`, which is loaded everywhere.
pub const NONE: Const = Const::None;
