"""Format specifications of decimal numbers."""

from decimal import _digits, _made, _shown


def _parse(spec):
    fields = {"fill": " ", "align": None, "sign": "-", "z": False, "alt": False, "zero": False, "width": 0,
              "sep": "", "precision": None, "type": None}
    at = 0
    if len(spec) > 1 and spec[1] in "<>=^":
        fields["fill"], fields["align"] = spec[0], spec[1]
        at = 2
    elif spec[:1] and spec[0] in "<>=^":
        fields["align"] = spec[0]
        at = 1
    if spec[at:at + 1] and spec[at] in "-+ ":
        fields["sign"] = spec[at]
        at += 1
    if spec[at:at + 1] == "z":
        fields["z"] = True
        at += 1
    if spec[at:at + 1] == "#":
        fields["alt"] = True
        at += 1
    if spec[at:at + 1] == "0":
        if fields["align"] is not None:
            raise ValueError("invalid format string")
        fields["fill"], fields["align"], fields["zero"] = "0", "=", True
        at += 1
    start = at
    while spec[at:at + 1].isdecimal():
        at += 1
    fields["width"] = int(spec[start:at] or 0)
    if spec[at:at + 1] == ",":
        fields["sep"] = ","
        at += 1
    if spec[at:at + 1] == ".":
        start = at = at + 1
        while spec[at:at + 1].isdecimal():
            at += 1
        if at == start:
            raise ValueError("invalid format string")
        fields["precision"] = int(spec[start:at])
    if spec[at:at + 1] and spec[at] in "eEfFgG%nN":
        fields["type"] = spec[at]
        at += 1
    if at != len(spec) or fields["type"] in ("n", "N") and fields["sep"]:
        raise ValueError("invalid format string")
    if fields["type"] == "N":
        import warnings
        warnings.warn("Format specifier 'N' is deprecated", DeprecationWarning, stacklevel=4)
        fields["type"] = "G"
    return fields


def _group(digits, sep, least):
    if not sep:
        return digits.rjust(least, "0")
    groups = []
    while True:
        size = min(max(len(digits), least, 1), 3)
        groups.insert(0, digits[-size:].rjust(size, "0"))
        digits = digits[:-size]
        # Behind a separator there is always a digit.
        least -= size
        if not digits and least <= 0:
            return sep.join(groups)
        least -= 1


def _pad(fields, sign, body):
    padding = fields["fill"] * (fields["width"] - len(sign) - len(body))
    align = fields["align"] or ">"
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


def format_decimal(x, spec, context):
    fields = _parse(spec)
    kind = fields["type"]

    def sign_of(number):
        return "-" if number._sign else fields["sign"] if fields["sign"] in " +" else ""

    if x._special:
        if fields["zero"]:
            fields["fill"], fields["align"] = " ", ">"
        return _pad(fields, sign_of(x), x.copy_abs()._special_text() + ("%" if kind == "%" else ""))
    if kind is None:
        kind = "gG"[context.capitals]
    if kind == "n":
        kind = "g"
    if kind == "%":
        x = _made(x._sign, x._int, x._exp + 2)
    precision = fields["precision"]
    rounding = context.rounding
    if precision is not None:
        if kind in "eE":
            x = _to_figures(x, precision + 1, rounding)
        elif kind in "fF%":
            x = x._rescale(-precision, rounding)
        elif _digits(x._int) > max(precision, 1):
            x = _to_figures(x, max(precision, 1), rounding)
    if not x._int and x._exp > 0 and kind in "fF%":
        x = x._rescale(0, rounding)
    if fields["z"] and x._sign and not x._int:
        x = x.copy_abs()
    digits = _shown(x._int)
    left = x._exp + len(digits)
    if kind in "eE":
        point = 1 - precision if not x._int and precision is not None else 1
    elif kind in "fF%" or x._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    exp = left - point
    tail = "." + part if part or fields["alt"] else ""
    if exp != 0 or kind in "eE":
        tail += ("E" if kind in "EG" else "e") + "%+d" % exp
    if kind == "%":
        tail += "%"
    sign = sign_of(x)
    least = fields["width"] - len(sign) - len(tail) if fields["zero"] else 0
    return _pad(fields, sign, _group(whole, fields["sep"], max(least, 1)) + tail)


def _to_figures(x, figures, rounding):
    if not x._int:
        return x
    exp = x.adjusted() + 1 - figures
    result = x._rescale(exp, rounding)
    if result.adjusted() != x.adjusted():
        result = result._rescale(result.adjusted() + 1 - figures, rounding)
    return result
