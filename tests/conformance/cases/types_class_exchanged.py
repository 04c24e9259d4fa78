class A: pass
class J: __slots__ = ("a", "b")
class K: __slots__ = ("b", "a")
class H: __slots__ = ["__dict__"]
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def s(x, c): x.__class__ = c
t(lambda: s(J(), K)); t(lambda: s(J(), A)); t(lambda: s(A(), J)); t(lambda: s(A(), H)); t(lambda: s(H(), A)); t(lambda: s(A(), int)); t(lambda: s(5, A))
class P: pass
class C(P): pass
C.__bases__ = (A,)
print(P.__subclasses__(), A.__subclasses__())
class N:
    def meth(self): return self
    __slots__ = ()
def f(self): pass
f.__name__ = "renamed"
print(N().meth.__name__)
class Meta(type):
    def __instancecheck__(c, o): return True
class X:
    def __getattr__(self, n): raise AttributeError(n)
