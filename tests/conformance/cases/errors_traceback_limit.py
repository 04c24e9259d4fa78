# `sys.tracebacklimit` shortens what is told: from the inside where nobody asks, from the outside in `traceback`.
import sys
import traceback


def outer():
    inner()


def inner():
    1 / 0


for limit in (1000, 1, 0, -1):
    sys.tracebacklimit = limit
    print("limit", limit)
    try:
        outer()
    except ZeroDivisionError as error:
        print(len(traceback.format_tb(error.__traceback__)))
        print([line.split(",")[-1].strip() for line in traceback.format_exc().splitlines() if "File" in line])
        print(traceback.format_exception(error)[0].strip() == "Traceback (most recent call last):")
        print(len(traceback.format_exception(error, limit=2)))
sys.tracebacklimit = 1
outer()
