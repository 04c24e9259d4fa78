"""The format specification."""

from cases import floats, function, ints, one_float, texts, topic


@function
def format__int(value, spec):
    return format(int(value), spec)


@function
def format__float(value, spec):
    return format(float(value), spec)


@function
def format__str(value, spec):
    return format(value, spec)


@function
def format__complex(real, imag, spec):
    return format(complex(float(real), float(imag)), spec)


SPECS = [".3", "z", "#c", "+c", "c", ",n", "_n", ",x", "_x", "_,", "1,_", ",_", ",,", "99999999999999999999", ".", ".99999999999999999999"]
SPECS += ["s", "\x01", "é", "é2", " 5", "y", "xx", "=5", ".5d", "#", "#x", "#X", "08,", "012_x", "#012_b", "07,.2f", "5%", ".0%", "05c", "z.1f"]
SPECS += ["-", "+", " ", "+08.3e", "é^9", "=^9", "<<9", "^^9", "{<9", "0<9", "09", "<09", "=09", ">09", "^09", "09,", "020,.3f", "\u0665", ".\u0662f", "s5"]
SPECS += ["z#010,.1f", "-#_x", ".2147483648", "'<5", "''", "d ", " d", "1.1.1", "_d", "_s", ",s", ",c", "_c", "_e", ",%", "_%", "\x7f", ",\x7f", ",é", "_\x01"]


def one_spec(rng, letters):
    spec = ""
    if rng.random() < 0.5:
        if rng.random() < 0.5:
            spec += rng.choice("*x0 é日{<=")
        spec += rng.choice("<>=^")
    spec += rng.choice(("", "", "", "+", "-", " "))
    spec += rng.choice(("", "", "", "", "z"))
    spec += rng.choice(("", "", "", "#"))
    spec += rng.choice(("", "", "", "0"))
    spec += rng.choice(("", "", str(rng.randrange(1, 32))))
    spec += rng.choice(("", "", "", ",", "_"))
    spec += rng.choice(("", "", "." + str(rng.randrange(20))))
    spec += rng.choice(("", letters and rng.choice(letters), letters and rng.choice(letters), rng.choice("sdxfgecnQ")))
    return spec


@topic
def format_int(rng, count):
    for spec in SPECS:
        for value in (0, 65, -1234567, 10**30):
            yield "format.int", value, spec
    for spec in ("c", "f", "e", "x", "d"):
        for value in (-1, 0x10FFFF, 0x110000, 2**63, 10**400, 1234567):
            yield "format.int", value, spec
    for value in ints(rng, count * 6):
        yield "format.int", value, one_spec(rng, "bdoxXnbdoxXeEfFgG%")


@topic
def format_float(rng, count):
    for spec in SPECS:
        for value in (0.0, 1.5, -1234567.891, float("inf"), float("nan"), -0.04):
            yield "format.float", value, spec
    for value in floats(rng, count * 8):
        yield "format.float", value, one_spec(rng, "eEfFgGn%")
    for value in (0.5, 1.5, 1e300, 5e-324, 0.1):
        for precision in (0, 1, 17, 60, 400, 1100, 1200):
            for letter in ("", "e", "f", "g", "#g"):
                yield "format.float", value, f"{letter[:-1]}.{precision}{letter[-1:]}"


@topic
def format_str(rng, count):
    for spec in SPECS:
        for value in ("", "ab", "héllo wörld"):
            yield "format.str", value, spec
    for value in texts(rng, count * 3):
        yield "format.str", value, one_spec(rng, "s")


@topic
def format_complex(rng, count):
    for spec in SPECS:
        for real, imag in ((0.0, 1.0), (1.5, -2.0), (-0.0, 1.25), (float("nan"), float("inf"))):
            yield "format.complex", real, imag, spec
    for _ in range(count * 3):
        yield "format.complex", one_float(rng), one_float(rng), one_spec(rng, "eEfFgGn")
