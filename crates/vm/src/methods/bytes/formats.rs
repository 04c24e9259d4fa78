//! What the items of a `memoryview` are: numbers of the machine types that `struct` names by letters.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// A type of items; its sizes are those of CPython on a machine of 64 bits.
#[derive(Clone, Copy)]
pub(super) struct Format {
    letter: char,
    /// Whether `@` stands before the letter, which changes nothing but what is shown.
    is_marked: bool,
}

impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        self.letter == other.letter
    }
}

impl Format {
    pub const BYTES: Format = Format { letter: 'B', is_marked: false };

    /// The format of a letter, before which `@` may stand.
    pub fn named(text: &str) -> Option<Format> {
        let marked = text.strip_prefix('@');
        let mut letters = marked.unwrap_or(text).chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if "bBchHiIlLqQnNPfd?".contains(letter) => {
                Some(Format { letter, is_marked: marked.is_some() })
            }
            _ => None,
        }
    }

    pub fn letter(self) -> char {
        self.letter
    }

    /// As it was given.
    pub fn shown(self) -> String {
        let mark = if self.is_marked { "@" } else { "" };
        format!("{mark}{}", self.letter)
    }

    pub fn is_byte(self) -> bool {
        matches!(self.letter, 'b' | 'B' | 'c')
    }

    /// The bytes of an item.
    pub fn size(self) -> usize {
        match self.letter {
            'h' | 'H' => 2,
            'i' | 'I' | 'f' => 4,
            'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'P' | 'd' => 8,
            _ => 1,
        }
    }

    fn is_signed(self) -> bool {
        matches!(self.letter, 'b' | 'h' | 'i' | 'l' | 'q' | 'n')
    }

    /// The item that stands in these bytes, as many as [`Format::size`].
    pub fn unpack(self, bytes: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..bytes.len().min(8)].copy_from_slice(&bytes[..bytes.len().min(8)]);
        let number = u64::from_le_bytes(wide);
        match self.letter {
            'c' => Value::bytes(bytes.to_vec()),
            '?' => Value::Bool(number != 0),
            'f' => Value::Float(f64::from(f32::from_bits(number as u32))),
            'd' => Value::Float(f64::from_bits(number)),
            _ if self.is_signed() => {
                let unused = 64 - 8 * self.size() as u32;
                Value::Int((number << unused) as i64 >> unused)
            }
            _ => match i64::try_from(number) {
                Ok(number) => Value::Int(number),
                Err(_) => Value::int(BigInt::from(number)),
            },
        }
    }

    /// The bytes of an item.
    ///
    /// # Errors
    ///
    /// `TypeError` for another kind of value, `ValueError` for a number that does not fit.
    pub fn pack(self, vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
        let letter = self.letter;
        let wrong_type =
            |vm: &mut Vm| vm.type_error(format!("memoryview: invalid type for format '{letter}'"));
        let wrong_value =
            |vm: &mut Vm| vm.value_error(format!("memoryview: invalid value for format '{letter}'"));
        match letter {
            'c' => match value.builtin() {
                Value::Bytes(bytes) if bytes.data.len() == 1 => Ok(bytes.data.to_vec()),
                Value::Bytes(_) => Err(wrong_value(vm)),
                _ => Err(wrong_type(vm)),
            },
            '?' => Ok(vec![u8::from(vm.truth(value)?)]),
            'f' | 'd' => {
                let Ok(number) = vm.float_arg(value) else { return Err(wrong_type(vm)) };
                if letter == 'd' {
                    return Ok(number.to_bits().to_le_bytes().to_vec());
                }
                let single = number as f32;
                if single.is_infinite() && !number.is_infinite() {
                    return Err(wrong_value(vm));
                }
                Ok(single.to_bits().to_le_bytes().to_vec())
            }
            _ => {
                let number = match vm.index(value) {
                    Ok(Value::Int(number)) => i128::from(number),
                    Ok(Value::BigInt(number)) => number.to_i128().unwrap_or(i128::MAX),
                    Ok(_) | Err(_) => return Err(wrong_type(vm)),
                };
                let bits = 8 * self.size() as u32;
                let (least, most) = if self.is_signed() {
                    (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
                } else {
                    (0, (1_i128 << bits) - 1)
                };
                if number < least || number > most {
                    return Err(wrong_value(vm));
                }
                Ok(number.to_le_bytes()[..self.size()].to_vec())
            }
        }
    }
}
