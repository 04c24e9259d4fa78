"""Decimals whose exponents lie far apart, at the ends of the range and beyond it."""
from decimal import *

wide = Context(prec=9, traps=[])


def show(operation, *numbers):
    wide.clear_flags()
    result = getattr(wide, operation)(*map(Decimal, numbers))
    print(operation, *numbers, "->", result, [flag.__name__ for flag, is_set in wide.flags.items() if is_set])


show("ln", "1E+999999")
show("ln", "1.00000000000000000000000000000000000000000001")
show("log10", "7E-999999")
show("log10", "0.9999999999999999999999999999999999")
show("plus", "1E-999999999999")
show("next_toward", "1E-999999999", "Infinity")
show("remainder_near", "1", "1E+999999999")
show("fma", "30E-501", "30E-501", "0E+999999")
show("fma", "NaN7", "NaN5", "sNaN3")
show("fma", "0", "Infinity", "sNaN3")
show("power", "10", "999999")
show("power", "20", "30")
show("power", "100", "1E+10")
show("power", "0.5", "1E+999999")
show("power", "1.5", "1E-999999")
show("power", "1E-500000", "1.5")
show("power", "-3", "1E+30")
show("power", "1.00", "9")
show("power", "1.00", "-9")
for text in "1E+9999999999999999999999", "0E-9999999999999999999999", "1E-9999999999999999999999", "1E" + "9" * 5000:
    wide.clear_flags()
    print(wide.create_decimal(text), [flag.__name__ for flag, is_set in wide.flags.items() if is_set])
    try:
        Decimal(text)
    except InvalidOperation as error:
        print(error)
print(1 ** 10_000_000_000, (-1) ** 10_000_000_001, 0 ** 10_000_000_000)
show("power", "1E+375", "0.056")
show("power", str(2 ** 200), "0.005")
show("power", "1E+1000", "-0.0010")
show("power", str(3 ** 40), "0.0250")
