"""Format specifications of fractions."""

import re

_GENERAL = re.compile(r"""(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alt>\#)?
(?P<minimumwidth>0|[1-9][0-9]*)?(?P<thousands_sep>[,_])?""", re.DOTALL | re.VERBOSE)
_FLOAT = re.compile(r"""(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?
(?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>0|[1-9][0-9]*)?(?P<thousands_sep>[,_])?(?:\.(?P<precision>0|[1-9][0-9]*))?
(?P<presentation_type>[eEfFgG%])""", re.DOTALL | re.VERBOSE)


def format_fraction(value, spec):
    match = _GENERAL.fullmatch(spec)
    if match:
        n, d = value.as_integer_ratio()
        sep = match["thousands_sep"] or ""
        body = f"{abs(n):{sep}}/{d:{sep}}" if d > 1 or match["alt"] else f"{abs(n):{sep}}"
        return _pad(match, "-" if n < 0 else _plus(match), body)
    match = _FLOAT.fullmatch(spec)
    if match and (match["align"] is None or match["zeropad"] is None):
        return _float_style(value, match)
    raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(value).__name__!r}")


def _plus(match):
    return "" if match["sign"] == "-" else match["sign"]


def _pad(match, sign, body):
    padding = (match["fill"] or " ") * (int(match["minimumwidth"] or "0") - len(sign) - len(body))
    align = match["align"] or ">"
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


def _round(n, d, exponent, no_neg_zero=False):
    """Sign and digits of n/d in units of 10**exponent, halves to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    return (q < 0 if no_neg_zero else n < 0), abs(q)


def _figures(n, d, figures):
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    exponent = len(top) - len(bottom) + (bottom <= top) - figures
    sign, digits = _round(n, d, exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return sign, digits, exponent


def _float_style(value, match):
    n, d = value.as_integer_ratio()
    kind = match["presentation_type"]
    precision = int(match["precision"] or "6")
    scientific = False
    if kind in "fF%":
        negative, digits = _round(n, d, -precision - (2 if kind == "%" else 0), bool(match["no_neg_zero"]))
        places = precision
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        negative, digits, exponent = _figures(n, d, figures)
        scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
        places = figures - 1 if scientific else -exponent
    suffix = "%" if kind == "%" else f"{'E' if kind in 'EFG' else 'e'}{exponent + places:+03d}" \
        if scientific else ""
    text = f"{digits:0{places + 1}d}"
    sign = "-" if negative else _plus(match)
    leading, part = text[:len(text) - places], text[len(text) - places:]
    if kind in "gG" and not match["alt"]:
        part = part.rstrip("0")
    trailing = ("" if not match["alt"] and not part else ".") + part + suffix
    sep = match["thousands_sep"]
    if match["zeropad"]:
        least = int(match["minimumwidth"] or "0") - len(sign) - len(trailing)
        leading = leading.zfill(3 * least // 4 + 1 if sep else least)
    if sep:
        first = 1 + (len(leading) - 1) % 3
        leading = leading[:first] + "".join([sep + leading[i:i + 3] for i in range(first, len(leading), 3)])
    return _pad(match, sign, leading + trailing)
