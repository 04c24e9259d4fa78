//! What each instruction does to the depth of the operand stack, as numbers.

use bytecode::{Instr, Op};

/// How an instruction changes the stack when execution goes on behind it, and when it jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// How many values it looks at.
    pub needs: u32,
    pub next: i32,
    /// None for an instruction that never jumps.
    pub jump: Option<i32>,
    /// False where execution never goes on behind it.
    pub falls_through: bool,
}

/// The effect of `instr` on the stack.
pub fn effect(instr: Instr) -> Effect {
    let (a, b) = (instr.a, u32::from(instr.b));
    let plain = |needs: u32, next: i32| Effect { needs, next, jump: None, falls_through: true };
    let last = |needs: u32| Effect { needs, next: -(needs as i32), jump: None, falls_through: false };
    let branch =
        |needs: u32, next: i32, jump: i32| Effect { needs, next, jump: Some(jump), falls_through: true };
    match instr.op {
        Op::Nop
        | Op::DeleteFast
        | Op::ClearFast
        | Op::MakeCell
        | Op::DeleteDeref
        | Op::DeleteGlobal
        | Op::DeleteName
        | Op::SetupAnnotations => plain(0, 0),
        Op::LoadConst
        | Op::LoadFast
        | Op::LoadDeref
        | Op::LoadClosure
        | Op::LoadClassDeref
        | Op::LoadGlobal
        | Op::LoadName
        | Op::LoadLocals
        | Op::LoadBuildClass
        | Op::LoadAssertionError => plain(0, 1),
        Op::Copy => plain(a, 1),
        Op::Swap => plain(a, 0),
        Op::Pop
        | Op::StoreFast
        | Op::StoreDeref
        | Op::StoreGlobal
        | Op::StoreName
        | Op::DeleteAttr
        | Op::PopExcept
        | Op::ImportStar
        | Op::Print => plain(1, -1),
        Op::LoadAttr
        | Op::UnaryOp
        | Op::GetIter
        | Op::GetAiter
        | Op::ListToTuple
        | Op::Yield
        | Op::GetYieldFromIter
        | Op::GetAwaitable
        | Op::Intrinsic1 => plain(1, 0),
        Op::LoadMethod
        | Op::GetAnext
        | Op::BeforeWith
        | Op::BeforeAsyncWith
        | Op::PushExcInfo
        | Op::ImportFrom
        | Op::GetLen
        | Op::MatchMapping
        | Op::MatchSequence => plain(1, 1),
        Op::StoreAttr | Op::DeleteSubscr => plain(2, -2),
        Op::StoreSubscr => plain(3, -3),
        Op::BinarySubscr
        | Op::BinaryOp
        | Op::CompareOp
        | Op::IsOp
        | Op::ContainsOp
        | Op::YieldFrom
        | Op::PrepReraiseStar
        | Op::ImportName
        | Op::Intrinsic2 => plain(2, -1),
        Op::CheckExcMatch | Op::CheckEgMatch => plain(2, 0),
        Op::BuildSlice => {
            let parts = if a == 3 { 3 } else { 2 };
            plain(parts, 1 - parts as i32)
        }
        Op::Jump | Op::JumpBack => Effect { needs: 0, next: 0, jump: Some(0), falls_through: false },
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
            branch(1, -1, -1)
        }
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => branch(1, -1, 0),
        Op::ForIter => branch(1, 1, -1),
        Op::EndAsyncFor => plain(2, -2),
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => plain(a, 1 - a as i32),
        Op::BuildMap => plain(2 * a, 1 - 2 * a as i32),
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => plain(a + 1, -1),
        Op::DictMerge => plain(a + b + 1, -1),
        Op::MapAdd => plain(a + 2, -2),
        Op::UnpackSequence => plain(1, a as i32 - 1),
        Op::UnpackEx => plain(1, (a + b) as i32),
        Op::Call => plain(a + 1, -(a as i32)),
        Op::CallKw => plain(a + 2, -(a as i32) - 1),
        Op::CallEx => plain(2 + (a & 1), -1 - (a & 1) as i32),
        Op::CallMethod => plain(a + 2, -(a as i32) - 1),
        Op::CallMethodKw => plain(a + 3, -(a as i32) - 2),
        Op::MakeFunction => plain(1 + a.count_ones(), -(a.count_ones() as i32)),
        Op::Return | Op::Reraise => last(1),
        Op::Raise => last(a),
        Op::WithExceptStart => plain(3, 1),
        Op::FormatValue => {
            let values = if b & 4 != 0 { 2 } else { 1 };
            plain(values, 1 - values as i32)
        }
        Op::MatchKeys => plain(2, 1),
        Op::MatchClass => plain(3, -2),
        Op::FastFast
        | Op::FastConst
        | Op::FastFastBinary
        | Op::FastConstBinary
        | Op::FastBinary
        | Op::ConstBinary
        | Op::FastFastCompareJump
        | Op::FastConstCompareJump
        | Op::ConstCompareJump
        | Op::CompareJump
        | Op::FastFastSubscr
        | Op::FastConstSubscr
        | Op::FastConstItem
        | Op::FastFastItem
        | Op::BinaryStoreItem
        | Op::BinaryFast
        | Op::StoreFastFast
        | Op::FastAttr
        | Op::FastUpdateAttr
        | Op::FastReturn
        | Op::ForIterFast
        | Op::UnpackFast => unreachable!("the machine makes these, of instructions that were checked"),
    }
}
