//! Python's library: the modules that programs import.
//!
//! A name is looked up in [`module`]: modules written in Rust first, then Python sources that are part of the
//! executable, then the list of those that are known but missing, each with a sentence that says so.
//! A native module is a function that fills an empty module when a program first imports it.

mod arguments;
mod binascii;
mod bisect;
mod c_parameters;
mod cmath;
mod collections;
mod functools;
mod hashes;
mod heap;
mod io;
mod itertools;
mod json;
mod left_out;
mod library_names;
mod machine;
mod math;
mod native_class;
mod operator;
mod random;
mod recursion;
mod refused;
mod regex;
mod registry;
mod struct_sequence;
mod structs;
mod sys;
mod traceback;
mod unicode;
mod weak;
mod world;

pub use c_parameters::c_parameters;
pub use left_out::is_left_out;
pub use library_names::is_in_library;
pub use random::set_seed;
pub use registry::module;
pub use unicode::tell_names;

/// The folder that a program runs in, on its simulated disk.
const HOME: &str = "/home/learner";
