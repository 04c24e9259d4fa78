# Schedulers, delay queues, a generator that two threads share.
import threading, time, itertools, queue, heapq, sched
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.2, 1, print, ("b",)); s.enter(0.1, 1, print, ("a",)); e = s.enter(0.3, 1, print, ("never",)); s.enter(0.2, 0, print, ("b0",))
s.cancel(e); s.run(); print(f"{time.monotonic():.2f}", s.empty())
class DelayQueue:
    def __init__(self): self.h, self.c, self.n = [], threading.Condition(), itertools.count()
    def put(self, d, x):
        with self.c: heapq.heappush(self.h, (time.monotonic() + d, next(self.n), x)); self.c.notify()
    def get(self):
        with self.c:
            while True:
                if not self.h: self.c.wait(); continue
                left = self.h[0][0] - time.monotonic()
                if left <= 0: return heapq.heappop(self.h)[2]
                self.c.wait(left)
dq = DelayQueue()
def cons():
    for _ in range(4): x = dq.get(); print(x, f"{time.monotonic():.3f}")
t = threading.Thread(target=cons); t.start()
dq.put(0.5, "slow"); dq.put(0.1, "fast"); time.sleep(0.2); dq.put(0.1, "mid"); dq.put(0, "now"); t.join()
it = itertools.count(); lk = threading.Lock(); got = []
def take():
    for _ in range(3):
        with lk: got.append(next(it))
        time.sleep(0)
ts = [threading.Thread(target=take) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(got)
pq = queue.PriorityQueue()
def prod(n):
    for i in range(3): pq.put((-n, i, f"t{n}-{i}")); time.sleep(0.01 * n)
ts = [threading.Thread(target=prod, args=(n,)) for n in (1, 2)]; [t.start() for t in ts]; [t.join() for t in ts]
while not pq.empty(): print(pq.get()[2], end=" ")
print()
sem = threading.Semaphore(2); active = 0; peak = 0; l2 = threading.Lock()
def job(i):
    global active, peak
    with sem:
        with l2: active += 1; peak = max(peak, active)
        time.sleep(0.1)
        with l2: active -= 1
ts = [threading.Thread(target=job, args=(i,)) for i in range(7)]; [t.start() for t in ts]; [t.join() for t in ts]; print(peak, f"{time.monotonic():.2f}")
gen_lock = threading.Lock()
def g():
    for i in range(3): time.sleep(0.05); yield i
gg = g(); errs = []
def pull():
    try:
        for x in gg: errs.append(x)
    except ValueError as e: errs.append(str(e))
ts = [threading.Thread(target=pull) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(errs)
