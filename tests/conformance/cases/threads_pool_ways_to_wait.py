from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, TimeoutError, CancelledError
import time, threading
def init(x): loc.x = x; print("init", threading.current_thread().name)
loc = threading.local()
def job(n):
    time.sleep(n / 10)
    if n == 3: raise ValueError("three")
    return n, threading.current_thread().name
with ThreadPoolExecutor(2, thread_name_prefix="p", initializer=init, initargs=(7,)) as ex:
    fs = {ex.submit(job, n): n for n in (4, 1, 3, 2)}
    for f in as_completed(fs):
        try: print(f"{time.monotonic():.1f}", fs[f], f.result())
        except ValueError as e: print("err", e, f.exception())
    try:
        for f in as_completed([ex.submit(job, 5), ex.submit(job, 1)], timeout=0.2): print(f.result())
    except TimeoutError as e: print("timeout", e)
with ThreadPoolExecutor(3) as ex:
    fs = [ex.submit(job, n) for n in (2, 1, 3)]
    d, nd = wait(fs, return_when=FIRST_COMPLETED); print(len(d), len(nd), f"{time.monotonic():.1f}")
    d, nd = wait(fs, return_when=FIRST_EXCEPTION); print(len(d), len(nd))
    d, nd = wait(fs, timeout=0.01); print(len(d), len(nd))
    print(list(ex.map(job, [1, 2], timeout=5)))
    try: list(ex.map(job, [3, 1]))
    except ValueError as e: print("map", e)
    try: print(list(ex.map(job, [1, 9], timeout=0.3)))
    except TimeoutError: print("map timeout", f"{time.monotonic():.1f}")
ex = ThreadPoolExecutor(1)
fs = [ex.submit(job, n) for n in (1, 2, 4)]
fs[0].add_done_callback(lambda f: print("cb", f.done(), threading.current_thread() is threading.main_thread()))
time.sleep(0.05)
ex.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in fs], fs[1])if False else print([f.cancelled() for f in fs])
try: fs[1].result()
except CancelledError as e: print("cancelled", repr(e))
try: ex.submit(job, 1)
except RuntimeError as e: print(e)
print(fs[0].result(timeout=1)[0], fs[0].running(), fs[0].cancel())
