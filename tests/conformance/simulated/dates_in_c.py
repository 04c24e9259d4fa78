"""Dates and times as CPython has them in C, and vrun does not."""

from datetime import date, datetime, time, timedelta, timezone


def attempt(function, *args):
    try:
        return repr(function(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for text in ("2024-02-29T12:30 +05:00", "2024-02-29T12:30:+05:00", "2024-02-29T12:30:45.1234567x+05",
             "2024-02-29T12:30:45+00:00:00.000001", "2024-02-29T12:30:45-00:00", "2024-02-29T12:30+05:",
             "2024-02-29T12:30:45:12", "2024-02-29T12304512", "2024-02-29T12:30:45.", "2024-02-2", "2024-02-29T",
             "2024-02-29T12:30+24:00", "2024-02-29T12:30-05:30:15.5"):
    print(text, attempt(datetime.fromisoformat, text))
for text in ("12.5", "12:30,5", "12:30:45:12", "12:", "12:30:", "T1", "1230.5Z", "12:30:45Z+01", "12x+01"):
    print(text, attempt(time.fromisoformat, text))
moment = datetime(2024, 2, 29, 13, 4, 5, tzinfo=timezone.utc)
print(attempt(moment.isoformat, " ", 5), attempt(moment.timetz().isoformat, None))
print([date(year, 5, 6).strftime("%C %y %Y %G") for year in (7, 99, 999, 1024)])
for make in (lambda: date(2024, day=2), lambda: date(month=1, day=2), lambda: datetime(day=1),
             lambda: datetime(2024, 1), lambda: date("x", day=1)):
    try:
        make()
    except TypeError as error:
        print(error)
