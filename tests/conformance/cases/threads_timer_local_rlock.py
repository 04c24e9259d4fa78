import threading, time
def hello(x, y=1): print(f"{time.monotonic():.2f} hello", x, y, threading.current_thread().name)
t = threading.Timer(0.5, hello, [1], {"y": 2}); t.start()
t2 = threading.Timer(0.3, hello, args=("never",)); t2.start()
time.sleep(0.2); t2.cancel(); print(t2.finished.is_set(), t2.is_alive()); 
t.join(); print(t.is_alive())
loc = threading.local(); loc.x = "main"
class L(threading.local):
    def __init__(self, v): self.v = v; print("init", v, threading.current_thread().name)
l = L(5)
def f(n):
    print(hasattr(loc, "x")); loc.x = n; l.v += n; time.sleep(0.1 * n); print(loc.x, l.v)
ts = [threading.Thread(target=f, args=(n,), name=f"n{n}") for n in (2, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(loc.x, l.v)
r = threading.RLock()
def outer():
    with r:
        print("outer", r._is_owned() if hasattr(r, "_is_owned") else None)
        inner()
def inner():
    with r:
        time.sleep(0.1); print("inner", threading.current_thread().name)
ts = [threading.Thread(target=outer, name=f"r{i}") for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
try: r.release()
except RuntimeError as e: print(e)
print(r.acquire(blocking=False), r.acquire(timeout=1)); r.release(); r.release()
l = threading.Lock(); l.acquire()
print(l.acquire(timeout=0.25), f"{time.monotonic():.2f}", l.locked())
try: l.acquire(False, 2)
except ValueError as e: print(e)
