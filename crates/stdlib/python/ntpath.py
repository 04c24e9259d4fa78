"""Windows paths as text. What asks the disk is that of the simulated machine, which is none of Windows."""

from genericpath import *
from posixpath import _fspath, _mixed

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir",
           "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "curdir", "pardir", "sep",
           "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "samefile", "sameopenfile", "samestat", "commonpath", "isjunction", "isreserved"]

curdir = "."
pardir = ".."
extsep = "."
sep = "\\"
pathsep = ";"
altsep = "/"
defpath = ".;C:\\bin"
devnull = "nul"
supports_unicode_filenames = False

_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
                      *(port + digit for port in ("COM", "LPT") for digit in "123456789\xb9\xb2\xb3")})


def _in_text(function):
    """Lets a function of text take bytes too, and gives back what it was given."""
    def of_any(path, *rest):
        path = _fspath(path)
        if isinstance(path, str):
            return function(path, *map(_text, rest))
        found = function(path.decode(), *(_bytes(other).decode() for other in rest))
        if isinstance(found, tuple):
            return tuple(piece.encode() for piece in found)
        return found.encode() if isinstance(found, str) else found
    of_any.__name__ = of_any.__qualname__ = function.__name__
    return of_any


def _text(path):
    path = _fspath(path)
    if isinstance(path, bytes):
        raise _mixed()
    return path


def _bytes(path):
    path = _fspath(path)
    if isinstance(path, str):
        raise _mixed()
    return path


@_in_text
def normcase(s):
    return s.replace("/", "\\").lower()


@_in_text
def splitroot(p):
    same = p.replace("/", "\\")
    if same[:2] == "\\\\":
        # `\\server\share\`, or `\\?\UNC\server\share\`.
        start = 8 if same[:8].upper() == "\\\\?\\UNC\\" else 2
        at = same.find("\\", start)
        at = same.find("\\", at + 1) if at >= 0 else -1
        return (p, "", "") if at < 0 else (p[:at], p[at:at + 1], p[at + 1:])
    if same[:1] == "\\":
        return "", p[:1], p[1:]
    if same[1:2] == ":":
        root = 3 if same[2:3] == "\\" else 2
        return p[:2], p[2:root], p[root:]
    return "", "", p


def splitdrive(p):
    drive, root, tail = splitroot(p)
    return drive, root + tail


@_in_text
def isabs(s):
    same = s[:3].replace("/", "\\")
    return same.startswith("\\\\") or same.startswith(":\\", 1)


@_in_text
def join(path, *paths):
    drive, root, tail = splitroot(path)
    for other in paths:
        other_drive, other_root, other_tail = splitroot(other)
        if other_root:
            drive, root, tail = other_drive or drive, other_root, other_tail
            continue
        if other_drive and other_drive != drive:
            if other_drive.lower() != drive.lower():
                drive, root, tail = other_drive, other_root, other_tail
                continue
            drive = other_drive
        if tail and tail[-1] not in "\\/":
            tail += "\\"
        tail += other_tail
    if tail and not root and drive and drive[-1] not in ":\\/":
        return drive + "\\" + tail
    return drive + root + tail


@_in_text
def split(p):
    drive, root, tail = splitroot(p)
    at = len(tail)
    while at and tail[at - 1] not in "\\/":
        at -= 1
    return drive + root + tail[:at].rstrip("\\/"), tail[at:]


@_in_text
def splitext(p):
    name = max(p.rfind("\\"), p.rfind("/")) + 1
    dot = p.rfind(".")
    if dot > name and p[name:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


@_in_text
def normpath(path):
    drive, root, tail = splitroot(path.replace("/", "\\"))
    parts = []
    for part in tail.split("\\"):
        if part != ".." or parts and parts[-1] == ".." or not parts and not root:
            if part not in ("", "."):
                parts.append(part)
        elif parts:
            parts.pop()
    if not parts and not drive and not root:
        return "."
    return drive + root + "\\".join(parts)


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        import os
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    return abspath(path)


@_in_text
def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    drive, _, tail = splitroot(abspath(path))
    start_drive, _, start_tail = splitroot(abspath(start or "."))
    if normcase(drive) != normcase(start_drive):
        raise ValueError(f"path is on mount {drive!r}, start on mount {start_drive!r}")
    parts = tail.split("\\") if tail else []
    start_parts = start_tail.split("\\") if start_tail else []
    same = len(commonprefix([[normcase(part) for part in parts], [normcase(part) for part in start_parts]]))
    return "\\".join([".."] * (len(start_parts) - same) + parts[same:]) or "."


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty iterable")
    if isinstance(paths[0], bytes):
        return commonpath([_bytes(path).decode() for path in paths]).encode()
    found = [splitroot(_text(path).replace("/", "\\")) for path in paths]
    if len({drive.lower() for drive, _, _ in found}) != 1:
        raise ValueError("Paths don't have the same drive")
    drive, root, tail = splitroot(paths[0].replace("/", "\\"))
    if len({root for _, root, _ in found}) != 1:
        raise ValueError("Can't mix absolute and relative paths" if drive
                         else "Can't mix rooted and not-rooted paths")
    split_paths = [[part for part in tail.lower().split("\\") if part not in ("", ".")] for _, _, tail in found]
    count = len(commonprefix([min(split_paths), max(split_paths)]))
    return drive + root + "\\".join([part for part in tail.split("\\") if part not in ("", ".")][:count])


@_in_text
def isreserved(path):
    return any(map(_is_reserved_name, reversed(splitroot(path)[2].replace("/", "\\").split("\\"))))


def _is_reserved_name(name):
    if name[-1:] in (".", " "):
        return name not in (".", "..")
    if any(char in '*?"<>/\\:|' or char < " " for char in name):
        return True
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES


@_in_text
def expanduser(path):
    import os
    if not path.startswith("~"):
        return path
    end = 1
    while end < len(path) and path[end] not in "\\/":
        end += 1
    home = os.environ.get("USERPROFILE")
    if home is None and "HOMEPATH" in os.environ:
        home = join(os.environ.get("HOMEDRIVE", ""), os.environ["HOMEPATH"])
    if home is None:
        return path
    user = path[1:end]
    if user and user != os.environ.get("USERNAME"):
        if os.environ.get("USERNAME") != basename(home):
            return path
        home = join(dirname(home), user)
    return home + path[end:]


@_in_text
def expandvars(path):
    import os
    import re

    def value(match):
        text = match[0]
        if text.startswith("'"):
            return text
        if text in ("%%", "$$"):
            return text[0]
        return os.environ.get(text.strip("%") if text.startswith("%") else text[1:].strip("{}"), text)
    return re.sub(r"'[^']*'?|%%|%[^%]+%|\$\$|\$\{[^}]*\}|\$[\w-]+", value, path, flags=re.ASCII)


def islink(path):
    return False


def isjunction(path):
    return False


def ismount(path):
    drive, root, tail = splitroot(abspath(path))
    return bool(root and not tail)
