import asyncio
import queue
import threading
import time
from concurrent.futures import *

# executors
def init(tag): print("init", tag, threading.current_thread().name)
def slow(x): time.sleep(x / 10); return x
with ThreadPoolExecutor(2, thread_name_prefix="w", initializer=init, initargs=("a",)) as ex:
    fs = [ex.submit(slow, i) for i in (3, 1, 2)]
    print([f.result() for f in as_completed(fs)])
    print(list(ex.map(slow, [2, 1], timeout=5)))
ex = ThreadPoolExecutor(1)
fs = [ex.submit(slow, i) for i in (5, 5, 5)]
time.sleep(0.1)
ex.shutdown(wait=True, cancel_futures=True)
print([f.cancelled() for f in fs], [f.done() for f in fs])
try:
    ex.submit(slow, 1)
except RuntimeError as e: print(e)
def bad(): raise KeyError("x")
with ThreadPoolExecutor() as ex:
    f = ex.submit(bad)
    print(repr(f.exception()), f.running())
    try: f.result()
    except KeyError as e: print("KeyError", e)
    done, pending = wait([ex.submit(slow, 1), ex.submit(slow, 9)], return_when=FIRST_COMPLETED)
    print(len(done), len(pending))
    try: ex.submit(slow, 9).result(timeout=0.2)
    except TimeoutError as e: print("timeout", repr(e))
def badinit(): raise ValueError("init")
ex = ThreadPoolExecutor(1, initializer=badinit)
f = ex.submit(slow, 1)
try: f.result()
except BrokenExecutor as e: print(type(e).__name__, e)
try: ex.submit(slow, 1)
except BrokenExecutor as e: print(type(e).__name__, e)

