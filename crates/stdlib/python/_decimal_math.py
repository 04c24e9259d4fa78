"""Powers, roots, exponentials and logarithms of decimal numbers, correctly rounded."""

import math
from decimal import (Decimal, Inexact, InvalidOperation, ROUND_HALF_EVEN, Rounded, Underflow, _digits, _made, _nan,
                     _shown)


def sqrt(x, context):
    if x._special:
        nan = _nan(x, None, context)
        if nan is not None:
            return nan
        if x._sign == 0:
            return Decimal(x)
    if not x:
        return _made(x._sign, 0, x._exp // 2)._fix(context)
    if x._sign:
        return context._raise(InvalidOperation)
    prec = context.prec + 1
    e = x._exp >> 1
    c = x._int
    size = (_digits(c) >> 1) + 1
    if x._exp & 1:
        c *= 10
    else:
        size = _digits(c) + 1 >> 1
    shift = prec - size
    exact = True
    if shift >= 0:
        c *= 100 ** shift
    else:
        c, rest = divmod(c, 100 ** -shift)
        exact = not rest
    e -= shift
    n = math.isqrt(c)
    exact = exact and n * n == c
    if exact:
        # The ideal exponent is that of the number, halved.
        if shift >= 0:
            n //= 10 ** shift
        else:
            n *= 10 ** -shift
        e += shift
    elif n % 5 == 0:
        n += 1
    return _rounded(_made(0, n, e), context)


def _rounded(x, context):
    context = context if context.rounding == ROUND_HALF_EVEN else _HalfEven(context)
    return x._fix(context)


class _HalfEven:
    """A context that rounds half to even, whatever the program's does."""

    rounding = ROUND_HALF_EVEN

    def __init__(self, context):
        self._context = context

    def __getattr__(self, name):
        return getattr(self._context, name)

    def _overflow(self, sign):
        return _made(sign, 0, 0, "F")


def _exp_fixed(n, d, digits):
    """exp(n/d) * 10**digits as an int, within a few units; |n/d| need not be small."""
    extra = digits + 10 + max(0, _digits(abs(n) // d))
    ln10 = _ln10(extra)
    x = n * 10 ** extra // d
    k = x // ln10
    # exp(n/d) = 10**k * exp(rest), and the rest is halved until the series is short.
    r = x - k * ln10
    halvings = 8 + math.isqrt(extra)
    bits = extra + halvings
    scale = 10 ** bits
    r = r * 10 ** halvings >> halvings
    term = total = scale
    i = 1
    while term:
        term = term * r // (scale * i)
        total += term
        i += 1
    for _ in range(halvings):
        total = total * total // scale
    return total * 10 ** digits // scale, k


_ln10_cache = 0, 0


def _atanh_inverse(q, scale):
    """atanh(1/q) * scale."""
    total = term = scale // q
    square = q * q
    i = 3
    while term:
        term //= square
        total += term // i
        i += 2
    return total


def _ln10(digits):
    """ln(10) * 10**digits."""
    global _ln10_cache
    if _ln10_cache[0] < digits:
        scale = 10 ** (digits + 10)
        # ln 10 = 3 ln 2 + ln 1.25, and ln((1+x)/(1-x)) is twice atanh x.
        ln2 = 2 * _atanh_inverse(3, scale)
        ln125 = 2 * _atanh_inverse(9, scale)
        _ln10_cache = digits, (3 * ln2 + ln125) // 10 ** 10
    known, value = _ln10_cache
    return value // 10 ** (known - digits)


def _ln_fixed(n, exp, digits):
    """ln(n * 10**exp) * 10**digits as an int, within a few units."""
    extra = digits + 12
    # The number is m * 10**k with m between 1 and 10, or, so that the logarithm of what lies little below one
    # is no difference, between 0.1 and 1.
    size = _digits(n) - 1
    k = size + exp
    if k == -1:
        size, k = size + 1, 0
    m = n * 10 ** (extra - size) if extra >= size else n // 10 ** (size - extra)
    halvings = 6 + math.isqrt(extra) // 2
    work = 10 ** (extra + 10)
    m *= 10 ** 10
    for _ in range(halvings):
        m = math.isqrt(m * work)
    negative = m < work
    z = abs(m - work) * work // (m + work)
    square = z * z // work
    total = term = z
    i = 3
    while term:
        term = term * square // work
        total += term // i
        i += 2
    value = (2 * total << halvings) // 10 ** 10
    if negative:
        value = -value
    return (value + k * _ln10(extra)) // 10 ** 12


def _correct(compute, context):
    """Rounds a function that is never exact: more digits until it is clear how to."""
    extra = 3
    while True:
        sign, n, exp = compute(context.prec + extra)
        tail = 10 ** max(_digits(n) - context.prec, 1)
        rest = n % tail
        # A few units of the last digits are not sure.
        if 20 < rest < tail - 20 and abs(2 * rest - tail) > 40:
            return _rounded(_made(sign, n, exp), context)
        extra += max(5, context.prec // 2)


def exp(x, context):
    nan = _nan(x, None, context)
    if nan is not None:
        return nan
    if x._special:
        return _made(0, 0, 0) if x._sign else Decimal(x)
    if not x:
        return _made(0, 1, 0)
    adjusted = x.adjusted()
    limit = _digits((context.Emax + 1) * 3) if not x._sign else _digits((-context.Etiny() + 1) * 3)
    if adjusted > limit:
        if x._sign:
            return _rounded(_made(0, 1, context.Etiny() - 1), context)
        return _rounded(_made(0, 1, context.Emax + 1), context)
    if adjusted < -context.prec - 1:
        # One and a bit, or one less a bit.
        digits = context.prec + 1
        n = 10 ** digits + (-1 if x._sign else 1)
        return _rounded(_made(0, n, -digits), context)
    n, d = x.as_integer_ratio()

    def compute(digits):
        value, k = _exp_fixed(n, d, digits)
        return 0, value, k - digits

    return _correct(compute, context)


def _is_whole(x):
    return x._exp >= 0 or not x._int or -x._exp < _digits(x._int) and not x._int % 10 ** -x._exp


def _is_one(x):
    return x._sign == 0 and x._cmp(_made(0, 1, 0)) == 0


def ln(x, context):
    nan = _nan(x, None, context)
    if nan is not None:
        return nan
    if not x:
        return _made(1, 0, 0, "F")
    if x._special and x._sign == 0:
        return _made(0, 0, 0, "F")
    if _is_one(x):
        return _made(0, 0, 0)
    if x._sign:
        return context._raise(InvalidOperation)

    def compute(digits):
        # A number near one has a small logarithm, whose first digits are zeros.
        places = digits + 5 + max(0, -_size_of_logarithm(x))
        value = _ln_fixed(x._int, x._exp, places)
        return int(value < 0), abs(value), -places

    return _correct(compute, context)


def log10(x, context):
    nan = _nan(x, None, context)
    if nan is not None:
        return nan
    if not x:
        return _made(1, 0, 0, "F")
    if x._special and x._sign == 0:
        return _made(0, 0, 0, "F")
    if x._sign:
        return context._raise(InvalidOperation)
    digits_text = _shown(x._int)
    if digits_text[0] == "1" and not digits_text[1:].strip("0"):
        return Decimal(x._exp + len(digits_text) - 1)._fix(context)

    def compute(digits):
        places = digits + 10 + max(0, -_size_of_logarithm(x))
        value = _ln_fixed(x._int, x._exp, places) * 10 ** places // _ln10(places)
        return int(value < 0), abs(value), -places

    return _correct(compute, context)


def power(x, y, modulo, context):
    if modulo is not None:
        return _power_modulo(x, y, modulo, context)
    nan = _nan(x, y, context)
    if nan is not None:
        return nan
    if not y:
        return context._raise(InvalidOperation) if not x else _made(0, 1, 0)
    sign = 0
    whole = not y._special and _is_whole(y)
    if x._sign:
        if whole:
            sign = int(y._exp <= 0 and int(y) & 1)
        elif x:
            return context._raise(InvalidOperation)
        x = x.copy_negate()
    if not x:
        return _made(sign, 0, 0, "F") if y._sign else _made(sign, 0, 0)
    if x._special:
        return _made(sign, 0, 0) if y._sign else _made(sign, 0, 0, "F")
    if _is_one(x):
        if not whole:
            exp = 1 - context.prec
            context._raise_all([Inexact, Rounded])
        elif y._sign:
            exp = 0
        else:
            # As many zeros behind the point as the exact power has, if they fit.
            exp = x._exp * int(min(y, context.prec))
            if exp < 1 - context.prec:
                exp = 1 - context.prec
                context._raise(Rounded)
        return _made(sign, 10 ** -exp, exp)
    if y._special:
        big = x.adjusted() >= 0
        return _made(sign, 0, 0) if big == (y._sign == 1) else _made(sign, 0, 0, "F")
    if whole and not y._sign and y.adjusted() < 6 and int(y) * _digits(x._int) < 20000:
        return _made(sign, x._int ** int(y), x._exp * int(y))._fix(context)
    exact = _exact_power(x, y, context.prec + 1)
    if exact is not None:
        n, exp = exact
        if whole and not y._sign:
            # Towards the exponent that the multiplied numbers would have.
            zeros = min(exp - x._exp * int(y), context.prec + 1 - _digits(n))
            n *= 10 ** zeros
            exp -= zeros
        if _digits(n) <= context.prec and not whole:
            # Padded to the full precision, as an inexact result would be.
            pad = context.prec + 1 - _digits(n)
            n *= 10 ** pad
            exp -= pad
            conditions = [Inexact]
            if _made(sign, n, exp).is_subnormal(context):
                conditions.append(Underflow)
            context._raise_all(conditions)
        return _made(sign, n, exp)._fix(context)
    # The logarithm of the power lies between 10**(size - 1) and 10**(size + 1).
    grows = (x._cmp(_made(0, 1, 0)) > 0) != bool(y._sign)
    size = _size_of_logarithm(x) + y.adjusted()
    if size > _digits(context.Emax - context.Etiny()) + 2:
        return _made(sign, 1, context.Emax + 1 if grows else context.Etiny() - 1)._fix(context)
    if size < -context.prec - 2:
        places = context.prec + 1
        return _made(sign, 10 ** places + (1 if grows else -1), -places)._fix(context)
    p, q = y.as_integer_ratio()

    def compute(digits):
        places = digits + _digits(abs(p) // q + 1) + 10
        logarithm = _ln_fixed(x._int, x._exp, places) * p // q
        value, k = _exp_fixed(logarithm, 10 ** places, digits)
        return sign, value, k - digits

    extra = 3
    while True:
        _, n, exp = compute(context.prec + extra)
        tail = 10 ** max(_digits(n) - context.prec, 1)
        rest = n % tail
        if 50 < rest < tail - 50 and abs(2 * rest - tail) > 100:
            return _made(sign, n, exp)._fix(context)
        extra += max(5, context.prec // 2)


def _size_of_logarithm(x):
    """The place of the first digit of ln(x), for x but 1; within one place."""
    exp = x.adjusted()
    if exp not in (0, -1):
        return _digits(abs(exp) * 230 // 100) - 1
    places = max(-x._exp, 0)
    return _digits(abs(x._int * 10 ** (x._exp + places) - 10 ** places)) - places - 1


def _stripped(x):
    """Coefficient and exponent without the zeros at the end of the coefficient."""
    n, exp = x._int, x._exp
    while n % 10 == 0:
        n //= 10
        exp += 1
    return n, exp


def _exact_power(x, y, limit):
    """x**y as coefficient and exponent when it has at most so many digits, else None."""
    n, exp = _stripped(x)
    p, scale = _stripped(y)
    if scale > 20 or scale < -64:
        # No exponent is as large, and no number that has a memory has such a root.
        return None
    p, q = _made(y._sign, p, scale).as_integer_ratio()
    if q != 1:
        # As n is no multiple of ten, either its twos or its fives are those of the power of ten alone.
        if exp % q or n > 1 and q >= n.bit_length():
            return None
        root = _root(n, q)
        if root is None:
            return None
        n, exp = root, exp // q
    if p < 0:
        # 1/n is exact if n has no factors but 2 and 5.
        twos = fives = 0
        while n % 2 == 0:
            n //= 2
            twos += 1
        while n % 5 == 0:
            n //= 5
            fives += 1
        if n != 1:
            return None
        places = max(twos, fives)
        n = 10 ** places // (2 ** twos * 5 ** fives)
        exp = -exp - places
        p = -p
    if p * (_digits(n) - 1) > limit + 1 or n > 1 and p * n.bit_length() > 4 * limit * 4 + 64 and p > 4 * limit:
        return None
    n, exp = n ** p, exp * p
    return (n, exp) if _digits(n) <= limit else None


def _root(n, q):
    low, high = 1, 1 << n.bit_length() // q + 1
    while low < high:
        middle = (low + high) // 2
        if middle ** q < n:
            low = middle + 1
        else:
            high = middle
    return low if low ** q == n else None


def _power_modulo(x, y, modulo, context):
    modulo = Decimal(modulo)
    for number in (x, y, modulo):
        if number.is_snan():
            return _nan(number, None, context)
    for number in (x, y, modulo):
        if number.is_nan():
            return _nan(number, None, context)
    for number in (x, y, modulo):
        if number._special or not _is_whole(number):
            return context._raise(InvalidOperation)
    if y and y._sign or not modulo or modulo.adjusted() >= context.prec or not x and not y:
        return context._raise(InvalidOperation)
    sign = int(x._sign and y._exp <= 0 and int(y) & 1)
    m = abs(int(modulo))
    base = x._int * pow(10, x._exp, m) % m if x._exp > 0 else abs(int(x)) % m
    for _ in range(y._exp):
        base = pow(base, 10, m)
    return _made(sign, pow(base, y._int if y._exp > 0 else int(y), m), 0)
