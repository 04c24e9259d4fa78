//! The instructions, and what each does to the operand stack.
//!
//! The effects are written `before → after` with the top of the stack at the right; `…` is any number of
//! values. `a` and `b` are the instruction's operands.

/// One instruction. What `a` and `b` mean is told at each [`Op`]; unused operands are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instr {
    pub op: Op,
    pub b: u16,
    pub a: u32,
}

/// The operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Op {
    // ---- the stack ----
    Nop,
    /// `x →`
    Pop,
    /// Pushes a copy of the value at depth `a`: 1 is the top.
    Copy,
    /// Exchanges the top with the value at depth `a`: 2 is the one below the top.
    Swap,
    /// `→ const[a]`
    LoadConst,

    // ---- variables ----
    /// `→ slot[a]`; `UnboundLocalError` when it is empty.
    LoadFast,
    /// `x →`, into slot `a`.
    StoreFast,
    DeleteFast,
    /// Empties slot `a`, also when it is empty (start of a comprehension).
    ClearFast,
    /// Puts a new cell into slot `a`, holding what the slot held (perhaps nothing).
    MakeCell,
    /// `→ content of the cell in slot a`; `NameError` or `UnboundLocalError` when it is empty.
    LoadDeref,
    StoreDeref,
    DeleteDeref,
    /// `→ the cell itself` in slot `a`, for a closure.
    LoadClosure,
    /// Class body: `→ namespace[slot_name(a)]`, else the content of the cell in slot `a`.
    LoadClassDeref,
    /// `→ globals[names[a]]`, else the builtin, else `NameError`.
    LoadGlobal,
    StoreGlobal,
    DeleteGlobal,
    /// Class body: namespace, then globals, then builtins.
    LoadName,
    StoreName,
    DeleteName,
    /// Class body: `→ the namespace dictionary`. Module: `→ the globals`.
    LoadLocals,

    // ---- attributes and items ----
    /// `object → object.names[a]`
    LoadAttr,
    /// `value object →`, sets `object.names[a]`.
    StoreAttr,
    /// `object →`
    DeleteAttr,
    /// `object → function self`, or `object → NULL value` where the attribute is no plain method; for `CallMethod`.
    LoadMethod,
    /// `container key → container[key]`
    BinarySubscr,
    /// `value container key →`
    StoreSubscr,
    /// `container key →`
    DeleteSubscr,
    /// `start stop → slice` or, with `a` = 3, `start stop step → slice`.
    BuildSlice,

    // ---- operators ----
    /// `x y → x op y`; `a` is a [`BinaryOp`], `b` is 1 for the augmented form.
    BinaryOp,
    /// `x → op x`; `a` is a [`UnaryOp`].
    UnaryOp,
    /// `x y → x op y`; `a` is a [`CompareOp`].
    CompareOp,
    /// `x y → x is y`, negated when `a` is 1.
    IsOp,
    /// `x y → x in y`, negated when `a` is 1.
    ContainsOp,

    // ---- jumps ----
    /// To instruction `a`, which stands further on.
    Jump,
    /// To instruction `a`, which stands before: the end of a loop's body.
    JumpBack,
    /// `x →`
    PopJumpIfFalse,
    PopJumpIfTrue,
    PopJumpIfNone,
    PopJumpIfNotNone,
    /// Jumps and keeps `x`, or pops it and goes on: `and`, `or`, chained comparison.
    JumpIfFalseOrPop,
    JumpIfTrueOrPop,

    // ---- iteration ----
    /// `iterable → iterator`
    GetIter,
    /// `iterator → iterator item`, or `iterator →` and to `a` at the end.
    ForIter,
    /// `iterable → async iterator`, checked.
    GetAiter,
    /// `aiter → aiter awaitable`
    GetAnext,
    /// At a handler: `aiter exception →` when it is `StopAsyncIteration`, else raises it again.
    EndAsyncFor,

    // ---- building ----
    /// `a` values → one.
    BuildTuple,
    BuildList,
    BuildSet,
    /// `2a` values: key, value, … → dict.
    BuildMap,
    /// `a` strings → their concatenation.
    BuildString,
    /// `… list … x → … list …` where `list` is at depth `a` after `x` is popped: 1 is the top.
    ListAppend,
    SetAdd,
    /// `… dict … key value → … dict …`, depth as above.
    MapAdd,
    /// `… list … iterable → … list …`, depth as above. In `[*x]` and calls.
    ListExtend,
    SetUpdate,
    /// `{**x}`
    DictUpdate,
    /// `f(**x)`: as `DictUpdate`, and an error when a key stands twice; the function is at depth `b` below the dict.
    DictMerge,
    /// `list → tuple`
    ListToTuple,
    /// `sequence → x_a … x_2 x_1`, so that the first item is on top.
    UnpackSequence,
    /// `a` items before the starred one and `b` after it; the first item is on top.
    UnpackEx,

    // ---- calls and functions ----
    /// `callable arg… → result` with `a` arguments.
    Call,
    /// `callable arg… names → result`: `a` arguments, the last of which are given by the names of the tuple.
    CallKw,
    /// `callable args → result`, or with `a` = 1 `callable args kwargs → result`; args is any iterable.
    CallEx,
    /// `function self arg… → result` or `NULL callable arg… → result`, with `a` arguments (self not counted).
    CallMethod,
    CallMethodKw,
    /// `[defaults tuple] [keyword defaults dict] [annotations dict] [closure tuple] code → function`;
    /// `a` is a set of [`MakeFunction`] bits that says which are there.
    MakeFunction,
    /// `→ __build_class__`
    LoadBuildClass,
    /// `x →`, the frame returns it.
    Return,

    // ---- generators and coroutines ----
    /// `x → sent`: suspends the frame.
    Yield,
    /// `iterator value → result`: sends `value`; while the iterator yields, suspends the frame here with what
    /// it yields and does this again with what is sent. `b` is an [`AwaitSite`].
    YieldFrom,
    /// `iterable → iterator` for `yield from` (coroutines are let through in a coroutine).
    GetYieldFromIter,
    /// `awaitable → iterator`; `b` is an [`AwaitSite`], for the error's words.
    GetAwaitable,

    // ---- with ----
    /// `manager → exit result-of-enter`
    BeforeWith,
    /// `manager → aexit awaitable-of-aenter`
    BeforeAsyncWith,
    /// `exit previous exception → exit previous exception result`: calls `exit(type, exception, traceback)`.
    WithExceptStart,

    // ---- exceptions ----
    /// At a handler: `exception → previous exception`; the exception is now the one being handled.
    PushExcInfo,
    /// `previous →`, which is again the one being handled.
    PopExcept,
    /// `exception →`, raised again with the traceback it has.
    Reraise,
    /// `a` = 0: raises the one being handled; 1: `exception →`; 2: `exception cause →`.
    Raise,
    /// `exception type → exception bool`
    CheckExcMatch,
    /// `exception type → rest match`: splits for `except*`; `match` is None when nothing matches.
    CheckEgMatch,
    /// `original list → exception or None`: what is left to raise after the `except*` clauses.
    PrepReraiseStar,
    LoadAssertionError,

    // ---- the rest ----
    /// `value → text`, or with bit 2 of `b` set `value spec → text`; the low two bits of `b` are a [`Conversion`].
    FormatValue,
    /// `level fromlist → module` named `names[a]`
    ImportName,
    /// `module → module module.names[a]`
    ImportFrom,
    /// `module →`
    ImportStar,
    /// Makes `__annotations__` where there is none.
    SetupAnnotations,
    /// `x → x length`
    GetLen,
    /// `x → x bool`
    MatchMapping,
    MatchSequence,
    /// `subject keys → subject keys values-or-None`
    MatchKeys,
    /// `subject class names → attributes-or-None`, with `a` positional patterns.
    MatchClass,
    /// `x → y`, by [`Intrinsic`] `a`.
    Intrinsic1,
    /// `x y → z`, by [`Intrinsic`] `a`.
    Intrinsic2,
    /// `x →`: the value of an expression statement at the top level of an interactive source; not emitted for scripts.
    Print,

    // ---- fused ----
    // The machine puts these in the place of the first of several instructions when it prepares code; the compiler
    // never emits them. The others stay where they are. Where two operands are needed they share `a`, the first in its
    // low half; an operator is in `b`, or in what ways the operands of a comparison must relate for the jump. Further operands are read from the others.
    /// `LoadFast`, `LoadFast`
    FastFast,
    /// `LoadFast`, `LoadConst`
    FastConst,
    /// `LoadFast`, `LoadFast`, `BinaryOp`
    FastFastBinary,
    /// `LoadFast`, `LoadConst`, `BinaryOp`
    FastConstBinary,
    /// `LoadFast`, `BinaryOp`
    FastBinary,
    /// `LoadConst`, `BinaryOp`
    ConstBinary,
    /// `LoadFast`, `LoadFast`, `CompareOp`, `PopJumpIfFalse` or `PopJumpIfTrue`
    FastFastCompareJump,
    /// `LoadFast`, `LoadConst`, `CompareOp`, and the jump
    FastConstCompareJump,
    /// `LoadConst`, `CompareOp`, and the jump
    ConstCompareJump,
    /// `CompareOp` and the jump
    CompareJump,
    /// `LoadFast`, `LoadFast`, `BinarySubscr`
    FastFastSubscr,
    /// `LoadFast`, `LoadConst`, `BinarySubscr`
    FastConstSubscr,
    /// `LoadFast`, `LoadConst`, `Copy`, `Copy`, `BinarySubscr`: the first half of `x[0] += …`. Where the right side is
    /// simple, `b` is of how many instructions it consists, and all of the statement is done.
    FastConstItem,
    /// The same with `LoadFast` for the key
    FastFastItem,
    /// `BinaryOp`, `Swap`, `Swap`, `StoreSubscr`: the second half of `x[…] += …`
    BinaryStoreItem,
    /// `BinaryOp`, `StoreFast`
    BinaryFast,
    /// `StoreFast`, `StoreFast`
    StoreFastFast,
    /// `LoadFast`, `LoadAttr`
    FastAttr,
    /// `LoadFast`, `Copy`, `LoadAttr`, a simple right side of `b` instructions, `BinaryOp`, `Swap`, `StoreAttr`:
    /// `x.y += …`
    FastUpdateAttr,
    /// `LoadFast`, `Return`
    FastReturn,
    /// `ForIter`, `StoreFast`
    ForIterFast,
    /// `UnpackSequence` and a `StoreFast` for each item
    UnpackFast,
}

