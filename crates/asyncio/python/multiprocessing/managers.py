"""Objects that live in one place, and proxies for them that all processes can use."""

import queue
import threading

import _mp_kernel
import _mp_pickle
import _processes

from . import process

__all__ = ["BaseManager", "SyncManager", "BaseProxy"]


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items()) if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(items)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def get(self):
        return self.value

    def set(self, value):
        self.value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self.value!r})"


class BaseProxy:
    """Calls methods of an object elsewhere: arguments and results are copies."""

    _exposed_ = ()

    def __init__(self, referent, typeid):
        self._referent = referent
        self._typeid = typeid

    def __reduce__(self):
        return type(self), (self._referent, self._typeid)

    def _callmethod(self, methodname, args=(), kwds={}):
        _processes.sync()
        args, kwds = _mp_pickle.loads(_mp_pickle.dumps((args, kwds)))
        result = getattr(self._referent.value, methodname)(*args, **kwds)
        _processes.sync()
        if methodname in ("acquire", "get", "put", "wait", "release", "__enter__", "__exit__") or result is None:
            return result
        return _mp_pickle.loads(_mp_pickle.dumps(result))

    def _getvalue(self):
        return _mp_pickle.loads(_mp_pickle.dumps(self._referent.value))

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._typeid!r} at {id(self):#x}>"

    def __str__(self):
        _processes.sync()
        return repr(self._referent.value)


def MakeProxyType(name, exposed):
    """A class of proxies with these methods."""
    def make(method):
        def call(self, /, *args, **kwds):
            return self._callmethod(method, args, kwds)
        call.__name__ = method
        return call

    members = {method: make(method) for method in exposed}
    members["_exposed_"] = tuple(exposed)
    members["__module__"] = __name__
    return type(name, (BaseProxy,), members)


_BaseListProxy = MakeProxyType("BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__reversed__", "__rmul__",
    "__setitem__", "append", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort", "copy", "clear"))
_BaseDictProxy = MakeProxyType("DictProxy", (
    "__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "clear", "copy", "get", "pop", "popitem",
    "setdefault", "update"))
ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))
AcquirerProxy = MakeProxyType("AcquirerProxy", ("acquire", "release"))
_BaseConditionProxy = MakeProxyType("ConditionProxy", ("acquire", "release", "wait", "notify", "notify_all", "wait_for"))
EventProxy = MakeProxyType("EventProxy", ("is_set", "set", "clear", "wait"))
_BaseQueueProxy = MakeProxyType("AutoProxy[Queue]", (
    "put", "get", "put_nowait", "get_nowait", "qsize", "empty", "full", "task_done", "join"))
BarrierProxy = MakeProxyType("BarrierProxy", ("wait", "abort", "reset"))


class ListProxy(_BaseListProxy):
    def __iter__(self):
        index = 0
        while index < len(self):
            yield self[index]
            index += 1

    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._referent.value *= value
        return self


class DictProxy(_BaseDictProxy):
    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        _processes.sync()
        return _mp_pickle.loads(_mp_pickle.dumps(list(self._referent.value)))

    def values(self):
        return list(self._getvalue().values())

    def items(self):
        return list(self._getvalue().items())


class ValueProxy(BaseProxy):
    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)


class NamespaceProxy(BaseProxy):
    def __getattr__(self, key):
        if key.startswith("_"):
            return object.__getattribute__(self, key)
        _processes.sync()
        return _mp_pickle.loads(_mp_pickle.dumps(getattr(self._referent.value, key)))

    def __setattr__(self, key, value):
        if key.startswith("_"):
            return object.__setattr__(self, key, value)
        _processes.sync()
        setattr(self._referent.value, key, _mp_pickle.loads(_mp_pickle.dumps(value)))

    def __delattr__(self, key):
        delattr(self._referent.value, key)


def _with(proxy):
    proxy.__enter__ = lambda self: self.acquire()
    proxy.__exit__ = lambda self, *args: self.release()
    return proxy


_with(AcquirerProxy)
ConditionProxy = _with(_BaseConditionProxy)
QueueProxy = _BaseQueueProxy
for _kind in (ArrayProxy, AcquirerProxy, ConditionProxy, EventProxy, BarrierProxy):
    globals()[_kind.__name__] = _kind
globals()["BaseListProxy"] = _BaseListProxy
globals()["AutoProxy[Queue]"] = QueueProxy


class BaseManager:
    _registry = {}

    def __init__(self, address=None, authkey=None, *args, ctx=None, **kwds):
        self._running = False
        self._ended = None

    def start(self, initializer=None, initargs=()):
        _processes.sync()
        # The process in which the objects would live has a number as others have.
        next(process._process_counter)
        self._running = True
        self._process = True

    def shutdown(self):
        if not hasattr(self, "_process"):
            # In CPython it is only there once the manager has started.
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'shutdown'")
        self._running = False
        if self._ended is not None:
            self._ended.set()

    def join(self, timeout=None):
        if self._process is None:
            return
        if self._running:
            if self._ended is None:
                self._ended = threading.Event()
            self._ended.wait(timeout)
        if not self._running:
            self._process = None

    def connect(self):
        raise ConnectionRefusedError(111, "Connection refused")

    def __enter__(self):
        if not self._running:
            self.start()
        return self

    def __exit__(self, *args):
        self.shutdown()

    def _create(self, typeid, make, proxy, args, kwds):
        assert self._running, "server not yet started"
        referent = _mp_kernel.Referent(make(*args, **kwds))
        return proxy(referent, typeid)

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        """Give managers of this class a method that makes such an object."""
        if proxytype is None:
            if exposed is None:
                exposed = [name for name in dir(callable) if not name.startswith("_")]
            proxytype = MakeProxyType(f"AutoProxy[{typeid}]", exposed)
            globals()[proxytype.__name__] = proxytype

        def create(self, /, *args, **kwds):
            return self._create(typeid, callable, proxytype, args, kwds)
        create.__name__ = typeid
        setattr(cls, typeid, create)


class SyncManager(BaseManager):
    """Gives the objects of threading, queue and the built-in containers."""

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from .pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild)


def Array(typecode, sequence, lock=True):
    return list(sequence)


for _typeid, _make, _proxy in (
        ("Queue", queue.Queue, QueueProxy), ("JoinableQueue", queue.Queue, QueueProxy),
        ("Event", threading.Event, EventProxy), ("Lock", threading.Lock, AcquirerProxy),
        ("RLock", threading.RLock, AcquirerProxy), ("Semaphore", threading.Semaphore, AcquirerProxy),
        ("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy),
        ("Condition", threading.Condition, ConditionProxy), ("Barrier", threading.Barrier, BarrierProxy),
        ("list", list, ListProxy), ("dict", dict, DictProxy), ("Value", Value, ValueProxy),
        ("Array", Array, ArrayProxy), ("Namespace", Namespace, NamespaceProxy)):
    SyncManager.register(_typeid, _make, _proxy)
