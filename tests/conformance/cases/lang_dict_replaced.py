# What stands in the place of `__dict__` is shared, whatever was there before.
class Node: pass
a, b = Node(), Node()
a.x = 1; b.y = 2
a.__dict__ = b.__dict__
a.z = 3
print(b.z, vars(a) is vars(b), hasattr(a, 'x'))
d = {'k': 1}
b.__dict__ = d
d['w'] = 5
print(b.w, b.__dict__ is d, a.__dict__)
class Attr(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.first = 1
        self.__dict__ = self
t = Attr(q=1)
t.r = 2
print(t, t.q, t['r'], t.__dict__ is t, type(t.__dict__))
class Counted(dict):
    def __setitem__(self, k, v):
        print('set', k); super().__setitem__(k, v)
    def __getitem__(self, k):
        print('get', k); return super().__getitem__(k)
    def __missing__(self, k): return 7
c = Node(); c.old = 1
c.__dict__ = Counted(m=1)
c.n = 2
print(c.m, c.n, type(c.__dict__), dict(c.__dict__))
try: c.gone
except AttributeError as e: print(e)
class Noisy:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
o = Node(); o.p = Noisy(1)
o.__dict__ = {'p': Noisy(2)}
print('replaced')
o.__dict__ = {}
print('again')
class Borg:
    _shared = {}
    def __init__(self):
        self.before = 1
        self.__dict__ = self._shared
x, y = Borg(), Borg()
x.v = 1
print(y.v, x.__dict__, Borg._shared)
class Slotted:
    __slots__ = ('s', '__dict__')
s = Slotted(); s.s = 1; s.u = 2
s.__dict__ = {'t': 3}
print(s.s, s.t, hasattr(s, 'u'), s.__dict__)
del s.__dict__
print(s.s, s.__dict__)
def f(): pass
f.a = 1
g = {'b': 2}
f.__dict__ = g
print(f.b, hasattr(f, 'a'), f.__dict__ is g)
e = ValueError('x'); e.code = 1
e.__dict__ = d
print(e.k, e.__dict__ is d)
class Del:
    def __del__(self): print('end of', self.name, self.__dict__)
q = Del(); q.name = 'one'; q.__dict__ = {'name': 'two'}
del q
import copy, pickle
class P: pass
p = P(); p.a = 1; p.__dict__ = d
print(copy.copy(p).__dict__ is d, copy.copy(p).__dict__)
for bad in (None, 5, [], Node()):
    try: p.__dict__ = bad
    except TypeError as e: print(e)
for i in range(100000):
    p.__dict__ = {'i': i}
print(p.i)
import gc, weakref
class Ring: pass
r = Ring(); r.a = 1
r.__dict__ = {'me': r}
w = weakref.ref(r)
del r
gc.collect()
print(w() is None)

def spare(): pass
class D(dict): pass
def attempt(what, value):
    try:
        what.__dict__ = value
        print('fine')
    except Exception as error:
        print(type(error).__name__, error)
import functools, types
attempt(spare, 5)
attempt(spare, D(a=1))
print(type(spare.__dict__), spare.a)
attempt(f, spare.__dict__)
spare.both = 3
print(f.both)
for what in types, 5, len, Node().__init__, object(), functools.partial(print), Node:
    attempt(what, {})
try: del spare.__dict__
except TypeError as error: print(error)
