"""The exception that ended the program, for functions of `atexit`, and when it lets go."""
import sys, atexit
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, file=sys.stderr)
def at(): print("atexit", repr(sys.last_exc), sys.last_type.__name__, sys.last_value is sys.last_exc, sys.last_traceback is not None)
atexit.register(at)
g = D("g")
def f():
    d = D("local")
    raise ValueError("q")
class E(Exception): pass
try: f()
except ValueError as e: raise E("w") from e
