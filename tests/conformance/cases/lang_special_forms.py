# Special methods where instructions are fused, generators or coroutines, within small and large recursion limits, of
# metaclasses, proxies, subclasses of built-in types and classes of the library.
import sys
class V:
    def __init__(s, x): s.x = x
    def __add__(s, o): return V(s.x + getattr(o, "x", o))
    def __radd__(s, o): return f"{o}+{s.x}"
    def __iadd__(s, o): s.x += getattr(o, "x", o); return s
    def __eq__(s, o): return isinstance(o, V) and s.x == o.x
    def __lt__(s, o): return s.x < o.x
    def __hash__(s): return hash(s.x)
    def __repr__(s): return f"V({s.x})"
    def __bool__(s): return bool(s.x)
    def __getitem__(s, i): return V(i)
    def __setitem__(s, i, v): print("set", i, v)
    def __or__(s, o): return NotImplemented
def fused():
    d = {1: V(1)}; l = [V(1), V(2)]; k = 1
    d[k] += V(5); l[0] += 3; l[k] = l[k] + V(1)
    print(d, l)
    v = V(3)
    v[2] += V(9); v[k] += 1
    class H: pass
    h = H(); h.v = V(1); h.v += V(2); h.v = h.v + 1
    print(h.v, h.v.x)
    s = "a"; s += V(1); print(s)
    s = "abc"
    for i in range(3): s = s + V(i)
    print(s)
    a, b, c = V(1), V(2), V(3)
    print(a < b < c, a < c < b, not a, not V(0), a and b, V(0) or c, [x for x in (a, V(0), c) if x], a if V(0) else b, not not a)
    n = 0
    while V(3 - n): n += 1
    print(n, a == V(1), a != V(1), a in [V(1)], a not in (V(2),), V(2) in {V(2): 1}, max(a, b, c), sorted([c, a, b]), sum([a, b], V(0)))
    x = a; x += b; x += 1; print(x, a)
    try: a | 1
    except TypeError as e: print(e)
    try: a |= V(1)
    except TypeError as e: print(e)
    try: 1 | a
    except TypeError as e: print(e)
    try: a > 3
    except Exception as e: print(e)
    try: a >= 3
    except TypeError as e: print(e)
    try: a - 1
    except TypeError as e: print(e)
    del a, x
    print(b)
fused()
class F:
    def __add__(s, o): return [sys._getframe(i).f_code.co_name for i in range(3)]
    def __getattr__(s, k): return [sys._getframe(i).f_code.co_name for i in range(2)]
    def __len__(s): print([sys._getframe(i).f_code.co_name for i in range(2)]); return 1
    def __repr__(s): return str([sys._getframe(i).f_code.co_name for i in range(2)])
def caller():
    f = F()
    print(f + 1, f.foo, len(f), f"{f}", [f])
    if f: pass
caller()
class Co:
    async def __len__(s): pass
    async def __bool__(s): pass
    def __iter__(s): yield from (1, 2)
    def __contains__(s, x): yield 1
    def __getitem__(s, i): yield i
    def __add__(s, o): yield o
    def __repr__(s): yield 3
    def __getattr__(s, k): yield k
    def __call__(s): yield 9
import warnings; warnings.simplefilter("ignore")
for f in [lambda: len(Co()), lambda: bool(Co()), lambda: list(Co()), lambda: 3 in Co(), lambda: list(Co()[3]), lambda: list(Co() + 4), lambda: repr(Co()), lambda: list(Co().zork), lambda: list(Co()())]:
    try: print(f())
    except TypeError as e: print(e)
def limits():
    old = sys.getrecursionlimit()
    class R:
        n = 0
        def __add__(s, o): R.n += 1; return s + o
        def __repr__(s): R.n += 1; return repr([s.__class__()])
    for l in (60, 300):
        sys.setrecursionlimit(l)
        for f in (lambda: R() + 1, lambda: repr(R())):
            R.n = 0
            try: f()
            except RecursionError as e: print(l, R.n, e)
    sys.setrecursionlimit(3000)
    class D:
        def __init__(s, n): s.n = n
        def __add__(s, o): return 0 if s.n == 0 else 1 + (D(s.n - 1) + o)
        def __str__(s): return "x" if s.n == 0 else f"{D(s.n - 1)}x"
        def __eq__(s, o): return s.n == 0 or [D(s.n - 1)] == [D(o.n - 1)]
    print(D(1500) + 1, len(str(D(1500))), D(1500) == D(1500))
    sys.setrecursionlimit(old)
limits()
class Del:
    log = []
    def __init__(s, n): s.n = n
    def __del__(s): Del.log.append((s.n, V(1) + V(2) == V(3)))
    def __add__(s, o): return Del(s.n + 1)
    def __repr__(s):
        if s.n > 150: return "end"
        t = Del(s.n + 1) + 1
        return repr([Del(s.n + 1)])
    def __eq__(s, o): Del(99); return True
d = Del(1)
d + 1; d + 1 + 1
print(d == d, Del(5) == Del(6), len(Del.log), Del.log[:6])
print(len(repr(d)), len(Del.log))
class Fin:
    def __add__(s, o):
        try: return 1 / o
        finally: print("fin")
    def __enter__(s): return s
    def __exit__(s, *a): print(a[0]); return True
    def __len__(s):
        try: return s + 0
        except ZeroDivisionError: return 7
