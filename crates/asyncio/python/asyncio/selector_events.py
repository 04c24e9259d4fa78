"""Sockets of the program that a loop watches; and the name under which CPython keeps the base of its Unix loop."""

from _socket_waiting import ERR, HUP, IN, OUT, descriptor_of, watchable

from . import events
from . import futures
from .server import _OWN as _PLACES
from .unix_events import BaseSelectorEventLoop

__all__ = ("BaseSelectorEventLoop",)


class _Watched:
    """A descriptor, with what the loop calls when it can be read and when it can be written."""

    def __init__(self, loop, fd, source):
        self.loop = loop
        self.fd = fd
        self.source = source
        self.handles = [None, None]
        self._timer = None
        source.waiters.watches.append(self)

    def changed(self, event):
        loop = self.loop
        if loop.is_closed():
            return
        events = self.source.poll()
        wanted = ERR | HUP
        for handle, bit in zip(self.handles, (IN, OUT)):
            if handle is not None:
                wanted |= bit
        for writes, handle in enumerate(self.handles):
            if handle is not None:
                if events & wanted & ~(IN if writes else OUT):
                    loop._poll(_PLACES + self.fd, bool(writes), handle)
                else:
                    loop._unpoll(_PLACES + self.fd, bool(writes), True)
        due = self.source.due()
        if due is not None and (self._timer is None or self._timer.cancelled() or self._timer.when() != due):
            # Nobody tells when an answer comes from far away.
            self._timer = loop.call_at(due, self.changed, True)

    def set(self, writes, handle):
        """Another handle, or none; the old one is not called any more."""
        old, self.handles[writes] = self.handles[writes], handle
        if old is not None:
            old.cancel()
        self.loop._unpoll(_PLACES + self.fd, bool(writes), *[True] * (handle is not None))
        if handle is not None:
            self.changed(True)
        elif self.handles == [None, None]:
            if self in self.source.waiters.watches:
                self.source.waiters.watches.remove(self)
            self.closed()
        return old is not None

    def closed(self):
        loop = self.loop
        for writes in (False, True):
            loop._unpoll(_PLACES + self.fd, writes)
        if self._timer is not None:
            self._timer.cancel()
        loop._watched.pop(self.fd, None)


def add(loop, fileobj, writes, callback, args):
    """The handle of what is called from now on."""
    loop._check_closed()
    handle = events.Handle(callback, args, loop, None)
    fd = descriptor_of(fileobj)
    watched = loop.__dict__.setdefault("_watched", {})
    if fd not in watched:
        watched[fd] = _Watched(loop, fd, watchable(fd))
    watched[fd].set(writes, handle)
    return handle


def remove(loop, fileobj, writes):
    """Whether something was called until now."""
    if loop.is_closed():
        return False
    watched = loop.__dict__.get("_watched", {})
    fd = descriptor_of(fileobj)
    return fd in watched and watched[fd].set(writes, None)


def forget_all(loop):
    """A loop that is closed watches nothing any more."""
    for watched in list(loop.__dict__.get("_watched", {}).values()):
        watched.handles = [None, None]
        if watched in watched.source.waiters.watches:
            watched.source.waiters.watches.remove(watched)
        watched.closed()


# What the loop's methods do.


def _check(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")


def _retry(loop, future, sock, writes, attempt, label):
    """Have a function called when the socket is ready, until the future is done."""
    fd = sock.fileno()
    futures._label(future, "io", label)
    handle = add(loop, fd, writes, attempt, ())

    def done(future):
        if not handle.cancelled():
            remove(loop, fd, writes)

    future.add_done_callback(done)


def _settle(future, action, *args):
    """Give a future what a function returns or raises; False where that would block."""
    if future.done():
        return True
    try:
        future.set_result(action(*args))
    except (BlockingIOError, InterruptedError):
        return False
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as exc:
        future.set_exception(exc)
    return True


async def when_ready(loop, sock, writes, method, *args):
    """What a method of a socket gives when it does not block any more."""
    _check(loop, sock)
    try:
        return getattr(sock, method)(*args)
    except (BlockingIOError, InterruptedError):
        pass
    future = loop.create_future()
    label = "send" if writes else "recv"
    _retry(loop, future, sock, writes, lambda: _settle(future, getattr(sock, method), *args), label)
    return await future


async def send_all(loop, sock, data):
    _check(loop, sock)
    try:
        sent = sock.send(data)
    except (BlockingIOError, InterruptedError):
        sent = 0
    if sent == len(data):
        return
    rest = memoryview(data)[sent:]
    future = loop.create_future()

    def go_on():
        nonlocal rest
        if future.done():
            return
        try:
            rest = rest[sock.send(rest):]
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            future.set_exception(exc)
            return
        if not rest:
            future.set_result(None)

    _retry(loop, future, sock, True, go_on, "send")
    return await future


async def accept(loop, sock):
    _check(loop, sock)

    def client():
        connection, address = sock.accept()
        connection.setblocking(False)
        return connection, address

    future = loop.create_future()
    if not _settle(future, client):
        _retry(loop, future, sock, False, lambda: _settle(future, client), "accept")
    return await future


async def connect(loop, sock, address):
    _check(loop, sock)
    if sock.family != 1 and not _is_numeric(address[0]):
        # A name is looked up in a thread.
        found = await loop.getaddrinfo(address[0], address[1], family=sock.family, type=sock.type, proto=sock.proto)
        if _is_local(address[0]):
            address = found[0][4]
    future = loop.create_future()

    def answered():
        number = sock.getsockopt(1, 4)
        if number:
            raise OSError(number, f"Connect call failed {address}")

    if not _settle(future, sock.connect, address):
        _retry(loop, future, sock, True, lambda: _settle(future, answered), "connect")
    try:
        return await future
    finally:
        # An exception must not refer to its own frame.
        future = None


def _is_numeric(host):
    import ipaddress
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        return False


def _is_local(host):
    from .server import _LOCAL
    return host in _LOCAL
