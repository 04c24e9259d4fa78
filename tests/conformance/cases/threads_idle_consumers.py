# Producers that drop what finds no room, consumers that look whether they are done.
import threading, queue, time, logging, random
SENTINEL = object()
def producer(q, n, name):
    for i in range(n):
        time.sleep(0.05 * (i % 3))
        item = (name, i)
        try:
            q.put(item, timeout=0.12)
            print(f"{time.monotonic():.3f} {name} put {i} size={q.qsize()}")
        except queue.Full:
            print(f"{time.monotonic():.3f} {name} full, dropping {i}")
def consumer(q, done):
    while True:
        try:
            item = q.get(timeout=0.25)
        except queue.Empty:
            print(f"{time.monotonic():.3f} {threading.current_thread().name} idle")
            if done.is_set():
                return
            continue
        if item is SENTINEL:
            q.task_done()
            print("sentinel", threading.current_thread().name)
            return
        time.sleep(0.1)
        q.task_done()
q = queue.Queue(maxsize=2)
done = threading.Event()
ps = [threading.Thread(target=producer, args=(q, 5, f"p{i}"), name=f"prod-{i}") for i in range(2)]
cs = [threading.Thread(target=consumer, args=(q, done), daemon=True) for i in range(2)]
for t in ps + cs: t.start()
for p in ps: p.join()
q.put(SENTINEL)
q.join()
done.set()
for c in cs: c.join(timeout=1)
print([c.is_alive() for c in cs], q.empty(), q.full(), q.unfinished_tasks, cs[0].name, cs[1].name)
