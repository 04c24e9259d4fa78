from concurrent.futures import ThreadPoolExecutor, BrokenExecutor
from concurrent.futures.thread import BrokenThreadPool
import time
def bad(): raise RuntimeError("no")
ex = ThreadPoolExecutor(2, initializer=bad)
try:
    f = ex.submit(time.sleep, 1)
    print(f.result())
except BrokenThreadPool as e: print("broken", e, isinstance(e, BrokenExecutor))
try: ex.submit(print, 1)
except BrokenThreadPool as e: print("again", e)
ex.shutdown()
