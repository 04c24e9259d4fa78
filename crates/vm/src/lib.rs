//! A stackless virtual machine for Python.
//!
//! The life of a call, in order:
//! 1. the host compiles a source; [`code::CodeObject::new`] gives it what calls ask for, and its first frame
//!    makes what is executed ([`code::Body`]);
//! 2. a call finds its callable under the arguments on the fiber's stack (`call`) and pushes a [`frame::Frame`],
//!    or, for a generator function, puts that frame aside in a [`generator::Generator`];
//! 3. the run loop (`run`) executes the frame on top until the fiber's lowest frame returns, something blocks the
//!    thread, or the fuel is spent;
//! 4. a native function computes its result at once, or asks the loop to go on for it ([`native::Flow`]);
//! 5. `await` resumes the coroutine's frame on top of the awaiting one; when the innermost one suspends, each
//!    frame of the chain goes back into its generator object, until somebody sends a value down again;
//! 6. a raised exception walks down the frames (`unwind`) until a handler's range holds the instruction.
//!
//! Python code never runs on the Rust stack on behalf of a call, an `await`, a generator or a special method that an
//! instruction asks for (`special`). What a native function calls on its way (a comparison in a sort, the hash of a
//! key) runs a nested loop, whose depth is bounded, and in the depths is put off (`attempt`).

pub mod class;
pub mod code;
pub mod collect;
pub mod deque;
pub mod dict;
pub mod exception;
pub mod frame;
pub mod generator;
pub mod host;
pub mod inspect;
pub mod iter;
pub mod library;
pub mod memory;
pub mod names;
pub mod native;
pub mod set;
pub mod types;
pub mod value;

mod append;
mod attempt;
mod attributes;
mod build;
mod builtins;
mod call;
mod classes;
mod compare;
mod define;
mod exceptions;
mod functions;
mod fuse;
pub mod imports;
mod interpret;
mod methods;
pub mod numbers;
pub mod objects;
pub mod operators;
mod protocols;
mod quick;
mod reduction;
pub mod resume;
mod run;
mod special;
mod statements;
mod subscript;
mod teardown;
pub mod tracebacks;
mod unpack;
mod unwind;
mod vm;

pub use call::{Manner, Parsing};
pub use methods::{Writable, buffer_of, dict_of_view};
pub use native::{Args, Flow, Keywords};
pub use protocols::BUILT_IN_MODULES;
pub use resume::text_of_library;
pub use value::{PyResult, Raised, Str, Value};
pub use vm::{Exit, Stop, Vm};

/// A native method as a value, for classes that define it without [`Vm::def`].
pub fn vm_native(name: &'static str, owner: &'static str, function: fn(&mut Vm, Args) -> PyResult) -> Value {
    vm::native_function(name, Some(owner), native::NativeCall::Simple(function), None)
}
