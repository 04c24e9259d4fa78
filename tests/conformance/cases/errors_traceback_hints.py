"""Tracebacks that suggest what was meant, contexts through generators, and single exceptions out of except*."""
import re
import sys
import traceback
import types


def show():
    traceback.print_exc(file=sys.stdout)


from contextlib import contextmanager, ExitStack
@contextmanager
def right(exc):
    try: yield
    finally: raise exc
e1, e2, e3, e4 = [Exception(i) for i in range(1, 5)]
try:
    with ExitStack() as stack:
        stack.enter_context(right(e4)); stack.enter_context(right(e3)); stack.enter_context(right(e2))
        raise e1
except Exception as exc:
    while exc: print(exc, end=' <- '); exc = exc.__context__
print()
e1, e2, e3, e4 = [Exception(i) for i in range(1, 5)]
def g(exc):
    try: yield
    finally: raise exc
def thr(gen, exc):
    try: gen.throw(exc)
    except Exception as new: return new
a, b = g(e2), g(e3); next(a); next(b)
try:
    raise e1
except Exception as x:
    n = thr(a, e1); print(n, n.__context__)
    n = thr(b, n); print(n, n.__context__)
class A:
    def __init__(self): self.blech = 1; self._value = 2; self.nam = 3
    def f(self): return blech
    def g(self): return self.value
    def h(self): return nam
for f in ('f', 'g', 'h'):
    try: getattr(A(), f)()
    except Exception as e:
        show()
def later():
    io.StringIO()
try: later()
except NameError: show()
try: tim.sleep(1)
except NameError: show()
try: 说明 = {}; print(说明["a"] + 说明.x / 0)
except Exception: show()
try: raise ExceptionGroup('many', [ValueError(i) for i in range(20)])
except Exception: show()
def nest(n): return ExceptionGroup(str(n), [nest(n-1) if n else ValueError('x')])
try: raise nest(12)
except Exception: show()
try:
    try:
        raise ExceptionGroup("eg", [TypeError(1), ValueError(2)])
    except* TypeError as e:
        raise SyntaxError(3)
except BaseException as e: show()
try:
    try:
        raise ExceptionGroup("eg", [TypeError(1), ValueError(2)])
    except* (TypeError, ValueError) as e:
        raise SyntaxError(3)
except BaseException as e: show()
class K:
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
def cc():
    x = 1
    def i(): return x
    return i.__closure__[0]
print(re.sub(r'0x\w+', 'X', f"{K.__dict__['s']} {K.__dict__['c']} {cc()}"))
f = types.FunctionType((lambda a, b=2: a + b).__code__, {}, 'nm', (5,)); print(f(1), f.__name__)
class MM(type): pass
try: MM(1)
except TypeError as e: print(e)
try:
    raise ValueError from object
except TypeError as e: print(e)
def lst(): 
    a = [1]
    return a.apend(1), 
try: lst()
except AttributeError: show()
