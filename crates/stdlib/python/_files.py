"""Files of the simulated disk, as open() gives them."""

__name__ = "_io"

from sys import modules as _modules
from time import _service

import _disk
from io import BufferedIOBase, RawIOBase, SEEK_CUR, SEEK_END, SEEK_SET, TextIOBase, UnsupportedOperation, \
    DEFAULT_BUFFER_SIZE, _line_end

_next_fd = 3
# What the simulated disk does: 100 MB in a second.
MEGABYTE = 1_000_000
_NO_MODE = "Must have exactly one of create/read/write/append mode and at most one plus"
DISK_MILLISECONDS = 10


def _tell_unclosed(file):
    # Nobody sees the warning before the program has asked for it.
    warnings = _modules.get("warnings")
    # Without a name it was never opened.
    if warnings is not None and getattr(file, "name", None) is not None and not file.closed:
        warnings.warn(f"unclosed file {file!r}", ResourceWarning, stacklevel=3, source=file)


def _close_at_end(self):
    """`__del__` of files that keep something back."""
    try:
        _tell_unclosed(self)
    finally:
        try:
            self.close()
        except Exception:
            pass


def _refuse_pickling(self, protocol):
    raise TypeError(f"cannot pickle {type(self).__name__!r} instances")


class FileIO(RawIOBase):
    """A file without a buffer."""

    __reduce_ex__ = _refuse_pickling

    def __init__(self, file, mode="r", closefd=True, opener=None):
        global _next_fd
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            raise _disk.error(9)
        if set(mode) - set("axrwb+"):
            raise ValueError(f"invalid mode: {mode}")
        if len(set(mode) & set("axrw")) != 1:
            raise ValueError(_NO_MODE)
        if hasattr(file, "__fspath__"):
            file = file.__fspath__()
        path = file.decode() if isinstance(file, bytes) else file
        kind = mode.replace("b", "").replace("t", "")
        node = _disk.lookup(path)
        if node is not None and node.entries is not None:
            raise _disk.error(21, file)
        if kind[0] == "r":
            node = _disk.find(path, file)
        elif kind[0] == "x":
            if node is not None:
                raise _disk.error(17, file)
            node = _disk.create(path)
        else:
            node = _disk.create(path)
            if kind[0] == "w":
                node.data.clear()
                node.touch()
        self._node = node
        self._reads = kind[0] == "r" or "+" in kind
        self._writes = kind[0] != "r" or "+" in kind
        self._appends = kind[0] == "a"
        self._pos = len(node.data) if self._appends else 0
        # Bytes that were moved and not paid for.
        self._moved = 0
        self.name = file
        self.mode = {"r": "rb", "r+": "rb+", "w": "wb", "w+": "rb+", "a": "ab", "a+": "ab+", "x": "xb",
                     "x+": "xb+"}.get("".join(sorted(kind, reverse=True)), "rb")
        self._fd = _next_fd
        _next_fd += 1

    def __repr__(self):
        if self._closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"

    def flush(self):
        self._check_closed("I/O operation on closed file")

    def fileno(self):
        self._check_closed()
        return self._fd

    def readable(self):
        self._check_closed()
        return self._reads

    def writable(self):
        self._check_closed()
        return self._writes

    def seekable(self):
        self._check_closed()
        return True

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def _pay(self, what, size):
        """Moving a lot takes time: DISK_MILLISECONDS for each full megabyte."""
        self._moved += size
        if self._moved >= MEGABYTE:
            full, self._moved = divmod(self._moved, MEGABYTE)
            _service(f"{what} {self.name}", full * DISK_MILLISECONDS / 1000)

    def read(self, size=-1):
        found = self._take(size)
        self._pay("read", len(found))
        return found

    def _take(self, size=-1):
        self._check_closed()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        data = self._node.data
        end = len(data) if size is None or size < 0 else self._pos + size
        found = bytes(data[self._pos:end])
        self._pos += len(found)
        return found

    def readall(self):
        return self.read()

    def write(self, b):
        self._check_closed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if self._node.is_device:
            return len(b)
        data = self._node.data
        if self._appends:
            self._pos = len(data)
        if self._pos > len(data):
            data += b"\0" * (self._pos - len(data))
        data[self._pos:self._pos + len(b)] = b
        self._pos += len(b)
        self._node.touch()
        self._pay("write", len(b))
        return len(b)

    def seek(self, pos, whence=SEEK_SET):
        self._check_closed()
        base = {SEEK_SET: 0, SEEK_CUR: self._pos, SEEK_END: len(self._node.data)}
        if whence not in base:
            raise ValueError("invalid whence value")
        if base[whence] + pos < 0:
            raise _disk.error(22)
        if self._node.is_device:
            return 0
        self._pos = base[whence] + pos
        return self._pos

    def tell(self):
        self._check_closed()
        return self._pos

    def truncate(self, size=None):
        self._check_closed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if self._node.is_device:
            raise _disk.error(22)
        if size is None:
            size = self._pos
        data = self._node.data
        if size < len(data):
            del data[size:]
        else:
            data += b"\0" * (size - len(data))
        self._node.touch()
        return size

    def __del__(self):
        _tell_unclosed(self)


