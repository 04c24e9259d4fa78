"""Dates, times of day, moments, durations and time zones.

`datetime` has the names. What is here does not see when a program gives one of them another meaning there, as tests do
that stop the clock.
"""

import _vm
import time as _time
from operator import index as _index
from time import gmtime as _gmtime, localtime as _localtime, time as _now

__name__ = "datetime"

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS_IN_MONTH = [-1, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_DAYS_BEFORE_MONTH = [-1, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHNAMES = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYNAMES = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_DAY_US = 86400 * 1000000


def _called(value):
    """What messages call the type of a value."""
    kind = type(value)
    own = kind.__module__ in ("datetime", "_pydatetime")
    return "datetime." + kind.__name__ if own else kind.__name__


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ymd2ord(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _days_before_month(year, month) + day


def _ord2ymd(n):
    n400, n = divmod(n - 1, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = n + 50 >> 5
    before = _days_before_month(year, month)
    if before > n:
        month -= 1
        before -= _days_in_month(year, month)
    return year, month, n - before + 1


def _isoweek1monday(year):
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _isoweek_to_gregorian(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        first = _ymd2ord(year, 1, 1) % 7
        if week != 53 or not (first == 4 or first == 3 and _is_leap(year)):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _ord2ymd(_isoweek1monday(year) + (week - 1) * 7 + day - 1)


def _struct_time(y, m, d, hh, mm, ss, dstflag):
    return _time.struct_time((y, m, d, hh, mm, ss, (_ymd2ord(y, m, d) + 6) % 7, _days_before_month(y, m) + d,
                              dstflag))


_TIMESPECS = {
    "hours": "{:02d}",
    "minutes": "{:02d}:{:02d}",
    "seconds": "{:02d}:{:02d}:{:02d}",
    "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}",
    "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}",
}


def _format_time(hh, mm, ss, us, timespec, place):
    if not isinstance(timespec, str):
        given = timespec if timespec is None else type(timespec).__name__
        raise TypeError(f"isoformat() argument {place} must be str, not {given}")
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    elif timespec == "milliseconds":
        us //= 1000
    if timespec not in _TIMESPECS:
        raise ValueError("Unknown timespec value")
    return _TIMESPECS[timespec].format(hh, mm, ss, us)


def _format_offset(off, sep=":"):
    if off is None:
        return ""
    us = off._us
    sign = "-" if us < 0 else "+"
    seconds, us = divmod(abs(us), 1000000)
    minutes, ss = divmod(seconds, 60)
    s = "%s%02d%s%02d" % (sign, minutes // 60, sep, minutes % 60)
    if ss or us:
        s += "%s%02d" % (sep, ss)
        if us:
            s += ".%06d" % us
    return s


def _wrap_strftime(object, format, timetuple):
    if not isinstance(format, str):
        kind = "None" if format is None else type(format).__name__
        raise TypeError("strftime() argument 1 must be str, not %s" % kind)
    parts = []
    i, n = 0, len(format)
    while i < n:
        at = format.find("%", i)
        if at < 0 or at == n - 1:
            break
        parts.append(format[i:at])
        ch = format[at + 1]
        i = at + 2
        if ch == "f":
            parts.append("%06d" % getattr(object, "microsecond", 0))
        elif ch == "z":
            if hasattr(object, "utcoffset"):
                parts.append(_format_offset(object.utcoffset(), ""))
        elif ch == ":" and format[i:i + 1] == "z":
            i += 1
            if hasattr(object, "utcoffset"):
                parts.append(_format_offset(object.utcoffset()))
        elif ch == "Z":
            name = object.tzname() if hasattr(object, "tzname") else None
            if name is not None:
                parts.append(name.replace("%", "%%"))
        else:
            parts.append("%" + ch)
    parts.append(format[i:])
    return _time.strftime("".join(parts), timetuple)


def _check_format(fmt):
    if not isinstance(fmt, str):
        raise TypeError("__format__() argument 1 must be str, not %s" % type(fmt).__name__)


def _check_tzname(name):
    if name is not None and not isinstance(name, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % type(name).__name__)


def _offset(tz, name, dt):
    """What a time zone says about a moment, checked."""
    offset = getattr(tz, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (name, type(offset).__name__))
    if not -_DAY_US < offset._us < _DAY_US:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         "timedelta(hours=24).")
    return offset


# An argument that is not given.
_MISSING = object()


def _int(value):
    value = _index(value)
    if -2147483648 <= value <= 2147483647:
        return value
    if not -9223372036854775808 <= value <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C long")
    raise OverflowError("signed integer is less than minimum" if value < 0
                        else "signed integer is greater than maximum")


def _check_date_fields(year, month, day):
    year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %i is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond, fold = map(_int, (hour, minute, second, microsecond, fold))
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_tzinfo_arg(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)


def _divide_and_round(a, b):
    """a / b as an int, halves to even."""
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


class timedelta:
    """A duration, kept as a whole number of microseconds."""

    __slots__ = "_us",

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        exact = 0
        fraction = 0.0
        for value, unit, name in ((days, _DAY_US, "days"), (seconds, 1000000, "seconds"),
                                  (microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                                  (minutes, 60000000, "minutes"), (hours, 3600000000, "hours"),
                                  (weeks, 7 * _DAY_US, "weeks")):
            if isinstance(value, int):
                exact += value * unit
            elif isinstance(value, float):
                whole = int(value)
                exact += whole * unit
                part = (value - whole) * unit
                exact += int(part)
                fraction += part - int(part)
            else:
                raise TypeError("unsupported type for timedelta %s component: %s" % (name, type(value).__name__))
        if fraction:
            # Halves go to the even microsecond of the sum, not of the parts.
            whole = round(fraction)
            if abs(fraction - int(fraction)) == 0.5 and (exact + whole) % 2:
                whole = int(fraction) * 2 + (1 if fraction > 0 else -1) - whole
            exact += whole
        self = object.__new__(cls)
        self._us = exact
        if not -86399999913600000000 <= exact < 86400000000000000000:
            days = exact // _DAY_US
            if not -2147483648 <= days <= 2147483647:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        return self

    @property
    def days(self):
        return self._us // _DAY_US

    @property
    def seconds(self):
        return self._us // 1000000 % 86400

    @property
    def microseconds(self):
        return self._us % 1000000

    def __repr__(self):
        args = [f"{name}={value}" for name, value in (
            ("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return "%s(%s)" % (_vm.type_name(self), ", ".join(args) or "0")

    def __str__(self):
        seconds = self.seconds
        s = "%d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)
        days = self.days
        if days:
            s = "%d day%s, %s" % (days, "" if abs(days) == 1 else "s", s)
        if self.microseconds:
            s += ".%06d" % self.microseconds
        return s

    def total_seconds(self):
        return self._us / 1000000

    def __add__(self, other):
        return _delta(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _delta(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_and_round(self._us * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return _delta(self._us // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _delta(_divide_and_round(self._us, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_and_round(b * self._us, a))
        return NotImplemented

    def __mod__(self, other):
        return _delta(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us, other._us)
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._us != 0

    def __reduce__(self):
        return self.__class__, (self.days, self.seconds, self.microseconds)


def _delta(us):
    return timedelta(0, 0, us)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


def _missing(year, month):
    for value in (year, month):
        if value is not _MISSING:
            _index(value)
    name, place = ("year", 1) if year is _MISSING else ("month", 2) if month is _MISSING else ("day", 3)
    raise TypeError(f"function missing required argument '{name}' (pos {place})")


class date:
    """A day."""

    __slots__ = "_year", "_month", "_day", "_hashcode"

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING):
        if day is _MISSING or month is _MISSING or year is _MISSING:
            if isinstance(year, bytes) and len(year) == 4 and month is day is _MISSING:
                return cls.__new__(cls, year[0] << 8 | year[1], year[2], year[3])
            _missing(year, month)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date_fields(year, month, day)
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, t):
        if not isinstance(t, float):
            t = _index(t)
        y, m, d = _localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        n = _int(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            raise ValueError("year %d is out of range" % _ord2ymd(n)[0])
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        from _isoformat import parse_date
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            fields = parse_date(date_string)
        except Exception:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_isoweek_to_gregorian(year, week, day))

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_vm.type_name(self), self._year, self._month, self._day)

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (_DAYNAMES[self.isoweekday()], _MONTHNAMES[self._month], self._day,
                                            self._year)

    def strftime(self, format):
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        _check_format(fmt)
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def timetuple(self):
        return _struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING):
        return type(self)(self._year if year is _MISSING else year, self._month if month is _MISSING else month,
                          self._day if day is _MISSING else day)

    __replace__ = replace

    def _fields(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._fields() == other._fields()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._fields() <= other._fields()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._fields() < other._fields()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._fields() >= other._fields()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._fields() > other._fields()
        return NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._fields())
        return self._hashcode

    def __add__(self, other):
        if isinstance(other, timedelta):
            o = self.toordinal() + other.days
            if 0 < o <= _MAXORDINAL:
                return type(self).fromordinal(o)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.__add__(self, timedelta(-other.days))
        if isinstance(other, date) and not isinstance(self, datetime) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        monday = _isoweek1monday(year)
        today = _ymd2ord(year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _isoweek1monday(year), 7)
        elif week >= 52 and today >= _isoweek1monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def __reduce__(self):
        return self.__class__, (bytes([*divmod(self._year, 256), self._month, self._day]),)


_date_class = date
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """The base of time zones."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        getinitargs = getattr(self, "__getinitargs__", None)
        return self.__class__, getinitargs() if getinitargs else (), self.__getstate__()


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"{self.__class__.__module__}.{self.__class__.__name__}" \
               f"(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _with_zone(self, state):
    return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)


class time:
    """A time of day."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_hashcode", "_fold"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6:
            first, tzinfo, minute, second, *us = hour[0], minute or None, *hour[1:]
            hour, fold, microsecond = first & 0x7f, first >> 7, int.from_bytes(us)
        fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _of_day(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _comparable(self, other, equality=False):
        """The microseconds of both, or None if one knows its zone and the other does not."""
        if self._tzinfo is other._tzinfo:
            return self._of_day(), other._of_day()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._of_day(), other._of_day()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._of_day() - mine._us, other._of_day() - theirs._us

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._comparable(other, True)
        return pair is not None and pair[0] == pair[1]

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._comparable(other)
        return a <= b

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._comparable(other)
        return a < b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._comparable(other)
        return a >= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._comparable(other)
        return a > b

    def __hash__(self):
        if self._hashcode == -1:
            offset = (self.replace(fold=0) if self._fold else self).utcoffset()
            self._hashcode = hash(("time", self._of_day() - (offset._us if offset else 0)))
        return self._hashcode

    def __repr__(self):
        s = "%d, %d" % (self._hour, self._minute)
        if self._microsecond:
            s += ", %d, %d" % (self._second, self._microsecond)
        elif self._second:
            s += ", %d" % self._second
        if self._tzinfo is not None:
            s += ", tzinfo=%r" % self._tzinfo
        if self._fold:
            s += ", fold=1"
        return "%s(%s)" % (_vm.type_name(self), s)

    def isoformat(self, timespec="auto"):
        return _format_time(self._hour, self._minute, self._second, self._microsecond, timespec, 1) + \
            _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        from _isoformat import parse_time
        try:
            *fields, zone = parse_time(time_string.removeprefix("T"))
        except Exception:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*fields, timezone(zone) if isinstance(zone, timedelta) else zone)

    def strftime(self, format):
        return _wrap_strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        _check_format(fmt)
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else _offset(self._tzinfo, "utcoffset", None)

    def tzname(self):
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(None)
        _check_tzname(name)
        return name

    def dst(self):
        return None if self._tzinfo is None else _offset(self._tzinfo, "dst", None)

    def replace(self, hour=_MISSING, minute=_MISSING, second=_MISSING, microsecond=_MISSING, tzinfo=_MISSING, *,
                fold=_MISSING):
        return type(self)(self._hour if hour is _MISSING else hour, self._minute if minute is _MISSING else minute,
                          self._second if second is _MISSING else second,
                          self._microsecond if microsecond is _MISSING else microsecond,
                          self._tzinfo if tzinfo is _MISSING else tzinfo, fold=self._fold if fold is _MISSING else fold)

    __replace__ = replace

    def __reduce_ex__(self, protocol):
        return _with_zone(self, bytes([self._hour | (self._fold << 7 if protocol > 3 else 0), self._minute,
                                       self._second, *self._microsecond.to_bytes(3)]))

    def __reduce__(self):
        return self.__reduce_ex__(2)


_time_class = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A moment: a day and a time of day, perhaps with a time zone."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        if day is _MISSING or month is _MISSING or year is _MISSING:
            if isinstance(year, bytes) and len(year) == 10 and day is _MISSING:
                high, low, month_, day, hour, minute, second, *us = year
                return cls.__new__(cls, high << 8 | low, month_ & 0x7f, day, hour, minute, second,
                                   int.from_bytes(us), None if month is _MISSING else month, fold=month_ >> 7)
            _missing(year, month)
        day_fields = _check_date_fields(year, month, day)
        time_fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = day_fields
        self._hour, self._minute, self._second, self._microsecond, self._fold = time_fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        if not isinstance(t, float):
            t = _index(t)
        if t != t:
            raise ValueError("Invalid value NaN (not a number)")
        if not -9.3e18 < t < 9.3e18:
            raise OverflowError("timestamp out of range for platform time_t")
        if isinstance(t, float):
            # Round-half-even on the fraction alone keeps whole seconds exact.
            whole = int(t // 1)
            us = round((t - whole) * 1e6)
            t = whole + us // 1000000
            us %= 1000000
        else:
            t, us = _index(t), 0
        y, m, d, hh, mm, ss = (_gmtime if utc else _localtime)(t)[:6]
        result = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo_arg(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        _deprecated("utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)")
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now(), tz)

    @classmethod
    def utcnow(cls):
        _deprecated("utcnow", "now(datetime.UTC)")
        return cls._fromtimestamp(_now(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=_MISSING):
        if not isinstance(date, _date_class):
            raise TypeError("combine() argument 1 must be datetime.date, not %s" % _called(date))
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, not %s" % _called(time))
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is _MISSING else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        from _isoformat import parse_datetime
        try:
            *fields, zone = parse_datetime(date_string)
        except Exception:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        if isinstance(zone, timedelta):
            zone = timezone(zone)
        return cls(*fields, tzinfo=zone)

    def timetuple(self):
        dst = self.dst()
        return _struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second,
                            -1 if dst is None else 1 if dst else 0)

    def _since_epoch(self):
        """Microseconds since 1970, whatever the zone."""
        return (self.toordinal() - 719163) * _DAY_US + self._of_day()

    _of_day = time._of_day

    def timestamp(self):
        # The local zone is UTC.
        offset = self.utcoffset()
        return (self._since_epoch() - (offset._us if offset else 0)) / 1000000

    def utctimetuple(self):
        offset = self.utcoffset()
        if offset:
            self -= offset
        return _struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, 0)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING, hour=_MISSING, minute=_MISSING, second=_MISSING,
                microsecond=_MISSING, tzinfo=_MISSING, *, fold=_MISSING):
        return type(self)(
            self._year if year is _MISSING else year, self._month if month is _MISSING else month,
            self._day if day is _MISSING else day, self._hour if hour is _MISSING else hour,
            self._minute if minute is _MISSING else minute, self._second if second is _MISSING else second,
            self._microsecond if microsecond is _MISSING else microsecond,
            self._tzinfo if tzinfo is _MISSING else tzinfo, fold=self._fold if fold is _MISSING else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone._create(timedelta(0), "UTC")
        elif not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type %r" % type(tz).__name__)
        if self._tzinfo is tz:
            return self
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(0)
        return tz.fromutc(datetime.__sub__(self, offset).replace(tzinfo=tz))

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (
            _DAYNAMES[self.isoweekday()], _MONTHNAMES[self._month], self._day, self._hour, self._minute,
            self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not %s" % type(sep).__name__)
        return "%04d-%02d-%02d%c%s%s" % (
            self._year, self._month, self._day, sep,
            _format_time(self._hour, self._minute, self._second, self._microsecond, timespec, 2),
            _format_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
            if fields[-1] == 0:
                del fields[-1]
        s = ", ".join(map(str, fields))
        if self._fold:
            s += ", fold=1"
        if self._tzinfo is not None:
            s += ", tzinfo=%r" % self._tzinfo
        return "%s(%s)" % (_vm.type_name(self), s)

    def __str__(self):
        return self.isoformat(sep=" ")

    @classmethod
    def strptime(cls, date_string, format):
        for position, text in (1, date_string), (2, format):
            if not isinstance(text, str):
                kind = "None" if text is None else type(text).__name__
                raise TypeError("strptime() argument %d must be str, not %s" % (position, kind))
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    def utcoffset(self):
        return None if self._tzinfo is None else _offset(self._tzinfo, "utcoffset", self)

    def tzname(self):
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        _check_tzname(name)
        return name

    def dst(self):
        return None if self._tzinfo is None else _offset(self._tzinfo, "dst", self)

    def _comparable(self, other, equality=False):
        if self._tzinfo is other._tzinfo:
            return self._since_epoch(), other._since_epoch()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality:
            # A moment that the clocks pass twice equals none in another zone.
            if mine != self.replace(fold=not self._fold).utcoffset() or \
                    theirs != other.replace(fold=not other._fold).utcoffset():
                return None
        if mine == theirs:
            return self._since_epoch(), other._since_epoch()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._since_epoch() - mine._us, other._since_epoch() - theirs._us

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        pair = self._comparable(other, True)
        return pair is not None and pair[0] == pair[1]

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._comparable(other)
        return a <= b

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._comparable(other)
        return a < b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._comparable(other)
        return a >= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._comparable(other)
        return a > b

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._us)

    def _moved(self, by):
        days, us = divmod(self._of_day() + by, _DAY_US)
        days += self.toordinal()
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        minutes, seconds = divmod(seconds, 60)
        return type(self)(*_ord2ymd(days), minutes // 60, minutes % 60, seconds, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._us)
        if not isinstance(other, datetime):
            return NotImplemented
        base = self._since_epoch() - other._since_epoch()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if mine != theirs:
                if mine is None or theirs is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                base += theirs._us - mine._us
        return _delta(base)

    def __hash__(self):
        if self._hashcode == -1:
            offset = (self.replace(fold=0) if self._fold else self).utcoffset()
            self._hashcode = hash(("datetime", self._since_epoch() - (offset._us if offset else 0)))
        return self._hashcode

    def __reduce_ex__(self, protocol):
        return _with_zone(self, bytes([*divmod(self._year, 256),
                                       self._month | (self._fold << 7 if protocol > 3 else 0), self._day, self._hour,
                                       self._minute, self._second, *self._microsecond.to_bytes(3)]))

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use "
                  "timezone-aware objects to represent datetimes in UTC: datetime.datetime." + instead + ".",
                  DeprecationWarning, stacklevel=3)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_OMITTED = object()


class timezone(tzinfo):
    """A time zone with a fixed offset from UTC."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=_OMITTED):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not %s" % type(offset).__name__)
        if name is _OMITTED:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not %s" % type(name).__name__)
        if not -_DAY_US < offset._us < _DAY_US:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             "timedelta(hours=24), not %r." % (offset,))
        return cls._create(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        return "%s(%s)" % (_vm.type_name(self), ", ".join(map(repr, self.__getinitargs__())))

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if not (dt is None or isinstance(dt, datetime)):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return "UTC" + _format_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check("dst", dt)
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return datetime.__add__(dt, self._offset)


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))

for _class in date, time, datetime, timedelta, timezone, tzinfo:
    _vm.name_in_full(_class, "datetime")
del _class
