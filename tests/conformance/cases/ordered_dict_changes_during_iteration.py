# An OrderedDict whose keys move, come or go while somebody iterates over it.
from collections import OrderedDict


def attempt(what, change):
    d = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for item in what(d):
            seen.append(item)
            change(d)
            if len(seen) > 5:
                break
    except RuntimeError as error:
        print(seen, error, list(d))
    else:
        print(seen, "no error", list(d))


for what in (iter, OrderedDict.keys, OrderedDict.values, OrderedDict.items, reversed):
    attempt(what, lambda d: d.move_to_end("a"))
    attempt(what, lambda d: d.move_to_end("c"))
    attempt(what, lambda d: d.move_to_end("a", last=False))
    attempt(what, lambda d: d.__setitem__("d", 4))
    attempt(what, lambda d: d.__setitem__("a", 4))
    attempt(what, lambda d: d.popitem())

d = OrderedDict(x=1)
iterator = iter(d.items())
print(next(iterator), type(iterator).__name__)
d["y"] = 2
print(next(iterator, "end"))
print([*reversed(d.items())], list(map(str, d)), sorted(d), max(d.values()))
