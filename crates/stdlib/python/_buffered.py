"""Buffers before files and before streams of bytes that a program makes itself."""

__name__ = "_io"

from sys import modules as _modules

from io import BufferedIOBase, BytesIO, SEEK_SET, UnsupportedOperation, DEFAULT_BUFFER_SIZE, _bytes, _size, _view

_BLOCKED = "write could not complete without blocking"


def _tell_unclosed(file, raw):
    # Nobody sees the warning before the program has asked for it.
    warnings = _modules.get("warnings")
    if warnings is not None and getattr(raw, "_is_file", False) and not raw.closed:
        warnings.warn(f"unclosed file {file!r}", ResourceWarning, stacklevel=4, source=file)


def _refuse_pickling(self, protocol):
    raise TypeError(f"cannot pickle {type(self).__name__!r} instances")


class _Buffered(BufferedIOBase):
    """What all buffers share: a stream below, bytes that were read ahead, and bytes that are not yet written."""

    __reduce_ex__ = _refuse_pickling
    _raw = None
    _detached = False

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._raw = None
        self._check_below(raw)
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        # Those of Python's own give what is there, whatever is asked for; others fill a buffer of that size.
        self._is_file = "_is_file" in type(raw).__dict__ or type(raw) is BytesIO
        self._detached = False
        self._size = buffer_size
        # What was read ahead, and how much of it is used.
        self._ahead = b""
        self._used = 0
        self._pending = bytearray()

    def _check_below(self, raw):
        pass

    @property
    def raw(self):
        return self._raw

    @property
    def _stream(self):
        """What is below, to do something with it."""
        if self._raw is None:
            raise ValueError("raw stream has been detached" if self._detached else
                             "I/O operation on uninitialized object")
        return self._raw

    @property
    def name(self):
        return self._stream.name

    @property
    def mode(self):
        return self._stream.mode

    @property
    def closed(self):
        return self._stream.closed

    def __repr__(self):
        # Looking for a name may fail in any way.
        kind = f"_io.{type(self).__name__}" if type(self).__module__ == "_io" else \
            f"{type(self).__module__}.{type(self).__qualname__}"
        try:
            name = self.name
        except (AttributeError, ValueError):
            return f"<{kind}>"
        if name is self:
            raise RuntimeError(f"reentrant call inside {kind}.__repr__")
        return f"<{kind} name={name!r}>"

    def _check_closed(self, msg=None):
        if self._stream.closed:
            raise ValueError(msg or "I/O operation on closed file.")

    def flush(self):
        self._check_closed("flush of closed file")
        self._write_pending()
        if self._ahead and self._stream.seekable():
            self._rewind()

    def _rewind(self):
        """Has the stream below stand where this one does."""
        back = len(self._ahead) - self._used
        self._ahead = b""
        self._used = 0
        if back:
            self._stream.seek(-back, 1)

    def _write_pending(self):
        pending = self._pending
        while pending:
            count = self._write_below(bytes(pending))
            if count is None:
                raise BlockingIOError(11, _BLOCKED, 0)
            del pending[:count]

    def _write_below(self, data):
        count = self._stream.write(data)
        if count is not None and not 0 <= count <= len(data):
            raise OSError(f"raw write() returned invalid length {count} (should have been between 0 and {len(data)})")
        return count

    def close(self):
        raw = self._stream
        if not raw.closed:
            try:
                self.flush()
            finally:
                raw.close()

    def detach(self):
        raw = self._stream
        self.flush()
        self._raw = None
        self._detached = True
        return raw

    def fileno(self):
        return self._stream.fileno()

    def isatty(self):
        return self._stream.isatty()

    def seekable(self):
        return self._stream.seekable()

    def _check_seekable(self):
        if not self._stream.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def seek(self, pos, whence=SEEK_SET):
        raw = self._stream
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        self._check_closed("seek of closed file")
        self._check_seekable()
        if not hasattr(type(pos), "__index__"):
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer")
        pos = pos.__index__()
        if whence != 2 and self._ahead:
            # A place within what was read ahead.
            start = self._place_below() - len(self._ahead)
            target = pos if whence == 0 else start + self._used + pos
            if start <= target <= start + len(self._ahead):
                self._used = target - start
                return max(0, target)
        self._write_pending()
        if whence == 1:
            pos -= len(self._ahead) - self._used
        place = raw.seek(pos, whence)
        self._ahead = b""
        self._used = 0
        return self._checked(place, "seek")

    def _place_below(self):
        return self._checked(self._stream.tell(), "tell")

    def _checked(self, place, what):
        if place < 0:
            raise OSError(f"Raw stream returned invalid position {place}")
        return place

    def tell(self):
        return max(0, self._place_below() - len(self._ahead) + self._used + len(self._pending))

    def truncate(self, pos=None, /):
        raw = self._stream
        self._check_closed("truncate of closed file")
        if not raw.writable():
            raise UnsupportedOperation("truncate")
        self.flush()
        return raw.truncate(raw.tell() if pos is None else pos)

    def _dealloc_warn(self, source):
        if getattr(self._raw, "_closefd", True):
            _tell_unclosed(source, self._raw)

    def __del__(self):
        if self._raw is None:
            return
        try:
            self._dealloc_warn(self)
        finally:
            try:
                self.close()
            except Exception:
                pass


