"""Files of the simulated disk by pattern."""

import os
from fnmatch import fnmatchcase

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in "*?[")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    parts = [part for part in pathname.split("/") if part]
    start = "/" if pathname.startswith("/") else ""
    yield from _walk(root_dir or "", start, parts, recursive, include_hidden)


def _walk(root, base, parts, recursive, hidden):
    if not parts:
        if base:
            yield base
        return
    part, rest = parts[0], parts[1:]
    here = os.path.join(root, base) or "."
    if recursive and part == "**":
        if rest:
            yield from _walk(root, base, rest, recursive, hidden)
        elif base:
            yield base if base.endswith("/") else base + "/"
        for name, is_folder in _entries(here, hidden):
            path = os.path.join(base, name)
            if is_folder:
                if rest:
                    yield from _walk(root, path, parts, recursive, hidden)
                else:
                    yield path
                    yield from (p for p in _walk(root, path, parts, recursive, hidden) if p != path + "/")
            elif not rest:
                yield path
    elif has_magic(part):
        for name, is_folder in _entries(here, hidden or part.startswith(".")):
            if fnmatchcase(name, part) and (is_folder or not rest):
                yield from _walk(root, os.path.join(base, name), rest, recursive, hidden)
    elif os.path.exists(os.path.join(here, part)):
        yield from _walk(root, os.path.join(base, part), rest, recursive, hidden)


def _entries(folder, hidden):
    try:
        with os.scandir(folder) as found:
            return [(e.name, e.is_dir()) for e in found if hidden or not e.name.startswith(".")]
    except OSError:
        return []


def escape(pathname):
    return "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
