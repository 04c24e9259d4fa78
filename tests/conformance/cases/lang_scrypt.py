"""hashlib.scrypt: its keys, how it refuses wrong parameters; and overflows of datetimes that lie far away."""
import hashlib
from datetime import datetime, timedelta


class Failures(ExceptionGroup):
    pass


def key(password=b"p", *, salt=b"s", n=4, r=1, p=1, **more):
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, **more).hex()


tries = [
    lambda: key(b"", salt=b"", n=16),
    lambda: key(bytearray(b"password"), salt=memoryview(b"NaCl"), n=1024, r=8, p=16, dklen=32),
    lambda: key(n=2**14, r=8, p=2)[:16],
    lambda: key(n=8, r=3, p=5, dklen=200),
    lambda: hashlib.scrypt(b"p"),
    lambda: hashlib.scrypt(b"p", b"s", n=4, r=1, p=1),
    lambda: hashlib.scrypt(b"p", salt=b"s", n=4, r=1),
    lambda: key("p"),
    lambda: key(salt="s"),
    lambda: key(n=3),
    lambda: key(n=1),
    lambda: key(n=2**64),
    lambda: key(n=2**15, r=8),
    lambda: len(key(n=2**10, r=8, maxmem=2**21)),
    lambda: key(n=2**10, r=8, maxmem=2**20),
    lambda: key(r=0),
    lambda: key(p=0),
    lambda: key(dklen=0),
    lambda: key(maxmem=-1),
    lambda: Failures("some", [ValueError()]).split(),
    lambda: ExceptionGroup("some", [ValueError()]).subgroup(1, 2),
]
for attempt in tries:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
for sign in (1, -1):
    try:
        print(datetime(2024, 1, 1) + timedelta.max if sign > 0 else datetime(2024, 1, 1) - timedelta.max)
    except OverflowError:
        print("too far")
