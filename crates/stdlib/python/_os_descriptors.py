"""The functions of `os` that take descriptors."""

__name__ = "os"

from operator import index as _index

import _descriptors
import os as _os


def open(path, flags, mode=0o777, *, dir_fd=None):
    name = _os._text(path, "open")
    return _descriptors.open(name, _index(flags), _index(mode))


def close(fd):
    _descriptors.close(_number(fd))


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        try:
            _descriptors.close(fd)
        except OSError:
            pass


def read(fd, length, /):
    length = _index(length)
    if length < 0:
        raise OSError(22, "Invalid argument")
    return _descriptors.opened(_number(fd)).read(length)


def write(fd, data, /):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _descriptors.opened(_number(fd)).write(bytes(memoryview(data)))


def pread(fd, length, offset, /):
    return _at(fd, offset, lambda opened: opened.read(length))


def pwrite(fd, data, offset, /):
    return _at(fd, offset, lambda opened: opened.write(bytes(memoryview(data))))


def _at(fd, offset, action):
    opened = _descriptors.opened(_number(fd))
    before = opened.pos
    opened.pos = offset
    try:
        return action(opened)
    finally:
        opened.pos = before


def lseek(fd, position, whence, /):
    return _descriptors.opened(_number(fd)).seek(position, whence)


def fstat(fd):
    return _os._stat_of(_descriptors.opened(_number(fd)).node)


def ftruncate(fd, length, /):
    _descriptors.opened(_number(fd)).truncate(length)


def fchmod(fd, mode):
    _descriptors.opened(_number(fd)).node.mode = mode


def dup(fd, /):
    return _descriptors.number_of(_descriptors.opened(_number(fd)))


def dup2(fd, fd2, inheritable=True):
    what = _descriptors.opened(_number(fd))
    if _number(fd2) < 0:
        raise OSError(9, "Bad file descriptor")
    if fd2 > 2 and _descriptors.find(fd2) not in (None, what):
        _descriptors.close(fd2)
    _descriptors.put(fd2, what)
    return fd2


def isatty(fd, /):
    _number(fd)
    return False


def get_inheritable(fd, /):
    return getattr(_descriptors.opened(_number(fd)), "inheritable", False)


def set_inheritable(fd, inheritable, /):
    _descriptors.opened(_number(fd)).inheritable = bool(_index(inheritable))


def get_blocking(fd, /):
    return getattr(_descriptors.opened(_number(fd)), "blocking", True)


def set_blocking(fd, blocking, /):
    _descriptors.opened(_number(fd)).blocking = bool(blocking)


def pipe():
    import _pipes
    return _pipes.pipe()


def _number(fd):
    if isinstance(fd, bool):
        import warnings
        warnings.warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=3)
    if not hasattr(type(fd), "__index__"):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    return fd.__index__()
