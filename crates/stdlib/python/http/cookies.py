"""Cookies as headers have them: names, values and their attributes."""

import re
import string
import types

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_PLAIN = {*map(ord, _LEGAL + " ()/<=>?@[]{}")}
_ESCAPES = {code: f"\\{code:03o}" for code in range(256) if code not in _PLAIN} | {34: '\\"', 92: "\\\\"}
_is_legal_key = re.compile(f"[{re.escape(_LEGAL)}]+").fullmatch

_NAME = r"[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]"
_VALUE = _NAME[:-1] + r"\[\]]"
_ITEM = re.compile(r"\s*(" + _NAME + r'+?)(?:\s*=\s*("(?:[^\\"]|\\.)*"|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT|'
                   + _VALUE + r"*))?\s*(?:\s+|;|$)", re.ASCII)

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class CookieError(Exception):
    pass


def _quote(text):
    if text is None or _is_legal_key(text):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return re.sub(r"\\(?:([0-3][0-7][0-7])|(.))", lambda found: chr(int(found[1], 8)) if found[1] else found[2],
                  text[1:-1])


def _date_in(seconds):
    import time
    at = time.gmtime(time.time() + seconds)
    return (f"{_DAYS[at.tm_wday]}, {at.tm_mday:02} {_MONTHS[at.tm_mon - 1]} {at.tm_year:4} "
            f"{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02} GMT")


class Morsel(dict):
    """One cookie: a name, a value, and the attributes as a dictionary."""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain",
                 "max-age": "Max-Age", "secure": "Secure", "httponly": "HttpOnly", "version": "Version",
                 "samesite": "SameSite"}
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ""))

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def _name(self, key):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError(f"Invalid attribute {key!r}")
        return key

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._name(K), V)

    def setdefault(self, key, val=None):
        return dict.setdefault(self, self._name(key), val)

    def update(self, values):
        dict.update(self, {self._name(key): value for key, value in dict(values).items()})

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return dict.__eq__(self, morsel) and self.__getstate__() == morsel.__getstate__()

    __ne__ = object.__ne__

    def copy(self):
        other = Morsel()
        dict.update(other, self)
        other.__dict__.update(self.__dict__)
        return other

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError(f"Attempt to set a reserved key {key!r}")
        if not _is_legal_key(key):
            raise CookieError(f"Illegal key {key!r}")
        self._key, self._value, self._coded_value = key, val, coded_val

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = state["key"], state["value"], state["coded_value"]

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {self.OutputString(attrs)}"

    __str__ = output

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self.OutputString()}>"

    def js_output(self, attrs=None):
        text = self.OutputString(attrs).replace('"', r'\"')
        lines = ("", '<script type="text/javascript">', "<!-- begin hiding", f'document.cookie = "{text}";',
                 "// end hiding -->", "</script>", "")
        return "\n        ".join(lines)

    def OutputString(self, attrs=None):
        parts = [f"{self._key}={self._coded_value}"]
        for name, value in sorted(self.items()):
            if value == "" or name not in (self._reserved if attrs is None else attrs):
                continue
            shown = self._reserved[name]
            if name == "expires" and isinstance(value, int):
                parts.append(f"{shown}={_date_in(value)}")
            elif name == "max-age" and isinstance(value, int):
                parts.append("%s=%d" % (shown, value))
            elif name == "comment" and isinstance(value, str):
                parts.append(f"{shown}={_quote(value)}")
            elif name not in self._flags:
                parts.append(f"{shown}={value}")
            elif value:
                parts.append(shown)
        return "; ".join(parts)

    __class_getitem__ = classmethod(types.GenericAlias)


class BaseCookie(dict):
    """Cookies by name."""

    def __init__(self, input=None):
        if input:
            self.load(input)

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def _put(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)
        return morsel

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._put(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        return sep.join([morsel.output(attrs, header) for _, morsel in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        items = " ".join([f"{key}={morsel.value!r}" for key, morsel in sorted(self.items())])
        return f"<{self.__class__.__name__}: {items}>"

    def js_output(self, attrs=None):
        return "".join([morsel.js_output(attrs) for _, morsel in sorted(self.items())])

    def load(self, rawdata):
        if isinstance(rawdata, str):
            self._load_text(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def _load_text(self, text):
        """Takes the cookies of a header, or none of them where it is none."""
        found = []
        at = 0
        while at < len(text) and (item := _ITEM.match(text, at)):
            at = item.end()
            key, value = item.groups()
            if key[0] == "$":
                # What comes before all cookies concerns no single one.
                if found:
                    found.append((key[1:], value, False))
            elif key.lower() in Morsel._reserved:
                if not found or value is None and key.lower() not in Morsel._flags:
                    return
                found.append((key, True if value is None else _unquote(value), False))
            elif value is None:
                return
            else:
                found.append((key, self.value_decode(value), True))
        morsel = None
        for key, value, is_cookie in found:
            if is_cookie:
                morsel = self._put(key, *value)
            else:
                morsel[key] = value


class SimpleCookie(BaseCookie):
    """Values are texts, quoted where they must be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
