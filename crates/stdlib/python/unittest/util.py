"""Texts of values in messages of failed tests."""

__unittest = True

_MAX_LENGTH = 80
_MIN_DIFF_LEN = 80 - (12 + 5 + 5 + 5)


def _shorten(s, prefixlen, suffixlen):
    skip = len(s) - prefixlen - suffixlen
    if skip > 12:
        s = "%s[%d chars]%s" % (s[:prefixlen], skip, s[len(s) - suffixlen:])
    return s


def _common_shorten_repr(*args):
    args = tuple(map(safe_repr, args))
    maxlen = max(map(len, args))
    if maxlen <= _MAX_LENGTH:
        return args
    prefix = args[0]
    for arg in args[1:]:
        n = 0
        while n < min(len(prefix), len(arg)) and prefix[n] == arg[n]:
            n += 1
        prefix = prefix[:n]
    prefixlen = len(prefix)
    common_len = _MAX_LENGTH - (maxlen - prefixlen + 5 + 12)
    if common_len > 5:
        assert _MIN_DIFF_LEN > 5
        prefix = _shorten(prefix, 5, common_len)
        return tuple([prefix + s[prefixlen:] for s in args])
    prefix = _shorten(prefix, 5, 5)
    return tuple([prefix + _shorten(s[prefixlen:], _MIN_DIFF_LEN, 5) for s in args])


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
    rest_a, rest_b = list(actual), list(expected)
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
