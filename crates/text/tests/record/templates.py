"""`%` and `str.format`."""

import _string

from cases import function, one_float, one_int, one_text, topic, value_of


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
