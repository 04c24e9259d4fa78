"""The calendar part of `time`: broken-down times, their text, and back.

The zone is UTC.  Loaded when a program first asks for one of these.
"""

import operator
import time as _time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_NAMES = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
          "tm_wday", "tm_yday", "tm_isdst")


_NO_DICT = {}


class struct_time(tuple):
    """A broken-down time: nine fields, with the zone's name and offset beside them."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _NAMES

    def __new__(cls, sequence, dict=_NO_DICT):
        if not hasattr(dict, "keys"):
            raise TypeError("time.struct_time() takes a dict as second arg, if any")
        try:
            values = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if len(values) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence "
                            f"({len(values)}-sequence given)")
        if len(values) > 11:
            raise TypeError("time.struct_time() takes an at most 11-sequence "
                            f"({len(values)}-sequence given)")
        made = tuple.__new__(cls, values[:9])
        more = [name for name in ("tm_zone", "tm_gmtoff")[len(values) - 9:] if name in dict]
        if len(more) < len(dict):
            raise TypeError("time.struct_time() got duplicate or unexpected field name(s)")
        made.tm_zone, made.tm_gmtoff = (values[9:] + (None, None)[len(values) - 9:])[:2]
        for name in more:
            setattr(made, name, dict[name])
        return made

    def __reduce__(self):
        return type(self), (tuple(self), {"tm_zone": self.tm_zone, "tm_gmtoff": self.tm_gmtoff})

    def __replace__(self, /, **changes):
        names = _NAMES + ("tm_zone", "tm_gmtoff")
        values = tuple(self) + (self.tm_zone, self.tm_gmtoff)
        fields = tuple([changes.pop(name, value) for name, value in zip(names, values)])
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return type(self)(fields)

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(_NAMES, self))
        return f"time.struct_time({fields})"

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])


struct_time.__module__ = "time"


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _ordinal(year, month, day):
    return (_days_before_year(year) + _BEFORE[month - 1]
            + (month > 2 and _leap(year)) + day)


_EPOCH = 719163


def _broken_down(seconds, zone):
    if seconds is None:
        seconds = _time.time()
    if not isinstance(seconds, float):
        seconds = operator.index(seconds)
    elif seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    elif not -2.0 ** 63 <= seconds < 2.0 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    seconds = int(seconds // 1)
    if not -2 ** 63 <= seconds < 2 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    if not -67768040609740800 <= seconds <= 67768036191676799:
        raise OSError(75, "Value too large for defined data type")
    days, rest = divmod(seconds, 86400)
    ordinal = days + _EPOCH
    year = ordinal * 400 // 146097 + 1
    while _days_before_year(year) >= ordinal:
        year -= 1
    day_of_year = ordinal - _days_before_year(year)
    month = 12
    while _BEFORE[month - 1] + (month > 2 and _leap(year)) >= day_of_year:
        month -= 1
    day = day_of_year - _BEFORE[month - 1] - (month > 2 and _leap(year))
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60,
                        (ordinal + 6) % 7, day_of_year, 0, zone, 0))


def gmtime(seconds=None, /):
    """Seconds since 1970 as a broken-down time."""
    return _broken_down(seconds, "GMT")


def localtime(seconds=None, /):
    """The same, as the local zone is UTC."""
    return _broken_down(seconds, "UTC")


def _fields(t, function):
    """The fields of what a function was given, as it checks them."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9 and not isinstance(t, struct_time):
        raise TypeError(f"{function}(): illegal time tuple argument")
    fields = [operator.index(field) for field in t]
    for field in fields:
        if not -1 << 31 <= field < 1 << 31:
            if not -1 << 63 <= field < 1 << 63:
                raise OverflowError("Python int too large to convert to C long")
            raise OverflowError(f"signed integer is {'greater than maximum' if field > 0 else 'less than minimum'}")
    if fields[0] < (-1 << 31) + 1900:
        raise OverflowError("year out of range")
    return fields


