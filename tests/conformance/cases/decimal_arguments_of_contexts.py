"""What decimals and their contexts say of arguments that do not fit."""
from decimal import *
from fractions import Fraction

context = Context(prec=5)


def attempt(what, function):
    try:
        print(what, "->", function())
    except Exception as error:
        print(what, "->", type(error).__name__, error)


class Odd(int):
    def __abs__(self):
        return 77


attempt("power of texts", lambda: context.power(1, "4"))
attempt("three arguments", lambda: pow(Decimal(1), 2, "3"))
attempt("NaN as modulus", lambda: context.power(1, 1, Decimal("NaN5")))
attempt("no context", lambda: Decimal(1).exp(context="x"))
attempt("no context to compare in", lambda: Decimal(1).compare(2, "x"))
attempt("precision", lambda: Context(prec=2 ** 64))
attempt("precision", lambda: Context(prec=0))
attempt("rounding to too many places", lambda: round(Decimal("1.5"), 2 ** 70))
attempt("exponent", lambda: Decimal((0, (1,), 2 ** 64)))
attempt("no digits", lambda: Decimal((0, None, 0)))
attempt("flags", lambda: Context(flags=(Inexact,)))
attempt("deleting", lambda: delattr(context, "prec"))
attempt("canonical", lambda: context.canonical(200))
attempt("a class of its own", lambda: (Decimal(Odd(-5)), Decimal.from_float(Odd(5))))
attempt("grouping", lambda: format(Decimal("1234.5"), ",n"))
attempt("fractions", lambda: (Decimal("1E-99999999999") > Fraction(1, 3), Decimal("-Infinity") < Fraction(1, 3),
                              Decimal("0.5") == Fraction(1, 2)))
flags = context.flags
attempt("taking a flag away", lambda: flags.pop(Inexact))
attempt("a flag that is none", lambda: flags[int])
attempt("flags compared", lambda: flags == dict(flags))
print(type(flags), len(flags))
