# What types of dates say that CPython has in C: names of derived classes, and that the types cannot be changed.
# (Recorded with the system's clock: the virtual one brings dates that are written in Python.)
import calendar
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from unittest import mock


class Day(date):
    pass


def inner():
    class Moment(datetime):
        pass

    return Moment


class Span(timedelta):
    pass


print(repr(Day(2024, 1, 1)), repr(Day(2024, 1, 1) + timedelta(1)), repr(inner()(2024, 1, 1)), repr(Span(hours=30)))
print(repr(datetime(2024, 1, 1, tzinfo=timezone.utc, fold=1)), repr(time(1, tzinfo=timezone.utc, fold=1)))


class Odd(tzinfo):
    def utcoffset(self, moment):
        return 5

    def dst(self, moment):
        return "none"


def tell(what):
    try:
        print(what())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


odd = datetime(2024, 1, 1, tzinfo=Odd())
tell(odd.utcoffset)
tell(odd.dst)
tell(lambda: odd.__format__(5))
tell(lambda: calendar.month(2024, 13))
tell(lambda: calendar.month(2024, 0))
for directive in "DTRrh":
    tell(lambda: datetime.strptime("10:20", "%" + directive))
tell(lambda: setattr(date, "today", None))
tell(lambda: delattr(datetime, "now"))
tell(lambda: setattr(timedelta, "__name__", "x"))
tell(lambda: mock.patch("datetime.datetime.now").start())
Day.today = "may"
print(Day.today)
