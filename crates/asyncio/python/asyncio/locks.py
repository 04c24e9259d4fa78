"""Locks, events, conditions, semaphores and barriers for tasks.

Each waiting task has a future in `_waiters`, oldest first, and takes it out
itself when it goes on.  Whoever lets it go on only sets the result.
"""

from _asyncio import (CancelledError, _acquired, _label, _plain, _released,
                      _shortcut)
from _collections import deque
from _weakref import ref as _ref

from . import exceptions
from . import mixins

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore",
           "Barrier")


class _ContextManagerMixin:
    @_shortcut
    async def __aenter__(self):
        await self.acquire()
        return None

    @_shortcut
    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _repr_with(obj, plain, extra):
    if obj._waiters:
        extra = f"{extra}, waiters:{len(obj._waiters)}"
    return f"<{plain[1:-1]} [{extra}]>"


@_plain
class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock that wakes its waiters in the order in which they came."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return _repr_with(self, super().__repr__(),
                          "locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    @_shortcut
    async def acquire(self):
        """Wait until the lock is free, and take it."""
        if not self._locked and self._nobody_waits():
            self._locked = True
            _acquired(self, "lock")
            return True

        if self._waiters is None:
            self._waiters = deque()
        fut = self._get_loop().create_future()
        _label(fut, "lock", self)
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            # This task may have been the one that a release() woke.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        _acquired(self, "lock")
        return True

    def _nobody_waits(self):
        if self._waiters:
            for waiter in self._waiters:
                if not waiter.cancelled():
                    return False
        return True

    @_shortcut
    def release(self):
        """Free the lock, and wake the task that has waited longest."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        _released(self)
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            fut = self._waiters[0]
            # A done future belongs to a task that is about to go on.
            if not fut.done():
                fut.set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag that tasks can wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return _repr_with(self, super().__repr__(),
                          "set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        """Raise the flag, and wake all who wait for it."""
        if not self._value:
            self._value = True
            for fut in self._waiters:
                if not fut.done():
                    fut.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        """Wait until the flag is up."""
        if self._value:
            return True
        fut = self._get_loop().create_future()
        _label(fut, "event", self)
        self._waiters.append(fut)
        try:
            await fut
            return True
        finally:
            self._waiters.remove(fut)


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock whose holder can sleep until another holder calls notify()."""

    _label_as = None

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self):
        return _repr_with(self, super().__repr__(),
                          "locked" if self.locked() else "unlocked")

    async def wait(self):
        """Give the lock back, sleep until notified, take the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        fut = self._get_loop().create_future()
        kind, owner = self._label_as or ("condition", lambda: self)
        _label(fut, kind, owner())
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                # The caller holds the lock when wait() ends, however it ends;
                # a cancellation meanwhile is raised when that is so.
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as exc:
                        error = exc
                if error is not None:
                    try:
                        raise error
                    finally:
                        error = None
        except BaseException:
            # This task may have used up a notify(): pass it on.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Wait until predicate() is true; return what it returned."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake the n tasks that have slept longest."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


@_plain
class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A counter of free places; acquire() waits while there is none."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        return _repr_with(
            self, super().__repr__(),
            "locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        """True if acquire() would have to wait."""
        if self._value == 0:
            return True
        if self._waiters:
            # A free place is for those who came before.
            for waiter in self._waiters:
                if not waiter.cancelled():
                    return True
        return False

    @_shortcut
    async def acquire(self):
        """Take a place; wait for one if there is none."""
        if not self.locked():
            self._value -= 1
            _acquired(self, "semaphore")
            return True

        if self._waiters is None:
            self._waiters = deque()
        fut = self._get_loop().create_future()
        _label(fut, "semaphore", self)
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            if fut.done() and not fut.cancelled():
                # The place was given to this task, which cannot use it.
                self._value += 1
            raise
        finally:
            # Others may have had to queue up behind this one.
            while self._value > 0:
                if not self._wake_up_next():
                    break
        _acquired(self, "semaphore")
        return True

    @_shortcut
    def release(self):
        """Give a place back."""
        self._value += 1
        _released(self)
        self._wake_up_next()

    def _wake_up_next(self):
        """Give a place to the first waiter that has none."""
        if self._waiters:
            for fut in self._waiters:
                if not fut.done():
                    self._value -= 1
                    fut.set_result(True)
                    return True
        return False


@_plain
class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to have more places than at first."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    @_shortcut
    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class _BarrierState:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"<_BarrierState.{self.value.upper()}: {self.value!r}>"


_BarrierState.FILLING = _BarrierState("filling")
_BarrierState.DRAINING = _BarrierState("draining")
_BarrierState.RESETTING = _BarrierState("resetting")
_BarrierState.BROKEN = _BarrierState("broken")


class Barrier(mixins._LoopBoundMixin):
    """A place where tasks wait until there are `parties` of them."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        # A task that waits on this condition is told to wait at the barrier.
        self._cond._label_as = ("barrier", _ref(self))
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):
        extra = self._state.value
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{super().__repr__()[1:-1]} [{extra}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; return this task's place in the line."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        """Wait while tasks of the round before still leave."""
        await self._cond.wait_for(
            lambda: self._state is not _BarrierState.DRAINING
            and self._state is not _BarrierState.RESETTING)
        if self._state is _BarrierState.BROKEN:
            raise exceptions.BrokenBarrierError("Barrier aborted")

    async def _release(self):
        self._state = _BarrierState.DRAINING
        self._cond.notify_all()

    async def _wait(self):
        """Wait until the barrier is full, reset or broken."""
        await self._cond.wait_for(
            lambda: self._state is not _BarrierState.FILLING)
        if self._state is _BarrierState.BROKEN \
                or self._state is _BarrierState.RESETTING:
            raise exceptions.BrokenBarrierError("Abort or reset of barrier")

    def _exit(self):
        """The last to leave opens the barrier again."""
        if self._count == 0:
            if self._state is _BarrierState.RESETTING \
                    or self._state is _BarrierState.DRAINING:
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def reset(self):
        """Make those who wait raise BrokenBarrierError, and start anew."""
        async with self._cond:
            if self._count > 0:
                if self._state is not _BarrierState.RESETTING:
                    self._state = _BarrierState.RESETTING
            else:
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier for those who wait and all who come."""
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        if self._state is _BarrierState.FILLING:
            return self._count
        return 0

    @property
    def broken(self):
        return self._state is _BarrierState.BROKEN
