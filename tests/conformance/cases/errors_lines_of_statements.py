"""Tracebacks through statements of several lines."""
def f():
    class Broken:
        x = 1
        y = [x for _ in range(2)]
def g():
    class Broken:
        y = undefined_name
def h():
    @undefined
    class B:
        pass
def i():
    @(lambda c: c.x)
    class B:
        pass
def j():
    with open("nope") as f, \
            open("x") as g:
        pass
def k():
    for x in \
            range(
              "a"):
        pass
def l():
    def inner(a=undefined2):
        pass
def m():
    class B(int, metaclass=3): pass
def n():
    class B(1,
            2):
        z = 1
import traceback
for c in (f, g, h, i, j, k, l, m, n):
    try:
        c()
    except Exception:
        print(traceback.format_exc().replace(__file__, "case.py"))
