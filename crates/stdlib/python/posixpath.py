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
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, "
                        f"not {type(found).__name__}")
    return found


def _parts(path):
    """A slash, a dot and two of them, as a path of this kind has them."""
    return (b"/", b".", b"..") if isinstance(path, bytes) else ("/", ".", "..")


def _mixed():
    return TypeError("Can't mix strings and bytes in path components")


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_parts(s)[0])


def join(a, *p):
    path = _fspath(a)
    slash = _parts(path)[0]
    if isinstance(path, bytes) and type(path) is not bytes or isinstance(path, str) and type(path) is not str:
        # What is made of an instance of a subclass is none.
        path = path[:0] + path
    for b in p:
        if not isinstance(b, (str, bytes)) and not hasattr(b, "__fspath__"):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r"
                            % type(b).__name__)
        b = _fspath(b)
        if type(b) is not type(path) and isinstance(b, bytes) != isinstance(path, bytes):
            raise _mixed()
        if b.startswith(slash) or not path:
            path = b
        elif path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = _fspath(p)
    slash = _parts(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash, point, _ = _parts(p)
    name = p.rfind(slash) + 1
    dot = p.rfind(point)
    if dot > name and p[name:dot].strip(point):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash = _parts(p)[0]
    if p[:1] != slash:
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _fspath(path)
    slash, dot, dots = _parts(path)
    if not path:
        return dot
    _, root, path = splitroot(path)
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not path.startswith(_parts(path)[0]):
        import os
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _disk.find(path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path, path)
    return path


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dot, dots = _parts(path)
    start = dot if start is None else _fspath(start)
    if isinstance(start, bytes) != isinstance(path, bytes):
        raise _mixed()
    start_list = [x for x in abspath(start).split(slash) if x]
    path_list = [x for x in abspath(path).split(slash) if x]
    i = len(commonprefix([start_list, path_list]))
    parts = [dots] * (len(start_list) - i) + path_list[i:]
    return join(*parts) if parts else dot


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot, _ = _parts(paths[0])
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise _mixed()
    absolute = {p.startswith(slash) for p in paths}
    if len(absolute) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in path.split(slash) if c and c != dot] for path in paths]
    root = slash if absolute.pop() else slash[:0]
    return root + slash.join(commonprefix([min(split_paths), max(split_paths)]))


def expanduser(path):
    path = _fspath(path)
    slash = _parts(path)[0]
    tilde = b"~" if isinstance(path, bytes) else "~"
    if path == tilde or path.startswith(tilde + slash):
        import os
        home = os.environ.get("HOME", "/home/user")
        home = home.encode() if isinstance(path, bytes) else home
        return (home.rstrip(slash) + path[1:]) or slash
    return path


def expandvars(path, _encoding=None):
    path = _fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode("latin-1"), "utf-8").encode("latin-1")
    if "$" not in path:
        return path
    import os
    import re

    def value(match):
        name = match[1]
        if name.startswith("{"):
            name = name[1:-1]
        if _encoding is not None:
            name = name.encode("latin-1").decode(_encoding)
        found = os.environ.get(name, match[0])
        # Of bytes, each is a character here.
        return found if _encoding is None or found == match[0] else found.encode(_encoding).decode("latin-1")
    return re.sub(r"\$(\w+|\{[^}]*\})", value, path, flags=re.ASCII)


def islink(path):
    return False


def isjunction(path):
    return False


def isreserved(path):
    return False


def ismount(path):
    try:
        path = abspath(path)
    except ValueError:
        return False
    return path == _parts(path)[0]
