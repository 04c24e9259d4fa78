//! Bytes as ASCII letters: case, and what kind of characters they are.

use crate::methods::bytes::methods;
use crate::methods::bytes::split::is_space;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    methods!(vm;
        "lower" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(this.give(this.data.to_ascii_lowercase()))
        },
        "upper" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(this.give(this.data.to_ascii_uppercase()))
        },
        "swapcase" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            let swap = |byte: &u8| {
                if byte.is_ascii_uppercase() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
            };
            Ok(this.give(this.data.iter().map(swap).collect::<Vec<u8>>()))
        },
        "capitalize" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            let mut data = this.data.to_ascii_lowercase();
            if let Some(first) = data.first_mut() {
                first.make_ascii_uppercase();
            }
            Ok(this.give(data))
        },
        "title" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(this.give(title(&this.data)))
        },
        "isalpha" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(all(&this.data, u8::is_ascii_alphabetic))
        },
        "isalnum" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(all(&this.data, u8::is_ascii_alphanumeric))
        },
        "isdigit" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(all(&this.data, u8::is_ascii_digit))
        },
        "isspace" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(all(&this.data, is_space))
        },
        "islower" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(cased(&this.data, u8::is_ascii_lowercase, u8::is_ascii_uppercase))
        },
        "isupper" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(cased(&this.data, u8::is_ascii_uppercase, u8::is_ascii_lowercase))
        },
        "istitle" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            let has_letter = this.data.iter().any(u8::is_ascii_alphabetic);
            Ok(Value::Bool(has_letter && title(&this.data) == *this.data))
        },
        "isascii" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(Value::Bool(this.data.is_ascii()))
        },
    );
}

fn all(data: &[u8], predicate: fn(&u8) -> bool) -> Value {
    Value::Bool(!data.is_empty() && data.iter().all(predicate))
}

/// Whether there are letters, all of the wanted case.
fn cased(data: &[u8], wanted: fn(&u8) -> bool, other: fn(&u8) -> bool) -> Value {
    Value::Bool(data.iter().any(wanted) && !data.iter().any(other))
}

/// Every letter that follows no letter as a capital, all others small.
fn title(data: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let each = |byte: &u8| {
        let letter = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        letter
    };
    data.iter().map(each).collect()
}
