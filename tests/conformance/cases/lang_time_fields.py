# Broken-down times: their zone, their ranges, and the codes that few know.
import time


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: time.strftime("%G-W%V-%u %g %l %k %P %e %Z|", time.gmtime(86400 * 365)))
t(lambda: (time.gmtime(0).tm_zone, time.localtime(0).tm_zone, time.localtime(0).tm_gmtoff))
t(lambda: (time.struct_time(range(9)).tm_zone, time.struct_time(range(11)).tm_zone))
t(lambda: time.gmtime("a"))
t(lambda: time.gmtime(1e30))
t(lambda: time.gmtime(float("nan")))
t(lambda: time.strftime(3))
t(lambda: time.strftime("%Y", (1,)))
t(lambda: time.strftime("%Y", [1]))
t(lambda: time.strftime("%m", (2024, 13, 1, 0, 0, 0, 0, 0, 0)))
t(lambda: time.strftime("%H", (2024, 1, 1, 24, 0, 0, 0, 0, 0)))
t(lambda: time.strftime("%d %j", (2024, 1, 0, 0, 0, 0, 0, 0, 0)))
t(lambda: time.mktime((1, 2)))
t(lambda: time.asctime(3))
