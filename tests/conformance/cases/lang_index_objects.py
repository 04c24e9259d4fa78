"""Numbers that are objects with `__index__`, also far too large ones; and what sequences times something say."""

from collections import deque, namedtuple


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Wrong:
    def __index__(self):
        return "1"


def tell(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


big, low = Number(10**30), Number(-10**30)
items = [1, 2, 3]
tell("from big", lambda: items[big:])
tell("to low", lambda: items[:low])
tell("by big", lambda: "abc"[::big])
tell("by low", lambda: "abc"[::low])
tell("bytes", lambda: b"abc"[low:big])
tell("range", lambda: range(10)[low:big])
tell("index", lambda: items.index(2, low, big))
tell("index", lambda: items.index(2, big))
tell("tuple", lambda: (1, 2).index(2, low))
tell("deque", lambda: deque([1, 2]).index(2, low))
tell("find", lambda: "abc".find("c", low, big))
tell("startswith", lambda: "abc".startswith("a", low))
tell("indices", lambda: slice(big, low).indices(5))
tell("wrong slice", lambda: items[Wrong():])
tell("wrong index", lambda: items[Wrong()])
tell("no index", lambda: items[1.5:])
for sequence in [1], "a", (1,), b"a":
    tell("too large", lambda: sequence[big])

asked = []


class Asked:
    def __index__(self):
        asked.append(1)
        return 1


tell("asked", lambda: (items[Asked()], len(asked)))

Point = namedtuple("Point", "x")


class Items(list):
    pass


class Text(str):
    pass


for left, right in [("a", Point(1)), ([1], Point(1)), (Point(1), (1,)), (Point(1), Point(1)), (Items(), []),
                    ([], Items()), (1.5, Text()), (Text(), 1.5), (b"a", Point(1)), (Items(), None)]:
    tell(f"{type(left).__name__} * {type(right).__name__}:", lambda: left * right)


class Own(list):
    def __mul__(self, other):
        return NotImplemented


tell("own", lambda: Own() * 1.5)
tell("own", lambda: Own() * [])
tell("own", lambda: Own() * Own())