class _Buffered(BufferedIOBase):
    """Keeps what is written until there is enough of it, it is flushed, or the file closed."""

    __reduce_ex__ = _refuse_pickling

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw
        self._size = buffer_size
        self._pending = bytearray()

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    @property
    def closed(self):
        return self.raw.closed

    def __repr__(self):
        name = getattr(self.raw, "name", None)
        return f"<_io.{type(self).__name__}{'' if name is None else f' name={name!r}'}>"

    def _check_closed(self, msg=None):
        if self.raw.closed:
            raise ValueError(msg or "I/O operation on closed file.")

    def flush(self):
        self._check_closed("flush of closed file")
        if self._pending:
            self.raw.write(bytes(self._pending))
            self._pending.clear()

    def close(self):
        if not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def detach(self):
        self.flush()
        return self.raw

    def fileno(self):
        return self.raw.fileno()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def read(self, size=-1):
        self._check_closed("read of closed file")
        if not self.raw.readable():
            raise UnsupportedOperation("read")
        self.flush()
        if size is None or size < 0:
            return self.raw.readall() if hasattr(self.raw, "readall") else self.raw.read()
        return self.raw.read(size)

    def peek(self, size=0):
        at = self.raw.tell()
        data = self._look(self._size)
        self.raw.seek(at)
        return data

    def readline(self, size=-1):
        self._check_closed()
        self.flush()
        at = self.raw.tell()
        rest = self._look(-1)
        cut = rest.find(b"\n")
        line = rest if cut < 0 else rest[:cut + 1]
        if size is not None and size >= 0:
            line = line[:size]
        self.raw.seek(at + len(line))
        if isinstance(self.raw, FileIO):
            self.raw._pay("read", len(line))
        return line

    def _look(self, size):
        """Reads what is not paid for, since it is read again."""
        return self.raw._take(size) if isinstance(self.raw, FileIO) else self.raw.read(size)

    def write(self, b):
        self._check_closed("write to closed file")
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not self.raw.writable():
            raise UnsupportedOperation("write")
        b = bytes(b)
        self._pending += b
        if len(self._pending) > self._size:
            self.flush()
        return len(b)

    def seek(self, pos, whence=SEEK_SET):
        self._check_closed("seek of closed file")
        self.flush()
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check_closed("tell of closed file")
        return self.raw.tell() + len(self._pending)

    def truncate(self, pos=None):
        self._check_closed("truncate of closed file")
        self.flush()
        return self.raw.truncate(self.raw.tell() if pos is None else pos)

    __del__ = _close_at_end


class BufferedReader(_Buffered):
    def write(self, b):
        raise UnsupportedOperation("write")


class BufferedWriter(_Buffered):
    def read(self, size=-1):
        raise UnsupportedOperation("read")

    def peek(self, size=0):
        raise UnsupportedOperation("peek")

    def readline(self, size=-1):
        raise UnsupportedOperation("readline")


class BufferedRandom(_Buffered):
    pass


