"""Copying a value into another process, as pickle would.

What pickle refuses is refused with its words.
"""

import sys

_SAME = frozenset((type(None), bool, int, float, complex, str, bytes,
                   type(Ellipsis), type(NotImplemented), range, slice))


async def _coroutine():
    pass


async def _async_generator():
    yield


def _refused_types():
    coroutine = _coroutine()
    kinds = [type(coroutine), type(_async_generator()),
             type(item for item in ()), type(sys)]
    coroutine.close()
    return frozenset(kinds)


_REFUSED = _refused_types()
_FUNCTION = type(_refused_types)
_BUILTIN = type(len)


def transfer(value):
    """A deep copy of value; the error of pickle if there cannot be one."""
    return _copy(value, {})


def _copy(value, memo):
    kind = type(value)
    if kind in _SAME:
        return value
    key = id(value)
    if key in memo:
        return memo[key][0]
    copy = _copy_new(value, kind, memo)
    # The value itself stays alive, lest its id be used again.
    memo[key] = (copy, value)
    return copy


def _copy_new(value, kind, memo):
    if kind is list:
        copy = []
        memo[id(value)] = (copy, value)
        for item in value:
            copy.append(_copy(item, memo))
        return copy
    if kind is tuple:
        return tuple([_copy(item, memo) for item in value])
    if kind is dict:
        copy = {}
        memo[id(value)] = (copy, value)
        for key, item in value.items():
            copy[_copy(key, memo)] = _copy(item, memo)
        return copy
    if kind is set or kind is frozenset:
        return kind([_copy(item, memo) for item in value])
    if kind is bytearray:
        return bytearray(value)
    if kind is _FUNCTION or kind is _BUILTIN or isinstance(value, type):
        owner = getattr(value, "__self__", None)
        if kind is _BUILTIN and owner is not None \
                and type(owner) is not type(sys):
            # A method of a built-in object.
            return getattr(_copy(owner, memo), value.__name__)
        _check_global(value)
        return value
    if kind in _REFUSED:
        raise TypeError(f"cannot pickle {_type_name(kind)!r} object")
    if kind is _METHOD_TYPE:
        return getattr(_copy(value.__self__, memo), value.__func__.__name__)
    return _copy_object(value, kind, memo)


def _type_name(kind):
    if kind.__module__ == "builtins":
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def _check_global(value):
    """A function or class travels as its name: it must be found by it."""
    name = getattr(value, "__qualname__", None) or value.__name__
    module_name = getattr(value, "__module__", None) or "builtins"
    module = sys.modules.get(module_name)
    found = module
    prefix = ""
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            found = getattr(found, part)
        except AttributeError:
            raise _pickling_error()(
                f"Can't pickle {value!r}: attribute lookup {name} on "
                f"{module_name} failed") from None
        prefix += part
    if found is not value:
        raise _pickling_error()(
            f"Can't pickle {value!r}: it's not the same object as "
            f"{module_name}.{name}")


def _pickling_error():
    try:
        from pickle import PicklingError
    except ImportError:
        return PicklingErrorStandIn
    return PicklingError


class PicklingErrorStandIn(Exception):
    """pickle.PicklingError, where there is no pickle."""


PicklingErrorStandIn.__name__ = "PicklingError"
PicklingErrorStandIn.__qualname__ = "PicklingError"
PicklingErrorStandIn.__module__ = "_pickle"


class _Plain:
    def method(self):
        pass


_METHOD_TYPE = type(_Plain().method)


def _own(kind, name):
    """The method that a Python class defines itself, or None."""
    for cls in kind.__mro__:
        if cls is object:
            return None
        if name in cls.__dict__:
            method = cls.__dict__[name]
            return method if callable(method) else None
    return None


