# Which classes with `__slots__` have a place for weak references, how many lines a hint gives, and spare defaults.
import io
import weakref


def tell(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")


for base in (object, list, dict, str, float, set, frozenset, ValueError, bytearray):
    for slots in ((), ("__dict__",), ("__weakref__",), ("__dict__", "__weakref__"), ("own",)):
        tell(lambda: (base.__name__, slots, weakref.ref(type("Made", (base,), {"__slots__": slots})()) is not None))


class Parent:
    __slots__ = ("__dict__",)


class Child(Parent):
    __slots__ = ("__weakref__",)


class Heir(Parent):
    pass


tell(lambda: weakref.ref(Parent()))
for cls in (Child, Heir):
    kept = cls()
    print(weakref.ref(kept)() is kept, weakref.getweakrefcount(kept))

text = "ab\ncd\nef\ngh\n"
with open("lines.txt", "w") as file:
    file.write(text)
for hint in (None, -1, 0, 1, 2, 3, 4, 6, 7, 100):
    with open("lines.txt") as file, open("lines.txt", "rb") as raw:
        print(hint, len(file.readlines(hint)), len(raw.readlines(hint)), end=" ")
    print(len(io.StringIO(text).readlines(hint)), len(io.BytesIO(text.encode()).readlines(hint)))
with open("lines.txt", buffering=-3) as file:
    print(file.readline(), end="")


def pair(first, second, *, third=3):
    return first, second, third


pair.__defaults__ = (1, 2, 3, 4)
print(pair(), pair("a"), pair(second="b"))
tell(lambda: pair(1, 2, 3))
pair.__defaults__ = (5,)
print(pair("a"))
tell(lambda: pair())
