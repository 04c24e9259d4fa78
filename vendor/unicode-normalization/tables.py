"""Writes src/forms.bin from the Unicode data of the running Python, which must be 3.13, and prints the digest that the
test expects.

    python3.13 tables.py
"""

import pathlib
import sys
import unicodedata

assert sys.version_info[:2] == (3, 13), "the tables describe Python 3.13"

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
HANGUL = range(0xAC00, 0xD7A4)


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(value << 1 if value >= 0 else (-value << 1) - 1)


def decompositions():
    """Four streams: gaps between characters, kinds, first parts, and other parts, each less the one before."""
    gaps, kinds, firsts, others = bytearray(), bytearray(), bytearray(), bytearray()
    last = last_first = last_other = count = 0
    for char in EVERY:
        mapping = unicodedata.decomposition(char).split()
        if not mapping or ord(char) in HANGUL:
            continue
        compatible = mapping[0].startswith("<")
        parts = [int(part, 16) for part in mapping[compatible:]]
        text = "".join(map(chr, parts))
        composes = not compatible and len(parts) == 2 and unicodedata.normalize("NFC", text) == char
        count += 1
        gaps += number(ord(char) - last)
        kinds.append(len(parts) << 2 | composes << 1 | compatible)
        firsts += signed(parts[0] - last_first)
        last, last_first = ord(char), parts[0]
        for part in parts[1:]:
            others += signed(part - last_other)
            last_other = part
    return number(count) + gaps + kinds + firsts + others


def classes():
    """Runs of characters of one combining class: the gap before, the length, the class."""
    runs = []
    for char in EVERY:
        value = unicodedata.combining(char)
        if not value:
            continue
        if runs and runs[-1][2] == value and runs[-1][1] == ord(char):
            runs[-1][1] += 1
        else:
            runs.append([ord(char), ord(char) + 1, value])
    out, last = bytearray(number(len(runs))), 0
    for start, end, value in runs:
        out += number(start - last) + number(end - start)
        out.append(value)
        last = end
    return bytes(out)


def digest():
    """FNV-1a of all forms of every character, alone and between others."""
    value = 0xCBF29CE484222325
    for char in EVERY:
        for text in (char, "e\u0301\u0323" + char + "\u0327\u0301\u1161\u11a8"):
            for form in ("NFC", "NFD", "NFKC", "NFKD"):
                for part in unicodedata.normalize(form, text):
                    value = (value ^ ord(part)) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


pathlib.Path(__file__).with_name("src").joinpath("forms.bin").write_bytes(decompositions() + classes())
print(f"{digest():#x}")
