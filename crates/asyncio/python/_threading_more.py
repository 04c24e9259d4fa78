"""The parts of threading that few programs use; loaded when asked for."""

import threading
from threading import Condition, Event, Lock, Thread

# The states of a barrier.
_FILLING = 0
_DRAINING = 1
_RESETTING = -1
_BROKEN = -2


class Barrier:
    """A place where threads wait until there are `parties` of them."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._cond._part_of("barrier", self)
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        cls = type(self)
        place = f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
        if self.broken:
            return f"{place} broken>"
        return f"{place} waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait for the others; return this thread's place in the line."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):
        """Wait while threads of the round before still leave."""
        while self._state == _DRAINING or self._state == _RESETTING:
            self._cond.wait()
        if self._state == _BROKEN:
            raise BrokenBarrierError

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _exit(self):
        """The last to leave opens the barrier again."""
        if self._count == 0 and (self._state == _RESETTING
                                 or self._state == _DRAINING):
            self._state = _FILLING
            self._cond.notify_all()

    def reset(self):
        """Make those who wait raise BrokenBarrierError, and start anew."""
        with self._cond:
            if self._count > 0:
                if self._state == _FILLING or self._state == _BROKEN:
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for those who wait and all who come."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset, or a thread waited too long."""


class Timer(Thread):
    """A thread that sleeps and then calls a function, unless cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _DummyThread(Thread):
    """Stands for a thread that was not started here."""

    def __init__(self):
        Thread.__init__(self, name=threading._newname("Dummy-%d"), daemon=True)
        self._started.set()
        self._ident = threading.get_ident()
        self._handle = threading._make_thread_handle(self._ident)
        with threading._active_limbo_lock:
            threading._active[self._ident] = self

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError("thread is not alive")

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


for _cls in (Barrier, BrokenBarrierError, Timer, _DummyThread):
    _cls.__module__ = "threading"
