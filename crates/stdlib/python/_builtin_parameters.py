"""The parameters of what is built in, as text: it has no other place for them."""

import sys

_FUNCTION = type(len)


def text_of_class(cls):
    text = next((text for known, text in _CLASSES.items() if known is cls), None)
    return _of_module(cls, cls.__name__) if text is None else text


def _of_module(obj, name):
    """The parameters of a function or class of a module in Rust; empty where CPython tells none."""
    module = getattr(obj, "__module__", None)
    if not isinstance(module, str) or sys.modules.get(module.removeprefix("_")) is None:
        return None
    module = module.removeprefix("_")
    if vars(sys.modules[module]).get(name) is not obj:
        return None
    from _module_parameters import MODULES
    return _find(MODULES[module], name) if module in MODULES else None


def text_of_function(obj):
    name = getattr(obj, "__name__", None)
    if not isinstance(name, str):
        return None
    if isinstance(obj, _FUNCTION) and getattr(obj, "__module__", None) == "builtins":
        return _find(_BUILTINS, name)
    if isinstance(obj, _FUNCTION) and (text := _of_module(obj, name)) is not None:
        return text
    if isinstance(obj, _FUNCTION) and name == "__new__":
        return _find(_SPECIAL, name)
    owner = getattr(obj, "__objclass__", None)
    holder = getattr(obj, "__self__", None)
    bound = holder is not None and (owner is not None or not isinstance(holder, type))
    if owner is None:
        if holder is None or isinstance(holder, type(sys)):
            return None
        owner = type(holder) if bound else holder
    if not isinstance(owner, type):
        return None
    # The nearest class that defines the method is the one whose parameters it has.
    owner = next((base for base in owner.__mro__ if name in base.__dict__), None)
    if owner is None or owner.__module__ not in ("builtins", "collections"):
        return None
    text = _find(_METHODS, f"{owner.__name__}.{name}")
    if text is None and name[:2] == "__":
        text = _find(_SPECIAL, name)
    if text is None or isinstance(owner.__dict__[name], (staticmethod, classmethod)):
        return text
    if not bound:
        return text
    for beginning in ("(self, /, ", "(self, "):
        if text.startswith(beginning):
            rest = text.removeprefix(beginning)
            return "()" if rest == "/)" else "(" + rest
    return text


def _find(table, name):
    return next((text for text, names in table.items() if name in names.split()), None)


# The parameters of classes, where a call of them has any that can be told.
_CLASSES = {
    list: "(iterable=(), /)", tuple: "(iterable=(), /)", set: "(iterable=(), /)", frozenset: "(iterable=(), /)",
    float: "(x=0, /)", complex: "(real=0, imag=0)", bool: "(object=False, /)",
    property: "(fget=None, fset=None, fdel=None, doc=None)", staticmethod: "(function, /)",
    classmethod: "(function, /)", enumerate: "(iterable, start=0)", zip: "(*iterables, strict=False)",
    map: "(function, iterable, /, *iterables)", filter: "(function, iterable, /)", reversed: "(sequence, /)",
    memoryview: "(object)",
}

