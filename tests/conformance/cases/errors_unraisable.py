"""Exceptions of finalisers of all kinds are told of at their place."""
import sys
class D:
    def __del__(s): raise ValueError("d")
class R(D):
    def __repr__(s): raise KeyError("repr")
def use(c):
    d = c(); del d
use(R)
class E(Exception):
    def __str__(s): raise IndexError("str")
class F(D):
    def __del__(s): raise E("text")
use(F)
class B(D):
    def __del__(s): raise KeyboardInterrupt
use(B)
class S(D):
    def __del__(s): sys.exit(4)
use(S)
class Deep(D):
    def __del__(s): self = s; s.__del__()
use(Deep)
class NotCallable: pass
NotCallable.__del__ = 5
n = NotCallable(); del n
n = NotCallable(); n.__del__ = lambda: print("never"); del n
class Args:
    def __del__(self, x): pass
n = Args(); del n
class Async:
    async def __del__(self): print("never")
n = Async(); del n
class Gen:
    def __del__(self): yield
n = Gen(); del n
import gc
def g():
    try: yield
    finally: raise ValueError("in gen")
x = g(); next(x); del x
def g():
    try: yield
    except GeneratorExit: yield 2
x = g(); next(x); del x
async def co():
    try: await s
    finally: raise KeyError("co")
class Aw:
    def __await__(self): yield
s = Aw()
c = co(); c.send(None); del c
async def co():
    try: await s
    finally: await s
c = co(); c.send(None); del c
async def ag():
    try: yield 1
    finally: raise KeyError("ag")
a = ag()
try: a.__anext__().send(None)
except StopIteration as e: print(e.value)
del a
a = ag(); a.__anext__()
print("end")