def _copy_object(value, kind, memo):
    _check_global(kind)
    if kind.__module__ == "collections":
        if kind.__name__ == "deque":
            copy = kind(maxlen=value.maxlen)
            memo[id(value)] = (copy, value)
            for item in value:
                copy.append(_copy(item, memo))
            return copy
        if kind.__name__ == "defaultdict":
            copy = kind(_copy(value.default_factory, memo))
            memo[id(value)] = (copy, value)
            for key, item in value.items():
                copy[_copy(key, memo)] = _copy(item, memo)
            return copy

    reduce = _own(kind, "__reduce_ex__")
    reduced = None
    if reduce is not None:
        reduced = reduce(value, 4)
    else:
        reduce = _own(kind, "__reduce__")
        if reduce is not None:
            reduced = reduce(value)
    if reduced is not None:
        return _rebuild(value, reduced, memo)

    if _is_immutable(kind):
        return value
    if kind.__module__ in _SYSTEM_MODULES and kind is not object \
            and not isinstance(value, BaseException):
        raise TypeError(f"cannot pickle {_type_name(kind)!r} object")

    copy = _new(value, kind, memo)
    memo[id(value)] = (copy, value)
    if isinstance(value, BaseException):
        # cls(*args) has been called; the rest is in the __dict__.
        pass
    elif isinstance(value, list):
        for item in value:
            copy.append(_copy(item, memo))
    elif isinstance(value, dict):
        for key, item in value.items():
            copy[_copy(key, memo)] = _copy(item, memo)
    _set_state(copy, _get_state(value, kind), memo)
    return copy


# Objects of these modules hold something of their process.
_SYSTEM_MODULES = frozenset(("_thread", "_io", "_asyncio", "_contextvars",
                             "builtins"))


def _is_immutable(kind):
    return kind.__module__ in ("datetime", "decimal", "fractions", "uuid",
                               "pathlib", "re", "_decimal", "zoneinfo") \
        or _is_enum(kind)


def _is_enum(kind):
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(kind, enum.EnumType)


def _new(value, kind, memo):
    if isinstance(value, BaseException):
        return kind(*_copy(tuple(value.args), memo))
    getnewargs = _own(kind, "__getnewargs_ex__")
    if getnewargs is not None:
        args, kwargs = getnewargs(value)
        return kind.__new__(kind, *_copy(args, memo), **_copy(kwargs, memo))
    getnewargs = _own(kind, "__getnewargs__")
    if getnewargs is not None:
        return kind.__new__(kind, *_copy(getnewargs(value), memo))
    for base in (int, float, str, bytes, complex):
        if isinstance(value, base):
            return kind.__new__(kind, base(value))
    for base in (tuple, set, frozenset, bytearray):
        if isinstance(value, base):
            items = [_copy(item, memo) for item in value]
            return kind.__new__(kind, items) if base in (tuple, frozenset) \
                else kind(items)
    return kind.__new__(kind)


def _get_state(value, kind):
    getstate = _own(kind, "__getstate__")
    if getstate is not None:
        return getstate(value)
    state = getattr(value, "__dict__", None) or None
    slots = {}
    for cls in kind.__mro__:
        names = cls.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{cls.__name__.lstrip('_')}{name}"
            if name not in ("__dict__", "__weakref__") \
                    and hasattr(value, name):
                slots[name] = getattr(value, name)
    return (state, slots) if slots else state


def _set_state(copy, state, memo):
    if state is None:
        return
    state = _copy(state, memo)
    setstate = _own(type(copy), "__setstate__")
    if setstate is not None:
        setstate(copy, state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    for part in (state, slots):
        if part:
            for name, item in part.items():
                object.__setattr__(copy, name, item)


def _rebuild(value, reduced, memo):
    if isinstance(reduced, str):
        return value
    function, args, *rest = reduced
    copy = function(*_copy(args, memo))
    memo[id(value)] = (copy, value)
    state, items, pairs = (list(rest) + [None] * 3)[:3]
    _set_state(copy, state, memo)
    for item in items or ():
        copy.append(_copy(item, memo))
    for key, item in pairs or ():
        copy[_copy(key, memo)] = _copy(item, memo)
    return copy
