"""`pickle.Unpickler`: bytes as objects."""

__name__ = "_pickle"

import sys
import copyreg
from struct import unpack
from _pickle_codes import *
from _pickle_codes import _MemoProxy, _memo_of, _new_name
from _pickler import PickleError, _getattribute

_MISSING = object()
_BYTE_STRINGS = {FALSE[1:]: False, TRUE[1:]: True}


class UnpicklingError(PickleError):
    pass


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


class _UnpicklerMemoProxy(_MemoProxy):
    pass


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._buffers = iter(buffers) if buffers is not None else None
        self._encoding = encoding
        self._errors = errors
        self._fix_imports = fix_imports
        self._memo = {}
        self._protocol = 0
        # What has been read of the file but not used: a frame, or all of it.
        self._data = b""
        self._at = 0

    @property
    def memo(self):
        return _UnpicklerMemoProxy(self._memo)

    @memo.setter
    def memo(self, value):
        self._memo = _memo_of(value, _UnpicklerMemoProxy, "an UnpicklerMemoProxy")

    def load(self):
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._stack = []
        self._marks = []
        self._protocol = 0
        operations = _OPERATIONS
        while True:
            at = self._at
            if at < len(self._data):
                code = self._data[at]
                self._at = at + 1
            else:
                data = self._file_read(1)
                if not data:
                    raise EOFError("Ran out of input")
                if isinstance(data, str):
                    raise TypeError("a bytes-like object is required, not 'str'")
                if not isinstance(data, bytes):
                    raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
                code = data[0]
            operation = operations.get(code)
            if operation is None:
                if code == 46:
                    return self._pop()
                shown = chr(code) if 0x20 <= code <= 0x7e and code not in b"'\\" else f"\\x{code:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            operation(self)

    def _read(self, size):
        at = self._at
        data = self._data[at:at + size]
        if len(data) == size:
            self._at = at + size
            return data
        if data:
            raise UnpicklingError("pickle data was truncated")
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        """A line without its end."""
        if self._at < len(self._data):
            # Looked for in a part, since searching costs as much as the whole is long.
            size = 64
            while True:
                part = self._data[self._at:self._at + size]
                end = part.find(b"\n")
                if end >= 0:
                    self._at += end + 1
                    return part[:end]
                if len(part) < size:
                    raise UnpicklingError("pickle data was truncated")
                size *= 8
        line = self._file_readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, size):
        return int.from_bytes(self._read(size), "little")

    # The stack. A mark puts what is below it aside.

    def _push(self, obj):
        self._stack.append(obj)

    def _pop(self):
        if not self._stack:
            raise self._underflow()
        return self._stack.pop()

    def _top(self):
        if not self._stack:
            raise self._underflow()
        return self._stack[-1]

    def _underflow(self):
        return UnpicklingError("unexpected MARK found" if self._marks else "unpickling stack underflow")

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    # Numbers, texts, bytes.

    def _load_proto(self):
        protocol = self._read(1)[0]
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {protocol}")
        self._protocol = protocol

    def _load_frame(self):
        size = self._number(8)
        if self._at < len(self._data):
            if size > len(self._data) - self._at:
                raise UnpicklingError("pickle data was truncated")
            return
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        self._data, self._at = data, 0

    def _load_none(self):
        self._stack.append(None)

    def _load_newfalse(self):
        self._stack.append(False)

    def _load_newtrue(self):
        self._stack.append(True)

    def _load_int(self):
        line = self._line()
        value = _BYTE_STRINGS.get(line + b"\n")
        if value is None:
            try:
                value = int(line, 0)
            except ValueError:
                raise ValueError("could not convert string to int") from None
        self._push(value)

    def _load_binint(self):
        self._push(unpack("<i", self._read(4))[0])

    def _load_binint1(self):
        self._stack.append(self._read(1)[0])

    def _load_binint2(self):
        self._push(self._number(2))

    def _load_long(self):
        self._push(int(self._line().removesuffix(b"L"), 0))

    def _load_long1(self):
        self._push(decode_long(self._read(self._read(1)[0])))

    def _load_long4(self):
        size = unpack("<i", self._read(4))[0]
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(decode_long(self._read(size)))

    def _load_float(self):
        try:
            self._push(float(self._line()))
        except ValueError:
            raise ValueError("could not convert string to float") from None

    def _load_binfloat(self):
        self._push(unpack(">d", self._read(8))[0])

    def _text(self, data):
        """A byte string of Python 2."""
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    def _load_string(self):
        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push(self._text(_unescaped(line[1:-1])))

    def _load_binstring(self):
        size = unpack("<i", self._read(4))[0]
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._push(self._text(self._read(size)))

    def _load_short_binstring(self):
        self._push(self._text(self._read(self._read(1)[0])))

    def _load_unicode(self):
        self._push(_raw_unescaped(self._line()))

    def _load_short_binunicode(self):
        self._stack.append(self._read(self._read(1)[0]).decode("utf-8", "surrogatepass"))

    def _load_binunicode(self):
        self._push(self._read(self._number(4)).decode("utf-8", "surrogatepass"))

    def _load_binunicode8(self):
        self._push(self._read(self._number(8)).decode("utf-8", "surrogatepass"))

    def _load_short_binbytes(self):
        self._push(self._read(self._read(1)[0]))

    def _load_binbytes(self):
        self._push(self._read(self._number(4)))

    def _load_binbytes8(self):
        self._push(self._read(self._number(8)))

    def _load_bytearray8(self):
        self._push(bytearray(self._read(self._number(8))))

    def _load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _load_readonly_buffer(self):
        view = memoryview(self._pop())
        self._push(view if view.readonly else view.toreadonly())

    # Containers.

    def _load_tuple(self):
        self._push(tuple(self._pop_mark()))

    def _load_empty_tuple(self):
        self._push(())

    def _load_tuple1(self):
        self._push((self._pop(),))

    def _load_tuple2(self):
        second = self._pop()
        self._push((self._pop(), second))

    def _load_tuple3(self):
        third = self._pop()
        second = self._pop()
        self._push((self._pop(), second, third))

    def _load_empty_list(self):
        self._push([])

    def _load_list(self):
        self._push(self._pop_mark())

    def _load_append(self):
        item = self._pop()
        target = self._top()
        if type(target) is list:
            target.append(item)
        else:
            self._extend(target, [item])

    def _load_appends(self):
        items = self._pop_mark()
        target = self._top()
        if type(target) is list:
            target.extend(items)
        else:
            self._extend(target, items)

    def _extend(self, target, items):
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
        else:
            append = target.append
            for item in items:
                append(item)

    def _load_empty_dict(self):
        self._push({})

    def _load_dict(self):
        items = self._pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._push(dict(zip(items[::2], items[1::2])))

    def _load_setitem(self):
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def _load_setitems(self):
        items = self._pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        target = self._top()
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def _load_empty_set(self):
        self._push(set())

    def _load_additems(self):
        items = self._pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _load_frozenset(self):
        self._push(frozenset(self._pop_mark()))

    # Classes, functions, instances.

    def find_class(self, module_name, name, /):
        if self._protocol < 3 and self._fix_imports:
            module_name, name = _new_name(module_name, name)
        __import__(module_name)
        module = sys.modules[module_name]
        if self._protocol >= 4:
            return _getattribute(module, name)[0]
        try:
            return getattr(module, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}", name=name, obj=module) from None

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function "
                              "was specified.")

    def _load_persid(self):
        try:
            name = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self._push(self.persistent_load(name))

    def _load_binpersid(self):
        self._push(self.persistent_load(self._pop()))

    def _load_global(self):
        module_name = self._line().decode()
        self._push(self.find_class(module_name, self._line().decode()))

    def _load_stack_global(self):
        name = self._pop()
        module_name = self._pop()
        if type(name) is not str or type(module_name) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module_name, name))

    def _extension(self, code):
        cache = copyreg._extension_cache
        if code not in cache:
            key = copyreg._inverted_registry.get(code)
            if key is None:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            cache[code] = self.find_class(*key)
        self._push(cache[code])

    def _load_ext1(self):
        self._extension(self._number(1))

    def _load_ext2(self):
        self._extension(self._number(2))

    def _load_ext4(self):
        self._extension(unpack("<i", self._read(4))[0])

    def _load_reduce(self):
        args = self._pop()
        func = self._pop()
        if not isinstance(args, tuple):
            raise TypeError("argument list must be a tuple")
        self._push(func(*args))

    def _load_newobj(self):
        args = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ expected an arg tuple, but got {type(args).__name__}")
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        keywords = self._pop()
        args = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ_EX class argument must be a type, not {type(cls).__name__}")
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ_EX args argument must be a tuple, not {type(args).__name__}")
        if not isinstance(keywords, dict):
            raise UnpicklingError(f"NEWOBJ_EX kwargs argument must be a dict, not {type(keywords).__name__}")
        self._push(cls.__new__(cls, *args, **keywords))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._push(cls(*args))
        else:
            self._push(cls.__new__(cls))

    def _load_inst(self):
        module_name = self._line().decode("ascii")
        cls = self.find_class(module_name, self._line().decode("ascii"))
        self._instantiate(cls, self._pop_mark())

    def _load_obj(self):
        args = self._pop_mark()
        if not args:
            raise self._underflow()
        self._instantiate(args[0], args[1:])

    def _load_build(self):
        state = self._pop()
        obj = self._top()
        setstate = getattr(obj, "__setstate__", _MISSING)
        if setstate is not _MISSING:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            names = obj.__dict__
            for name, value in state.items():
                names[sys.intern(name) if type(name) is str else name] = value
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(obj, name, value)

    # The memo.

    def _load_pop(self):
        if self._stack:
            self._stack.pop()
        elif self._marks:
            self._pop_mark()
        else:
            raise self._underflow()

    def _load_dup(self):
        self._push(self._top())

    def _from_memo(self, number):
        try:
            self._stack.append(self._memo[number])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {number}") from None

    def _load_get(self):
        self._from_memo(int(self._line()))

    def _load_binget(self):
        self._from_memo(self._read(1)[0])

    def _load_long_binget(self):
        self._from_memo(self._number(4))

    def _load_put(self):
        number = int(self._line())
        if number < 0:
            raise ValueError("negative PUT argument")
        self._memo[number] = self._top()

    def _load_binput(self):
        self._memo[self._read(1)[0]] = self._top()

    def _load_long_binput(self):
        self._memo[self._number(4)] = self._top()

    def _load_memoize(self):
        self._memo[len(self._memo)] = self._top()


