import threading, time, contextlib
class RW:
    def __init__(self): self.r = 0; self.m = threading.Lock(); self.w = threading.Lock()
    @contextlib.contextmanager
    def read(self):
        with self.m:
            self.r += 1
            if self.r == 1: self.w.acquire()
        try: yield
        finally:
            with self.m:
                self.r -= 1
                if self.r == 0: self.w.release()
    @contextlib.contextmanager
    def write(self):
        with self.w: yield
rw = RW(); data = {"v": 0}
def reader(n):
    for _ in range(2):
        with rw.read():
            time.sleep(0.1); print(f"{time.monotonic():.2f} r{n} {data['v']}")
        time.sleep(0.05 * n)
def writer(n):
    time.sleep(0.05)
    with rw.write():
        time.sleep(0.1); data["v"] = n; print(f"{time.monotonic():.2f} w{n}")
ts = [threading.Thread(target=reader, args=(1,)), threading.Thread(target=reader, args=(2,)), threading.Thread(target=writer, args=(7,)), threading.Thread(target=writer, args=(8,))]
for t in ts: t.start()
for t in ts: t.join()
# dining
forks = [threading.Lock() for _ in range(3)]
def dine(i):
    for _ in range(2):
        l, r = sorted((i, (i + 1) % 3))
        with forks[l], forks[r]: time.sleep(0.1); print(f"{time.monotonic():.2f} eats {i}")
ts = [threading.Thread(target=dine, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
