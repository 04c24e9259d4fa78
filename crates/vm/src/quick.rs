//! Operations on numbers and lists that cannot fail, run no code of the program and need nothing but their operands:
//! what the instruction loop does on the spot.
//!
//! Each gives none where it is not that simple; the general operation then decides.

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp};

use crate::dict::QuickFind;
use crate::numbers;
use crate::value::{Str, Value};

/// `x op y`
#[inline(always)]
pub(crate) fn binary(operator: u32, x: &Value, y: &Value) -> Option<Value> {
    match (x, y) {
        (Value::Int(x), Value::Int(y)) => int(operator, *x, *y),
        (Value::Float(x), Value::Float(y)) => float(operator, *x, *y),
        (Value::Int(x), Value::Float(y)) => mixed(operator, *x as f64, *y),
        (Value::Float(x), Value::Int(y)) => mixed(operator, *x, *y as f64),
        _ => None,
    }
}

#[inline(never)]
fn mixed(operator: u32, x: f64, y: f64) -> Option<Value> {
    float(operator, x, y)
}

/// Integer operations whose result fits.
#[inline(always)]
fn int(operator: u32, x: i64, y: i64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Sub as u32;
    const MUL: u32 = BinaryOp::Mul as u32;
    const AND: u32 = BinaryOp::And as u32;
    const FLOOR_DIV: u32 = BinaryOp::FloorDiv as u32;
    const MOD: u32 = BinaryOp::Mod as u32;
    match operator {
        ADD => x.checked_add(y).map(Value::Int),
        SUB => x.checked_sub(y).map(Value::Int),
        MUL => x.checked_mul(y).map(Value::Int),
        AND => Some(Value::Int(x & y)),
        FLOOR_DIV if y > 0 => Some(Value::Int(x.div_euclid(y))),
        MOD if y > 0 => Some(Value::Int(x.rem_euclid(y))),
        _ => rarer(operator, x, y),
    }
}

#[inline(never)]
fn rarer(operator: u32, x: i64, y: i64) -> Option<Value> {
    const OR: u32 = BinaryOp::Or as u32;
    const XOR: u32 = BinaryOp::Xor as u32;
    const R_SHIFT: u32 = BinaryOp::RShift as u32;
    const DIV: u32 = BinaryOp::Div as u32;
    // Up to here every integer is a float.
    const EXACT: u64 = 1 << 53;
    match operator {
        OR => Some(Value::Int(x | y)),
        XOR => Some(Value::Int(x ^ y)),
        R_SHIFT if (0..64).contains(&y) => Some(Value::Int(x >> y)),
        DIV if y != 0 && x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT => {
            Some(Value::Float(x as f64 / y as f64))
        }
        _ => None,
    }
}

#[inline(always)]
fn float(operator: u32, x: f64, y: f64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Sub as u32;
    const MUL: u32 = BinaryOp::Mul as u32;
    const DIV: u32 = BinaryOp::Div as u32;
    const POW: u32 = BinaryOp::Pow as u32;
    match operator {
        ADD => Some(Value::Float(x + y)),
        SUB => Some(Value::Float(x - y)),
        MUL => Some(Value::Float(x * y)),
        DIV if y != 0.0 => Some(Value::Float(x / y)),
        POW => positive_power(x, y),
        _ => None,
    }
}

/// `x ** y` where that is a number.
#[inline(never)]
fn positive_power(x: f64, y: f64) -> Option<Value> {
    let result = if x > 0.0 { numbers::power(x, y) } else { f64::INFINITY };
    result.is_finite().then_some(Value::Float(result))
}

/// `x op y` for comparisons.
#[inline(always)]
pub(crate) fn compare(operator: u32, x: &Value, y: &Value) -> Option<bool> {
    relates(relations(operator), x, y)
}

