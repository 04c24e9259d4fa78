"""How objects are taken apart to be copied or pickled."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = c.__name__.lstrip("_")
                name = f"_{stripped}{name}" if stripped else name
            names.append(name)
    return names


def _own(cls, name):
    """A method that a program's class, or one of the library's, gives itself."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return None if base is object else getattr(cls, name)
    return None


def reduce(x, cls):
    """What makes a copy of x: a function, its arguments, the state, and the items of a list or dict."""
    reductor = _own(cls, "__reduce_ex__")
    if reductor is not None:
        return reductor(x, 4)
    reductor = _own(cls, "__reduce__")
    if reductor is not None:
        return reductor(x)
    if isinstance(x, BaseException):
        return (cls, x.args, x.__dict__) if x.__dict__ else (cls, x.args)
    func, args = __newobj__, (cls,)
    if hasattr(cls, "__getnewargs_ex__"):
        positional, keywords = x.__getnewargs_ex__()
        func, args = __newobj_ex__, (cls, positional, keywords)
    elif hasattr(cls, "__getnewargs__"):
        args = cls, *x.__getnewargs__()
    else:
        for base in (tuple, int, float, str, bytes, complex, frozenset):
            if isinstance(x, base):
                args = cls, base(x)
                break
        else:
            if isinstance(x, (set, bytearray)):
                return cls, ([*x],), _state(x, cls)
            if _is_opaque(cls):
                raise TypeError(f"cannot pickle {cls.__name__!r} object")
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return func, args, _state(x, cls), items, pairs


def _state(x, cls):
    getstate = _own(cls, "__getstate__")
    if getstate is not None:
        return getstate(x)
    state = getattr(x, "__dict__", None) or None
    slots = {name: getattr(x, name) for name in _slotnames(cls) if hasattr(x, name)}
    return (state, slots) if slots else state


def _is_opaque(cls):
    """Whether instances hold what only native code sees: generators, modules, locks and such."""
    for base in cls.__mro__:
        if base in (object, list, dict) or "__module__" in base.__dict__ and "__dict__" in base.__dict__:
            continue
        if getattr(base, "__flags__", 1 << 9) & 1 << 9:
            continue
        return True
    return False


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    _extension_registry[module, name] = code
    _inverted_registry[code] = module, name


def remove_extension(module, name, code):
    del _extension_registry[module, name]
    del _inverted_registry[code]


def clear_extension_cache():
    _extension_cache.clear()
