"""Temporary files and folders on the simulated disk."""

import io
import os

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp",
           "mkdtemp", "mktemp", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

tempdir = "/tmp"
_random = None


def gettempdir():
    return tempdir


def gettempprefix():
    return "tmp"


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefixb():
    return os.fsencode(gettempprefix())


def _name(suffix, prefix, dir):
    global _random
    if _random is None:
        from random import Random
        _random = Random("tempfile")
    letters = "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
    given = [part for part in (dir and os.fspath(dir), suffix, prefix) if part is not None]
    if not any(isinstance(part, bytes) for part in given):
        return os.path.join(dir or tempdir, (prefix or "tmp") + letters + (suffix or ""))
    if not all(isinstance(part, bytes) for part in given):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    return os.path.join(dir or gettempdirb(), (prefix or gettempprefixb()) + letters.encode() + (suffix or b""))


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _name(suffix, prefix, dir)
    os.mkdir(path, 0o700)
    return os.path.abspath(path)


def mktemp(suffix="", prefix="tmp", dir=None):
    return _name(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = os.path.abspath(_name(suffix, prefix, dir))
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path


class _TemporaryFileWrapper:
    """A file that goes when it is closed, or where the block around it ends."""

    def __init__(self, file, name, delete, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = [delete, delete_on_close]

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._delete(self._closer[0])
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        self.file.close()
        self._delete(self._closer[0])

    def close(self):
        self.file.close()
        self._delete(all(self._closer))

    def _delete(self, wanted):
        if wanted and os.path.exists(self.name):
            os.unlink(self.name)
            self._closer[0] = False


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    name = _name(suffix, prefix, dir)
    file = io.open(name, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    number, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    try:
        return io.open(number, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(number)
        raise


class SpooledTemporaryFile(io.IOBase):
    """A file in memory, until it is larger than it may be or its number is wanted."""

    _rolled = False

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), encoding, errors, newline)
        self._max_size = max_size
        self._TemporaryFileArgs = {"mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix,
                                   "encoding": encoding, "newline": newline, "dir": dir, "errors": errors}

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        file = self._file
        new = self._file = TemporaryFile(**self._TemporaryFileArgs)
        place = file.tell()
        if hasattr(new, "buffer"):
            new.buffer.write(file.detach().getvalue())
        else:
            new.write(file.getvalue())
        new.seek(place)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __del__(self):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __next__(self):
        return next(self._file)

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    @property
    def mode(self):
        return self._file.mode if hasattr(self._file, "mode") else self._TemporaryFileArgs["mode"]

    @property
    def name(self):
        return self._file.name if hasattr(self._file, "name") else None

    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        written = self._file.write(s)
        self._check(self._file)
        return written

    def writelines(self, iterable):
        for line in iterable:
            self.write(line)


def _handed_on(name):
    def method(self, *args):
        return getattr(self._file, name)(*args)
    method.__name__ = name
    method.__qualname__ = "SpooledTemporaryFile." + name
    return method


for _method in ("detach", "flush", "isatty", "read", "read1", "readable", "readinto", "readinto1", "readline",
                "readlines", "seek", "seekable", "tell", "writable"):
    setattr(SpooledTemporaryFile, _method, _handed_on(_method))


class TemporaryDirectory:
    """A folder that goes at the end of a block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        from shutil import rmtree
        if os.path.exists(self.name):
            rmtree(self.name, ignore_errors=self._ignore)