def _checked(t, function):
    """The same with the ranges that a text can be made of."""
    year, month, day, hour, minute, second, weekday, day_of_year, dst = _fields(t, function)
    month, day, day_of_year = month or 1, day or 1, day_of_year or 1
    for name, value, low, high in (("month", month, 1, 12), ("day of month", day, 1, 31), ("hour", hour, 0, 23),
                                   ("minute", minute, 0, 59), ("seconds", second, 0, 61),
                                   ("day of year", day_of_year, 1, 366)):
        if not low <= value <= high:
            raise ValueError(f"{name} out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    return year, month, day, hour, minute, second, weekday % 7, day_of_year, dst


def mktime(fields, /):
    """A broken-down time as seconds since 1970."""
    fields = _fields(fields, "mktime")
    year, month, day, hour, minute, second = fields[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    days = _ordinal(year, month, 1) - _EPOCH + day - 1
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def _week(day_of_year, weekday, first):
    return (day_of_year + 6 - (weekday - first) % 7) // 7


def _iso(year, day_of_year, weekday):
    week = (day_of_year - weekday + 9) // 7
    if week < 1:
        last = 366 if _leap(year - 1) else 365
        return _iso(year - 1, day_of_year + last, weekday)
    if week == 53:
        days = 366 if _leap(year) else 365
        if day_of_year - weekday + 3 > days:
            return year + 1, 1
    return year, week


def _field(code, t):
    year, month, day, hour, minute, second, weekday, day_of_year = t[:8]
    if code == "Y":
        return str(year)
    if code == "m":
        return f"{month:02}"
    if code == "d":
        return f"{day:02}"
    if code == "e":
        return f"{day:2}"
    if code == "H":
        return f"{hour:02}"
    if code == "I":
        return f"{(hour - 1) % 12 + 1:02}"
    if code == "M":
        return f"{minute:02}"
    if code == "S":
        return f"{second:02}"
    if code == "y":
        return f"{year % 100:02}"
    if code == "C":
        return str(year // 100)
    if code == "j":
        return f"{day_of_year:03}"
    if code == "a":
        return _DAYS[weekday][:3]
    if code == "A":
        return _DAYS[weekday]
    if code in "bh":
        return _MONTHS[month - 1][:3]
    if code == "B":
        return _MONTHS[month - 1]
    if code == "p":
        return "AM" if hour < 12 else "PM"
    if code == "w":
        return str((weekday + 1) % 7)
    if code == "u":
        return str(weekday + 1)
    if code == "U":
        return f"{_week(day_of_year, weekday, 6):02}"
    if code == "W":
        return f"{_week(day_of_year, weekday, 0):02}"
    if code == "g":
        return f"{_iso(year, day_of_year, weekday)[0] % 100:02}"
    if code == "l":
        return f"{(hour - 1) % 12 + 1:2}"
    if code == "k":
        return f"{hour:2}"
    if code == "P":
        return "am" if hour < 12 else "pm"
    if code == "G":
        return str(_iso(year, day_of_year, weekday)[0])
    if code == "V":
        return f"{_iso(year, day_of_year, weekday)[1]:02}"
    if code == "Z":
        return getattr(t, "tm_zone", None) or "UTC"
    if code == "z":
        return "+0000"
    if code == "s":
        return str(int(mktime(t)))
    if code == "%":
        return "%"
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    combined = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S",
                "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M",
                "r": "%I:%M:%S %p"}.get(code)
    if combined is None:
        return "%" + code
    return strftime(combined, t)


def strftime(format, t=None, /):
    """A broken-down time (now, if none is given) as text."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if "\0" in format:
        raise ValueError("embedded null character")
    if t is None:
        t = localtime()
    else:
        checked = struct_time(_checked(t, "strftime"))
        checked.tm_zone = getattr(t, "tm_zone", None)
        t = checked
    out = []
    i = 0
    end = len(format)
    while i < end:
        char = format[i]
        i += 1
        if char != "%" or i == end:
            out.append(char)
            continue
        start = i
        while i < end and format[i] in "-_0^#":
            i += 1
        flags = format[start:i]
        digits = i
        while i < end and format[i].isdecimal():
            i += 1
        width = int(format[digits:i] or 0)
        if i < end and format[i] in "EO":
            i += 1
        text = _field(format[i], t) if i < end else None
        i += 1
        if text is None or text == "%" + format[i - 1]:
            out.append("%" + format[start:i])
        else:
            out.append(_padded(text, format[i - 1], flags, width) if flags or width else text)
    return "".join(out)


def _padded(text, code, flags, width):
    """A field as the flags and the width before its letter want it."""
    padding = [flag for flag in flags if flag in "-_0"][-1:]
    if code in "CdeGgHIjklMmsSUuVWwYy":
        digits = text.lstrip("0 ") or "0"
        if padding == ["-"]:
            return digits.rjust(width)
        fill = " " if padding == ["_"] or not padding and code in "ekl" else "0"
        return digits.rjust(max(width, len(text)), fill)
    if "#" in flags:
        text = text.lower() if code in "pZ" else text.upper()
    elif "^" in flags:
        text = text.upper()
    return text.rjust(width, "0" if padding == ["0"] else " ")


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The broken-down time that a text tells in this format."""
    import _strptime
    return struct_time(_strptime._strptime(string, format)[0])


def asctime(t=None, /):
    t = localtime() if t is None else _checked(t, "asctime")
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def tzset():
    """The zone is UTC and stays so."""


class _ClockInfo:
    def __init__(self, name, adjustable):
        self.implementation = "virtual"
        self.monotonic = not adjustable
        self.adjustable = adjustable
        self.resolution = 1e-09
        self._name = name

    def __repr__(self):
        return (f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic}, "
                f"adjustable={self.adjustable}, resolution={self.resolution})")


def get_clock_info(name, /):
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return _ClockInfo(name, name == "time")


import _vm
_vm.name_in_full(struct_time, "time")
