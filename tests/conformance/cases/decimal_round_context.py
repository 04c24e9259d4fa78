# round() to digits takes the rounding of the context; to a whole number it is always to even.
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN):
    getcontext().rounding = rounding
    print(rounding, round(Decimal("1.35"), 1), round(Decimal("1.345"), 2), round(Decimal("-2.5")), round(Decimal("2.5"), 0))
    print(round(Decimal("1250"), -2), round(Decimal("3.5")), f"{Decimal('1.345'):.2f}")
