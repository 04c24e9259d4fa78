"""Proxies of weakref: objects that pass everything on to one that they do not keep."""

import _vm


def _live(proxy):
    target = object.__getattribute__(proxy, "_weakly")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    return _live(value) if isinstance(value, (ProxyType, CallableProxyType)) else value


class ProxyType:
    __slots__ = "_weakly", "__weakref__"
    __hash__ = None

    def __getattribute__(self, name):
        if name == "__class__":
            return _live(self).__class__
        return getattr(_live(self), name)

    def __setattr__(self, name, value):
        setattr(_live(self), name, value)

    def __delattr__(self, name):
        delattr(_live(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_weakly")()
        if target is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x}; to '{type(target).__name__}' at {id(target):#x}>"

    def __dir__(self):
        return dir(_live(self))

    def __str__(self):
        return str(_live(self))

    def __bool__(self):
        return bool(_live(self))

    def __len__(self):
        return len(_live(self))

    def __iter__(self):
        return iter(_live(self))

    def __next__(self):
        target = _live(self)
        if not hasattr(type(target), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%.200s' object" % type(target).__name__)
        return next(target)

    def __reversed__(self):
        return reversed(_live(self))

    def __bytes__(self):
        return bytes(_live(self))

    def __contains__(self, item):
        return item in _live(self)

    def __getitem__(self, key):
        return _live(self)[key]

    def __setitem__(self, key, value):
        _live(self)[key] = value

    def __delitem__(self, key):
        del _live(self)[key]


def _define():
    import operator

    def binary(function):
        return (lambda self, other: function(_live(self), _plain(other)),
                lambda self, other: function(_plain(other), _live(self)))

    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and",
                 "or", "xor"):
        forward, backward = binary(getattr(operator, f"__{name}__"))
        setattr(ProxyType, f"__{name}__", forward)
        setattr(ProxyType, f"__r{name}__", backward)
        setattr(ProxyType, f"__i{name}__", binary(getattr(operator, f"__i{name}__"))[0])
    ProxyType.__divmod__, ProxyType.__rdivmod__ = binary(divmod)
    for name in ("lt", "le", "eq", "ne", "gt", "ge"):
        setattr(ProxyType, f"__{name}__", binary(getattr(operator, name))[0])
    for name in ("neg", "pos", "abs", "invert", "index"):
        function = getattr(operator, f"__{name}__")
        setattr(ProxyType, f"__{name}__", lambda self, function=function: function(_live(self)))
    ProxyType.__int__ = lambda self: int(_live(self))
    ProxyType.__float__ = lambda self: float(_live(self))


_define()


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _live(self)(*args, **kwargs)


def _refuse(cls, *args, **kwargs):
    raise TypeError(f"cannot create 'weakref.{cls.__name__}' instances")


ProxyType.__new__ = _refuse
for _class in ProxyType, CallableProxyType:
    _class.__module__ = "weakref"
    _class.__hash__ = None


def proxy(reference, callable):
    made = object.__new__(CallableProxyType if callable else ProxyType)
    object.__setattr__(made, "_weakly", reference)
    return made

for _kind in (ProxyType, CallableProxyType):
    _vm.name_in_full(_kind, "weakref")
