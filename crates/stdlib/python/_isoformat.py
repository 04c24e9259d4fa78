"""Reading dates and times in ISO 8601 form."""

from _pydatetime import _isoweek_to_gregorian, timedelta, timezone


def _is_digit(c):
    return c in "0123456789"


def _number(text):
    if not text or not all(map(_is_digit, text)):
        raise ValueError("not a number")
    return int(text)


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
    return year, month, _number(text[pos + dash:])


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
    """Hours, minutes, seconds and microseconds."""
    fields = [0, 0, 0, 0]
    pos = 0
    colon = False
    for i in range(3):
        fields[i] = _number(text[pos:pos + 2])
        if len(text) - pos < 2:
            raise ValueError("Incomplete time component")
        pos += 2
        following = text[pos:pos + 1]
        if i == 0:
            colon = following == ":"
        if not following or i == 2:
            break
        if colon and following != ":":
            raise ValueError("Invalid time separator: %c" % following)
        pos += colon
    if pos < len(text):
        if text[pos] not in ".,":
            raise ValueError("Invalid microsecond component")
        digits = text[pos + 1:]
        _number(digits)
        fields[3] = int((digits + "00000")[:6])
    return fields


def parse_time(text):
    if len(text) < 2:
        raise ValueError("Isoformat time too short")
    at = text.find("-") + 1 or text.find("+") + 1 or text.find("Z") + 1
    fields = _clock(text[:at - 1] if at > 0 else text)
    zone = None
    if at == len(text) and text[-1] == "Z":
        zone = timezone.utc
    elif at > 0:
        rest = text[at:]
        if len(rest) in (0, 1, 3):
            raise ValueError("Malformed time zone string")
        hours, minutes, seconds, us = _clock(rest)
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=us)
        # The caller makes it a zone: an offset of a day or more is another error.
        zone = -offset if text[at - 1] == "-" else offset if offset else timezone.utc
    return *fields, zone


def parse_datetime(text):
    if len(text) < 7:
        raise ValueError("Invalid isoformat string")
    end = _separator(text)
    rest = text[end + 1:]
    fields = parse_date(text[:end])
    if not rest and end < len(text):
        raise ValueError("Isoformat time too short")
    return (*fields, *parse_time(rest)) if rest else (*fields, None)
