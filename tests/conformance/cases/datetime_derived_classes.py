# Classes derived from date, datetime and time: texts ask `isoformat`, and what the class has in the place of an operator is
# asked for that operator alone.
import datetime


class Day(datetime.date):
    def isoformat(self):
        return "day " + super().isoformat()

    def __add__(self, other):
        print("add", end=" ")
        return "sum"


class Moment(datetime.datetime):
    def isoformat(self, *args, **named):
        return "moment " + super().isoformat(*args, **named)

    def __add__(self, other):
        print("add", end=" ")
        return "sum"


class Clock(datetime.time):
    def isoformat(self):
        return "clock " + super().isoformat()


class Terse(datetime.date):
    def __str__(self):
        return f"{self.day}.{self.month}."


utc, east = datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=3))
step = datetime.timedelta(days=1, hours=2)
for value in Day(2024, 2, 29), Moment(2024, 2, 29, 12, 30), Moment(2024, 2, 29, 12, tzinfo=utc):
    print(value, str(value), f"{value}", "%s" % value, repr(value))
    print(value + step, repr(value - step), repr(value - value))
    if isinstance(value, datetime.datetime):
        print(repr(value.astimezone(east)), repr(value.replace(hour=1)))
print(Clock(1, 2), f"{Clock(1, 2)}", repr(Clock(1, 2)))
print(Terse(2024, 2, 9), f"{Terse(2024, 2, 9)}", f"{Terse(2024, 2, 9):%Y}", repr(Terse(2024, 2, 9)), Terse(2024, 2, 9).isoformat())
print(Terse(2024, 2, 9) + step, Terse(2024, 2, 9) - step, step + Terse(2024, 2, 9))
