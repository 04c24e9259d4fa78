# Numbers beyond 32 and near 64 bits as indices, counts and sizes: a machine word of the page has 32 bits.
import bisect, collections, functools, io, itertools, math, operator, random, re, struct, sys

A, B, C = 2**32, 2**32 + 1, 2**60 + 1


def show(make):
    try:
        print(repr(make())[:90])
    except (ArithmeticError, LookupError, MemoryError, TypeError, ValueError, struct.error) as error:
        print(type(error).__name__, error)


def after(value, *actions):
    for name, *args in actions:
        getattr(value, name)(*args)
    return value


for make in list, tuple, bytes, bytearray:
    for number in B, C, -B, -C:
        show(lambda: make([1, 2, 3])[number])
        show(lambda: (make([1, 2, 3])[number:], make([1, 2, 3])[:number], make([1, 2, 3])[::number]))
items = [1, 2, 3]
for number in A, B, C:
    show(lambda: items[number])
    show(lambda: "abc"[number])
    show(lambda: range(3)[number])
    show(lambda: ("abcb".find("b", number), "abcb".find("b", 0, number), "abcb".replace("b", "x", number)))
    show(lambda: after([1, 2], ("insert", number, 3), ("insert", -number, 0)))
    show(lambda: after(bytearray(b"ab"), ("insert", number, 99), ("insert", -number, 64)))
    show(lambda: after(collections.deque([1, 2]), ("insert", number, 3), ("insert", -number, 0)))
    show(lambda: after(collections.deque([1, 2, 3, 4, 5]), ("rotate", number)))
    show(lambda: collections.deque([1, 2], number))
    show(lambda: collections.deque([1, 2]).index(2, 0, number))
    show(lambda: [1, 2].pop(number))
    show(lambda: [1, 2].index(2, -number, number))
    show(lambda: functools.lru_cache(number)(len).cache_info())
    show(lambda: struct.calcsize(f"{number}s"))
    show(lambda: struct.unpack(f"{number}s", b"abc"))
    show(lambda: struct.unpack_from("b", b"abc", number))
    show(lambda: bisect.bisect(range(C), number))
    show(lambda: bisect.bisect([1, 2, 3], 2, 0, number))
    show(lambda: list(itertools.islice("abc", number)))
    show(lambda: list(itertools.islice("abc", 0, None, number)))
    show(lambda: next(itertools.count(number, number)))
    show(lambda: itertools.repeat(0, number).__length_hint__())
    show(lambda: (len(range(number)), range(number)[-1], number - 1 in range(number), range(number).index(number - 1)))
    show(lambda: next(reversed(range(number))))
    show(lambda: operator.length_hint(range(number)))
    show(lambda: (chr(number), 0))
    show(lambda: bytes([number]))
    show(lambda: re.sub("b", "x", "abcb", count=number))
    show(lambda: re.compile("b").search("abc", number))
    show(lambda: io.StringIO("abc").read(number))
    show(lambda: after(io.BytesIO(b"abc"), ("seek", number)).read())
    show(lambda: (round(1.5, number), 5 >> number, -5 >> number, 0 << number))
    show(lambda: (math.comb(5, number), math.perm(5, number), math.ldexp(1.0, -number)))
    show(lambda: random.Random(1).sample(range(number), 2))
    show(lambda: (hash(number), number.bit_length(), f"{number:,}", int(str(number))))
    show(lambda: int("11", number))
    show(lambda: sys.intern("x" * (number > 5)))
show(lambda: itertools.tee([1], C))
show(lambda: (5).to_bytes(C))
show(lambda: "ab" * C)
show(lambda: [0] * C)
show(lambda: bytes(C))
