"""Functions of modules that are not written in Python name the module that has them."""
import _thread
import asyncio
import bisect
import functools
import math
import operator
import sys
import time

for function in (sys.exit, sys.getsizeof, operator.add, functools.reduce, math.gcd, time.sleep, len,
                 bisect.insort, _thread.get_ident, asyncio.current_task):
    print(function.__module__, function.__qualname__, function)


@functools.wraps(operator.mul)
def times(a, b):
    return a * b


print(times.__module__, times.__name__)
try:
    operator.neg(*5)
except TypeError as error:
    print(error)
