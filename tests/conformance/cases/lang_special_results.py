# What special methods may give, and which of them are asked.
import operator
import warnings

asked = []


class Asked:
    def __divmod__(self, other):
        asked.append("divmod")
        return NotImplemented

    def __rdivmod__(self, other):
        asked.append("rdivmod")
        return NotImplemented


try:
    divmod(Asked(), Asked())
except TypeError as error:
    print(error, asked)
asked.clear()
try:
    divmod(Asked(), 2)
except TypeError as error:
    print(error, asked)


class Names:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return self.names


print(dir(Names(["b", "a", "b"])), dir(Names([2, 1])), dir(Names("text")))
try:
    dir(Names([1, "a"]))
except TypeError as error:
    print(error)


class Whole(int):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    __length_hint__ = __index__


for value in (True, Whole(1), 2.5, "x"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for function in (operator.index, hex, range, lambda index: "ab" * index):
            try:
                print(repr(function(Index(value))))
            except TypeError as error:
                print("TypeError:", error)
        print([str(warning.message).partition(".")[0] for warning in caught])
print(operator.length_hint(Index(True)))


async def generator():
    yield 1


step = generator().athrow(KeyError("k"))
for value in (1, None):
    try:
        step.send(value)
    except (RuntimeError, KeyError) as error:
        print(repr(error))


def plain():
    yield


for name in ("__name__", "__qualname__"):
    try:
        setattr(plain(), name, 5)
    except TypeError as error:
        print(error)
try:
    compile("match x:\n    case -2j + 1: pass\n", "file", "exec")
except SyntaxError as error:
    print(error, error.offset)
