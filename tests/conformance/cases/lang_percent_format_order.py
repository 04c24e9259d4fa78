"""`"%s %r" % (a, b)`: each item is made and becomes a text before the next one; what fails is pointed at."""

import traceback


class Told:
    def __init__(self, name):
        print("made", name)
        self.name = name

    def __str__(self):
        print("str", self.name)
        return self.name

    def __repr__(self):
        print("repr", self.name)
        return f"<{self.name}>"

    def __format__(self, spec):
        return "not asked"


class Text(str):
    def __str__(self):
        return "own"


class Bad:
    def __str__(self):
        raise ValueError("no text")


print("%s %s" % (Told("a"), Told("b")))
print("%r|%a|%%|%s" % (Told("a"), Told("é"), Told("c")))
print("%10s|%-10s|%.1s|%5.2s|%05s|%+s" % (Told("a"), Told("b"), Told("xyz"), Told("xyz"), Told("q"), Told("r")))
print("%s" % (Told("alone"),))
print("%d %s" % (3, Told("behind a number")))
print("%.s|" % (Told("nothing"),))
print("%s" "%r" % (Told("t"), Told("u")))
print("100%% " % (), type("%s" % (Text("x"),)), "%s%s" % (Text("x"), 1))
for format in (
    lambda: "%s %s" % (Told("x"),),
    lambda: "%s" % (Told("x"), Told("y")),
    lambda: "%q" % (Told("x"),),
    lambda: "%" % (Told("x"),),
    lambda: "%*s" % (5, Told("x")),
    lambda: "%s %s" % (*[Told("s1")], Told("s2")),
    lambda: "%s %s" % (Told("a"), "b" % (Told("c"),)),
):
    try:
        print(format())
    except Exception as e:
        print(type(e).__name__, e)


def told(a, b):
    return "%s and %s" % (a,
                          b)


try:
    told(1, Bad())
except ValueError as e:
    for line in traceback.format_exception(e):
        print(line, end="")
