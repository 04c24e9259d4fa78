"""Queues between processes."""

import sys
import time
from queue import Empty, Full

import _mp_kernel
import _mp_pickle
import _processes

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]


class Queue:
    def __init__(self, maxsize=0, *, ctx=None):
        if maxsize <= 0:
            maxsize = _mp_kernel.SEM_VALUE_MAX
        self._maxsize = maxsize
        self._channel = _mp_kernel.Channel("queue")
        self._room = _mp_kernel.Semaphore(maxsize, maxsize, "queue")
        self._closed = False

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._maxsize, self._channel, self._room

    def __setstate__(self, state):
        self._maxsize, self._channel, self._room = state
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._room.acquire(block, timeout):
            raise Full
        try:
            data = _mp_pickle.dumps(obj)
        except Exception as exc:
            # With CPython the thread that pickles finds out, and drops the item.
            self._room.release()
            import traceback
            traceback.print_exc()
            return
        self._added()
        self._channel.send(data)

    def _added(self):
        pass

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not block:
            timeout = 0
        data = self._channel.receive(timeout if timeout is None else max(timeout, 0))
        if data is None:
            raise Empty
        self._room.release()
        return _mp_pickle.loads(data)

    def qsize(self):
        _processes.sync()
        return self._maxsize - self._room.value

    def empty(self):
        _processes.sync()
        return not self._channel.messages

    def full(self):
        _processes.sync()
        return self._room.value == 0

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True

    def join_thread(self):
        assert self._closed, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        pass

    __class_getitem__ = classmethod(type(list[int]))


class JoinableQueue(Queue):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        from .synchronize import Condition
        self._unfinished = _mp_kernel.Referent(0)
        self._cond = Condition()

    def __getstate__(self):
        return super().__getstate__() + (self._unfinished, self._cond)

    def __setstate__(self, state):
        super().__setstate__(state[:3])
        self._unfinished, self._cond = state[3:]

    def _added(self):
        with self._cond:
            self._unfinished.value += 1

    def task_done(self):
        with self._cond:
            if self._unfinished.value <= 0:
                raise ValueError("task_done() called too many times")
            self._unfinished.value -= 1
            if self._unfinished.value == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished.value:
                self._cond.wait()


class SimpleQueue:
    def __init__(self, *, ctx=None):
        self._channel = _mp_kernel.Channel("queue")

    def __getstate__(self):
        _mp_pickle.check_inherited(self)
        return self._channel,

    def __setstate__(self, state):
        self._channel, = state

    def put(self, obj):
        self._channel.send(_mp_pickle.dumps(obj))

    def get(self):
        return _mp_pickle.loads(self._channel.receive())

    def empty(self):
        _processes.sync()
        return not self._channel.messages

    def close(self):
        pass

    __class_getitem__ = classmethod(type(list[int]))
