from datetime import *
import time as t
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
now=datetime(2024,1,31,12,30,5,123456)
for f in [lambda: datetime(2024,13,1), lambda: date(2024,2,30), lambda: date(0,1,1), lambda: datetime("x",1,1), lambda: date(2024,1), lambda: datetime(2024,1,1,25), lambda: timedelta(days=10**10), lambda: timedelta(days="x"),
 lambda: now<datetime.now(timezone.utc), lambda: now-datetime.now(UTC), lambda: now+1, lambda: now-"a", lambda: date.fromisoformat("x"), lambda: datetime.fromisoformat("2024-1-1"), lambda: datetime.strptime("x","%Y"), lambda: datetime.strptime("2024 z","%Y"),
 lambda: datetime.strptime("2024-02-30","%Y-%m-%d"), lambda: datetime.max+timedelta(1), lambda: date.max+timedelta(1), lambda: time(24), lambda: timezone(timedelta(days=1)), lambda: timezone(3), lambda: now.replace(month=2), lambda: now.isoformat(timespec="x"),
 lambda: now.strftime("%A %d %B %Y %H:%M:%S.%f %z %Z %j %U %W %p %I %y %e %-d %F %T %s %G-%V %u %%"), lambda: f"{now:%Y/%m/%d} {date(5,1,1):%Y-%m}", lambda: str(timedelta(days=-1,seconds=5)), lambda: timedelta(hours=25.5)/3, lambda: now.timestamp(), lambda: datetime.fromtimestamp(1.5e9+.123456), lambda: datetime.fromtimestamp(0, timezone(timedelta(hours=-5),"EST")),
 lambda: now.astimezone(), lambda: now.isocalendar(), lambda: datetime.combine(date(2024,1,1), time(3)), lambda: now.timetuple(), lambda: date.today(), lambda: datetime.now(), lambda: timedelta(weeks=1)//timedelta(days=2), lambda: divmod(timedelta(days=3), timedelta(hours=5)), lambda: now.time(), lambda: now.ctime(), lambda: hash(now)==hash(datetime(2024,1,31,12,30,5,123456)), lambda: datetime.fromisoformat("2024-01-31T12:30:05.123+05:30"), lambda: datetime.strptime("31 Jan 2024 05:06 PM +0530", "%d %b %Y %I:%M %p %z"), lambda: t.strptime("2024-01-31","%Y-%m-%d"), lambda: timedelta(microseconds=0.5), lambda: timedelta(seconds=1.0000005), lambda: now.utctimetuple(), lambda: date(2024,1,1)<now, lambda: date(2024,1,1)==now, lambda: time(1)<1, lambda: now.strftime("")]:
    e(f)
import copy
print(copy.deepcopy(now), copy.copy(timedelta(1)), datetime.min, datetime.resolution, now.date(), now==copy.copy(now))
class D(datetime): pass
print(D(2024,1,1), repr(D(2024,1,1)+timedelta(1)), repr(D.now()))
print(datetime.strptime("03-01","%m-%d"))
