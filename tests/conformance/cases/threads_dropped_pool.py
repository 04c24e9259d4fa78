import threading, time
from concurrent.futures import ThreadPoolExecutor
def f():
    ex = ThreadPoolExecutor(3)
    futures = [ex.submit(time.sleep, 0.1 * i) for i in range(3)]
    return futures, ex._threads
fs, ts = f()
print(threading.active_count(), [x.done() for x in fs])
for t in ts: t.join()
print(threading.active_count(), [x.done() for x in fs], time.monotonic() > 0)
ex = ThreadPoolExecutor(2)
r = ex.map(abs, range(-3, 3))
names = [t.name for t in ex._threads]
del ex
print(names, list(r))
time.sleep(0.1)
print(threading.active_count())
def bad(): raise ValueError("init")
def g():
    ex = ThreadPoolExecutor(1, initializer=bad)
    return ex.submit(len, "a")
x = g()
try: print(x.exception(timeout=0.5))
except TimeoutError: print("timeout")
ex2 = ThreadPoolExecutor(2)
ex2.submit(time.sleep, 0.5)
print(threading.active_count())
