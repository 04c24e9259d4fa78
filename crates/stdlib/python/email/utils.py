"""Dates, addresses and parameters in the headers of mail."""

import datetime
import re
import time

__all__ = ["collapse_rfc2231_value", "decode_rfc2231", "encode_rfc2231", "formataddr", "formatdate",
           "format_datetime", "getaddresses", "make_msgid", "mktime_tz", "parseaddr", "parsedate", "parsedate_tz",
           "parsedate_to_datetime", "unquote"]

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FULL_MONTHS = "january february march april may june july august september october november december".split()
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600,
          "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}


def _written(fields, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (
        _DAYS[fields[6]], fields[2], _MONTHS[fields[1] - 1], fields[0], fields[3], fields[4], fields[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(moment.astimezone())
    return format_datetime(moment if usegmt else moment.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        return _written(dt.timetuple(), "GMT")
    return _written(dt.timetuple(), "-0000" if dt.tzinfo is None else dt.strftime("%z"))


def localtime(dt=None, isdst=None):
    if isdst is not None:
        import warnings
        warnings._deprecated("The 'isdst' parameter to 'localtime'", remove=(3, 14))
    return (datetime.datetime.now() if dt is None else dt).astimezone()


def _clock(text):
    """Hours, minutes and seconds; None for what is no time."""
    parts = text.split(":")
    if len(parts) == 1 and "." in text:
        parts = text.split(".")
    if len(parts) not in (2, 3):
        return None
    return [*parts, "0"][:3]


def _offset(zone):
    if zone is None:
        return None
    if zone.upper() in _ZONES:
        number = _ZONES[zone.upper()]
    else:
        try:
            number = int(zone)
        except ValueError:
            return None
        if number == 0 and zone.startswith("-"):
            # A time of which the zone is not known.
            return None
    hours, minutes = divmod(abs(number), 100)
    return (hours * 60 + minutes) * (-60 if number < 0 else 60)


def _parsed(data):
    if not data or not (words := data.split()):
        return None
    if words[0].endswith(",") or words[0].lower() in map(str.lower, _DAYS):
        del words[0]
    elif "," in words[0]:
        words[0] = words[0].partition(",")[2]
    if len(words) == 3 and words[0].count("-") == 2:
        words = words[0].split("-") + words[1:]
    if len(words) == 4 and "+" in words[3]:
        at = words[3].index("+")
        words = [*words[:3], words[3][:at], words[3][at:]]
    if len(words) == 4:
        words.append("")
    if len(words) < 5:
        return None
    day, month, year, clock, zone = words[:5]
    if not (day and month and year):
        return None

    def month_of(word):
        word = word.lower()
        if word[:3].capitalize() in _MONTHS and (word.rstrip(".") == word[:3] or word in _FULL_MONTHS):
            return _MONTHS.index(word[:3].capitalize()) + 1
        return None

    if month_of(month) is None:
        day, month = month, day.lower()
    found = month_of(month)
    if found is None:
        return None
    day = day.rstrip(",")
    if ":" in year:
        year, clock = clock, year
    year = year.rstrip(",")
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    clock = _clock(clock.rstrip(","))
    if clock is None:
        return None
    try:
        year, day, hour, minute, second = map(int, (year, day, *clock))
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    return year, found, day, hour, minute, second, zone


def _with_offset(data):
    """A date with the offset of its zone; None for one that is not known."""
    found = _parsed(data)
    return found and (*found[:6], 0, 1, -1, _offset(found[6]))


def parsedate_tz(data):
    found = _with_offset(data)
    return found and (*found[:9], found[9] or 0)


def parsedate(data):
    found = _with_offset(data)
    return found and found[:9]


def mktime_tz(data):
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    found = _with_offset(data)
    if found is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    offset = found[9]
    zone = None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))
    return datetime.datetime(*found[:6], tzinfo=zone)


def quote(str):
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str):
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str.startswith("<") and str.endswith(">"):
            return str[1:-1]
    return str


def formataddr(pair, charset="utf-8"):
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        return f"{_encoded(name, charset)} <{address}>"
    quotes = '"' if re.search(r'[][\\()<>@,:;".]', name) else ""
    escaped = re.sub(r'[\\"]', r"\\\g<0>", name)
    return f"{quotes}{escaped}{quotes} <{address}>"


def _encoded(text, charset):
    """A word of a header that is not ASCII, in the shorter of its two forms."""
    import binascii
    data = text.encode(charset)
    plain = b"-!*+/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    quoted = "".join("_" if byte == 32 else chr(byte) if byte in plain else f"={byte:02X}" for byte in data)
    in_base64 = binascii.b2a_base64(data, newline=False).decode()
    short = len(in_base64) < len(quoted)
    return f"=?{charset.lower()}?{'b' if short else 'q'}?{in_base64 if short else quoted}?="


class _Addresses:
    """Reads a list of addresses from a header."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.comments = []

    def blanks(self):
        """Goes past blanks and comments; gives the next character."""
        while (char := self.text[self.at:self.at + 1]) and char in " \t\r\n(":
            if char == "(":
                self.comments.append(self._comment())
            else:
                self.at += 1
        return char

    def _comment(self):
        self.at += 1
        found, depth = [], 1
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char == "\\" and self.at < len(self.text):
                char = self.text[self.at]
                self.at += 1
            elif char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if not depth:
                    break
            found.append(char)
        return "".join(found)

    def _quoted(self):
        self.at += 1
        found = []
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char == '"':
                break
            if char == "\\" and self.at < len(self.text):
                char = self.text[self.at]
                self.at += 1
            found.append(char)
        return "".join(found)

    def _atom(self, ends):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in ends:
            self.at += 1
        return self.text[start:self.at]

    def words(self):
        """Words up to a special character that is no point."""
        words = []
        while (char := self.blanks()) == '"' or char and char not in ")<>@,:;[]":
            words.append(self._quoted() if char == '"' else self._atom('()<>@,:;[]\r" \t\n'))
        return words

    def address(self):
        """A local part with its domain."""
        found = []
        is_apart = False
        while (char := self.blanks()) and char not in ")<>@,:;[]":
            if char == ".":
                self.at += 1
                while found and found[-1] == " ":
                    found.pop()
                is_apart = False
                found.append(".")
                continue
            if is_apart:
                found.append(" ")
            found.append('"%s"' % quote(self._quoted()) if char == '"' else self._atom('()<>@,:;.[]\r" \t\n'))
            is_apart = self.text[self.at:self.at + 1] in " \t\r\n"
        local = "".join(found)
        if char != "@":
            return local
        self.at += 1
        domain = self._domain()
        return f"{local}@{domain}" if domain else ""

    def _domain(self):
        found = ""
        while (char := self.blanks()) and char not in ")<>,:;]\"":
            if char == "@":
                # Of two, nobody knows which one is meant.
                return ""
            if char == "[":
                end = self.text.find("]", self.at)
                end = len(self.text) if end < 0 else end + 1
                found += self.text[self.at:end]
                self.at = end
            elif char == ".":
                found += "."
                self.at += 1
            else:
                found += self._atom('()<>@,:;.[]\r" \t\n')
        return found

    def one(self):
        """The addresses of one entry: several for a group."""
        self.comments = []
        self.blanks()
        start = self.at
        words = self.words()
        char = self.blanks()
        found = []
        if not char:
            found = [(" ".join(self.comments), words[0])] if words else []
        elif char == "@":
            self.at = start
            address = self.address()
            self.blanks()
            found = [(" ".join(self.comments), address)]
        elif char == ":":
            self.at += 1
            while (char := self.blanks()) and char != ";":
                found += self.one()
                if not self.blanks():
                    break
            self.at += 1
        elif char == "<":
            self.at += 1
            address = self.address()
            if self.blanks() == ">":
                self.at += 1
            self.blanks()
            name = " ".join(words)
            found = [(f"{name} ({' '.join(self.comments)})" if self.comments else name, address)]
        elif words:
            found = [(" ".join(self.comments), words[0])]
        elif char not in ",;":
            self.at += 1
        if self.blanks() == ",":
            self.at += 1
        return found

    def all(self):
        found = []
        while self.at < len(self.text):
            found += self.one() or [("", "")]
        return found


_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')


def _is_sound(text):
    """Whether each parenthesis has its other one."""
    depth = 0
    for char in _QUOTED.sub("", text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def _strictly(text):
    """The addresses of a text, with nothing in place of those that could be meant otherwise."""
    found = _Addresses(text if _is_sound(text) else "('', '')").all()
    return [("", "") if "[" in address else (name, address) for name, address in found]


def parseaddr(addr, *, strict=True):
    if isinstance(addr, list):
        addr = addr[0]
    if not isinstance(addr, str):
        return "", ""
    found = _strictly(addr) if strict else _Addresses(addr).all()
    return ("", "") if not found or strict and len(found) > 1 else found[0]


def getaddresses(fieldvalues, *, strict=True):
    texts = [str(value) for value in fieldvalues]
    if not strict:
        return _Addresses(", ".join(texts)).all()
    found, wanted = [], 0
    for text in texts:
        wanted += 1 + _QUOTED.sub("", text).count(",")
        found += _strictly(text) or [("", "")]
    return found if len(found) == wanted else [("", "")]


def make_msgid(idstring=None, domain=None):
    import os
    import random
    import socket
    number, part = int(time.time() * 100), random.getrandbits(64)
    ending = "" if idstring is None else "." + idstring
    return f"<{number}.{os.getpid()}.{part}{ending}@{socket.getfqdn() if domain is None else domain}>"


def decode_rfc2231(s):
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else parts


def encode_rfc2231(s, charset=None, language=None):
    from urllib.parse import quote
    s = quote(s, safe="", encoding=charset or "ascii")
    if charset is None and language is None:
        return s
    return f"{charset}'{language or ''}'{s}"


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    try:
        return str(bytes(text, "raw-unicode-escape"), charset or fallback_charset, errors)
    except LookupError:
        return unquote(text)
