"""How decimal numbers are rounded, and which conditions are errors."""

import contextvars
from _collections_abc import MutableMapping
from _vm import digit_count as _digits

__name__ = "decimal"

__all__ = ["DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded",
           "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext",
           "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN",
           "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext",
           "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
           "HAVE_CONTEXTVAR", "Context", "DefaultContext", "BasicContext", "ExtendedContext"]

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = (
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING")
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded,
            Clamped]
# In the order in which contexts show them.
_SHOWN = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
          Underflow]


def _signal(condition):
    """The signal that a condition counts as."""
    return InvalidOperation if issubclass(condition, InvalidOperation) else condition


_VALID = ("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
          "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")


class SignalDict(MutableMapping):
    """Which signals are set, or trapped."""

    __module__ = "abc"
    __slots__ = "_held",

    def __init__(self, held=None):
        if held is None:
            raise ValueError("invalid signal dict")
        self._held = held

    def __getitem__(self, signal):
        if signal not in _signals:
            raise KeyError(_VALID)
        return self._held[signal]

    def __setitem__(self, signal, value):
        if signal not in _signals:
            raise KeyError(_VALID)
        self._held[signal] = bool(value)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(self._held)

    def __len__(self):
        return len(self._held)

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{value}" for signal, value in self.items()) + "}"

    def copy(self):
        return self._held.copy()


def _down(sign, n, d):
    return n // d


