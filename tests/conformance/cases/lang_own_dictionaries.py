class A: pass
class S: __slots__ = "x",
class T: __slots__ = "y", "__weakref__"
def keys(*bases):
    try: print([b.__name__ for b in bases], [k for k in vars(type("N", bases, {})) if k in ("__dict__", "__weakref__")])
    except TypeError as e: print(e)
for bases in ((), (A,), (list,), (A, list), (list, A), (S,), (A, S), (S, A), (T,), (T, A), (A, T), (int,), (A, int), (Exception,), (A, Exception), (set,), (A, set), (type,), (dict, A), (tuple, A), (A, str), (S, T)):
    keys(*bases)
class E(A, list): pass
e = E(); e.x = 1; e.append(2)
print(e.__dict__, vars(e), e, e.x)
import weakref
print(weakref.ref(e)() is e)
