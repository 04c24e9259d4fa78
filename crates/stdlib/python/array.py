"""`array`: numbers of one machine type in a row, kept here as Python numbers that fit."""

import _vm
import struct as _struct
from _collections_abc import Buffer as _Buffer, MutableSequence as _MutableSequence
from operator import index as _index

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuwhHiIlLqQfd"
_SIZES = dict(zip(typecodes, (1, 1, 4, 4, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8)))
# With the sizes above `struct` has other letters for these.
_STANDARD = {"l": "q", "L": "Q"}


def _whole(value):
    try:
        index = type(value).__index__
    except AttributeError:
        raise TypeError(f"'{_vm.type_name(value)}' object cannot be interpreted as an integer") from None
    return index(value)


def _signed(bits, name, c_bits, c_name):
    def check(value):
        value = _whole(value)
        if -1 << bits - 1 <= value < 1 << bits - 1:
            return value
        if not -1 << 63 <= value < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        # Beyond the type that the value is first read as.
        shown = name if -1 << c_bits - 1 <= value < 1 << c_bits - 1 else c_name
        raise OverflowError(f"{shown} is {'greater than maximum' if value > 0 else 'less than minimum'}")
    return check


def _unsigned_small(bits, name, c_bits, c_name):
    def check(value):
        value = _whole(value)
        if 0 <= value < 1 << bits:
            return value
        if not -1 << 63 <= value < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        shown = name if -1 << c_bits - 1 <= value < 1 << c_bits - 1 else c_name
        raise OverflowError(f"{shown} is {'greater than maximum' if value > 0 else 'less than minimum'}")
    return check


def _unsigned(bits):
    def check(value):
        value = _whole(value)
        if value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        if value >= 1 << 64:
            raise OverflowError("Python int too large to convert to C unsigned long")
        if value >= 1 << bits:
            raise OverflowError("unsigned int is greater than maximum")
        return value
    return check


def _signed_long_long(value):
    value = _whole(value)
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError("int too big to convert")
    return value


def _unsigned_long_long(value):
    value = _whole(value)
    if value < 0:
        raise OverflowError("can't convert negative int to unsigned")
    if not 0 <= value < 1 << 64:
        raise OverflowError("int too big to convert")
    return value


def _real(value):
    if type(value) is float:
        return value
    if isinstance(value, str) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
        raise TypeError(f"must be real number, not {_vm.type_name(value)}")
    return float(value)


def _single(value):
    return _struct.unpack("f", _struct.pack("f", _real(value)))[0]


