"""Classes that CPython has in C take no attributes; those that it has in Python do."""
import array
import collections
import datetime
import decimal
import fractions
import io
import queue
import threading
import time
import types
from unittest import mock

for kind in (datetime.datetime, datetime.timedelta, datetime.timezone, decimal.Decimal, decimal.Context, array.array,
             io.StringIO, io.TextIOWrapper, queue.SimpleQueue, types.SimpleNamespace, threading.local, time.struct_time,
             fractions.Fraction, queue.Queue, collections.Counter, threading.Thread):
    try:
        kind.extra = 1
        del kind.extra
        print(kind.__name__, "takes attributes")
    except TypeError as error:
        print(error)
try:
    del datetime.date.today
except TypeError as error:
    print(error)
try:
    with mock.patch("datetime.datetime.now"):
        print("patched")
except TypeError as error:
    print(error)


class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2024, 1, 2)


with mock.patch("datetime.datetime", Fixed):
    print(datetime.datetime.now())
Fixed.now = None
datetime.datetime.now = None
