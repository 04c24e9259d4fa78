"""`threading.local`: attributes that each thread has for itself."""

from _thread import _at_thread_end, get_ident
from _weakref import ref

_get = object.__getattribute__
_set = object.__setattr__


def _forget(self, ident):
    self = self()
    if self is not None:
        _get(self, "_local__dicts").pop(ident, None)


def _own(self):
    dicts = _get(self, "_local__dicts")
    ident = get_ident()
    own = dicts.get(ident)
    if own is None:
        own = dicts[ident] = {}
        _at_thread_end(_forget, ref(self), ident)
        args, kwargs = _get(self, "_local__arguments")
        if type(self).__init__ is not object.__init__:
            type(self).__init__(self, *args, **kwargs)
    return own


class local:
    """Attributes of an instance are separate in each thread."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _set(self, "_local__arguments", (args, kwargs))
        ident = get_ident()
        _set(self, "_local__dicts", {ident: {}})
        _at_thread_end(_forget, ref(self), ident)
        return self

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread._local' object")

    def __getattribute__(self, name):
        own = _own(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        if name.startswith("_local__"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        try:
            return _get(self, name)
        except AttributeError:
            if type(self) is not local or hasattr(local, name):
                raise
            raise AttributeError(f"'_thread._local' object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        kind = getattr(type(self), name, None)
        if hasattr(type(kind), "__set__"):
            return _set(self, name, value)
        _own(self)[name] = value

    def __delattr__(self, name):
        own = _own(self)
        if name not in own:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del own[name]


import _vm
local.__name__ = local.__qualname__ = "_local"
local.__module__ = "_thread"
_vm.name_in_full(local, "_thread")