def _letter(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("array item must be unicode character")
    return value


_CHECKS = {"b": _signed(8, "signed char", 16, "signed short integer"),
           "B": _unsigned_small(8, "unsigned byte integer", 64, ""),
           "u": _letter, "w": _letter, "h": _signed(16, "signed short integer", 64, "signed short integer"),
           "H": _unsigned_small(16, "unsigned short", 32, "signed integer"),
           "i": _signed(32, "signed integer", 64, ""), "I": _unsigned(32), "l": _signed(64, "", 64, ""),
           "L": _unsigned(64), "q": _signed_long_long, "Q": _unsigned_long_long, "f": _single, "d": _real}


def _answers(other, method):
    """Whether an object of the program is asked before an array is added to or repeated."""
    kind = type(other)
    return kind.__module__ != "builtins" and kind is not array and hasattr(kind, method)


_MISSING = object()


def _shown(value):
    return "None" if value is None else _vm.type_name(value)


def _times(count):
    if not hasattr(type(count), "__index__"):
        raise TypeError(f"can't multiply sequence by non-int of type '{_vm.type_name(count)}'")
    return count.__index__()


class array:
    # `_items` are the numbers. While views of the array exist, `_shared` holds their bytes, which the views change.
    __slots__ = "_typecode", "_items", "_check", "_shared", "__weakref__"

    def __new__(cls, typecode=_MISSING, initializer=(), /, **keywords):
        if keywords and cls is array:
            raise TypeError("array.array() takes no keyword arguments")
        if typecode is _MISSING:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {_shown(typecode)}")
        check = _CHECKS.get(typecode)
        if check is None:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if typecode == "u":
            import warnings
            warnings.warn("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning,
                          stacklevel=2)
        is_text = typecode in "uw"
        if isinstance(initializer, str) and not is_text:
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, array) and (initializer.typecode in "uw") != is_text:
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
        self = object.__new__(cls)
        self._typecode = typecode
        self._check = check
        self._shared = None
        self._items = []
        if isinstance(initializer, array):
            initializer._see()
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array) and initializer.typecode == typecode:
            self._items = initializer._items[:]
        else:
            self._items = [check(item) for item in initializer]
        return self

    def __init__(self, *args, **keywords):
        pass

    def __buffer__(self, flags, /):
        if self._shared is None:
            self._shared = bytearray(self.tobytes())
        view = memoryview(self._shared)
        return view if self._typecode == "B" else view.cast({"u": "I", "w": "I"}.get(self._typecode, self._typecode))

    def _is_exported(self):
        try:
            self._shared.append(0)
        except BufferError:
            return True
        self._shared.pop()
        return False

    def _see(self):
        """Takes over what views have written."""
        if self._shared is not None:
            shared = self._shared
            if not self._is_exported():
                self._shared = None
            self._items = self._unpacked(shared)

    def _resize(self):
        """Goes before everything that makes the array longer or shorter."""
        if self._shared is not None:
            self._see()
            if self._shared is not None:
                raise BufferError("cannot resize an array that is exporting buffers")

    def _show(self):
        """Shows views what was written."""
        if self._shared is not None:
            self._shared[:] = self._packed()

    @property
    def typecode(self):
        return self._typecode

    @property
    def itemsize(self):
        return _SIZES[self._typecode]

    def _format(self):
        return f"<{len(self._items)}{_STANDARD.get(self._typecode, self._typecode)}"

    def tobytes(self):
        self._see()
        return self._packed()

    def _packed(self):
        if self._typecode in "uw":
            return b"".join([ord(item).to_bytes(4, "little") for item in self._items])
        return _struct.pack(self._format(), *self._items)

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        try:
            data = memoryview(buffer)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{_vm.type_name(buffer)}'") from None
        if data.itemsize != 1:
            raise TypeError("a bytes-like object is required")
        data = data.tobytes()
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._resize()
        self._items += self._unpacked(data)

    def _unpacked(self, data):
        if self._typecode in "uw":
            return [chr(int.from_bytes(data[at:at + 4], "little")) for at in range(0, len(data), 4)]
        return [*_struct.unpack(f"<{len(data) // self.itemsize}{_STANDARD.get(self._typecode, self._typecode)}", data)]

    __bytes__ = tobytes

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        size = _index(n) * self.itemsize
        data = f.read(size)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        enough = len(data) == size
        self.frombytes(data)
        if not enough:
            raise EOFError("read() didn't return enough bytes")

    def tolist(self):
        self._see()
        return self._items[:]

    def fromlist(self, list, /):
        if type(list) is not _list:
            raise TypeError("arg must be list")
        more = [self._check(item) for item in list]
        self._resize()
        self._items += more

    def tounicode(self):
        if self._typecode not in "uw":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        self._see()
        return "".join(self._items)

    def fromunicode(self, ustr, /):
        if not isinstance(ustr, str):
            raise TypeError(f"fromunicode() argument must be str, not {_shown(ustr)}")
        if self._typecode not in "uw":
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        self._resize()
        self._items += ustr

    def buffer_info(self):
        return id(self._items), len(self._items)

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items = self._unpacked(b"".join([data[at:at + size][::-1] for at in range(0, len(data), size)]))
        self._show()

    def append(self, v, /):
        v = self._check(v)
        self._resize()
        self._items.append(v)

    def insert(self, i, v, /):
        i = _index(i)
        v = self._check(v)
        self._resize()
        self._items.insert(i, v)

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self._typecode:
                raise TypeError("can only extend with array of same kind")
            bb._see()
            self._resize()
            self._items += bb._items
        else:
            self._resize()
            for item in bb:
                self._items.append(self._check(item))

    def pop(self, i=-1, /):
        i = _index(i)
        if not self._items:
            raise IndexError("pop from empty array")
        self._resize()
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def index(self, v, start=0, stop=9223372036854775807, /):
        self._see()
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def remove(self, v, /):
        self._see()
        if v in self._items:
            self._resize()
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def count(self, v, /):
        self._see()
        return self._items.count(v)

    def reverse(self):
        self._see()
        self._items.reverse()
        self._show()

    def clear(self):
        self._resize()
        self._items.clear()

    def _like(self, items):
        new = object.__new__(array)
        new._typecode = self._typecode
        new._check = self._check
        new._shared = None
        new._items = items
        return new

    def __copy__(self):
        self._see()
        return self._like(self._items[:])

    def __deepcopy__(self, memo, /):
        self._see()
        return self._like(self._items[:])

    def __reduce_ex__(self, protocol, /):
        state = dict(self.__dict__) if hasattr(self, "__dict__") else None
        if protocol < 3:
            return type(self), (self._typecode, self.tolist()), state
        codes = {"b": 1, "B": 0, "h": 4, "H": 2, "i": 8, "I": 6, "l": 12, "L": 10, "q": 12, "Q": 10, "f": 14,
                 "d": 16, "u": 20, "w": 20}
        return _array_reconstructor, (type(self), self._typecode, codes[self._typecode], self.tobytes()), state

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        at = 0
        while at < len(self._items):
            if self._shared is not None:
                self._see()
            yield self._items[at]
            at += 1

    def __contains__(self, v):
        self._see()
        return v in self._items

    def _place(self, index, what):
        if isinstance(index, slice):
            return index
        try:
            place = _whole(index)
        except TypeError:
            raise TypeError("array indices must be integers") from None
        if not -1 << 63 <= place < 1 << 63:
            raise IndexError(f"cannot fit '{_vm.type_name(index)}' into an index-sized integer")
        if not -len(self._items) <= place < len(self._items):
            raise IndexError(f"array {what}index out of range")
        return place

    def __getitem__(self, index):
        # What loops ask for goes the short way.
        if type(index) is int and self._shared is None:
            items = self._items
            if -len(items) <= index < len(items):
                return items[index]
        if self._shared is not None:
            self._see()
        place = self._place(index, "")
        if isinstance(place, slice):
            return self._like(self._items[place])
        return self._items[place]

    def __setitem__(self, index, value):
        if type(index) is int and self._shared is None:
            items = self._items
            if -len(items) <= index < len(items):
                items[index] = self._check(value)
                return
        if self._shared is not None:
            self._see()
        place = self._place(index, "assignment ")
        if isinstance(place, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{_vm.type_name(value)}") to array slice')
            if value.typecode != self._typecode:
                raise TypeError("bad argument type for built-in operation")
            value._see()
            if self._shared is not None and len(value._items) != len(self._items[place]):
                self._resize()
            try:
                self._items[place] = value._items[:]
            except ValueError as error:
                raise ValueError(str(error).replace("sequence", "array")) from None
        else:
            self._items[place] = self._check(value)
        if self._shared is not None:
            self._show()

    def __delitem__(self, index):
        place = self._place(index, "assignment ")
        self._resize()
        del self._items[place]

    def __add__(self, other):
        if not isinstance(other, array):
            if _answers(other, "__radd__"):
                return NotImplemented
            raise TypeError(f'can only append array (not "{_vm.type_name(other)}") to array')
        if other.typecode != self._typecode:
            raise TypeError("bad argument type for built-in operation")
        self._see()
        other._see()
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            if type(self) is array and _answers(other, "__radd__"):
                return NotImplemented
            raise TypeError(f'can only extend array with array (not "{_vm.type_name(other)}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if _answers(count, "__rmul__"):
            return NotImplemented
        count = _times(count)
        self._see()
        return self._like(self._items * count)

    def __rmul__(self, count):
        # Of two sequences, the one on the left complains.
        if isinstance(count, (str, bytes, bytearray, list, tuple)):
            return NotImplemented
        return self._like(self._items * _times(count))

    def __imul__(self, count):
        if _answers(count, "__rmul__"):
            return NotImplemented
        count = _times(count)
        self._resize()
        self._items *= count
        return self

    def __eq__(self, other):
        return _pair(self, other) and self._items == other._items if isinstance(other, array) else NotImplemented

    def __ne__(self, other):
        equal = array.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, other):
        return _pair(self, other) and self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return _pair(self, other) and self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return _pair(self, other) and self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return _pair(self, other) and self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        self._see()
        name = type(self).__name__
        if not self._items:
            return f"{name}('{self._typecode}')"
        content = repr("".join(self._items)) if self._typecode in "uw" else repr(self._items)
        return f"{name}('{self._typecode}', {content})"

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


_list = list


def _pair(left, right):
    left._see()
    right._see()
    return True


# How the items of pickled arrays may lie in the bytes, by number; each but the first two in both orders.
_FORMATS = ["B", "b", *[order + kind for kind in ("H", "h", "I", "i", "Q", "q", "f", "d") for order in "<>"],
            "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    if not isinstance(arraytype, type):
        raise TypeError(f"first argument must be a type object, not {arraytype}")
    if not issubclass(arraytype, array):
        raise TypeError(f"{arraytype} is not a subtype of array.array")
    if not isinstance(mformat_code, int):
        raise TypeError(f"'{_vm.type_name(mformat_code)}' object cannot be interpreted as an integer")
    if typecode not in typecodes and typecode != "w":
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_FORMATS):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {_vm.type_name(items)}")
    form = _FORMATS[mformat_code]
    if form.startswith("utf"):
        return arraytype(typecode, items.decode(form))
    size = _struct.calcsize(form)
    if len(items) % size:
        raise ValueError("bytes length not a multiple of item size")
    return arraytype(typecode, [item for item, in _struct.iter_unpack(form, items)])


ArrayType = array
_MutableSequence.register(array)
_Buffer.register(array)

_vm.name_in_full(array, "array")
