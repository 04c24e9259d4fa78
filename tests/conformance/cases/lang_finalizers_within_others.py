"""What a `__del__` drops is finalised at once, and weak references hear before the next object goes."""
import weakref
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
def mk(n):
    d = D(n); r.append(weakref.ref(d, lambda _: print("gone", n))); return d
r = []
x = {"x": mk("a"), "y": mk("b")}; del x
x = [mk("l1"), mk("l2")]; del x
x = (mk("t1"), mk("t2")); del x
def f():
    a = mk("f1"); b = mk("f2")
f()
class O: pass
o = O(); o.a = mk("o1"); o.b = mk("o2"); del o
x = {mk("s1")}; x.clear()
x = [mk("c1"), mk("c2")]; x.clear()
x = {1: mk("d1"), 2: mk("d2")}; x.clear()
o = mk("outer"); o.inner = mk("inner"); del o
class D:
    def __init__(s, n, c=None): s.n = n; s.c = c
    def __del__(s):
        print("begin", s.n)
        s.c = None
        x = D("local " + s.n) if len(s.n) < 3 else None
        x = None
        print("end", s.n)
d = D("a", D("b", D("c")))
del d
l = [D("x", D("y")), D("z")]
l.clear()
def gen():
    try: yield
    finally:
        print("gen fin"); D("ingen"); print("gen done")
g = gen(); next(g); del g
