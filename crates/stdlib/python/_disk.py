"""The files of a run: a tree in memory that begins with the script alone."""

import time
import _processes
import _vm

_MESSAGES = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    5: "Input/output error", 6: "No such device or address", 9: "Bad file descriptor", 10: "No child processes",
    11: "Resource temporarily unavailable", 12: "Cannot allocate memory", 13: "Permission denied",
    16: "Device or resource busy", 17: "File exists", 20: "Not a directory", 21: "Is a directory",
    22: "Invalid argument", 24: "Too many open files", 28: "No space left on device", 29: "Illegal seek", 32: "Broken pipe",
    39: "Directory not empty", 98: "Address already in use", 99: "Cannot assign requested address",
    101: "Network is unreachable", 103: "Software caused connection abort", 104: "Connection reset by peer",
    107: "Transport endpoint is not connected", 110: "Connection timed out", 111: "Connection refused",
    113: "No route to host", 115: "Operation now in progress"}


class Decoded(str):
    """A path that was given as bytes, which is told of as such."""

    def __new__(cls, given):
        self = str.__new__(cls, given.decode("utf-8", "surrogateescape"))
        self.given = given
        return self


def error(number, *paths):
    """The exception for an error number, which is of the subclass that goes with it."""
    paths = [getattr(path, "given", path) for path in paths]
    if len(paths) == 2:
        return OSError(number, _MESSAGES[number], paths[0], None, paths[1])
    return OSError(number, _MESSAGES[number], *paths)


# Kinds of nodes: devices of letters, pipes, and sockets.
DEVICE, PIPE, SOCKET = 0o020000, 0o010000, 0o140000


class Node:
    """A file with its bytes, or a folder with its entries."""

    def __init__(self, is_folder, mode):
        self.entries = {} if is_folder else None
        self.data = None if is_folder else bytearray()
        # Of what is no plain file, what `stat` says that it is.
        self.kind = None
        # What gives the bytes of a device that never ends.
        self.source = None
        self.mode = mode
        self.number = _next_number()
        # When it was read, where the program has said so; else it goes with the other one.
        self.atime_ns = None
        self.touch()

    @property
    def is_device(self):
        """What is written to a device is gone."""
        return self.kind is not None

    def touch(self):
        self.mtime_ns = time.time_ns()


_numbers = 0


def _next_number():
    global _numbers
    _numbers += 1
    return _numbers


_root = Node(True, 0o755)
cwd = "/home/user"
# Those of processes that have one for themselves.
folders = {}


def getcwd():
    return folders.get(_processes.current(), cwd) if folders else cwd


def absolute(path):
    """A path from the root, with nothing to resolve in it."""
    if not path.startswith("/"):
        path = getcwd() + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part and part != ".":
            parts.append(part)
    return "/" + "/".join(parts)


def check(path):
    """A path is one that can be encoded for the disk."""
    if not path.isascii():
        path.encode("utf-8", "surrogateescape")
    if "\0" in path:
        raise ValueError("embedded null byte")


def find(path, shown=None):
    """The node at a path; raises as opening it would."""
    shown = path if shown is None else shown
    if path == "":
        raise error(2, shown)
    check(path)
    node = _root
    for part in absolute(path).split("/"):
        if not part:
            continue
        if node.entries is None:
            raise error(20, shown)
        node = node.entries.get(part)
        if node is None:
            raise error(2, shown)
    if path.endswith("/") and node.entries is None:
        raise error(20, shown)
    return node


def lookup(path):
    """The node at a path, or None."""
    try:
        return find(path)
    except (OSError, ValueError):
        return None


def _parent(path, shown):
    """The folder that a path is in, and the name there."""
    check(path)
    folder, _, name = absolute(path).rpartition("/")
    node = find(folder or "/", shown)
    if node.entries is None:
        raise error(20, shown)
    return node, name


# Whether a program has written what it could import.
has_python = False


def create(path, mode=0o644, shown=None):
    global has_python
    folder, name = _parent(path, path if shown is None else shown)
    node = folder.entries.get(name)
    if node is None:
        has_python = has_python or name.endswith(".py")
        node = folder.entries[name] = Node(False, mode)
        folder.touch()
    return node


def _folder(path):
    """The folder at a path, made with those around it where there is none."""
    folder = _root
    for part in path.split("/")[1:]:
        if part not in folder.entries:
            folder.entries[part] = Node(True, 0o755)
        folder = folder.entries[part]
    return folder


def place(path, data):
    """Puts a file at a path, or a folder where there is no data."""
    if data is None:
        return _folder(path)
    _folder(path.rpartition("/")[0])
    node = create(path)
    node.data[:] = data
    return node


def mkdir(path, mode=0o777):
    folder, name = _parent(path, path)
    if not name or name in folder.entries:
        raise error(17, path)
    folder.entries[name] = Node(True, mode & ~0o022)
    folder.touch()


def unlink(path):
    node = find(path)
    if node.entries is not None:
        raise error(21, path)
    folder, name = _parent(path, path)
    del folder.entries[name]
    folder.touch()


def rmdir(path):
    node = find(path)
    if node.entries is None:
        raise error(20, path)
    if node.entries or node is _root:
        raise error(39, path)
    folder, name = _parent(path, path)
    del folder.entries[name]
    folder.touch()


def rename(source, target):
    global has_python
    try:
        node = find(source)
        folder, name = _parent(source, source)
        other_folder, other_name = _parent(target, target)
    except OSError as exc:
        raise error(exc.errno, source, target) from None
    other = other_folder.entries.get(other_name)
    if other is node:
        return
    if other is not None:
        if other.entries is not None:
            if node.entries is None:
                raise error(21, source, target)
            if other.entries:
                raise error(39, source, target)
        elif node.entries is not None:
            raise error(20, source, target)
    if (absolute(target) + "/").startswith(absolute(source) + "/") and node.entries is not None:
        raise error(22, source, target)
    del folder.entries[name]
    other_folder.entries[other_name] = node
    has_python = has_python or other_name.endswith(".py")


def chdir(path):
    global cwd
    if find(path).entries is None:
        raise error(20, path)
    if _processes.current() in folders:
        folders[_processes.current()] = absolute(path)
    else:
        cwd = absolute(path)


def _random(size):
    from os import urandom
    return urandom(size)


def _begin():
    for path in ("/home", "/home/user", "/tmp", "/dev"):
        mkdir(path)
    for name, source in ("null", None), ("zero", bytes), ("random", _random), ("urandom", _random):
        node = create("/dev/" + name, 0o666)
        node.kind, node.source = DEVICE, source
    script = _vm.script()
    if script is not None:
        name, text = script
        last = name.rpartition("/")[2] or "script.py"
        node = create(last)
        node.data[:] = text.encode()
        if name.startswith("/"):
            # Where it says that it is, too.
            _folder(name.rpartition("/")[0]).entries[last] = node


_begin()
has_python = False
