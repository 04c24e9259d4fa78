import time, datetime, calendar, copy, csv, io, collections, unicodedata, types, typing, timeit, re, struct, statistics, operator, weakref
import warnings
warnings.simplefilter("ignore")
from fractions import Fraction
from decimal import Decimal
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: datetime.datetime.strptime("Feb 29 2024", "%b %d %Y"))
t(lambda: copy.replace(time.gmtime(0), tm_year=2000))
t(lambda: time.struct_time("123456789", dict=None))
t(lambda: time.struct_time(range(9), {"tm_zone": "x"}))
t(lambda: time.struct_time(range(9), {"bad": "x"}))
t(lambda: time.strptime("Feb 29", "%b %d"))
t(lambda: calendar.JANUARY)
t(lambda: csv.Sniffer().has_header("C1,C2\nabc,1\nxyz,2\nq,3\n"))
t(lambda: csv.Sniffer().has_header("abc3def\nabc3defg\nabc3defghi\nabc3de\nabc3def\n"))
t(lambda: csv.Sniffer().has_header("""Time Forward Voltage Time Reverse Voltage
0.20 0.123 0.20 0.123
0.30 0.124 0.30 0.124
"""))
class P(property): pass
class D:
    @P
    def x(self): "doc"; return 1
    @x.setter
    def x(self, v): pass
t(lambda: (D.x.__doc__, D.__dict__["x"].__doc__))
p = property(lambda self: 1, doc="one"); t(lambda: p.__doc__)
p.__doc__ = "two"; t(lambda: p.__doc__)
class PS(property):
    __slots__ = ()
t(lambda: PS(lambda s: 1).__doc__)
class PD(property):
    "class doc"
class W:
    @PD
    def y(self): "getter doc"
t(lambda: W.y.__doc__)
t(lambda: W.y.getter(lambda s: 1).__doc__)
t(lambda: W.y.setter(lambda s, v: 1).__doc__)
x = property(lambda s: 1)
def set_attr(name): setattr(x, name, 42)
t(lambda: set_attr("fget"))
t(lambda: types.SimpleNamespace() == type("F", (str,), {})())
t(lambda: struct.pack("i\0", 1))
t(lambda: struct.calcsize("\0"))
t(lambda: statistics.mean([Decimal("Infinity"), Decimal("1")]))
t(lambda: statistics.fmean([Fraction(1, 3), 1], [1, 3]))
t(lambda: statistics.variance([Fraction(1, 2), Fraction(3, 4)]))
t(lambda: statistics.geometric_mean([1, 10**400]))
t(lambda: re.compile("a", re.I | re.M | re.X))
t(lambda: re.compile(b"bytes pattern", re.A))
t(lambda: repr(re.A | re.I), )
t(lambda: re.compile("(?i:a)b", re.S).flags)
t(lambda: re.sub("a", "b", "aaa", count=1, flags=0))
t(lambda: re.split("a", "bab", maxsplit=1))
t(lambda: re.match("(a)", "a").group(2**70))
t(lambda: re.search("[^\u0100-\u0200]", "\u0150a"))
t(lambda: re.compile(r"(?<=a{1,3})b"))
t(lambda: re.findall("(?i)[^a]", "aAbB"))
t(lambda: re.match(r"(?i)[\u0400-\u0410]", "\u0430"))
t(lambda: re.match("[^o]", "o", re.I), )
t(lambda: re.fullmatch("a|ab", "ab"))
t(lambda: [m.span() for m in re.finditer(r"\b|x*", "ax xx")])
def tl():
    def f(a: typing.Annotated[int, "x"] = None, *, b: "typing.Optional[int]"): pass
    return typing.get_type_hints(f, include_extras=True)
t(tl)
@typing.overload
def fo(a: int) -> int: ...
@typing.overload
def fo(a: str) -> str: ...
def fo(a): return a
t(lambda: len(typing.get_overloads(fo)))
class CF:
    name: typing.Final[str] = "a"
    n2: "typing.Final[int]" = 5
    cv: typing.ClassVar[int] = 3
t(lambda: typing.get_type_hints(CF))
Ts = typing.TypeVarTuple("Ts"); T = typing.TypeVar("T"); T1 = typing.TypeVar("T1")
t(lambda: tuple[*Ts][()]); t(lambda: tuple[*Ts][int, str]); t(lambda: dict[T, T1][*tuple[int, str]]); t(lambda: list[T][*tuple[int]])
A = typing.Annotated[tuple[*Ts], "d"]; t(lambda: A[int]); t(lambda: A[int, str])
class G(typing.Generic[T, *Ts]): pass
t(lambda: G[int, str, float]); t(lambda: G[int]); t(lambda: G[*tuple[int, ...]]); t(lambda: G[()])
t(lambda: typing.Callable[[*Ts], T][int, str, float])
for x in (typing.Final, typing.ClassVar, typing.Union, typing.Literal, typing.Any, typing.NoReturn, typing.TypeVar, typing.Optional[int], typing.Callable, typing.List[int], typing.Final[int]):
    def sub(): 
        class X(x): pass
    t(sub)
class NT(typing.NamedTuple):
    a: int
    b: str = "x"
def mi():
    class X(typing.NamedTuple, dict): a: int
t(mi)
t(lambda: NT(1)._replace(b="y")); t(lambda: NT._field_defaults); t(lambda: copy.replace(NT(1), a=3))
class TD(typing.TypedDict, total=False):
    a: typing.Required[int]
    b: str
t(lambda: (TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD(a=1)))
type Al[K] = dict[str, K]
t(lambda: Al[int]); t(lambda: Al.__value__); t(lambda: Al[int].__args__)
def ali(): Al.__value__ = 5
t(ali)
def als():
    class X(type(Al)): pass
t(als)
t(lambda: typing.TypeAliasType("N", int, type_params=(5,)))
t(lambda: typing.NoDefault.x)
import functools
t(lambda: functools.partial(print, 1, a=2))
t(lambda: copy.copy(functools.partial(max, 1)).args)

warnings.simplefilter("error")
t(lambda: re.sub("a", "b", "aaa", 1, count=2))
view = memoryview(b"ab")
view.release()
t(lambda: bytes(view))
