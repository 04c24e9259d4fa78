"""Files of the simulated disk, as open() gives them."""

__name__ = "_io"

import _descriptors
from _buffered import BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, _refuse_pickling, _tell_unclosed
from io import DEFAULT_BUFFER_SIZE, RawIOBase, SEEK_SET, UnsupportedOperation, _bytes, _size, _view

_NO_MODE = "Must have exactly one of create/read/write/append mode and at most one plus"
_O_CLOEXEC = 0o2000000


def _warn_of_bool(file):
    import warnings
    warnings.warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=3)


class FileIO(RawIOBase):
    """A file without a buffer."""

    __reduce_ex__ = _refuse_pickling
    # Of this class itself, not of those that derive from it.
    _is_file = True
    _fd = -1
    _closefd = True

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if self._fd >= 0:
            # Initialised anew.
            if self._closefd:
                self.close()
            self._fd = -1
        if isinstance(file, bool):
            _warn_of_bool(file)
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        if "\0" in mode:
            raise ValueError("embedded null character")
        if set(mode) - set("axrwb+"):
            raise ValueError(f"invalid mode: {mode}")
        if len([letter for letter in mode if letter in "axrw"]) != 1 or mode.count("+") > 1:
            raise ValueError(_NO_MODE)
        kind = mode.replace("b", "")
        self._reads = "r" in kind or "+" in kind
        self._writes = kind[0] != "r" or "+" in kind
        self._created = "x" in kind
        self._appends = "a" in kind
        flags = _descriptors.O_APPEND * self._appends | _O_CLOEXEC
        flags |= 2 if self._reads and self._writes else self._writes
        if "r" not in kind:
            flags |= _descriptors.O_CREAT
            flags |= _descriptors.O_TRUNC * ("w" in kind) | _descriptors.O_EXCL * self._created
        if isinstance(file, int):
            fd = file
            opened = _descriptors.opened(fd)
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            path = file.__fspath__() if getattr(type(file), "__fspath__", None) is not None else file
            if not isinstance(path, (str, bytes)):
                raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
            if opener is None:
                text = path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path
                fd = _descriptors.open(text, flags, 0o666, file)
            else:
                fd = opener(file, flags)
                if not isinstance(fd, int):
                    raise TypeError("expected integer from opener")
                if fd < 0:
                    raise ValueError(f"opener returned {fd}")
            opened = _descriptors.opened(fd)
        if opened.node.entries is not None:
            import _disk
            raise _disk.error(21, file)
        self._opened = opened
        self._fd = fd
        self._closefd = closefd
        self._closed = False
        try:
            self.name = file
        except BaseException:
            # A descriptor that came from elsewhere stays open.
            if isinstance(file, int):
                self._fd = -1
            raise
        if self._appends:
            try:
                opened.seek(0, 2)
            except OSError:
                # A pipe has no end to go to.
                pass

    @property
    def mode(self):
        if self._created:
            return "xb+" if self._reads else "xb"
        if self._appends:
            return "ab+" if self._reads else "ab"
        return "rb+" if self._reads and self._writes else "rb" if self._reads else "wb"

    @property
    def closefd(self):
        return self._closefd

    _blksize = 4096

    def __repr__(self):
        kind = "_io.FileIO" if type(self).__module__ == "_io" else f"{type(self).__module__}.{type(self).__qualname__}"
        if self._fd < 0 or self._closed:
            return f"<{kind} [closed]>"
        name = getattr(self, "name", None)
        if name is self:
            raise RuntimeError(f"reentrant call inside {kind}.__repr__")
        what = f"fd={self._fd}" if name is None else f"name={name!r}"
        return f"<{kind} {what} mode={self.mode!r} closefd={self._closefd}>"

    def _check_closed(self, msg=None):
        if self._closed:
            raise ValueError(msg or "I/O operation on closed file")

    def close(self):
        if self._closed:
            return
        try:
            super().close()
        finally:
            if self._closefd and self._fd >= 0:
                fd = self._fd
                self._fd = -1
                self._closed = True
                _descriptors.close(fd)

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
        try:
            self._opened.seek(0, 1)
        except OSError:
            return False
        return True

    def readinto(self, b, /):
        view = _view(b, "readinto")
        data = self._take(len(view))
        if data is None:
            return None
        view[:len(data)] = data
        return len(data)

    def read(self, size=-1, /):
        return self._take(_size(size))

    def readall(self):
        return self._take(-1)

    def _take(self, size):
        self._check_closed()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        # The descriptor may have been closed meanwhile.
        try:
            return _descriptors.opened(self._fd).read(size)
        except BlockingIOError:
            return None

    def write(self, b, /):
        self._check_closed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        try:
            return _descriptors.opened(self._fd).write(_bytes(b))
        except BlockingIOError:
            return None

    def seek(self, pos, whence=SEEK_SET, /):
        if not hasattr(type(pos), "__index__"):
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer")
        self._check_closed()
        return _descriptors.opened(self._fd).seek(pos.__index__(), whence)

    def tell(self):
        self._check_closed()
        return _descriptors.opened(self._fd).seek(0, 1)

    def truncate(self, size=None, /):
        self._check_closed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        opened = _descriptors.opened(self._fd)
        if size is None:
            size = opened.seek(0, 1)
        opened.truncate(size)
        return size

    def _dealloc_warn(self, source):
        if self._closefd:
            _tell_unclosed(source, self)

    def __del__(self):
        if self._fd < 0 or self._closed:
            return
        try:
            self._dealloc_warn(self)
        finally:
            try:
                self.close()
            except Exception:
                pass


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, (str, bytes)) and getattr(type(file), "__fspath__", None) is not None:
        path = file.__fspath__()
        if not isinstance(path, (str, bytes)):
            raise TypeError(f"expected {type(file).__name__}.__fspath__() to return str or bytes, "
                            f"not {type(path).__name__}")
        file = path
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
        if buffering == 1:
            import warnings
            warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will "
                          "be used", RuntimeWarning, 2)
    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    result = raw
    try:
        if buffering == 0:
            if not binary:
                raise ValueError("can't have unbuffered text I/O")
            return raw
        if buffering < 0:
            buffering = -1
        kind = BufferedRandom if "+" in letters else BufferedReader if "r" in letters else BufferedWriter
        result = buffer = kind(raw, DEFAULT_BUFFER_SIZE if buffering in (-1, 1) else buffering)
        if binary:
            return buffer
        from _text_files import TextIOWrapper
        result = text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
        text.mode = mode
        return text
    except BaseException:
        result.close()
        raise


def open_code(path):
    return open(path, "rb")


def __getattr__(name):
    if name in ("TextIOWrapper", "IncrementalNewlineDecoder"):
        import _text_files
        return getattr(_text_files, name)
    raise AttributeError(f"module '_io' has no attribute {name!r}")


import _vm
_vm.name_in_full(FileIO, "_io")


def input_line(stdin):
    """What `input` takes from a stream that the program has put in the place of the real one."""
    line = stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")
