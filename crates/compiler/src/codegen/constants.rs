//! The constants of a code object, and expressions that are constants.

use bytecode::Const;
use ruff_python_ast::{self as ast, Expr, Number, UnaryOp};
use rustc_hash::FxHashMap;

/// The constants of one code object; equal ones are kept once.
#[derive(Debug, Default)]
pub struct ConstTable {
    consts: Vec<Const>,
    known: FxHashMap<Key, u32>,
}

/// What makes two constants the same one: kind and value, with floats by their bits.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    Float(u64),
    Str(Box<str>),
    Bytes(Box<[u8]>),
    BigInt(Box<str>),
    Imaginary(u64),
    Tuple(Box<[Key]>),
}

impl Key {
    /// None where each is its own.
    fn of(value: &Const) -> Option<Key> {
        Some(match value {
            Const::None => Key::None,
            Const::Bool(value) => Key::Bool(*value),
            Const::Ellipsis => Key::Ellipsis,
            Const::Int(value) => Key::Int(*value),
            Const::BigInt(digits) => Key::BigInt(digits.as_str().into()),
            Const::Float(value) => Key::Float(value.to_bits()),
            Const::Imaginary(value) => Key::Imaginary(value.to_bits()),
            Const::Str(text) => Key::Str(text.as_str().into()),
            Const::Bytes(bytes) => Key::Bytes(bytes.as_slice().into()),
            Const::Tuple(items) => Key::Tuple(items.iter().map(Key::of).collect::<Option<_>>()?),
            Const::FrozenSet(_) | Const::Code(_) => return None,
        })
    }
}

impl ConstTable {
    pub fn add(&mut self, value: Const) -> u32 {
        let Some(key) = Key::of(&value) else {
            self.consts.push(value);
            return self.consts.len() as u32 - 1;
        };
        let consts = &mut self.consts;
        *self.known.entry(key).or_insert_with(|| {
            consts.push(value);
            consts.len() as u32 - 1
        })
    }

    pub fn into_consts(self) -> Vec<Const> {
        self.consts
    }
}

/// Whether an expression is a literal that is no display: what CPython's `ast` calls a constant.
pub fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => constant(expr).is_some() && node.operand.is_number_literal_expr(),
        Expr::Tuple(node) => node.elts.iter().all(is_constant),
        Expr::Name(name) => name.id.as_str() == "__debug__",
        _ => expr.is_literal_expr(),
    }
}

