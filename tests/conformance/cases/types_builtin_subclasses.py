class MyInt(int):
    pass
class MyStr(str):
    def shout(self): return self.upper() + "!"
class MyFloat(float): pass
class MyBytes(bytes): pass
class Foo:
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
    def __rmod__(self, o): return ("rmod", o)
    def __add__(self, o): return ("add", o)
    def __rpow__(self, o, m=None): return ("rpow", o)
    def __rdivmod__(self, o): return "rdivmod"
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __index__(self): return 7
    def __str__(self): return "foo!"
    def __repr__(self): return "Foo()"
    def __format__(self, s): return "fmt<" + s + ">"
    def __bytes__(self): return b"by"
    def __complex__(self): return 1+2j
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __hash__(self): return 5
    def __len__(self): return 3
    def __bool__(self): return False
def t(name, f):
    try: print(name, '->', repr(f()))
    except BaseException as e: print(name, '->', type(e).__name__, e)
i = MyInt(5); s = MyStr("abc"); f = MyFloat(1.5); b = MyBytes(b"xy"); o = Foo()
t("i+1", lambda: i + 1); t("1+i", lambda: 1 + i); t("i+i", lambda: type(i + i)); t("i+1.5", lambda: i + 1.5)
t("i+o", lambda: i + o); t("5+o", lambda: 5 + o); t("i*o", lambda: i * o); t("i**o", lambda: i ** o); t("o+i", lambda: o + i)
t("i+'a'", lambda: i + 'a'); t("'a'+i", lambda: 'a' + i); t("i<6", lambda: i < 6); t("i==5", lambda: i == 5); t("5==i", lambda: 5 == i)
t("i==5.0", lambda: i == 5.0); t("5.0==i", lambda: 5.0 == i); t("i<5.5", lambda: i < 5.5); t("i<o", lambda: i < o); t("i==o", lambda: i == o)
t("o==i", lambda: o == i); t("-i", lambda: -i); t("type -i", lambda: type(-i)); t("abs i", lambda: abs(i)); t("hash", lambda: hash(i)); t("i in", lambda: i in {5: 1})
t("repr", lambda: repr(i)); t("str", lambda: str(i)); t("fmt", lambda: f"{i:>5}|{i}|{i!r}|{i:x}"); t("%", lambda: "%d %s %r %x" % (i, i, i, i)); t("bool", lambda: bool(MyInt(0)))
t("divmod", lambda: divmod(i, 3)); t("divmod2", lambda: divmod(13, i)); t("divmodo", lambda: divmod(5, o)); t("pow", lambda: pow(i, 2, 7)); t("pow", lambda: pow(2, o)); t("round", lambda: round(i)); t("type round", lambda: type(round(i, 1)))
t("range", lambda: list(range(MyInt(3)))); t("idx", lambda: [1,2,3,4,5,6][i]); t("mul", lambda: "ab" * i); t("mul", lambda: i * "ab"); t("int(i)", lambda: type(int(i))); t("i.real", lambda: i.real); t("bitlen", lambda: i.bit_length())
t("s+", lambda: s + "d"); t("type", lambda: type(s + "d")); t("'d'+s", lambda: "d" + s); t("s+o", lambda: s + o); t("s+5", lambda: s + 5); t("s*o", lambda: s * o); t("s*2", lambda: s * 2); t("2*s", lambda: 2 * s); t("s*'a'", lambda: s * 'a')
t("s%", lambda: MyStr("%s-%d") % (1, 2)); t("s==", lambda: s == "abc"); t("=s", lambda: "abc" == s); t("s<", lambda: s < "b"); t("s in", lambda: s in {"abc": 1}); t("in s", lambda: "b" in s); t("s[1]", lambda: s[1]); t("s[::-1]", lambda: s[::-1])
t("len", lambda: len(s)); t("iter", lambda: list(s)); t("shout", lambda: s.shout()); t("upper", lambda: type(s.upper())); t("strip", lambda: type(s.strip())); t("join", lambda: s.join(["1", MyStr("2")])); t("join1", lambda: type("".join([MyStr("2")]))); t("hash", lambda: hash(s) == hash("abc"))
t("str(s)", lambda: type(str(s))); t("repr s", lambda: repr(s)); t("fmt s", lambda: f"{s:>5}|{s!r}"); t("s<5", lambda: s < 5); t("s.format", lambda: MyStr("{}").format(1)); t("'%s'%o", lambda: "%s" % o); t("'%d'%o", lambda: "%d" % o); t("%x", lambda: "%x" % o); t("%f", lambda: "%f" % o); t("{}", lambda: "{} {!r} {:abc} {!s:>6}".format(o, o, o, o))
t("int(o)", lambda: int(o)); t("float(o)", lambda: float(o)); t("complex(o)", lambda: complex(o)); t("bytes(o)", lambda: bytes(o)); t("round(o)", lambda: round(o)); t("round(o,1)", lambda: round(o, 1)); t("abs(o)", lambda: abs(o)); t("hex", lambda: hex(o)); t("bin", lambda: bin(o)); t("chr", lambda: chr(o)); t("bool", lambda: bool(o)); t("ascii", lambda: ascii(o)); t("hash", lambda: hash(o)); t("str", lambda: str(o)); t("format", lambda: format(o, "zz"))
t("f+1", lambda: f + 1); t("1+f", lambda: 1 + f); t("f<2", lambda: f < 2); t("f==1.5", lambda: f == 1.5); t("int f", lambda: int(f)); t("repr f", lambda: repr(f)); t("fmt f", lambda: f"{f:.3f}"); t("f+o", lambda: f + o); t("float(f)", lambda: type(float(f))); t("f.hex", lambda: f.hex()); t("round f", lambda: round(f)); t("divmod f", lambda: divmod(f, 1)); t("f//1", lambda: f // 1); t("f%1", lambda: f % 1); t("f**2", lambda: f ** 2); t("-f", lambda: -f)
t("b+", lambda: b + b"z"); t("b[0]", lambda: b[0]); t("b==", lambda: b == b"xy"); t("b dec", lambda: b.decode()); t("b+o", lambda: b + o); t("b*2", lambda: b * 2); t("b repr", lambda: repr(b)); t("in b", lambda: 120 in b); t("b%", lambda: MyBytes(b"%d") % 5); t("hash b", lambda: hash(b) == hash(b"xy")); t("b<", lambda: b < b"z"); t("iter b", lambda: list(b))
class BA(bytearray):
    def __init__(self, *a): super().__init__(*a); self.x = 1
ba = BA(b"abc"); t("ba", lambda: (ba, ba.x)); 
def g():
    global ba
    ba += b"d"; return ba, type(ba)
t("ba+=", g)
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __repr__(self): return "C(" + super().__repr__() + ")"
    def __add__(self, o): return Celsius(super().__add__(o))
c = Celsius(1); t("c", lambda: c); t("c+1", lambda: c + 1); t("1+c", lambda: 1 + c); t("str c", lambda: str(c)); t("f c", lambda: f"{c} {c:.1f}"); t("sum", lambda: sum([c, c]))
class S2(str):
    def __new__(cls, v, extra): self = super().__new__(cls, v); self.extra = extra; return self
    def __str__(self): return "S2:" + super().__str__()
    def __eq__(self, o): return str.__eq__(self, o)
    def __hash__(self): return str.__hash__(self)
z = S2("q", 5); t("z", lambda: (z, z.extra, str(z), f"{z}", "%s" % z, z == "q", {z: 1}["q"], "{}".format(z), z + "w", [z]))
class BadInt:
    def __int__(self): return "x"
    def __float__(self): return "x"
    def __index__(self): return "x"
    def __str__(self): return 5
    def __repr__(self): return 5
    def __complex__(self): return 5
    def __bytes__(self): return 5
    def __bool__(self): return 5
    def __len__(self): return -1
    def __format__(self, s): return 5
    def __hash__(self): return "x"
q = BadInt()
for n, fn in [("int", int), ("float", float), ("hex", hex), ("str", str), ("repr", repr), ("complex", complex), ("bytes", bytes), ("bool", bool), ("len", len), ("format", format), ("hash", hash), ("chr", chr), ("ascii", ascii)]:
    t(n, lambda: fn(q))
t("%d", lambda: "%d" % q); t("%s", lambda: "%s" % q); t("%f", lambda: "%f" % q); t("round", lambda: round(1.5, q))
class OnlyIndex:
    def __index__(self): return 9
t("oi", lambda: (int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), "%d" % OnlyIndex(), "%x" % OnlyIndex(), bytes(OnlyIndex()), [0]*OnlyIndex(), "a" * OnlyIndex(), (5).__round__(OnlyIndex())))
t("bool sub", lambda: True + True); t("bool &", lambda: True & False); t("bool -", lambda: ~True if False else -True); t("b*", lambda: True * 3); t("isinst", lambda: isinstance(True, int)); t("bool.__new__", lambda: bool.__new__(bool, 5))
t("int sub from_bytes", lambda: type(MyInt.from_bytes(b"a"))); t("float sub fromhex", lambda: type(MyFloat.fromhex("0x1p0"))); t("bytes fromhex", lambda: type(MyBytes.fromhex("61")))
t("max", lambda: max(i, 3)); t("sorted", lambda: sorted([MyInt(3), 1, MyInt(2)])); t("sortedS", lambda: sorted([MyStr("b"), "a"])); t("sum", lambda: sum([i, i]));
t("int add direct", lambda: int.__add__(i, i)); t("str.upper(s)", lambda: str.upper(s)); t("map", lambda: list(map(str.upper, ["a", "b"]))); t("map int", lambda: list(map(int, ["1", "2"]))); t("map meth", lambda: list(map("x{}".format, [1, 2])))
t("i.__class__", lambda: i.__class__.__name__); t("super add", lambda: int.__radd__(i, 4)); t("isint", lambda: isinstance(i, int))
