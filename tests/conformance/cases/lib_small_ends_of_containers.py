# Casts of views to a shape, arrays from a file that ends early, and iterators that raised.
import array
import io
import itertools
import typing

view = memoryview(bytearray(range(8)))
for format, shape in (("@h", [4]), ("B", (8,)), ("h", [3]), ("h", [0]), ("h", ["a"]), ("h", 5)):
    try:
        cast = view.cast(format, shape)
        print(cast.format, cast.shape, cast.tolist())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(view.cast("@h") == view.cast("h"), view.cast("@B").format)

numbers = array.array("i", [1])
for data, count in ((b"abcdef", 2), (b"abcd", 2), (b"abcdefgh", 2)):
    try:
        numbers.fromfile(io.BytesIO(data), count)
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
    print(numbers)


def failing():
    yield 1
    raise KeyError("failed")


longest = itertools.zip_longest(failing(), "abcd")
print(next(longest))
try:
    next(longest)
except KeyError as error:
    print(error)
print(list(longest), next(longest, "ended"))

type Late[T = 1 / 0] = T
print(Late.__type_params__[0].has_default())
try:
    typing.TypeAliasType("Name")
except TypeError as error:
    print(error)
