//! blake2, whose digests have a size, a key, a salt and a person that the program chooses.

use std::cell::RefCell;

use blake2::{Blake2bVarCore, Blake2sVarCore};
use digest::Output;
use digest::core_api::{Buffer, UpdateCore, VariableOutputCore};
use vm::{Args, PyResult, Value, Vm};

use super::{Hash, State};
use crate::arguments::bytes_like;

macro_rules! keyed {
    ($name:ident, $core:ident) => {
        /// The core with the bytes that do not fill a block yet.
        #[derive(Clone)]
        pub(super) struct $name {
            core: $core,
            buffer: Buffer<$core>,
        }

        impl $name {
            fn new(core: $core) -> Self {
                $name { core, buffer: Default::default() }
            }

            pub(super) fn update(&mut self, data: &[u8]) {
                let $name { core, buffer } = self;
                buffer.digest_blocks(data, |blocks| core.update_blocks(blocks));
            }

            pub(super) fn finish(mut self, out: &mut [u8]) {
                let mut full = Output::<$core>::default();
                self.core.finalize_variable_core(&mut self.buffer, &mut full);
                for (byte, digest) in out.iter_mut().zip(full) {
                    *byte = digest;
                }
            }
        }
    };
}

keyed!(Blake2b, Blake2bVarCore);
keyed!(Blake2s, Blake2sVarCore);

pub(super) fn new(vm: &mut Vm, name: &str, args: &mut Args) -> PyResult<Option<Hash>> {
    let (name, most, small, block_size) = match name {
        "blake2b" => ("blake2b", 64, 16, 128),
        "blake2s" => ("blake2s", 32, 8, 64),
        _ => return Ok(None),
    };
    let mut digest_size = most;
    if let Some(size) = args.take_kw("digest_size") {
        digest_size = match vm.small_index(&size)? {
            size if (1..=most as i64).contains(&size) => size as usize,
            _ => return Err(vm.value_error(format!("digest_size must be between 1 and {most} bytes"))),
        };
    }
    let salt = bytes_option(vm, args, "salt", small)?;
    let person = bytes_option(vm, args, "person", small)?;
    let key = bytes_option(vm, args, "key", most)?;
    tree_options(vm, args)?;
    args.no_more_kw(vm, name, &[])?;
    // The key is the first block.
    let mut first = key.clone();
    if !key.is_empty() {
        first.resize(block_size, 0);
    }
    let state = if name == "blake2b" {
        let core = Blake2bVarCore::new_with_params(&salt, &person, key.len(), digest_size);
        State::Blake2b(Blake2b::new(core))
    } else {
        let core = Blake2sVarCore::new_with_params(&salt, &person, key.len(), digest_size);
        State::Blake2s(Blake2s::new(core))
    };
    let hash = Hash { name, digest_size, block_size, state: RefCell::new(state) };
    hash.state.borrow_mut().update(&first);
    Ok(Some(hash))
}

fn bytes_option(vm: &mut Vm, args: &mut Args, name: &str, most: usize) -> PyResult<Vec<u8>> {
    let Some(value) = args.take_kw(name) else { return Ok(Vec::new()) };
    let bytes = bytes_like(vm, &value)?;
    if bytes.len() > most {
        return Err(vm.value_error(format!("maximum {name} length is {most} bytes")));
    }
    Ok(bytes)
}

/// Trees of hashes are not offered: their options may be given with the values that mean none.
fn tree_options(vm: &mut Vm, args: &mut Args) -> PyResult<()> {
    let plain = [
        ("fanout", 1),
        ("depth", 1),
        ("leaf_size", 0),
        ("node_offset", 0),
        ("node_depth", 0),
        ("inner_size", 0),
        ("last_node", 0),
    ];
    for (name, usual) in plain {
        if let Some(value) = args.take_kw(name)
            && !vm.eq(&value, &Value::Int(usual))?
        {
            return Err(
                vm.refuse("trees of blake2 hashes are not available here; hash the bytes one after another")
            );
        }
    }
    Ok(())
}