class _Reading(_Buffered):
    """What can be read from."""

    def _read_below(self, size):
        """At most so many bytes of the stream below; None where there are none at the moment."""
        raw = self._raw
        if self._is_file:
            return raw.read(size)
        buffer = bytearray(size)
        count = raw.readinto(buffer)
        if count is None:
            return None
        if not isinstance(count, int):
            raise OSError("raw readinto() failed") from TypeError(
                f"'{type(count).__name__}' object cannot be interpreted as an integer")
        if not 0 <= count <= size:
            raise OSError(f"raw readinto() returned invalid length {count} (should have been between 0 and {size})")
        return bytes(buffer[:count])

    def _fill(self):
        """Reads a buffer ahead, behind what is left of the last one; what came."""
        more = self._read_below(self._size)
        if more:
            self._ahead = self._ahead[self._used:] + more
            self._used = 0
        return more

    def _take(self, size):
        found = self._ahead[self._used:self._used + size]
        self._used += len(found)
        return found

    def read(self, size=-1, /):
        size = _size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._check_closed("read of closed file")
        if self._pending:
            self._write_pending()
        if size == -1:
            return self._read_all()
        if size <= len(self._ahead) - self._used:
            return self._take(size)
        parts = [self._take(len(self._ahead))]
        left = size - len(parts[0])
        self._ahead = b""
        self._used = 0
        while left > 0:
            whole = left - left % self._size
            more = self._read_below(whole or self._size)
            if not more:
                found = b"".join(parts)
                return found if found or more is not None else None
            if not whole:
                self._ahead = more
                self._used = 0
                more = self._take(left)
            parts.append(more)
            left -= len(more)
        return b"".join(parts)

    def _read_all(self):
        found = self._ahead[self._used:]
        self._ahead = b""
        self._used = 0
        readall = getattr(self._raw, "readall", None)
        if readall is not None:
            rest = readall()
            if rest is None:
                return found or None
            if not isinstance(rest, bytes):
                raise TypeError("readall() should return bytes")
            return found + rest
        parts = [found]
        while True:
            more = self._raw.read()
            if more is not None and not isinstance(more, bytes):
                raise TypeError("read() should return bytes")
            if not more:
                found = b"".join(parts)
                return found if found or more is not None else None
            parts.append(more)

    def read1(self, size=-1, /):
        self._check_closed("read of closed file")
        if self._pending:
            self._write_pending()
        if size < 0:
            size = self._size
        if size == 0:
            return b""
        if self._used == len(self._ahead):
            self._ahead = b""
            self._used = 0
            return self._read_below(size) or b""
        return self._take(size)

    def readinto(self, b, /):
        return self._read_into(b, False)

    def readinto1(self, b, /):
        return self._read_into(b, True)

    def _read_into(self, b, once):
        view = _view(b, "readinto1" if once else "readinto")
        self._check_closed("readinto of closed file")
        if self._pending:
            self._write_pending()
        done = 0
        while done < len(view):
            if self._used == len(self._ahead):
                left = len(view) - done
                if left > self._size:
                    more = self._read_below(left)
                elif once and done:
                    break
                else:
                    self._ahead = b""
                    self._used = 0
                    more = self._fill()
                    if more:
                        more = self._take(left)
                if not more:
                    if more is None and not done:
                        return None
                    break
                has_read = True
            else:
                more = self._take(len(view) - done)
                has_read = False
            view[done:done + len(more)] = more
            done += len(more)
            if once and has_read:
                break
        return done

    def peek(self, size=0, /):
        self._check_closed("peek of closed file")
        if self._pending:
            self._write_pending()
        if self._used == len(self._ahead):
            self._fill()
        return self._ahead[self._used:]

    def readline(self, size=-1, /):
        size = _size(size)
        self._check_closed("readline of closed file")
        if self._pending:
            self._write_pending()
        looked = 0
        while True:
            cut = self._ahead.find(b"\n", self._used + looked)
            have = len(self._ahead) - self._used
            if cut >= 0:
                end = cut + 1 - self._used
            elif 0 <= size <= have:
                end = size
            else:
                looked = have
                if self._fill():
                    continue
                end = have
            return self._take(end if size < 0 else min(end, size))


