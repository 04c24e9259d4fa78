"""Odd forms of dates and times, and what classes of the library tell of themselves."""

import asyncio
import inspect
import logging.config
import shlex
import string
import sys
from datetime import date, datetime, time, timedelta, timezone


def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}" + (f" from {e.__cause__!r}" if e.__cause__ else "")


# What CPython says of these when its dates are written in C is in `simulated/dates_in_c.py`.
for text in ("2024-02-29T12:30+05:30", "2024-02-29 12:30:45.123456789Z", "2024-W09-4", "2024-02-29T12:3",
             "2024-02-29T12:30:4", "2024-02-29T12:30Zx", "2024-02-29T+05"):
    print(text, attempt(datetime.fromisoformat, text))
for text in ("12:30:45,5", "123045.25", "12:30Z", "1:30", "12:30+5", "12:30:45.1234567-05:30"):
    print(text, attempt(time.fromisoformat, text))
moment = datetime(2024, 2, 29, 13, 4, 5, tzinfo=timezone.utc)
for spec in ("hours", "nano"):
    print(attempt(moment.isoformat, " ", spec), attempt(moment.timetz().isoformat, spec))
print([date(year, 5, 6).strftime("%C %y") for year in (1024, 1999, 9999)])

print(string.Template.flags, type("Other", (string.Template,), {"delimiter": "%"}).flags)
print([attempt(shlex.quote, given) for given in ("a b", "", 5, b"a b", ["a"], None)])
for number in (-1, 0, 1, -2, 255):
    print(number, attempt(number.to_bytes, 0, "big", signed=True), attempt(number.to_bytes, 0))
names = {}
exec("class Made: pass\nclass Child(Made):\n  def __init__(self, x): pass", names)
print(inspect.signature(names["Made"]), inspect.signature(names["Child"]), names["Made"].__module__)
source = "from dataclasses import dataclass\n@dataclass\nclass D:\n  x: 'int' = 3"
print(attempt(exec, source, {"__name__": "__main__"}), attempt(exec, source, {"__name__": "not there"}))
print(attempt(logging.config.dictConfig, {"version": 1, "formatters": {"f": {"class": "nope"}}}))


async def main():
    loop = asyncio.get_running_loop()
    protocol = asyncio.Protocol
    local = "127.0.0.1"
    for make, args, options in [
        (loop.create_connection, (local, 1), dict(server_hostname="x")),
        (loop.create_connection, (local, 1), dict(ssl_handshake_timeout=0)),
        (loop.create_connection, (local, 1), dict(ssl_shutdown_timeout=0)),
        (loop.create_connection, (None, 1), dict(ssl=True)),
        (loop.create_connection, ("", 1), dict(ssl=True)),
        (loop.create_connection, (), dict(sock=5, port=4, server_hostname="x")),
        (loop.create_server, (local, 0), dict(ssl=True)),
        (loop.create_server, (local, 0), dict(ssl_handshake_timeout=1)),
        (loop.create_server, (local, 0), dict(ssl_shutdown_timeout=1)),
        (loop.create_unix_connection, ("p",), dict(server_hostname="x")),
        (loop.create_unix_connection, ("p",), dict(ssl=True)),
        (loop.create_unix_connection, ("p",), dict(ssl_handshake_timeout=1)),
        (loop.create_unix_server, ("p",), dict(ssl=False)),
        (loop.create_unix_server, ("p",), dict(ssl_shutdown_timeout=1)),
    ]:
        try:
            await make(protocol, *args, **options)
        except (TypeError, ValueError) as e:
            print(make.__name__, type(e).__name__, e)


asyncio.run(main())
