# Locks and what is built of them go with their last reference.
import queue
import threading
import weakref
from concurrent.futures import Future


def is_freed(make):
    thing = make()
    reference = weakref.ref(thing)
    del thing
    return reference() is None


makers = [threading.Event, threading.Condition, queue.Queue, queue.PriorityQueue, Future,
          lambda: threading.Semaphore(2), lambda: threading.Barrier(2), lambda: threading.Thread(target=print),
          lambda: threading.Timer(1, print), lambda: threading.Condition(threading.Lock())]
print([is_freed(make) for make in makers])
