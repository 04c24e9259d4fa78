# Positional-only parameters that are given by name.
def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


def f(p, q=1, /, a=2, *, k=3):
    return p, q, a, k


show(lambda: f(p=1))
show(lambda: f(1, q=2))
show(lambda: f(q=2, p=1))
show(lambda: f(1, z=5, q=2))
show(lambda: f(z=5, q=2, p=1))
show(lambda: f(1, z=5))
show(lambda: f(1, 2, 3, a=4))
show(lambda: f(1, a=4, q=2))
show(lambda: f(1, 2, 3, a=4, q=2))
show(lambda: f(1, 2, 3, q=2, a=4))


class Slotted:
    __slots__ = ("a", "b")


def nested():
    class Inner:
        __slots__ = ("c",)

    return Inner().c


for read in (lambda: Slotted().a, nested):
    try:
        read()
    except AttributeError as error:
        print(error, error.name)

gen = (x for x in "ab")
for call in (
    lambda: gen.send(),
    lambda: int(True, 1),
    lambda: frozenset().copy(1),
    lambda: frozenset().union(a=1),
    lambda: setattr(gen, 5, 1),
    lambda: object().__delattr__({1}),
    lambda: type(print)(),
    lambda: [].append(*3),
    lambda: "".join(**[1]),
    lambda: memoryview(b"x").tolist(1),
    lambda: memoryview(b"x").tobytes(5),
    lambda: (1, 2).index(1, "a"),
    lambda: bytearray(b"a") * "b",
    lambda: 2.5.__floor__(1),
    lambda: [1, 2].__setitem__(slice(None, None, 0), 5),
):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
