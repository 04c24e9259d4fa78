"""What os.path asks of the disk."""

import _disk

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "samefile",
           "sameopenfile", "samestat"]


def _path(path):
    path = path.__fspath__() if hasattr(path, "__fspath__") else path
    return path.decode() if isinstance(path, bytes) else path


def exists(path):
    path = _path(path)
    return isinstance(path, str) and _disk.lookup(path) is not None


def isfile(path):
    node = _disk.lookup(_path(path))
    return node is not None and node.entries is None and not node.is_device


def isdir(s):
    node = _disk.lookup(_path(s))
    return node is not None and node.entries is not None


def getsize(filename):
    node = _disk.find(_path(filename))
    return 4096 if node.data is None else len(node.data)


def getmtime(filename):
    return _disk.find(_path(filename)).mtime_ns / 1e9


getatime = getctime = getmtime


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_path(p) for p in m]
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return _disk.find(_path(f1)) is _disk.find(_path(f2))


def sameopenfile(fp1, fp2):
    return fp1 == fp2
