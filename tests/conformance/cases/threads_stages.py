# Stages of a pipeline with bounded buffers between them, of conditions that share a lock.
import threading, time, collections
class BoundedBuffer:
    def __init__(self, cap):
        self.cap, self.items = cap, collections.deque()
        self.lock = threading.Lock()
        self.not_full, self.not_empty = threading.Condition(self.lock), threading.Condition(self.lock)
    def put(self, x):
        with self.not_full:
            while len(self.items) >= self.cap: self.not_full.wait()
            self.items.append(x); self.not_empty.notify()
    def get(self):
        with self.not_empty:
            while not self.items: self.not_empty.wait()
            x = self.items.popleft(); self.not_full.notify(); return x
DONE = object()
def stage(inp, out, f, name, d):
    while (x := inp.get()) is not DONE:
        time.sleep(d); out.put(f(x))
    out.put(DONE); print(f"{time.monotonic():.2f} {name} finished")
a, b, c = (BoundedBuffer(2) for _ in range(3))
ts = [threading.Thread(target=stage, args=(a, b, lambda x: x + 1, "inc", 0.1)), threading.Thread(target=stage, args=(b, c, lambda x: x * 10, "mul", 0.25))]
for t in ts: t.start()
def feed():
    for i in range(5): a.put(i); print(f"{time.monotonic():.2f} fed {i}")
    a.put(DONE)
f = threading.Thread(target=feed); f.start()
res = []
while (x := c.get()) is not DONE: res.append(x)
print(res, f"{time.monotonic():.2f}")
