# Who says why an attribute cannot be set: a property by its getter's name, a class with hooks of its own, and dates.
import datetime


def tried(what, attempt):
    try:
        print(what, attempt())
    except Exception as error:
        print(what, type(error).__name__, error)


class Odd:
    __name__ = 5

    def __call__(self, holder):
        return "odd"


class Holder:
    pass


def getter(self):
    return 1


Holder.named = property(getter)
Holder.builtin = property(len)
Holder.odd = property(Odd())
Holder.nothing = property()
Holder.other = named = property(getter)
named.__set_name__(Holder, "given")
for name in ("named", "builtin", "odd", "nothing", "other"):
    tried(name, lambda: setattr(Holder(), name, 1))
    tried(name, lambda: delattr(Holder(), name))
    tried(name, lambda: getattr(Holder, name).__name__)


class Slots:
    __slots__ = ("a",)


class Setting(Slots):
    __slots__ = ()

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


class Deleting(Slots):
    __slots__ = ()

    def __delattr__(self, name):
        object.__delattr__(self, name)


class Number(int):
    __slots__ = ()

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


for kind in (Slots, Setting, Deleting, Number):
    tried(kind.__name__, lambda: setattr(kind(), "zz", 1))
    tried(kind.__name__, lambda: delattr(kind(), "zz"))
    tried(kind.__name__, lambda: object.__setattr__(kind(), "__init__", 1))

moment = datetime.datetime(2024, 1, 2)
print(moment.replace(fold=True).fold, datetime.time(1, fold=True).fold, repr(datetime.time(fold=True)))
for attempt in (lambda: datetime.time(1, fold=1.0), lambda: moment.replace(fold=None),
                lambda: moment.replace(hour=None), lambda: moment.date().replace(day=None),
                lambda: moment.time().replace(second=None), lambda: moment.replace(fold=2)):
    tried("moment", attempt)
