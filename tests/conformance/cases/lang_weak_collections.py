# Sets and mappings of weak references, with their operators.
import weakref, gc
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
    def __hash__(s): return s.n
    def __eq__(s, o): return s.n == o.n
    def m(s): return s.n
a, b, c = K(1), K(2), K(3)
s = weakref.WeakSet([a, b]); t = weakref.WeakSet([b, c])
for op in ("s | t", "s & t", "s - t", "s ^ t", "s <= t", "s < s", "s.isdisjoint(t)", "s == weakref.WeakSet([b, a])"):
    r = eval(op); print(op, sorted(r, key=lambda k: k.n) if not isinstance(r, bool) else r)
for op in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
    x = weakref.WeakSet([a, b]); getattr(x, op)([b, c]); print(op, sorted(x, key=lambda k: k.n), len(x))
x = weakref.WeakSet([a]); x |= {b}; x &= {b}; x -= {a}; x ^= {c}; print(sorted(x, key=hash)); x.discard(a); x.remove(b); x.add(a); print(len(x), a in x, x.copy() == x); x.clear(); print(len(x))
try: x.pop()
except KeyError as e: print(e)
d = weakref.WeakKeyDictionary({a: 1}); e = weakref.WeakKeyDictionary({b: 2})
f = d | e; print(sorted(f.items(), key=lambda i: i[1])); d |= {c: 3}; print(len(d), d[c], d.get(K(9)), d.pop(c), d.setdefault(b, 5), list(d.keyrefs())[0]() is a)
w = weakref.WeakValueDictionary(x=a, y=b); print(sorted(w.items()), w | {"z": c} == {"x": a, "y": b, "z": c}, "x" in w, w.get("q", 0)); del a; print(sorted(w))
log = []; r = weakref.ref(b, lambda r: log.append("gone")); p = weakref.proxy(c); print(p.n, p, r() is b, weakref.getweakrefcount(b)); 
wm = weakref.WeakMethod(c.m); print(wm()())
fin = weakref.finalize(c, print, "finalized", 1); print(fin.alive); del c, t, x; 
try: print(wm(), fin.alive)
except Exception as e: print(e)
try: p.n
except ReferenceError as e: print(e)
import collections.abc
print(isinstance(weakref.WeakSet(), collections.abc.MutableSet), repr(weakref.WeakSet([])))
