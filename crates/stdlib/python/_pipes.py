"""The pipes of os.pipe(): bytes that one descriptor gives and another takes."""

import _disk
import _processes
from _descriptors import Opened, number_of
from _socket_waiting import ERR, HUP, IN, OUT, Waiters, would_block

_CAPACITY = 64 * 1024


class _PipeEnd(Opened):
    def __init__(self, data, reads):
        node = _disk.Node(False, 0o600)
        node.kind = _disk.PIPE
        super().__init__(node, "pipe", reads, not reads)
        self._data = data
        self._other = None
        self.blocking = True
        self.is_closed = False
        self.waiters = Waiters()

    def poll(self):
        if self.reads:
            return (IN if self._data else 0) | (HUP if self._other.is_closed else 0)
        return (OUT if len(self._data) < _CAPACITY else 0) | (ERR if self._other.is_closed else 0)

    def _wait(self, what, ready):
        while not ready():
            if not self.blocking:
                raise would_block()
            self.waiters.wait(f"os.{what} of a pipe", None)

    def given(self, data):
        """Put into a pipe what there may be no room for."""
        self._data += data
        self.waiters.notify()

    def read(self, size=-1):
        if not self.reads:
            raise OSError(9, "Bad file descriptor")
        if size < 0 and self.blocking:
            # Up to the end.
            pieces = []
            while piece := self.read(_CAPACITY):
                pieces.append(piece)
            return b"".join(pieces)
        _processes.sync()
        self._wait("read", lambda: self._data or self._other.is_closed)
        found = bytes(self._data[:size] if size >= 0 else self._data)
        del self._data[:len(found)]
        self.waiters.moved()
        self._other.waiters.notify()
        return found

    def write(self, b):
        if self.reads:
            raise OSError(9, "Bad file descriptor")
        _processes.sync()
        sent = 0
        while sent < len(b):
            if self._other.is_closed:
                raise BrokenPipeError(32, "Broken pipe")
            if not sent or self.blocking:
                self._wait("write", lambda: self._other.is_closed or len(self._data) < _CAPACITY)
            room = _CAPACITY - len(self._data)
            if not room:
                break
            self._data += b[sent:sent + room]
            sent = min(len(b), sent + room)
            self.waiters.moved()
            self._other.waiters.notify()
        return sent

    def seek(self, pos, whence=0):
        raise OSError(29, "Illegal seek")

    def truncate(self, size):
        raise OSError(22, "Invalid argument")

    def close(self):
        self.is_closed = True
        self._other.waiters.notify()
        self.waiters.close()


def pipe():
    """The numbers of the end to read and the end to write."""
    data = bytearray()
    reader, writer = _PipeEnd(data, True), _PipeEnd(data, False)
    reader._other, writer._other = writer, reader
    return number_of(reader), number_of(writer)
