"""A pool of processes that take pieces of work from one queue."""

import collections
import itertools
import threading
import time

import _mp_kernel
import _mp_pickle
import _processes

from . import context as _context

__all__ = ["Pool", "ThreadPool"]

INIT, RUN, CLOSE, TERMINATE = "INIT", "RUN", "CLOSE", "TERMINATE"
job_counter = itertools.count()


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def _with_cause(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class ExceptionWithTraceback:
    """An exception on its way back, with the text of its traceback."""

    def __init__(self, exc):
        import traceback
        text = "".join(traceback.format_exception(type(exc), exc, exc.__traceback__))
        self.exc = exc
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return _with_cause, (self.exc, self.tb)


class MaybeEncodingError(Exception):
    """A result that cannot be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def worker(tasks, results, initializer, initargs, maxtasks):
    """What a process of a pool does until there is no more work."""
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while maxtasks is None or done < maxtasks:
        message = tasks.receive()
        if message is None:
            # The next one is to see it as well.
            tasks.send(None)
            return
        job, index, data, label, thread, sent = message
        item = _processes.item_taken(label, thread, sent)
        try:
            func, args, kwds = _mp_pickle.loads(data)
            result = (True, func(*args, **kwds))
        except Exception as exc:
            result = (False, ExceptionWithTraceback(exc))
        try:
            data = _mp_pickle.dumps(result)
        except Exception as exc:
            data = _mp_pickle.dumps((False, MaybeEncodingError(exc, result[1])))
        _processes.item_done(item)
        results.send((job, index, data))
        done += 1
    results.send(None)


class Pool:
    @staticmethod
    def Process(ctx, *args, **kwds):
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._state = INIT
        self._ctx = context or _context._default_context.get_context()
        if processes is None:
            import os
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._tasks = _mp_kernel.Channel("the pool's tasks")
        self._results = _mp_kernel.Channel("the pool's results")
        self._cache = {}
        self._processes = processes
        self._options = (initializer, initargs, maxtasksperchild)
        self._pool = []
        for _ in range(processes):
            self._add_worker()
        self._result_handler = self._start_handler()
        self._state = RUN

    def _start_handler(self):
        handler = threading.Thread(target=self._handle_results, daemon=True)
        handler.start()
        return handler

    def _add_worker(self):
        process = self.Process(self._ctx, target=worker, args=(self._tasks, self._results) + self._options)
        process.name = process.name.replace("Process", "PoolWorker")
        process.daemon = True
        process.start()
        self._pool.append(process)

    def _maintain(self):
        for process in [process for process in self._pool if not process.is_alive()]:
            self._pool.remove(process)
        while self._state == RUN and len(self._pool) < self._processes or self._cache and not self._pool:
            self._add_worker()

    def _handle_results(self):
        while True:
            message = self._results.receive()
            if message is None:
                if self._state == TERMINATE or self._state == CLOSE and not self._cache and not self._pool:
                    return
                time.sleep(0)
                self._maintain()
                continue
            job, index, data = message
            result = self._loads(data)
            waiting = self._cache.get(job)
            if waiting is not None:
                waiting._set(index, result)

    def _loads(self, data):
        return _mp_pickle.loads(data)

    def _dumps(self, work):
        return _mp_pickle.dumps(work)

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def _put(self, result, index, func, args, kwds):
        label = func
        if func is mapstar or func is starmapstar:
            label = args[0][0]
        label = getattr(label, "__qualname__", None) or type(label).__name__
        try:
            data = self._dumps((func, args, kwds))
        except Exception as exc:
            result._set(index, (False, exc))
            return
        self._tasks.send((result._job, index, data, label, _processes.thread(), _processes.now()))

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._put(result, 0, func, tuple(args), dict(kwds))
        return result

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), len(self._pool) * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        if chunksize:
            for index, chunk in enumerate(itertools.batched(iterable, chunksize)):
                self._put(result, index, mapper, ((func, chunk),), {})
        return result

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        result = kind(self)
        count = 0
        for count, chunk in enumerate(itertools.batched(iterable, chunksize), 1):
            self._put(result, count - 1, mapstar, ((func, chunk),), {})
        result._set_length(count)
        return (item for chunk in result for item in chunk) if chunksize > 1 else _Single(result)

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def close(self):
        """Take no more work; the processes end when it is done."""
        if self._state == RUN:
            self._state = CLOSE
            self._tasks.send(None)

    def terminate(self):
        """End the processes where they stand."""
        if self._state == TERMINATE:
            return
        self._state = TERMINATE
        for process in self._pool:
            if process.is_alive():
                process.terminate()
        self._results.send(None)

    def join(self):
        """Wait until the processes have ended."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        for process in list(self._pool):
            process.join()
        while self._state == CLOSE and self._cache:
            next(iter(self._cache.values())).wait()
            for process in list(self._pool):
                process.join()
        self._pool.clear()
        self._results.send(None)
        self._result_handler.join()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *args):
        self.terminate()

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"


class ApplyResult:
    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = next(job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise _context.TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, index, result):
        self._success, self._value = result
        self._finish()

    def _finish(self):
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._cache.pop(self._job, None)
        self._event.set()
        self._pool = None

    __class_getitem__ = classmethod(type(list[int]))


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._left = -(-length // chunksize) if chunksize else 0
        if not self._left:
            self._event.set()
            del self._cache[self._job]

    def _set(self, index, result):
        success, value = result
        self._left -= 1
        if success and self._success:
            self._value[index * self._chunksize:(index + 1) * self._chunksize] = value
        elif not success and self._success:
            self._success = False
            self._value = value
        if self._left == 0:
            self._finish()


class IMapIterator:
    """Results in the order of the work."""

    def __init__(self, pool):
        self._cond = threading.Condition(threading.Lock())
        self._job = next(job_counter)
        self._cache = pool._cache
        self._items = collections.deque()
        self._early = {}
        self._index = 0
        self._length = None
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            while not self._items:
                if self._index == self._length:
                    raise StopIteration
                if not self._cond.wait(timeout):
                    raise _context.TimeoutError
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _place(self, index, result):
        self._early[index] = result
        while self._index in self._early:
            self._items.append(self._early.pop(self._index))
            self._index += 1

    def _set(self, index, result):
        with self._cond:
            self._place(index, result)
            self._cond.notify()
            if self._index == self._length:
                self._cache.pop(self._job, None)

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
                self._cache.pop(self._job, None)


class IMapUnorderedIterator(IMapIterator):
    """Results as they come."""

    def _place(self, index, result):
        self._items.append(result)
        self._index += 1


class _Single:
    """Chunks of one item, as the items."""

    def __init__(self, chunks):
        self._chunks = chunks

    def __iter__(self):
        return self

    def next(self, timeout=None):
        return self._chunks.next(timeout)[0]

    __next__ = next


class _Worker(threading.Thread):
    """A thread that a ThreadPool has in the place of a process."""

    exitcode = None

    def terminate(self):
        pass


class ThreadPool(Pool):
    """The same with threads: nothing is copied."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    @staticmethod
    def Process(ctx, target, args):
        return _Worker(target=_thread_worker, args=args)

    def _loads(self, data):
        return data

    def _dumps(self, work):
        return work


def _thread_worker(tasks, results, initializer, initargs, maxtasks):
    if initializer is not None:
        initializer(*initargs)
    while True:
        message = tasks.receive()
        if message is None:
            tasks.send(None)
            return
        job, index, (func, args, kwds), *_ = message
        try:
            result = (True, func(*args, **kwds))
        except Exception as exc:
            result = (False, exc)
        results.send((job, index, result))
