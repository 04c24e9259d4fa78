# In which order special methods are asked, what becomes of their results, and where their exceptions come from.
import operator
import traceback
log = []
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): log.append(("A.add", self.n)); return NotImplemented
    def __radd__(self, o): log.append(("A.radd", self.n)); return ("A.radd", o if not isinstance(o, A) else o.n)
    def __iadd__(self, o): log.append(("A.iadd", self.n)); return NotImplemented
    def __eq__(self, o): log.append(("A.eq", self.n)); return NotImplemented
    def __lt__(self, o): log.append(("A.lt", self.n)); return NotImplemented
    def __hash__(self): return 5
class B(A):
    def __radd__(self, o): log.append(("B.radd", self.n)); return NotImplemented
    def __gt__(self, o): log.append(("B.gt", self.n)); return NotImplemented
    def __eq__(self, o): log.append(("B.eq", self.n)); return [1]
class C:
    def __radd__(self, o): log.append("C.radd"); return NotImplemented
    def __gt__(self, o): log.append("C.gt"); return "gt"
def show(f):
    log.clear()
    try:
        r = f()
        r = r.n if isinstance(r, A) else r
        print(f.__name__ if hasattr(f, "__name__") else "", r, log)
    except Exception as e:
        print(type(e).__name__, e, log)
        tb = e.__traceback__
        while tb:
            print("   ", tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
            tb = tb.tb_next
a, b, c = A(1), B(2), C()
show(lambda: a + a)
show(lambda: a + b)
show(lambda: b + a)
show(lambda: a + c)
show(lambda: 1 + a)
show(lambda: a + 1)
show(lambda: 1 + c)
show(lambda: c + 1)
def iadd():
    x = A(7)
    x += 3
    return x
show(iadd)
def iadd2():
    x = A(7)
    x += A(8)
    return x
show(iadd2)
show(lambda: a == a)
show(lambda: a == b)
show(lambda: b == a)
show(lambda: b != a)
show(lambda: a != a)
show(lambda: a != A(9))
show(lambda: a < b)
show(lambda: a < 3)
show(lambda: 3 > a)
show(lambda: a < c)
show(lambda: a > c)
show(lambda: a <= c)
show(lambda: operator.add(a, b))
show(lambda: operator.ne(b, a))
show(lambda: sum([a, a], 0))
class Bad:
    def __bool__(self): return 1
    def __len__(self): return -1
    def __iter__(self): return 3
    def __contains__(self, x): return Bad2()
    def __repr__(self): return 4
    def __str__(self): return 5
    def __format__(self, s): return 6
    def __hash__(self): return "x"
    def __neg__(self): raise ValueError("neg")
    def __next__(self): raise KeyError("k")
    def __getitem__(self, i): raise IndexError(i)
    def __delitem__(self, i): raise IndexError(i)
    def __call__(self, x): raise IndexError(x)
class Bad2:
    def __len__(self): return "x"
    def __iter__(self): return Bad()
    def __repr__(self): return 4
x, y = Bad(), Bad2()
def cond():
    if x: return 1
def cond2():
    if y: return 1
def cond3():
    return x and 1
def cond4():
    return y or 1
def cond5():
    while not y: pass
def for1():
    for i in x: pass
def for2():
    for i in y: pass
def un1():
    p, q = x
def un2():
    p, q = y
def un3():
    p, *q = x
for f in [cond, cond2, cond3, cond4, cond5, for1, for2, un1, un2, un3,
          lambda: bool(x), lambda: bool(y), lambda: not x, lambda: len(x), lambda: len(y), lambda: 3 in x,
          lambda: repr(x), lambda: str(x), lambda: str(y), lambda: f"{x}", lambda: f"{x!r}", lambda: f"{x!s}", lambda: f"{y}", lambda: f"{y!s:>3}", lambda: f"{x:3}",
          lambda: hash(x), lambda: -x, lambda: x[3], lambda: x(4), lambda: iter(x), lambda: iter(y), lambda: next(x), lambda: [*x], lambda: {**x},
          lambda: format(x), lambda: "%s" % x, lambda: {x}, lambda: {x: 1}, lambda: abs(x), lambda: +x, lambda: ~x, lambda: x + 1, lambda: x < 1]:
    show(f)
class T:
    def __init__(self): self.d = {}
    def __getattr__(self, k):
        if k == "boom": raise AttributeError("mine")
        if k == "boom2": raise AttributeError
        if k == "val": raise ValueError(k)
        return lambda *a: (k, a)
t = T()
for f in [lambda: t.foo(1, 2), lambda: t.foo, lambda: t.boom, lambda: t.boom(), lambda: t.boom2(), lambda: t.val, lambda: t.val(), lambda: t.d, lambda: getattr(t, "boom", 3), lambda: hasattr(t, "boom")]:
    log.clear()
    try: r = f(); print(r if not callable(r) else "fn")
    except Exception as e: print(type(e).__name__, e, getattr(e, "name", None), type(getattr(e, "obj", None)).__name__)
class P:
    @property
    def x(self): raise AttributeError("in x")
    def __getattr__(self, k): return ("ga", k)
print(P().x, P().y)
class D:
    def __get__(self, o, t): log.append("get"); return 5
class DD(D):
    def __set__(self, o, v): log.append(("set", v))
    def __delete__(self, o): log.append("del")
class H:
    a = D(); b = DD()
h = H(); h.a = 3; h.b = 4; h.__dict__["b"] = 9
log.clear()
print(h.a, h.b, H.a, log); del h.b; print(log)
class S:
    def __setattr__(self, k, v): log.append((k, v)); super().__setattr__(k, v)
    def __delattr__(self, k): log.append(("del", k)); object.__delattr__(self, k)
    def __getattribute__(self, k): log.append(("get", k)); return object.__getattribute__(self, k)
log.clear(); s = S(); s.q = 1; s.q += 2; del s.q
try: s.q
except AttributeError as e: print(e)
print(log)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration(9)
        self.n -= 1
        return self.n
print(list(It(3)), [x for x in It(4)], sum(It(4)), max(It(3)), *It(2), dict(zip(It(2), It(3))))
a1, *b1 = It(5); print(a1, b1)
for i in It(3):
    if i == 1: break
else: print("no")
for i in It(3): pass
else: print("else")
def gen():
    r = yield from It(2)
    print("r", r)
print(list(gen()))
class GenIter:
    def __iter__(self): yield 1; yield 2
    def __contains__(self, k): yield k
    def __len__(self): return 3
    def __bool__(self): return False
    def __repr__(self): return "GI"
    def __format__(self, s): return f"<{s}>"
g = GenIter()
print([*g], 3 in g, 3 not in g, len(g), bool(g), not g, g or 7, g and 7, f"{g}{g!r}{g!s:>4}{g:x}{g!a}", "yes" if g else "no")
assert not g, "no"
try: assert g, "message"
except AssertionError as e: print(e)
while g: break
else: print("while else")
class EqT:
    def __init__(self, v): self.v = v
    def __bool__(self): log.append(("bool", self.v)); return self.v
    def __eq__(self, o): return EqT(not self.v)
    def __lt__(self, o): return EqT(self.v)
log.clear()
e1, e2 = EqT(True), EqT(False)
print(bool(e1 != e2), bool(e1 == e2), bool(e1 < e2 < e1), e1 in [e2], log)
if e1 < e2: print("lt")
x2 = 1 if e2 else 2; print(x2)
def tbtest():
    class Q:
        def __add__(self, o):
            return 1 / 0
        def __getitem__(self, i):
            return self + i
        def __len__(self):
            return self[3]
        def __bool__(self):
            return len(self) > 0
        def __contains__(self, i):
            return not self
        def __iter__(self):
            return iter([3 in self])
        def __repr__(self):
            return "x".join(str(i) for i in self)
        def __str__(self):
            return f"{self!r}"
        def __eq__(self, o):
            return str(self) == o
        def __hash__(self):
            return 1 if self == 3 else 2
        def __call__(self):
            return hash(self)
        @property
        def p(self):
            return self()
        def __getattr__(self, k):
            return self.p
        def __neg__(self):
            return self.zork
        def __enter__(self):
            return -self
        def __exit__(self, *a):
            print("exit", a)
        def __lt__(self, o):
            with self: pass
    try:
        sorted([Q(), Q()])
    except ZeroDivisionError as error:
        for place in traceback.extract_tb(error.__traceback__):
            print(place.name, place.lineno, place.colno, place.end_colno, place.line)
tbtest()
