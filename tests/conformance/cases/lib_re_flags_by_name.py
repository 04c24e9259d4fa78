"""re.RegexFlag as an enumeration: its members by name and in turn, and what combinations say of themselves."""
import functools
import operator
import re

print(list(re.RegexFlag), len(re.RegexFlag), list(re.RegexFlag.__members__), re.RegexFlag)
print(re.RegexFlag["I"], re.RegexFlag["MULTILINE"] is re.M, 2 in re.RegexFlag, re.I in re.RegexFlag, 2048 in re.RegexFlag)
print(re.RegexFlag(0).name, re.RegexFlag(10).name, (re.I | re.X).value, len(re.I | re.X), bool(re.NOFLAG), bool(re.A))
print([flag.name for flag in re.I | re.S], list(reversed(re.RegexFlag))[:2], re.I in (re.I | re.M), isinstance(re.I, re.RegexFlag))
flags = functools.reduce(operator.or_, (re.RegexFlag[letter.upper()] for letter in "im"), re.NOFLAG)
print(flags, re.findall("^a", "A\na", flags), {flag.name: flag.value for flag in re.RegexFlag if flag & flags})
for name in ("Q", 2):
    try:
        re.RegexFlag[name]
    except KeyError as error:
        print("KeyError", error)
