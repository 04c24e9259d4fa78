"""The order of the cells of a function: what its code and its closure show."""


def takes(z, a, *b, k):
    y = 1
    c = 2
    d = 3

    def inner():
        return z, y, c, k, b
    return inner


print(takes.__code__.co_cellvars, takes.__code__.co_varnames, takes(1, 2, k=3).__code__.co_freevars)
inner = takes(1, 2, 3, k=4)
for name, cell in zip(inner.__code__.co_freevars, inner.__closure__):
    print(name, cell.cell_contents)


class Owner:
    def method(self):
        return __class__, lambda: (self, __class__)


print(Owner.method.__code__.co_cellvars, Owner.method.__code__.co_freevars)
print(Owner().method()[1].__code__.co_freevars)


def with_generator(rows, by):
    scale = 2
    return (lambda: [row * by * scale for row in rows]), (value + by for value in rows)


first, second = with_generator([1, 2], 3)
print(first(), first.__code__.co_freevars, list(second), second.gi_code.co_freevars)