/// The set of ways in which two numbers can relate for which the comparison holds.
#[inline(always)]
pub(crate) const fn relations(operator: u32) -> u16 {
    const HOLDS: [u8; 8] = {
        let mut holds = [0; 8];
        holds[CompareOp::Lt as usize] = LESS;
        holds[CompareOp::Le as usize] = LESS | EQUAL;
        holds[CompareOp::Eq as usize] = EQUAL;
        holds[CompareOp::Ne as usize] = LESS | GREATER | UNORDERED;
        holds[CompareOp::Gt as usize] = GREATER;
        holds[CompareOp::Ge as usize] = GREATER | EQUAL;
        holds
    };
    HOLDS[operator as usize & 7] as u16
}

/// All of them.
pub(crate) const ALL_RELATIONS: u16 = (LESS | EQUAL | GREATER | UNORDERED) as u16;
const LESS: u8 = 1;
const EQUAL: u8 = 2;
const GREATER: u8 = 4;
const UNORDERED: u8 = 8;

/// Whether two numbers relate in one of these ways.
#[inline(always)]
pub(crate) fn relates(relations: u16, x: &Value, y: &Value) -> Option<bool> {
    let relation = match (x, y) {
        (Value::Int(x), Value::Int(y)) => i32::from(x > y) - i32::from(x < y) + 1,
        (Value::Float(x), Value::Float(y)) => x.partial_cmp(y).map_or(3, |order| order as i32 + 1),
        (Value::Str(x), Value::Str(y)) => relation(x, y),
        _ => return None,
    };
    Some((relations >> relation) & 1 != 0)
}

/// How two texts relate, as the number of a bit.
#[inline(never)]
fn relation(x: &Str, y: &Str) -> i32 {
    if Rc::ptr_eq(x, y) { 1 } else { text::surrogates::compare(x, y) as i32 + 1 }
}

/// `bool(value)` of what has no finaliser.
#[inline(never)]
pub(crate) fn truth(value: &Value) -> Option<bool> {
    if !value.drops_quietly() {
        return None;
    }
    Some(match value {
        Value::None => false,
        Value::Int(number) => *number != 0,
        Value::Str(text) => !text.is_empty(),
        Value::List(list) => !list.is_empty(),
        Value::Tuple(items) => !items.is_empty(),
        Value::Dict(dict) => !dict.is_empty(),
        _ => return None,
    })
}

/// `container[key]` of lists, tuples and dictionaries.
#[inline(always)]
pub(crate) fn item(container: &Value, key: &Value) -> Option<Value> {
    if let Value::Dict(dict) = container {
        return dict.quick_get(key);
    }
    let Value::Int(index) = key else { return None };
    let at = |length: usize| {
        let at = if *index < 0 { *index + length as i64 } else { *index };
        usize::try_from(at).ok()
    };
    match container {
        Value::List(list) => {
            let items = list.borrow();
            items.get(at(items.len())?).map(Value::quick_clone)
        }
        Value::Tuple(items) => items.get(at(items.len())?).map(Value::quick_clone),
        _ => None,
    }
}

/// `container[key] = value` of lists, and of dictionaries that have the key; whether it was that simple. What stood
/// there takes the place of the value, and has no finaliser.
#[inline(always)]
pub(crate) fn exchange_item(container: &Value, key: &Value, value: &mut Value) -> bool {
    let (list, index) = match (container, key) {
        (Value::List(list), Value::Int(index)) => (list, *index),
        (Value::Dict(dict), _) => return dict.quick_exchange(key, value),
        _ => return false,
    };
    let mut items = list.borrow_mut();
    let at = if index < 0 { index + items.len() as i64 } else { index };
    match usize::try_from(at).ok().and_then(|at| items.get_mut(at)) {
        Some(place) if place.drops_quietly() => {
            std::mem::swap(place, value);
            true
        }
        _ => false,
    }
}

/// `key in container` of dictionaries and sets.
#[inline(never)]
pub(crate) fn contains(container: &Value, key: &Value) -> Option<bool> {
    match container {
        Value::Dict(dict) => match dict.quick_find(key) {
            QuickFind::Found(_) => Some(true),
            QuickFind::Missing => Some(false),
            QuickFind::Unknown => None,
        },
        Value::Set(set) | Value::FrozenSet(set) => set.quick_contains(key),
        _ => None,
    }
}
