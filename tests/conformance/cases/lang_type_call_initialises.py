# `type(...)` finds the metaclass of the bases, and has it initialise what it made, with a `__new__` of its own or without.
class Noting(type):
    noted = []

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.noted.append(name)
        cls.fields = [key for key in namespace if not key.startswith("_")]


class Base(metaclass=Noting):
    pass


Made = type("Made", (Base,), {"a": 1, "b": 2})
print(type(Made).__name__, Made.fields, Noting.noted, Made.__module__)


class Making(Noting):
    def __new__(mcs, name, bases, namespace, **options):
        print("make", name)
        return super().__new__(mcs, name, bases, namespace)


class Other(metaclass=Making):
    pass


Both = type("Both", (Base, Other), {"c": 3})
print(type(Both).__name__, Both.fields, Noting.noted)


class Plain(type):
    pass


class Simple(metaclass=Plain):
    pass


print(type(type("S", (Simple,), {})).__name__, type(type("T", (int,), {})).__name__)
try:
    type("Wrong", (Base,), {}, key=1)
except TypeError as error:
    print(error)
print(Noting.noted)
