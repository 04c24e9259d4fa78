//! The `builtins` module: classes, exceptions, functions.

use std::rc::Rc;

use crate::native::NativeCall;
use crate::value::{Module, Value};
use crate::vm::{Vm, native_function};

mod containers;
mod numbers;

pub(crate) use containers::awaited_by_anext;

/// The names in CPython's order: of names that a wrong one is equally close to, the first is suggested.
const ORDER: &str = "\
    __build_class__ __import__ abs all any ascii bin breakpoint callable chr compile delattr dir divmod \
    eval exec format getattr globals hasattr hash hex id input isinstance issubclass iter aiter len \
    locals max min next anext oct ord pow print repr round setattr sorted sum vars None Ellipsis \
    NotImplemented False True bool memoryview bytearray bytes classmethod complex dict enumerate filter \
    float frozenset property int list map object range reversed set slice staticmethod str super tuple \
    type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt \
    SystemExit ArithmeticError AssertionError AttributeError BufferError EOFError ImportError \
    LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration \
    StopIteration SyntaxError SystemError TypeError ValueError Warning FloatingPointError OverflowError \
    ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning \
    PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning \
    BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError \
    IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError \
    IndentationError IndexError KeyError ModuleNotFoundError NotImplementedError PythonFinalizationError \
    RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError \
    ConnectionRefusedError ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError \
    UnicodeTranslateError ExceptionGroup EnvironmentError IOError open quit exit copyright credits \
    license help";

/// Makes the builtins and the attributes of all built-in classes.
pub(crate) fn install(vm: &mut Vm) {
    crate::classes::install(vm);
    crate::objects::install(vm);
    crate::exceptions::install(vm);
    crate::methods::install(vm);

    let module = vm.new_module("builtins");
    let types = &vm.types;
    let classes = [
        ("object", &types.object),
        ("type", &types.type_),
        ("int", &types.int),
        ("bool", &types.bool_),
        ("float", &types.float),
        ("complex", &types.complex),
        ("str", &types.str),
        ("bytes", &types.bytes),
        ("bytearray", &types.bytearray),
        ("memoryview", &types.memoryview),
        ("tuple", &types.tuple),
        ("list", &types.list),
        ("dict", &types.dict),
        ("set", &types.set),
        ("frozenset", &types.frozenset),
        ("range", &types.range),
        ("slice", &types.slice),
        ("property", &types.property),
        ("staticmethod", &types.staticmethod),
        ("classmethod", &types.classmethod),
        ("super", &types.super_),
        ("enumerate", &types.enumerate),
        ("zip", &types.zip),
        ("map", &types.map),
        ("filter", &types.filter),
        ("reversed", &types.reversed),
    ]
    .map(|(name, class)| (name, class.clone()));
    for (name, class) in classes {
        vm.add_value(&module, name, Value::Class(class));
    }
    for (name, class) in vm.types.exceptions() {
        vm.add_value(&module, name, Value::Class(class));
    }
    let os_error = Value::Class(vm.types.os_error.clone());
    vm.add_value(&module, "IOError", os_error.clone());
    vm.add_value(&module, "EnvironmentError", os_error);
    vm.add_value(&module, "Ellipsis", Value::Ellipsis);
    vm.add_value(&module, "NotImplemented", Value::NotImplemented);
    // The keywords are no names for the compiler, but stand here for `dir` and for hints.
    vm.add_value(&module, "None", Value::None);
    vm.add_value(&module, "False", Value::Bool(false));
    vm.add_value(&module, "True", Value::Bool(true));
    vm.add_value(&module, "__debug__", Value::Bool(true));
    let build_class = native_function(
        "__build_class__",
        None,
        NativeCall::Flow(crate::classes::build_class),
        Some(module.name.clone()),
    );
    vm.add_value(&module, "__build_class__", build_class);
    numbers::install(vm, &module);
    containers::install(vm, &module);
    arrange(vm, &module);
    vm.builtins = module.dict.clone();
    let name = vm.intern("builtins");
    vm.modules.set_str(&name, Value::Module(Rc::clone(&module)));
}

/// Puts the names into their order.
fn arrange(vm: &mut Vm, module: &Module) {
    for name in ORDER.split_ascii_whitespace() {
        let name = vm.intern(name);
        if let Some(value) = module.dict.remove_str(&name) {
            module.dict.set_str(&name, value);
        }
    }
}
