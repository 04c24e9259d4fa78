# What would go on without end: an object that is its own `__call__`, a circle of contexts.
import sys
import traceback


class A:
    pass


A.__call__ = A()
for call in (lambda: A()(), lambda: A()(x=1)):
    try:
        call()
    except RecursionError as error:
        print(error)


def circle():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


try:
    circle()
except TypeError as error:
    print(repr(error.__context__.__context__))
    traceback.print_exc(file=sys.stdout)

for slots in (["a b"], [1], [""]):
    try:
        type("S", (), {"__slots__": slots})
    except TypeError as error:
        print(error)
items = [1, 2]
for form in ("items[0:1] = 5", "items[::2] = 5", "classmethod()", "staticmethod()", "object.__new__()", "object.__new__(1)"):
    try:
        exec(form)
    except TypeError as error:
        print(form, "->", error)
