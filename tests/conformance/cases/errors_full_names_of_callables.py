"""A call with `*` or `**` that cannot be spread names what is called in full, as in threads that were given one number."""
import collections
import itertools
import math
import threading


def function():
    pass


callables = [math.floor, math.sqrt, print, len, [].append, "".join, dict, collections.deque, itertools.count]
callables += [collections.OrderedDict, threading.Lock, function, lambda: 0, type("Own", (), {}), {}.get, str.upper]
for callable in callables:
    for call in (
        lambda: callable(*0.1),
        lambda: callable(**0.1),
        lambda: callable(x=1, **{"x": 2}),
    ):
        try:
            call()
        except TypeError as error:
            print(error)


def fails(arguments):
    print(arguments.exc_type.__name__, arguments.exc_value)


threading.excepthook = fails
for function, arguments in (math.sqrt, 4), (print, 5), (function, "ab"):
    thread = threading.Thread(target=function, args=arguments)
    thread.start()
    thread.join()


class Unready(threading.Thread):
    def __init__(self):
        pass


for use in (lambda: Unready().name, lambda: repr(Unready()), lambda: Unready().start()):
    try:
        use()
    except (AssertionError, RuntimeError) as error:
        print(error)
