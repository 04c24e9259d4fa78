"""Hooks for attributes and operators that are no functions of the program: the recipes of AttrDict."""
class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
d = AttrDict(a=1)
d.b = 2
print(d.a, d["b"], d, vars(d))
del d.a
print(d)
try: d.zzz
except Exception as e: print(type(e).__name__, e)
class AD2(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
x = AD2(); x.q = 1; print(x.q, x.nope, x)
class AD3(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.__dict__ = self
y = AD3(a=1); y.b = 2; print(y, y.a, y["b"]); y["c"] = 3; print(y.c, sorted(vars(y))); del y.a; print(y)
class N(dict):
    __neg__ = dict.copy; __call__ = dict.get; __len__ = lambda s: 42; __contains__ = dict.__len__ if 0 else dict.__contains__; __iter__ = lambda s: iter("xy")
n = N(a=1); print(-n, n("a"), len(n), list(n), "a" in n)
class S(str):
    __call__ = str.format; __getattr__ = lambda s, n: f"<{n}>"; __mod__ = str.join; __invert__ = str.upper
print(S("{}-{}")(1, 2), S("a").foo, S(",") % "abc", ~S("x"))
class L(list):
    __call__ = list.append; __lshift__ = list.append; __sub__ = list.remove; __enter__ = list.copy; __exit__ = lambda s, *a: s.clear()
l = L(); l(1); l << 2; l << 3; l - 2; print(l)
with l as c: print(c)
print(l)
class I(int):
    __call__ = int.__add__; __len__ = int.bit_length; __getitem__ = int.__mul__; __str__ = int.__hex__ if hasattr(int, "__hex__") else lambda s: hex(s); __bool__ = lambda s: False
print(I(5)(3), len(I(255)), I(4)[3], f"{I(255)!s}", bool(I(1)), str(I(16)))
import operator, functools
class P:
    __add__ = operator.add if 0 else lambda a, b: "add"; __getitem__ = functools.partialmethod(lambda s, k, i: (k, i), "k"); __call__ = staticmethod(functools.partial(print, "partial call")); __len__ = staticmethod(lambda: 7); __iter__ = classmethod(lambda c: iter([c.__name__])); __bool__ = property(lambda s: lambda: False); __hash__ = None; __contains__ = None; __eq__ = max
p = P()
print(p + 1, p[3], len(p), list(p), bool(p)); p(5)
for f in (lambda: hash(p), lambda: 3 in p):
    try: print(f())
    except TypeError as e: print(e)
class G:
    __getattribute__ = lambda s, n: n.upper() if not n.startswith("__") else object.__getattribute__(s, n)
print(G().abc, G().__class__.__name__)
class F:
    def __init__(self): self.__dict__["x"] = 1; self.fn = lambda: "inst"
    def __getattr__(self, n):
        if n == "missing": return 1
        return super().__getattribute__(n)
    __len__ = 5
f = F(); print(f.x, f.missing, f.fn())
for g in (lambda: f.nope, lambda: len(f)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
f.__len__ = lambda: 3
try: len(f)
except TypeError as e: print(e)
F.__len__ = lambda s: 9; print(len(f)); f.__class__ = G; print(f.abc)
class Meta(type):
    __getattr__ = lambda c, n: f"meta {n}"; __contains__ = lambda c, x: x == 1; __iter__ = lambda c: iter("ab"); __len__ = lambda c: 2; __bool__ = lambda c: False; __add__ = lambda c, o: "sum"; __call__ = lambda c, *a: ("called", a); __str__ = lambda c: "META"; __eq__ = lambda c, o: True; __hash__ = lambda c: 5
class M(metaclass=Meta): pass
print(M.foo, 1 in M, [*M], len(M), bool(M), M + 1, M(1), str(M), f"{M}", M == 3, hash(M), {M: 1}[M])
class Ns(dict):
    def __init__(self, **k): dict.__init__(self, k); self.__dict__ = self
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        return f"no {n}"
n = Ns(a=1); n.b = Ns(c=2); print(n.b.c, n["b"]["c"], n.zz, n, "a" in n, n.get("a"), n.keys(), {**n}); n.update(k=5); print(n.k); n.pop("a"); print(n.a); import copy, json; print(json.dumps(n), copy.copy(n).b.c, dict(n))
import types
print(types.ModuleType("mod"))
