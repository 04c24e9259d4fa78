"""Numbers in memory that processes share."""

import struct

import _mp_kernel
import _mp_pickle
import _processes

__all__ = ["RawValue", "RawArray", "Value", "Array", "synchronized"]

_RANGES = {code: struct.calcsize(code) * 8 for code in "bBhHiIlLqQ"}
_NAMES = {"b": "c_byte", "B": "c_ubyte", "h": "c_short", "H": "c_ushort", "i": "c_int", "I": "c_uint",
          "l": "c_long", "L": "c_ulong", "q": "c_long", "Q": "c_ulong", "f": "c_float", "d": "c_double",
          "c": "c_char", "u": "c_wchar"}


def _zero(typecode):
    if typecode in _RANGES:
        return 0
    if typecode in ("f", "d"):
        return 0.0
    if typecode == "c":
        return b"\0"
    if typecode == "u":
        return "\0"
    raise TypeError("this type has no size")


def _stored(typecode, value):
    """value as memory of the type keeps it: integers wrap."""
    if typecode in _RANGES:
        if isinstance(value, float) or not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = _RANGES[typecode]
        value = int(value) & ((1 << bits) - 1)
        if typecode.islower() and value >> (bits - 1):
            value -= 1 << bits
        return value
    if typecode == "d":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)
    if typecode == "f":
        return struct.unpack("f", struct.pack("f", value))[0]
    if typecode == "c":
        if isinstance(value, int):
            value = bytes([value])
        if not isinstance(value, bytes) or len(value) != 1:
            raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
        return value
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("unicode string expected instead of " + type(value).__name__ + " instance")
    return value


class _Shared:
    def __init__(self, memory):
        self._memory = memory

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._memory

    def __setstate__(self, memory):
        self._memory = memory


class _Value(_Shared):
    @property
    def value(self):
        _processes.sync()
        return self._memory.items[0]

    @value.setter
    def value(self, value):
        _processes.sync()
        self._memory.items[0] = _stored(self._memory.typecode, value)

    def __repr__(self):
        return f"{_NAMES[self._memory.typecode]}({self._memory.items[0]!r})"


class _Array(_Shared):
    def __len__(self):
        return len(self._memory.items)

    def __getitem__(self, index):
        _processes.sync()
        try:
            items = self._memory.items[index]
        except IndexError:
            raise IndexError("invalid index") from None
        if isinstance(index, slice) and self._memory.typecode == "c":
            return b"".join(items)
        if isinstance(index, slice) and self._memory.typecode == "u":
            return "".join(items)
        return items

    def __setitem__(self, index, value):
        _processes.sync()
        memory = self._memory
        if isinstance(index, slice):
            values = [_stored(memory.typecode, item) for item in value]
            if len(values) != len(memory.items[index]):
                raise ValueError("Can only assign sequence of same size")
            memory.items[index] = values
        else:
            try:
                memory.items[index] = _stored(memory.typecode, value)
            except IndexError:
                raise IndexError("invalid index") from None

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    @property
    def value(self):
        _processes.sync()
        joined = b"".join(self._memory.items)
        return joined[:joined.index(b"\0")] if b"\0" in joined else joined

    @value.setter
    def value(self, value):
        _processes.sync()
        if len(value) > len(self):
            raise ValueError("bytes too long")
        for index, byte in enumerate(value):
            self._memory.items[index] = bytes([byte])
        if len(value) < len(self):
            self._memory.items[len(value)] = b"\0"

    @property
    def raw(self):
        return b"".join(self._memory.items)

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{_NAMES[self._memory.typecode]}_Array_{len(self)} object at {id(self):#x}>"


class Synchronized(_Shared):
    """A raw value and its lock."""

    def __init__(self, obj, lock=None):
        from .synchronize import RLock
        self._obj = obj
        self._lock = lock or RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._obj, self._lock

    def __setstate__(self, state):
        self.__init__(*state)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class SynchronizedArray(Synchronized):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw


SynchronizedString = SynchronizedArray


def _typecode(typecode_or_type):
    if isinstance(typecode_or_type, str) and typecode_or_type in _NAMES:
        return typecode_or_type
    raise TypeError("this type has no size")


def RawValue(typecode_or_type, *args):
    typecode = _typecode(typecode_or_type)
    value = _stored(typecode, args[0]) if args else _zero(typecode)
    return _Value(_mp_kernel.Memory(typecode, [value]))


def RawArray(typecode_or_type, size_or_initializer):
    typecode = _typecode(typecode_or_type)
    if isinstance(size_or_initializer, int):
        items = [_zero(typecode)] * size_or_initializer
    else:
        items = [_stored(typecode, item) for item in size_or_initializer]
    return _Array(_mp_kernel.Memory(typecode, items))


def _with_lock(obj, kind, lock):
    if lock is False:
        return obj
    if lock in (True, None):
        return kind(obj)
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return kind(obj, lock)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return _with_lock(RawValue(typecode_or_type, *args), Synchronized, lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), SynchronizedArray, lock)


def synchronized(obj, lock=None, ctx=None):
    return (SynchronizedArray if isinstance(obj, _Array) else Synchronized)(obj, lock)
