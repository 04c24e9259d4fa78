import asyncio
import queue
import threading
import time
from concurrent.futures import *

def slow(x):
    time.sleep(x / 10)
    return x


# asyncio + threads
async def main():
    loop = asyncio.get_running_loop()
    def in_thread():
        fut = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.3, "r"), loop)
        try: fut.result(timeout=0.1)
        except TimeoutError: print("to")
        print(fut.result())
        loop.call_soon_threadsafe(print, "soon")
        return threading.current_thread().name
    print(await asyncio.to_thread(in_thread))
    print(await loop.run_in_executor(None, slow, 2))
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, slow, i) for i in (2, 1, 3))))
asyncio.run(main())
q = queue.Queue(2)
def prod():
    for i in range(5): q.put(i)
    q.shutdown()
threading.Thread(target=prod, daemon=True).start()
out = []
try:
    while True: out.append(q.get()); time.sleep(.1)
except queue.ShutDown: print("shut", out)
lk = threading.Lock()
print(lk.acquire(), lk.acquire(False), lk.acquire(timeout=0.5), lk.locked())
try: threading.Thread(target=print).join()
except RuntimeError as e: print(e)
t = threading.Thread(target=print, args=("x",)); t.start()
try: t.start()
except RuntimeError as e: print(e)
print(time.monotonic())
