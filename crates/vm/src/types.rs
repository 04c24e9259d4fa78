//! The built-in classes.

use std::rc::Rc;

use crate::class::{Class, Layout};
use crate::value::str_object;

macro_rules! types {
    (
        root $object:ident
        builtin { $($field:ident $name:literal $base:ident $layout:expr;)* }
        exceptions { $($exception:ident $exception_name:literal $exception_base:ident $($second:ident)?;)* }
    ) => {
        /// The built-in classes, by their names in snake case.
        pub struct Types {
            pub $object: Rc<Class>,
            $(pub $field: Rc<Class>,)*
            $(pub $exception: Rc<Class>,)*
        }

        impl Types {
            pub fn new() -> Types {
                let $object = Class::new(str_object("object"), Layout::Plain, false);
                $object.set_bases(Vec::new()).ok().expect("an order without bases has no conflict");
                $object.has_dict.set(false);
                $(
                    let $field = {
                        let class = Class::new(str_object($name), $layout, false);
                        class.set_bases(vec![$base.clone()]).ok().expect("one base has no conflict");
                        class.has_dict.set(false);
                        class
                    };
                )*
                $(
                    let $exception = {
                        let class = Class::new(str_object($exception_name), Layout::Exception, false);
                        #[allow(unused_mut, reason = "only classes with a second base push")]
                        let mut bases = vec![$exception_base.clone()];
                        $(bases.push($second.clone());)?
                        class.set_bases(bases).ok().expect("the built-in bases have no conflict");
                        class
                    };
                )*
                let types = Types { $object, $($field,)* $($exception,)* };
                for class in [
                    &types.none_type, &types.bool_, &types.function, &types.generator, &types.coroutine,
                    &types.slice, &types.range, &types.ellipsis_type, &types.not_implemented_type,
                    &types.method, &types.builtin_function, &types.wrapper_descriptor, &types.method_wrapper,
                    &types.async_generator, &types.async_generator_step, &types.async_generator_throw,
                    &types.anext_awaitable, &types.coroutine_wrapper,
                    &types.memoryview, &types.mappingproxy, &types.method_descriptor, &types.getset, &types.member,
                    &types.cell, &types.code, &types.frame, &types.traceback,
                    &types.list_iterator, &types.list_reverse_iterator, &types.tuple_iterator,
                    &types.str_iterator, &types.str_wide_iterator, &types.bytes_iterator,
                    &types.bytearray_iterator, &types.range_iterator, &types.long_range_iterator,
                    &types.set_iterator, &types.dict_key_iterator, &types.dict_value_iterator,
                    &types.dict_item_iterator, &types.dict_reverse_key_iterator,
                    &types.dict_reverse_value_iterator, &types.dict_reverse_item_iterator,
                    &types.callable_iterator, &types.sequence_iterator,
                ] {
                    class.is_base.set(false);
                }
                types
            }

            /// All exception classes with their names, for the builtins.
            pub fn exceptions(&self) -> Vec<(&'static str, Rc<Class>)> {
                vec![$(($exception_name, self.$exception.clone()),)*]
            }
        }
    };
}

