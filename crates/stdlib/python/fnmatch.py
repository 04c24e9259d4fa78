"""File names and patterns with * ? [...]."""

import os

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_cache = {}


def translate(pat):
    import re
    out = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            j = i
            if pat[j:j + 1] == "!":
                j += 1
            if pat[j:j + 1] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                out.append("\\[")
            else:
                stuff = pat[i:j].replace("\\", "\\\\")
                i = j + 1
                if stuff[0] == "!":
                    stuff = "^" + stuff[1:]
                elif stuff[0] in "^[":
                    stuff = "\\" + stuff
                out.append(f"[{stuff}]")
        else:
            out.append(re.escape(c))
    return f"(?s:{''.join(out)})\\Z"


def _matcher(pat):
    if pat not in _cache:
        import re
        if len(_cache) > 50:
            _cache.clear()
        _cache[pat] = re.compile(translate(pat)).match
    return _cache[pat]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name) is not None]
