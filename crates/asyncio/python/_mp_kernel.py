"""What simulated processes share, as the kernel of a machine would have it: semaphores, channels, memory, objects.

This module is one for all processes.  What it makes is pickled by its number.
"""

import _processes
import _thread
from _collections import deque

SEM_VALUE_MAX = 2147483647
_objects = {}


def find(number):
    """The object of that number: what its pickle says."""
    return _objects[number]


class Shared:
    """Something that all processes see as one."""

    def __init__(self):
        self.number = len(_objects) + 1
        _objects[self.number] = self

    def __reduce__(self):
        return find, (self.number,)


class _Waiters:
    """Threads that wait for something, the longest first."""

    def __init__(self, kind, label):
        self.kind = kind
        self.label = label
        self.waiting = deque()

    def wait(self, timeout):
        """Wait to be woken; False if the time was over first."""
        lock = _thread.allocate_lock()
        lock.acquire()
        _thread._label(lock, self.kind, self.label)
        entry = (lock, _processes.current())
        self.waiting.append(entry)
        if lock.acquire(True, -1 if timeout is None else max(timeout, 0)):
            return True
        try:
            self.waiting.remove(entry)
        except ValueError:
            return True
        return False

    def wake(self):
        """Wake the one who waits longest; whether there was one."""
        while self.waiting:
            lock, process = self.waiting.popleft()
            if not _processes.is_over(process):
                lock.release()
                return True
        return False

    def wake_all(self):
        while self.wake():
            pass


class Semaphore(Shared):
    """A number that nobody can make negative."""

    def __init__(self, value, most, label):
        super().__init__()
        self.value = value
        self.most = most
        self.waiters = _Waiters("lock", label)

    def acquire(self, block=True, timeout=None):
        _processes.sync()
        if self.value > 0:
            self.value -= 1
            return True
        if not block or timeout is not None and timeout <= 0:
            return False
        # Who wakes it hands the unit over.
        return self.waiters.wait(timeout)

    def release(self):
        _processes.sync()
        if self.waiters.wake():
            return
        if self.value >= self.most:
            raise ValueError("semaphore or lock released too many times")
        self.value += 1


class Channel(Shared):
    """Messages on their way, and the ends that are open."""

    def __init__(self, label):
        super().__init__()
        self.messages = deque()
        self.ends = {"r": {}, "w": {}}
        # Before that, a reader waits for somebody who may write.
        self.was_open = False
        self.waiters = _Waiters("queue", label)

    def open(self, side, key, process):
        self.ends[side][key] = process
        if side == "w":
            self.was_open = True

    def close(self, side, key):
        self.ends[side].pop(key, None)
        if side == "w" and not self.has("w"):
            self.waiters.wake_all()

    def has(self, side):
        return any(not _processes.is_over(process) for process in self.ends[side].values())

    def send(self, message):
        _processes.sync()
        self.messages.append(message)
        self.waiters.wake()

    def ready(self, timeout=0):
        """Whether a receiver need not wait, within timeout seconds."""
        _processes.sync()
        end = None if timeout is None else _processes.now() + round(timeout * 1e9)
        while not self.messages and (self.has("w") or not self.was_open):
            left = None if end is None else (end - _processes.now()) / 1e9
            if left is not None and left <= 0:
                return False
            if not self.waiters.wait(left):
                return bool(self.messages)
        if self.messages and len(self.messages) > 1:
            self.waiters.wake()
        return True

    def receive(self, timeout=None):
        """The next message; None if the time was over, or EOFError."""
        if not self.ready(timeout):
            return None
        if not self.messages:
            raise EOFError
        return self.messages.popleft()


class Memory(Shared):
    """A row of numbers."""

    def __init__(self, typecode, items):
        super().__init__()
        self.typecode = typecode
        self.items = items


class Referent(Shared):
    """An object of a manager."""

    def __init__(self, value):
        super().__init__()
        self.value = value


_at_exit = {}


def at_exit(number, function):
    """function(status) is called where the process of that number ends at once."""
    _at_exit[number] = function


def exit(status):
    """End the process that runs, at once: none of its code runs any more."""
    number = _processes.current()
    _processes.sync()
    if number in _at_exit:
        _at_exit[number](status & 0xff)
    _processes.exit(status & 0xff)


class Life(Shared):
    """A process, as others see it."""

    def __init__(self, number):
        super().__init__()
        self.process = number
        self.pid = _processes.pid(number)
        self.exitcode = None
        self.handle = _thread._make_thread_handle()
        self.sentinel = 1000 + number

    def end(self, exitcode):
        """Its own thread, or one that ends it, says that it is over."""
        if self.exitcode is None:
            self.exitcode = exitcode
            for value in list(_objects.values()):
                if type(value) is Channel and not value.has("w") and value.ends["w"]:
                    value.waiters.wake_all()

    def end_at_once(self, exitcode):
        self.end(exitcode)
        self.handle._set_done()

    def terminate(self):
        self.end_by(15)

    def kill(self):
        self.end_by(9)

    def end_by(self, signal):
        _processes.sync()
        if self.exitcode is None:
            _processes.kill(self.process, -signal)
            self.end_at_once(-signal)
