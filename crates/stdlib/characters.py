"""Writes characters.txt, the Unicode character database as `unicodedata` needs it, from the running Python, which must
be 3.13. What Python does not list, the aliases of names and the names of sequences, is taken from the files of the
Unicode character database that are given, as far as Python knows them.

    python3.13 characters.py NameAliases.txt NamedSequences.txt > characters.txt
"""

import sys
import unicodedata

assert sys.version_info[:2] == (3, 13), "the tables describe Python 3.13"

EVERY = range(sys.maxunicode + 1)
HANGUL = range(0xAC00, 0xD7A4)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# The number of characters that two names share is written as one character, from this one on.
NONE_SHARED = 0x30
MOST_SHARED = 0x7E - NONE_SHARED


def short(value):
    """A number to the base 36."""
    text = ""
    while True:
        value, digit = divmod(value, 36)
        text = DIGITS[digit] + text
        if not value:
            return text


def properties():
    kinds, tokens, last, length = [], [], None, 0

    def end():
        if length:
            tokens.append(short(last) + (f"+{short(length)}" if length > 1 else ""))

    for code in EVERY:
        char = chr(code)
        kind = " ".join(
            (
                unicodedata.category(char),
                unicodedata.bidirectional(char) or "-",
                str(unicodedata.combining(char)),
                str(unicodedata.mirrored(char)),
                unicodedata.east_asian_width(char),
            )
        )
        if kind not in kinds:
            kinds.append(kind)
        index = kinds.index(kind)
        if index != last:
            end()
            last, length = index, 0
        length += 1
    end()
    return kinds, [" ".join(tokens)]


def decompositions():
    return [f"{code:X} {text}" for code in EVERY if code not in HANGUL and (text := unicodedata.decomposition(chr(code)))]


def numbers():
    """Runs of characters whose values grow by one: the first, how many, what they are, and the value of the first."""
    runs = []
    for code in EVERY:
        char = chr(code)
        value = unicodedata.numeric(char, None)
        if value is None:
            continue
        kind = "n"
        if unicodedata.digit(char, None) is not None:
            kind = "g" if unicodedata.decimal(char, None) is None else "d"
        if runs and (runs[-1][0] + runs[-1][1], runs[-1][2], runs[-1][3] + runs[-1][1]) == (code, kind, value):
            runs[-1][1] += 1
        else:
            runs.append([code, 1, kind, value])
    return [f"{code:X} {count} {kind} {value!r}" for code, count, kind, value in runs]


def names():
    rules, lines = [], []
    before, expected = "", 0
    for code in EVERY:
        name = unicodedata.name(chr(code), None)
        if name is None or code in HANGUL:
            continue
        number = f"{code:X}"
        if name.endswith("-" + number):
            start = name.removesuffix(number)
            if rules and rules[-1][1] == code - 1 and rules[-1][2] == start:
                rules[-1][1] = code
            else:
                rules.append([code, code, start])
            continue
        if code != expected:
            lines.append(f" {code:X}")
        shared = 0
        while shared < min(len(name), len(before), MOST_SHARED) and name[shared] == before[shared]:
            shared += 1
        lines.append(chr(NONE_SHARED + shared) + name[shared:])
        before, expected = name, code + 1
    return [f"{first:X} {last:X} {start}" for first, last, start in rules], lines


def fields(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [part.strip() for part in line.split(";")]


def known(name, text):
    try:
        return unicodedata.lookup(name) == text
    except KeyError:
        return False


def aliases(path):
    found = {name: code for code, name, *_ in fields(path) if known(name, chr(int(code, 16)))}
    return [f"{code} {name}" for name, code in sorted(found.items())]


def sequences(path):
    found = {
        name: codes for name, codes, *_ in fields(path) if known(name, "".join(chr(int(code, 16)) for code in codes.split()))
    }
    return [f"{name};{codes}" for name, codes in sorted(found.items())]


kinds, runs = properties()
rules, named = names()
sections = [
    ["Unicode " + unicodedata.unidata_version],
    kinds,
    runs,
    decompositions(),
    numbers(),
    rules,
    named,
    aliases(sys.argv[1]),
    sequences(sys.argv[2]),
    ["end"],
]
sys.stdout.reconfigure(newline="\n")
print("\n\n".join("\n".join(section) for section in sections))
