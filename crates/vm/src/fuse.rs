//! Puts one instruction in the place of several that often follow each other.
//!
//! Only the first of them is replaced: its fused form reads the operands of the others, does the work of all where
//! that is quick and cannot fail, and counts as many instructions. Where it is not, it does what the first one alone
//! did, and the others follow. So jumps to the others, positions in tracebacks and counted work stay as they are.

use bytecode::{Instr, Op};

use crate::quick::{ALL_RELATIONS, relations};

pub(crate) fn fuse(instrs: &mut [Instr]) {
    for at in 0..instrs.len() {
        if let Some(fused) = fused(&instrs[at..]) {
            instrs[at] = fused;
        }
    }
}

/// The two operands that share the `a` of a fused instruction.
#[inline(always)]
pub(crate) fn pair(a: u32) -> (usize, usize) {
    ((a & 0xffff) as usize, (a >> 16) as usize)
}

/// What takes the place of the first instruction.
fn fused(instrs: &[Instr]) -> Option<Instr> {
    let Instr { a, b, .. } = instrs[0];
    let instr = |offset: usize| instrs.get(offset).copied().unwrap_or(Instr { op: Op::Nop, b: 0, a: 0 });
    let op = |offset: usize| instr(offset).op;
    let jumps = |offset: usize| matches!(op(offset), Op::PopJumpIfFalse | Op::PopJumpIfTrue);
    // How the operands of the comparison at an offset must relate for the jump behind it.
    let jumping = |offset: usize| {
        let holds = relations(instr(offset).a);
        if op(offset + 1) == Op::PopJumpIfTrue { holds } else { ALL_RELATIONS & !holds }
    };
    let both = u16::try_from(a).ok().zip(u16::try_from(instr(1).a).ok());
    let same = |op: Op| Some(Instr { op, b, a });
    let with = |op: Op, b: u16| Some(Instr { op, b, a });
    let paired = |op: Op, b: u16| {
        let (first, second) = both?;
        Some(Instr { op, b, a: u32::from(first) | (u32::from(second) << 16) })
    };
    match (op(0), op(1), op(2)) {
        (Op::LoadFast, Op::LoadFast, Op::BinaryOp) => paired(Op::FastFastBinary, instr(2).a as u16),
        (Op::LoadFast, Op::LoadConst, Op::BinaryOp) => paired(Op::FastConstBinary, instr(2).a as u16),
        (Op::LoadFast, Op::LoadFast, Op::CompareOp) if jumps(3) => {
            paired(Op::FastFastCompareJump, jumping(2))
        }
        (Op::LoadFast, Op::LoadConst, Op::CompareOp) if jumps(3) => {
            paired(Op::FastConstCompareJump, jumping(2))
        }
        (Op::LoadFast, Op::LoadFast, Op::BinarySubscr) => same(Op::FastFastSubscr),
        (Op::LoadFast, Op::LoadConst, Op::BinarySubscr) => same(Op::FastConstSubscr),
        (Op::LoadFast, Op::LoadConst, Op::Copy) if copies_item(instrs) => {
            with(Op::FastConstItem, right_side(instrs, 5, stores_item))
        }
        (Op::LoadFast, Op::LoadFast, Op::Copy) if copies_item(instrs) => {
            with(Op::FastFastItem, right_side(instrs, 5, stores_item))
        }
        (Op::LoadFast, Op::Copy, Op::LoadAttr) if instr(1).a == 1 => {
            let stores = |instrs: &[Instr]| stores_attr(instrs, instr(2).a);
            match right_side(instrs, 3, stores) {
                0 => None,
                count => with(Op::FastUpdateAttr, count),
            }
        }
        (Op::BinaryOp, Op::Swap, Op::Swap) if stores_item(instrs) => same(Op::BinaryStoreItem),
        (Op::BinaryOp, Op::StoreFast, _) => same(Op::BinaryFast),
        // In one variable, the first value would be dropped by the second.
        (Op::StoreFast, Op::StoreFast, _) if a != instr(1).a => same(Op::StoreFastFast),
        (Op::LoadConst, Op::CompareOp, _) if jumps(2) => with(Op::ConstCompareJump, jumping(1)),
        (Op::CompareOp, ..) if jumps(1) => with(Op::CompareJump, jumping(0)),
        (Op::LoadFast, Op::LoadAttr, _) => same(Op::FastAttr),
        (Op::LoadFast, Op::Return, _) => same(Op::FastReturn),
        (Op::LoadFast, Op::BinaryOp, _) => with(Op::FastBinary, instr(1).a as u16),
        (Op::LoadConst, Op::BinaryOp, _) => with(Op::ConstBinary, instr(1).a as u16),
        // What begins with the second one gains more, and may have other operands.
        (Op::LoadFast, Op::LoadFast, _) if fused(&instrs[1..]).is_some() => None,
        (Op::LoadFast, Op::LoadFast, _) => same(Op::FastFast),
        (Op::LoadFast, Op::LoadConst, _) => same(Op::FastConst),
        (Op::ForIter, Op::StoreFast, _) => same(Op::ForIterFast),
        (Op::UnpackSequence, ..) => {
            let count = a as usize;
            let before = |offset: usize| instrs[1..offset].iter().any(|store| store.a == instr(offset).a);
            let stores = (1..=count).all(|offset| op(offset) == Op::StoreFast && !before(offset));
            if count > 0 && stores { same(Op::UnpackFast) } else { None }
        }
        _ => None,
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

/// Of how many instructions the right side of `x[…] += …` or `x.y += …` consists, where it is a variable or constant, or
/// an operation on two of them; 0 where it is more. It begins at this offset, and behind it stands what stores.
fn right_side(instrs: &[Instr], at: usize, stores: impl Fn(&[Instr]) -> bool) -> u16 {
    let op = |offset: usize| instrs.get(at + offset).map_or(Op::Nop, |instr| instr.op);
    let loads = |offset: usize| matches!(op(offset), Op::LoadFast | Op::LoadConst);
    let stores = |offset: usize| op(offset) == Op::BinaryOp && stores(&instrs[at + offset..]);
    if loads(0) && stores(1) {
        1
    } else if op(0) == Op::LoadFast && loads(1) && op(2) == Op::BinaryOp && stores(3) {
        3
    } else {
        0
    }
}

/// `object value →`, behind the operation
fn stores_attr(instrs: &[Instr], name: u32) -> bool {
    matches!(
        instrs.get(1..3),
        Some([Instr { op: Op::Swap, a: 2, .. }, Instr { op: Op::StoreAttr, a, .. }]) if *a == name
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

    fn ops_of(ops: &[Op]) -> Vec<Op> {
        let mut instrs: Vec<Instr> = ops.iter().map(|op| Instr { op: *op, b: 0, a: 2 }).collect();
        fuse(&mut instrs);
        instrs.into_iter().map(|instr| instr.op).collect()
    }

    #[test]
    fn the_longest_sequence_wins_and_the_rest_stays() {
        use Op::*;
        assert_eq!(
            ops_of(&[LoadFast, LoadConst, CompareOp, PopJumpIfFalse]),
            [FastConstCompareJump, ConstCompareJump, CompareJump, PopJumpIfFalse]
        );
        assert_eq!(ops_of(&[LoadFast, LoadFast, BinaryOp]), [FastFastBinary, FastBinary, BinaryOp]);
        assert_eq!(ops_of(&[LoadFast, LoadFast, Pop]), [FastFast, LoadFast, Pop]);
        assert_eq!(ops_of(&[LoadFast, LoadFast, Return]), [LoadFast, FastReturn, Return]);
    }

    #[test]
    fn a_simple_right_side_is_known_to_the_first_half() {
        use Op::*;
        let first = [LoadFast, LoadConst, Copy, Copy, BinarySubscr];
        let last = [BinaryOp, Swap, Swap, StoreSubscr];
        let right_side = |right: &[Op]| {
            let instr = |op: &Op| Instr { op: *op, b: 0, a: 2 };
            let mut instrs: Vec<Instr> = first.iter().chain(right).chain(&last).map(instr).collect();
            // The first of the two goes one deeper.
            let count = instrs.len();
            instrs[count - 3].a = 3;
            fuse(&mut instrs);
            (instrs[0].op, instrs[0].b)
        };
        assert_eq!(right_side(&[LoadFast]), (FastConstItem, 1));
        assert_eq!(right_side(&[LoadFast, LoadFast, BinaryOp]), (FastConstItem, 3));
        assert_eq!(right_side(&[LoadGlobal]), (FastConstItem, 0));
    }

    #[test]
    fn an_attribute_is_updated_by_a_simple_right_side_only() {
        use Op::*;
        let update = |right: &[Op], name: u32| {
            let instr = |op: Op, a: u32| Instr { op, b: 0, a };
            let mut instrs = vec![instr(LoadFast, 0), instr(Copy, 1), instr(LoadAttr, 4)];
            instrs.extend(right.iter().map(|op| instr(*op, 1)));
            instrs.extend([instr(BinaryOp, 0), instr(Swap, 2), instr(StoreAttr, name)]);
            fuse(&mut instrs);
            (instrs[0].op, instrs[0].b)
        };
        assert_eq!(update(&[LoadConst], 4), (FastUpdateAttr, 1));
        assert_eq!(update(&[LoadFast, LoadConst, BinaryOp], 4), (FastUpdateAttr, 3));
        assert_eq!(update(&[LoadConst], 5), (LoadFast, 0));
        assert_eq!(update(&[LoadGlobal], 4), (LoadFast, 0));
    }

    #[test]
    fn an_unpacking_is_fused_with_all_its_stores_only() {
        use Op::*;
        let unpack = |slots: [u32; 2], last: Op| {
            let mut instrs = [
                Instr { op: UnpackSequence, b: 0, a: 2 },
                Instr { op: StoreFast, b: 0, a: slots[0] },
                Instr { op: last, b: 0, a: slots[1] },
            ];
            fuse(&mut instrs);
            instrs.map(|instr| instr.op)
        };
        assert_eq!(unpack([0, 1], StoreFast), [UnpackFast, StoreFastFast, StoreFast]);
        assert_eq!(unpack([0, 1], Pop), [UnpackSequence, StoreFast, Pop]);
        assert_eq!(unpack([0, 0], StoreFast), [UnpackSequence, StoreFast, StoreFast]);
    }
}