types! {
    root object
    builtin {
        type_ "type" object Layout::Type;
        none_type "NoneType" object Layout::Plain;
        not_implemented_type "NotImplementedType" object Layout::Plain;
        ellipsis_type "ellipsis" object Layout::Plain;
        int "int" object Layout::Int;
        bool_ "bool" int Layout::Int;
        float "float" object Layout::Float;
        complex "complex" object Layout::Complex;
        str "str" object Layout::Str;
        bytes "bytes" object Layout::Bytes;
        bytearray "bytearray" object Layout::ByteArray;
        memoryview "memoryview" object Layout::Native(1);
        tuple "tuple" object Layout::Tuple;
        list "list" object Layout::List;
        dict "dict" object Layout::Dict;
        set "set" object Layout::Set;
        frozenset "frozenset" object Layout::FrozenSet;
        range "range" object Layout::Native(2);
        slice "slice" object Layout::Native(3);
        function "function" object Layout::Native(4);
        builtin_function "builtin_function_or_method" object Layout::Native(5);
        method_descriptor "method_descriptor" object Layout::Native(6);
        wrapper_descriptor "wrapper_descriptor" object Layout::Native(54);
        method_wrapper "method-wrapper" object Layout::Native(55);
        method "method" object Layout::Native(7);
        module "module" object Layout::Native(8);
        cell "cell" object Layout::Native(9);
        code "code" object Layout::Native(10);
        frame "frame" object Layout::Native(11);
        traceback "traceback" object Layout::Native(12);
        generator "generator" object Layout::Native(13);
        coroutine "coroutine" object Layout::Native(14);
        async_generator "async_generator" object Layout::Native(15);
        async_generator_step "async_generator_asend" object Layout::Native(16);
        async_generator_throw "async_generator_athrow" object Layout::Native(16);
        coroutine_wrapper "coroutine_wrapper" object Layout::Native(17);
        property "property" object Layout::Native(18);
        staticmethod "staticmethod" object Layout::Native(19);
        classmethod "classmethod" object Layout::Native(20);
        super_ "super" object Layout::Native(21);
        getset "getset_descriptor" object Layout::Native(22);
        member "member_descriptor" object Layout::Native(23);
        mappingproxy "mappingproxy" object Layout::Native(24);
        dict_keys "dict_keys" object Layout::Native(25);
        dict_values "dict_values" object Layout::Native(26);
        dict_items "dict_items" object Layout::Native(27);
        enumerate "enumerate" object Layout::Native(28);
        zip "zip" object Layout::Native(29);
        map "map" object Layout::Native(30);
        filter "filter" object Layout::Native(31);
        reversed "reversed" object Layout::Native(32);
        list_iterator "list_iterator" object Layout::Native(33);
        tuple_iterator "tuple_iterator" object Layout::Native(34);
        str_iterator "str_ascii_iterator" object Layout::Native(35);
        bytes_iterator "bytes_iterator" object Layout::Native(36);
        range_iterator "range_iterator" object Layout::Native(37);
        set_iterator "set_iterator" object Layout::Native(38);
        dict_key_iterator "dict_keyiterator" object Layout::Native(39);
        dict_value_iterator "dict_valueiterator" object Layout::Native(40);
        dict_item_iterator "dict_itemiterator" object Layout::Native(41);
        dict_reverse_key_iterator "dict_reversekeyiterator" object Layout::Native(49);
        dict_reverse_value_iterator "dict_reversevalueiterator" object Layout::Native(50);
        dict_reverse_item_iterator "dict_reverseitemiterator" object Layout::Native(51);
        list_reverse_iterator "list_reverseiterator" object Layout::Native(42);
        callable_iterator "callable_iterator" object Layout::Native(43);
        sequence_iterator "iterator" object Layout::Native(44);
        generic_alias "types.GenericAlias" object Layout::Native(45);
        union_type "types.UnionType" object Layout::Native(46);
        simple_namespace "types.SimpleNamespace" object Layout::Plain;
        itertools_iterator "itertools.iterator" object Layout::Native(47);
        str_wide_iterator "str_iterator" object Layout::Native(35);
        bytearray_iterator "bytearray_iterator" object Layout::Native(36);
        long_range_iterator "longrange_iterator" object Layout::Native(52);
        anext_awaitable "anext_awaitable" object Layout::Native(53);
        weakref "weakref.ReferenceType" object Layout::Native(48);
    }
    exceptions {
        base_exception "BaseException" object;
        exception "Exception" base_exception;
        system_exit "SystemExit" base_exception;
        keyboard_interrupt "KeyboardInterrupt" base_exception;
        generator_exit "GeneratorExit" base_exception;
        base_exception_group "BaseExceptionGroup" base_exception;
        exception_group "ExceptionGroup" base_exception_group exception;
        arithmetic_error "ArithmeticError" exception;
        floating_point_error "FloatingPointError" arithmetic_error;
        overflow_error "OverflowError" arithmetic_error;
        zero_division_error "ZeroDivisionError" arithmetic_error;
        assertion_error "AssertionError" exception;
        attribute_error "AttributeError" exception;
        buffer_error "BufferError" exception;
        eof_error "EOFError" exception;
        import_error "ImportError" exception;
        module_not_found_error "ModuleNotFoundError" import_error;
        lookup_error "LookupError" exception;
        index_error "IndexError" lookup_error;
        key_error "KeyError" lookup_error;
        memory_error "MemoryError" exception;
        name_error "NameError" exception;
        unbound_local_error "UnboundLocalError" name_error;
        os_error "OSError" exception;
        blocking_io_error "BlockingIOError" os_error;
        child_process_error "ChildProcessError" os_error;
        connection_error "ConnectionError" os_error;
        broken_pipe_error "BrokenPipeError" connection_error;
        connection_aborted_error "ConnectionAbortedError" connection_error;
        connection_refused_error "ConnectionRefusedError" connection_error;
        connection_reset_error "ConnectionResetError" connection_error;
        file_exists_error "FileExistsError" os_error;
        file_not_found_error "FileNotFoundError" os_error;
        interrupted_error "InterruptedError" os_error;
        is_a_directory_error "IsADirectoryError" os_error;
        not_a_directory_error "NotADirectoryError" os_error;
        permission_error "PermissionError" os_error;
        process_lookup_error "ProcessLookupError" os_error;
        timeout_error "TimeoutError" os_error;
        reference_error "ReferenceError" exception;
        runtime_error "RuntimeError" exception;
        not_implemented_error "NotImplementedError" runtime_error;
        recursion_error "RecursionError" runtime_error;
        python_finalization_error "PythonFinalizationError" runtime_error;
        stop_iteration "StopIteration" exception;
        stop_async_iteration "StopAsyncIteration" exception;
        syntax_error "SyntaxError" exception;
        indentation_error "IndentationError" syntax_error;
        tab_error "TabError" indentation_error;
        system_error "SystemError" exception;
        type_error "TypeError" exception;
        value_error "ValueError" exception;
        unicode_error "UnicodeError" value_error;
        unicode_decode_error "UnicodeDecodeError" unicode_error;
        unicode_encode_error "UnicodeEncodeError" unicode_error;
        unicode_translate_error "UnicodeTranslateError" unicode_error;
        warning "Warning" exception;
        bytes_warning "BytesWarning" warning;
        deprecation_warning "DeprecationWarning" warning;
        encoding_warning "EncodingWarning" warning;
        future_warning "FutureWarning" warning;
        import_warning "ImportWarning" warning;
        pending_deprecation_warning "PendingDeprecationWarning" warning;
        resource_warning "ResourceWarning" warning;
        runtime_warning "RuntimeWarning" warning;
        syntax_warning "SyntaxWarning" warning;
        unicode_warning "UnicodeWarning" warning;
        user_warning "UserWarning" warning;
    }
}

impl Default for Types {
    fn default() -> Self {
        Types::new()
    }
}
