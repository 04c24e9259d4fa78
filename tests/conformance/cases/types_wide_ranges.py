"""Ranges beyond 64 bits, slices of any size, and how both compare."""


def told(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


big = 10 ** 20
wide = range(big, big + 10, 3)
print(wide, list(wide), len(wide), wide[-1], wide[1:], wide[::-1])
print(big + 3 in wide, big + 4 in wide, 2.5 in range(3), float(big) in wide)
print(wide.index(big + 6), wide.count(big + 6), wide.start, wide.stop, wide.step)
print(list(reversed(wide)), type(iter(wide)).__name__, type(iter(range(3))).__name__)
told(lambda: wide[10])
told(lambda: wide[big])
told(lambda: range(5)[big])
told(lambda: wide.index(1))
told(lambda: len(range(10 ** 30)))
told(lambda: range(1, big, 0))
told(lambda: range(1.5))
print(bool(range(big, big)), bool(range(10 ** 30)), 10 ** 29 in range(10 ** 30))
print(range(0, 2 ** 64, 2 ** 64) == range(1), hash(range(0, 2 ** 64, 2 ** 64)) == hash(range(1)))
print(range(big) == range(big), range(big) != range(big + 1), {range(big): 1}[range(big)])
print(range(2 ** 63 - 3, 2 ** 63 + 2)[2], list(range(-2 ** 63 - 1, -2 ** 63 + 2)))
print(range(10 ** 30)[5:10 ** 29:10 ** 28], isinstance(wide, range))
print(len(range(5_000_000_000)), range(5_000_000_000)[-1], len(range(0, -10 ** 12, -7)))
total = 0
for number in range(2 ** 70, 2 ** 70 + 5):
    total += number
print(total)
match wide:
    case [first, *_]:
        print("first", first)

print(slice(None, None, -1).indices(5), slice(2, big).indices(10 ** 30), slice(-3, None).indices(big))
told(lambda: slice(1, 2, 0).indices(5))
told(lambda: slice(1, 2).indices(-1))
print(slice(1, 2) < slice(1, 3), slice(1, 2, 3) == slice(1, 2, 3), slice(2) >= slice(1))
told(lambda: slice(1, "a") < slice(1, 2))
