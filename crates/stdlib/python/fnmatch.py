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


# A run of stars, a question mark, a set (a "]" that comes first stands for itself), or any other character.
_PIECE = re.compile(r"(?s)(?P<stars>\*+)|(?P<any>\?)|\[(?P<set>!?+\]?+[^\]]*+)\]|.")
# Within a set: a range, or one character.
_MEMBER = re.compile(r"(?s)(.)-(.)|.")


def _quoted(character):
    return "\\" + character if character in "\\-&~|" else character


def _member(found):
    low, high = found.groups()
    if low is None:
        return _quoted(found[0])
    # A regular expression refuses a range from high to low, which matches nothing here.
    return f"{_quoted(low)}-{_quoted(high)}" if low <= high else ""


def _set(text):
    """What stands between brackets, as a set of a regular expression."""
    negated = text.startswith("!")
    members = "!" * negated + _MEMBER.sub(_member, text[negated:])
    if members in ("", "!"):
        return "." if members else "(?!)"
    if members[0] == "!":
        members = "^" + members[1:]
    elif members[0] in "^[":
        members = "\\" + members
    return f"[{members}]"


def _piece(found):
    if found["any"]:
        return "."
    if found["set"] is not None:
        return _set(found["set"])
    return re.escape(found[0])


def translate(pat):
    runs = [""]
    for found in _PIECE.finditer(pat):
        if found["stars"]:
            runs.append("")
        else:
            runs[-1] += _piece(found)
    first, *middle = runs
    if not middle:
        return f"(?s:{first})\\Z"
    *middle, last = middle
    # What follows a star is looked for once: an earlier match leaves more to the stars after it.
    return f"(?s:{first}{''.join([f'(?>.*?{run})' for run in middle])}.*{last})\\Z"
