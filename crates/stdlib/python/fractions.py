"""Fractions: exact rational numbers."""

import math
import numbers
import operator

__all__ = ["Fraction"]

_MODULUS = (1 << 61) - 1


def _is_decimal(value):
    return hasattr(value, "as_integer_ratio") and type(value).__mro__[-2].__name__ == "Decimal"


def _parse(text):
    """Numerator and denominator of "3/4", "-1.25e3" and the like; None if it is neither."""
    body = text.strip()
    sign = 1
    if body[:1] in ("+", "-"):
        sign = -1 if body[0] == "-" else 1
        body = body[1:]

    def digits(s):
        if not s or s[0] == "_" or s[-1] == "_" or "__" in s:
            return None
        bare = s.replace("_", "")
        return bare if bare.isdecimal() else None

    if "/" in body:
        top, _, bottom = body.partition("/")
        top, bottom = digits(top.rstrip()), digits(bottom.lstrip())
        return None if top is None or bottom is None else (sign * int(top), int(bottom))
    mantissa, e, exponent = body.partition("e") if "e" in body else body.partition("E")
    whole, point, part = mantissa.partition(".")
    if not whole and not part:
        return None
    whole_digits = digits(whole) if whole else "0"
    part_digits = digits(part) if part else ""
    if whole_digits is None or part_digits is None:
        return None
    n, d = int(whole_digits + part_digits), 10 ** len(part_digits)
    if e:
        power = digits(exponent[1:] if exponent[:1] in ("+", "-") else exponent)
        if power is None:
            return None
        if exponent[0] == "-":
            d *= 10 ** int(power)
        else:
            n *= 10 ** int(power)
    return sign * n, d


def _fallbacks(exact, general, handle_complex=True):
    """The two methods of an operator: with fractions and ints exact, with other numbers as they do it."""
    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return general(float(a), b)
        if handle_complex and isinstance(b, complex):
            return general(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return general(float(a), float(b))
        if handle_complex and isinstance(a, numbers.Complex):
            return general(complex(a), complex(b))
        return NotImplemented

    forward.__name__ = "__" + general.__name__ + "__"
    reverse.__name__ = "__r" + general.__name__ + "__"
    return forward, reverse


def _made(n, d):
    """A fraction of numbers that have no common factor."""
    self = object.__new__(Fraction)
    self._numerator = n
    self._denominator = d
    return self


def _reduced(n, d):
    g = math.gcd(n, d)
    if d < 0:
        g = -g
    return _made(n // g, d // g)


def _divide(a, b):
    if b._numerator == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % b._denominator)
    return _reduced(a._numerator * b._denominator, a._denominator * b._numerator)


def _floordiv(a, b):
    return a._numerator * b._denominator // (a._denominator * b._numerator)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return _reduced(a._numerator * db % (da * b._numerator), da * db)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    quotient, rest = divmod(a._numerator * db, da * b._numerator)
    return quotient, _reduced(rest, da * db)


class Fraction(numbers.Rational):
    """An exact rational number."""

    __slots__ = "_numerator", "_denominator"

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _is_decimal(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError("Invalid literal for Fraction: %r" % numerator)
            numerator, denominator = parsed
        elif not (type(numerator) is int is type(denominator)):
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator = numerator // g
        self._denominator = denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)"
                            % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if not _is_decimal(dec):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)"
                            % (cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, until the next one is too fine.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _made(p1, q1)
        return _made(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        from _fraction_format import format_fraction
        return format_fraction(self, format_spec)

    __add__, __radd__ = _fallbacks(
        lambda a, b: _reduced(a._numerator * b._denominator + b._numerator * a._denominator,
                              a._denominator * b._denominator), operator.add)
    __sub__, __rsub__ = _fallbacks(
        lambda a, b: _reduced(a._numerator * b._denominator - b._numerator * a._denominator,
                              a._denominator * b._denominator), operator.sub)
    __mul__, __rmul__ = _fallbacks(
        lambda a, b: _reduced(a._numerator * b._numerator, a._denominator * b._denominator), operator.mul)
    __truediv__, __rtruediv__ = _fallbacks(_divide, operator.truediv)
    __floordiv__, __rfloordiv__ = _fallbacks(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _fallbacks(_divmod, divmod, False)
    __mod__, __rmod__ = _fallbacks(_mod, operator.mod, False)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _made(a._numerator ** power, a._denominator ** power)
            if a._numerator == 0:
                raise ZeroDivisionError("Fraction(%s, 0)" % a._denominator ** -power)
            if a._numerator > 0:
                return _made(a._denominator ** -power, a._numerator ** -power)
            return _made((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return operator.index(a.__trunc__())

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            up = rest * 2 > d or rest * 2 == d and floor % 2
            return floor + 1 if up else floor
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal to the hash of an int or float of the same value.
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
