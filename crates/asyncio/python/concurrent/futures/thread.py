"""A pool of threads."""

import queue
import threading
from _weakref import ref

from . import _base

# The queue of each worker, for the end of the program.
_threads_queues = {}
_shutdown = False
# No worker is made while the program ends.
_global_shutdown_lock = threading.Lock()


def _python_exit():
    """Let the workers finish what is queued, and join them."""
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for _, work_queue in items:
        work_queue.put(None)
    for thread, _ in items:
        thread.join()


threading._register_atexit(_python_exit)


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # The traceback would keep the item alive.
            self = None
        else:
            self.future.set_result(result)


def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical("Exception in initializer:",
                                     exc_info=True)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            try:
                item = work_queue.get_nowait()
            except queue.Empty:
                # One more that submit() need not make.
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                item = work_queue.get(block=True)
            if item is not None:
                item.run()
                del item
                continue
            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                # The next worker is to see it as well.
                work_queue.put(None)
                return
            del executor
    except BaseException:
        _base._logger().critical("Exception in worker", exc_info=True)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer raised an exception."""


class ThreadPoolExecutor(_base.Executor):
    """Makes a thread for each call, until there are max_workers of them."""

    _pools = 0

    def __init__(self, max_workers=None, thread_name_prefix="",
                 initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = \
                f"ThreadPoolExecutor-{ThreadPoolExecutor._pools}"
            ThreadPoolExecutor._pools += 1

        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = {}
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        """Call fn in a thread; return a future."""
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError(
                    "cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after "
                                   "interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        """Make a worker, unless one is idle or there are enough."""
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = self._new_thread(count)
            thread.start()
            self._threads[thread] = None
            _threads_queues[thread] = self._work_queue

    def _new_thread(self, count):
        # The workers of a pool that nobody holds any more are to end.
        def ended(_, work_queue=self._work_queue):
            work_queue.put(None)

        return threading.Thread(
            name=f"{self._thread_name_prefix}_{count}", target=_worker,
            args=(ref(self, ended), self._work_queue, self._initializer,
                  self._initargs))

    def _drain(self):
        """The items that nobody has taken."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = ("A thread initializer failed, the thread pool "
                            "is not usable anymore")
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those that are queued."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            # Wakes an idle worker, which wakes the next.
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