class BufferedRWPair(BufferedIOBase):
    """Reads from one stream and writes to another."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(size)

    def write(self, b):
        return self.writer.write(b)

    def flush(self):
        self.writer.flush()

    def close(self):
        self.writer.close()
        self.reader.close()

    def readable(self):
        return True

    writable = readable


class IncrementalNewlineDecoder:
    """Turns all kinds of line ends into one."""

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder = decoder
        self.translate = translate

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    __reduce_ex__ = _refuse_pickling

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %s" % (newline,))
        if encoding in (None, "locale"):
            encoding = "utf-8"
        "".encode(encoding)
        self.buffer = buffer
        self.encoding = encoding
        self.errors = errors or "strict"
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._pending = []
        self._pending_size = 0
        # Text that was read ahead, how much of it is used, and where in the bytes it begins.
        self._text = None
        self._used = 0
        self._start = 0

    @property
    def name(self):
        return self.buffer.name

    @property
    def mode(self):
        return self._mode

    _mode = "r"

    @property
    def closed(self):
        return self.buffer.closed

    def __repr__(self):
        parts = ["<_io.TextIOWrapper"]
        name = getattr(self.buffer, "name", None)
        if name is not None:
            parts.append(f" name={name!r}")
        if "_mode" in self.__dict__:
            parts.append(f" mode={self._mode!r}")
        return "".join(parts) + f" encoding={self.encoding!r}>"

    def readable(self):
        self._check_closed()
        return self.buffer.readable()

    def writable(self):
        self._check_closed()
        return self.buffer.writable()

    def seekable(self):
        self._check_closed()
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding = encoding
        if errors is not None:
            self.errors = errors
        if newline is not ...:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def flush(self):
        self._check_closed()
        if self._pending:
            data = "".join(self._pending).encode(self.encoding, self.errors)
            self._pending.clear()
            self._pending_size = 0
            self.buffer.write(data)
        self.buffer.flush()

    def close(self):
        if not self.buffer.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def detach(self):
        self.flush()
        return self.buffer

    def write(self, s):
        self._check_closed()
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not %s" % type(s).__name__)
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        count = len(s)
        # As in CPython, writing goes on behind what was read ahead.
        self._text = None
        if self._newline not in (None, "", "\n"):
            s = s.replace("\n", self._newline)
        if not s.isascii():
            # What cannot be encoded is told here, and is not kept.
            s.encode(self.encoding, self.errors)
        self._pending.append(s)
        self._pending_size += len(s)
        if self._pending_size > DEFAULT_BUFFER_SIZE:
            data = "".join(self._pending).encode(self.encoding, self.errors)
            self._pending.clear()
            self._pending_size = 0
            self.buffer.write(data)
        if self.write_through or self.line_buffering and "\n" in s:
            self.flush()
        return count

    def _ahead(self):
        """All text to the end of the stream, from the current place on."""
        self._check_closed()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if self._pending:
            self.flush()
        if self._text is None or self._used == len(self._text):
            self._start = self.buffer.tell() if self.buffer.seekable() else 0
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._text = text
            self._used = 0
        return self._text

    def read(self, size=-1):
        text = self._ahead()
        end = len(text) if size is None or size < 0 else min(len(text), self._used + size)
        data = text[self._used:end]
        self._used = end
        return data

    def readline(self, size=-1):
        text = self._ahead()
        end = _line_end(text, self._used, "\n" if self._newline is None else self._newline)
        if end < 0:
            end = len(text)
        if size is not None and size >= 0:
            end = min(end, self._used + size)
        line = text[self._used:end]
        self._used = end
        return line

    def seek(self, pos, whence=0):
        self._check_closed()
        if whence == 1 and pos == 0:
            return self.tell()
        if whence == 1:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and pos != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence not in (0, 2):
            raise ValueError("invalid whence (%r, should be 0, 1 or 2)" % (whence,))
        if pos < 0:
            raise ValueError("negative seek position %r" % (pos,))
        self.flush()
        self._text = None
        return self.buffer.seek(pos, whence)

    def tell(self):
        self._check_closed()
        self.flush()
        if self._text is None:
            return self.buffer.tell()
        return self._start + len(self._text[:self._used].encode(self.encoding, self.errors))

    def truncate(self, pos=None):
        self.flush()
        if pos is None:
            pos = self.tell()
        return self.buffer.truncate(pos)

    __del__ = _close_at_end


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if hasattr(file, "__fspath__"):
        file = file.__fspath__()
    if not isinstance(file, (str, bytes, int)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not hasattr(type(buffering), "__index__"):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    for value, name in ((encoding, "encoding"), (errors, "errors"), (newline, "newline")):
        if not isinstance(value, (str, type(None))):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError("invalid mode: %r" % mode)
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode" if letters & set("axrw") else _NO_MODE)
    if binary:
        for value, name in ((encoding, "encoding"), (errors, "errors"), (newline, "newline")):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    kind = BufferedRandom if "+" in letters else BufferedReader if "r" in letters else BufferedWriter
    buffer = kind(raw, DEFAULT_BUFFER_SIZE if buffering <= 1 else buffering)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text._mode = mode
    return text


def open_code(path):
    return open(path, "rb")


import _vm
for _kind in (FileIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair, TextIOWrapper):
    _vm.name_in_full(_kind, "_io")
