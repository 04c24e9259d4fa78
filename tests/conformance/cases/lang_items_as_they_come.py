# Containers take the items of an iterable one by one: what gives them sees the container grow, and what has come
# before a failure stays.
import time
import threading
from collections import OrderedDict


def told(items, fail=None):
    for index, item in enumerate(items):
        print(f"[{item}]", end=" ")
        if index == fail:
            raise KeyError("fail")
        yield item
    print("end", end=" ")


def doubled(items):
    items += (items[-1] * 2 for _ in range(3))
    return items


class Holder:
    items = [1]


class Sized:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for _ in range(2):
            yield len(self.items)


class Reflected(Sized):
    def __radd__(self, other):
        return "asked"


print(doubled([1]))
grown = [1]
grown += (len(grown) for _ in range(3))
grown += map(lambda number: len(grown) + number, [10, 20])
print(grown)
Holder.items += (len(Holder.items) for _ in range(2))
nested = {"a": [[0]]}
nested["a"][0] += (len(nested["a"][0]) for _ in range(2))
nested["a"][0] += Sized(nested["a"][0])
print(Holder.items, nested)
reflected = [1]
reflected += Reflected(reflected)
print(reflected)


def mixing():
    for index in range(3):
        mixed.append(100 + index)
        yield index


mixed = [0]
mixed += mixing()
mixed += "ab"
mixed += {5: 6}
mixed += mixed[:2]
print(mixed)
for kind in ("list", "ordered", "keys", "bytes", "int"):
    kept = [1]
    try:
        if kind == "list":
            kept += told("abc", 1)
        elif kind == "ordered":
            OrderedDict(told([("a", 1), 5, ("b", 2)]))
        elif kind == "keys":
            dict.fromkeys(told([1, [], 2]))
        elif kind == "bytes":
            bytearray().extend(told([65, 999, 66]))
        else:
            kept += 5
    except (KeyError, TypeError, ValueError) as error:
        print(kind, type(error).__name__, error, kept)
pairs = OrderedDict()
pairs.update((key, len(pairs)) for key in "ab")
print(pairs)


# The generator may block while other threads run.
def slow(name):
    for index in range(2):
        time.sleep(1)
        yield name, index, len(shared)


shared = []


def work(name):
    global shared
    own = shared
    own += slow(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "xy"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared, time.monotonic())


def deep(level):
    if level:
        return deep(level - 1)
    found = []
    found += (len(found) for _ in range(3))
    return found


print(deep(300))
