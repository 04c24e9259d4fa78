# `a, *b = o` makes what is left a list: it asks the iterator for an iterator, and for a length.
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, error.args)


class Restarting:
    def __iter__(self):
        self.at = 0
        return self

    def __next__(self):
        self.at += 1
        if self.at > 3:
            raise StopIteration
        return self.at


class Sequence:
    def __init__(self, length):
        self.length = length

    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index

    def __len__(self):
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


def first_and_rest(value):
    first, *rest = value
    return first, rest


def rest_and_last(value):
    *rest, last = value
    return rest, last


def around(value):
    first, second, *rest, last, after = value
    return first, rest, last, after


def assigned(value):
    items = [1]
    items[:] = value
    return items


for take in first_and_rest, rest_and_last, around:
    attempt(take, Restarting())
    attempt(take, [])
    attempt(take, "abcd")
for length in 3, -1, ValueError("no length"), TypeError("passed over"), 10**30:
    for take in first_and_rest, assigned, lambda value: list(iter(value)), bytearray, "-".join:
        attempt(take, Sequence(length))
attempt(list, type("Hint", (Restarting,), {"__length_hint__": lambda self: 10**30})())

# Small things of numbers and texts.
for text in "1 % 2j", "1 // 2j", "inf ** 1j", "2 ** (inf + 0j)", "b'ab'.hex(':', 10**20)", "'%99999999999999s' % 1":
    attempt(eval, text, {"inf": float("inf")})
for operator in "%=", "//=", "<<=":
    attempt(exec, f"a = 1; a {operator} 2j")
from decimal import Decimal

for parts in [1, "a", None], [1, (1,), 1.5], [1, (1,), "x"], [0, None, "F"], [0, (10,), 2], [2, (1,), None], [0, [1, 2], "N"]:
    attempt(Decimal, parts)
print(~(not 1), ~(not None))
for text in "range(0)[:5:2**70]", "range(5)[::-2**65]", "range(9, 0, -2)[2**70::2**63]", "range(5)[True:2**70]":
    attempt(eval, text)
