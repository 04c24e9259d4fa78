"""What is written where sys.stdout goes, or its write: print calls it for each piece."""
import sys, io, reprlib, array
print(sys.stdout.write("é€\n"), sys.stdout.write("abc\n"))
old = sys.stdout.write
log = []
def w(t):
    log.append(t); return old(t.upper())
sys.stdout.write = w
print("hello", 1)
sys.stdout.write("direct\n")
print("x", end="", flush=True); print()
sys.stdout.write = old
print(log)
del sys.stdout.write
print("plain", "write" in vars(sys.stdout))
sys.stdout.extra = 5
print(sys.stdout.extra)
print(log[-2:])
print(reprlib.repr(array.array("d", range(9))), reprlib.repr(array.array("i")), reprlib.repr(list(range(9))), reprlib.repr(set(range(9))), reprlib.repr({i: i for i in range(9)}), reprlib.repr("x" * 50), reprlib.repr(10 ** 60), reprlib.repr([[[[[[[1]]]]]]]))
import sys
class T:
    def __init__(self): self.log = []
    def write(self, t): self.log.append(t)
    def flush(self): self.log.append("<flush>")
t = T()
print("a", 1, [2], sep="-", file=t); print(file=t); print("x", end="", file=t, flush=True); print("", "", file=t)
print(t.log)
o = sys.stdout; sys.stdout = t = T()
print("a", "b"); print(); print("c", end="!")
import traceback
try: 1/0
except Exception: traceback.print_exc(file=t); t.log[:] = [l.replace(__file__, "case.py") for l in t.log]
sys.stdout = o; print(t.log)
class Bad:
    def write(self, t): raise OSError("disk full")
for f in (Bad(), 5, None):
    try: print("z", file=f)
    except Exception as e: print(type(e).__name__, e)
