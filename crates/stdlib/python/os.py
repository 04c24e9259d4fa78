"""The simulated system: its environment, its disk, and little else."""

import abc
import sys
import _disk
import _processes
import posixpath as path

sys.modules["os.path"] = path

from operator import index as _index
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

error = OSError
name = "posix"
linesep = "\n"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
O_NONBLOCK, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC, O_SYNC = 0o4000, 0o200000, 0o400000, 0o2000000, 0o4010000
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
supports_follow_symlinks, supports_dir_fd, supports_fd, supports_effective_ids = set(), set(), set(), set()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, "
                    f"not {type(result).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def _text(value, function=None, meant="path should be string, bytes or os.PathLike"):
    if function is not None and not isinstance(value, (str, bytes)) and getattr(type(value), "__fspath__", None) is None:
        raise TypeError(f"{function}: {meant}, not {type(value).__name__}")
    value = fspath(value)
    return _disk.Decoded(value) if isinstance(value, bytes) else value


class _Environ(dict):
    """The environment: text to text."""

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)

    def __getitem__(self, key):
        self._check(key)
        try:
            return dict.__getitem__(self, key)
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._check(key)
        self._check(value)
        putenv(key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        self._check(key)
        unsetenv(key)
        try:
            dict.__delitem__(self, key)
        except KeyError:
            raise KeyError(key) from None

    # What is set while it is gone over does not disturb that.
    def __iter__(self):
        return iter(list(dict.__iter__(self)))

    def keys(self):
        from collections.abc import KeysView
        return KeysView(self)

    def values(self):
        from collections.abc import ValuesView
        return ValuesView(self)

    def items(self):
        from collections.abc import ItemsView
        return ItemsView(self)

    def __contains__(self, key):
        self._check(key)
        return dict.__contains__(self, key)

    def get(self, key, default=None):
        self._check(key)
        return dict.get(self, key, default)

    def pop(self, key, *default):
        if default and key not in self:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ(HOME="/home/user", LANG="C.UTF-8", PATH="/usr/local/bin:/usr/bin:/bin", PWD="/home/user",
                   TZ="UTC", USER="user")


def getenv(key, default=None):
    if not isinstance(key, str):
        raise TypeError(f"str expected, not {type(key).__name__}")
    return environ.get(key, default)


def putenv(key, value):
    """Sets what other programs would see; `environ` stays as it is."""
    if b"=" in _variable(key):
        raise ValueError("illegal environment variable name")
    _variable(value)
    if not key:
        raise OSError(22, "Invalid argument")


def unsetenv(key):
    if not key or b"=" in _variable(key):
        raise OSError(22, "Invalid argument")


def _variable(text):
    text = fsencode(text)
    if 0 in text:
        raise ValueError("embedded null byte")
    return text


def getcwd():
    return _disk.getcwd()


def getcwdb():
    return fsencode(_disk.getcwd())


def chdir(path):
    _disk.chdir(_text(path, "chdir", "path should be string, bytes, os.PathLike or integer"))


def getpid():
    return _processes.pid()


def kill(pid, sig, /):
    if pid != getpid():
        import _vm
        _vm.refuse("os.kill of another process is not available in Interleave")
    if sig:
        import signal
        if not 0 < sig < signal.NSIG:
            raise OSError(22, "Invalid argument")
        signal._come(signal._number(sig), True)


def getppid():
    return _processes.parent_pid()


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    return "user"


def cpu_count():
    return _processes.cores()


process_cpu_count = cpu_count


def sched_getaffinity(pid):
    return set(range(_processes.cores()))


def urandom(size, /):
    # Not specified by the simulation, and equal in every run.
    global _entropy
    from _operator import index
    from random import Random
    if index(size) < 0:
        raise ValueError("negative argument not allowed")
    if _entropy is None:
        _entropy = Random("urandom")
    return _entropy.randbytes(size)


_entropy = None


def getloadavg():
    return 0.0, 0.0, 0.0


def umask(mask):
    return 0o022


def strerror(code):
    from _error_texts import text_of
    return text_of(code)


def _exit(status):
    import _mp_kernel
    _mp_kernel.exit(status)


def listdir(path="."):
    if not isinstance(path, (str, bytes, type(None))) and getattr(type(path), "__fspath__", None) is None:
        raise TypeError(f"listdir: path should be string, bytes, os.PathLike, integer or None, "
                        f"not {type(path).__name__}")
    if isinstance(path, bytes):
        return [fsencode(name) for name in listdir(_text(path))]
    if path is None:
        path = "."
    node = _disk.find(_text(path))
    if node.entries is None:
        raise _disk.error(20, _text(path))
    return list(node.entries)


def mkdir(path, mode=0o777, *, dir_fd=None):
    from _operator import index
    _disk.mkdir(_text(path, "mkdir"), index(mode))


def makedirs(name, mode=0o777, exist_ok=False):
    name = _text(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _disk.rmdir(_text(path, "rmdir"))


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def remove(path, *, dir_fd=None):
    _disk.unlink(_text(path, "remove"))


def unlink(path, *, dir_fd=None):
    _disk.unlink(_text(path, "unlink"))


def truncate(path, length):
    if isinstance(path, int):
        from _os_descriptors import ftruncate
        return ftruncate(path, length)
    path = _text(path, "truncate", "path should be string, bytes, os.PathLike or integer")
    from io import open
    with open(path, "r+b") as file:
        file.truncate(length)


def fsync(fd):
    """What was written is on the disk already."""
    if not isinstance(fd, int):
        fd = fd.fileno()
    from _os_descriptors import fstat
    fstat(fd)


fdatasync = fsync


def sync():
    pass


def _both(function, src, dst):
    words = "{} should be string, bytes or os.PathLike"
    return _text(src, function, words.format("src")), _text(dst, function, words.format("dst"))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _disk.rename(*_both("rename", src, dst))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _disk.rename(*_both("replace", src, dst))


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def access(path, mode, **kwargs):
    mode = _index(mode)
    node = _disk.lookup(_text(path, "access"))
    return node is not None and (not mode & X_OK or node.mode & 0o111 != 0)


def chmod(path, mode, **kwargs):
    _disk.find(_text(path, "chmod", "path should be string, bytes, os.PathLike or integer")).mode = mode


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    for name, given, empty in ("times", times, " or None"), ("ns", ns, ""):
        if given is not None and (not isinstance(given, tuple) or len(given) != 2):
            raise TypeError(f"utime: {name!r} must be {'either ' * bool(empty)}a tuple of two ints{empty}")
    if times is not None:
        moments = [_nanoseconds(moment) for moment in times]
    elif ns is not None:
        moments = [divmod(moment, 1)[0] for moment in ns]
    else:
        moments = None
    node = _disk.find(_text(path, "utime", "path should be string, bytes, os.PathLike or integer"))
    if moments is None:
        node.touch()
        node.atime_ns = None
    else:
        node.atime_ns, node.mtime_ns = moments


def _nanoseconds(seconds):
    if not isinstance(seconds, float):
        return _index(seconds) * 10 ** 9
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    whole = int(seconds // 1)
    return whole * 10 ** 9 + int((seconds - whole) * 1e9)


_STAT = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")
_MORE_STAT = ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize",
              "st_blocks", "st_rdev")


class stat_result(tuple):
    """What is known about a file."""

    def __new__(cls, sequence, dict={}):
        values = tuple(sequence)
        if not 10 <= len(values) <= 19:
            bound, least = ("at least", 10) if len(values) < 10 else ("at most", 19)
            raise TypeError(f"os.stat_result() takes an {bound} {least}-sequence ({len(values)}-sequence given)")
        self = super().__new__(cls, values[:10])
        own = self.__dict__
        own.update(zip(_STAT, values))
        own.update(zip(_MORE_STAT, values[7:10] + (None,) * 6))
        own.update(dict)
        own.update(zip(_MORE_STAT, values[10:]))
        return self

    def __setattr__(self, name, value):
        if name in _STAT or name in _MORE_STAT:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'os.stat_result' object has no attribute {name!r} and no __dict__ for setting new "
                             "attributes", name=name, obj=self)

    def __reduce__(self):
        return type(self), (tuple(self), {name: self.__dict__[name] for name in _MORE_STAT})

    def __repr__(self):
        names = _STAT + ("st_atime", "st_mtime", "st_ctime")
        return "os.stat_result(" + ", ".join([f"{n}={v!r}" for n, v in zip(names, self)]) + ")"


def _stat_of(node):
    mode = (0o040000 if node.data is None else node.kind or 0o100000) | node.mode
    size = 4096 if node.data is None else len(node.data)
    changed = node.mtime_ns
    read = changed if node.atime_ns is None else node.atime_ns
    moments = read, changed, changed
    return stat_result((mode, node.number, 1, 1, 1000, 1000, size, *[moment // 10 ** 9 for moment in moments],
                        *[moment / 1e9 for moment in moments], *moments, 4096, -(-size // 512), 0))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        from _os_descriptors import fstat
        try:
            return fstat(path)
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None
    if not isinstance(path, (str, bytes)) and getattr(type(path), "__fspath__", None) is None:
        raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")
    return _stat_of(_disk.find(_text(path)))


def lstat(path, *, dir_fd=None):
    return _stat_of(_disk.find(_text(path, "lstat")))


class DirEntry:
    """An entry of a folder."""

    __module__ = "posix"
    _stat = None

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return self._node.entries is not None

    def is_file(self, *, follow_symlinks=True):
        return self._node.entries is None and not self._node.is_device

    def is_symlink(self):
        return False

    is_junction = is_symlink

    def stat(self, *, follow_symlinks=True):
        if self._stat is None:
            self._stat = _stat_of(_disk.find(fsdecode(self.path), self.path))
        return self._stat

    def inode(self):
        return self._node.number


def _entry(folder, name, node):
    entry = object.__new__(DirEntry)
    entry.name, entry.path, entry._node = name, path.join(folder, name), node
    return entry


class ScandirIterator:
    __module__ = "posix"

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    folder = _text(path, "scandir", "path should be string, bytes, os.PathLike, integer or None")
    node = _disk.find(folder)
    if node.entries is None:
        raise _disk.error(20, folder)
    # Of a folder named by bytes, the entries are too.
    coded = fsencode if isinstance(fspath(path), bytes) else str
    return ScandirIterator([_entry(coded(folder), coded(name), child) for name, child in node.entries.items()])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, dirs, files
    for name in dirs:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


class times_result(tuple):
    __module__ = "posix"
    user, system, children_user, children_system, elapsed = (
        property(lambda self, at=at: self[at]) for at in range(5))


def times():
    from time import monotonic, process_time
    return times_result((process_time(), 0.0, 0.0, 0.0, monotonic()))


class uname_result(tuple):
    __module__ = "posix"
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = "sysname", "nodename", "release", "version", "machine"
        return "posix.uname_result(%s)" % ", ".join([f"{name}={value!r}" for name, value in zip(names, self)])


def uname():
    return uname_result(("Linux", "interleave", "6.0.0", "#1 SMP", "x86_64"))


class PathLike(abc.ABC):
    """Whatever has a path as text."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        return getattr(subclass, "__fspath__", None) is not None or NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    from io import open
    return open(fd, mode, buffering, encoding, *args, **kwargs)


def system(command):
    from subprocess import call
    fsencode(command)
    return call(command, shell=True) << 8


def popen(cmd, mode="r", buffering=-1):
    from subprocess import PIPE, Popen
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    if mode != "r":
        import _vm
        _vm.refuse("os.popen is simulated for reading only")
    process = Popen(cmd, shell=True, text=True, stdout=PIPE)
    return process.stdout._owning(process)


_REFUSED = ("fork", "execv", "execve", "execvp", "spawnv", "kill", "wait", "waitpid",
            "symlink", "readlink", "link", "startfile", "posix_spawn")
_OF_DESCRIPTORS = ("open", "read", "write", "close", "closerange", "dup", "dup2", "lseek", "fstat", "ftruncate",
                   "fchmod", "pread", "pwrite", "isatty", "get_inheritable", "set_inheritable", "get_blocking",
                   "set_blocking", "pipe")
_OF_STATUSES = ("waitstatus_to_exitcode", "WEXITSTATUS", "WIFEXITED", "WIFSIGNALED", "WTERMSIG", "WIFSTOPPED",
                "WSTOPSIG", "WIFCONTINUED", "WCOREDUMP")


_NOT_STARRED = ("abc", "sys", "PathLike", "ScandirIterator", "process_cpu_count", "supports_dir_fd", "supports_fd",
                "supports_effective_ids", "supports_follow_symlinks")


def __getattr__(name):
    if name == "__all__":
        own = [name for name in globals() if name[0] != "_" and name not in _NOT_STARRED]
        return [*dict.fromkeys((*own, *_OF_DESCRIPTORS, *_OF_STATUSES, "_exit"))]
    if name in _OF_DESCRIPTORS:
        import _os_descriptors
        globals()[name] = value = getattr(_os_descriptors, name)
        return value
    if name in _OF_STATUSES:
        import _wait_status
        return getattr(_wait_status, name)
    if name in _REFUSED:
        import _vm
        _vm.refuse(f"os.{name} is not available here: a program runs on a simulated machine")
    raise AttributeError(f"module 'os' has no attribute {name!r}")


import _vm
_vm.name_in_full(stat_result, "os")
_vm.name_in_full(ScandirIterator, "posix")
