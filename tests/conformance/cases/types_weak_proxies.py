# Proxies pass on operators in place, divmod and reversed; a weak dictionary takes what has keys.
import weakref
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add", o)
    def __iadd__(self, o): self.n += o; return self
    def __matmul__(self, o): return ("mat", o)
    def __rmatmul__(self, o): return ("rmat", o)
    def __imatmul__(self, o): return ("imat", o)
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __reversed__(self): return iter("cba")
    def __bytes__(self): return b"by"
    def __getattr__(self, name): raise KeyError(name)
v = V(1); p = weakref.proxy(v)
print(p + 2, p @ 3, 4 @ p, divmod(p, 5), divmod(6, p))
print("".join(reversed(p)), bytes(p))
q = p; q += 5; print(type(q), v.n)
q = p; q @= 5; print(q)
print(repr(weakref.ref(v))[:12])
try: next(p)
except TypeError as e: print(e)
def f(): pass
print("f)" in repr(weakref.ref(f)))
class K: pass
k = K()
class Keys:
    def keys(self): return [k]
    def __getitem__(self, key): return "value"
d = weakref.WeakKeyDictionary(); d.update(Keys()); print(list(d.values())); d.update(); d.update({}); print(len(d))