# The parameters of special methods, which are the same in all built-in classes.
_SPECIAL = {
    "(*args, **kwargs)": "__new__", "(self, /, *args, **kwargs)": "__init__ __call__",
    "(self, /)":
        "__repr__ __hash__ __str__ __reduce__ __getstate__ __sizeof__ __dir__ __subclasses__ __iter__ __len__ "
        "__getnewargs__ __bytes__ __alloc__ __reversed__ __neg__ __pos__ __abs__ __bool__ __invert__ __int__ "
        "__float__ __complex__ __index__ __trunc__ __floor__ __ceil__ __next__ __length_hint__ __enter__ __del__ "
        "__copy__ __await__ __aiter__ __anext__",
    "(self, value, /)":
        "__lt__ __le__ __eq__ __ne__ __gt__ __ge__ __or__ __ror__ __mod__ __rmod__ __add__ __radd__ __mul__ "
        "__rmul__ __sub__ __rsub__ __and__ __rand__ __xor__ __rxor__ __lshift__ __rlshift__ __rshift__ __rrshift__ "
        "__floordiv__ __rfloordiv__ __truediv__ __rtruediv__ __divmod__ __rdivmod__ __iadd__ __imul__ __ior__ "
        "__isub__ __iand__ __ixor__",
    "(self, value, mod=None, /)": "__pow__ __rpow__", "(self, name, /)": "__getattribute__ __delattr__",
    "(self, name, value, /)": "__setattr__", "(self, protocol, /)": "__reduce_ex__",
    "(object, /)": "__subclasshook__ __class_getitem__", "()": "__init_subclass__",
    "(self, format_spec, /)": "__format__", "(name, bases, /, **kwds)": "__prepare__",
    "(self, instance, /)": "__instancecheck__ __delete__", "(self, subclass, /)": "__subclasscheck__",
    "(self, key, /)": "__getitem__ __delitem__ __contains__", "(self, key, value, /)": "__setitem__",
    "(self, flags, /)": "__buffer__", "(self, buffer, /)": "__release_buffer__",
    "(self, instance, owner=None, /)": "__get__", "(self, instance, value, /)": "__set__",
    "(self, owner, name, /)": "__set_name__", "(self, object, /)": "__setstate__ __missing__",
    "(self, /, *exc_info)": "__exit__",
}

