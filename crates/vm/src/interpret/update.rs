//! `x[…] op= …` as one step, where `x` is a list of numbers.

use bytecode::{Instr, Op};

use crate::fuse::pair;
use crate::quick;
use crate::value::Value;

/// Does all of the statement whose instructions these are, of a frame with these slots; whether it was that simple.
#[inline(never)]
pub(super) fn update_item(slots: &[Value], consts: &[Value], instrs: &[Instr]) -> bool {
    let [container, key, _, _, _, right, ..] = instrs else { return false };
    let index = match container.op {
        Op::FastFastItem => &slots[key.a as usize],
        _ => &consts[key.a as usize],
    };
    let (Value::List(list), Value::Int(index)) = (&slots[container.a as usize], index) else { return false };
    let computed = match right.op {
        Op::FastFastBinary | Op::FastConstBinary => {
            let (first, second) = pair(right.a);
            let second = if right.op == Op::FastFastBinary { &slots[second] } else { &consts[second] };
            quick::binary(u32::from(right.b), &slots[first], second)
        }
        _ => None,
    };
    let (operator, value) = match (&computed, right.op) {
        (Some(value), _) => (instrs[8].a, value),
        (None, Op::FastBinary) => (u32::from(right.b), &slots[right.a as usize]),
        (None, Op::ConstBinary) => (u32::from(right.b), &consts[right.a as usize]),
        _ => return false,
    };
    let mut items = list.borrow_mut();
    let at = if *index < 0 { *index + items.len() as i64 } else { *index };
    let Some(place) = usize::try_from(at).ok().and_then(|at| items.get_mut(at)) else { return false };
    let Some(result) = quick::binary(operator, place, value) else { return false };
    // What can be computed with at once is not counted.
    std::mem::forget(std::mem::replace(place, result));
    true
}