def _up(sign, n, d):
    return -(-n // d)


def _half(sign, n, d):
    """The quotient rounded down, and how the rest compares with a half."""
    q, r = divmod(n, d)
    return q, (2 * r > d) - (2 * r < d)


def _half_up(sign, n, d):
    q, c = _half(sign, n, d)
    return q + (c >= 0)


def _half_down(sign, n, d):
    q, c = _half(sign, n, d)
    return q + (c > 0)


def _half_even(sign, n, d):
    q, r = divmod(n, d)
    r += r
    return q + (r > d or r == d and q & 1)


def _ceiling(sign, n, d):
    return _down(sign, n, d) if sign else _up(sign, n, d)


def _floor(sign, n, d):
    return _up(sign, n, d) if sign else _down(sign, n, d)


def _05up(sign, n, d):
    q, r = divmod(n, d)
    return q + (r != 0 and q % 10 in (0, 5))


_ROUNDINGS = {ROUND_DOWN: _down, ROUND_UP: _up, ROUND_HALF_UP: _half_up, ROUND_HALF_DOWN: _half_down,
              ROUND_HALF_EVEN: _half_even, ROUND_CEILING: _ceiling, ROUND_FLOOR: _floor, ROUND_05UP: _05up}


def _settled(made, sign, n, exp, context):
    """A finite number rounded to the context's precision and brought into its range of exponents."""
    if n:
        prec = context.prec
        least = _digits(n) + exp - prec
        if context.Emin - prec < least < context.Emax - prec and not context.clamp:
            # The usual case: far from the ends of the range.
            if exp >= least:
                return made(sign, n, exp)
            if not (context.traps._held[Rounded] or context.traps._held[Inexact]):
                d = 10 ** (least - exp)
                rounded = _ROUNDINGS[context.rounding](sign, n, d)
                context.flags._held[Rounded] = True
                if rounded * d != n:
                    context.flags._held[Inexact] = True
                if _digits(rounded) > prec:
                    rounded //= 10
                    least += 1
                return made(sign, rounded, least)
    Etiny, Etop = context.Etiny(), context.Etop()
    if not n:
        top = Etop if context.clamp else context.Emax
        new = min(max(exp, Etiny), top)
        if new != exp:
            context._raise(Clamped)
        return made(sign, 0, new)
    size = _digits(n)
    least = size + exp - context.prec
    if least > Etop:
        return context._raise_all([Overflow, Inexact, Rounded], context._overflow(sign))
    subnormal = least < Etiny
    if subnormal:
        least = Etiny
    if exp < least:
        rounded, inexact = _shortened(sign, n, least - exp, context.rounding)
        if _digits(rounded) > context.prec:
            rounded //= 10
            least += 1
        result = context._overflow(sign) if least > Etop else made(sign, rounded, least)
        conditions = [Overflow] if least > Etop else []
        if inexact and subnormal:
            conditions.append(Underflow)
        if subnormal:
            conditions.append(Subnormal)
        if inexact:
            conditions.append(Inexact)
        conditions.append(Rounded)
        if not rounded:
            conditions.append(Clamped)
        return context._raise_all(conditions, result)
    if subnormal:
        context._raise(Subnormal)
    if context.clamp and exp > Etop:
        context._raise(Clamped)
        return made(sign, n * 10 ** (exp - Etop), Etop)
    return made(sign, n, exp)


def _shortened(sign, n, places, rounding):
    """n without its last digits, so many; and whether that changed the value."""
    if places > _digits(n) + 1:
        # All that counts of a number far below the last digit is that it is not zero.
        n, places = int(n != 0), 2
    d = 10 ** places
    rounded = _rounding(rounding)(sign, n, d)
    return rounded, rounded * d != n


def _rounding(name):
    """The function of a way of rounding."""
    if not isinstance(name, str) or name not in _ROUNDINGS:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return _ROUNDINGS[name]


def _in_c(number):
    """A number that CPython keeps in a word."""
    if not -1 << 63 <= number < 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


class Context:
    """Precision, rounding, range, and what to do about conditions."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        default = globals().get("DefaultContext")
        for name, value, usual in (("prec", prec, 28), ("rounding", rounding, ROUND_HALF_EVEN),
                                   ("Emin", Emin, -999999), ("Emax", Emax, 999999), ("capitals", capitals, 1),
                                   ("clamp", clamp, 0)):
            setattr(self, name, (getattr(default, name) if default else usual) if value is None else value)
        self.flags = self._set_of(flags, ())
        usual = [InvalidOperation, DivisionByZero, Overflow]
        self.traps = self._set_of(default.traps if traps is None and default else traps, usual)

    @staticmethod
    def _set_of(given, usual):
        given = list(usual) if given is None else given
        if isinstance(given, (dict, SignalDict)):
            if set(given) != set(_signals):
                raise KeyError("invalid signal dict")
            return SignalDict({s: bool(given.get(s)) for s in _signals})
        if not isinstance(given, list):
            raise TypeError("argument must be a signal dict")
        for signal in given:
            if signal not in _signals:
                raise KeyError(_VALID)
        return SignalDict({s: s in given for s in _signals})

    def __setattr__(self, name, value):
        ranges = {"prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
                  "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
                  "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
                  "capitals": (0, 1, "valid values for capitals are 0 or 1"),
                  "clamp": (0, 1, "valid values for clamp are 0 or 1")}
        if name in ranges:
            low, high, message = ranges[name]
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            value = int(value)
            if not low <= _in_c(value) <= high:
                raise ValueError(message)
        elif name == "rounding":
            _rounding(value)
        elif name in ("flags", "traps"):
            if isinstance(value, dict):
                value = self._set_of(value, ())
            elif not isinstance(value, SignalDict):
                raise TypeError("argument must be a signal dict")
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        def shown(signals):
            return "[" + ", ".join([s.__name__ for s in _SHOWN if signals[s]]) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, "
                f"traps={shown(self.traps)})")

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags.copy(), self.traps.copy())

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                                [s for s, v in self.flags.items() if v], [s for s, v in self.traps.items() if v])

    def clear_flags(self):
        self.flags.update(dict.fromkeys(_signals, False))

    def clear_traps(self):
        self.traps.update(dict.fromkeys(_signals, False))

    def _ignore_all(self):
        self.clear_traps()

    def _raise(self, condition, result=None):
        """Notes a condition; raises it if it is trapped, else gives the result that stands for it."""
        signal = _signal(condition)
        self.flags._held[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        if result is None and signal is InvalidOperation:
            return _number(0, 0, 0, "n")
        return result

    def _raise_all(self, conditions, result=None):
        """The same of several conditions at once: the first signal tells of all that are trapped."""
        for condition in conditions:
            self.flags._held[_signal(condition)] = True
        trapped = [c for c in conditions if self.traps[_signal(c)]]
        if trapped:
            trapped.sort(key=lambda condition: _signals.index(_signal(condition)))
            raise _signal(trapped[0])(trapped)
        return result

    def _float(self, value, equality=False):
        self.flags[FloatOperation] = True
        if self.traps[FloatOperation] and not equality:
            raise FloatOperation([FloatOperation])

    def _overflow(self, sign):
        r = self.rounding
        if r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or \
                r == ROUND_CEILING and not sign or r == ROUND_FLOOR and sign:
            return _number(sign, 0, 0, "F")
        return _number(sign, 10 ** self.prec - 1, self.Etop())

    def create_decimal(self, num="0", /):
        if isinstance(num, str) and (num.strip() != num or "_" in num):
            return self._raise(ConversionSyntax)
        made = _converted(num, self)
        if made.is_nan() and _digits(made._int) > self.prec - self.clamp:
            return self._raise(ConversionSyntax)
        return made._fix(self)

    def create_decimal_from_float(self, f, /):
        return _Decimal.from_float(f)._fix(self)

    def _apply(self, a, /):
        return _operand(a)._fix(self)

    def power(self, a, b, modulo=None):
        return _operand(a).__pow__(_operand(b), None if modulo is None else _operand(modulo), context=self)

    def divmod(self, a, b, /):
        return _operand(a).__divmod__(_operand(b), context=self)

    def radix(self):
        return _Decimal(10)


def _operand(a):
    if isinstance(a, int):
        return _Decimal(a)
    if not isinstance(a, _Decimal):
        raise TypeError("conversion from %s to Decimal is not supported" % type(a).__name__)
    return a


def _delegate(name, method, count, plain=False):
    """A method of contexts for one of numbers, which takes `count` of them."""
    def call(self, *numbers):
        first, *others = numbers
        if name.endswith("canonical") and not isinstance(first, _Decimal):
            raise TypeError("argument must be a Decimal")
        # Not what a class of the program has in its place.
        asked = getattr(_Decimal, method)
        if plain:
            return asked(_operand(first), *map(_operand, others))
        return asked(_operand(first), *map(_operand, others), context=self)

    def one(self, a, /):
        return call(self, a)

    def two(self, a, b, /):
        return call(self, a, b)

    def three(self, a, b, c, /):
        return call(self, a, b, c)

    made = (one, two, three)[count - 1]
    made.__name__, made.__qualname__ = name, f"Context.{name}"
    setattr(Context, name, made)


for _name in ("exp is_normal is_subnormal ln log10 logb logical_invert next_minus next_plus normalize number_class "
              "sqrt to_eng_string to_integral_exact to_integral_value").split():
    _delegate(_name, _name, 1)
for _name in ("compare compare_signal compare_total compare_total_mag logical_and logical_or logical_xor max max_mag "
              "min min_mag next_toward quantize remainder_near rotate same_quantum scaleb shift").split():
    _delegate(_name, _name, 2)
_delegate("fma", "fma", 3)
for _name, _method in (("add", "__add__"), ("divide", "__truediv__"), ("divide_int", "__floordiv__"),
                       ("multiply", "__mul__"), ("remainder", "__mod__"), ("subtract", "__sub__")):
    _delegate(_name, _method, 2)
for _name, _method in (("abs", "__abs__"), ("minus", "__neg__"), ("plus", "__pos__"), ("to_sci_string", "__str__")):
    _delegate(_name, _method, 1)
Context.to_integral = Context.to_integral_value
for _name in ("canonical copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed "
              "is_snan is_zero").split():
    _delegate(_name, _name, 1, True)
_delegate("copy_sign", "copy_sign", 2, True)
_delegate("copy_decimal", "__copy__", 1, True)

DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, Overflow, InvalidOperation],
                         flags=[], Emax=999999, Emin=-999999, capitals=1, clamp=0)
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = contextvars.ContextVar("decimal_context")


def _given(context):
    """The context that an operation was given, or the current one."""
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def getcontext():
    try:
        return _current.get()
    except LookupError:
        context = Context()
        _current.set(context)
        return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class ContextManager:
    __module__ = "decimal"

    def __init__(self, new_context):
        self.new_context = new_context.copy()

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)


def localcontext(ctx=None, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
    if ctx is not None and not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    manager = ContextManager(getcontext() if ctx is None else ctx)
    for key, value in (("prec", prec), ("rounding", rounding), ("Emin", Emin), ("Emax", Emax),
                       ("capitals", capitals), ("clamp", clamp), ("flags", flags), ("traps", traps)):
        if value is not None:
            setattr(manager.new_context, key, Context._set_of(value, ()) if key in ("flags", "traps") else value)
    return manager


def _begin(decimal, made, converted):
    global _Decimal, _number, _converted
    _converted = converted
    _Decimal = decimal
    _number = made


import _vm
_vm.name_in_full(ContextManager, "decimal")
_vm.name_in_full(Context, "decimal")
