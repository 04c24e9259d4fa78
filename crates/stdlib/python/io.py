"""Streams: text and bytes in memory, and the files of the simulated disk."""

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom",
           "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding"]

from abc import ABCMeta as _ABCMeta
from builtins import open

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding


def _size(size):
    """How much to read: -1 for all."""
    if size is None:
        return -1
    if not hasattr(type(size), "__index__"):
        raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}")
    return _of_machine(size.__index__())


def _of_machine(size):
    if not -2**63 <= size < 2**63:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return size


def _place(pos):
    """A place in a stream."""
    if not hasattr(type(pos), "__index__"):
        raise TypeError(f"{type(pos).__name__!r} object cannot be interpreted as an integer")
    return pos.__index__()


def _bytes(data):
    """The bytes of a bytes-like object."""
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {_vm.type_name(data)!r}") from None


def _view(b, name):
    """The bytes of an object that can be written to."""
    try:
        view = memoryview(b)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"{name}() argument must be read-write bytes-like object, not {type(b).__name__}")
    return view if view.format == "B" else view.cast("B")


class IOBase(metaclass=_ABCMeta):
    """What all streams can do, and what they refuse."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def flush(self):
        self._check_closed()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def __del__(self):
        try:
            if not self.closed:
                self.close()
        except Exception:
            pass

    @property
    def closed(self):
        return self._closed

    def _check_closed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._check_closed()
        return False

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        size = _size(size)
        line = bytearray()
        # With a look at what comes, a line is read in pieces.
        peek = getattr(self, "peek", None)
        while size < 0 or len(line) < size:
            count = 1
            if peek is not None:
                ahead = peek(1)
                if not isinstance(ahead, bytes):
                    raise OSError(f"peek() should have returned a bytes object, not '{type(ahead).__name__}'")
                if ahead:
                    count = ahead.find(b"\n") + 1 or len(ahead)
                    if size >= 0:
                        count = min(count, size - len(line))
            b = self.read(count)
            if not isinstance(b, bytes):
                raise OSError(f"read() should have returned a bytes object, not '{type(b).__name__}'")
            if not b:
                break
            line += b
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def readlines(self, hint=None, /):
        hint = _size(hint)
        if hint <= 0:
            return list(self)
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            # One that ends right at the hint is followed by one more.
            if len(line) > hint - size:
                break
            size += len(line)
        return lines

    def writelines(self, lines):
        self._check_closed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        # A program may have made the buffer longer.
        if not 0 <= n <= max(size, len(b)):
            raise ValueError(f"readinto returned {n} outside buffer size {size}")
        return bytes(b[:n])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            if not isinstance(data, bytes):
                raise TypeError("read() should return bytes")
            parts.append(data)
        return b"".join(parts) if parts or data is not None else None

    def readinto(self, b, /):
        raise NotImplementedError

    def write(self, b, /):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, b, /):
        return self._read_with(self.read, b, "readinto")

    def readinto1(self, b, /):
        return self._read_with(self.read1, b, "readinto1")

    def _read_with(self, read, b, name):
        view = _view(b, name)
        data = read(len(view))
        if not isinstance(data, bytes):
            raise TypeError("read() should return bytes")
        if len(data) > len(view):
            raise ValueError(f"read() returned too much data: {len(view)} bytes requested, {len(data)} returned")
        view[:len(data)] = data
        return len(data)

    def write(self, b):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")


def _line_end(text, start, newline):
    """The place after the line that begins at `start`; -1 if it does not end."""
    if newline == "":
        ends = [i + len(mark) for mark in ("\r\n", "\n") if (i := text.find(mark, start)) >= 0]
        cr = text.find("\r", start)
        if cr >= 0:
            ends.append(cr + (2 if text[cr + 1:cr + 2] == "\n" else 1))
        return min(ends, default=-1)
    mark = newline or "\n"
    at = text.find(mark, start)
    return -1 if at < 0 else at + len(mark)


def _checked_state(stream, state, count):
    """What `__setstate__` of a stream in memory was given."""
    name = f"_io.{'BytesIO' if count == 3 else 'StringIO'}"
    if not isinstance(state, tuple) or len(state) < count:
        raise TypeError(f"{name}.__setstate__ argument should be {count}-tuple, got {type(state).__name__}")
    pos, more = state[count - 2:count]
    if not isinstance(pos, int):
        raise TypeError(f"{'second' if count == 3 else 'third'} item of state must be an integer, "
                        f"not {type(pos).__name__}" if count == 3 else
                        f"third item of state must be an integer, got {type(pos).__name__}")
    if pos < 0:
        raise ValueError("position value cannot be negative")
    if more is not None and not isinstance(more, dict):
        raise TypeError(f"{'third' if count == 3 else 'fourth'} item of state should be a dict, "
                        f"got a {type(more).__name__}")
    return state[:count]


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    def __init__(self, initial_bytes=b""):
        self._buffer = bytearray(b"" if initial_bytes is None else _bytes(initial_bytes))
        self._pos = 0

    def __getstate__(self):
        more = {name: value for name, value in self.__dict__.items() if name not in ("_buffer", "_pos", "_closed")}
        return self.getvalue(), self._pos, more or None

    def __setstate__(self, state):
        self._check_closed()
        content, self._pos, more = _checked_state(self, state, 3)
        self._buffer = bytearray(content)
        self.__dict__.update(more or {})

    def getvalue(self):
        self._check_closed()
        return bytes(self._buffer)

    def getbuffer(self):
        self._check_closed()
        return memoryview(self._buffer)

    def close(self):
        if self._buffer is not None:
            # Refused while somebody looks at it.
            self._buffer += b"\0"
        self._buffer = None
        super().close()

    def flush(self):
        self._check_closed()

    def readlines(self, size=None, /):
        size = _size(size)
        lines = []
        given = 0
        for line in self:
            lines.append(line)
            given += len(line)
            if 0 < size <= given:
                break
        return lines

    def readinto(self, b, /):
        view = _view(b, "readinto")
        self._check_closed()
        data = self._buffer[self._pos:self._pos + len(view)]
        view[:len(data)] = data
        self._pos += len(data)
        return len(data)

    readinto1 = readinto

    def read1(self, size=-1, /):
        return self.read(size)

    def _check_closed(self, msg=None):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def read(self, size=-1):
        self._check_closed()
        size = _size(size)
        end = len(self._buffer) if size < 0 else min(len(self._buffer), self._pos + size)
        data = bytes(self._buffer[self._pos:end])
        self._pos = max(self._pos, end)
        return data

    def readline(self, size=-1):
        self._check_closed()
        size = _size(size)
        cut = self._buffer.find(b"\n", self._pos)
        end = len(self._buffer) if cut < 0 else cut + 1
        if size >= 0:
            end = min(end, self._pos + size)
        data = bytes(self._buffer[self._pos:end])
        self._pos = max(self._pos, end)
        return data

    def write(self, b):
        self._check_closed()
        b = bytes(_bytes(b))
        if not b:
            return 0
        if self._pos > len(self._buffer):
            self._buffer += b"\0" * (self._pos - len(self._buffer))
        self._buffer[self._pos:self._pos + len(b)] = b
        self._pos += len(b)
        return len(b)

    def seek(self, pos, whence=0):
        self._check_closed()
        pos = _place(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError("negative seek value %r" % (pos,))
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._buffer) + pos)
        else:
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % whence)
        return self._pos

    def tell(self):
        self._check_closed()
        return self._pos

    def truncate(self, pos=None):
        self._check_closed()
        pos = self._pos if pos is None else _size(pos)
        if pos < 0:
            raise ValueError("negative size value %r" % (pos,))
        del self._buffer[pos:]
        return pos

    def readable(self):
        self._check_closed()
        return True

    def writable(self):
        self._check_closed()
        return True

    def seekable(self):
        self._check_closed()
        return True


class StringIO(TextIOBase):
    """Text in memory."""

    def __init__(self, initial_value="", newline="\n"):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            if not isinstance(newline, str):
                raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
            raise ValueError("illegal newline value: %r" % (newline,))
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {_vm.type_name(initial_value)}")
        self._newline = newline
        # Knows which ends of lines there are, where they are looked for.
        self._decoder = None
        if not newline:
            from _text_files import IncrementalNewlineDecoder
            self._decoder = IncrementalNewlineDecoder(None, newline is None)
        # What is written at the end is collected and joined when somebody looks.
        self._text = ""
        self._parts = []
        self._size = 0
        self._pos = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def __getstate__(self):
        own = ("_newline", "_decoder", "_text", "_parts", "_size", "_pos", "_closed")
        more = {name: value for name, value in self.__dict__.items() if name not in own}
        return self.getvalue(), self._newline, self._pos, more or None

    def __setstate__(self, state):
        self._check_closed()
        text, newline, pos, more = _checked_state(self, state, 4)
        self.__init__(text, newline)
        self._parts.clear()
        # As it is, without another look at the ends of its lines.
        self._text = text
        self._size = len(text)
        self._pos = pos
        self.__dict__.update(more or {})

    def _check_closed(self, msg=None):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _settle(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts.clear()
        return self._text

    def getvalue(self):
        self._check_closed()
        return self._settle()

    def write(self, s):
        self._check_closed()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        count = len(s)
        if self._decoder is not None:
            s = self._decoder.decode(s, True)
        elif self._newline != "\n":
            s = s.replace("\n", self._newline)
        if self._pos == self._size:
            self._parts.append(s)
            self._size += len(s)
            self._pos = self._size
            return count
        text = self._settle()
        if not s:
            return count
        if self._pos > len(text):
            text += "\0" * (self._pos - len(text))
        self._text = text[:self._pos] + s + text[self._pos + len(s):]
        self._size = len(self._text)
        self._pos += len(s)
        return count

    def read(self, size=-1):
        self._check_closed()
        size = _size(size)
        text = self._settle()
        end = len(text) if size < 0 else min(len(text), self._pos + size)
        data = text[self._pos:end]
        self._pos = max(self._pos, end)
        return data

    def readline(self, size=-1):
        self._check_closed()
        size = _size(size)
        text = self._settle()
        end = _line_end(text, self._pos, self._newline)
        if end < 0:
            end = len(text)
        if size >= 0:
            end = min(end, self._pos + size)
        line = text[self._pos:end]
        self._pos = max(self._pos, end)
        return line

    def seek(self, pos, whence=0):
        self._check_closed()
        pos = _place(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError("Negative seek position %r" % (pos,))
            self._pos = pos
        elif whence not in (1, 2):
            raise ValueError("Invalid whence (%r, should be 0, 1 or 2)" % (whence,))
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = self._size
        return self._pos

    def tell(self):
        self._check_closed()
        return self._pos

    def truncate(self, pos=None):
        self._check_closed()
        pos = self._pos if pos is None else _size(pos)
        if pos < 0:
            raise ValueError("Negative size value %r" % (pos,))
        self._text = self._settle()[:pos]
        self._size = len(self._text)
        return pos

    @property
    def line_buffering(self):
        self._check_closed()
        return False

    @property
    def newlines(self):
        self._check_closed()
        return None if self._decoder is None else self._decoder.newlines

    def close(self):
        super().close()

    def flush(self):
        self._check_closed()

    def readable(self):
        self._check_closed()
        return True

    def writable(self):
        self._check_closed()
        return True

    def seekable(self):
        self._check_closed()
        return True


def __getattr__(name):
    if name in ("FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair",
                "TextIOWrapper", "IncrementalNewlineDecoder", "open_code"):
        import _files
        globals()[name] = value = getattr(_files, name)
        return value
    raise AttributeError(f"module 'io' has no attribute {name!r}")

import _vm
StringIO.__module__ = BytesIO.__module__ = "_io"
_vm.name_in_full(StringIO, "_io")
_vm.name_in_full(BytesIO, "_io")


def _know_standard_streams():
    import sys
    for stream in sys.__stdin__, sys.__stdout__:
        TextIOBase.register(type(stream))
        BufferedIOBase.register(type(stream.buffer))


_know_standard_streams()
