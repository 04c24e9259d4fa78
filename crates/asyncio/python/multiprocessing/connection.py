"""Pipes between processes."""

import itertools

import _mp_kernel
import _mp_pickle
import _processes

__all__ = ["Pipe", "wait", "Connection"]

_keys = itertools.count(1)


def _open(reads, writes, process):
    """Have a process keep these channels open; gives the key to close them by."""
    key = (process, _processes.current(), next(_keys))
    if reads is not None:
        reads.open("r", key, process)
    if writes is not None:
        writes.open("w", key, process)
    return key


class Connection:
    """An end of a pipe."""

    def __init__(self, reads, writes, key=None):
        self._reads = reads
        self._writes = writes
        self._key = key or _open(reads, writes, _processes.current())
        self._closed = False

    def __reduce__(self):
        # A process that is being started has the end before it runs: the others may close theirs.
        process = _mp_pickle.spawned()
        key = None if process is None else _open(self._reads, self._writes, process)
        return Connection, (self._reads, self._writes, key)

    def _check(self, channel, what):
        if self._closed:
            raise OSError("handle is closed")
        if channel is None:
            raise OSError(f"connection is {what}")

    @property
    def closed(self):
        return self._closed

    @property
    def readable(self):
        return self._reads is not None

    @property
    def writable(self):
        return self._writes is not None

    def fileno(self):
        if self._closed:
            raise OSError("handle is closed")
        return 100 + self._key[2]

    def close(self):
        if not self._closed:
            self._closed = True
            if self._reads is not None:
                self._reads.close("r", self._key)
            if self._writes is not None:
                self._writes.close("w", self._key)

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    def send_bytes(self, buf, offset=0, size=None):
        self._check(self._writes, "read-only")
        data = bytes(memoryview(buf)[offset:] if size is None else memoryview(buf)[offset:offset + size])
        if not self._writes.has("r"):
            raise BrokenPipeError(32, "Broken pipe")
        self._writes.send(data)

    def send(self, obj):
        self._check(self._writes, "read-only")
        self.send_bytes(_mp_pickle.dumps(obj))

    def recv_bytes(self, maxlength=None):
        self._check(self._reads, "write-only")
        return self._reads.receive()

    def recv(self):
        self._check(self._reads, "write-only")
        return _mp_pickle.loads(self._reads.receive())

    def poll(self, timeout=0.0):
        self._check(self._reads, "write-only")
        return self._reads.ready(timeout)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        handle = None if self._closed else self.fileno()
        return f"<multiprocessing.connection.Connection object at {id(self):#x}, handle {handle}>" \
            if False else f"<multiprocessing.connection.Connection object at {id(self):#x}>"


def Pipe(duplex=True):
    """Two connected ends; without duplex the first only receives."""
    there = _mp_kernel.Channel("pipe")
    if not duplex:
        return Connection(there, None), Connection(None, there)
    back = _mp_kernel.Channel("pipe")
    return Connection(there, back), Connection(back, there)


def wait(object_list, timeout=None):
    """Those of the connections and sentinels that are ready, once there is one."""
    import time
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        ready = [item for item in object_list if _is_ready(item)]
        if ready or end is not None and time.monotonic() >= end:
            return ready
        # As a selector would, but seen from outside: the clock moves by small steps.
        time.sleep(0.001 if end is None else min(0.001, end - time.monotonic()))


def _is_ready(item):
    if isinstance(item, int):
        lives = [value for value in _mp_kernel._objects.values() if type(value) is _mp_kernel.Life]
        return any(life.sentinel == item and life.exitcode is not None for life in lives)
    return item.poll(0)
