"""Texts of values in messages of failed tests."""

from collections import Counter

__unittest = True

_MAX_LENGTH = 80
# A text of two values leaves out the middle of what they have in common, and the middle of what they have not. It keeps
# so many characters on either side of a gap, at least, and a gap is told of in so many.
_KEPT = 5
_GAP = 12


def _shorten(text, before, after):
    left_out = len(text) - before - after
    if left_out <= _GAP:
        return text
    return f"{text[:before]}[{left_out} chars]{text[len(text) - after:]}"


def _common_shorten_repr(*values):
    texts = [safe_repr(value) for value in values]
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return tuple(texts)
    same = 0
    while len({text[same:same + 1] for text in texts}) == 1 and same < longest:
        same += 1
    common, rests = texts[0][:same], [text[same:] for text in texts]
    room = _MAX_LENGTH - _KEPT - _GAP - (longest - same)
    if room > _KEPT:
        return tuple(_shorten(common, _KEPT, room) + rest for rest in rests)
    common = _shorten(common, _KEPT, _KEPT)
    room = _MAX_LENGTH - 3 * _KEPT - 2 * _GAP
    return tuple(common + _shorten(rest, room, _KEPT) for rest in rests)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def _count_differences(actual, expected):
    """The values that two sequences have different numbers of, with both numbers."""
    actual, expected = list(actual), list(expected)
    try:
        counted_a, counted_b = Counter(actual), Counter(expected)
    except TypeError:
        return _count_unhashable(actual, expected)
    result = [(a, counted_b[value], value) for value, a in counted_a.items() if a != counted_b[value]]
    return result + [(0, b, value) for value, b in counted_b.items() if value not in counted_a]


def _count_unhashable(rest_a, rest_b):
    result = []
    while rest_a:
        value = rest_a[0]
        a = sum(1 for v in rest_a if v == value)
        b = sum(1 for v in rest_b if v == value)
        rest_a = [v for v in rest_a if not v == value]
        rest_b = [v for v in rest_b if not v == value]
        if a != b:
            result.append((a, b, value))
    while rest_b:
        value = rest_b[0]
        b = sum(1 for v in rest_b if v == value)
        rest_b = [v for v in rest_b if not v == value]
        result.append((0, b, value))
    return result
