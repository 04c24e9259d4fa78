import inspect
import math


def outer():
    kept = [1]
    later = 2

    def inner(number):
        print(number.real, kept, math.pi, missing, len(number), later)
        return [item.name for item in number if GLOBAL]

    return inner


GLOBAL = True
found = inspect.getclosurevars(outer())
print(found.nonlocals, sorted(found.globals), found.globals["GLOBAL"], found.builtins, sorted(found.unbound), found._fields)


class Kind:
    def method(self):
        return GLOBAL, self.other


print(inspect.getclosurevars(Kind().method))
try:
    inspect.getclosurevars(len)
except TypeError as error:
    print(error)
