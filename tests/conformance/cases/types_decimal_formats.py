# Decimal numbers: formats with separators, conditions of sums, and what contexts refuse.
import numbers, pickle, decimal
from decimal import *
print(isinstance(Decimal(1), numbers.Number), issubclass(Decimal, numbers.Real))
print(pickle.loads(pickle.dumps(Decimal("-1.5").as_tuple())), DecimalTuple(0,(1,),2))
for spec in ["08,", "07,", "010,.2f", "012_", "+010,", "<08,", "=08,", "0>8,", "8,", "09,.1%", "05,e"]:
    for v in ("123456", "-1234.5", "7"):
        try: print(spec, v, repr(format(Decimal(v), spec)))
        except Exception as e: print(spec, v, repr(e))
c = Context(prec=3)
for f in ("add",): 
    for a, b in [("1.00","0"),("1.2345","0"),("0","1.2345"),("1E+5","0E-3"),("1E5","1E-50"),("12.30","0.0000"),("1.0","0.000000")]:
        c.clear_flags(); print(a, b, c.add(Decimal(a), Decimal(b)), [f.__name__ for f in c.flags if c.flags[f]])
try: "a" + Decimal(1)
except TypeError as e: print(e)
try: Decimal(1) + "a"
except TypeError as e: print(e)
nc = Context(prec=4, traps=[])
print(nc.create_decimal("3.14 "), nc.create_decimal("  3.1_4"), nc.create_decimal("x"), nc.create_decimal("0\u0660"), nc.create_decimal("3.14\x00"))
print(nc.power(Decimal(10), Decimal("0.5")), nc.power(2, -1), nc.sqrt(Decimal(16)), nc.sqrt(Decimal(2)), nc.flags[Rounded], nc.flags[Inexact])
nc.clear_flags(); print(nc.power(Decimal(4), Decimal("0.5")), nc.flags[Rounded], nc.flags[Inexact])
print(Decimal(2)**Decimal(10), Decimal("1.1")**3, Decimal(10)**400, Decimal("1.0")**5, Decimal("10")**-3, Context(prec=9).power(Decimal("1.0"), 5), Context(prec=9).power(Decimal(10), Decimal("3.0")))
print(Decimal((0,(1,2),"F")), Decimal((1,(0,0,3),-1)))
for bad in [(0,(1,10),0),(2,(1,),0),(0,(1,),"x"),(0,"a",0),(0,(1,)),(0,(1.5,),0)]:
    try: print(Decimal(bad))
    except Exception as e: print(type(e).__name__, e)
print(round(Decimal("2.5")), round(Decimal("2.675"),2), round(Decimal("1234"),-2), Decimal("1e400").__round__() if 0 else '')
print(hash(Decimal("1.5")), hash(Decimal(2)), hash(1.5), Decimal("Infinity").__hash__())
print(decimal.__version__, decimal.HAVE_THREADS, decimal.HAVE_CONTEXTVAR, decimal.MAX_PREC)
try: getcontext().prec = 0
except Exception as e: print(repr(e))
try: getcontext().foo = 0
except Exception as e: print(repr(e))
try: getcontext().rounding = "x"
except Exception as e: print(repr(e))
try: getcontext().traps = 3
except Exception as e: print(repr(e))
try: getcontext().traps[5]
except Exception as e: print(repr(e))
try: getcontext().flags = {'a':1}
except Exception as e: print(repr(e))
try: Context(prec="x")
except Exception as e: print(repr(e))
try: pow(Decimal(2), 3, 0)
except Exception as e: print(repr(e))
try: pow(Decimal(2), 3, Decimal("1.5"))
except Exception as e: print(repr(e))
print(pow(Decimal(2), 3, 5), pow(2, Decimal(3)))
print(format(Decimal("1234.5"), "n"))
from fractions import Fraction
print(Decimal("0.5") == Fraction(1,2), Decimal("0.5") < Fraction(2,3), Decimal(1) == 1.0, Decimal("1E-20") < Fraction(1, 3))
c = getcontext()
for f in (lambda: c.traps[5], lambda: c.flags.__setitem__(5, 1), lambda: setattr(c, 'flags', {'a': 1}), lambda: Context(traps={Inexact: True}), lambda: Context(flags={}), lambda: Context(traps=[1]), lambda: c.traps.__delitem__(Inexact)):
    try: print(f())
    except Exception as e: print(repr(e))
