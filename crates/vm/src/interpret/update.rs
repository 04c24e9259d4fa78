//! `x[…] op= …` and `x.y op= …` as one step, where it is a number that changes and the right side is simple.

use bytecode::{Instr, Op};

use crate::code::Body;
use crate::fuse::pair;
use crate::quick;
use crate::value::Value;

/// Does all of the statement whose instructions these are, of a frame with these slots; whether it was that simple.
#[inline(never)]
pub(super) fn update_item(slots: &[Value], consts: &[Value], instrs: &[Instr]) -> bool {
    let [container, key, ..] = instrs else { return false };
    let key = match container.op {
        Op::FastFastItem => &slots[key.a as usize],
        _ => &consts[key.a as usize],
    };
    let right = &instrs[5..];
    match (&slots[container.a as usize], key) {
        (Value::List(list), Value::Int(index)) => {
            let mut items = list.borrow_mut();
            let at = if *index < 0 { *index + items.len() as i64 } else { *index };
            let Some(place) = usize::try_from(at).ok().and_then(|at| items.get_mut(at)) else { return false };
            let Some(value) = updated(place, slots, consts, right) else { return false };
            // What can be computed with at once is not counted.
            std::mem::forget(std::mem::replace(place, value));
            true
        }
        (Value::Dict(dict), key) => dict.quick_update(key, |value| updated(value, slots, consts, right)),
        _ => false,
    }
}

/// The same for an attribute that the instructions remember.
#[inline(never)]
pub(super) fn update_attr(body: &Body, slots: &[Value], instrs: &[Instr]) -> bool {
    let [object, _, load, ..] = instrs else { return false };
    let store = instrs[usize::from(object.b) + 5];
    let Value::Instance(instance) = &slots[object.a as usize] else { return false };
    let (version, load_site) = (instance.class_version(), &body.sites[load.b as usize]);
    let store_site = &body.sites[store.b as usize];
    let index = load_site.index.get();
    if load_site.version.get() != version
        || store_site.version.get() != version
        || index == 0
        || store_site.index.get() != index
    {
        return false;
    }
    let update = |value: &Value| updated(value, slots, &body.consts, &instrs[3..]);
    instance
        .dict_if_any()
        .is_some_and(|dict| dict.update_hint(index as usize - 1, &body.names[load.a as usize], update))
}

/// `value op right`, where these instructions compute the right side and then the operation.
#[inline(always)]
fn updated(value: &Value, slots: &[Value], consts: &[Value], instrs: &[Instr]) -> Option<Value> {
    let right = instrs[0];
    let operator = u32::from(right.b);
    match right.op {
        Op::FastBinary => quick::binary(operator, value, &slots[right.a as usize]),
        Op::ConstBinary => quick::binary(operator, value, &consts[right.a as usize]),
        Op::FastFastBinary | Op::FastConstBinary => {
            let (first, second) = pair(right.a);
            let second = if right.op == Op::FastFastBinary { &slots[second] } else { &consts[second] };
            let right = quick::binary(operator, &slots[first], second)?;
            quick::binary(instrs[3].a, value, &right)
        }
        _ => None,
    }
}
