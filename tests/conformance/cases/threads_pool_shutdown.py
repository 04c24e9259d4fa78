# Futures that are cancelled, callbacks that fail, initializers.
from concurrent.futures import ThreadPoolExecutor, CancelledError, Future, InvalidStateError
import time, threading
def f(n): time.sleep(0.2); print("ran", n, threading.current_thread().name); return n
ex = ThreadPoolExecutor(2, "pool")
fs = [ex.submit(f, i) for i in range(6)]
print(fs[0].running(), fs[3].running(), fs[5].cancel(), fs[0].cancel())
print(fs[5])
print(fs[0]); print(fs[4])
time.sleep(0.25)
print(fs[0])
ex.shutdown(wait=True, cancel_futures=True)
for x in fs:
    try: print(x.result(timeout=0))
    except CancelledError as e: print("cancelled", repr(e))
print(f"{time.monotonic():.2f}")
f0 = Future()
f0.add_done_callback(lambda f: print("cb1", f.result()))
def badcb(f): raise KeyError("in callback")
f0.add_done_callback(badcb)
f0.add_done_callback(lambda f: print("cb3"))
f0.set_result(5)
try: f0.set_result(6)
except InvalidStateError as e: print(type(e).__name__, e)
print(f0.set_running_or_notify_cancel.__name__, f0.done(), f0.exception())
f1 = Future(); f1.set_exception(OSError(2, "nope"))
try: f1.result()
except OSError as e: print(e)
print(f1)
f2 = Future()
try: f2.result(timeout=0.5)
except TimeoutError as e: print("to", repr(e), time.monotonic())
def init(tag):
    threading.current_thread().tag = tag
    print("init", threading.current_thread().name)
with ThreadPoolExecutor(2, "i", initializer=init, initargs=("T",)) as ex:
    print(list(ex.map(lambda x: (x, threading.current_thread().tag), range(3))))
def badinit(): raise RuntimeError("init failed")
with ThreadPoolExecutor(2, "b", initializer=badinit) as ex:
    f = ex.submit(print, 1)
    try: print(f.result())
    except Exception as e: print(type(e).__name__, e)
    try: ex.submit(print, 2)
    except Exception as e: print(type(e).__name__, e)
