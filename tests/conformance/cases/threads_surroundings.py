# Logging, context variables, weak references and redirected output in threads.
import threading, time, logging, sys, io, contextlib, contextvars, weakref
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(relativeCreated)d %(threadName)s %(levelname)s %(message)s")
def w(n): logging.info("start %s", n); time.sleep(0.1 * n); logging.warning("end %s", n)
ts = [threading.Thread(target=w, args=(i,), name=f"T{i}") for i in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]
v = contextvars.ContextVar("v", default=0); v.set(1)
out = []
t = threading.Thread(target=lambda: out.append(v.get())); t.start(); t.join()
ctx = contextvars.copy_context()
t = threading.Thread(target=ctx.run, args=(lambda: out.append(v.get()),)); t.start(); t.join(); print(out)
class R: pass
r = R(); wr = weakref.ref(r)
t = threading.Thread(target=lambda x: time.sleep(0.1), args=(r,)); t.start(); del r; print(wr() is not None); t.join(); print(wr() is None)
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    t = threading.Thread(target=print, args=("inside",)); t.start(); t.join()
print(repr(buf.getvalue()))
lock = threading.Lock(); print(str(lock).startswith("<unlocked _thread.lock object at"), threading.RLock().__class__.__name__)
c = threading.Condition(lock); print(c.acquire(), lock.locked(), str(c)[:33]); c.release()
print(threading.Condition().__enter__(), isinstance(threading.Lock(), type(lock)))
q = __import__("queue").Queue(); print(q.maxsize, q.mutex.locked(), isinstance(q.not_empty, threading.Condition))
with threading.Semaphore() as s: print(s)
ev = threading.Event()
def waiter(): print("waiting", ev.wait()); 
ws = [threading.Thread(target=waiter) for _ in range(3)]; [x.start() for x in ws]
print(threading.active_count(), sorted(t.name for t in threading.enumerate())); ev.set(); [x.join() for x in ws]; ev.clear(); print(ev.is_set())
print(threading.settrace, threading.getprofile()) if 0 else None
start = time.perf_counter(); time.sleep(1.5); print(f"{time.perf_counter() - start:.2f}", time.thread_time(), time.process_time())
t0 = time.time(); time.sleep(0.25); print(round(time.time() - t0, 3), time.strftime("%H:%M:%S"))
try: time.sleep(-1)
except ValueError as e: print(e)
