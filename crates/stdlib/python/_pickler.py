"""`pickle.Pickler`: objects as bytes.

What is inside of what waits on a stack of its own rather than in calls, so that deep structures need no deep calls.
"""

__name__ = "_pickle"

import sys
import copyreg
from itertools import islice
from operator import index as _index
from struct import pack
from _pickle_codes import *
from _pickle_codes import _MemoProxy, _memo_of, _old_name

_BATCH = 1000
_FRAME_LEAST = 4
_FRAME_FULL = 64 * 1024
# Steps that may wait: about CPython's depth of calls, some steps for each.
_DEEPEST = 200_000
_SAVE, _WRITE, _STEP = range(3)
_MISSING = object()


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


def encode_long(x):
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def _dotted(name, obj=None):
    path = name.split(".")
    if "<locals>" in path:
        if obj is None:
            raise AttributeError(f"Can't get local object {name!r}")
        raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
    return path


def _getattribute(obj, name):
    """What a dotted name means in an object, and the object that has the last part."""
    found = obj
    parent = None
    for part in _dotted(name, obj):
        parent = found
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}", name=part, obj=found) from None
    return found, parent


def whichmodule(obj, name):
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in list(sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _getattribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


class Pickler:
    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        protocol = _index(protocol)
        if not -1 << 63 <= protocol < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._protocol = protocol
        self.bin = int(protocol >= 1)
        self.fast = 0
        self._fix_imports = fix_imports and protocol < 3
        self._memo = {}
        # The bytes of the frame that is being written.
        self._frame = bytearray()
        self._framing = False
        self._work = []

    def clear_memo(self):
        self._memo.clear()

    @property
    def memo(self):
        return _MemoProxy(self._memo)

    @memo.setter
    def memo(self, value):
        self._memo = _memo_of(value, _MemoProxy, "a PicklerMemoProxy")

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame.clear()
        self._persistent = self.persistent_id if type(self).persistent_id is not Pickler.persistent_id \
            or "persistent_id" in self.__dict__ else None
        self._override = getattr(self, "reducer_override", _MISSING)
        self._reducers = getattr(self, "dispatch_table", copyreg.dispatch_table)
        if self._protocol >= 2:
            self._file_write(PROTO + bytes([self._protocol]))
        self._framing = self._protocol >= 4
        outer, self._work = self._work, [(_SAVE, obj)]
        try:
            self._run()
        finally:
            self._work = outer
        self._frame += STOP
        self._end_frame()
        self._framing = False

    def _run(self):
        work = self._work
        while work:
            kind, value = work.pop()
            if kind == _SAVE:
                self._save(value)
                if len(work) > _DEEPEST:
                    raise RecursionError("maximum recursion depth exceeded while pickling an object")
            elif kind == _WRITE:
                self._frame += value
            else:
                value[0](*value[1:])

    def _end_frame(self):
        if self._frame:
            data = bytes(self._frame)
            self._frame.clear()
            if self._framing and len(data) >= _FRAME_LEAST:
                self._file_write(FRAME + pack("<Q", len(data)))
            self._file_write(data)

    def _write_large(self, header, data):
        """Bytes, which stand outside of frames if there are many."""
        if self._framing and len(data) >= _FRAME_FULL:
            self._end_frame()
            self._file_write(header)
            self._file_write(data)
        else:
            self._frame += header
            self._frame += data

    # The memo: what has been written can be had again by its number.

    def _memoize(self, obj):
        if self.fast:
            return
        memo = self._memo
        number = len(memo)
        key = id(obj)
        # Numbers and ranges that are equal may share an identity here.
        while key in memo:
            key = -1 - number if key >= 0 else key - 1
        memo[key] = number, obj
        if self._protocol >= 4:
            self._frame += MEMOIZE
        elif not self.bin:
            self._frame += b"p%d\n" % number
        elif number < 256:
            self._frame += BINPUT + bytes([number])
        else:
            self._frame += LONG_BINPUT + pack("<I", number)

    def _known(self, obj):
        found = self._memo.get(id(obj))
        return found is not None and found[1] is obj

    def _get(self, obj):
        number = self._memo[id(obj)][0]
        if not self.bin:
            return b"g%d\n" % number
        return BINGET + bytes([number]) if number < 256 else LONG_BINGET + pack("<I", number)

    # One object. What is inside of it goes to the stack, the last part first.

    def _save(self, obj, ask=True):
        if self._framing and len(self._frame) >= _FRAME_FULL:
            self._end_frame()
        if ask and self._persistent is not None:
            name = self._persistent(obj)
            if name is not None:
                self._save_persistent(name)
                return
        kind = type(obj)
        saver = _ATOMS.get(kind)
        if saver is not None:
            saver(self, obj)
            return
        found = self._memo.get(id(obj))
        if found is not None and found[1] is obj:
            self._frame += self._get(obj)
            return
        saver = _KINDS.get(kind)
        if saver is not None:
            saver(self, obj)
            return
        if self._override is not _MISSING:
            reduced = self._override(obj)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        if kind is type:
            self._save_type(obj)
        elif kind is _FUNCTION:
            self._save_global(obj)
        elif issubclass(kind, type) and kind not in self._reducers:
            self._save_global(obj)
        else:
            self._save_reduced(obj, self._reduce(obj, kind))

    def _reduce(self, obj, kind):
        try:
            reduce = self._reducers[kind]
        except KeyError:
            pass
        else:
            return reduce(obj)
        reduce = getattr(obj, "__reduce_ex__", _MISSING)
        if reduce is not _MISSING:
            return reduce(self._protocol)
        reduce = getattr(obj, "__reduce__", _MISSING)
        if reduce is not _MISSING:
            return reduce()
        raise PicklingError(f"can't pickle '{kind.__name__}' object: {obj!r}")

    def _save_persistent(self, name):
        if self.bin:
            self._work.append((_WRITE, BINPERSID))
            self._work.append((_STEP, (self._save, name, False)))
        else:
            try:
                self._frame += PERSID + str(name).encode("ascii") + b"\n"
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_none(self, obj):
        self._frame += NONE

    def _save_bool(self, obj):
        if self._protocol >= 2:
            self._frame += NEWTRUE if obj else NEWFALSE
        else:
            self._frame += TRUE if obj else FALSE

    def _save_int(self, obj):
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if obj < 0 or obj > 0xffff:
                self._frame += pack("<ci", BININT, obj)
            elif obj <= 0xff:
                self._frame += b"K%c" % obj
            else:
                self._frame += pack("<cH", BININT2, obj)
        elif self._protocol >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self._frame += LONG1 + bytes([len(data)]) + data
            else:
                self._frame += LONG4 + pack("<i", len(data)) + data
        elif -0x80000000 <= obj <= 0x7fffffff:
            self._frame += b"I%d\n" % obj
        else:
            self._frame += b"L%dL\n" % obj

    def _save_float(self, obj):
        if self.bin:
            self._frame += pack(">cd", BINFLOAT, obj)
        else:
            self._frame += FLOAT + repr(obj).encode() + b"\n"

    def _save_bytes(self, obj):
        if self._protocol < 3:
            if obj:
                import _codecs
                self._save_reduced(obj, (_codecs.encode, (obj.decode("latin-1"), "latin1")))
            else:
                self._save_reduced(obj, (bytes, ()))
            return
        if len(obj) <= 0xff:
            self._frame += SHORT_BINBYTES + bytes([len(obj)]) + obj
        else:
            self._write_large(BINBYTES + pack("<I", len(obj)), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            self._save_reduced(obj, (bytearray, (bytes(obj),) if obj else ()))
            return
        self._write_large(BYTEARRAY8 + pack("<Q", len(obj)), bytes(obj))
        self._memoize(obj)

    def _save_str(self, obj):
        if len(obj) < 2:
            # There is one empty text, and one of each letter.
            single = sys.intern(obj)
            if single is not obj:
                obj = single
                if self._known(obj):
                    self._frame += self._get(obj)
                    return
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            if len(data) <= 0xff and self._protocol >= 4:
                self._frame += SHORT_BINUNICODE + bytes([len(data)]) + data
            else:
                self._write_large(BINUNICODE + pack("<I", len(data)), data)
        else:
            self._frame += UNICODE + _raw_escaped(obj) + b"\n"
        self._memoize(obj)

    def _save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._frame += EMPTY_TUPLE if self.bin else MARK + TUPLE
            return
        short = size <= 3 and self._protocol >= 2
        if not short:
            self._frame += MARK
        work = self._work
        work.append((_STEP, (self._end_tuple, obj, short)))
        work.extend([(_SAVE, item) for item in reversed(obj)])

    def _end_tuple(self, obj, short):
        size = len(obj)
        if self._known(obj):
            # It is inside of itself: by now it has been made.
            self._frame += (POP * size if short else POP_MARK if self.bin else POP * (size + 1)) + self._get(obj)
            return
        self._frame += (TUPLE1, TUPLE2, TUPLE3)[size - 1] if short else TUPLE
        self._memoize(obj)

    def _save_list(self, obj):
        self._frame += EMPTY_LIST if self.bin else MARK + LIST
        self._memoize(obj)
        if obj:
            if self._protocol:
                self._list_items(obj, 0)
            else:
                self._iterated_items(iter(obj))

    def _list_items(self, obj, start):
        work = self._work
        if len(obj) == 1:
            work.append((_WRITE, APPEND))
            work.append((_SAVE, obj[0]))
            return
        items = obj[start:start + _BATCH]
        if start + _BATCH < len(obj):
            work.append((_STEP, (self._list_items, obj, start + _BATCH)))
        self._frame += MARK
        work.append((_WRITE, APPENDS))
        items.reverse()
        work.extend([(_SAVE, item) for item in items])

    def _iterated_items(self, items):
        work = self._work
        if not self._protocol:
            items = list(items)
            for item in reversed(items):
                work.append((_WRITE, APPEND))
                work.append((_SAVE, item))
            return
        batch = list(islice(items, _BATCH))
        if len(batch) == 1:
            work.append((_WRITE, APPEND))
            work.append((_SAVE, batch[0]))
        elif batch:
            if len(batch) == _BATCH:
                work.append((_STEP, (self._iterated_items, items)))
            self._frame += MARK
            work.append((_WRITE, APPENDS))
            batch.reverse()
            work.extend([(_SAVE, item) for item in batch])

    def _save_dict(self, obj):
        self._frame += EMPTY_DICT if self.bin else MARK + DICT
        self._memoize(obj)
        if obj:
            # Like CPython: an exact dictionary's batches end one later than those of an iterator.
            self._pairs(iter(obj.items()), len(obj) == 1, bool(self._protocol))

    def _pairs(self, items, single, exact):
        work = self._work
        batch = list(islice(items, _BATCH if self._protocol else None))
        for pair in batch:
            if type(pair) is not tuple or len(pair) != 2:
                raise TypeError("dict items iterator must return 2-tuples")
        if not self._protocol or single or len(batch) == 1 and not exact:
            for key, value in reversed(batch):
                work.append((_WRITE, SETITEM))
                work.append((_SAVE, value))
                work.append((_SAVE, key))
            return
        if not batch and not exact:
            return
        if len(batch) == _BATCH:
            work.append((_STEP, (self._pairs, items, False, exact)))
        self._frame += MARK
        work.append((_WRITE, SETITEMS))
        for key, value in reversed(batch):
            work.append((_SAVE, value))
            work.append((_SAVE, key))

    def _save_set(self, obj):
        if self._protocol < 4:
            self._save_reduced(obj, (set, ([*obj],)))
            return
        self._frame += EMPTY_SET
        self._memoize(obj)
        if obj:
            self._set_items(iter(obj))

    def _set_items(self, items):
        batch = list(islice(items, _BATCH))
        if len(batch) == _BATCH:
            self._work.append((_STEP, (self._set_items, items)))
        self._frame += MARK
        self._work.append((_WRITE, ADDITEMS))
        batch.reverse()
        self._work.extend([(_SAVE, item) for item in batch])

    def _save_frozenset(self, obj):
        if self._protocol < 4:
            self._save_reduced(obj, (frozenset, ([*obj],)))
            return
        self._frame += MARK
        self._work.append((_STEP, (self._end_frozenset, obj)))
        self._work.extend([(_SAVE, item) for item in reversed([*obj])])

    def _end_frozenset(self, obj):
        if self._known(obj):
            self._frame += POP_MARK + self._get(obj)
            return
        self._frame += FROZENSET
        self._memoize(obj)

    def _save_type(self, obj):
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                self._save_reduced(obj, (type, (single,)))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        path = _dotted(name)
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name)
            module = sys.modules[module_name]
        except (ImportError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, parent = _getattribute(module, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj and found != obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if type(obj) is _BUILTIN:
            # CPython's functions in C have a text of their own for it.
            module_name = _MODULES.setdefault(module_name, "".join([*module_name]))
        else:
            module_name = sys.intern(module_name)
        name = sys.intern(name)
        if self._protocol >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code is not None:
                self._frame += EXT1 + bytes([code]) if code <= 0xff else EXT2 + pack("<H", code) \
                    if code <= 0xffff else EXT4 + pack("<i", code)
                return
        work = self._work
        work.append((_STEP, (self._memoize, obj)))
        if self._protocol >= 4:
            work.append((_WRITE, STACK_GLOBAL))
            work.append((_SAVE, name))
            work.append((_SAVE, module_name))
        elif parent is not module:
            # `getattr(getattr(module.first, second), last)`.
            for part in reversed(path[1:]):
                work.append((_WRITE, REDUCE if self._protocol >= 2 else TUPLE + REDUCE))
                if self._protocol >= 2:
                    work[-1] = (_WRITE, TUPLE2 + REDUCE)
                work.append((_SAVE, part))
            work.append((_STEP, (self._write_global, module_name, path[0])))
            for part in path[1:]:
                if self._protocol < 2:
                    work.append((_WRITE, MARK))
                work.append((_SAVE, getattr))
        else:
            self._write_global(module_name, name.rpartition(".")[2])

    def _write_global(self, module_name, name):
        if self._protocol >= 3:
            self._frame += GLOBAL + module_name.encode() + b"\n" + name.encode() + b"\n"
            return
        if self._fix_imports:
            module_name, name = _old_name(module_name, name)
        try:
            self._frame += GLOBAL + module_name.encode("ascii") + b"\n" + name.encode("ascii") + b"\n"
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol "
                                f"{self._protocol}") from None

    # What a class's own way of being taken apart gives.

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        func, args, state, items, pairs, setter = (*reduced, *[None] * (6 - len(reduced)))
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        for place, given in (("fourth", items), ("fifth", pairs)):
            if given is not None and not hasattr(given, "__next__"):
                raise PicklingError(f"{place} element of the tuple returned by __reduce__ must be an iterator, not "
                                    f"{type(given).__name__}")
        if setter is not None and not callable(setter):
            raise PicklingError(f"sixth element of the tuple returned by __reduce__ must be a function, not "
                                f"{type(setter).__name__}")
        work = self._work
        if state is not None:
            if setter is None:
                work.append((_WRITE, BUILD))
                work.append((_SAVE, state))
            else:
                work.append((_WRITE, TUPLE2 + REDUCE + POP))
                work += [(_SAVE, state), (_SAVE, obj), (_SAVE, setter)]
        if pairs is not None:
            work.append((_STEP, (self._pairs, pairs, False, False)))
        if items is not None:
            work.append((_STEP, (self._iterated_items, items)))
        work.append((_STEP, (self._end_reduced, obj)))
        name = getattr(func, "__name__", "") if self._protocol >= 2 else ""
        if name == "__newobj_ex__":
            self._save_new_ex(obj, args)
        elif name == "__newobj__":
            if not args:
                raise PicklingError("__newobj__ arglist is empty")
            cls = args[0]
            if not isinstance(cls, type):
                raise PicklingError("args[0] from __newobj__ args is not a type")
            if cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            work += [(_WRITE, NEWOBJ), (_SAVE, args[1:]), (_SAVE, cls)]
        else:
            work += [(_WRITE, REDUCE), (_SAVE, args), (_SAVE, func)]

    def _save_new_ex(self, obj, args):
        if len(args) != 3:
            raise PicklingError(f"length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}")
        cls, args, keywords = args
        if not isinstance(cls, type):
            raise PicklingError("first item from NEWOBJ_EX argument tuple must be a class, not "
                                f"{type(cls).__name__}")
        if not isinstance(args, tuple):
            raise PicklingError("second item from NEWOBJ_EX argument tuple must be a tuple, not "
                                f"{type(args).__name__}")
        if not isinstance(keywords, dict):
            raise PicklingError("third item from NEWOBJ_EX argument tuple must be a dict, not "
                                f"{type(keywords).__name__}")
        if self._protocol >= 4:
            self._work += [(_WRITE, NEWOBJ_EX), (_SAVE, keywords), (_SAVE, args), (_SAVE, cls)]
        else:
            from functools import partial
            make = partial(cls.__new__, cls, *args, **keywords)
            self._work += [(_WRITE, REDUCE), (_SAVE, ()), (_SAVE, make)]

    def _end_reduced(self, obj):
        if self._known(obj):
            # It is inside of what it is made from: by now it has been made.
            self._frame += POP + self._get(obj)
        else:
            self._memoize(obj)


def _raw_escaped(text):
    """`text` as Python 2's raw-unicode-escape, with what would end the line escaped."""
    parts = []
    for char in text:
        code = ord(char)
        if code > 0xffff:
            parts.append(b"\\U%08x" % code)
        elif code > 0xff or char in "\\\0\n\r\x1a":
            parts.append(b"\\u%04x" % code)
        else:
            parts.append(bytes([code]))
    return b"".join(parts)


_FUNCTION, _BUILTIN = type(_raw_escaped), type(len)
_MODULES = {}
_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
          float: Pickler._save_float}
_KINDS = {bytes: Pickler._save_bytes, str: Pickler._save_str, bytearray: Pickler._save_bytearray,
          tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
          frozenset: Pickler._save_frozenset}

import _vm
_vm.name_in_full(Pickler, "_pickle")
