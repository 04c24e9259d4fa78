# All kinds of queues, and their ends.
import queue, threading, time
q = queue.PriorityQueue()
for x in [(3,"c"),(1,"a"),(2,"b")]: q.put(x)
print([q.get() for _ in range(3)])
l = queue.LifoQueue(); [l.put(i) for i in range(3)]; print(l.get(), l.get_nowait())
s = queue.SimpleQueue(); s.put(1); s.put(2, block=False, timeout=3); print(s.get(), s.qsize(), s.empty())
try: s.get_nowait(); s.get_nowait()
except queue.Empty as e: print(repr(e))
try: s.get(timeout=-1)
except ValueError as e: print(e)
q = queue.Queue(3)
def work(n):
    try:
        while True:
            x = q.get(); time.sleep(0.1); print(n, x, f"{time.monotonic():.1f}"); q.task_done()
    except queue.ShutDown as e: print(n, "shutdown", repr(e))
ts = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in ts: t.start()
for i in range(6): q.put(i)
q.shutdown()
try: q.put(9)
except queue.ShutDown: print("cannot put")
for t in ts: t.join()
q2 = queue.Queue(); [q2.put(i) for i in range(3)]; q2.shutdown(immediate=True)
try: q2.get()
except queue.ShutDown: print("immediate", q2.qsize(), q2.unfinished_tasks)
q2.join(); print("joined")
q = queue.Queue(1); q.put(1)
for a in [dict(block=False), dict(timeout=0.2)]:
    try: q.put(2, **a)
    except queue.Full: print("full", time.monotonic())
try: q.put(1, timeout=-1)
except ValueError as e: print(e)
q.get(); 
try: q.task_done(); q.task_done()
except ValueError as e: print(e)
p = queue.PriorityQueue(); p.put((1, {})) 
try: p.put((1, {}))
except TypeError as e: print(e)
