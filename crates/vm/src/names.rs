//! Names that the machine itself looks up, made once so that they are found by address.

use crate::value::Str;

macro_rules! names {
    ($($field:ident $text:literal;)*) => {
        /// Shared strings of the names that the machine looks up.
        pub struct Names { $(pub $field: Str,)* }

        impl Names {
            /// Makes the names through `intern`.
            pub fn new(mut intern: impl FnMut(&str) -> Str) -> Names {
                Names { $($field: intern($text),)* }
            }
        }
    };
}

names! {
    init "__init__"; new "__new__"; call "__call__"; repr "__repr__"; str "__str__"; format "__format__";
    bool "__bool__"; len "__len__"; iter "__iter__"; next "__next__"; contains "__contains__";
    getitem "__getitem__"; setitem "__setitem__"; delitem "__delitem__"; missing "__missing__";
    getattr "__getattr__"; getattribute "__getattribute__"; setattr "__setattr__"; delattr "__delattr__";
    get "__get__"; set "__set__"; delete "__delete__"; set_name "__set_name__";
    hash "__hash__"; eq "__eq__"; ne "__ne__"; lt "__lt__"; le "__le__"; gt "__gt__"; ge "__ge__";
    add "__add__"; radd "__radd__"; iadd "__iadd__"; sub "__sub__"; rsub "__rsub__"; isub "__isub__";
    mul "__mul__"; rmul "__rmul__"; imul "__imul__"; matmul "__matmul__"; rmatmul "__rmatmul__";
    imatmul "__imatmul__"; truediv "__truediv__"; rtruediv "__rtruediv__"; itruediv "__itruediv__";
    floordiv "__floordiv__"; rfloordiv "__rfloordiv__"; ifloordiv "__ifloordiv__"; mod_ "__mod__";
    rmod "__rmod__"; imod "__imod__"; pow "__pow__"; rpow "__rpow__"; ipow "__ipow__";
    lshift "__lshift__"; rlshift "__rlshift__"; ilshift "__ilshift__"; rshift "__rshift__";
    rrshift "__rrshift__"; irshift "__irshift__"; and "__and__"; rand "__rand__"; iand "__iand__";
    or "__or__"; ror "__ror__"; ior "__ior__"; xor "__xor__"; rxor "__rxor__"; ixor "__ixor__";
    divmod "__divmod__"; rdivmod "__rdivmod__";
    neg "__neg__"; pos "__pos__"; invert "__invert__"; abs "__abs__"; int "__int__"; float "__float__";
    complex "__complex__"; index "__index__"; round "__round__"; trunc "__trunc__"; floor "__floor__";
    ceil "__ceil__"; bytes "__bytes__"; reversed "__reversed__"; length_hint "__length_hint__";
    enter "__enter__"; exit "__exit__"; aenter "__aenter__"; aexit "__aexit__"; await_ "__await__";
    aiter "__aiter__"; anext "__anext__"; send "send"; throw "throw"; close "close";
    class "__class__"; dict "__dict__"; doc "__doc__"; name "__name__"; qualname "__qualname__";
    module "__module__"; annotations "__annotations__"; slots "__slots__"; classcell "__classcell__";
    init_subclass "__init_subclass__"; prepare "__prepare__"; mro_entries "__mro_entries__"; mro "mro";
    class_getitem "__class_getitem__"; instancecheck "__instancecheck__"; subclasscheck "__subclasscheck__";
    subclasshook "__subclasshook__"; abstractmethods "__abstractmethods__"; match_args "__match_args__";
    builtins "__builtins__"; file "__file__"; path "__path__"; package "__package__"; loader "__loader__";
    spec "__spec__"; all "__all__"; main "__main__"; notes "__notes__"; type_params "__type_params__";
    orig_bases "__orig_bases__"; dir "__dir__"; del "__del__"; wrapped "__wrapped__"; cause "__cause__";
    context "__context__"; traceback "__traceback__"; sizeof "__sizeof__";
    copy "__copy__"; deepcopy "__deepcopy__"; fspath "__fspath__"; write "write"; flush "flush"; keys "keys";
    static_attributes "__static_attributes__"; first_line "__firstlineno__"; isabstract "__isabstractmethod__";
    name_attr "name"; args "args"; value "value"; code "code"; empty "";
}
