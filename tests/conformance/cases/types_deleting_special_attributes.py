"""What deleting special attributes of classes, objects and exceptions leaves, and what it says."""


def tried(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Annotated[T]:
    place: int = 1

    @property
    def text(self):
        "What it says."


for _ in range(2):
    print(tried(delattr, Annotated, "__annotations__"))
    print(Annotated.__annotations__)
Annotated.__annotations__ = 5
print(Annotated.__annotations__)
del Annotated.__annotations__
print(tried(delattr, Annotated, "__annotations__"), Annotated.__annotations__)
print(tried(delattr, Annotated, "__type_params__"), Annotated.__type_params__)
print(tried(delattr, int, "__qualname__"))
print(tried(delattr, Annotated, "__qualname__"))
print(tried(delattr, Annotated, "__abstractmethods__"))
Annotated.__abstractmethods__ = []
del Annotated.__abstractmethods__
print(tried(lambda: Annotated.__abstractmethods__))

prop = vars(Annotated)["text"]
print(prop.__doc__)
del prop.__doc__
print(prop.__doc__)

thing = Annotated()
thing.name = "thing"
del thing.__dict__
print(vars(thing), tried(lambda: thing.name))
thing.name = "again"
print(vars(thing))


class Own:
    __weakref__ = 1


print(Own.__weakref__, Own().__weakref__)

error = OSError(2, "text", None, None, "other")
print(type(error).__name__, error.filename, error.filename2, error)
print(OSError(2, "text", "one", None, "other").filename2)

view = memoryview(b"abc")
print(view[(1,)])
for key in ((), (0, 1), (0, "a")):
    print(tried(lambda: view[key]))
data = bytearray(b"ab")
with memoryview(data):
    print(data.__imul__(1))
    print(tried(data.__imul__, 2), data)
