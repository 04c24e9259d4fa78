import threading, time, collections
cond = threading.Condition()
buf = collections.deque()
done = False
def producer(n):
    global done
    for i in range(n):
        time.sleep(0.1)
        with cond:
            buf.append(i)
            print(f"{time.monotonic():.2f} put {i}", cond)if i == 99 else print(f"{time.monotonic():.2f} put {i}")
            cond.notify()
    with cond:
        done = True
        cond.notify_all()
def consumer(name, pause):
    total = 0
    while True:
        with cond:
            ok = cond.wait_for(lambda: buf or done, timeout=0.15)
            if not ok:
                print(f"{time.monotonic():.2f} {name} timeout")
                continue
            if not buf:
                break
            x = buf.popleft()
        print(f"{time.monotonic():.2f} {name} got {x}")
        total += x
        time.sleep(pause)
    print(name, "total", total)
ts = [threading.Thread(target=consumer, args=(n, p), name=n) for n, p in (("a", 0.25), ("b", 0.05))]
ts.append(threading.Thread(target=producer, args=(6,)))
for t in ts: t.start()
for t in ts: t.join()
try:
    cond.notify()
except RuntimeError as e:
    print(e)
