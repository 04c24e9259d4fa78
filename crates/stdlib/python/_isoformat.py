"""Reading dates and times in ISO 8601 form."""

from _pydatetime import _isoweek_to_gregorian, timedelta, timezone


def _is_digit(c):
    return c in "0123456789"


def _number(text):
    if not text or not all(map(_is_digit, text)):
        raise ValueError("not a number")
    return int(text)


def _two_digits(text, pos):
    if len(text) < pos + 2:
        raise ValueError("Incomplete component")
    return _number(text[pos:pos + 2])


def parse_date(text):
    year = _number(text[0:4])
    dash = text[4] == "-"
    pos = 4 + dash
    if text[pos:pos + 1] == "W":
        week = _number(text[pos + 1:pos + 3])
        pos += 3
        day = 1
        if len(text) > pos:
            if (text[pos] == "-") != dash:
                raise ValueError("Inconsistent use of dash separator")
            day = _number(text[pos + dash:])
        return _isoweek_to_gregorian(year, week, day)
    month = _number(text[pos:pos + 2])
    pos += 2
    if (text[pos:pos + 1] == "-") != dash:
        raise ValueError("Inconsistent use of dash separator")
    return year, month, _two_digits(text, pos + dash)


def _separator(text):
    """Where the date ends."""
    size = len(text)
    if size == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if size > 8 and text[8] == "-":
            if size == 9:
                raise ValueError("Invalid ISO string")
            return 8 if size > 10 and _is_digit(text[10]) else 10
        return 8
    if text[4] != "W":
        return 8
    end = 7
    while end < size and _is_digit(text[end]):
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


def _clock(text):
    """Hours, minutes, seconds and microseconds, and whether something is left over."""
    fields = [0, 0, 0, 0]
    pos = 0
    colon = False
    for i in range(3):
        fields[i] = _two_digits(text, pos)
        pos += 2
        following = text[pos:pos + 1]
        if i == 0:
            colon = following == ":"
        if len(text) - pos < 2:
            return fields, bool(following)
        if colon and following == ":" or following in ".,":
            pos += 1
        elif colon:
            raise ValueError("Invalid time separator: %c" % following)
        if following in ".,":
            break
    # Of more than six digits the others are passed over, with what stands behind them.
    digits = text[pos:pos + 6]
    _number(digits)
    fields[3] = int((digits + "00000")[:6])
    return fields, bool(text[pos + 6:].lstrip("0123456789"))


def parse_time(text):
    if len(text) < 2:
        raise ValueError("Isoformat time too short")
    at = next((i for i, c in enumerate(text) if c in "+-Z"), len(text))
    fields, left_over = _clock(text[:at])
    if at == len(text):
        if left_over:
            raise ValueError("Invalid microsecond component")
        return *fields, None
    # In front of a zone, what is left over is not looked at.
    rest = text[at + 1:]
    if text[at] == "Z":
        if rest:
            raise ValueError("Malformed time zone string")
        return *fields, timezone.utc
    (hours, minutes, seconds, us), left_over = _clock(rest)
    if left_over:
        raise ValueError("Malformed time zone string")
    if not (hours or minutes or seconds):
        return *fields, timezone.utc
    # The caller makes it a zone: an offset of a day or more is another error.
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=us)
    return *fields, -offset if text[at] == "-" else offset


def parse_datetime(text):
    if len(text) < 7:
        raise ValueError("Invalid isoformat string")
    end = _separator(text)
    rest = text[end + 1:]
    fields = parse_date(text[:end])
    if not rest and end < len(text):
        raise ValueError("Isoformat time too short")
    return (*fields, *parse_time(rest)) if rest else (*fields, None)
