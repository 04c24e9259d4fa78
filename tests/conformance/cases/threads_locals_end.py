"""What a thread keeps in `threading.local` goes when the thread ends."""
import threading, weakref, gc
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
loc = threading.local()
def f(n):
    loc.x = D(n)
    loc.__dict__["y"] = D(n + "y")
    print(sorted(loc.__dict__))
    global r
    r = weakref.ref(loc.x, lambda _: print("gone", n))
t = threading.Thread(target=f, args=("a",), name="TA"); t.start(); t.join()
print(r())
loc.x = D("main")
class L(threading.local):
    k = 1
    def __init__(self, n): self.d = D(n); print("init", n)
l2 = L("sub")
def g():
    print(l2.d.n)
    l2.d = D("other")
    print("g end")
t = threading.Thread(target=g, name="TB"); t.start(); t.join()
print("joined")
ts = [threading.Thread(target=f, args=("m%d" % i,), name="M%d" % i) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2, thread_name_prefix="P") as p:
    list(p.map(f, ["p1", "p2"]))
    print("mapped")
print("pool closed")
def h():
    loc.x = D("raise")
    raise ValueError
threading.excepthook = lambda a: print("hook", a.exc_type.__name__)
t = threading.Thread(target=h, name="TH"); t.start(); t.join()
threading.excepthook = threading.__excepthook__
def own():
    q = threading.local()
    q.v = D("own")
    print("own end")
t = threading.Thread(target=own, name="TO"); t.start(); t.join()
del l2
print("del l2")
l3 = threading.local()
e1 = threading.Event(); e2 = threading.Event()
def hold():
    l3.v = D("held"); e1.set(); e2.wait(); print("hold ends")
t = threading.Thread(target=hold, name="HOLD"); t.start(); e1.wait()
del l3
print("l3 deleted")
e2.set(); t.join()
print("end")
