"""Records what CPython 3.13 does, as cases for `recorded`.

    PYTHONHASHSEED=0 python3.13 crates/text/tests/record.py crates/text/tests/data [count] [seed]

Each line of a file is a case: the function, its arguments as texts, and the result as a text or {"error": …}.
With another folder and a larger count it makes a random comparison; `recorded` reads the folder named by
the variable TEXT_CASES too.
"""

import _string
import _suggestions
import hashlib
import json
import os
import random
import struct
import sys
import unicodedata
import zlib

assert sys.version_info[:2] == (3, 13) and os.environ.get("PYTHONHASHSEED") == "0"

FUNCTIONS = {}
TOPICS = {}


def function(implementation):
    FUNCTIONS[implementation.__name__.replace("__", ".")] = implementation
    return implementation


def topic(cases):
    TOPICS[cases.__name__] = cases
    return cases


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    seed = sys.argv[3] if len(sys.argv) > 3 else "interleave"
    for name, cases in TOPICS.items():
        rng = random.Random(f"{seed} {name}")
        with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
            seen = set()
            for called, *arguments in cases(rng, count):
                arguments = [argument if isinstance(argument, str) else repr(argument) for argument in arguments]
                key = (called, *arguments)
                if key in seen or any(map(has_surrogate, arguments)):
                    continue
                seen.add(key)
                try:
                    result = FUNCTIONS[called](*arguments)
                    result = result if isinstance(result, str) else repr(result)
                except Exception as error:
                    result = {"error": f"{type(error).__name__}: {error}"}
                if not isinstance(result, str) or not has_surrogate(result):
                    file.write(json.dumps([called, arguments, result]) + "\n")


def has_surrogate(text):
    """Whether the text cannot exist in Rust."""
    return any("\ud800" <= char <= "\udfff" for char in text)


# Values


