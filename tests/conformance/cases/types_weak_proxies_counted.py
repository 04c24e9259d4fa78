# plain references to an object are one, and so are its plain proxies
import weakref
class O:
    def __init__(s, n): s.n = n
o = O(1)
p = weakref.proxy(o); p2 = weakref.proxy(o); r = weakref.ref(o); r2 = weakref.ref(o)
print(p is p2, r is r2, weakref.getweakrefcount(o), [type(x).__name__ for x in weakref.getweakrefs(o)])
p3 = weakref.proxy(o, lambda x: print("cb", type(x).__name__))
print(p3 is p, weakref.getweakrefcount(o), [type(x).__name__ for x in weakref.getweakrefs(o)])
del p, p2
print(weakref.getweakrefcount(o)); del p3; print(weakref.getweakrefcount(o))
q = weakref.proxy(o); r3 = weakref.ref(o); print(r3 is r, q.n)
