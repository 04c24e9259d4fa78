# Decimals may have more digits than int() and str() of an integer allow, and any precision that memory has room for.
from decimal import *

getcontext().prec = 6000
root = Decimal(2).sqrt()
seventh = Decimal(1) / 7
print(len(str(root)), str(root)[-10:], len(str(seventh)))
product = root * seventh
print(str(product)[-10:], repr(product)[-12:], f"{product:.20f}", len(f"{product:.5000f}"))
print(product.adjusted(), product.as_tuple().exponent, len(product.as_tuple().digits))
ones = Decimal("1" * 5000)
print(len(str(ones + 1)), int(ones) % 1000, hash(ones), ones == Decimal("1" * 5000))
print((root + seventh).to_eng_string()[-5:], round(root, 5500) == root, root.compare(seventh), root.exp().adjusted())
print((Decimal(3) ** 9000).adjusted(), root // seventh, root % seventh < 1, float(root), (root / 3) * 3 - root)
try:
    print(len(str(int(ones))))
except ValueError as error:
    print(error)

setcontext(Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN))
factorial = Decimal(1)
for i in range(1, 3000):
    factorial *= i
print(factorial.adjusted(), str(factorial)[:20], len(str(factorial)))
print(factorial // 10 ** 9100, divmod(Decimal(10 ** 40), 7))

# Sums of terms near and far from each other.
setcontext(Context(prec=9))
for a, b in ("1", "2e-5"), ("1", "-1"), ("-1", "1e-40"), ("5e45", "-3"), ("1e-60", "1e-20"), ("0e-50", "1"), ("1e8", "9.5"), ("999999999", "1"), ("-0", "0"):
    x, y = Decimal(a), Decimal(b)
    context = getcontext()
    context.clear_flags()
    print(x + y, y - x, x * y, sorted(flag.__name__ for flag, on in context.flags.items() if on))
for rounding in (ROUND_DOWN, ROUND_UP, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP):
    setcontext(Context(prec=3, rounding=rounding))
    print(rounding, *[+Decimal(text) for text in ("1.0050", "1.015", "-1.025", "9.995", "-9.999", "1.2301", "99950")])
setcontext(Context(prec=3, traps=[Inexact]))
try:
    print(Decimal("1.230") + 0, Decimal("1.2345") + 0)
except Inexact as error:
    print(repr(error))
