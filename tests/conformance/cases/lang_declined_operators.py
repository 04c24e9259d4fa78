# A class derived from a built-in one that declines an operator: the value it carries is not asked in its place.
class Metres(float):
    def __add__(self, other):
        return Metres(float(self) + float(other)) if isinstance(other, Metres) else NotImplemented

    __radd__ = __add__

    def __repr__(self):
        return f"Metres({float(self)})"


class Vector(tuple):
    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(a + b for a, b in zip(self, other))

    def __mul__(self, other):
        return Vector(a * other for a in self) if isinstance(other, int) else NotImplemented

    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented

    __hash__ = tuple.__hash__


class Settings(dict):
    def __or__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented


class Bag(set):
    def __sub__(self, other):
        return NotImplemented

    def __le__(self, other):
        return NotImplemented


class Template(str):
    def __mod__(self, other):
        return NotImplemented


class Grid(list):
    def __eq__(self, other):
        return NotImplemented


def told(function):
    try:
        print(repr(function()))
    except TypeError as error:
        print("TypeError", error)


two = Metres(2)
told(lambda: two + Metres(1))
told(lambda: two + 1)
told(lambda: two + 1.5)
told(lambda: 1 + two)
told(lambda: 1.5 + two)
told(lambda: sum([two, two], Metres(0)))
told(lambda: sum([two, two]))
told(lambda: two * 2)
told(lambda: 3 in two)
told(lambda: len(two))
v, w = Vector((1, 2)), Vector((1, 2))
told(lambda: v + w)
told(lambda: v + (1, 2))
told(lambda: (1, 2) + v)
told(lambda: v * 3)
told(lambda: v * 1.5)
told(lambda: v == w)
told(lambda: v == v)
told(lambda: v != w)
told(lambda: v == (1, 2))
told(lambda: (1, 2) == v)
told(lambda: v in [w])
told(lambda: v < w)
told(lambda: v < (1, 3))
told(lambda: v <= w)
told(lambda: sorted([v, w]))
told(lambda: Settings(a=1) | Settings(b=2))
told(lambda: Settings(a=1) | {"b": 2})
told(lambda: {"b": 2} | Settings(a=1))
told(lambda: Settings() == Settings())
told(lambda: Settings() == {})
told(lambda: Bag([1]) - Bag([1]))
told(lambda: Bag([1]) - {1})
told(lambda: Bag([1]) <= Bag([1]))
told(lambda: Bag([1]) <= {1})
told(lambda: Template("%s") % 1)
told(lambda: Template("%s") % Template("a"))
told(lambda: "%s" % Template("a"))
told(lambda: Grid([1]) == Grid([1]))
told(lambda: Grid([1]) != Grid([1]))
told(lambda: [1] == Grid([1]))