_OPERATIONS = {MARK[0]: Unpickler._mark, POP_MARK[0]: Unpickler._pop_mark}
for _name, _code in list(globals().items()):
    _load = getattr(Unpickler, f"_load_{_name.lower()}", None)
    if type(_code) is bytes and len(_code) == 1 and _load is not None:
        _OPERATIONS[_code[0]] = _load


def _unescaped(data):
    """Python 2's escapes in a byte string."""
    out = bytearray()
    at = 0
    while at < len(data):
        if data[at] != 0x5c:
            out.append(data[at])
            at += 1
            continue
        letter = data[at + 1:at + 2]
        if not letter:
            raise ValueError("Trailing \\ in string")
        if letter == b"x":
            digits = data[at + 2:at + 4]
            if len(digits) < 2 or digits.strip(b"0123456789abcdefABCDEF"):
                raise ValueError(f"invalid \\x escape at position {at}")
            out.append(int(digits, 16))
            at += 4
        elif letter in b"01234567":
            end = at + 2
            while end < at + 4 and data[end:end + 1] and data[end:end + 1] in b"01234567":
                end += 1
            out.append(int(data[at + 1:end], 8) & 0xff)
            at = end
        else:
            simple = b"abfnrtv".find(letter)
            if simple >= 0:
                out.append(b"\a\b\f\n\r\t\v"[simple])
            elif letter in (b"\\", b"'", b'"'):
                out += letter
            elif letter != b"\n":
                out += b"\\" + letter
            at += 2
    return bytes(out)


def _raw_unescaped(data):
    """`\\uXXXX` and `\\UXXXXXXXX` in a text of protocol 0."""
    text = data.decode("latin-1")
    if "\\" not in text:
        return text
    import re
    return re.sub(r"(?<!\\)((?:\\\\)*)\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))",
                  lambda found: found[1] + chr(int(found[2] or found[3], 16)), text)


import _vm
_UnpicklerMemoProxy.__name__ = _UnpicklerMemoProxy.__qualname__ = "UnpicklerMemoProxy"
_vm.name_in_full(Unpickler, "_pickle")
