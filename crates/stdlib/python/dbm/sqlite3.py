"""A table of bytes by bytes that is kept in a file.

The file is written when the table is closed or synchronised; until then whoever opens it again has the same table.
"""

import os
from collections.abc import MutableMapping

__all__ = ["error", "open"]

_MAGIC = b"SQLite format 3\0"
# Tables that are open, by the path of their file: a dictionary, and how many have it.
_tables = {}


class error(OSError):
    pass


def _bytes(value):
    if isinstance(value, str):
        return value.encode()
    return bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else str(value).encode()


def _read(path):
    table = {}
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
        data = file.read()
    pieces, at = [], len(_MAGIC)
    while at < len(data):
        size = int.from_bytes(data[at:at + 8])
        pieces.append(data[at + 8:at + 8 + size])
        at += 8 + size
    table.update(zip(pieces[::2], pieces[1::2]))
    return table


def _write(path, table):
    parts = [_MAGIC]
    for key in sorted(table):
        for piece in (key, table[key]):
            parts += len(piece).to_bytes(8), piece
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
        file.write(b"".join(parts))


class _Database(MutableMapping):
    def __init__(self, path, /, *, flag, mode):
        if flag not in ("r", "w", "c", "n"):
            raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
        self._table = None
        given = os.fsdecode(path)
        path = os.path.abspath(given)
        if flag in ("r", "w") and not os.path.exists(path):
            raise error("unable to open database file")
        self._path = path
        self._is_readonly = flag == "r"
        self._is_changed = False
        if path not in _tables:
            _tables[path] = [_read(path) if flag != "n" and os.path.exists(path) else {}, 0]
        opened = _tables[path]
        if flag == "n":
            opened[0].clear()
        if flag in ("n", "c") and (flag == "n" or not os.path.exists(path)):
            # What goes wrong names the path as it was given.
            _write(given, opened[0])
        opened[1] += 1
        self._table = opened[0]

    def _open(self):
        if self._table is None:
            raise error("DBM object has already been closed")
        return self._table

    def _changing(self):
        table = self._open()
        if self._is_readonly:
            raise error("attempt to write a readonly database")
        self._is_changed = True
        return table

    def __len__(self):
        return len(self._open())

    def __bool__(self):
        return True

    def __getitem__(self, key):
        try:
            return self._open()[_bytes(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._changing()[_bytes(key)] = _bytes(value)

    def __delitem__(self, key):
        if self._changing().pop(_bytes(key), None) is None:
            raise KeyError(key)

    def __iter__(self):
        return iter(sorted(self._open()))

    def keys(self):
        return list(self)

    def _keep(self):
        if self._is_changed:
            self._is_changed = False
            _write(self._path, self._table)

    def close(self):
        if self._table is None:
            return
        self._keep()
        opened = _tables[self._path]
        opened[1] -= 1
        if not opened[1]:
            del _tables[self._path]
        self._table = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        self.close()


def open(filename, /, flag="r", mode=0o666):
    return _Database(filename, flag=flag, mode=mode)
