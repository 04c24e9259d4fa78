# Signatures of classes by what makes their instances, of callables of all kinds, and what is stored without being run.
import copy
import functools
import inspect
import pickle


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def made(a, *, k: int = 1, j=2) -> str:
    """Says it."""


class New:
    def __new__(cls, a=1, *args, **kwargs):
        return object.__new__(cls)


class Init(New):
    def __init__(self, b):
        pass


class Plain(New):
    pass


class Both:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __init__(self, x, y):
        pass


class Static:
    @staticmethod
    def __init__(b):
        pass

    @staticmethod
    def __call__(a, c):
        pass


class OfClass:
    @classmethod
    def __init__(cls, b):
        pass

    @classmethod
    def __call__(cls, a):
        pass


class Kept:
    def method(self, a, b):
        pass


class Bound:
    __init__ = Kept().method
    __call__ = Kept().method


class Meta(type):
    def __call__(cls, z):
        pass


class OfMeta(metaclass=Meta):
    def __init__(self, b):
        pass


class StaticMeta(type):
    @staticmethod
    def __call__(z, *, w):
        pass


class OfStaticMeta(metaclass=StaticMeta):
    pass


class Wrapped:
    @functools.wraps(made)
    def __call__(self, *args):
        pass


for cls in New, Init, Plain, Both, Static, OfClass, Bound, OfMeta, OfStaticMeta, Kept, Exception, int, type, object:
    show(lambda: (cls.__name__, str(inspect.signature(cls))))
for cls in Static, OfClass, Bound:
    show(lambda: inspect.signature(cls.__new__(cls)))
show(lambda: inspect.signature(Wrapped()))
show(lambda: inspect.signature(3))
show(lambda: inspect.signature(Kept.method))

signature = inspect.signature(made)
print(signature.parameters)


def swapped(a, *, j=2, k: int = 1) -> str:
    pass


print(signature == inspect.signature(swapped), hash(signature) == hash(inspect.signature(swapped)))
again = pickle.loads(pickle.dumps(signature))
print(again == signature, again, copy.deepcopy(signature) == signature)
print(inspect.signature(made).parameters["k"], pickle.loads(pickle.dumps(signature.parameters["k"])) == signature.parameters["k"])


class Base:
    def told(self):
        """Told by
            the base."""

    @property
    def shown(self):
        """Shown by the base."""

    @classmethod
    def of_class(cls):
        """Of the class."""

    @staticmethod
    def alone():
        """Alone."""


class Child(Base):
    def told(self):
        pass

    @property
    def shown(self):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def alone():
        pass


print(inspect.getdoc(Child.told), inspect.getdoc(Child().told), inspect.getdoc(Child.shown), sep="|")
print(inspect.getdoc(Child.of_class), inspect.getdoc(Child.alone), inspect.getdoc(Child), sep="|")


ran = []


class Lies:
    kept = 5

    def __getattribute__(self, name):
        ran.append(name)
        return {}

    @property
    def __class__(self):
        ran.append("class")
        return int


class Hidden(dict):
    a = 3

    @property
    def __dict__(self):
        ran.append("dict")
        return {}


class Slots:
    __slots__ = ("s",)


hidden = Hidden()
hidden.a = 4
show(lambda: inspect.getattr_static(Lies(), "kept"))
show(lambda: inspect.getattr_static(Lies(), "missing"))
show(lambda: inspect.getattr_static(hidden, "a"))
show(lambda: type(inspect.getattr_static(Slots(), "s")).__name__)
show(lambda: inspect.getattr_static(Meta, "__call__").__name__)
show(lambda: inspect.getattr_static(OfMeta, "nothing", "default"))
print(ran)
for item in inspect.classify_class_attrs(Child):
    if item.name in ("told", "shown", "of_class", "alone", "__init__", "__module__"):
        print(item.name, item.kind, item.defining_class, inspect.Attribute is type(item))