# The parameters of the methods of built-in classes.
_METHODS = {
    "(self, proto=0, /)": "bytearray.__reduce_ex__",
    "(self, index, /)": "list.__getitem__",
    "(self, object, /)":
        "set.__contains__ frozenset.__contains__ list.append set.add set.discard set.remove range.count "
        "range.index slice.indices property.getter property.setter property.deleter "
        "BaseException.with_traceback BaseException.add_note generator.send",
    "(self, ndigits=None, /)": "float.__round__",
    "(self, /, encoding='utf-8', errors='strict')": "str.encode bytes.decode bytearray.decode",
    "(self, old, new, /, count=-1)": "str.replace",
    "(self, /, sep=None, maxsplit=-1)":
        "str.split str.rsplit bytes.rsplit bytes.split bytearray.rsplit bytearray.split",
    "(self, iterable, /)": "str.join list.extend deque.extend deque.extendleft",
    "(self, /)":
        "str.capitalize str.casefold str.title str.lower str.swapcase str.upper str.isascii str.islower "
        "str.isupper str.istitle str.isspace str.isdecimal str.isdigit str.isnumeric str.isalpha str.isalnum "
        "str.isidentifier str.isprintable bytes.capitalize bytes.isalnum bytes.isalpha bytes.isascii "
        "bytes.isdigit bytes.islower bytes.isspace bytes.istitle bytes.isupper bytes.lower bytes.swapcase "
        "bytes.title bytes.upper bytearray.capitalize bytearray.clear bytearray.copy bytearray.isalnum "
        "bytearray.isalpha bytearray.isascii bytearray.isdigit bytearray.islower bytearray.isspace "
        "bytearray.istitle bytearray.isupper bytearray.lower bytearray.reverse bytearray.swapcase "
        "bytearray.title bytearray.upper list.clear list.copy list.reverse dict.popitem dict.keys dict.items "
        "dict.values dict.clear dict.copy set.clear set.copy set.pop frozenset.copy int.conjugate "
        "int.bit_length int.bit_count int.as_integer_ratio int.is_integer float.conjugate "
        "float.as_integer_ratio float.hex float.is_integer complex.conjugate type.mro generator.close "
        "memoryview.release memoryview.tolist memoryview.toreadonly deque.clear deque.copy deque.pop "
        "deque.popleft deque.reverse OrderedDict.keys OrderedDict.values OrderedDict.items OrderedDict.clear "
        "OrderedDict.copy defaultdict.copy",
    "(self, width, fillchar=' ', /)": "str.center str.ljust str.rjust",
    "(self, /, tabsize=8)": "str.expandtabs bytes.expandtabs bytearray.expandtabs",
    "(self, sep, /)":
        "str.partition str.rpartition bytes.partition bytes.rpartition bytearray.partition "
        "bytearray.rpartition",
    "(self, chars=None, /)": "str.lstrip str.rstrip str.strip",
    "(self, /, keepends=False)": "str.splitlines bytes.splitlines bytearray.splitlines",
    "(self, table, /)": "str.translate",
    "(self, prefix, /)": "str.removeprefix bytes.removeprefix bytearray.removeprefix",
    "(self, suffix, /)": "str.removesuffix bytes.removesuffix bytearray.removesuffix",
    "(self, width, /)": "str.zfill bytes.zfill bytearray.zfill",
    "(self, /, *args, **kwargs)": "str.format",
    "(self, mapping, /)": "str.format_map",
    "(self, width, fillchar=b' ', /)":
        "bytes.center bytes.ljust bytes.rjust bytearray.center bytearray.ljust bytearray.rjust",
    "(string, /)": "bytes.fromhex bytearray.fromhex float.fromhex",
    "(self, iterable_of_bytes, /)": "bytes.join bytearray.join",
    "(self, bytes=None, /)":
        "bytes.lstrip bytes.rstrip bytes.strip bytearray.lstrip bytearray.rstrip bytearray.strip",
    "(frm, to, /)": "bytes.maketrans bytearray.maketrans",
    "(self, old, new, count=-1, /)": "bytes.replace bytearray.replace",
    "(self, table, /, delete=b'')": "bytes.translate bytearray.translate",
    "(self, item, /)": "bytearray.append deque.append deque.appendleft",
    "(self, iterable_of_ints, /)": "bytearray.extend",
    "(self, index, item, /)": "bytearray.insert",
    "(self, index=-1, /)": "bytearray.pop list.pop",
    "(self, value, /)": "bytearray.remove list.remove list.count tuple.count deque.count deque.remove",
    "(self, index, object, /)": "list.insert",
    "(self, value, start=0, stop=9223372036854775807, /)": "list.index tuple.index",
    "(self, /, *, key=None, reverse=False)": "list.sort",
    "(self, key, default=None, /)": "dict.get dict.setdefault",
    "(iterable, value=None, /)": "dict.fromkeys",
    "(self, /, *others)":
        "set.difference set.difference_update set.intersection set.intersection_update set.union set.update "
        "frozenset.difference frozenset.intersection frozenset.union",
    "(self, other, /)":
        "set.isdisjoint set.issubset set.issuperset set.symmetric_difference set.symmetric_difference_update "
        "frozenset.isdisjoint frozenset.issubset frozenset.issuperset frozenset.symmetric_difference",
    "(self, /, length=1, byteorder='big', *, signed=False)": "int.to_bytes",
    "(bytes, byteorder='big', *, signed=False)": "int.from_bytes",
    "(self, /, order='C')": "memoryview.tobytes",
    "(self, index, value, /)": "deque.insert",
    "(self, n=1, /)": "deque.rotate",
    "(iterable, value=None)": "OrderedDict.fromkeys",
    "(self, /, key, default=None)": "OrderedDict.setdefault",
    "(self, /, last=True)": "OrderedDict.popitem",
    "(self, /, key, last=True)": "OrderedDict.move_to_end",
}

# The parameters of built-in functions.
_BUILTINS = {
    "(x, /)": "abs", "(async_iterable, /)": "aiter", "(iterable, /)": "all any",
    "(obj, /)": "ascii callable hash id len repr", "(number, /)": "bin hex oct", "(*args, **kws)": "breakpoint",
    "(i, /)": "chr", "(obj, name, /)": "delattr hasattr", "(x, y, /)": "divmod",
    "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)": "compile",
    "(source, /, globals=None, locals=None)": "eval", "(source, /, globals=None, locals=None, *, closure=None)": "exec",
    "(value, format_spec='', /)": "format", "()": "globals locals", "(prompt='', /)": "input",
    "(obj, class_or_tuple, /)": "isinstance", "(cls, class_or_tuple, /)": "issubclass",
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)": "open",
    "(c, /)": "ord", "(base, exp, mod=None)": "pow",
    "(*args, sep=' ', end='\\n', file=None, flush=False)": "print", "(number, ndigits=None)": "round",
    "(obj, name, value, /)": "setattr", "(iterable, /, *, key=None, reverse=False)": "sorted",
    "(iterable, /, start=0)": "sum",
}
