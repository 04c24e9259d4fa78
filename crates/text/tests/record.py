"""Records what CPython 3.13 does, as cases for `recorded`.

    PYTHONHASHSEED=0 python3.13 crates/text/tests/record.py crates/text/tests/data [count] [seed]

Each line of a file is a case: the function, its arguments as texts, and the result as a text or {"error": …}.
With another folder and a larger count it makes a random comparison; `recorded` reads the folder named by
the variable TEXT_CASES too.
"""

import json
import os
import random
import struct
import sys

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
                if key in seen or any("\ud800" <= char <= "\udfff" for text in arguments for char in text):
                    continue
                seen.add(key)
                try:
                    result = FUNCTIONS[called](*arguments)
                    result = result if isinstance(result, str) else repr(result)
                except Exception as error:
                    result = {"error": f"{type(error).__name__}: {error}"}
                file.write(json.dumps([called, arguments, result]) + "\n")


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
        yield "hash.complex", one_float(rng), one_float(rng)


if __name__ == "__main__":
    main()
