"""The functions and topics that were defined, and values to call them with."""

import struct

FUNCTIONS = {}
TOPICS = {}


def function(implementation):
    FUNCTIONS[implementation.__name__.replace("__", ".")] = implementation
    return implementation


def topic(cases):
    TOPICS[cases.__name__] = cases
    return cases


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


def value_of(argument):
    """A value that a case writes as `i:5`, `f:1.5` or `s:text`."""
    kind, _, text = argument.partition(":")
    return {"i": int, "f": float, "s": str}[kind](text)
