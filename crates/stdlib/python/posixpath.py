"""Paths as text; programs know this module as os.path."""

import _disk
from genericpath import *

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir",
           "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile",
           "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull",
           "realpath", "supports_unicode_filenames", "relpath", "commonpath", "isjunction", "isreserved"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def normcase(s):
    return _fspath(s)


def isabs(s):
    return _fspath(s).startswith("/")


def join(a, *p):
    path = _fspath(a)
    for b in p:
        if not isinstance(b, (str, bytes)) and not hasattr(b, "__fspath__"):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r"
                            % type(b).__name__)
        b = _fspath(b)
        if type(b) is not type(path) and isinstance(b, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith("/") or not path:
            path = b
        elif path.endswith("/"):
            path += b
        else:
            path += "/" + b
    return path


def split(p):
    p = _fspath(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _fspath(p)
    name = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > name and p[name:dot].strip("."):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    if p[:1] != "/":
        return "", "", p
    if p[1:2] != "/" or p[2:3] == "/":
        return "", "/", p[1:]
    return "", p[:2], p[2:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _fspath(path)
    if not path:
        return "."
    _, root, path = splitroot(path)
    parts = []
    for part in path.split("/"):
        if not part or part == ".":
            continue
        if part != ".." or not root and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    path = _fspath(path)
    if not path.startswith("/"):
        path = join(_disk.cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _disk.find(path)
    return path


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    start_list = [x for x in abspath("." if start is None else start).split("/") if x]
    path_list = [x for x in abspath(path).split("/") if x]
    i = len(commonprefix([start_list, path_list]))
    return join(*[".."] * (len(start_list) - i), *path_list[i:]) if len(start_list) > i or path_list[i:] else "."


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {p.startswith("/") for p in paths}
    if len(absolute) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in path.split("/") if c and c != "."] for path in paths]
    return ("/" if absolute.pop() else "") + "/".join(commonprefix([min(split_paths), max(split_paths)]))


def expanduser(path):
    path = _fspath(path)
    if path == "~" or path.startswith("~/"):
        import os
        return (os.environ.get("HOME", "/home/user").rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    path = _fspath(path)
    if "$" not in path:
        return path
    import os
    import re

    def value(match):
        name = match[1] or match[2]
        return os.environ.get(name, match[0])
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", value, path, flags=re.ASCII)


def islink(path):
    return False


def isjunction(path):
    return False


def isreserved(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def lexists(path):
    return exists(path)
