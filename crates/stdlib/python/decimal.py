"""Decimal numbers with as many digits as one wants."""

import math
import numbers
import operator
from collections import namedtuple
from _decimal_context import *
from _decimal_context import _given, _in_c, _rounding, _settled, _shortened, _signal
# Without the limit of the digits of an int.
from _vm import digit_count as _digits, digits as _shown, whole as _whole

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
           "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded",
           "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext",
           "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN",
           "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext",
           "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
           "HAVE_CONTEXTVAR"]

__version__, __libmpdec_version__ = "1.70", "2.5.1"
_MODULUS = (1 << 61) - 1


DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _made(sign, n, exp, special=""):
    """A number sign * n * 10**exp, or an infinity "F", or a NaN "n" or signalling "N" with n as payload."""
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = n
    self._exp = exp
    self._special = special
    return self


def _parse(text):
    """Sign, integer, exponent and kind of a number as text; None if it is not one."""
    body = text.strip().replace("_", "")
    sign = 0
    if body[:1] in ("+", "-"):
        sign = int(body[0] == "-")
        body = body[1:]
    low = body.lower()
    if low in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for prefix, kind in (("snan", "N"), ("nan", "n")):
        if low.startswith(prefix):
            rest = body[len(prefix):]
            return (sign, _whole(rest or "0"), 0, kind) if not rest or rest.isdecimal() else None
    mantissa, e, power = low.partition("e")
    whole, point, part = mantissa.partition(".")
    if not (whole or part) or whole and not whole.isdecimal() or part and not part.isdecimal():
        return None
    exp = -len(part)
    if e:
        bare = power[1:] if power[:1] in ("+", "-") else power
        if not bare.isdecimal():
            return None
        # No number is so large or small that it has an exponent of more digits.
        exp += int(power) if len(bare) < 40 else int(power[:-len(bare)] + "1" + "0" * 40)
    return sign, _whole(whole + part), exp, ""


