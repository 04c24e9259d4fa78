"""Classes made of what is no class."""
import asyncio
import collections
import functools
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Foo: pass
class Bar:
    def __init__(self, a): pass
class Meta:
    def __init__(self, name, bases, ns): self.args = name, bases, sorted(ns)
def m():
    class A(asyncio): pass
def n():
    class A(Foo()): pass
def o():
    class A(Bar(1)): pass
def p():
    class A(3): pass
def q():
    class A("x"): pass
def r():
    class A(len): pass
def s():
    class A(lambda: 1): pass
def t():
    class A(Meta(1, 2, {})): x = 1
    return A, A.args
def u():
    class A(None): pass
def v():
    class A(functools.partial(int)): pass
def w():
    class A([int]): pass
def x():
    class A(int, str): pass
def y():
    class A(object, int): pass
def z():
    class A(int, int): pass
def aa():
    class A(range): pass
def ab():
    class A(type(None)): pass
def ac():
    class A(3, metaclass=type): pass
def ad():
    class A(Foo, 3): pass
def ae():
    class A(3, Foo): pass
def af():
    class A(1.5): pass
def ag():
    class A({}): pass
def ah():
    class A(collections.deque()): pass
def ai():
    class A(print()): pass
def aj():
    class A(True): pass
def ak():
    class A(asyncio.run): pass
for f in (m,n,o,p,q,r,s,t,u,v,w,x,y,z,aa,ab,ac,ad,ae,af,ag,ah,ai,aj,ak): show(f)
