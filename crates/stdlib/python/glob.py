"""Files of the simulated disk by pattern."""

import os
import re
from fnmatch import _PIECE, _piece, fnmatchcase

__all__ = ["escape", "glob", "iglob", "translate"]


def has_magic(s):
    return any(c in s for c in (b"*?[" if isinstance(s, bytes) else "*?["))


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    if isinstance(pathname, bytes):
        root = None if root_dir is None else os.fsdecode(root_dir)
        return map(os.fsencode, iglob(pathname.decode(), root_dir=root, dir_fd=dir_fd,
                                      recursive=recursive, include_hidden=include_hidden))
    root = "" if root_dir is None else os.fspath(root_dir)
    if dir_fd is not None:
        from _descriptors import opened
        root = os.path.join(os.fspath(opened(dir_fd).name), root)
    start = pathname[:len(pathname) - len(pathname.lstrip("/"))]
    parts = [part for part in pathname.split("/") if part]
    if parts and pathname.endswith("/"):
        # Folders only.
        parts.append("")
    return _walk(root, start, parts, recursive, include_hidden)


def _walk(root, base, parts, recursive, hidden):
    if not parts:
        if base:
            yield base
        return
    part, rest = parts[0], parts[1:]
    here = os.path.join(root, base) or "."
    if not part:
        if os.path.isdir(here):
            yield base if base.endswith("/") else base + "/"
    elif recursive and part == "**":
        if base and not os.path.isdir(here):
            return
        if rest:
            if base or rest != [""]:
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
    if isinstance(pathname, bytes):
        return escape(pathname.decode("latin-1")).encode("latin-1")
    return "".join([f"[{c}]" if c in "*?[" else c for c in pathname])


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The regular expression of the paths that a pattern stands for."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = "".join(map(re.escape, seps))
    separator = f"[{escaped}]" if len(seps) > 1 else escaped
    inner = f"[^{escaped}]"
    name = f"{inner}+" if include_hidden else f"[^{escaped}.]{inner}*"
    if include_hidden:
        folders, everything = f"(?:.+{separator})?", ".*"
    else:
        folders = f"(?:{name}{separator})*"
        everything = f"{folders}(?:{name})?"
    out = []
    parts = re.split(separator, pat)
    for i, part in enumerate(parts):
        is_last = i == len(parts) - 1
        if recursive and part == "**":
            if is_last:
                out.append(everything)
            elif parts[i + 1] != "**":
                out.append(folders)
            continue
        if part == "*":
            out.append(name)
        else:
            if not include_hidden and part[:1] in ("*", "?"):
                out.append(r"(?!\.)")
            out.append(_PIECE.sub(lambda found: _segment_piece(found, inner), part))
        if not is_last:
            out.append(separator)
    return rf"(?s:{''.join(out)})\Z"


def _segment_piece(found, inner):
    if found["stars"]:
        return f"{inner}*"
    return inner if found["any"] else _piece(found)