/// The value of an expression that is known without running it.
pub fn constant(expr: &Expr) -> Option<Const> {
    Some(match expr {
        Expr::NumberLiteral(node) => number(&node.value),
        Expr::StringLiteral(node) => Const::str(node.value.to_str()),
        Expr::BytesLiteral(node) => Const::Bytes(node.value.bytes().collect()),
        Expr::BooleanLiteral(node) => Const::Bool(node.value),
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::Name(name) if name.id.as_str() == "__debug__" => Const::Bool(true),
        Expr::UnaryOp(node) => unary(node)?,
        Expr::BinOp(node) => binary(node)?,
        Expr::Tuple(node) if is_constant(expr) => {
            Const::Tuple(node.elts.iter().map(constant).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// Whether a condition is known, and if so, what it is.
pub fn truth(expr: &Expr) -> Option<bool> {
    if let Expr::UnaryOp(node) = expr
        && node.op == UnaryOp::Not
    {
        return truth(&node.operand).map(|value| !value);
    }
    constant(expr).map(|value| is_true(&value))
}

fn is_true(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Bool(value) => *value,
        Const::Ellipsis => true,
        Const::Int(value) => *value != 0,
        Const::BigInt(_) => true,
        Const::Float(value) | Const::Imaginary(value) => *value != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Code(_) => true,
    }
}

pub fn number(value: &Number) -> Const {
    match value {
        Number::Int(int) => match int.as_i64() {
            Some(value) => Const::Int(value),
            None => Const::BigInt(decimal(&int.to_string())),
        },
        Number::Float(value) => Const::Float(*value),
        Number::Complex { imag, .. } => Const::Imaginary(*imag),
    }
}

fn unary(node: &ast::ExprUnaryOp) -> Option<Const> {
    let operand = constant(&node.operand)?;
    Some(match (node.op, operand) {
        (UnaryOp::USub, Const::Int(value)) => match value.checked_neg() {
            Some(value) => Const::Int(value),
            None => return None,
        },
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::USub, Const::BigInt(digits)) => match digits.strip_prefix('-') {
            Some(positive) => Const::BigInt(positive.to_owned()),
            // The least number of 64 bits is the only one whose digits alone are too large.
            None if digits == "9223372036854775808" => Const::Int(i64::MIN),
            None => Const::BigInt(format!("-{digits}")),
        },
        (UnaryOp::UAdd, Const::Int(value)) => Const::Int(value),
        (UnaryOp::UAdd, Const::Float(value)) => Const::Float(value),
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        // Known beforehand, so that nothing warns of it in the run.
        (UnaryOp::Invert, Const::Bool(value)) => Const::Int(!i64::from(value)),
        (UnaryOp::Not, value) => Const::Bool(!is_true(&value)),
        _ => return None,
    })
}

fn binary(node: &ast::ExprBinOp) -> Option<Const> {
    // Most operands are no constants, and the right one is the smaller one in a chain.
    let right = constant(&node.right)?;
    fold(node.op, &constant(&node.left)?, &right)
}

/// Arithmetic of small numbers and joined strings: enough for `60 * 60`, `2 ** 10` and `"a" + "b"`.
pub fn fold(op: ast::Operator, left: &Const, right: &Const) -> Option<Const> {
    use ast::Operator as Op;
    match (left, right) {
        (&Const::Int(left), &Const::Int(right)) => {
            let value = match op {
                Op::Add => left.checked_add(right)?,
                Op::Sub => left.checked_sub(right)?,
                Op::Mult => left.checked_mul(right)?,
                Op::Pow => left.checked_pow(u32::try_from(right).ok()?)?,
                Op::FloorDiv if right > 0 => left.div_euclid(right),
                Op::Mod if right > 0 => left.rem_euclid(right),
                Op::LShift if (0..40).contains(&right) && left.unsigned_abs() < 1 << 20 => left << right,
                Op::RShift if (0..64).contains(&right) => left >> right,
                Op::BitOr => left | right,
                Op::BitAnd => left & right,
                Op::BitXor => left ^ right,
                Op::Div if right != 0 && left.unsigned_abs() < 1 << 53 && right.unsigned_abs() < 1 << 53 => {
                    return Some(Const::Float(left as f64 / right as f64));
                }
                _ => return None,
            };
            Some(Const::Int(value))
        }
        (&Const::Float(left), &Const::Float(right)) => float(op, left, right),
        (&Const::Float(left), &Const::Int(right)) if right.unsigned_abs() < 1 << 53 => {
            float(op, left, right as f64)
        }
        (&Const::Int(left), &Const::Float(right)) if left.unsigned_abs() < 1 << 53 => {
            float(op, left as f64, right)
        }
        (Const::Str(left), Const::Str(right)) if op == Op::Add && left.len() + right.len() <= 4096 => {
            Some(Const::str(format!("{left}{right}")))
        }
        _ => None,
    }
}

fn float(op: ast::Operator, left: f64, right: f64) -> Option<Const> {
    Some(Const::Float(match op {
        ast::Operator::Add => left + right,
        ast::Operator::Sub => left - right,
        ast::Operator::Mult => left * right,
        ast::Operator::Div if right != 0.0 => left / right,
        _ => return None,
    }))
}

/// The decimal digits of an integer literal beyond 64 bits, whatever base it is written in.
fn decimal(literal: &str) -> String {
    let literal: String = literal.chars().filter(|c| *c != '_').collect();
    let base = match literal.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return literal.trim_start_matches('0').to_owned(),
    };
    // Groups of nine decimal digits, the least first.
    let mut groups: Vec<u32> = vec![0];
    for digit in literal[2..].chars().filter_map(|c| c.to_digit(base)) {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            let value = u64::from(*group) * u64::from(base) + carry;
            *group = (value % 1_000_000_000) as u32;
            carry = value / 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry as u32);
        }
    }
    let mut digits = groups.pop().unwrap_or(0).to_string();
    for group in groups.iter().rev() {
        digits.push_str(&format!("{group:09}"));
    }
    digits
}
