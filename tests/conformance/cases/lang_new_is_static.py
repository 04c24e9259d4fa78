# `__new__` is a static method without saying so, and may be a class method.
class Plain:
    def __new__(cls, value=0):
        made = super().__new__(cls)
        made.value = value
        return made


print(type(Plain.__dict__["__new__"]).__name__, Plain(3).value)
plain = Plain(4)
print(plain.__new__ is Plain.__new__, plain.__new__(Plain, 5).value)


class Derived(Plain):
    def __new__(cls):
        return super().__new__(cls, 6)


print(Derived().value, Derived.__new__.__qualname__)


def make(cls):
    return object.__new__(cls)


class Given:
    __new__ = make


print(Given.__new__ is make, Given().__new__ is make)


class Bound:
    @classmethod
    def __new__(cls, again, value=7):
        print(cls.__name__, again.__name__, value)
        return super().__new__(cls)


print(type(Bound(8)).__name__)
print(type(Bound.__new__(int)).__name__)


class Static:
    @staticmethod
    def __new__(cls):
        return 9


print(Static())


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        print("making", name)
        return super().__new__(mcls, name, bases, namespace)


class Made(metaclass=Meta):
    pass


class Point(tuple):
    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))


print(Point(1, 2), Point.__new__(Point, 3, 4))
try:
    Point(1)
except TypeError as error:
    print(error)
