"""Lines of sources: those of the program, of the library, and of files on the disk."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

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
    return updatecache(filename, module_globals)


def updatecache(filename, module_globals=None):
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    import _disk
    node = _disk.lookup(filename)
    if node is not None and node.entries is None:
        lines = bytes(node.data).decode("utf-8", "replace").splitlines(True)
    else:
        import _vm
        lines, number = [], 1
        while line := _vm.source_line(filename, number):
            lines.append(line)
            number += 1
    if not lines:
        return []
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = sum(map(len, lines)), None, lines, filename
    return lines


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False
