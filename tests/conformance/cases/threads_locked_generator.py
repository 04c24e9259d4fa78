import threading, time
class Safe:
    def __init__(self, it): self.it = it; self.l = threading.Lock()
    def __iter__(self): return self
    def __next__(self):
        with self.l: return next(self.it)
def slow(n):
    for i in range(n): time.sleep(0.05); yield i
s = Safe(slow(8)); out = []
def take(name):
    for x in s: out.append((name, x)); time.sleep(0.07)
ts = [threading.Thread(target=take, args=(n,)) for n in "abc"]
for t in ts: t.start()
for t in ts: t.join()
print(out, f"{time.monotonic():.2f}")
g = slow(3)
def n():
    try: print(next(g))
    except ValueError as e: print(e)
ts = [threading.Thread(target=n) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
class Acc:
    def __init__(self): self.l = threading.RLock(); self.d = {}
    def __getitem__(self, k):
        with self.l: time.sleep(0.01); return self.d.get(k, 0)
    def __setitem__(self, k, v):
        with self.l: time.sleep(0.01); self.d[k] = v
    def __contains__(self, k):
        with self.l: return k in self.d
    def __len__(self):
        with self.l: time.sleep(0.01); return len(self.d)
    def __str__(self):
        with self.l: time.sleep(0.01); return f"Acc{self.d}"
    def __iadd__(self, o):
        with self.l: time.sleep(0.01); self.d["sum"] = self.d.get("sum", 0) + o
        return self
a = Acc()
def upd(i):
    global a
    a[i] = a[i] + 1; a += i
    if a and i in a: print(f"{i} {len(a)} {a}")
ts = [threading.Thread(target=upd, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(str(a))
