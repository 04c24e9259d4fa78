from enum import *
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def hot(self): return self is Color.RED
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.RED.value, Color.RED.name, list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.hot(), Color.GREEN.low, Color.RED in Color, 2 in Color, 9 in Color)
for f in [lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: Color.RED < Color.GREEN, lambda: setattr(Color,"RED",3), lambda: Color.RED.RED, lambda: Color.__members__, lambda: hash(Color.RED)==hash("RED"), lambda: Color.RED == 1, lambda: {Color.RED: 1}, lambda: f"{Color.RED} {Color.RED!r:>20}", lambda: Color, lambda: type(Color.RED), lambda: isinstance(Color.RED, Color), lambda: Color.RED.__class__, lambda: list(reversed(Color)), lambda: bool(Color.RED), lambda: [c.value for c in Color]]: e(f)
class I(IntEnum):
    A = 1
    B = 2
print(I.A + 1, I.A < I.B, I.A == 1, repr(I.A), str(I.A), f"{I.A:03}", [10,20][I.A], I(2), max(I), sorted([I.B,I.A]), int(I.B))
class S(StrEnum):
    X = auto()
    Y = "why"
print(S.X, repr(S.X), S.Y.upper(), S("why"), S.X == "x", "x" in S, f"{S.X}!", "-".join(S))
class F(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(F.R|F.W, repr(F.R|F.X), F.R in F.RW, ~F.R, F(0), list(F.RW), bool(F(0)), F.R & F.W, F.RW ^ F.R, F(5), len(F.RW), F.RW.name)
e(lambda: F(16)); e(lambda: F.R | 1)
class P(IntFlag):
    A = 1; B = 2
print(P.A|P.B, repr(P.A|8), P(3), P.A|4, (P.A|P.B).value, ~P.A)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
print(Planet.EARTH, repr(Planet.MARS), Planet.EARTH.mass, Planet((0.64,3.39)))
class O(str, Enum):
    A = "a"
    def __str__(self): return self.value
print(O.A, repr(O.A), O.A == "a", O("a"), f"{O.A}")
def dup():
    @unique
    class D(Enum):
        A=1; B=1
e(dup)
def dup2():
    class D(Enum):
        A=1
        A=2
e(dup2)
def ext():
    class D(Color): pass
e(ext)
E2 = Enum("E2", "a b c"); print(E2.a, list(E2), E2.__module__); print(Enum("E3", {"x":5, "y":6}).y, Enum("E4",["p","q"],start=3).q.value)
class M(Enum):
    A=1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M(99))
class G(Enum):
    def _generate_next_value_(name, start, count, last): return name*2
    A=auto(); B=auto()
print(G.A.value, G.B.value)
match Color(1):
    case Color.GREEN: print("g")
    case Color.RED: print("r")
class W(Enum):
    A=[1]; B=[2]
print(W([2]), W.A)
