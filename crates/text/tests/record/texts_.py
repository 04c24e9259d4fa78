"""The methods of `str`, all characters' properties, and the codecs."""

import hashlib
import struct
import unicodedata

from cases import FUNCTIONS, byte_strings, function, texts, topic


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
