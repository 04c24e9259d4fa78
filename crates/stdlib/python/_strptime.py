"""Reading dates and times as a format says."""

from _pydatetime import date, timedelta, timezone

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_COMPOSITE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + ")",
    "a": "(?P<a>" + "|".join([d[:3] for d in _DAYS]) + ")",
    "B": "(?P<B>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")",
    "b": "(?P<b>" + "|".join([m[:3] for m in _MONTHS]) + ")",
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_SPECIAL = r"\.^$*+?(){}[]|"
_cache = {}


def _compiled(format):
    if format in _cache:
        return _cache[format]
    import re
    parts = []
    used = []
    i = 0
    pending = list(format)
    while i < len(pending):
        c = pending[i]
        i += 1
        if c.isspace():
            if not parts or parts[-1] != r"\s+":
                parts.append(r"\s+")
        elif c != "%":
            parts.append("\\" + c if c in _SPECIAL else c)
        elif i == len(pending):
            _refuse(IndexError("string index out of range"), "stray %% in format '%s'" % format)
        else:
            c = pending[i]
            i += 1
            if c in _COMPOSITE:
                pending[i:i] = _COMPOSITE[c]
                continue
            if c not in _PATTERNS:
                if c in _SPECIAL or c.isspace():
                    # That is escaped first, by a sign that is no directive.
                    c = "\\"
                _refuse(KeyError(c), "'%s' is a bad directive in format '%s'" % ("%" if c == "\\" else c, format))
            if c != "%":
                used.append(c)
            parts.append(_PATTERNS[c])
    if "d" in used and not {"Y", "y", "G"} & set(used):
        _warn_of_year()
    pattern = re.compile("".join(parts), re.IGNORECASE)
    if len(_cache) > 5:
        _cache.clear()
    _cache[format] = pattern, used
    return pattern, used


def _warn_of_year():
    import _vm
    import warnings
    depth = 1
    while _vm.caller_module(depth) in ("_strptime", "datetime", "time", "_calendar_time"):
        depth += 1
    warnings.warn(
        "Parsing dates involving a day of month without a year specified is ambiguious\n"
        "and fails to parse leap day. The default behavior will change in Python 3.15\n"
        "to either always raise an exception or to use a different default year (TBD).\n"
        "To avoid trouble, add a specific year to the input & format.\n"
        "See https://github.com/python/cpython/issues/70647.", DeprecationWarning, stacklevel=depth + 1)


def _week_to_day(year, week, weekday, monday_first):
    """The day of the year for a week that counts from the first Sunday or Monday."""
    first = date(year, 1, 1).weekday()
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + before + 7 * (week - 1) + weekday


def _refuse(context, text):
    try:
        raise context
    except LookupError:
        raise ValueError(text) from None


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    for index, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(index, type(arg)))
    pattern, used = _compiled(format)
    found = pattern.match(data_string)
    if not found:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    if len(data_string) != found.end():
        raise ValueError("unconverted data remains: %s" % data_string[found.end():])
    got = found.groupdict()
    iso_year = year = julian = weekday = iso_week = week = None
    month = day = 1
    hour = minute = second = fraction = 0
    tz = -1
    gmtoff = None
    gmtoff_fraction = 0
    monday_first = False
    if "y" in got:
        year = int(got["y"])
        year += 2000 if year <= 68 else 1900
    if "Y" in got:
        year = int(got["Y"])
    if "G" in got:
        iso_year = int(got["G"])
    if "m" in got:
        month = int(got["m"])
    if "B" in got:
        month = _MONTHS.index(got["B"].lower()) + 1
    if "b" in got:
        month = [m[:3] for m in _MONTHS].index(got["b"].lower()) + 1
    if "d" in got:
        day = int(got["d"])
    if "H" in got:
        hour = int(got["H"])
    if "I" in got:
        hour = int(got["I"])
        if got.get("p", "").lower() == "pm":
            hour = hour if hour == 12 else hour + 12
        elif hour == 12:
            hour = 0
    if "M" in got:
        minute = int(got["M"])
    if "S" in got:
        second = int(got["S"])
    if "f" in got:
        fraction = int((got["f"] + "00000")[:6])
    if "A" in got:
        weekday = _DAYS.index(got["A"].lower())
    if "a" in got:
        weekday = [d[:3] for d in _DAYS].index(got["a"].lower())
    if "w" in got:
        weekday = (int(got["w"]) - 1) % 7
    if "u" in got:
        weekday = int(got["u"]) - 1
    if "j" in got:
        julian = int(got["j"])
    if "U" in got:
        week = int(got["U"])
    if "W" in got:
        week = int(got["W"])
        monday_first = True
    if "V" in got:
        iso_week = int(got["V"])
    if "z" in got:
        z = got["z"]
        if z == "Z":
            gmtoff = 0
        else:
            if z[3] == ":":
                z = z[:3] + z[4:]
                if len(z) > 5:
                    if z[5] != ":":
                        raise ValueError(f"Inconsistent use of : in {got['z']}")
                    z = z[:5] + z[6:]
            gmtoff = int(z[1:3]) * 3600 + int(z[3:5]) * 60 + int(z[5:7] or 0)
            gmtoff_fraction = int((z[8:] + "000000")[:6])
            if z.startswith("-"):
                gmtoff = -gmtoff
                gmtoff_fraction = -gmtoff_fraction
    if "Z" in got:
        tz = 0

    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")
    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904
            leap_year_fix = True
        else:
            year = 1900
    if julian is None and weekday is not None:
        if week is not None:
            julian = _week_to_day(year, week, weekday, monday_first)
        elif iso_year is not None:
            found_date = date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = found_date.year, found_date.month, found_date.day
            julian = found_date.toordinal() - date(year, 1, 1).toordinal() + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += date(year, 12, 31).toordinal() - date(year, 1, 1).toordinal() + 1
    if julian is None:
        julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        found_date = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
        year, month, day = found_date.year, found_date.month, found_date.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, julian, tz, got.get("Z"), gmtoff), fraction, \
        gmtoff_fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    import time
    return time.struct_time(_strptime(data_string, format)[0][:9])




def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    fields, fraction, gmtoff_fraction = _strptime(data_string, format)
    tzname, gmtoff = fields[-2:]
    args = fields[:6] + (fraction,)
    if gmtoff is not None:
        offset = timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        args += timezone(offset, tzname) if tzname else timezone(offset),
    return cls(*args)