/// What an operand is a place in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The variables of the frame.
    Slots,
    /// [`Code::names`](crate::Code::names)
    Names,
    /// [`Code::consts`](crate::Code::consts)
    Consts,
}

impl Op {
    /// The table that the first operand is a place in, if it is one.
    pub fn table(self) -> Option<Table> {
        match self {
            Op::LoadFast
            | Op::StoreFast
            | Op::DeleteFast
            | Op::ClearFast
            | Op::MakeCell
            | Op::LoadDeref
            | Op::StoreDeref
            | Op::DeleteDeref
            | Op::LoadClosure
            | Op::LoadClassDeref => Some(Table::Slots),
            Op::LoadGlobal
            | Op::StoreGlobal
            | Op::DeleteGlobal
            | Op::LoadName
            | Op::StoreName
            | Op::DeleteName
            | Op::LoadAttr
            | Op::StoreAttr
            | Op::DeleteAttr
            | Op::LoadMethod
            | Op::ImportName
            | Op::ImportFrom => Some(Table::Names),
            Op::LoadConst => Some(Table::Consts),
            _ => None,
        }
    }

    /// All operations, in the order of their numbers.
    #[rustfmt::skip]
    const ALL: &[Op] = &[
        Op::Nop, Op::Pop, Op::Copy, Op::Swap, Op::LoadConst, Op::LoadFast,
        Op::StoreFast, Op::DeleteFast, Op::ClearFast, Op::MakeCell, Op::LoadDeref, Op::StoreDeref,
        Op::DeleteDeref, Op::LoadClosure, Op::LoadClassDeref, Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal,
        Op::LoadName, Op::StoreName, Op::DeleteName, Op::LoadLocals, Op::LoadAttr, Op::StoreAttr,
        Op::DeleteAttr, Op::LoadMethod, Op::BinarySubscr, Op::StoreSubscr, Op::DeleteSubscr, Op::BuildSlice,
        Op::BinaryOp, Op::UnaryOp, Op::CompareOp, Op::IsOp, Op::ContainsOp, Op::Jump,
        Op::JumpBack, Op::PopJumpIfFalse, Op::PopJumpIfTrue, Op::PopJumpIfNone, Op::PopJumpIfNotNone, Op::JumpIfFalseOrPop,
        Op::JumpIfTrueOrPop, Op::GetIter, Op::ForIter, Op::GetAiter, Op::GetAnext, Op::EndAsyncFor,
        Op::BuildTuple, Op::BuildList, Op::BuildSet, Op::BuildMap, Op::BuildString, Op::ListAppend,
        Op::SetAdd, Op::MapAdd, Op::ListExtend, Op::SetUpdate, Op::DictUpdate, Op::DictMerge,
        Op::ListToTuple, Op::UnpackSequence, Op::UnpackEx, Op::Call, Op::CallKw, Op::CallEx,
        Op::CallMethod, Op::CallMethodKw, Op::MakeFunction, Op::LoadBuildClass, Op::Return, Op::Yield,
        Op::YieldFrom, Op::GetYieldFromIter, Op::GetAwaitable, Op::BeforeWith, Op::BeforeAsyncWith, Op::WithExceptStart,
        Op::PushExcInfo, Op::PopExcept, Op::Reraise, Op::Raise, Op::CheckExcMatch, Op::CheckEgMatch,
        Op::PrepReraiseStar, Op::LoadAssertionError, Op::FormatValue, Op::ImportName, Op::ImportFrom, Op::ImportStar,
        Op::SetupAnnotations, Op::GetLen, Op::MatchMapping, Op::MatchSequence, Op::MatchKeys, Op::MatchClass,
        Op::Intrinsic1, Op::Intrinsic2, Op::Print,
    ];

