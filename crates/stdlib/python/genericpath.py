"""What os.path asks of the disk."""

import _disk

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "samefile",
           "sameopenfile", "samestat", "lexists"]


def _path(path):
    if getattr(type(path), "__fspath__", None) is not None:
        from os import fspath
        path = fspath(path)
    return _disk.Decoded(path) if isinstance(path, bytes) else path


def _node(path):
    """What is at a path, or behind a descriptor; None where there is nothing."""
    if isinstance(path, int):
        if isinstance(path, bool):
            import warnings
            warnings.warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=3)
        from _descriptors import opened
        try:
            return opened(path).node
        except OSError:
            return None
    if not isinstance(path, (str, bytes)) and getattr(type(path), "__fspath__", None) is None:
        raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")
    try:
        return _disk.lookup(_path(path))
    except UnicodeError:
        return None


def exists(path):
    return _node(path) is not None


def lexists(path):
    return _node(path) is not None


def isfile(path):
    node = _node(path)
    return node is not None and node.entries is None and not node.is_device


def isdir(s):
    node = _node(s)
    return node is not None and node.entries is not None


def _known(path):
    if isinstance(path, int) or not isinstance(path, (str, bytes)) and getattr(type(path), "__fspath__", None) is None:
        import os
        os.stat(path)
        return _node(path)
    return _disk.find(_path(path))


def getsize(filename):
    node = _known(filename)
    return 4096 if node.data is None else len(node.data)


def getmtime(filename):
    return _known(filename).mtime_ns / 1e9


getatime = getctime = getmtime


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        from os import fspath
        m = tuple(map(fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return _known(f1) is _known(f2)


def sameopenfile(fp1, fp2):
    from _descriptors import opened
    return opened(fp1).node is opened(fp2).node
