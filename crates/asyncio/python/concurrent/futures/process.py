"""A pool of simulated processes.

Each has a thread that works as one of a thread pool does, but in a process of
its own and on copies: the function, the arguments and the result are pickled.
"""

import itertools
import sys
import threading
import time
from functools import partial

import _mp_kernel
import _mp_pickle
import _processes

from . import _base
from . import thread

_worker_counter = itertools.count(1)


class BrokenProcessPool(_base.BrokenExecutor):
    """A process ended unexpectedly."""


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def _failure(own, exc):
    """An exception on its way back, with the text of its traceback."""
    import traceback
    text = "".join(traceback.format_exception(type(exc), exc, exc.__traceback__))
    text = f'\n"""\n{text}"""'
    try:
        return own.dumps((exc, text))
    except Exception as unpicklable:
        return own.dumps((TypeError(str(unpicklable)), text))


def _call(data, label, submitter, sent):
    """Run a call in the process of this thread; gives its result to the pool's process."""
    # A process begins when the submitter next waits.
    time.sleep(0)
    # The modules of the new process, not of the one that this code is from.
    import _mp_pickle as own
    item = _processes.item_taken(label, submitter, sent)
    try:
        fn, args, kwargs = own.loads(data)
        result = own.dumps(fn(*args, **kwargs))
    except BaseException as exc:
        result = None
        failure = _failure(own, exc)
    _processes.item_done(item)
    _processes.sync()
    if result is None:
        exc, text = _mp_pickle.loads(failure)
        exc.__cause__ = _RemoteTraceback(text)
        raise exc
    return _mp_pickle.loads(result)


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


class _ProcessThread(threading.Thread):
    """The one thread of a process of the pool."""

    def __init__(self, name, args, method):
        super().__init__(name=name, target=_process_worker)
        self._number = _processes.create(method == "fork")
        main = _mp_pickle.snapshot(sys.modules["__main__"]) if method == "fork" else None
        default = None
        if method != "fork":
            from multiprocessing import process
            default = process._default_method()
        self._args = args + (self._number, name, _processes.pid(), main, default)
        self._start_options = {"_process": self._number, "_name": name}


def _process_worker(executor, work_queue, initializer, number, name, parent, main, method):
    _mp_kernel.at_exit(number, executor._process_died)
    status = 1
    try:
        from multiprocessing import process
        process.prepare(method)
        _processes.boot()
        mark = _processes.mark()
        import threading
        process._adopt(name, parent, main)
        import _mp_pickle as own
        initializer, initargs = own.taken(initializer)
        _processes.unmark(mark, 0)
        thread._worker(lambda: executor, work_queue, initializer, initargs)
        status = 0
    except Exception:
        import traceback
        traceback.print_exc()
        executor._process_died(status)
    finally:
        _processes.sync()
        _processes.end(number, status)


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None,
                 initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            import os
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        method = "fork"
        if mp_context is not None:
            method = mp_context.get_start_method()
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if mp_context is None:
                method = "spawn"
            elif method == "fork":
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start "
                                 "method; supply a different mp_context.")
        self._method = method
        self._unfinished = {}
        super().__init__(max_workers, "Process", initializer, initargs)

    def _new_thread(self, count):
        kind = {"fork": "Fork", "spawn": "Spawn"}.get(self._method, "ForkServer")
        name = f"{kind}Process-{next(_worker_counter)}"
        initializer = _mp_pickle.hand_over((self._initializer, self._initargs), self._method != "fork")
        args = (self, self._work_queue, initializer)
        return _ProcessThread(name, args, self._method)

    def _initializer_failed(self):
        self._process_died(0)

    def _process_died(self, status):
        """One of the processes is over before its time: nothing that was to be done will be, and the others end."""
        with self._shutdown_lock:
            if self._broken:
                return
            self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            for item in self._drain():
                self._unfinished[item.future] = None
            own = _processes.current()
            for worker in self._threads:
                if worker._number != own and not _processes.is_over(worker._number):
                    _processes.kill(worker._number, -15)
                worker._handle._set_done()
        for future in list(self._unfinished):
            future.set_exception(BrokenProcessPool("A process in the process pool was terminated abruptly while "
                                                   "the future was running or pending."))

    def _forget(self, future):
        self._unfinished.pop(future, None)

    def submit(self, fn, /, *args, **kwargs):
        """Call fn in a process; return a future."""
        try:
            data = _mp_pickle.dumps((fn, args, kwargs))
        except Exception as exc:
            future = _base.Future()
            future.set_exception(exc)
            return future
        label = fn.args[0] if isinstance(fn, partial) and fn.func is _process_chunk else fn
        label = getattr(label, "__qualname__", None) or type(label).__name__
        if self._broken:
            raise BrokenProcessPool(self._broken)
        future = super().submit(_call, data, label, _processes.thread(), _processes.now())
        self._unfinished[future] = None
        future.add_done_callback(self._forget)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        # Where nothing but waiting takes time, items are told one by one.
        if chunksize == 1 or not _processes.is_counted():
            return super().map(fn, *iterables, timeout=timeout)
        chunks = itertools.batched(zip(*iterables), chunksize)
        results = super().map(partial(_process_chunk, fn), chunks, timeout=timeout)
        return (item for chunk in results for item in chunk)