class Decimal:
    """A decimal number."""

    __slots__ = "_sign", "_int", "_exp", "_special"

    def __new__(cls, value="0", context=None):
        if context is not None:
            _given(context)
        if type(value) is cls is Decimal:
            return value
        made = _of_int(value) if isinstance(value, int) else _converted(value, context or getcontext())
        if made._exp and not made._special and (made.adjusted() > MAX_EMAX or made._exp < MIN_ETINY):
            return (context or getcontext())._raise(InvalidOperation)
        if cls is not Decimal:
            self = object.__new__(cls)
            self._sign, self._int, self._exp, self._special = made._sign, made._int, made._exp, made._special
            return self
        return made

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            made = _of_int(f)
        elif not isinstance(f, float):
            raise TypeError("argument must be int or float")
        elif math.isinf(f) or math.isnan(f):
            made = Decimal(float.__repr__(f))
        else:
            n, d = float.as_integer_ratio(math.fabs(f))
            k = d.bit_length() - 1
            made = _made(int(math.copysign(1.0, f) < 0), n * 5 ** k, -k)
        return made if cls is Decimal else cls(made)

    def __reduce__(self):
        return self.__class__, (Decimal.__str__(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(Decimal.__str__(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # What kind of number it is.

    def is_nan(self):
        return self._special in ("n", "N") and self._special != ""

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return not self._special and self._int != 0 and _given(context).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        return not self._special and self._int != 0 and self.adjusted() < _given(context).Emin

    def number_class(self, context=None):
        if self.is_snan():
            return "sNaN"
        if self.is_qnan():
            return "NaN"
        sign = "+-"[self._sign]
        if self._special:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def __bool__(self):
        return bool(self._special or self._int)

    def adjusted(self):
        return 0 if self._special else self._exp + _digits(self._int) - 1

    def as_tuple(self):
        if self._special == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, _shown(self._int))) if self._int or not self._special else ()
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self._special:
            raise OverflowError("cannot convert Infinity to integer ratio")
        n, d = (self._int * 10 ** self._exp, 1) if self._exp >= 0 else (self._int, 10 ** -self._exp)
        g = math.gcd(n, d)
        return (-n if self._sign else n) // g, d // g

    # Text.

    def _special_text(self):
        sign = "-" if self._sign else ""
        if self._special == "F":
            return sign + "Infinity"
        return sign + ("NaN" if self._special == "n" else "sNaN") + (_shown(self._int) if self._int else "")

    def __str__(self, eng=False, context=None):
        if self._special:
            return self._special_text()
        digits = _shown(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        exp = ""
        if left != point:
            exp = ("E" if (context or getcontext()).capitals else "e") + "%+d" % (left - point)
        return ("-" if self._sign else "") + whole + part + exp

    def to_eng_string(self, context=None):
        return Decimal.__str__(self, eng=True, context=_given(context))

    def __repr__(self):
        return "Decimal('%s')" % Decimal.__str__(self)

    def __format__(self, specifier, context=None):
        if not specifier:
            return Decimal.__str__(self)
        from _decimal_format import format_decimal
        return format_decimal(self, specifier, context or getcontext())

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        return float("-nan" if self.is_nan() and self._sign else "nan" if self.is_nan() else Decimal.__str__(self))

    def __int__(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self._special:
            raise OverflowError("cannot convert Infinity to integer")
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __complex__(self):
        return complex(Decimal.__float__(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def canonical(self):
        return self

    def radix(self):
        return Decimal(10)

    # Comparison.

    def _cmp(self, other):
        """-1, 0 or 1 for numbers that are not NaN."""
        a, b = self._key(), other._key()
        if a != b or self._special or other._special or a == 0:
            return (a > b) - (a < b)
        mine, theirs = self.adjusted(), other.adjusted()
        if mine == theirs:
            exp = min(self._exp, other._exp)
            x, y = self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp)
            result = (x > y) - (x < y)
        else:
            result = (mine > theirs) - (mine < theirs)
        return -result if self._sign else result

    def _key(self):
        if self._special == "F":
            return -2 if self._sign else 2
        return 0 if not self._int else -1 if self._sign else 1

    def _compared(self, other, equality):
        """The other operand of a comparison as a Decimal; None when a NaN makes it false."""
        other = _comparable(self, other, equality)
        if other is NotImplemented:
            return other
        if self._special or other._special:
            if self.is_snan() or other.is_snan() or not equality and (self.is_nan() or other.is_nan()):
                getcontext()._raise(InvalidOperation)
                return None
            if self.is_nan() or other.is_nan():
                return None
        return other

    def __eq__(self, other):
        other = self._compared(other, True)
        return other if other is NotImplemented else other is not None and self._cmp(other) == 0

    def __ne__(self, other):
        equal = Decimal.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, other):
        other = self._compared(other, False)
        return other if other is NotImplemented else other is not None and self._cmp(other) < 0

    def __le__(self, other):
        other = self._compared(other, False)
        return other if other is NotImplemented else other is not None and self._cmp(other) <= 0

    def __gt__(self, other):
        other = self._compared(other, False)
        return other if other is NotImplemented else other is not None and self._cmp(other) > 0

    def __ge__(self, other):
        other = self._compared(other, False)
        return other if other is NotImplemented else other is not None and self._cmp(other) >= 0

    def __hash__(self):
        if self._special:
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            if self.is_nan():
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        power = pow(10, self._exp, _MODULUS) if self._exp >= 0 else pow(pow(10, -1, _MODULUS), -self._exp, _MODULUS)
        h = self._int * power % _MODULUS
        h = -h if self._sign else h
        return -2 if h == -1 else h

    def compare(self, other, context=None):
        other = _operand(other, True)
        nan = _nan(self, other, _given(context))
        return nan if nan is not None else Decimal(self._cmp(other))

    def compare_signal(self, other, context=None):
        other = _operand(other, True)
        context = _given(context)
        if self.is_nan() or other.is_nan():
            return context._raise(InvalidOperation)
        return Decimal(self._cmp(other))

    def _total_key(self):
        return {"": 0, "F": 1, "N": 2, "n": 3}[self._special]

    def compare_total(self, other, context=None):
        other = _operand(other, True)
        _given(context)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        a, b = self._total_key(), other._total_key()
        if a == b == 0:
            result = self._cmp(other)
            if self._sign:
                result = -result
            if not result:
                result = (self._exp > other._exp) - (self._exp < other._exp)
        elif a == b:
            result = (self._int > other._int) - (self._int < other._int)
        else:
            result = (a > b) - (a < b)
        return Decimal(-result if self._sign else result)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other, True).copy_abs(), context)

    def _logical(self, other, context, operation):
        """Combines the digits, which all are 0 or 1, from the right."""
        context = _given(context)
        for number in (self, other):
            if number._special or number._sign or number._exp or set(_shown(number._int)) - {"0", "1"}:
                return context._raise(InvalidOperation)
        limit = 1 << context.prec
        bits = operation(int(_shown(self._int), 2), int(_shown(other._int), 2)) % limit
        return _made(0, int(bin(bits)[2:]), 0)

    def logical_and(self, other, context=None):
        return self._logical(_operand(other, True), context, operator.and_)

    def logical_or(self, other, context=None):
        return self._logical(_operand(other, True), context, operator.or_)

    def logical_xor(self, other, context=None):
        return self._logical(_operand(other, True), context, operator.xor)

    def logical_invert(self, context=None):
        return self._logical(_made(0, 0, 0), context, lambda bits, _: ~bits)

    def _chosen(self, other, context, wanted, by_size=False):
        other = _operand(other, True)
        context = _given(context)
        if self._special or other._special:
            if self.is_qnan() and not other.is_nan():
                return other._fix(context)
            if other.is_qnan() and not self.is_nan():
                return self._fix(context)
            nan = _nan(self, other, context)
            if nan is not None:
                return nan
        c = self.copy_abs()._cmp(other.copy_abs()) if by_size else self._cmp(other)
        if c == 0:
            c = int(self.compare_total(other))
        return (self if c == wanted else other)._fix(context)

    def max(self, other, context=None):
        return self._chosen(other, context, 1)

    def min(self, other, context=None):
        return self._chosen(other, context, -1)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _operand(other, True)
        _given(context)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    # Signs.

    def copy_abs(self):
        return _made(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _made(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        _given(context)
        return _made(_operand(other, True)._sign, self._int, self._exp, self._special)

    def __neg__(self, context=None):
        nan = _nan(self, None, context)
        if nan is not None:
            return nan
        context = context or getcontext()
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        nan = _nan(self, None, context)
        if nan is not None:
            return nan
        context = context or getcontext()
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, round=True, context=None):
        if not round:
            return Decimal.copy_abs(self)
        return Decimal.__neg__(self, context) if self._sign else Decimal.__pos__(self, context)

    # Rounding.

    def _fix(self, context):
        """The number as the context allows it: so many digits, an exponent in range."""
        if self._special:
            if self.is_nan():
                limit = context.prec - context.clamp
                if _digits(self._int) > limit:
                    return _made(self._sign, self._int % 10 ** limit, 0, self._special)
            return self
        return _settled(_made, self._sign, self._int, self._exp, context)

    def _rescale(self, exp, rounding):
        """The number with this exponent; the sign stays, inexactness is for the caller."""
        if self._special:
            return self
        if not self._int:
            return _made(self._sign, 0, exp)
        if self._exp >= exp:
            return _made(self._sign, self._int * 10 ** (self._exp - exp), exp)
        return _made(self._sign, _shortened(self._sign, self._int, exp - self._exp, rounding)[0], exp)

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp, True)
        context = _given(context)
        rounding = context.rounding if rounding is None else rounding
        _rounding(rounding)
        if self._special or exp._special:
            nan = _nan(self, exp, context)
            if nan is not None:
                return nan
            if self.is_infinite() and exp.is_infinite():
                return Decimal(self)
            return context._raise(InvalidOperation)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._raise(InvalidOperation)
        if not self._int:
            return _made(self._sign, 0, exp._exp)._fix(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._raise(InvalidOperation)
        result = self._rescale(exp._exp, rounding)
        if result.adjusted() > context.Emax or _digits(result._int) > context.prec:
            return context._raise(InvalidOperation)
        if result._int and result.adjusted() < context.Emin:
            context._raise(Subnormal)
        if result._exp > self._exp:
            context._raise_all([Inexact, Rounded] if result._cmp(self) != 0 else [Rounded])
        return result._fix(context)

    def to_integral_exact(self, rounding=None, context=None):
        if rounding is not None:
            _rounding(rounding)
        context = _given(context)
        if self._special:
            nan = _nan(self, None, context)
            return self if nan is None else nan
        if self._exp >= 0:
            return Decimal(self)
        if not self._int:
            return _made(self._sign, 0, 0)
        context = _given(context)
        result = self._rescale(0, rounding or context.rounding)
        return context._raise_all([Inexact, Rounded] if result._cmp(self) != 0 else [Rounded], result)

    def to_integral_value(self, rounding=None, context=None):
        if rounding is not None:
            _rounding(rounding)
        context = _given(context)
        if self._special:
            nan = _nan(self, None, context)
            return self if nan is None else nan
        return Decimal(self) if self._exp >= 0 else self._rescale(0, rounding or _given(context).rounding)

    to_integral = to_integral_value

    def _whole(self, rounding):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        return int(self._rescale(0, rounding))

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return Decimal.quantize(self, _made(0, 1, -_in_c(n)))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def normalize(self, context=None):
        nan = _nan(self, None, context)
        if nan is not None:
            return nan
        context = _given(context)
        dup = self._fix(context)
        if dup._special:
            return dup
        if not dup._int:
            return _made(dup._sign, 0, 0)
        n, exp = dup._int, dup._exp
        limit = context.Etop() if context.clamp else context.Emax
        while n % 10 == 0 and exp < limit:
            n //= 10
            exp += 1
        return _made(dup._sign, n, exp)

    # Arithmetic.

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            nan = _nan(self, other, context)
            if nan is not None:
                return nan
            if self._special:
                if other._special and self._sign != other._sign:
                    return context._raise(InvalidOperation)
                return Decimal(self)
            return Decimal(other)
        x, y, exp = self._int, other._int, self._exp
        apart = exp - other._exp
        if apart:
            if not -40 < apart < 40:
                (x, exp), (y, low) = _aligned(self, other, context.prec)
                apart = exp - low
            if apart > 0:
                x *= 10 ** apart
                exp -= apart
            else:
                y *= 10 ** -apart
        total = (-x if self._sign else x) + (-y if other._sign else y)
        if total:
            sign = int(total < 0)
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = int(context.rounding == ROUND_FLOOR)
        return _made(sign, abs(total), exp)._fix(context)

    def __radd__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__add__(other, self, context=context)

    def __sub__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if self._special or other._special:
            nan = _nan(self, other, context)
            if nan is not None:
                return nan
        return Decimal.__add__(self, Decimal.copy_negate(other), context=context)

    def __rsub__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__sub__(other, self, context=context)

    def __mul__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = _nan(self, other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._raise(InvalidOperation)
            return _made(sign, 0, 0, "F")
        return _made(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    def __rmul__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__mul__(other, self, context=context)

    def __truediv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = _nan(self, other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._raise(InvalidOperation)
            if self._special:
                return _made(sign, 0, 0, "F")
            context._raise(Clamped)
            return _made(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._raise(DivisionUndefined)
            return context._raise(DivisionByZero, _made(sign, 0, 0, "F"))
        if not self._int:
            return _made(sign, 0, self._exp - other._exp)._fix(context)
        shift = _digits(other._int) - _digits(self._int) + context.prec + 1
        exp = self._exp - other._exp - shift
        if shift >= 0:
            coefficient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            coefficient, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            # A last digit that is neither 0 nor 5 keeps rounding right.
            if coefficient % 5 == 0:
                coefficient += 1
        else:
            ideal = self._exp - other._exp
            while exp < ideal and coefficient % 10 == 0:
                coefficient //= 10
                exp += 1
        return _made(sign, coefficient, exp)._fix(context)

    def __rtruediv__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__truediv__(other, self, context=context)

    def _divided(self, other, context):
        """Whole quotient and remainder of finite numbers, the quotient rounded to zero."""
        sign = self._sign ^ other._sign
        ideal = self._exp if other._special else min(self._exp, other._exp)
        difference = self.adjusted() - other.adjusted()
        if not self._int or other._special or difference <= -2:
            return _made(sign, 0, 0), self._rescale(ideal, context.rounding)
        if difference <= context.prec:
            x, y = self._int, other._int
            if self._exp >= other._exp:
                x *= 10 ** (self._exp - other._exp)
            else:
                y *= 10 ** (other._exp - self._exp)
            q, r = divmod(x, y)
            if _digits(q) <= context.prec:
                return _made(sign, q, 0), _made(self._sign, r, ideal)
        answer = context._raise(DivisionImpossible)
        return answer, answer

    def _division(self, other, context, quotient):
        """The quotient, or the remainder, or both; special cases first."""
        sign = self._sign ^ other._sign
        nan = _nan(self, other, context)
        if nan is not None:
            return nan, nan
        if self._special:
            if other._special or quotient is not True:
                bad = context._raise(InvalidOperation)
                return (_made(sign, 0, 0, "F") if quotient is None and not other._special else bad), bad
            return _made(sign, 0, 0, "F"), None
        if not other:
            if not self:
                bad = context._raise(DivisionUndefined)
                return bad, bad
            if quotient is False:
                return None, context._raise(InvalidOperation)
            infinite = _made(sign, 0, 0, "F")
            if quotient:
                return context._raise(DivisionByZero, infinite), None
            context._raise_all([InvalidOperation, DivisionByZero])
            return infinite, _made(0, 0, 0, "n")
        return self._divided(other, context)

    def __floordiv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return self._division(other, context or getcontext(), True)[0]

    def __rfloordiv__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__floordiv__(other, self, context=context)

    def __mod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        return self._division(other, context, False)[1]._fix(context)

    def __rmod__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__mod__(other, self, context=context)

    def __divmod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        quotient, rest = self._division(other, context, None)
        return quotient, rest._fix(context)

    def __rdivmod__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__divmod__(other, self, context=context)

    def remainder_near(self, other, context=None):
        other = _operand(other, True)
        context = _given(context)
        nan = _nan(self, other, context)
        if nan is not None:
            return nan
        if self._special:
            return context._raise(InvalidOperation)
        if not other:
            return context._raise(InvalidOperation if self else DivisionUndefined)
        if other._special:
            return Decimal(self)._fix(context)
        ideal = min(self._exp, other._exp)
        if not self._int:
            return _made(self._sign, 0, ideal)._fix(context)
        apart = self.adjusted() - other.adjusted()
        if apart >= context.prec + 1:
            return context._raise(DivisionImpossible)
        if apart <= -2:
            return self._rescale(ideal, context.rounding)._fix(context)
        x, y = self._rescale(ideal, ROUND_DOWN)._int, other._rescale(ideal, ROUND_DOWN)._int
        q, r = divmod(x, y)
        sign = self._sign
        if 2 * r + (q & 1) > y:
            r -= y
            q += 1
        if q >= 10 ** context.prec:
            return context._raise(DivisionImpossible)
        if r < 0:
            sign, r = 1 - sign, -r
        return _made(sign, r, ideal)._fix(context)

    def fma(self, other, third, context=None):
        other, third = _operand(other, True), _operand(third, True)
        context = _given(context)
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                later = third.is_snan() and not self.is_snan() and not other.is_snan()
                return _nan(third, None, context) if later else _nan(self, other, context)
            if not self or not other:
                return context._raise(InvalidOperation)
            product = _made(self._sign ^ other._sign, 0, 0, "F")
        else:
            product = _made(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product.__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        from _decimal_math import power
        other = _operand(other)
        if other is NotImplemented or modulo is not None and _operand(modulo) is NotImplemented:
            return NotImplemented
        return power(self, other, modulo, context or getcontext())

    def __rpow__(self, other, modulo=None, context=None):
        other = _operand(other)
        return other if other is NotImplemented else Decimal.__pow__(other, self, modulo, context=context)

    def sqrt(self, context=None):
        from _decimal_math import sqrt
        return sqrt(self, _given(context))

    def exp(self, context=None):
        from _decimal_math import exp
        return exp(self, _given(context))

    def ln(self, context=None):
        from _decimal_math import ln
        return ln(self, _given(context))

    def log10(self, context=None):
        from _decimal_math import log10
        return log10(self, _given(context))

    def logb(self, context=None):
        nan = _nan(self, None, context)
        if nan is not None:
            return nan
        if self._special:
            return _made(0, 0, 0, "F")
        if not self._int:
            return _given(context)._raise(DivisionByZero, _made(1, 0, 0, "F"))
        return Decimal(self.adjusted())._fix(_given(context))

    def scaleb(self, other, context=None):
        other = _operand(other, True)
        context = _given(context)
        nan = _nan(self, other, context)
        if nan is not None:
            return nan
        if other._exp != 0 or other._special or not -2 * (context.Emax + context.prec) <= int(other) <= \
                2 * (context.Emax + context.prec):
            return context._raise(InvalidOperation)
        if self._special:
            return Decimal(self)
        return _made(self._sign, self._int, self._exp + int(other))._fix(context)

    def _shifted(self, other, context, rotate):
        other = _operand(other, True)
        context = _given(context)
        nan = _nan(self, other, context)
        if nan is not None:
            return nan
        if other._special or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
            return context._raise(InvalidOperation)
        if self._special:
            return Decimal(self)
        n, limit = int(other), 10 ** context.prec
        value = self._int % limit
        if rotate:
            n %= context.prec
            value = value * 10 ** n % limit + value * 10 ** n // limit
        else:
            value = value * 10 ** n % limit if n >= 0 else value // 10 ** -n
        return _made(self._sign, value, self._exp)

    def shift(self, other, context=None):
        return self._shifted(other, context, False)

    def rotate(self, other, context=None):
        return self._shifted(other, context, True)

    def _next(self, direction, context):
        context = _given(context)
        nan = _nan(self, None, context)
        if nan is not None:
            return nan
        up = direction > 0
        if self._special:
            if self._sign == up:
                return _made(self._sign, 10 ** context.prec - 1, context.Etop())
            return Decimal(self)
        context = context.copy()
        context._ignore_all()
        context.rounding = ROUND_CEILING if up else ROUND_FLOOR
        new = self._fix(context)
        if new._cmp(self) != 0:
            return new
        return Decimal.__add__(self, _made(1 - up, 1, context.Etiny() - 1), context)

    def next_plus(self, context=None):
        return self._next(1, context)

    def next_minus(self, context=None):
        return self._next(-1, context)

    def next_toward(self, other, context=None):
        other = _operand(other, True)
        context = _given(context)
        nan = _nan(self, other, context)
        if nan is not None:
            return nan
        c = self._cmp(other)
        if c == 0:
            return self.copy_sign(other)
        result = self.next_plus(context) if c < 0 else self.next_minus(context)
        if result._special == "F":
            context._raise_all([Overflow, Inexact, Rounded])
        elif result.adjusted() < context.Emin:
            context._raise_all([Underflow, Subnormal, Inexact, Rounded, *([] if result._int else [Clamped])])
        return result


def _converted(value, context):
    """A value of any kind as an exact number; what no number can hold is for the caller."""
    if isinstance(value, str):
        parsed = _parse(value)
        return context._raise(ConversionSyntax) if parsed is None else _made(*parsed)
    if isinstance(value, int):
        return _of_int(value)
    if isinstance(value, Decimal):
        return _made(value._sign, value._int, value._exp, value._special)
    if isinstance(value, (list, tuple)):
        return _made(*_from_tuple(value))
    if isinstance(value, float):
        context._float(value)
        return Decimal.from_float(value)
    raise TypeError("conversion from %s to Decimal is not supported" % _vm.type_name(value))


def _from_tuple(value):
    """What _parse gives for a text."""
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not (isinstance(sign, int) and sign in (0, 1)):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exp not in ("F", "n", "N") and not isinstance(exp, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'" if isinstance(exp, str)
                         else "exponent must be an integer")
    n = 0
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for digit in digits:
        if not (isinstance(digit, int) and 0 <= digit <= 9):
            raise ValueError("coefficient must be a tuple of digits")
        n = n * 10 + digit
    if exp == "F":
        return sign, 0, 0, exp
    if exp in ("n", "N"):
        return sign, n, 0, exp
    return sign, n, _in_c(exp), ""


def _of_int(value):
    if type(value) is not int:
        # What a class of the program says of itself does not count.
        value = int.__index__(value)
    return _made(int(value < 0), abs(value), 0)


def _operand(other, raiseit=False):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _of_int(other)
    if raiseit:
        raise TypeError("conversion from %s to Decimal is not supported" % _vm.type_name(other))
    return NotImplemented


def _comparable(self, other, equality):
    if isinstance(other, (Decimal, int)):
        return _operand(other)
    if isinstance(other, float):
        getcontext()._float(other, equality)
        return Decimal.from_float(other)
    if isinstance(other, numbers.Rational):
        return _fraction(self, other)
    if equality and isinstance(other, complex) and other.imag == 0:
        return _comparable(self, other.real, equality)
    return NotImplemented


def _fraction(self, other):
    """A Decimal that compares with self as the fraction does."""
    if self._special:
        return _of_int(0)
    c = _made(self._sign, self._int * other.denominator, self._exp)._cmp(_of_int(other.numerator))
    return self if not c else _made(int(c > 0), 0, 0, "F")


def _nan(a, b, context):
    """What comes out of an operation with a NaN; None if there is none."""
    if not (a.is_nan() or b is not None and b.is_nan()):
        return None
    context = _given(context)
    for x in (a, b):
        if x is not None and x.is_snan():
            return context._raise(InvalidOperation, _made(x._sign, x._int, 0, "n")._fix(context))
    return (a if a.is_nan() else b)._fix(context)


def _aligned(a, b, prec):
    """Two terms of a sum; the small one is replaced if it can only make the result inexact."""
    big, small = (a, b) if a._exp >= b._exp else (b, a)
    x, y = (big._int, big._exp), (small._int, small._exp)
    if big._int:
        limit = big._exp + min(-1, _digits(big._int) - prec - 2)
        if _digits(small._int) + small._exp - 1 < limit and small._int:
            y = 1, limit
        if not small._int and y[1] < limit:
            # One digit more than fits tells that zeros are rounded away.
            y = 0, max(y[1], big._exp + _digits(big._int) - prec - 1)
    else:
        x = 0, small._exp
    return (x, y) if big is a else (y, x)


import _decimal_context
_decimal_context._begin(Decimal, _made, _converted)

import _vm
_vm.name_in_full(Decimal, "decimal")


numbers.Number.register(Decimal)
