import threading, time
class Account:
    def __init__(self): self._b = 0; self.lock = threading.Lock(); self.d = {}
    @property
    def balance(self): return self._b
    @balance.setter
    def balance(self, v):
        with self.lock:
            time.sleep(0.1)
            self._b = v
    def __setitem__(self, k, v):
        with self.lock:
            time.sleep(0.1); self.d[k] = v
a = Account()
def work(i):
    a.balance = i
    a.balance += 1
    a[i] = a.balance
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(a.balance, a.d, time.monotonic())
class B:
    @property
    def x(self): return 1
    @x.setter
    def x(self, v): raise ValueError(v)
    def __setitem__(self, k, v): yield
try: B().x = 5
except ValueError as e: print("ok", e)
B()[1] = 2
try: B().y.z = 3
except AttributeError as e: print(e)
b = B()
for b.q in range(3): pass
print(b.q)
x, b.r, a[9] = 1, 2, 3
print(b.r, a.d)
