# A class without __slots__ below one that has them: both kinds of attributes, each in its own place.
import copy
import pickle
from dataclasses import dataclass


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name


class Loose:
    __slots__ = ("a", "__dict__")


class Both(Named):
    __slots__ = ("z",)


point = Named(1, 2, "home")
print(point.__dict__, vars(point), point.x, point.y)
point.colour = "red"
print(sorted(point.__dict__), "x" in point.__dict__, hasattr(point, "__dict__"), hasattr(Point(1, 2), "__dict__"))
point.__dict__["x"] = "hidden"
print(point.x, point.__dict__["x"])
point.__dict__ = {"name": "other"}
print(point.x, point.y, point.name, point.__dict__)
del point.x
try:
    print(point.x)
except AttributeError as error:
    print("AttributeError:", error)
point.x = 5
print(point.x, Named.x.__get__(point), point.__dict__)

loose = Loose()
loose.a, loose.b = 1, 2
print(loose.__dict__, loose.a)

both = Both(1, 2, "n")
both.z = 3
print(both.__dict__, both.z, both.x)

for made in (copy.copy(both), copy.deepcopy(both), pickle.loads(pickle.dumps(both))):
    print(made.x, made.y, made.z, made.name, made.__dict__)
print(both.__reduce_ex__(2)[2])


@dataclass(slots=True)
class Base:
    n: int = 1


@dataclass
class Derived(Base):
    m: int = 2


derived = Derived()
print(derived, derived.__dict__, derived == Derived(1, 2), derived.n)


class Node(Point):
    def __del__(self):
        print("gone", self.x, self.__dict__)


node = Node(7, 8)
node.more = 9
del node
try:
    Point(1, 2).z = 3
except AttributeError as error:
    print("AttributeError:", error)


class Single:
    __slots__ = ("x",)


member, single = Single.x, Single()
for call in (
    lambda: member.__get__(single),
    lambda: member.__set__(single, 3),
    lambda: member.__get__(single),
    lambda: member.__get__(None, Single) is member,
    lambda: member.__get__(5),
    lambda: member.__set__(5, 1),
    lambda: member.__delete__(single),
    lambda: member.__get__(single, Single),
    lambda: member.__delete__(single),
    lambda: member.__get__(None),
    lambda: delattr(single, "x"),
):
    try:
        print(call())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
