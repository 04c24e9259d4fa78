# A test that stops the clock gives `datetime.datetime` another meaning; what is there goes on.
import datetime
from unittest import mock

moment = datetime.datetime(2030, 1, 2, 3, 4, 5)


class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2024, 2, 29, 12, 0, 0, tzinfo=tz)

    @classmethod
    def today(cls):
        return cls.now()


real = datetime.datetime
datetime.datetime = Fixed
now = datetime.datetime.now()
print(now, repr(now), type(now + datetime.timedelta(days=1)).__name__)
print(now < datetime.datetime(2024, 3, 1), now == moment, moment > now, moment - now)
print(datetime.datetime.combine(now.date(), datetime.time(1)), moment.replace(year=2031), real.fromisoformat("2024-01-01"))
print(sorted([moment, now]), datetime.datetime.strptime("2024", "%Y"), moment.astimezone(datetime.timezone.utc))
datetime.datetime = real

with mock.patch("datetime.date") as faked:
    faked.today.return_value = datetime.datetime(2020, 5, 17).date()
    print(datetime.date.today(), moment.date(), datetime.datetime.now() > moment)

print(datetime.datetime.__module__, datetime.datetime.now.__qualname__, datetime.timedelta.__module__, repr(datetime.UTC))
