# What string.Formatter and its parse say about fields that are broken, as str.format does; steps into a field one by one.
import datetime
import string
import time

TEXTS = ["{:d", "{a", "{a.", "{a[", "{a!", "{a!r", "{a!r:", "{:{", "{:{}", "{:}}", "}", "{", "{0!}", "{0!rr}",
         "{0[}", "{0[]}", "{0.}", "x{:d", "{}{:d", "{a:{b:{c}}}", "{a[1}", "{a[1]x}", "{a[{]}", "{a[!]}",
         "{a[:]}", "{a[]]}", "{0{}}", "{a[}]}", "{a!r:>{b}}", "{{:d", "{a.real.imag}", "{a.nothing[}"]


def tell(name, function):
    try:
        print("  ", name, repr(function()))
    except Exception as error:
        print("  ", name, type(error).__name__, error)


for text in TEXTS:
    print(repr(text))
    tell("str.format", lambda: text.format(1, 2, a=5, b=8, c=""))
    tell("Formatter", lambda: string.Formatter().format(text, 1, 2, a=5, b=8, c=""))
    tell("parse", lambda: list(string.Formatter().parse(text)))

# Null characters are no part of a format of dates.
print("strftime")
tell("time", lambda: time.strftime("a\0b"))
tell("date", lambda: datetime.date(2024, 1, 1).strftime("%Y\0"))
tell("datetime", lambda: f"{datetime.datetime(2024, 1, 1):\0%Y}")
tell("strptime", lambda: datetime.datetime.strptime("2024\0", "%Y\0"))