def floats(rng, count):
    yield from (0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 3.5, 0.1, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 1e22, 1e23)
    yield from (5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"))
    yield from (0.05, 0.15, 0.25, 0.35, 1e-10, 99999.5, 999999.5, 9999999.5, 0.00001234, 100.0, 1000.0, 12345.678)
    for _ in range(count):
        yield one_float(rng)


def one_float(rng):
    kind = rng.randrange(6)
    if kind == 0:
        value = struct.unpack("d", rng.randbytes(8))[0]
    elif kind == 1:
        value = round(rng.uniform(-1000, 1000), rng.randrange(5))
    elif kind == 2:
        value = rng.randrange(-10**6, 10**6) / 2 ** rng.randrange(12)
    elif kind == 3:
        value = float(rng.randrange(10 ** rng.randrange(1, 25)))
    elif kind == 4:
        value = rng.uniform(-1, 1) * 10.0 ** rng.randrange(-12, 25)
    else:
        value = float(f"{rng.randrange(1, 100)}e{rng.randrange(-330, 310)}")
    return abs(value) if value != value else value


def ints(rng, count):
    yield from (0, 1, -1, 9, 10, 255, -256, 2**31, 2**61 - 1, 2**61 - 2, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64)
    for _ in range(count):
        yield one_int(rng)


def one_int(rng):
    return rng.choice((1, -1)) * rng.getrandbits(rng.choice((3, 8, 20, 40, 62, 64, 65, 130, 400)))


ALPHABETS = (
    "abcxyzABC 012_",
    "aA1 \t\n'\"\\",
    "ab,.;",
    "\x00\x07\x1b\x1c\x1d\x1e\x1f\x7f\x80\x85\xa0\xad",
    "éßÀñµªº²¼×",
    "ǅǆŉİıſΣσςΐᾳᾼﬁﬃ",
    "日本語٣٤५",
    "😀🎉𝒜𐐀𐐨\U000e0001",
    "\u200b\u200d\u2028\u2029\u3000\u2003\ufeff",
)


def one_text(rng, longest=12):
    alphabet = "".join(rng.choices(ALPHABETS, weights=(6, 3, 3, 1, 2, 2, 2, 1, 1), k=rng.randrange(1, 3)))
    text = "".join(rng.choices(alphabet, k=rng.randrange(longest + 1)))
    if rng.random() < 0.05:
        text += chr(rng.randrange(0x110000))
    return text


def texts(rng, count, longest=12):
    yield from ("", " ", "a", "it's", 'say "hi"', "'\"", "\\", "a\nb\r\nc", "héllo", "日本", "😀", "\xa0", "\x85")
    for _ in range(count):
        yield one_text(rng, longest)


def byte_strings(rng, count):
    yield from (b"", b"abc", b"'", b"'\"", b"\x00\xff\\\n")
    for _ in range(count):
        yield rng.randbytes(rng.randrange(9)) if rng.random() < 0.5 else one_text(rng).encode("utf-8", "replace")


# Floats and integers


@function
def float__repr(value):
    return repr(float(value))


@function
def float__parse(text):
    return float(text)


@function
def float__hex(value):
    return float(value).hex()


@function
def float__fromhex(text):
    return float.fromhex(text)


@function
def float__round(value, ndigits):
    return round(float(value), int(ndigits))


@function
def float__round_to_int(value):
    return round(float(value))


@function
def float__to_int(value):
    return int(float(value))


@function
def float__as_integer_ratio(value):
    return float(value).as_integer_ratio()


@function
def float__divide_ints(a, b):
    return int(a) / int(b)


@function
def complex__repr(real, imag):
    return repr(complex(float(real), float(imag)))


FLOAT_TEXTS = ["", " ", "1", " 1.5 ", "1_000.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e5", "1e+5", "1E-5", "1e", "1e_5"]
FLOAT_TEXTS += ["1e5_0", ".5", "5.", ".", "+1", "-1", "--1", "+-1", "inf", "-inf", "+Infinity", "iNf", "infinit", "nan", "-NaN"]
FLOAT_TEXTS += ["nanx", "0x10", "1e400", "-1e400", "1e-400", "٣.١٤", "\u20031\u3000", "\x1c1", "1\x00", "1 2", "é", "1é", "e5"]
FLOAT_TEXTS += ["1d5", "1.5f", "1,5", "  ", "\t1\n", "1.e5", "1.5.2", "9007199254740993", "0.1" + "0" * 50 + "1", "1" * 400]
FLOAT_TEXTS += ["2.2250738585072011e-308", "1.7976931348623158e308", "1.7976931348623159e308", "infinity_", "in_f", "0_0.0_0"]

HEX_TEXTS = ["", "0x", "0x1", "1.8", "0x1.8p3", "-0x1.8P-3", "0x.8", "0x8.", "0x.", "p3", "0x1p", "0x1p+", "inf", "-Infinity"]
HEX_TEXTS += ["nan", " 0x1 ", "0x1 ", "0x1p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "0x1p-1074", "0x1p-1075"]
HEX_TEXTS += ["0x1.8p-1075", "0x0.0000000000001p-1022", "0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999"]
HEX_TEXTS += ["0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000081p0", "0x123456789abcdef123456789", "1.1.1", "0X1P3", "é"]


@topic
def float_(rng, count):
    for value in floats(rng, count * 4):
        yield "float.repr", value
        yield "float.hex", value
        yield "float.fromhex", value.hex()
        yield "float.to_int", value
        yield "float.round_to_int", value
        yield "float.as_integer_ratio", value
        yield "float.round", value, rng.choice((0, 1, 2, 3, 5, 10, 17, -1, -2, -3, -10, -300, -309, 322, 324, rng.randrange(-30, 30)))
    for value in (2.675, 0.5, 1.5, 2.5, 15.0, 25.0, 35.0, 1250.0, 1250.4, 1e23, 5e22, 0.125, 1.7976931348623157e308):
        for ndigits in (0, 1, 2, -1, -2, -22, -23, -308):
            yield "float.round", value, ndigits
    for text in FLOAT_TEXTS:
        yield "float.parse", text
    for text in HEX_TEXTS:
        yield "float.fromhex", text
    for _ in range(count):
        yield "float.parse", "".join(rng.choices("0123456789._e-+ ", k=rng.randrange(1, 9)))
        yield "float.parse", f"{rng.randrange(10**rng.randrange(1, 30))}e{rng.randrange(-350, 330)}"
        yield "float.divide_ints", one_int(rng), one_int(rng)
        yield "float.divide_ints", rng.getrandbits(1200), rng.getrandbits(rng.choice((50, 200, 1200, 2270)))
        yield "float.divide_ints", rng.getrandbits(60), rng.getrandbits(60) << rng.randrange(1000, 1100)
        yield "complex.repr", one_float(rng), one_float(rng)
    for real in (0.0, -0.0, 1.0, float("nan"), float("-inf")):
        for imag in (0.0, -0.0, 2.5, float("nan"), float("inf"), 1e20):
            yield "complex.repr", real, imag


@function
def int__parse(text, base):
    return int(text, int(base))


@function
def int__repr(value):
    return str(int(value))


@function
def int__hex(value):
    return hex(int(value, 0))


@function
def int__oct(value):
    return oct(int(value, 0))


@function
def int__bin(value):
    return bin(int(value, 0))


@function
def int__to_f64(value):
    return float(int(value))


@function
def int__repr_power(exponent):
    return str(10 ** int(exponent))


@function
def int__parse_repeated(digit, length, tail):
    return f"{int(digit * int(length) + tail):x}"


INT_TEXTS = ["", " ", "0", "00", "0_0", "007", "+1", "-1", "- 1", "--1", "1_0", "1__0", "_1", "1_", "0x_f", "0xf", "0X_FF", "0x", "0x_"]
INT_TEXTS += ["0b101", "0o17", "0b2", "0o8", "-0x10", "zz", "Zz_9", "٣٤", "\u20031\u3000", "\x1c1", "1.5", "1e5", "é", "1\x00", "0_7", "0x__1"]
INT_TEXTS += ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "0" * 30 + "1", "x" * 300, "'" * 250]


@topic
def int_(rng, count):
    for text in INT_TEXTS:
        for base in (10, 0, 2, 8, 16, 36):
            yield "int.parse", text, base
    for base in (1, 37, -1, 3, 7, 11, 32):
        yield "int.parse", "101", base
    for value in ints(rng, count):
        base = rng.choice((2, 3, 8, 10, 16, 36))
        yield "int.repr", value
        yield "int.hex", value
        yield "int.oct", value
        yield "int.bin", value
        yield "int.to_f64", value
        yield "int.parse", f"{value:_}", rng.choice((0, 10))
        yield "int.parse", f"{value:#_x}", rng.choice((0, 16, base))
        yield "int.parse", "".join(rng.choices("01289afxzob_ -+", k=rng.randrange(1, 8))), rng.choice((0, base))
    for exponent in (4298, 4299, 4300, 5000):
        yield "int.repr_power", exponent
    for digit, length, tail in (("1", 4300, ""), ("1", 4301, ""), ("0", 5000, "1"), ("1", 5000, "x"), ("1_2", 2150, ""), ("9", 600, "_1")):
        yield "int.parse_repeated", digit, length, tail
    yield "int.to_f64", 2**1024
    yield "int.to_f64", 2**1024 - 2**970
    yield "int.to_f64", 2**1024 - 2**970 - 1


# Format specifications


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


# Quotes and hashes


@function
def quote__repr(text):
    return repr(text)


@function
def quote__ascii(text):
    return ascii(text)


@function
def quote__escape_non_ascii(text):
    return ascii(Shown(text))


class Shown:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


@function
def quote__bytes_repr(hexadecimal):
    return repr(bytes.fromhex(hexadecimal))


@function
def quote__bytearray_repr(hexadecimal):
    return repr(bytearray.fromhex(hexadecimal))


@topic
def quote(rng, count):
    for text in texts(rng, count * 3):
        yield "quote.repr", text
        yield "quote.ascii", text
        yield "quote.escape_non_ascii", text
    for data in byte_strings(rng, count):
        yield "quote.bytes_repr", data.hex()
        yield "quote.bytearray_repr", data.hex()


@function
def hash__str(text):
    return hash(text)


@function
def hash__bytes(hexadecimal):
    return hash(bytes.fromhex(hexadecimal))


@function
def hash__int(value):
    return hash(int(value))


@function
def hash__float(value):
    return hash(float(value))


@function
def hash__complex(real, imag):
    return hash(complex(float(real), float(imag)))


@function
def hash__tuple(*values):
    return hash(tuple(int(value) for value in values))


@function
def hash__frozenset(*values):
    return hash(frozenset(int(value) for value in values))


@function
def hash__none():
    return hash(None)


@topic
def hash_(rng, count):
    yield ("hash.none",)
    for text in texts(rng, count * 3, 40):
        yield "hash.str", text
    for data in byte_strings(rng, count):
        yield "hash.bytes", data.hex()
    for value in ints(rng, count):
        yield "hash.int", value
        yield "hash.tuple", *(one_int(rng) for _ in range(rng.randrange(6)))
        yield "hash.frozenset", *sorted({one_int(rng) for _ in range(rng.randrange(30))})
    for value in floats(rng, count * 2):
        if value == value:
            yield "hash.float", value
    for value in (2**61 - 1, 1 - 2**61, 2**122, -(2**61)):
        yield "hash.float", float(value)
    for _ in range(count):
        real, imag = one_float(rng), one_float(rng)
        if real == real and imag == imag:
            yield "hash.complex", real, imag


# Templates


def value_of(argument):
    kind, _, text = argument.partition(":")
    return {"i": int, "f": float, "s": str}[kind](text)


class Keyed(dict):
    """A mapping that is shown as the stand-in shows it."""

    def __repr__(self):
        return "{'a': 5}"


Keyed.__name__ = "dict"


@function
def percent__format(template, *arguments):
    return template % tuple(value_of(argument) for argument in arguments)


@function
def percent__format_mapping(template, key, argument):
    return template % ({key: value_of(argument)} if key == "a" else Keyed({key: value_of(argument)}))


@function
def template__pieces(template):
    return list(_string.formatter_parser(template))


@function
def template__name(name):
    first, rest = _string.formatter_field_name_split(name)
    return first, list(rest)


@function
def template__format(template, *arguments):
    return template.format(*map(value_of, arguments), a=7)


PERCENTS = ["%", "%(", "%(a", "%5", "%.", "%.5", "%5.", "%l", "%y", "%\x01", "%é", "%lld", "%hhd", "%ld", "%Lf", "%-", "%99999999999999999999d"]
PERCENTS += ["%.99999999999999999999d", "%.2147483648d", "%5%", "%-5%x", "%#", "%# x", "%%", "100%%", "%d%%", "%s %s", "é%y", "%~", "%\x1f", "%\x7f"]
PERCENTS += ["%*d", "%.*d", "%-*d", "%*.*f", "%", "x", "", "%5c", "%-5c|", "%c", "%.0c", "%i", "%u", "%F", "%+08F", "%#.3x", "%#o", "%#X", "%+ d", "%010.3d"]


def one_argument(rng):
    kind = rng.choice("ifs")
    if kind == "i":
        return f"i:{one_int(rng)}"
    return f"f:{one_float(rng)!r}" if kind == "f" else f"s:{one_text(rng)}"


@topic
def percent(rng, count):
    for template in PERCENTS:
        for arguments in ((), ("i:42",), ("i:-42",), ("f:2.5",), ("s:é",), ("s:ab", "i:3"), ("i:-6", "i:7"), ("i:7", "i:2", "f:-3.25")):
            yield "percent.format", template, *arguments
        yield "percent.format_mapping", template, "a", "i:5"
    for template in ("%(a)s", "%(a)5d|", "%((a))s", "%(a)%", "%(b)", "%(a)s %(a)x", "%()s", "%(a)*d", "%(a)s %s", "%s %(a)s"):
        for key in ("a", "(a)", ""):
            yield "percent.format_mapping", template, key, "i:5"
    for value in ("f:inf", "f:nan", "f:-inf", "i:1114112", "i:-1", f"i:{10**30}", f"i:{10**400}", "s:"):
        for template in ("%d", "%08f", "%+08F", "%c", "%x", "%e", "%.3s", "%r", "%a"):
            yield "percent.format", template, value
    for _ in range(count * 8):
        flags = "".join(rng.choices("-+ #0", k=rng.choice((0, 0, 1, 2))))
        width = rng.choice(("", "", str(rng.randrange(1, 30))))
        precision = rng.choice(("", "", f".{rng.randrange(25)}"))
        letter, argument = rng.choice((("dioxXu", "i"), ("eEfFgGd", "f"), ("sra", "s"), ("c", "i")))
        value = {"i": one_int(rng), "f": one_float(rng), "s": one_text(rng)}[argument]
        shown = value if argument == "s" else repr(value)
        yield "percent.format", f"{one_text(rng, 3)}%{flags}{width}{precision}{rng.choice(letter)}", f"{argument}:{shown}"
    for _ in range(count * 4):
        template = "".join(rng.choices("%%%(a)sdfx5.*#0 -", k=rng.randrange(1, 9)))
        arguments = [one_argument(rng) for _ in range(rng.randrange(3))]
        if "*" in template:
            # As a width, a large number would fill the memory.
            arguments = [rng.choice(("i:-7", "i:0", "i:12", f"i:{10**30}", "s:x", "f:1.5")) for _ in arguments]
        yield "percent.format", template, *arguments


TEMPLATES = ["{", "}", "{}}", "{{}", "a}b", "a{b", "{0", "{0!", "{0!r", "{0!rx}", "{0!}", "{0!x}", "{0!\x01}", "{0!é}", "{0:", "{0:{", "{0:{}", "{0:{1}"]
TEMPLATES += ["{0:{1}}", "{0:{1:{2}}}", "{0[", "{0[a", "{0[a]", "{0{", "{a{b}", "{!r}", "{:d}", "{0}{}", "{}{0}", "{}{a}{}", "{99999999999999999999}", "{ 0}", "{0 }"]
TEMPLATES += ["{-1}", "{1}", "{2}", "{a}", "{0!r:>5}", "{0!r:}", "{0:>{1}}", "{:{}}", "{:{}}{}", "{0:}}", "{0:}}}", "{\u0663}", "{00}", "{0x1}", "{0:{{}}}"]
TEMPLATES += ["{0!s:{1}}", "{0:x}", "{a!q", "{}{}{}", "{{}}", "{{{}}}", "é{}日", "{:>5}|{:<5}|", "", "abc", "{0:%}", "{}}{", "{0[}]}", "{0[{]}", "{[:]}", "{[!]!r}"]
NAMES = ["", "0", "a", "0.real", "a.b.c", "0[1]", "a[key].x", "0[", "0[]", "0.", "0..a", "0[a]b", ".a", "[0]", "a[99999999999999999999]", "99999999999999999999"]
NAMES += ["\u0663", "a[\u0663]", "0[-1]", "a[1x]", "a.0", "a]b", "a.b]", "1a", "a[[b]]", "a[b][c]", "a[b.c].d", " 0", "0 ", "é.ß"]


@topic
def template(rng, count):
    for text in TEMPLATES:
        yield "template.pieces", text
        yield "template.format", text, "i:5", "i:6"
    for name in NAMES:
        yield "template.name", name
    for _ in range(count * 4):
        yield "template.pieces", "".join(rng.choices("{{{}}}[]!:.ra0é", k=rng.randrange(1, 10)))
        yield "template.name", "".join(rng.choices(".[]ab019", k=rng.randrange(1, 8)))
        yield "template.format", "".join(rng.choices("{{{}}}!:ra01>x ", k=rng.randrange(1, 10))), "i:5", "i:6"


# Texts


def optional(text):
    return None if text == "None" else int(text)


METHODS = {}


def method(name, *arguments):
    METHODS[name] = arguments
    called = name.split(".")[-1]

    def call(text, *texts):
        return getattr(text, called)(*(kind(value) for kind, value in zip(arguments, texts)))

    FUNCTIONS["str." + name] = call


class Chars(str):
    pass


for name in "lower upper title capitalize swapcase casefold".split():
    method(name)
for name in "isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isidentifier islower isupper istitle".split():
    method(name)
for name in "find rfind count startswith endswith".split():
    method(name, str, optional, optional)
for name in "center ljust rjust".split():
    method(name, int, Chars)
method("zfill", int)
method("expandtabs", int)
method("replace", str, str, int)
method("split", str, int)
method("rsplit", str, int)
method("partition", str)
method("rpartition", str)
method("removeprefix", str)
method("removesuffix", str)
for name in "strip lstrip rstrip".split():
    method(name, str)
    method("blank." + name)


@function
def str__split_whitespace(text, count):
    return text.split(None, int(count))


@function
def str__rsplit_whitespace(text, count):
    return text.rsplit(None, int(count))


@function
def str__splitlines(text, keep):
    return text.splitlines(keep == "True")


@topic
def str_(rng, count):
    for text in ("ΑΣ", "ΑΣ.", "Σ", "ΑΣΒ", "ὈΔΥΣΣΕΎΣ σ", "ΑΣ'Β", "İΣ", "ŉΣ", "ǆABC ǅ", "ﬁx", "they're Bill's", "hello world", "ß", "Ꭰꭰᏸ", "ƛɤ"):
        for name in "lower upper title capitalize swapcase casefold istitle".split():
            yield "str." + name, text
    for text in texts(rng, count * 10, 8):
        # A method is tried on half of the texts at most, with arguments that have a chance to be found.
        for name, kinds in rng.sample(sorted(METHODS.items()), 6):
            arguments = []
            for kind in kinds:
                if kind is int:
                    arguments.append(rng.choice((-1, 0, 1, 2, 4, 9, 14, -3)))
                elif kind is optional:
                    arguments.append(rng.choice((None, None, 0, 1, 2, 5, 9, -1, -3, -9)))
                elif kind is Chars:
                    arguments.append(rng.choice("* 日"))
                else:
                    start = rng.randrange(len(text) + 1)
                    arguments.append(rng.choice((text[start : start + rng.randrange(1, 3)], text[start:], "", "a", " ", "1\n")))
            yield "str." + name, text, *arguments
        line = "".join(rng.choices("ab \t\n\r\x0b\x1c\x1f\x85\u2028\u3000", k=rng.randrange(9)))
        yield "str.split_whitespace", line, rng.choice((-1, 0, 1, 2))
        yield "str.rsplit_whitespace", line, rng.choice((-1, 0, 1, 2))
        yield "str.splitlines", line, rng.choice(("True", "False"))
        yield "str.expandtabs", line, rng.choice((8, 4, 1, 0, -1))


# Every character, in runs that are summed up so that the file stays short


PROPERTIES = "isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isidentifier islower isupper istitle".split()
MAPPINGS = "lower upper title casefold swapcase capitalize".split()


def block(number):
    codes = range(int(number) * 0x1000, int(number) * 0x1000 + 0x1000)
    return [chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF]


@function
def block__properties(number):
    digest = hashlib.sha256()
    for char in block(number):
        bits = sum(getattr(char, name)() << index for index, name in enumerate(PROPERTIES))
        bits |= ("a" + char).isidentifier() << 14
        digest.update(struct.pack("<Hi", bits, unicodedata.decimal(char, -1)))
    return digest.hexdigest()[:12]


@function
def block__mappings(number):
    digest = hashlib.sha256()
    for char in block(number):
        for name in MAPPINGS:
            digest.update(getattr(char, name)().encode() + b";")
    return digest.hexdigest()[:12]


@topic
def block_(rng, count):
    for number in range(0x110000 // 0x1000):
        yield "block.properties", number
        yield "block.mappings", number


# Bytes


@function
def codec__decode(hexadecimal, encoding, errors):
    return repr(bytes.fromhex(hexadecimal).decode(encoding, errors))


@function
def codec__encode(text, encoding, errors):
    return text.encode(encoding, errors).hex()


@function
def codec__hex(hexadecimal, separator, group):
    return bytes.fromhex(hexadecimal).hex(separator, int(group))


@function
def codec__fromhex(text):
    return bytes.fromhex(text).hex()


ENCODINGS = ("utf-8", "UTF8", "utf_8", "ascii", "us-ascii", "ASCII", "latin-1", "latin1", "ISO-8859-1", "l1", "iso8859_1", "nope", "Utf 8", "u8")
HANDLERS = ("strict", "ignore", "replace", "backslashreplace", "nope", "xmlcharrefreplace")
WRONG = ["ff", "80", "c0af", "c3", "c328", "e2", "e282", "e28228", "e28041", "e080", "ed", "eda0", "eda080", "f0", "f09f", "f09f98", "f09f9828", "f48fbfbf", "f490", "f5"]
WRONG += ["61ff62", "6180", "f0808080", "c1bf", "e0a0", "f8888080", "fe", "61f09f9880ff", "c3a9c3", "e9", "f080", "f4908080"]


@topic
def codec(rng, count):
    for encoding in ENCODINGS:
        yield "codec.decode", "616263", encoding, "strict"
        yield "codec.encode", "abc", encoding, "strict"
        yield "codec.encode", "aé日日b", encoding, "strict"
    for data in WRONG:
        for handler in HANDLERS[:4]:
            yield "codec.decode", data, "utf-8", handler
            yield "codec.decode", data + "41" + data, "utf-8", handler
            yield "codec.decode", data, "ascii", handler
    yield "codec.decode", "ff", "utf-8", "nope"
    yield "codec.encode", "é", "ascii", "nope"
    for text in texts(rng, count * 2):
        for encoding in ("utf-8", "ascii", "latin-1"):
            yield "codec.encode", text, encoding, rng.choice(HANDLERS)
    for _ in range(count * 6):
        data = bytes(rng.choices(b"a\x80\xbf\xc2\xc3\xe0\xa0\xe2\x82\xed\x9f\xf0\x90\xf4\x8f\xff", k=rng.randrange(1, 7)))
        yield "codec.decode", data.hex(), "utf-8", rng.choice(HANDLERS[:4])
    for data in byte_strings(rng, count):
        yield "codec.decode", data.hex(), rng.choice(ENCODINGS[:11]), rng.choice(HANDLERS[:4])
        yield "codec.hex", data.hex(), rng.choice(":- "), rng.choice((1, 2, 3, -1, -2, -3, 0))
    for text in ("", "00 ff", "0", "0 0", "zz", "0z", " 0A\n", "é0", "0é", "00\x1c", "0011 2"):
        yield "codec.fromhex", text
    for _ in range(count):
        yield "codec.fromhex", "".join(rng.choices("01aF  g", weights=(5, 5, 5, 5, 1, 1, 1), k=rng.randrange(8)))


# Random numbers and suggestions


@function
def random__draw(seed, *draws):
    generator = random.Random(value_of(seed))
    results = []
    for draw in draws:
        kind, _, argument = draw.partition(":")
        if kind == "random":
            results.append(repr(generator.random()))
        elif kind == "bits":
            results.append(str(generator.getrandbits(int(argument))))
        else:
            results.append(str(generator._randbelow(int(argument))))
    state = generator.getstate()[1]
    return " ".join(results) + f" {state[-1]} {zlib.crc32(struct.pack('<624I', *state[:-1]))}"


@function
def suggest__suggestion(name, *candidates):
    return str(_suggestions._generate_suggestions(list(candidates), name))


@topic
def random_(rng, count):
    seeds = ["i:0", "i:1", "i:-1", "i:42", "i:4294967296", f"i:{2**64}", f"i:{-(2**700)}", f"i:{2**14000 + 5}", "s:", "s:abc", "s:héllo", f"s:{'x' * 3000}"]
    for seed in seeds + [f"i:{one_int(rng)}" for _ in range(count)] + [f"s:{one_text(rng)}" for _ in range(count)]:
        draws = []
        for _ in range(rng.randrange(1, 12)):
            draws.append(
                rng.choice(
                    (
                        "random",
                        f"bits:{rng.choice((0, 1, 31, 32, 33, 63, 64, 65, 200, 9000))}",
                        f"below:{rng.choice((1, 2, 3, 10, 52, 2**32, 2**63 - 1, 2**63, 10**30))}",
                    )
                )
            )
        yield "random.draw", seed, *draws


NAMES_TO_SUGGEST = "print input int list len sleep gather create_task Task TaskGroup timeout Lock Event Queue get_nowait put run wait wait_for".split()


@topic
def suggest(rng, count):
    for candidates in (["x"] * 748 + ["abc"], ["x"] * 749 + ["abc"]):
        yield "suggest.suggestion", "abd", *candidates
    yield "suggest.suggestion", "a" * 60 + "c", "a" * 60 + "b"
    yield "suggest.suggestion", "a" * 41, "b" * 41
    yield "suggest.suggestion", "abd", "abc", "abe", "ABD"
    yield "suggest.suggestion", "é", "è", "é", "e"
    yield ("suggest.suggestion", "x")
    for _ in range(count * 10):
        name = list(rng.choice(NAMES_TO_SUGGEST))
        for _ in range(rng.randrange(4)):
            place = rng.randrange(len(name) + 1)
            name[place : place + rng.randrange(2)] = rng.choice(("", "a", "E", "_", "é", *"".join(name).swapcase()))
        yield "suggest.suggestion", "".join(name), *rng.sample(NAMES_TO_SUGGEST, rng.randrange(1, 12))


if __name__ == "__main__":
    main()
