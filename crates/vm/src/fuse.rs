//! Puts one instruction in the place of several that often follow each other.
//!
//! Only the first of them is replaced: its fused form reads the operands of the others, does the work of all where
//! that is quick and cannot fail, and counts as many instructions. Where it is not, it does what the first one alone
//! did, and the others follow. So jumps to the others, positions in tracebacks and counted work stay as they are.

use bytecode::{Instr, Op};

pub(crate) fn fuse(instrs: &mut [Instr]) {
    for at in 0..instrs.len() {
        let op = |offset: usize| instrs.get(at + offset).map_or(Op::Nop, |instr: &Instr| instr.op);
        let jumps = |offset: usize| matches!(op(offset), Op::PopJumpIfFalse | Op::PopJumpIfTrue);
        let fused = match (op(0), op(1), op(2)) {
            (Op::LoadFast, Op::LoadFast, Op::BinaryOp) => Op::FastFastBinary,
            (Op::LoadFast, Op::LoadConst, Op::BinaryOp) => Op::FastConstBinary,
            (Op::LoadFast, Op::LoadFast, Op::CompareOp) if jumps(3) => Op::FastFastCompareJump,
            (Op::LoadFast, Op::LoadConst, Op::CompareOp) if jumps(3) => Op::FastConstCompareJump,
            (Op::LoadFast, Op::LoadFast, Op::BinarySubscr) => Op::FastFastSubscr,
            (Op::LoadFast, Op::LoadConst, Op::BinarySubscr) => Op::FastConstSubscr,
            (Op::LoadFast, Op::LoadConst, Op::Copy) if copies_item(&instrs[at..]) => Op::FastConstItem,
            (Op::LoadFast, Op::LoadFast, Op::Copy) if copies_item(&instrs[at..]) => Op::FastFastItem,
            (Op::BinaryOp, Op::Swap, Op::Swap) if stores_item(&instrs[at..]) => Op::BinaryStoreItem,
            (Op::BinaryOp, Op::StoreFast, _) => Op::BinaryFast,
            (Op::StoreFast, Op::StoreFast, _) => Op::StoreFastFast,
            (Op::LoadConst, Op::CompareOp, _) if jumps(2) => Op::ConstCompareJump,
            (Op::CompareOp, ..) if jumps(1) => Op::CompareJump,
            (Op::LoadFast, Op::LoadAttr, _) => Op::FastAttr,
            (Op::LoadFast, Op::BinaryOp, _) => Op::FastBinary,
            (Op::LoadConst, Op::BinaryOp, _) => Op::ConstBinary,
            // What begins with the second one gains more.
            (Op::LoadFast, Op::LoadFast, Op::LoadAttr) => continue,
            (Op::LoadFast, Op::LoadFast, _) => Op::FastFast,
            (Op::LoadFast, Op::LoadConst, _) => Op::FastConst,
            (Op::ForIter, Op::StoreFast, _) => Op::ForIterFast,
            (Op::UnpackSequence, ..) => {
                let count = instrs[at].a as usize;
                if count == 0 || (1..=count).any(|offset| op(offset) != Op::StoreFast) {
                    continue;
                }
                Op::UnpackFast
            }
            _ => continue,
        };
        instrs[at].op = fused;
    }
}

/// `container key → container key item`, behind the two loads
fn copies_item(instrs: &[Instr]) -> bool {
    matches!(
        instrs.get(2..5),
        Some([
            Instr { op: Op::Copy, a: 2, .. },
            Instr { op: Op::Copy, a: 2, .. },
            Instr { op: Op::BinarySubscr, .. }
        ])
    )
}

/// `container key value →`, behind the operation
fn stores_item(instrs: &[Instr]) -> bool {
    matches!(
        instrs.get(1..4),
        Some([
            Instr { op: Op::Swap, a: 3, .. },
            Instr { op: Op::Swap, a: 2, .. },
            Instr { op: Op::StoreSubscr, .. }
        ])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fused(ops: &[Op]) -> Vec<Op> {
        let mut instrs: Vec<Instr> = ops.iter().map(|op| Instr { op: *op, b: 0, a: 2 }).collect();
        fuse(&mut instrs);
        instrs.into_iter().map(|instr| instr.op).collect()
    }

    #[test]
    fn the_longest_sequence_wins_and_the_rest_stays() {
        use Op::*;
        assert_eq!(
            fused(&[LoadFast, LoadConst, CompareOp, PopJumpIfFalse]),
            [FastConstCompareJump, ConstCompareJump, CompareJump, PopJumpIfFalse]
        );
        assert_eq!(fused(&[LoadFast, LoadFast, BinaryOp]), [FastFastBinary, FastBinary, BinaryOp]);
        assert_eq!(fused(&[LoadFast, LoadFast, Return]), [FastFast, LoadFast, Return]);
    }

    #[test]
    fn an_unpacking_is_fused_with_all_its_stores_only() {
        use Op::*;
        assert_eq!(fused(&[UnpackSequence, StoreFast, StoreFast]), [UnpackFast, StoreFastFast, StoreFast]);
        assert_eq!(fused(&[UnpackSequence, StoreFast, Pop]), [UnpackSequence, StoreFast, Pop]);
    }
}
