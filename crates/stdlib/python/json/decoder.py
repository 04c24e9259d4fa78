"""Reading JSON text; the native scanner does the usual case, this file the hooks."""

try:
    from _json import decode as _native_decode
except ImportError:
    _native_decode = None

__all__ = ["JSONDecoder", "JSONDecodeError"]

_BLANKS = " \t\n\r"
_CONSTANTS = {"null": None, "true": True, "false": False}
_NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    """Not JSON; tells where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(s, at):
    while s[at:at + 1] in ("\n", " ", "\t", "\r"):
        at += 1
    return at


def _hex4(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at)


def scanstring(s, end, strict=True):
    """The string whose opening quote is before `end`, and the place after it."""
    begin = end - 1
    parts = []
    size = len(s)
    if not 0 <= end <= size:
        raise ValueError("end is out of bounds")
    while True:
        at = end
        while at < size:
            c = s[at]
            if c == '"' or c == "\\" or strict and c < " ":
                break
            at += 1
        else:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        parts.append(s[end:at])
        if c == '"':
            return "".join(parts), at + 1
        if c != "\\":
            raise JSONDecodeError("Invalid control character at", s, at)
        c = s[at + 1:at + 2]
        if not c:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if c != "u":
            if c not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", s, at)
            parts.append(_ESCAPES[c])
            end = at + 2
            continue
        unit = _hex4(s, at + 1)
        end = at + 6
        if 0xd800 <= unit <= 0xdbff and s[end:end + 2] == "\\u":
            low = _hex4(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                unit = 0x10000 + ((unit - 0xd800) << 10 | low - 0xdc00)
                end += 6
        parts.append(chr(unit))


class JSONDecoder:
    """Turns JSON text into values, asking the hooks it was given."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _NUMBERS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}
        self._plain = _native_decode is not None and not (
            object_hook or parse_float or parse_int or parse_constant or object_pairs_hook)
        self.scan_once = self._scan_once

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        if self._plain:
            found, value, end = _native_decode(s, idx, self.strict)
            if not found:
                raise JSONDecodeError(value, s, end) from None
            return value, end
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
        finally:
            self.memo.clear()

    def _scan_once(self, s, at):
        if at < 0:
            raise ValueError("idx cannot be negative")
        c = s[at:at + 1]
        if c == '"':
            return scanstring(s, at + 1, self.strict)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        for word, value in _CONSTANTS.items():
            if s.startswith(word, at):
                return value, at + len(word)
        end = at + 1 if c == "-" else at
        first = s[end:end + 1]
        if first and first in "0123456789":
            end += 1
            if first != "0":
                end = self._digits(s, end)
            whole = end
            if s[end:end + 1] == "." and self._digits(s, end + 1) > end + 1:
                end = self._digits(s, end + 1)
            if s[end:end + 1] in ("e", "E"):
                digits = end + 2 if s[end + 1:end + 2] in ("+", "-") else end + 1
                if self._digits(s, digits) > digits:
                    end = self._digits(s, digits)
            if end == whole:
                return self.parse_int(s[at:end]), end
            return self.parse_float(s[at:end]), end
        for word in _NUMBERS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise StopIteration(at)

    @staticmethod
    def _digits(s, at):
        while s[at:at + 1] and s[at] in "0123456789":
            at += 1
        return at

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            try:
                value, at = self.scan_once(s, at)
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", s, stop.value) from None
            values.append(value)
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "]":
                return values, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, self.strict)
            key = self.memo.setdefault(key, key)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            try:
                value, at = self.scan_once(s, _skip(s, at + 1))
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", s, stop.value) from None
            pairs.append((key, value))
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "}":
                return self._made(pairs), at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        value = dict(pairs)
        if self.object_hook is not None:
            value = self.object_hook(value)
        return value
