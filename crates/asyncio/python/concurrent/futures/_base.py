"""Futures, and waiting for several of them.

Where CPython keeps a set of futures, a dict keeps them here, so that their
order is the order in which they were given.
"""

import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_AS_COMPLETED = "_AS_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# cancel() was called ...
CANCELLED = "CANCELLED"
# ... and a worker has seen it, so that those who wait are told.
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_DESCRIPTIONS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    pass


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


# The built-in class, under the name that this package exports.
TimeoutError = TimeoutError


def _logger():
    import logging
    return logging.getLogger("concurrent.futures")


class Future:
    """The result of a call in another thread, now or later."""

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._part_of("thread", self)
        self._state = PENDING
        self._result = None
        self._exception = None
        # Those who wait for several futures.
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = self._state
            text = f"state={_DESCRIPTIONS[state]}"
            if state == FINISHED:
                if self._exception:
                    text += f" raised {type(self._exception).__name__}"
                else:
                    text += f" returned {type(self._result).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} {text}>"

    def _is_cancelled(self):
        return self._state is CANCELLED \
            or self._state is CANCELLED_AND_NOTIFIED

    def cancel(self):
        """Cancel the call, if it has not begun."""
        with self._condition:
            if self._state is RUNNING or self._state is FINISHED:
                return False
            if self._is_cancelled():
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._is_cancelled()

    def running(self):
        with self._condition:
            return self._state is RUNNING

    def done(self):
        with self._condition:
            return self._is_cancelled() or self._state is FINISHED

    def add_done_callback(self, fn):
        """Have fn(self) called at the end; at once if that is over."""
        with self._condition:
            if self._state is PENDING or self._state is RUNNING:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _logger().exception("exception calling callback for %r", self)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _logger().exception("exception calling callback for %r", self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _wait_until_done(self, timeout):
        """Wait; raise unless the call has finished."""
        if not self._is_cancelled() and self._state is not FINISHED:
            self._condition.wait(timeout)
        if self._is_cancelled():
            raise CancelledError()
        if self._state is not FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """Wait for the call; return its result or raise its exception."""
        with self._condition:
            self._wait_until_done(timeout)
            if self._exception:
                try:
                    raise self._exception
                finally:
                    # The traceback would keep the future alive.
                    self = None
            return self._result

    def exception(self, timeout=None):
        """Wait for the call; return its exception, or None."""
        with self._condition:
            self._wait_until_done(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        """Begin the call; False if it was cancelled."""
        with self._condition:
            if self._state is CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state is PENDING:
                self._state = RUNNING
                return True
            _logger().critical("Future %s in unexpected state: %s",
                               id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _check_unfinished(self):
        if self._is_cancelled() or self._state is FINISHED:
            raise InvalidStateError(f"{self._state}: {self!r}")

    def set_result(self, result):
        with self._condition:
            self._check_unfinished()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            self._check_unfinished()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(type(list[int]))


# Waiting for several futures.


class _Waiter:
    """Hears of each future that ends, and decides when that is enough."""

    def __init__(self):
        self.event = threading.Event()
        self.event._cond._label_as = ("many", "wait")
        self.finished_futures = []

    def _add(self, future):
        self.finished_futures.append(future)

    def add_result(self, future):
        self._add(future)

    def add_exception(self, future):
        self._add(future)

    def add_cancelled(self, future):
        self._add(future)


class _FirstCompletedWaiter(_Waiter):
    def _add(self, future):
        self.finished_futures.append(future)
        self.event.set()


class _AsCompletedWaiter(_Waiter):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def _add(self, future):
        with self.lock:
            self.finished_futures.append(future)
            self.event.set()


class _AllCompletedWaiter(_Waiter):
    def __init__(self, pending_calls, stop_on_exception):
        super().__init__()
        self.num_pending_calls = pending_calls
        self.stop_on_exception = stop_on_exception
        self.lock = threading.Lock()

    def _add(self, future):
        self.finished_futures.append(future)
        with self.lock:
            self.num_pending_calls -= 1
            if not self.num_pending_calls:
                self.event.set()

    def add_exception(self, future):
        if self.stop_on_exception:
            self.finished_futures.append(future)
            self.event.set()
        else:
            self._add(future)


class _AcquireFutures:
    """Holds the conditions of several futures, taken in one fixed order."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _ended(future):
    return future._state is CANCELLED_AND_NOTIFIED \
        or future._state is FINISHED


def _create_and_install_waiters(fs, return_when):
    if return_when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif return_when == FIRST_COMPLETED:
        waiter = _FirstCompletedWaiter()
    elif return_when == FIRST_EXCEPTION or return_when == ALL_COMPLETED:
        pending = sum([not _ended(f) for f in fs])
        waiter = _AllCompletedWaiter(pending, return_when == FIRST_EXCEPTION)
    else:
        raise ValueError("Invalid return condition: %r" % return_when)
    for f in fs:
        f._waiters.append(waiter)
    return waiter


def _remove_waiter(f, waiter):
    with f._condition:
        f._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    """Iterate over futures in the order in which they end."""
    if timeout is not None:
        end_time = timeout + time.monotonic()

    fs = dict.fromkeys(fs)
    total = len(fs)
    with _AcquireFutures(fs):
        finished = [f for f in fs if _ended(f)]
        pending = dict.fromkeys([f for f in fs if not _ended(f)])
        waiter = _create_and_install_waiters(fs, _AS_COMPLETED)
    try:
        finished.reverse()
        while True:
            while finished:
                # The caller may drop the future: keep no reference.
                f = finished[-1]
                del fs[f]
                pending.pop(f, None)
                _remove_waiter(f, waiter)
                del f
                yield finished.pop()
            if not pending:
                return

            left = None
            if timeout is not None:
                left = end_time - time.monotonic()
                # Exactly 0 is over as well: the virtual clock stands still.
                if left <= 0:
                    raise TimeoutError(
                        f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(left)
            with waiter.lock:
                finished = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            finished.reverse()
    finally:
        for f in fs:
            _remove_waiter(f, waiter)


def __getattr__(name):
    if name == "DoneAndNotDoneFutures":
        from collections import namedtuple
        value = namedtuple("DoneAndNotDoneFutures", "done not_done")
        value.__module__ = __name__
    elif name == "LOGGER":
        value = _logger()
    else:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _done_and_not_done(fs, done):
    pair = globals().get("DoneAndNotDoneFutures") \
        or __getattr__("DoneAndNotDoneFutures")
    return pair(set([f for f in fs if f in done]),
                set([f for f in fs if f not in done]))


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; return the sets (done, not_done)."""
    fs = dict.fromkeys(fs)
    with _AcquireFutures(fs):
        done = dict.fromkeys([f for f in fs if _ended(f)])
        if done and return_when == FIRST_COMPLETED:
            return _done_and_not_done(fs, done)
        if done and return_when == FIRST_EXCEPTION:
            for f in done:
                if not f.cancelled() and f.exception() is not None:
                    return _done_and_not_done(fs, done)
        if len(done) == len(fs):
            return _done_and_not_done(fs, done)
        waiter = _create_and_install_waiters(fs, return_when)

    waiter.event.wait(timeout)
    for f in fs:
        _remove_waiter(f, waiter)
    done.update(dict.fromkeys(waiter.finished_futures))
    return _done_and_not_done(fs, done)


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)
    finally:
        fut.cancel()


class Executor:
    """What calls functions elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Call fn for all items at once; give the results in their order."""
        if timeout is not None:
            end_time = timeout + time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        # The calls begin before the first result is asked for.
        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    if timeout is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(
                            fs.pop(), end_time - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class BrokenExecutor(RuntimeError):
    """The executor cannot be used any more."""
