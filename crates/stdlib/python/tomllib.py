"""Reading TOML 1.0."""

import re as _re
from datetime import date as _date, datetime as _datetime, time as _time, timedelta as _timedelta, timezone as _timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_SPACE = " \t"
_BARE = _re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = _re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_CONTROL_IN_LINES = _re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_LOCAL_TIME = _re.compile(_CLOCK)
_DATE = _re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"(?:[Tt ]" + _CLOCK + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
_NUMBER = _re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<broken>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")


class TOMLDecodeError(ValueError):
    """A document that is not TOML."""


def load(fp, /, *, parse_float=float):
    """The content of a file that is open for reading bytes."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The content of a text."""
    text = s.replace("\r\n", "\n")
    if parse_float is not float:
        given = parse_float

        def parse_float(text):
            value = given(text)
            if isinstance(value, (dict, list)):
                raise ValueError("parse_float must not return dicts or lists")
            return value
    return _Reader(text, parse_float).document()


class _Mark:
    """What is known of a key, beside its value: whether a header named it, and whether it may still change."""

    def __init__(self):
        self.declared = False
        self.frozen = False
        self.below = {}

    def find(self, key):
        """The mark of a key, or None; a frozen one on the way stands for all below it."""
        mark = self
        for part in key:
            if mark.frozen:
                return mark
            mark = mark.below.get(part)
            if mark is None:
                return None
        return mark

    def of(self, key):
        mark = self
        for part in key:
            mark = mark.below.setdefault(part, _Mark())
        return mark

    def is_frozen(self, key):
        mark = self.find(key)
        return mark is not None and mark.frozen

    def is_declared(self, key):
        mark = self
        for part in key:
            mark = mark.below.get(part)
            if mark is None:
                return False
        return mark.declared

    def forget(self, key):
        parent = self.find(key[:-1])
        if parent is not None:
            parent.below.pop(key[-1], None)


class _Taken(Exception):
    """Where a table should be is something else."""


def _table(root, key, through_lists=True):
    """The table behind a key, made where it is not there."""
    found = root
    for part in key:
        found = found.setdefault(part, {})
        if through_lists and isinstance(found, list):
            found = found[-1]
        if not isinstance(found, dict):
            raise _Taken
    return found


