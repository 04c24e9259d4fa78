# Equal constants of one function are one object.
def shared():
    first = ("a", 1, (2.5, None))
    second = ("a", 1, (2.5, None))
    table = {"x": ("hello",), "y": ("hello",)}
    return first is second, table["x"] is table["y"]


def apart():
    one, true, whole = (1, 2), (True, 2), (1.0, 2)
    zero, minus = (0.0,), (-0.0,)
    return one, true, whole, zero, minus, one is true, one is whole, zero is minus


def long():
    return 10**40, 3.5, 3j


print(shared())
print(apart())
print(long()[1:])
