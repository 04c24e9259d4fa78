# Pools: calls within calls, callbacks, map, wait, executors of the program's own.
import concurrent.futures as cf, time, threading
ex = cf.ThreadPoolExecutor(2)
def nested(n):
    if n == 0: return 0
    return n + ex.submit(nested, 0).result(timeout=1)
try: print(ex.submit(nested, 3).result())
except cf.TimeoutError as e: print("TO", repr(e))
fs = [ex.submit(nested, 1) for _ in range(2)]
for f in fs:
    try: print(f.result())
    except cf.TimeoutError as e: print("starved", f"{time.monotonic():.2f}")
def cb(f): print("cb in", threading.current_thread().name == "MainThread", f.result())
f = ex.submit(lambda: 5); f.add_done_callback(cb)
time.sleep(0.1); f.add_done_callback(cb)
def gen():
    for i in range(3): print("gen", i); yield i
m = ex.map(lambda x: (time.sleep(0.1), x)[1], gen()); print("mapped"); print(list(m))
print(list(ex.map(pow, (2, 3), (5, 2, 9))))
g = ex.map(lambda x: 10 // x, [1, 2, 0, 5]); r = []
try:
    for x in g: r.append(x)
except ZeroDivisionError as e: print(r, e)
e1 = ex.submit(lambda: 1 / 0)
try: e1.result()
except ZeroDivisionError as e: print(type(e), e.__traceback__ is not None, e1.exception() is e)
w = cf.wait([ex.submit(time.sleep, d) for d in (0.3, 0.1)], return_when=cf.FIRST_COMPLETED); print(len(w.done), len(w.not_done))
print(cf.wait([], timeout=1)); 
try: cf.wait([ex.submit(int)], return_when="NOPE")
except ValueError as e: print(e)
ex.shutdown(); ex.shutdown()
with cf.ThreadPoolExecutor() as e2: print(e2._max_workers)
try: cf.ThreadPoolExecutor(-1)
except ValueError as e: print(e)
try: cf.ThreadPoolExecutor(initializer=5)
except TypeError as e: print(e)
class MyEx(cf.Executor):
    def submit(self, fn, *a, **k):
        f = cf.Future()
        try: f.set_result(fn(*a, **k))
        except Exception as e: f.set_exception(e)
        return f
with MyEx() as m: print(list(m.map(str, range(3))))
try:
    with cf.ThreadPoolExecutor(1) as e3:
        e3.submit(time.sleep, 0.2); raise KeyError("body")
except KeyError as e: print(e, f"{time.monotonic():.2f}")
def work(i):
    time.sleep(0.1 * i)
    if i == 2: raise RuntimeError("two")
    return i
with cf.ThreadPoolExecutor(3) as ex:
    todo = {ex.submit(work, i): i for i in range(5)}
    while todo:
        done, _ = cf.wait(todo, return_when=cf.FIRST_COMPLETED)
        for f in sorted(done, key=todo.get):
            i = todo.pop(f)
            print(i, f.exception() or f.result(), f"{time.monotonic():.2f}")
