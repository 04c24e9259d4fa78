"""Lines of sources: those of the program, of the library, and of files on the disk."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By the name of the file: its size, when it was changed, its lines and its whole name; or only what finds its lines.
# Of what is not on the disk, nothing tells when it was changed.
cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def updatecache(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        del cache[filename]
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    import _disk
    node, whole = _disk.lookup(filename), filename
    if node is None:
        lines = _lines_of_source(filename)
        if not lines:
            if lazycache(filename, module_globals):
                return _lines_of_loader(filename)
            node, whole = _beside(filename)
    if node is not None:
        if node.entries is not None:
            return []
        try:
            text = bytes(node.data).decode("utf-8-sig")
        except UnicodeDecodeError:
            return []
        lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(True) or ["\n"]
    if not lines:
        return []
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    size, changed = (len(node.data), node.mtime_ns) if node else (sum(map(len, lines)), None)
    cache[filename] = size, changed and changed / 1e9, lines, whole
    return lines


def _lines_of_source(filename):
    import _vm
    lines, number = [], 1
    while line := _vm.source_line(filename, number):
        lines.append(line)
        number += 1
    return lines


def _lines_of_loader(filename):
    try:
        text = cache[filename][0]()
    except (ImportError, OSError):
        text = None
    if text is None:
        return []
    cache[filename] = len(text), None, [line + "\n" for line in text.splitlines()], filename
    return cache[filename][2]


def _beside(filename):
    """A file that is named without a folder may lie in one of those from which modules come."""
    import _disk
    import os
    import sys
    if not os.path.isabs(filename):
        for folder in sys.path:
            if isinstance(folder, str):
                whole = os.path.join(folder, filename)
                node = _disk.lookup(whole)
                if node is not None:
                    return node, whole
    return None, filename


def checkcache(filename=None):
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        import _disk
        node = _disk.lookup(entry[3])
        if node is None or node.entries is not None or entry[:2] != (len(node.data), node.mtime_ns / 1e9):
            cache.pop(name, None)


def lazycache(filename, module_globals):
    """Notes who knows the lines of a module, so that it is asked when they are wanted."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">") or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    find = getattr(loader, "get_source", None)
    if not name or not find:
        return False
    cache[filename] = (lambda: find(name),)
    return True