class _Reader:
    def __init__(self, text, parse_float):
        self._text = text
        self._at = 0
        self._parse_float = parse_float
        self._root = {}
        self._marks = _Mark()
        # Tables that dotted keys made: closed for headers from the next header on.
        self._dotted = []

    # Places.

    def _error(self, message):
        if self._at >= len(self._text):
            place = "end of document"
        else:
            before = self._text[:self._at]
            place = f"line {before.count(chr(10)) + 1}, column {self._at - before.rfind(chr(10))}"
        return TOMLDecodeError(f"{message} (at {place})")

    def _peek(self, length=1):
        return self._text[self._at:self._at + length]

    def _skip(self, chars):
        text, at = self._text, self._at
        while at < len(text) and text[at] in chars:
            at += 1
        self._at = at

    def _comment(self):
        if self._peek() == "#":
            end = self._text.find("\n", self._at)
            end = len(self._text) if end < 0 else end
            self._refuse(_CONTROL, self._at + 1, end)
            self._at = end

    def _refuse(self, characters, start, end):
        found = characters.search(self._text, start, end)
        if found:
            self._at = found.start()
            raise self._error(f"Found invalid character {found[0]!r}")

    def _between_items(self):
        before = -1
        while before != self._at:
            before = self._at
            self._skip(" \t\n")
            self._comment()

    # Statements.

    def document(self):
        header = ()
        while True:
            self._skip(_SPACE)
            char = self._peek()
            if not char:
                return self._root
            if char == "\n":
                self._at += 1
                continue
            if char in "\"'" or _BARE.match(char):
                self._pair(header)
                self._skip(_SPACE)
            elif char == "[":
                for key in self._dotted:
                    self._marks.of(key).declared = True
                self._dotted.clear()
                header = self._list_header() if self._peek(2) == "[[" else self._header()
                self._skip(_SPACE)
            elif char != "#":
                raise self._error("Invalid statement")
            self._comment()
            if self._at >= len(self._text):
                return self._root
            if self._peek() != "\n":
                raise self._error("Expected newline or end of document after a statement")
            self._at += 1

    def _header(self):
        self._at += 1
        self._skip(_SPACE)
        key = self._key()
        if self._marks.is_declared(key) or self._marks.is_frozen(key):
            raise self._error(f"Cannot declare {key} twice")
        self._marks.of(key).declared = True
        try:
            _table(self._root, key)
        except _Taken:
            raise self._error("Cannot overwrite a value") from None
        if self._peek() != "]":
            raise self._error("Expected ']' at the end of a table declaration")
        self._at += 1
        return key

    def _list_header(self):
        self._at += 2
        self._skip(_SPACE)
        key = self._key()
        if self._marks.is_frozen(key):
            raise self._error(f"Cannot mutate immutable namespace {key}")
        # The key stands for a new, empty table, but cannot be one by another header.
        self._marks.forget(key)
        self._marks.of(key).declared = True
        try:
            items = _table(self._root, key[:-1]).setdefault(key[-1], [])
            if not isinstance(items, list):
                raise _Taken
        except _Taken:
            raise self._error("Cannot overwrite a value") from None
        items.append({})
        if self._peek(2) != "]]":
            raise self._error("Expected ']]' at the end of an array declaration")
        self._at += 2
        return key

    def _pair(self, header):
        key, value = self._key_and_value()
        for length in range(1, len(key)):
            container = header + key[:length]
            if self._marks.is_declared(container):
                raise self._error(f"Cannot redefine namespace {container}")
            self._dotted.append(container)
        parent = header + key[:-1]
        if self._marks.is_frozen(parent):
            raise self._error(f"Cannot mutate immutable namespace {parent}")
        try:
            table = _table(self._root, parent)
            if key[-1] in table:
                raise _Taken
        except _Taken:
            raise self._error("Cannot overwrite a value") from None
        if isinstance(value, (dict, list)):
            self._marks.of(header + key).frozen = True
        table[key[-1]] = value

    # Keys.

    def _key_and_value(self):
        key = self._key()
        if self._peek() != "=":
            raise self._error("Expected '=' after a key in a key/value pair")
        self._at += 1
        self._skip(_SPACE)
        return key, self._value()

    def _key(self):
        key = (self._key_part(),)
        self._skip(_SPACE)
        while self._peek() == ".":
            self._at += 1
            self._skip(_SPACE)
            key += (self._key_part(),)
            self._skip(_SPACE)
        return key

    def _key_part(self):
        bare = _BARE.match(self._text, self._at)
        if bare:
            self._at = bare.end()
            return bare[0]
        match self._peek():
            case "'":
                return self._literal("'", _CONTROL)
            case '"':
                return self._quoted(False)
        raise self._error("Invalid initial character for a key part")

    # Values.

    def _value(self):
        char = self._peek()
        match char:
            case '"':
                return self._lines('"') if self._peek(3) == '"""' else self._quoted(False)
            case "'":
                return self._lines("'") if self._peek(3) == "'''" else self._literal("'", _CONTROL)
            case "t" if self._peek(4) == "true":
                self._at += 4
                return True
            case "f" if self._peek(5) == "false":
                self._at += 5
                return False
            case "[":
                return self._array()
            case "{":
                return self._inline_table()
        found = _DATE.match(self._text, self._at)
        if found:
            try:
                value = _moment(*found.groups())
            except ValueError as err:
                raise self._error("Invalid date or datetime") from err
            self._at = found.end()
            return value
        found = _LOCAL_TIME.match(self._text, self._at)
        if found:
            self._at = found.end()
            return _time(*_clock(*found.groups()))
        found = _NUMBER.match(self._text, self._at)
        if found:
            self._at = found.end()
            return self._parse_float(found[0]) if found["broken"] else int(found[0], 0)
        for length in 3, 4:
            word = self._peek(length)
            if word[length - 3:] in ("inf", "nan") and (length == 3 or word[0] in "+-"):
                self._at += length
                return self._parse_float(word)
        raise self._error("Invalid value")

    def _array(self):
        self._at += 1
        items = []
        self._between_items()
        while self._peek() != "]":
            items.append(self._value())
            self._between_items()
            char = self._peek()
            if char != "]":
                if char != ",":
                    raise self._error("Unclosed array")
                self._at += 1
                self._between_items()
        self._at += 1
        return items

    def _inline_table(self):
        self._at += 1
        root = {}
        marks = _Mark()
        self._skip(_SPACE)
        if self._peek() == "}":
            self._at += 1
            return root
        while True:
            key, value = self._key_and_value()
            if marks.is_frozen(key):
                raise self._error(f"Cannot mutate immutable namespace {key}")
            try:
                table = _table(root, key[:-1], False)
            except _Taken:
                raise self._error("Cannot overwrite a value") from None
            if key[-1] in table:
                raise self._error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            self._skip(_SPACE)
            char = self._peek()
            if char == "}":
                self._at += 1
                return root
            if char != ",":
                raise self._error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                marks.of(key).frozen = True
            self._at += 1
            self._skip(_SPACE)

    # Texts.

    def _literal(self, end, forbidden):
        self._at += len(end)
        if len(end) == 3 and self._peek() == "\n":
            self._at += 1
        start = self._at
        stop = self._text.find(end, start)
        if stop < 0:
            self._at = len(self._text)
            raise self._error(f"Expected {end!r}")
        self._refuse(forbidden, start, stop)
        self._at = stop + len(end)
        return self._text[start:stop]

    def _lines(self, quote):
        """A text in three quotes; up to two more before the last three belong to it."""
        value = self._literal("'''", _CONTROL_IN_LINES) if quote == "'" else self._quoted(True)
        for _ in range(2):
            if self._peek() != quote:
                break
            self._at += 1
            value += quote
        return value

    def _quoted(self, lines):
        end = '"""' if lines else '"'
        self._at += len(end)
        if lines and self._peek() == "\n":
            self._at += 1
        forbidden = _CONTROL_IN_LINES if lines else _CONTROL
        stops = _re.compile(r'["\\]|' + forbidden.pattern)
        parts = []
        while True:
            found = stops.search(self._text, self._at)
            stop = found.start() if found else len(self._text)
            parts.append(self._text[self._at:stop])
            self._at = stop
            if not found:
                raise self._error("Unterminated string")
            if found[0] == "\\":
                parts.append(self._escape(lines))
            elif found[0] != '"':
                raise self._error(f"Illegal character {found[0]!r}")
            elif self._peek(len(end)) == end:
                self._at += len(end)
                return "".join(parts)
            else:
                parts.append('"')
                self._at += 1

    def _escape(self, lines):
        char = self._peek(2)[1:]
        self._at += 2
        if lines and char and char in " \t\n":
            # The end of the line, and all white space that follows it, is left out.
            if char != "\n":
                self._skip(_SPACE)
                if self._at >= len(self._text):
                    return ""
                if self._peek() != "\n":
                    raise self._error("Unescaped '\\' in a string")
                self._at += 1
            self._skip(" \t\n")
            return ""
        if char in ("u", "U"):
            length = 4 if char == "u" else 8
            digits = self._peek(length)
            if len(digits) != length or not _re.fullmatch("[0-9A-Fa-f]+", digits):
                raise self._error("Invalid hex value")
            self._at += length
            code = int(digits, 16)
            if code > 0x10ffff or 0xd800 <= code <= 0xdfff:
                raise self._error("Escaped character is not a Unicode scalar value")
            return chr(code)
        if char not in _ESCAPES:
            raise self._error("Unescaped '\\' in a string")
        return _ESCAPES[char]


def _clock(hour, minute, second, micros):
    return int(hour), int(minute), int(second), int(micros.ljust(6, "0")) if micros else 0


def _moment(year, month, day, hour, minute, second, micros, zulu, sign, hours, minutes):
    day = _date(int(year), int(month), int(day))
    if hour is None:
        return day
    zone = _timezone.utc if zulu else None
    if sign:
        offset = _timedelta(hours=int(hours), minutes=int(minutes))
        zone = _timezone(-offset if sign == "-" else offset)
    return _datetime(day.year, day.month, day.day, *_clock(hour, minute, second, micros), tzinfo=zone)
