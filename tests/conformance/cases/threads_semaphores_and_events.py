import threading, time, random
s = threading.BoundedSemaphore(2)
act = 0
def w(n):
    global act
    with s:
        act += 1; print(f"{time.monotonic():.2f} in {n} {act}")
        time.sleep(0.1 * (n % 3 + 1)); act -= 1
    print(f"{time.monotonic():.2f} out {n}")
ts = [threading.Thread(target=w, args=(n,)) for n in range(7)]
for t in ts: t.start()
for t in ts: t.join()
try: s.release()
except ValueError as e: print(e)
s = threading.Semaphore(0)
print(s.acquire(blocking=False), s.acquire(timeout=0.1))
def rel(): time.sleep(0.3); s.release(3)
threading.Thread(target=rel).start()
for i in range(3): s.acquire(); print(f"{time.monotonic():.2f} got", i)
e = threading.Event()
def waiter(n): print(n, e.wait(0.1 * n), f"{time.monotonic():.2f}")
for n in (1, 3, 5): threading.Thread(target=waiter, args=(n,)).start()
time.sleep(0.4); e.set(); time.sleep(0); print(e.is_set())
