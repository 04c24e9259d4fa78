"""Temporary files and folders on the simulated disk."""

import io as _io
import os as _os
from warnings import warn as _warn
from weakref import finalize as _finalize

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp",
           "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 238328
template = "tmp"
tempdir = None
_name_sequence = None
_bin_openflags = _text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL


class _RandomNameSequence:
    """Names that the simulation draws, the same ones in each run."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    @property
    def rng(self):
        if not hasattr(self, "_rng"):
            from random import Random
            self._rng = Random("tempfile")
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.rng.choices(self.characters, k=8))


def _get_candidate_names():
    global _name_sequence
    if _name_sequence is None:
        _name_sequence = _RandomNameSequence()
    return _name_sequence


def _candidate_tempdir_list():
    given = [found for name in ("TMPDIR", "TEMP", "TMP") if (found := _os.getenv(name))]
    return [*given, "/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()]


def _gettempdir():
    global tempdir
    if tempdir is None:
        folders = _candidate_tempdir_list()
        for folder in folders:
            if _os.path.isdir(folder):
                tempdir = _os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(2, f"No usable temporary directory found in {folders}")
    return tempdir


def gettempdir():
    return _os.fsdecode(_gettempdir())


def gettempprefix():
    return template


def gettempdirb():
    return _os.fsencode(_gettempdir())


def gettempprefixb():
    return _os.fsencode(gettempprefix())


def _infer_return_type(*args):
    kinds = {bytes if isinstance(_os.fspath(arg) if isinstance(arg, _os.PathLike) else arg, bytes) else str
             for arg in args if arg is not None}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    return kinds.pop() if kinds else bytes if isinstance(tempdir, bytes) else str


def _sanitize_params(prefix, suffix, dir):
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = gettempprefix() if kind is str else gettempprefixb()
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _first_free(dir, prefix, suffix, kind, what, make):
    """What `make` gives for the first path that is not taken, and that path."""
    for _, name in zip(range(TMP_MAX), _get_candidate_names()):
        path = _os.path.join(dir, prefix + (name if kind is str else _os.fsencode(name)) + suffix)
        try:
            return make(path), _os.path.abspath(path)
        except FileExistsError:
            continue
    raise FileExistsError(17, f"No usable temporary {what} name found")


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    return _first_free(_os.path.abspath(dir), pre, suf, output_type, "file",
                       lambda path: _os.open(path, flags, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _first_free(dir, prefix, suffix, kind, "directory", lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix="", prefix=template, dir=None):
    def check(path):
        if _os.path.exists(path):
            raise FileExistsError
    return _first_free(gettempdir() if dir is None else dir, prefix, suffix, str, "file", check)[1]


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, kind)


class _Closer:
    """Closes a file and takes it away, at the latest when neither it nor a method of it is held."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close

    def cleanup(self):
        self.file.close()
        self.remove(self.delete)

    def close(self):
        self.file.close()
        self.remove(self.delete and self.delete_on_close)

    def remove(self, wanted):
        if wanted and _os.path.exists(self.name):
            _os.unlink(self.name)
            self.delete = False

    __del__ = cleanup


class _TemporaryFileWrapper:
    """A file that goes when it is closed, or where the block around it ends."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _Closer(file, name, delete, delete_on_close)

    def __getattr__(self, name):
        found = getattr(self.__dict__["file"], name)
        if callable(found):
            from functools import wraps
            function = found

            @wraps(function)
            def found(*args, **kwargs):
                return function(*args, **kwargs)
            found._closer = self._closer
        if not isinstance(found, int):
            setattr(self, name, found)
        return found

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.remove(self._closer.delete)
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        self._closer.close()


def _opened(name, number, *args):
    """The file of a descriptor, under a name; neither is left behind where that fails."""
    made = []

    def opener(path, flags):
        made.append(number)
        return number

    try:
        file = _io.open(name, *args, opener=opener)
    except BaseException:
        if not made:
            _os.close(number)
        raise
    return file


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    number, name = mkstemp(suffix, prefix, dir)
    try:
        file = _opened(name, number, mode, buffering, encoding, errors, newline)
    except BaseException:
        _os.unlink(name)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    number, name = mkstemp(suffix, prefix, dir)
    _os.unlink(name)
    file = _opened(name, number, mode, buffering, encoding, errors, newline)
    raw = getattr(file, "buffer", file)
    getattr(raw, "raw", raw).name = number
    return file


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory, until it is larger than it may be or its number is wanted."""

    _rolled = False

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding, errors, newline)
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
        if not self.closed:
            _warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()

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
    """A folder that goes at the end of a block, or with this object."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _finalize(self, self._cleanup, self.name, f"Implicitly cleaning up {self!r}",
                                    ignore_cleanup_errors, delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        from shutil import rmtree
        if _os.path.exists(name):
            rmtree(name, ignore_errors=ignore_errors)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors)
            _warn(warn_message, ResourceWarning)

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
