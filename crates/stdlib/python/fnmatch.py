"""File names and patterns with * ? [...]."""

import functools
import os
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        pattern = translate(str(pat, "latin-1")).encode("latin-1")
    else:
        pattern = translate(pat)
    return re.compile(pattern).match


def filter(names, pat):
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(name) is not None]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def _set(stuff):
    """What stands between brackets, as a set of a regular expression; ranges from high to low match nothing."""
    if "-" not in stuff:
        stuff = stuff.replace("\\", "\\\\")
    else:
        chunks = []
        start = 0
        dash = stuff.find("-", 2 if stuff[0] == "!" else 1)
        while dash >= 0:
            chunks.append(stuff[start:dash])
            start = dash + 1
            dash = stuff.find("-", dash + 3)
        last = stuff[start:]
        if last:
            chunks.append(last)
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join([chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks])
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in "^[":
        stuff = "\\" + stuff
    return f"[{stuff}]"


_STAR = object()


def _parts(pat):
    """What a pattern is made of: regular expressions, with a mark for each run of stars."""
    out = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] is not _STAR:
                out.append(_STAR)
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
                out.append(_set(pat[i:j]))
                i = j + 1
        else:
            out.append(re.escape(c))
    return out


def translate(pat):
    runs = [[]]
    for part in _parts(pat):
        if part is _STAR:
            runs.append([])
        else:
            runs[-1].append(part)
    first, *middle = ["".join(run) for run in runs]
    if not middle:
        return f"(?s:{first})\\Z"
    *middle, last = middle
    # What follows a star is looked for once: an earlier match leaves more to the stars after it.
    return f"(?s:{first}{''.join([f'(?>.*?{run})' for run in middle])}.*{last})\\Z"
