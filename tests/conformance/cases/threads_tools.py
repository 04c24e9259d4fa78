# What programs build of locks: a token bucket, a singleton, a latch, a thread that acts in intervals.
import threading, time, functools
class TokenBucket:
    def __init__(self, rate, cap): self.rate, self.cap, self.tokens, self.t = rate, cap, cap, time.monotonic(); self.lock = threading.Lock()
    def take(self):
        while True:
            with self.lock:
                now = time.monotonic(); self.tokens = min(self.cap, self.tokens + (now - self.t) * self.rate); self.t = now
                if self.tokens >= 1: self.tokens -= 1; return now
                need = (1 - self.tokens) / self.rate
            time.sleep(need)
tb = TokenBucket(4, 2); out = []
def w(n):
    for _ in range(3): out.append((n, round(tb.take(), 3)))
ts = [threading.Thread(target=w, args=(i,)) for i in range(2)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(out, key=lambda p: p[1]))
class Single:
    _inst = None; _lock = threading.Lock(); made = 0
    def __new__(cls):
        if cls._inst is None:
            with cls._lock:
                if cls._inst is None:
                    time.sleep(0.1); cls._inst = super().__new__(cls); cls.made += 1
        return cls._inst
objs = []
ts = [threading.Thread(target=lambda: objs.append(Single())) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(set(map(id, objs))), Single.made, f"{time.monotonic():.3f}")
def synchronized(f):
    lock = threading.RLock()
    @functools.wraps(f)
    def inner(*a, **k):
        with lock: return f(*a, **k)
    return inner
@synchronized
def fact(n): return 1 if n < 2 else n * fact(n - 1)
r = {}
ts = [threading.Thread(target=lambda i=i: r.__setitem__(i, fact(i))) for i in range(1, 6)]
[t.start() for t in ts]; [t.join() for t in ts]; print(r)
class CountDownLatch:
    def __init__(self, n): self.n = n; self.c = threading.Condition()
    def down(self):
        with self.c:
            self.n -= 1
            if not self.n: self.c.notify_all()
    def wait(self, timeout=None):
        with self.c: return self.c.wait_for(lambda: self.n == 0, timeout)
l = CountDownLatch(3)
[threading.Timer(d, l.down).start() for d in (0.1, 0.3, 0.2)]
print(l.wait(0.15), l.wait(), f"{time.monotonic():.3f}")
class Periodic(threading.Thread):
    def __init__(self, iv, f): super().__init__(daemon=True); self.iv, self.f, self.stop = iv, f, threading.Event()
    def run(self):
        while not self.stop.wait(self.iv): self.f()
p = Periodic(0.1, lambda: print("tick", f"{time.monotonic():.3f}")); p.start(); time.sleep(0.35); p.stop.set(); p.join(); print("end")
