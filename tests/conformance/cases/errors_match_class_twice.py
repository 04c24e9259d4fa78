"""Class patterns that ask for an attribute twice, or by what is no name."""
class P:
    __match_args__ = ("x", "y")
    x = y = 1
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def a():
    match P():
        case P(1, x=1): return 1
def b():
    match P():
        case P(2, x=1): return 1
        case _: return 2
class Q:
    __match_args__ = ("x", "x")
    x = 1
def c():
    match Q():
        case Q(1, 1): return 1
class R:
    __match_args__ = ("x", 3)
    x = 1
def d():
    match R():
        case R(1, 1): return 1
class S:
    __match_args__ = ["x"]
    x = 1
def e():
    match S():
        case S(1): return 1
def g():
    match 5:
        case int(1, 2): return 1
def h():
    match 5:
        case int(5, real=5): return "ok"
class N:
    __match_args__ = ("nope", "nope")
def i():
    match N():
        case N(1, 1): return 1
        case _: return "other"
for f in (a, b, c, d, e, g, h, i): t(f)

class Late:
    __match_args__ = ("x", "x")
    x = "a as b"


def fails(value):
    match value:
        case Late("a as b", 3):
            pass


fails(Late())
