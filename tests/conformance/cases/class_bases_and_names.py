# Which bases a class may be given, what `dir` asks an object for, and methods of what is no function.
import types


class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ()


class C(B):
    __slots__ = ("c",)


class E(A):
    __slots__ = ("e",)


class Number(int):
    __slots__ = ()


class Other(int):
    pass


def give(cls, *bases):
    try:
        cls.__bases__ = bases
        print([base.__name__ for base in cls.__mro__])
    except TypeError as error:
        print(error)


kept = C()
kept.a, kept.c = 1, 2
give(C, A)
print(kept.a, kept.c)
give(C, B)
give(C, E)
give(C, object)
give(Other, Number)


class Answers:
    def __getattribute__(self, name):
        return name


class Shown:
    @property
    def __dict__(self):
        return {"shown": 1}


class Claims:
    def __init__(self):
        self.own = 1

    @property
    def __class__(self):
        return int


print(dir(Answers()), "shown" in dir(Shown()))
print(set(dir(Claims())) - set(dir(5)), set(dir(5)) - set(dir(Claims())))


class Callable:
    def __call__(self, *args):
        return args

    def __repr__(self):
        return "Callable()"


for function in (len, Callable(), [].append):
    method = types.MethodType(function, "abc")
    print(type(method).__name__, method.__func__ is function, repr(method).split(" at ")[0])
    try:
        print(method.__name__, method.missing)
    except AttributeError as error:
        print(error)


class Holds:
    number = classmethod(5)


print(Holds.number, classmethod("x").__get__(None, int))
try:
    Holds.number()
except TypeError as error:
    print(error)
try:
    type.__getattribute__(Holds(), "number")
except TypeError as error:
    print(error)
print(type.__getattribute__(Holds, "__name__"))
