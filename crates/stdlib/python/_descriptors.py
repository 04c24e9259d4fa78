"""Descriptors: the numbers by which `os` knows open files, and what they stand for. Those of sockets are others."""

import time

import _disk

# What the disk does: 100 MB in a second.
MEGABYTE = 1_000_000
DISK_MILLISECONDS = 10

O_WRONLY, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY = 1, 64, 128, 512, 1024, 65536


class Opened:
    """What a descriptor stands for: a file, and the place in it."""

    def __init__(self, node, name, reads, writes, appends=False):
        self.node = node
        self.name = name
        self.reads = reads
        self.writes = writes
        self.appends = appends
        self.pos = 0
        # Bytes that were moved and not paid for.
        self.moved = 0

    # For `select`: files are always ready, and nobody has to be told.
    waiters = None

    def poll(self):
        return 5

    def due(self):
        return None

    def close(self):
        pass

    def pay(self, what, size):
        """Moving a lot takes time: DISK_MILLISECONDS for each full megabyte."""
        self.moved += size
        if self.moved >= MEGABYTE:
            full, self.moved = divmod(self.moved, MEGABYTE)
            time._service(f"{what} {self.name}", full * DISK_MILLISECONDS / 1000)

    def read(self, size=-1):
        if not self.reads:
            raise _disk.error(9)
        data = self.node.data
        if data is None:
            raise _disk.error(21)
        if self.node.source:
            if size < 0:
                raise MemoryError
            return self.node.source(size)
        found = bytes(data[self.pos:] if size < 0 else data[self.pos:self.pos + size])
        self.pos += len(found)
        self.pay("read", len(found))
        return found

    def write(self, b):
        if not self.writes:
            raise _disk.error(9)
        if self.node.is_device:
            return len(b)
        data = self.node.data
        if self.appends:
            self.pos = len(data)
        if self.pos > len(data):
            data += b"\0" * (self.pos - len(data))
        data[self.pos:self.pos + len(b)] = b
        self.pos += len(b)
        self.node.touch()
        self.pay("write", len(b))
        return len(b)

    def seek(self, pos, whence=0):
        if self.node.is_device:
            return 0
        if whence == 1:
            pos += self.pos
        elif whence == 2:
            pos += 0 if self.node.data is None else len(self.node.data)
        elif whence != 0:
            raise _disk.error(22)
        if pos < 0:
            raise _disk.error(22)
        self.pos = pos
        return pos

    def truncate(self, size):
        data = self.node.data
        if size < 0 or not self.writes or data is None or self.node.is_device:
            raise _disk.error(22)
        if size < len(data):
            del data[size:]
        else:
            data += b"\0" * (size - len(data))
        self.node.touch()


class Standard(Opened):
    """One of the three descriptors that every program has."""

    def __init__(self, number):
        node = _disk.Node(False, 0o620)
        node.kind = _disk.DEVICE
        super().__init__(node, number, number == 0, number != 0)

    def write(self, b):
        if not self.writes:
            raise _disk.error(9)
        import sys
        stream = sys.__stdout__ if self.name == 1 else sys.__stderr__
        stream.buffer.write(b)
        return len(b)

    def seek(self, pos, whence=0):
        raise _disk.error(29)


_table = {number: Standard(number) for number in range(3)}


def opened(number):
    """What a descriptor stands for."""
    found = _table.get(number)
    if found is None:
        raise _disk.error(9)
    return found


def find(number):
    """The same, or None."""
    return _table.get(number)


def number_of(what):
    """The smallest free number, as a descriptor of `what`."""
    number = 0
    while number in _table:
        number += 1
    _table[number] = what
    return number


def put(number, what):
    _table[number] = what


def close(number):
    found = opened(number)
    del _table[number]
    if found not in _table.values():
        found.close()


def forget(number):
    """The number is free again."""
    _table.pop(number, None)


def open(path, flags, mode=0o777, shown=None):
    """A new descriptor of the file at a path."""
    shown = path if shown is None else shown
    if "\0" in path:
        raise ValueError("embedded null byte")
    node = _disk.lookup(path)
    if node is None:
        if not flags & O_CREAT:
            _disk.find(path, shown)
        if path.endswith("/"):
            raise _disk.error(21, shown)
        node = _disk.create(path, mode & ~0o022, shown)
    elif flags & O_CREAT and flags & O_EXCL:
        raise _disk.error(17, shown)
    elif node.entries is not None:
        if flags & (3 | O_CREAT):
            raise _disk.error(21, shown)
    elif flags & O_DIRECTORY:
        raise _disk.error(20, shown)
    elif node.kind == _disk.SOCKET:
        # A socket is connected to.
        raise _disk.error(6, shown)
    elif flags & O_TRUNC and not node.is_device:
        node.data.clear()
        node.touch()
    return number_of(Opened(node, shown, not flags & O_WRONLY, flags & 3 != 0, bool(flags & O_APPEND)))
