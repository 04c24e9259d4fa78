# Contexts of decimal numbers: what they take, what they tell, and several signals at once.
import decimal
from decimal import *


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: Context(prec="a"))
t(lambda: Context(rounding=5))
t(lambda: Context(foo="a"))
t(lambda: Context(Emin=1))
t(lambda: Context(traps=[1]))
t(lambda: setcontext(3))
t(lambda: localcontext(3))
t(lambda: localcontext(foo=3))
t(lambda: setattr(getcontext(), "foo", 5))
t(lambda: setattr(getcontext(), "rounding", []))
t(lambda: Decimal(1).quantize(Decimal(1), rounding="foo"))
t(lambda: Decimal("1e9999999999999999999"))
t(lambda: divmod(Decimal(1), 0))
t(lambda: Decimal(0) / 0)
t(lambda: Context(prec=3, traps=[Rounded, Inexact]).divide(1, 3))
t(lambda: Context(prec=3, traps=[Rounded, Overflow, Inexact], Emax=3).multiply(999, 999))
t(lambda: Context(prec=3).divide(1, "a"))
t(lambda: getcontext().flags)
t(lambda: BasicContext)
t(lambda: Decimal(1010).logical_and(1100))
t(lambda: Decimal(1010).logical_xor(Decimal(1100)))
t(lambda: Context(prec=5).logical_invert(Decimal(101)))
t(lambda: Decimal(2).logical_or(1))
t(lambda: Decimal(-3).compare_total_mag(Decimal(2)))
t(lambda: Context().copy_decimal(Decimal("1.50")))
with localcontext(prec=5) as context:
    context.clear_flags()
    print(Decimal(1) / 3, context)
