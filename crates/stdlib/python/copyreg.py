"""How objects are taken apart to be copied or pickled, and put together again."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools, operator
    return functools.reduce, (operator.or_, obj.__args__)


def pickle_method_descriptor(method):
    import builtins
    owner = getattr(builtins, method.__qualname__.partition(".")[0], None)
    if not isinstance(owner, type):
        raise TypeError(f"cannot pickle {type(method).__name__!r} object")
    return getattr, (owner, method.__name__)


pickle(complex, pickle_complex, complex)
pickle(type(str.upper), pickle_method_descriptor)
pickle(type(list.__len__), pickle_method_descriptor)
pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    """Makes an object again that protocol 0 or 1 took apart."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _slotnames(cls):
    """The names of a class's slots, those of its bases among them."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    if hasattr(cls, "__slots__"):
        for c in cls.__mro__:
            slots = c.__dict__.get("__slots__", ())
            for name in [slots] if isinstance(slots, str) else slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    stripped = c.__name__.lstrip("_")
                    name = f"_{stripped}{name}" if stripped else name
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


# What `object`'s methods do. The machine calls these, so that its side needs no more than their names.

_HEAPTYPE = 1 << 9


def _object_reduce_ex(self, protocol):
    """`object.__reduce_ex__`: a method `__reduce__` of the object's own goes first."""
    cls = type(self)
    if cls.__reduce__ is not object.__reduce__:
        return self.__reduce__()
    return _object_reduce(self, protocol)


def _object_reduce(self, protocol):
    cls = type(self)
    if protocol < 3 and isinstance(self, bytearray) and self:
        return cls, (self.decode("latin-1"), "latin-1"), _dict_of(self)
    for base in cls.__mro__:
        reducer = _NATIVE.get(base)
        if reducer is not None:
            return reducer(self, cls)
    return _reduce_new(self, cls) if protocol >= 2 else _reduce_ex(self, protocol)


def _reduce_new(self, cls):
    func, args = __newobj__, (cls,)
    required = False
    if hasattr(cls, "__getnewargs_ex__"):
        given = self.__getnewargs_ex__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        positional, keywords = given
        if not isinstance(positional, tuple):
            raise TypeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, "
                            f"not '{type(positional).__name__}'")
        if not isinstance(keywords, dict):
            raise TypeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, "
                            f"not '{type(keywords).__name__}'")
        if keywords:
            func, args = __newobj_ex__, (cls, positional, keywords)
        else:
            args = cls, *positional
    elif hasattr(cls, "__getnewargs__"):
        given = self.__getnewargs__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(given).__name__}'")
        args = cls, *given
    else:
        required = not isinstance(self, (list, dict))
    state = _getstate(self, cls, required)
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return func, args, state, items, pairs


def _getstate(self, cls, required):
    own = cls.__getstate__
    if own is object.__getstate__:
        return _object_getstate(self, required)
    return self.__getstate__()


def _object_getstate(self, required=False):
    """`object.__getstate__`. Instances that only native code sees into cannot be taken apart if all is required."""
    cls = type(self)
    if required and _is_opaque(cls):
        if cls.__name__ in ("memoryview", "code"):
            raise TypeError(f"cannot pickle {cls.__name__} objects")
        if cls.__module__ == "_io":
            raise TypeError(f"cannot pickle {cls.__name__!r} instances")
        raise TypeError(f"cannot pickle {_type_name(cls)!r} object")
    state = getattr(self, "__dict__", None) or None
    slots = {}
    for name in _slotnames(cls):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _type_name(cls):
    """A type's name as messages give it: those of the library with their module."""
    if cls.__flags__ & _HEAPTYPE or cls.__module__ == "builtins":
        return cls.__name__
    return f"{cls.__module__}.{cls.__name__}"


def _is_opaque(cls):
    """Whether instances hold what only native code sees: generators, modules, locks and such."""
    for base in cls.__mro__:
        if base is staticmethod or base is classmethod:
            return True
        if base in (object, list, dict) or "__module__" in base.__dict__ and "__dict__" in base.__dict__:
            continue
        if base.__flags__ & _HEAPTYPE:
            continue
        return True
    return False


def _reduce_ex(self, proto):
    """What protocols 0 and 1 write: the value of the built-in base, and the rest as state."""
    cls = self.__class__
    for base in cls.__mro__:
        if not base.__flags__ & _HEAPTYPE:
            break
    if base is object:
        state = None
    else:
        if base is cls or _is_opaque(cls) and base not in _PLAIN:
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        state = base(self)
    args = (cls, base, state)
    if cls.__getstate__ is object.__getstate__ and getattr(self, "__slots__", None):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


_PLAIN = (list, dict, tuple, str, bytes, int, float, complex, set, frozenset, bytearray)


def _dict_of(self):
    return getattr(self, "__dict__", None) or None


def _reduce_set(self, cls):
    return cls, ([*self],), _object_getstate(self)


def _reduce_bytearray(self, cls):
    return (cls, (bytes(self),), _dict_of(self)) if self else (cls, (), _dict_of(self))


def _reduce_function(self, cls):
    owner = self.__self__
    if owner is None and "." in self.__qualname__:
        import builtins
        owner = getattr(builtins, self.__qualname__.partition(".")[0])
    if owner is None or type(owner) is _MODULE:
        return self.__name__
    return getattr, (owner, self.__name__)


def _reduce_method(self, cls):
    return getattr, (self.__self__, self.__func__.__name__)


def _reduce_range(self, cls):
    return range, (self.start, self.stop, self.step)


def _reduce_slice(self, cls):
    return slice, (self.start, self.stop, self.step)


def _reduce_alias(self, cls):
    return _starred if self.__unpacked__ else cls, (self.__origin__, self.__args__)


def _starred(origin, args):
    return next(iter(type(list[int])(origin, args)))


def _reduce_single(self, cls):
    return repr(self)


class _C:
    def m(self):
        pass


_MODULE = type(__import__("sys"))
_NATIVE = {set: _reduce_set, frozenset: _reduce_set, bytearray: _reduce_bytearray, type(len): _reduce_function,
           type([].__len__): _reduce_function,
           type(_C().m): _reduce_method, type(list[int]): _reduce_alias,
           type(...): _reduce_single,
           type(NotImplemented): _reduce_single, range: _reduce_range, slice: _reduce_slice}
del _C


# Codes that stand for classes and functions in protocol 2 and later.

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