    /// The operation with this number; none where there is none.
    pub fn from_number(number: u8) -> Option<Op> {
        Self::ALL.get(number as usize).copied()
    }
}

macro_rules! operand {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            const ALL: &[$name] = &[$($name::$variant),*];

            /// Reads the operand of an instruction.
            pub fn from_operand(operand: u32) -> $name {
                Self::ALL[operand as usize]
            }
        }
    };
}

operand! {
    /// Operators of two operands.
    BinaryOp { Add, Sub, Mul, MatMul, Div, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor }
}

operand! {
    /// Operators of one operand.
    UnaryOp { Neg, Pos, Invert, Not }
}

operand! {
    /// Rich comparisons.
    CompareOp { Lt, Le, Eq, Ne, Gt, Ge }
}

operand! {
    /// What a `YieldFrom` or `GetAwaitable` stands for.
    AwaitSite {
        /// `yield from`
        YieldFrom,
        /// `await`
        Await,
        /// A step of `async for`.
        AsyncFor,
        /// Entering `async with`.
        AsyncWithEnter,
        /// Leaving `async with`.
        AsyncWithExit,
    }
}

operand! {
    /// `!s`, `!r`, `!a` of a replacement field.
    Conversion { None, Str, Repr, Ascii }
}

operand! {
    /// Rare operations of the type-parameter syntax.
    Intrinsic {
        /// `name → TypeVar`
        TypeVar,
        /// `name → ParamSpec`
        ParamSpec,
        /// `name → TypeVarTuple`
        TypeVarTuple,
        /// `(name, params or None, function that computes the value) → TypeAliasType`
        TypeAlias,
        /// `params → Generic[params]`
        SubscriptGeneric,
        /// `name bound-function → TypeVar`
        TypeVarWithBound,
        /// `name constraints-function → TypeVar`
        TypeVarWithConstraints,
        /// `function params → function`
        SetFunctionTypeParams,
        /// `typevar default-function → typevar`
        SetTypeParamDefault,
        /// `value → None`, which `sys.displayhook` shows.
        Display,
    }
}

/// Bits of the operand of `Op::MakeFunction`.
pub struct MakeFunction;

impl MakeFunction {
    pub const DEFAULTS: u32 = 1;
    pub const KW_DEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_its_number() {
        for (number, op) in Op::ALL.iter().enumerate() {
            assert_eq!(*op as usize, number);
        }
        assert_eq!(Op::ALL.last(), Some(&Op::Print), "the last one is listed, so none is missing");
    }
}
