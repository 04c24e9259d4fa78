"""Reading, writing and rounding numbers."""

from cases import floats, function, ints, one_float, one_int, topic


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