with Fin() as f: f + 0
print(len(f), f + 2)
class StopSub(StopIteration): pass
class It:
    def __init__(s, e): s.e = e; s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise s.e
        return s.n
for e in (StopIteration, StopSub(3), StopIteration(5), ValueError("v"), StopAsyncIteration):
    try:
        for i in It(e): pass
        print("ended", i)
    except Exception as x: print(type(x).__name__, x)
def g():
    for i in It(StopIteration): yield i
    yield from It(StopIteration(8))
    next(It(StopIteration))
    try: next(iter(()))
    except StopIteration: print("caught")
    for i in It(StopSub): yield (yield i)
print(list(g()))
class G2:
    def __getattr__(s, k):
        if k.startswith("_"): raise AttributeError(k)
        return s.deep(k)
    def deep(s, k): return k
print(G2().foo, hasattr(G2(), "_x"), getattr(G2(), "_y", 3))
try: G2()._zz
except AttributeError as e: print(e, e.name, type(e.obj))
class Slots:
    __slots__ = ("a",)
    def __getattr__(s, k): return "dyn " + k
s = Slots(); print(s.a, s.b); s.a = 1; print(s.a)
def loop_attr():
    out = []
    o = G2()
    for i in range(6):
        out.append(o.val)
        if i == 2: o.val = "own"
        if i == 4: del o.val
    return out
print(loop_attr())
class Meta(type):
    def __getattr__(c, k): return "m" + k
    def __add__(c, o): return "cadd"
    def __len__(c): return 4
    def __bool__(c): return False
    def __contains__(c, x): return True
    def __repr__(c): return "META"
    def __iter__(c): return iter("xy")
class K(metaclass=Meta): pass
print(K.foo, K + 1, len(K), bool(K), 3 in K, K, [*K], f"{K}", "t" if K else "f", not K, str(K), [x for x in K])
class Prox:
    def __init__(s, o): object.__setattr__(s, "_o", o)
    def __getattribute__(s, k): return getattr(object.__getattribute__(s, "_o"), k)
    def __setattr__(s, k, v): setattr(object.__getattribute__(s, "_o"), k, v)
    def __delattr__(s, k): delattr(object.__getattribute__(s, "_o"), k)
p = Prox(V(3)); p.y = 4; print(p.x, p.y, p.__class__.__name__); del p.y
try: p.y
except AttributeError as e: print(e)
import enum, dataclasses, fractions, decimal, datetime, collections, pathlib, functools
class Col(enum.Enum):
    A = 1; B = 2
    def __str__(s): return s.name.lower()
print(f"{Col.A} {Col.B!r} {Col.A!s:>4}", Col.A == Col.A, Col.A in Col, len(Col), bool(Col.A), str(Col.B), hash(Col.A) == hash(Col.A))
@dataclasses.dataclass(order=True, frozen=True)
class Pt:
    x: int; y: int = 0
print(Pt(1) < Pt(2), Pt(1) == Pt(1), {Pt(1): 2}[Pt(1)], repr(Pt(3)), f"{Pt(4)}", sorted([Pt(2), Pt(1, 5)]))
print(fractions.Fraction(1, 3) + 1, 2 * fractions.Fraction(1, 2) == 1, fractions.Fraction(3, 4) < 0.8, decimal.Decimal("1.1") + 1, f"{decimal.Decimal('1.25'):.1f}")
print(datetime.timedelta(1) * 2 + datetime.timedelta(hours=3), collections.Counter("aab") + collections.Counter("b"), pathlib.PurePath("a") / "b")
class SubInt(int):
    def __add__(s, o): return SubInt(int(s) + o)
    def __eq__(s, o): return False
    __hash__ = int.__hash__
    def __bool__(s): return True
    def __repr__(s): return f"S{int(s)}"
    def __format__(s, spec): return "F" + int.__format__(s, spec)
i = SubInt(0)
print(i + 1 + 2, i == 0, 0 == i, "t" if i else "f", f"{i:03d} {i!r} {i}", str(i), 5 + i, i < 1, [1, 2][i], {i: 1})
class SubStr(str):
    def __add__(s, o): return "sub" + o
    def __radd__(s, o): return "radd" + o
    def __len__(s): return 99
    def __contains__(s, x): return x == "q"
    def __str__(s): return "STR"
    def __iter__(s): return iter([1])
    def __getitem__(s, i): return "item"
t = SubStr("abc")
print(t + "x", "x" + t, len(t), "q" in t, "a" in t, str(t), f"{t}", t[0], list(t), bool(t), repr(t), "%s" % t, [*t])
class SubList(list):
    def __iadd__(s, o): print("iadd"); return s
    def __eq__(s, o): return "eq"
    def __lt__(s, o): return "lt"
    def __bool__(s): return False
u = SubList([1]); u += [2]
print(u, u == [1], [1] == u, u < [0], [0] > u, not u, len(u), 1 in u)
class SubDict(dict):
    def __missing__(s, k): return k * 2
    def __contains__(s, k): return True
    def __getitem__(s, k): return super().__getitem__(k)
    def __or__(s, o): return "or"
w = SubDict(a=1)
print(w["a"], w["z"], "q" in w, w | {}, {} | w, w.get("z"))
