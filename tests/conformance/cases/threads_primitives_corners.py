import asyncio
import queue
import threading
import time
from concurrent.futures import *

# excepthook
def bad():
    raise KeyError('x')


def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
t = threading.Thread(target=bad, name="badthread"); t.start(); t.join()
threading.excepthook = threading.__excepthook__

# timer, barrier, semaphore
tm = threading.Timer(0.5, lambda: print("timer", time.monotonic())); tm.start(); tm.join()
tm = threading.Timer(0.5, print, ["never"]); tm.start(); tm.cancel(); tm.join()
b = threading.Barrier(3, action=lambda: print("action"))
def party(i): time.sleep(i/10); print("at", i, b.wait() in range(3))
ts = [threading.Thread(target=party, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(b.parties, b.n_waiting, b.broken)
s = threading.BoundedSemaphore(2)
try: s.release()
except ValueError as e: print(e)
l = threading.local(); l.x = 1
def loc():
    try: l.x
    except AttributeError as e: print(e)
t = threading.Thread(target=loc); t.start(); t.join()
r = threading.RLock()
with r:
    with r: print(r._is_owned())
try: r.release()
except RuntimeError as e: print(e)
c = threading.Condition()
items = []
def consumer():
    with c:
        ok = c.wait_for(lambda: items, timeout=1); print("got", ok)
        print(c.wait(0.1))
t = threading.Thread(target=consumer); t.start(); time.sleep(.2)
with c: items.append(1); c.notify()
t.join()
print(threading.active_count(), len(threading.enumerate()))
print(threading.main_thread().name, threading.current_thread().ident == threading.get_ident())

