"""Hooks for exceptions that are missing, None, failing or replaced."""
import sys, threading, asyncio
class D:
    def __init__(s, n): s.n = n
    def __del__(s): raise ValueError(s.n)
def use(n):
    d = D(n); del d
use("default")
sys.unraisablehook = None
use("none")
def h(u): print("hook", u.exc_type.__name__, u.exc_value, u.err_msg, type(u.object).__name__, u.exc_traceback is not None)
sys.unraisablehook = h
use("hook")
def bad(u): raise KeyError("bad hook")
sys.unraisablehook = bad
use("badhook")
del sys.unraisablehook
use("deleted")
sys.unraisablehook = sys.__unraisablehook__
use("restored")
try: sys.unraisablehook(1)
except TypeError as e: print(e)
def t(): raise ValueError("in thread")
def run():
    x = threading.Thread(target=t, name="T"); x.start(); x.join()
run()
threading.excepthook = None
run()
def th(a): print("thook", a.exc_type.__name__, a.exc_value, a.thread.name, len(a))
threading.excepthook = th
run()
def tb(a): raise KeyError("bad thread hook")
threading.excepthook = tb
run()
sys.excepthook = lambda *a: print("sys hook", a[0].__name__, a[1])
run()
del threading.excepthook
run()
threading.excepthook = threading.__excepthook__
run()
try: threading.excepthook(3)
except TypeError as e: print(e)
threading.excepthook = 5
run()
def te(a): sys.exit(3)
threading.excepthook = te
run()
def t(): sys.exit("silent")
run()
sys.excepthook = None
run()
def t(): raise ValueError("again")
run()
print("end")
