"""Writing JSON text; the native writer does values of built-in types, this file whatever calls back."""

try:
    from _json import encode as _native_encode
except ImportError:
    _native_encode = None

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _plain(s):
    """The text itself, whatever a class derived from `str` makes of it."""
    return s if type(s) is str else str.__str__(s)


def encode_basestring(s):
    s = _plain(s)
    out = ['"']
    for c in s:
        if c in _ESCAPES:
            c = _ESCAPES[c]
        elif c < " ":
            c = "\\u%04x" % ord(c)
        out.append(c)
    out.append('"')
    return "".join(out)


def encode_basestring_ascii(s):
    s = _plain(s)
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    out = ['"']
    for c in s:
        if c in _ESCAPES:
            c = _ESCAPES[c]
        elif not " " <= c <= "~":
            n = ord(c)
            if n < 0x10000:
                c = "\\u%04x" % n
            else:
                n -= 0x10000
                c = "\\u%04x\\u%04x" % (0xd800 | n >> 10, 0xdc00 | n & 0x3ff)
        out.append(c)
    out.append('"')
    return "".join(out)


class JSONEncoder:
    """Turns values into JSON text."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if _native_encode is not None and type(self).iterencode is JSONEncoder.iterencode:
            # Nothing comes back when a value needs default(), is an instance of a subclass, or is an error.
            text = _native_encode(o, self.skipkeys, self.ensure_ascii, self.allow_nan, self.sort_keys,
                                  self.indent, self.item_separator, self.key_separator)
            if text is not None:
                return text
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        markers = {} if self.check_circular else None
        indent = self.indent
        if _one_shot and indent is None:
            for position, separator in (5, self.key_separator), (6, self.item_separator):
                if not isinstance(separator, str):
                    kind = None if separator is None else type(separator).__name__
                    raise TypeError(f"make_encoder() argument {position} must be str, not {kind}")
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        return self._iterate(o, markers, string, indent, "\n")

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _scalar(self, o, string):
        if isinstance(o, str):
            return string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _enter(self, o, markers):
        if markers is not None:
            if id(o) in markers:
                raise ValueError("Circular reference detected")
            markers[id(o)] = o

    def _iterate(self, o, markers, string, indent, newline):
        text = self._scalar(o, string)
        if text is not None:
            yield text
            return
        self._enter(o, markers)
        if isinstance(o, (list, tuple)):
            parts = self._parts_of_list(o)
            brackets = "[]"
        elif isinstance(o, dict):
            # Without indentation CPython looks at the dictionary itself, and not at what its class says.
            is_filled = bool(o) if indent is not None else dict.__len__(o)
            parts = self._parts_of_dict(o, string) if is_filled else ()
            brackets = "{}"
        else:
            yield from self._iterate(self.default(o), markers, string, indent, newline)
            if markers is not None:
                del markers[id(o)]
            return
        inner = newline if indent is None else newline + indent
        separator = self.item_separator if indent is None else self.item_separator + inner
        first = True
        for prefix, value in parts:
            if first:
                first = False
                prefix = brackets[0] + ("" if indent is None else inner) + prefix
            else:
                prefix = separator + prefix
            text = self._scalar(value, string)
            if text is not None:
                yield prefix + text
            else:
                yield prefix
                yield from self._iterate(value, markers, string, indent, inner)
        if first:
            yield brackets
        else:
            yield brackets[1] if indent is None else newline + brackets[1]
        if markers is not None:
            del markers[id(o)]

    def _parts_of_list(self, o):
        for value in o:
            yield "", value

    def _parts_of_dict(self, o, string):
        items = sorted(o.items()) if self.sort_keys else o.items()
        for key, value in items:
            if not isinstance(key, str):
                if isinstance(key, float):
                    key = self._float(key)
                elif key is True or key is False or key is None or isinstance(key, int):
                    key = self._scalar(key, string)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError("keys must be str, int, float, bool or None, "
                                    f"not {key.__class__.__name__}")
            yield string(key) + self.key_separator, value
