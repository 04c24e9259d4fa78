# What iterators do when they are asked again behind their end, and the source has more by then.
import itertools


class Growing:
    def __init__(self):
        self.given, self.high = 0, 2

    def __iter__(self):
        return self

    def __next__(self):
        if self.given >= self.high:
            raise StopIteration
        self.given += 1
        return self.given


def squared(x):
    return x * x


kinds = {
    "map of a function": lambda source: map(squared, source),
    "map of a builtin": lambda source: map(str, source),
    "filter": lambda source: filter(None, source),
    "zip": zip,
    "zip of two": lambda source: zip([10, 20, 30, 40, 50, 60], source),
    "enumerate": enumerate,
    "one in another": lambda source: map(str, filter(None, zip(source))),
    "generator": lambda source: (x for x in source),
    "islice": lambda source: itertools.islice(source, 10),
    "chain": itertools.chain,
    "starmap": lambda source: itertools.starmap(max, zip(source, source)),
    "accumulate": itertools.accumulate,
    "pairwise": itertools.pairwise,
    "takewhile": lambda source: itertools.takewhile(bool, source),
    "callable": lambda source: iter(source.__next__, 77),
}
for name, make in kinds.items():
    source = Growing()
    iterator = make(source)
    first = list(iterator)
    source.high = 4
    second = [item for item in iterator]
    source.high = 6
    print(name, first, second, next(iterator, "end"))

# A function that raises StopIteration ends what calls it.
print(list(map(next, [iter([1]), iter([]), iter([3])])))
print(list(filter(lambda x: next(iter([])) if x == 2 else True, [1, 2, 3])))
print(list(map(lambda x: next(iter([])) if x == 2 else x, [1, 2, 3])))
print(list(itertools.starmap(lambda x: next(iter([])) if x == 2 else x, [(1,), (2,)])))
print(list(itertools.takewhile(lambda x: next(iter([])), [1, 2])))


def columns(*rows):
    readers = [iter(row) for row in rows]
    while column := list(map(next, readers)):
        if len(column) < len(readers):
            return
        yield column


print(list(columns([1, 2, 3], [4, 5])))
ended = zip([1], iter([]))
print(list(ended), type(ended), [type(kind(squared, [])).__name__ for kind in (map, filter)])


# Whoever goes over it is told of its end alone; next() tells what was raised.
def stopped():
    return map(lambda x: next(iter([])) if x == 3 else x, [1, 2, 3, 4])


def looped(iterator):
    return [item for item in iterator]


for use in (tuple, set, sum, max, sorted, all, looped, dict.fromkeys, enumerate, zip):
    result = use(stopped())
    print(use.__name__, result if isinstance(result, (int, tuple, set, list, dict)) else list(result))
print("-".join(map(str, stopped())), [*stopped()], 4 in stopped(), next(filter(lambda x: x > 4, stopped()), "none"))
first, *rest = stopped()
print(first, rest)


def stop(value):
    raise StopIteration(value)


try:
    next(map(stop, [7]))
except StopIteration as error:
    print("stopped with", error.value)
