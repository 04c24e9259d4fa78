"""`super` in all forms, `__class__` cells, names of properties, methods that are None."""


def told(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}", *getattr(error, "__notes__", []))


class A:
    def who(self):
        return "A"

    @classmethod
    def made(cls):
        return "A.made", cls.__name__


class B(A):
    def who(self):
        return "B" + super().who()

    @classmethod
    def made(cls):
        return super().made()

    def own(self):
        return [super().who() for _ in range(2)], super().__class__, super().__thisclass__


b = B()
unbound = super(B)
print(unbound, unbound.__self__, unbound.__self_class__, unbound.__thisclass__)
print(unbound.__get__(b).who(), super(B, b).who(), super(B, B).who(b), super(B, b))
print(b.who(), B.made(), b.own())
told(lambda: super(B, 5))
told(lambda: super(B, int))
told(lambda: super(1, b))
told(lambda: super(B, b, 3))
told(lambda: super(B, b).nothing)
told(lambda: unbound.who)


class Mine(super):
    pass


print(Mine(B, b).__class__, Mine(B, b).who())


class C(A):
    __super = None

    def who(self):
        return "C" + self.__super.who()


C._C__super = super(C)
print(C().who())


class Meta(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return type.__new__(meta, name, bases, namespace)


def broken():
    class D(metaclass=Meta):
        def f(self):
            return __class__


told(broken)


class Named:
    def __set_name__(self, owner, name):
        raise ValueError(f"not {name}")


def badly_named():
    class E:
        field = Named()


told(badly_named)


class P:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """The doc of x."""
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    nameless = property(doc="given")
    shown = property(lambda self: 5)


print(P.x.__name__, P.x.__doc__, P.nameless.__doc__, P.nameless.__name__, P.shown.__name__)
told(lambda: P().nameless)
told(lambda: setattr(P(), "shown", 1))
told(lambda: property().__name__)


class Own(property):
    """The class's own doc."""


print(Own(P.x.fget).__doc__, Own(None, doc="told").__doc__, Own.__doc__)


class Bare:
    __add__ = None
    __eq__ = None
    __iter__ = None
    __contains__ = None
    __hash__ = None


class Adds:
    def __radd__(self, other):
        return "radd"


told(lambda: Bare() + 1)
told(lambda: Bare() + Adds())
told(lambda: Bare() == 1)
told(lambda: list(Bare()))
told(lambda: 1 in Bare())
told(lambda: hash(Bare()))


class S:
    @staticmethod
    def f(a: int) -> str:
        """Static."""

    @classmethod
    def g(cls, a: str):
        """Class."""


for method in (S.__dict__["f"], S.__dict__["g"]):
    print(method.__name__, method.__doc__, method.__annotations__, method.__wrapped__.__qualname__)


class Strange(ExceptionGroup):
    def derive(self, parts):
        return 5


class NoCause(Exception):
    def __new__(cls):
        return object()


def cause(what):
    raise ValueError("caused") from what


told(lambda: Strange("g", [ValueError(1), TypeError(2)]).split(ValueError))
told(lambda: cause(5))
told(lambda: cause(NoCause))
