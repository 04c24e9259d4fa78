# Numbers of classes derived from Decimal: what they have in the place of a method is asked for itself alone.
import copy
import decimal
import fractions
import math
import pickle
from decimal import Decimal


class Money(Decimal):
    def __str__(self):
        return f"${self:.2f}"

    def __add__(self, other):
        return Money(super().__add__(other))

    __radd__ = __add__

    def __neg__(self):
        print("neg", end=" ")
        return Money(super().__neg__())

    def quantize(self, exp):
        print("quantize", end=" ")
        return super().quantize(exp)

    def __bool__(self):
        return True


class Shown(Decimal):
    def __str__(self):
        return f"<{self}>"

    def __sub__(self, other):
        return "less"

    def __float__(self):
        return -1.0


a, b = Money("12.345"), Money("2.5")
print(a, repr(a), f"{a}", f"{a!s}", f"{a!r}", "%s %r" % (a, a), "{} {:>10}".format(a, a), [a])
print(a.to_eng_string(), float(a), int(a), complex(a), math.sqrt(b), a.as_tuple())
for result in (a + b, a + 1, 1 + a, a - b, a - 1, 20 - a, Decimal(20) - a, a * b, 2 * a, a / b, 3 / b, a // b, a % b, 7 % b,
               divmod(a, b), divmod(9, b), a ** 2, 2 ** b, -a, +a, abs(a), abs(Money(-3)), sum([a, b])):
    print(type(result).__name__, repr(result), end="; ")
print()
print(round(a), round(a, 1), math.floor(a), math.ceil(a), math.trunc(a))
context = decimal.getcontext()
print(context.add(a, b), context.subtract(a, b), context.minus(a), context.abs(Money(-1)), context.to_sci_string(a))
print(context.quantize(a, Decimal("0.1")), context.power(a, 2), a.next_plus(), a.fma(2, b), a.sqrt(), a.max(b), a.compare(b))
print(repr(copy.copy(a)), repr(copy.deepcopy(a)), fractions.Fraction(b), Decimal(a), a == Decimal("12.345"), a != b, a < b)
print(repr(pickle.loads(pickle.dumps(a))), a.__reduce__()[1], hash(a) == hash(Decimal(a)))
shown = Shown("1.5")
print(shown, str(shown), repr(shown), f"{shown:.3f}", shown - 1, 3 - shown, Decimal(3) - shown, float(shown), complex(shown))
