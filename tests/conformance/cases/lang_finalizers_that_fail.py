"""A finalizer or a function of `atexit` that fails does not stop the others."""
import weakref, atexit, sys
class A: pass
a, b, c = A(), A(), A()
def fail(n): print("fin", n); raise ValueError(n)
def ok(n): print("ok", n)
weakref.finalize(a, ok, 1)
weakref.finalize(a, fail, 2)
weakref.finalize(b, ok, 3)
weakref.finalize(c, fail, 4)
weakref.finalize(c, ok, 5).atexit = False
weakref.finalize(b, sys.exit, 3)
weakref.finalize(b, ok, 6)
atexit.register(ok, "atexit1")
atexit.register(fail, "atexit2")
atexit.register(sys.exit, 5)
atexit.register(ok, "atexit3")
d = A()
f = weakref.finalize(d, fail, "now")
del d
print("after", f.alive)
r = weakref.finalize(a, fail, "x"); 
try: r()
except ValueError as e: print("caught", e)
print(r(), r.alive, r.peek(), r.detach())
