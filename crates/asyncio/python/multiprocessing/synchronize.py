"""Locks and the like that processes share."""

import threading

import _mp_kernel
import _mp_pickle
import _processes
import time

from . import process

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"]

SEM_VALUE_MAX = _mp_kernel.SEM_VALUE_MAX


class SemLock:
    """A semaphore of the kernel, and who took it here."""

    _recursive = False

    def __init__(self, value, most, label):
        self._semaphore = _mp_kernel.Semaphore(value, most, label)
        self._owner = _mp_kernel.Referent(None)
        self._count = 0

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._semaphore, self._owner

    def __setstate__(self, state):
        self._semaphore, self._owner = state
        self._count = 0

    def _me(self):
        return _processes.current(), _processes.thread()

    def _is_mine(self):
        return self._owner.value is not None and self._owner.value[:2] == self._me()

    def acquire(self, block=True, timeout=None):
        if self._recursive and self._is_mine():
            self._count += 1
            return True
        if not self._semaphore.acquire(block, timeout):
            return False
        name = process.current_process().name
        thread = threading.current_thread()
        if thread is not threading.main_thread():
            name += "|" + thread.name
        self._owner.value = self._me() + (name,)
        self._count = 1
        return True

    def release(self):
        if self._recursive:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            self._count -= 1
            if self._count:
                return
        before = self._owner.value
        if self._semaphore.most == 1:
            self._owner.value = None
        try:
            self._semaphore.release()
        except ValueError:
            self._owner.value = before
            raise

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        return self.release()

    def _holder(self):
        if self._is_mine():
            return self._owner.value[2]
        if self._semaphore.value == 1:
            return "None"
        owner = self._owner.value
        if owner is not None and owner[0] == _processes.current():
            return "SomeOtherThread"
        return "SomeOtherProcess"


class Semaphore(SemLock):
    def __init__(self, value=1):
        super().__init__(value, SEM_VALUE_MAX, "semaphore")

    def get_value(self):
        _processes.sync()
        return self._semaphore.value

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._semaphore.value})>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        SemLock.__init__(self, value, value, "semaphore")

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._semaphore.value}, maxvalue={self._semaphore.most})>"


class Lock(SemLock):
    def __init__(self):
        super().__init__(1, 1, "lock")

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._holder()})>"


class RLock(SemLock):
    _recursive = True

    def __init__(self):
        super().__init__(1, 1, "lock")

    def __repr__(self):
        holder = self._holder()
        count = self._count if self._is_mine() else 0 if holder == "None" else "nonzero"
        return f"<{type(self).__name__}({holder}, {count})>"


class Condition:
    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self._sleepers = _mp_kernel.Referent(0)
        self._wait_semaphore = _mp_kernel.Semaphore(0, SEM_VALUE_MAX, "condition")
        self._make_methods()

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._lock, self._sleepers, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleepers, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<{type(self).__name__}({self._lock}, {self._sleepers.value})>"

    def wait(self, timeout=None):
        """Give the lock back, sleep until notified, take the lock again."""
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        self._sleepers.value += 1
        count = self._lock._count
        for _ in range(count):
            self._lock.release()
        try:
            notified = self._wait_semaphore.acquire(True, timeout)
            if not notified:
                self._sleepers.value -= 1
            return notified
        finally:
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        while n > 0 and self._sleepers.value > 0:
            self._sleepers.value -= 1
            self._wait_semaphore.release()
            n -= 1

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        end = None if timeout is None else time.monotonic() + timeout
        left = timeout
        while not result:
            if end is not None:
                left = end - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = _mp_kernel.Referent(False)

    def is_set(self):
        with self._cond:
            return self._flag.value

    def set(self):
        with self._cond:
            self._flag.value = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.value = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag.value:
                self._cond.wait(timeout)
            return self._flag.value

    def __repr__(self):
        state = "set" if self._flag.value else "unset"
        return f"<{type(self).__qualname__} at {id(self):#x} {state}>"


class Barrier(threading.Barrier):
    """The barrier of threading, over what processes share."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.__setstate__((parties, action, timeout, Condition(), _mp_kernel.Referent([0, 0])))

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._numbers = state

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._parties, self._action, self._timeout, self._cond, self._numbers

    @property
    def _state(self):
        return self._numbers.value[0]

    @_state.setter
    def _state(self, value):
        self._numbers.value[0] = value

    @property
    def _count(self):
        return self._numbers.value[1]

    @_count.setter
    def _count(self, value):
        self._numbers.value[1] = value
