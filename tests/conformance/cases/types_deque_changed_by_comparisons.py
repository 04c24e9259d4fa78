# What deques do when the objects in them change them, and what a class derived from `deque` is asked.
from collections import deque


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


class Meddler:
    """Changes the deque when it is compared for the first time."""

    def __init__(self, change, answer):
        self.change, self.answer, self.asked = change, answer, 0

    def __eq__(self, other):
        self.asked += 1
        if self.asked == 1:
            self.change(queue)
        return self.answer

    def __lt__(self, other):
        return False


changes = {
    "append": lambda q: q.append(1),
    "clear": lambda q: q.clear(),
    "repeat": lambda q: q.__imul__(2),
    "once": lambda q: q.__imul__(1),
    "again": lambda q: q.__init__([1]),
    "store": lambda q: q.__setitem__(1, 7),
}
searches = {
    "index": lambda: queue.index(None),
    "in": lambda: None in queue,
    "count": lambda: queue.count(None),
    "remove": lambda: queue.remove(None),
    "==": lambda: queue == deque([None, 5]),
    "<": lambda: queue < deque([None, 5]),
}
for way, search in searches.items():
    for name, change in changes.items():
        for answer in True, False:
            queue = deque([Meddler(change, answer), 5])
            attempt(f"{way} {name} {answer}:", search)

print("iterators")
operations = {
    "clear": lambda q: q.clear(),
    "pop": lambda q: q.pop() if q else None,
    "*= 0": lambda q: q.__imul__(0),
    "*= 1": lambda q: q.__imul__(1),
    "*= 2": lambda q: q.__imul__(2),
    "init": lambda q: q.__init__(),
}
for name, operation in operations.items():
    for items in [], [1, 2]:
        for start in iter, reversed:
            queue = deque(items)
            walk = start(queue)
            operation(queue)
            attempt(f"{name} {items} {start.__name__}:", lambda: list(walk))
empty = deque()
walk = iter(empty)
for method in empty.pop, empty.popleft:
    attempt("pop:", method)
print(list(walk))
queue = deque([1, 2, 3])
walk = iter(queue)
attempt("bad length:", lambda: queue.__init__([], -1))
print(list(walk))
attempt("no iterable:", lambda: queue.__init__(5))
print(queue)


class Shown(deque):
    """Has other items than it holds."""

    def __iter__(self):
        return iter("zz")


print(Shown([1]) == deque([1]), Shown([1]) == deque("z"), Shown("ab") == deque("zz"))
print(list(deque(Shown([1, 2]))), len(Shown([1]).copy()), len(Shown([1]) + deque([3])), len(Shown([1]) * 2))


class Counted(deque):
    made = 0

    def __init__(self, *args):
        Counted.made += 1
        super().__init__(*args)


queue = Counted([1, 2], 3)
print(queue + deque([5, 6]), queue * 2, queue.copy(), Counted.made)


class Odd(deque):
    def __new__(cls, *args):
        return deque.__new__(cls) if len(args) < 1 or args[0] == "first" else 5


attempt("odd:", lambda: Odd("first").copy())
one = deque([1])
print(one == one, one != one, one < one, one <= one, one == deque([1.0]), deque([1, 2]) > deque([1]))
