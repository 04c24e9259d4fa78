"""What happens to a socket, and who is told: threads that wait, and those that watch several sockets at once."""

import _descriptors
import _thread
import _vm
from asyncio.network import _End
from time import sleep as _sleep
from _weakref import ref as _ref

# What poll() tells of a descriptor.
IN, PRI, OUT, ERR, HUP, NVAL, RDHUP = 1, 2, 4, 8, 16, 32, 0x2000


def descriptor_of(fileobj):
    """The number of what is one or has one."""
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    return fd


def watchable(fd):
    """What a descriptor stands for, where it tells of what happens to it."""
    source = _descriptors.opened(fd)
    if fd < 3:
        _vm.refuse("standard streams cannot be watched here: read in a thread, with asyncio.to_thread(input)")
    if source.waiters is None:
        raise PermissionError(1, "Operation not permitted")
    return source


class Waiters:
    """Those who want to know when something happens to one socket."""

    def __init__(self):
        self._locks = []
        # Each has changed(event), which asks for the state; an event is more than the socket's own doing.
        self.watches = []

    def wait(self, label, seconds):
        """Whether it happened within so many seconds, None for ever."""
        return wait_for_any([self], self, label, seconds)

    def notify(self):
        """Something came from elsewhere."""
        locks, self._locks = self._locks, []
        for lock in locks:
            if lock.locked():
                lock.release()
        for watch in tuple(self.watches):
            watch.changed(True)

    def moved(self):
        """The program has taken or sent something."""
        for watch in tuple(self.watches):
            watch.changed(False)

    def close(self):
        self.notify()
        watches, self.watches = self.watches, []
        for watch in watches:
            watch.closed()


def wait_for_any(many, owner, label, seconds):
    """Holds the thread until something happens to one of the sockets, or for so many seconds; whether it happened."""
    lock = _thread.allocate_lock()
    lock.acquire()
    _thread._label(lock, owner, label, True)
    for waiters in many:
        waiters._locks.append(lock)
    happened = lock.acquire(True, -1 if seconds is None else max(seconds, 0))
    for waiters in many:
        if lock in waiters._locks:
            waiters._locks.remove(lock)
    return happened


def would_block():
    """What a call on a socket that does not block says. Other threads run meanwhile, as where Linux was asked in vain."""
    _sleep(0)
    return BlockingIOError(11, "Resource temporarily unavailable")


class BlockingEnd(_End):
    """One end of a connection, which threads read and write."""

    def __init__(self, sock, waiters):
        super().__init__(sock)
        self.waiters = waiters
        # Something was sent although the other side was closed.
        self.broken = False
        # The transport of the other side, if it has one, tells its peer's.
        self.transport = self

    def wake(self):
        self.waiters.notify()

    # What a transport of asyncio calls when there is room in an inbox again.
    _schedule_write = _schedule_read = wake

    def poll(self, capacity):
        events = 0
        peer = self.peer
        if self.inbox or self.eof or self.reset:
            events |= IN
        if peer.closed or peer.eof or len(peer.inbox) < capacity:
            events |= OUT
        if self.eof:
            events |= RDHUP
            if peer.eof:
                events |= HUP
        if self.reset or self.broken:
            events |= IN | ERR | HUP | RDHUP
        return events


class Listener:
    """What stands in the registry of servers for a listening socket."""

    _serving = True

    def __init__(self, waiters, options):
        self.pending = []
        self.waiters = waiters
        self._options = options

    def _accept(self, end):
        self.pending.append(end)
        self.waiters.notify()


class SocketDescriptor:
    """What the number of a socket stands for. It does not keep the socket."""

    def __init__(self, sock):
        self._sock = _ref(sock)
        self._node = None
        self.waiters = sock._waiters

    @property
    def node(self):
        """What `os.fstat` looks at."""
        if self._node is None:
            import _disk
            self._node = _disk.Node(False, 0o777)
            self._node.kind = _disk.SOCKET
        return self._node

    def sock(self):
        return self._sock()

    def poll(self):
        sock = self._sock()
        return 0 if sock is None else sock._poll()

    def due(self):
        sock = self._sock()
        return None if sock is None else sock._due()

    def read(self, size=-1):
        return self._sock().recv(size)

    def write(self, data):
        return self._sock().send(data)

    def seek(self, pos, whence=0):
        raise OSError(29, "Illegal seek")

    def close(self):
        self._sock()._close_real()
