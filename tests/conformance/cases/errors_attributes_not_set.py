"""Which attribute could not be set or deleted, and what may have been meant."""
import math
import traceback


def told(function, *args):
    try:
        function(*args)
    except (AttributeError, NameError) as error:
        text = traceback.format_exception(error)[-1].strip()
        print(text, "|", error.name, type(getattr(error, "obj", None)).__name__)


class Plain:
    alpha = 1

    def __init__(self):
        self.beta = 2


class Slots:
    __slots__ = ("gamma",)
    shared = 3


class Whole(int):
    pass


for thing, name in [(Slots(), "gama"), (Slots(), "gamma"), (Slots(), "shared"), ("abc", "idex"), ("abc", "index"),
                    (3, "reel"), (object(), "x"), (None, "x"), (range(3), "strt"), (print, "x")]:
    told(setattr, thing, name, 1)
    told(delattr, thing, name)
for thing, name in [(Plain(), "bta"), (Plain(), "alpha"), (Plain, "alpa"), (Whole(), "x"), (math, "pii"),
                    (ValueError(), "ags")]:
    told(delattr, thing, name)


def before():
    def inner():
        valux = 3
        return valu
    inner()
    valu = 1


told(before)
