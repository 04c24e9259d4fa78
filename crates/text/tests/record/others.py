"""Quotes, hashes, random numbers and suggestions."""

import _suggestions
import random
import struct
import zlib

from cases import byte_strings, floats, function, ints, one_float, one_int, one_text, texts, topic, value_of


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
