# Philosophers who give up, readers and writers.
import threading, time, random
from collections import defaultdict, deque, Counter
random.seed(5)
class Philosopher(threading.Thread):
    def __init__(self, i, forks, meals):
        super().__init__(name=f"Phil-{i}")
        self.left, self.right = forks[i], forks[(i+1) % len(forks)]
        self.i, self.meals, self.eaten, self.tries = i, meals, 0, 0
    def run(self):
        while self.eaten < self.meals:
            time.sleep(random.uniform(0.01, 0.05))
            with self.left:
                self.tries += 1
                if self.right.acquire(timeout=0.02):
                    try: time.sleep(0.03); self.eaten += 1
                    finally: self.right.release()
forks = [threading.Lock() for _ in range(5)]
ps = [Philosopher(i, forks, 3) for i in range(5)]
for p in ps: p.start()
for p in ps: p.join()
print([(p.eaten, p.tries) for p in ps], f"{time.monotonic():.6f}")
class RWLock:
    def __init__(self): self.c = threading.Condition(); self.readers = 0; self.writer = False
    def r_acq(self):
        with self.c:
            while self.writer: self.c.wait()
            self.readers += 1
    def r_rel(self):
        with self.c:
            self.readers -= 1
            if not self.readers: self.c.notify_all()
    def w_acq(self):
        with self.c:
            while self.writer or self.readers: self.c.wait()
            self.writer = True
    def w_rel(self):
        with self.c: self.writer = False; self.c.notify_all()
rw = RWLock(); data = {"v": 0}; log = []
def reader(n):
    for _ in range(3):
        rw.r_acq(); log.append((round(time.monotonic(), 3), "r", n, data["v"])); time.sleep(0.01); rw.r_rel(); time.sleep(0.005)
def writer(n):
    for _ in range(2):
        rw.w_acq(); data["v"] += 1; time.sleep(0.02); log.append((round(time.monotonic(), 3), "w", n, data["v"])); rw.w_rel(); time.sleep(0.01)
ts = [threading.Thread(target=reader, args=(i,)) for i in range(3)] + [threading.Thread(target=writer, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
for x in log: print(x)
