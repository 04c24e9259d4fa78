# Names of modules that are nearly right, generated methods in tracebacks, and statements over many lines.
import collections
import functools
import random
import string
import sys
import time
import traceback
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 2


def check(value):
    raise ValueError(
        "a long message "
        "in three parts "
        f"with {value}"
    )


class Holder:
    def __init__(self):
        self.value = check(1)


def nested():
    return Holder(
    ).value


def several():
    return [
        1,
        2,
        check(
            3
        ) +
        4,
        5,
    ]


def total():
    return (
        1 +
        2 +
        None +
        4 +
        5
    )


def assign():
    Point(1).x = 3


calls = [
    lambda: string.ascii_lower, lambda: random.randit(1), lambda: collections.Countr, lambda: time.slep(1), assign,
    nested, several, total,
]
for call in calls:
    try:
        call()
    except Exception:
        traceback.print_exc(file=sys.stdout)


class Key:
    def __hash__(self):
        print("hash")
        return 1


@functools.lru_cache
def cached(key):
    return 1


cached(Key())
type Pair[T] = tuple[T, T]
print(Pair.__module__)
