"""A module can have a class of the program: properties, a lazy `__getattr__`, and the running module too."""
import types, sys
class M(types.ModuleType):
    x=5
    def __getattr__(self,n):
        if n.startswith('no'): raise AttributeError(f"really no {n}")
        return n.upper()
    @property
    def p(self): return 'prop'
    def __call__(self, *a): return ('called', a)
    def __getitem__(self, k): return k * 2
    def __len__(self): return 7
    def __enter__(self): return 'in'
    def __exit__(self, *a): print('out', a)
    def __iter__(self): return iter('ab')
    def __contains__(self, o): return o == 3
    def __add__(self, o): return o + 1
    def __dir__(self): return ['d']
    def method(self, n=1): return self.x + n
    @classmethod
    def cm(cls): return cls.__name__
m=M('mm','doc')
print(m.__name__, m.__doc__, m.x, m.foo, m.p, isinstance(m, types.ModuleType), type(m))
print(m(1), m[4], len(m), list(m), 3 in m, dir(m), m.method(), m.method(n=4), m.cm())
with m as w: print(w)
for i in range(3):
    m.count = i
    print(m.count, m.p, m.x, end=' ')
print()
sys.modules['mm']=m
import mm
print(mm.bar, mm is m)
from mm import zip as z, count, method
print(z, count, method())
try: from mm import nothing
except ImportError as e: print(e)
try: m.nope
except AttributeError as e: print(e)
m.y=3
print(list(m.__dict__.keys()), vars(m)['y'], hasattr(m,'nox'), getattr(m,'nox',1))
this=sys.modules[__name__]
class N(types.ModuleType):
    @property
    def now(self): return 42
    def __setattr__(self, k, v): print('set', k); super().__setattr__(k, v)
    def __delattr__(self, k): print('del', k); super().__delattr__(k)
this.__class__=N
import __main__
print(__main__.now, type(__main__), __main__.z)
__main__.q = 4
print(q)
del __main__.q
class Lazy(types.ModuleType):
    def __init__(self, name, loader):
        super().__init__(name)
        self._loader = loader
    def __getattr__(self, name):
        print('loading', name)
        self.__dict__.update(self._loader())
        self.__class__ = types.ModuleType
        return getattr(self, name)
l = Lazy('lazy', lambda: {'a': 1, 'b': 2})
print(l.a, l.b, type(l), repr(l))
class Own(types.ModuleType):
    def __getattribute__(self, n):
        print('get', n)
        return super().__getattribute__(n)
    def __repr__(self): return '<own>'
o = Own('o'); o.v = 1
print(o.v, o)
for bad in (lambda: types.ModuleType(), lambda: types.ModuleType(3), lambda: M(), lambda: setattr(this, '__class__', int), lambda: setattr(m, '__class__', object), lambda: setattr(M, '__class__', type), lambda: types.ModuleType('a', 'b', 'c')):
    try: print(bad())
    except TypeError as e: print(e)
t = types.ModuleType('plain'); print(t.__package__, t); t.__name__ = 'renamed'; print(t)
try: t.missing
except AttributeError as e: print(e)
t.__class__ = M
print(t.anything, t.x, isinstance(t, M))
class Sub(M):
    def extra(self): return super().method(10)
s = Sub('s'); print(s.extra(), s.__class__.__name__, s.__name__)
import weakref
r = weakref.ref(s); print(r() is s)
print(s == Sub('s'), len({s, s}), s is s)


class Odd(types.ModuleType):
    __dict__ = 8


try:
    dir(Odd("odd"))
except TypeError as error:
    print(error)
