"""What functions of `math` and `operator` say to arguments that do not fit."""

import math
import operator


def tell(label, function, *args, **kwargs):
    try:
        print(label, function(*args, **kwargs))
    except TypeError as error:
        print(label, error)


tell("isclose", math.isclose, 1, 2, 3)
tell("isclose", math.isclose, 1, 2, 3, 4, 5)
tell("isclose", math.isclose, 1, b=1.1, rel_tol=0.5)
tell("isclose", math.isclose, 1, 2, abs_tol=1)
tell("isclose", math.isclose, 1, 2, tol=1)
tell("isclose", math.isclose, 1)
tell("prod", math.prod, iterable=[])
tell("prod", math.prod, [], 2)
tell("prod", math.prod, [], 2, 3)
tell("prod", math.prod, [], begin=2)
tell("prod", math.prod, [], start=2, begin=2)
tell("prod", math.prod, [3], start=2)
tell("nextafter", math.nextafter, x=1)
tell("nextafter", math.nextafter, 1, 2, 3, 4)
tell("nextafter", math.nextafter, 1, 2, step=3)
tell("nextafter", math.nextafter, 1, 2, steps=3)
for name in "concat iconcat contains getitem setitem delitem countOf indexOf is_ is_not".split():
    function = getattr(operator, name)
    tell(name, function)
    tell(name, function, 1, 2, 3, 4)
    tell(name, function, [1], a=2)
