# Words of errors that come rarely, and the arguments that they carry.
import array


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __repr__(self):
        return "<callable>"


class Name(str):
    pass


target = Callable()
print(target(**{Name("b"): 2}))
for action in (
    lambda: 2.0 ** 10000,
    lambda: target(*3),
    lambda: None(*3),
    lambda: "".join(*3),
    lambda: target(**3),
    lambda: target(a=1, **{"a": 2}),
    lambda: target(**{1: 2}),
    lambda: b"1" + 2,
    lambda: b"" in [1] in b"2",
):
    try:
        print(action())
    except Exception as error:
        print(repr(error))
numbers = array.array("h", [258, 772])
print(bytes(numbers), bytearray(numbers), b"<" + numbers, numbers in b"\x02\x01\x04\x03", b"-".join([numbers, b"x"]))
print(b"\x02\x01\x04\x03".find(numbers), b"\x02\x01\x04\x03!".startswith(b"\x02"), bytearray(b"a").join([numbers, numbers]))


def takes(*args: *tuple[int, ...]) -> None:
    pass


print(takes.__annotations__, next(iter(list[int])), *tuple[str], next(iter(list[int])) == list[int])