class _Writing(_Buffered):
    """What can be written to."""

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = _bytes(b)
        self._check_closed("write to closed file")
        if self._ahead:
            self._rewind()
        pending = self._pending
        room = self._size - len(pending)
        if len(b) <= room:
            pending += b
            return len(b)
        try:
            self._write_pending()
        except BlockingIOError as blocked:
            # As much as there is room for is kept.
            room = self._size - len(pending)
            pending += b[:room]
            if room >= len(b):
                return len(b)
            raise BlockingIOError(blocked.errno, blocked.strerror, room) from None
        b = bytes(b)
        done = 0
        while len(b) - done > self._size:
            count = self._write_below(b[done:])
            if count is None:
                pending += b[done:done + self._size]
                raise BlockingIOError(11, _BLOCKED, min(len(b), done + self._size))
            done += count
        pending += b[done:]
        return len(b)


class BufferedReader(_Reading):
    def truncate(self, pos=None, /):
        self._check_closed("truncate of closed file")
        raise UnsupportedOperation("truncate")

    def readable(self):
        return self._stream.readable()

    def _check_below(self, raw):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")


class BufferedWriter(_Writing):
    def writable(self):
        return self._stream.writable()

    def _check_below(self, raw):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")


class BufferedRandom(_Reading, _Writing):
    def readable(self):
        return self._stream.readable()

    def writable(self):
        return self._stream.writable()

    def _check_below(self, raw):
        if not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")


class BufferedRWPair(BufferedIOBase):
    """Reads from one stream and writes to another."""

    __reduce_ex__ = _refuse_pickling
    _reader = _writer = None

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not writer.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    @property
    def reader(self):
        if self._reader is None:
            raise ValueError("I/O operation on uninitialized object")
        return self._reader

    @property
    def writer(self):
        if self._writer is None:
            raise ValueError("I/O operation on uninitialized object")
        return self._writer

    @property
    def closed(self):
        return self.writer.closed

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def readinto(self, b, /):
        return self.reader.readinto(b)

    def readinto1(self, b, /):
        return self.reader.readinto1(b)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def write(self, b, /):
        return self.writer.write(b)

    def flush(self):
        self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def isatty(self):
        return self.writer.isatty() or self.reader.isatty()


import _vm
for _kind in (BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    _vm.name_in_full(_kind, "_io")
