# What dates and times say of values that do not fit: recorded with the C form of `datetime`, which programs have.
import string
from datetime import date, datetime, time, timedelta, timezone


def tell(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


day, moment = date(2024, 2, 29), datetime(2024, 1, 31, 12, 30)
print("texts")
for text in "2024-00-10", "2024-13-01", "2024-02-30", "2024-1-1", "20240230", "0000-01-01", "x", "2024-01-01T00":
    tell(lambda: date.fromisoformat(text))
for text in "24:00", "12:60", "12:00:61", "1:2", "12:00+25:00", "12:00:00+01:00", "x":
    tell(lambda: time.fromisoformat(text))
for text in "2024-13-01", "2024-01-01T24:00", "2024-01-01T", "2024-01-01T12:00+24:00", "2024-01-01 08:15-03:00", "x":
    tell(lambda: datetime.fromisoformat(text))
print("numbers")
for make in [
    lambda: date(2**31, 1, 1), lambda: date(2**63, 1, 1), lambda: date(-(2**31) - 1, 1, 1), lambda: date(0, 1, 1),
    lambda: date("1", 1, 1), lambda: date(1.5, 1, 1), lambda: date(2023, 2, 29), lambda: time(25), lambda: time(1, 60),
    lambda: day.replace(month=13), lambda: date.fromordinal("x"), lambda: date.fromordinal(0),
    lambda: date.fromtimestamp("x"), lambda: datetime.fromtimestamp(1e20), lambda: timedelta(days=10**9),
    lambda: timedelta(days=10**10), lambda: timedelta(seconds="1"), lambda: date.max + timedelta(1),
    lambda: date.fromisocalendar(2024, 60, 1), lambda: timezone(timedelta(1)), lambda: datetime(2024, 1, 1, tzinfo=5),
    lambda: moment.isoformat(5), lambda: moment.isoformat("ab"), lambda: moment.isoformat(timespec="x"),
    lambda: day.strftime(5), lambda: datetime.strptime("a", 5), lambda: datetime.strptime("a", "%Y"),
    lambda: moment.astimezone(5),
]:
    tell(make)
print("operands")
for make in [
    lambda: day + 5, lambda: day + day, lambda: day < 5, lambda: moment < day, lambda: moment - 5, lambda: time(1) < 5,
    lambda: time(1) - time(1), lambda: timedelta(1) + 5, lambda: timedelta(1) < 5, lambda: timedelta(1) * "a",
    lambda: timedelta(1) / 0, lambda: sum([timedelta(1)]), lambda: sorted([moment, day]), lambda: max(day, None),
    lambda: int(timedelta(1)), lambda: moment - moment.replace(tzinfo=timezone.utc), lambda: day == 5, lambda: day.hour,
    lambda: "on " + day, lambda: f"{timedelta(1):x}",
    lambda: datetime.combine(moment, moment), lambda: datetime.combine(1, time()), lambda: datetime.combine(day, "x"),
    lambda: string.Formatter().format("{} {0}", 1), lambda: string.Formatter().format("{0} {}", 1),
]:
    tell(make)
