"""Waiting for several descriptors at once: those of sockets, and of files, which are always ready."""

import _descriptors
from _socket_waiting import ERR as _ERR, HUP as _HUP, IN as _IN, NVAL as _NVAL, OUT as _OUT
from _socket_waiting import wait_for_any as _wait_for_any, watchable as _watchable
from time import monotonic as _monotonic, sleep as _sleep

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL, POLLRDHUP = 1, 2, 4, 8, 16, 32, 0x2000
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG = 64, 128, 256, 512, 1024
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDHUP = 1, 2, 4, 8, 16, 0x2000
EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG = 64, 128, 256, 512, 1024
EPOLLEXCLUSIVE, EPOLLWAKEUP, EPOLLONESHOT, EPOLLET, EPOLL_CLOEXEC = 1 << 28, 1 << 29, 1 << 30, 1 << 31, 0o2000000
PIPE_BUF = 4096


def _number(thing):
    """The descriptor of what is one or has one."""
    if isinstance(thing, int):
        fd = int(thing)
    else:
        try:
            method = thing.fileno
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method.") from None
        fd = method()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _wait(sources, look, label, seconds):
    """What look() finds, once it finds something, or after so many seconds."""
    deadline = None if seconds is None else _monotonic() + seconds
    found = look()
    if not found and seconds == 0:
        # Other threads run meanwhile, as where Linux is asked in vain.
        _sleep(0)
    while not found and (deadline is None or _monotonic() < deadline):
        limits = [due for source in sources() if (due := source.due()) is not None]
        if deadline is not None:
            limits.append(deadline)
        many = [source.waiters for source in sources() if source.waiters is not None]
        _wait_for_any(many, look, label, min(limits) - _monotonic() if limits else None)
        found = look()
    return found


def select(*args):
    """Wait until something of the first list can be read, or something of the second written."""
    if not 3 <= len(args) <= 4:
        raise TypeError(f"select expected at {'least 3' if len(args) < 3 else 'most 4'} arguments, got {len(args)}")
    rlist, wlist, xlist, timeout = args if len(args) == 4 else args + (None,)
    if timeout is not None:
        if not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
            raise TypeError("timeout must be a float or None")
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    wanted = []
    try:
        lists = [list(rlist), list(wlist), list(xlist)]
    except TypeError:
        raise TypeError("arguments 1-3 must be sequences") from None
    for things, mask in zip(lists, (_IN | _HUP | _ERR, _OUT | _ERR, 0)):
        wanted.append([(thing, _number(thing), mask) for thing in things])
    sources = [_descriptors.opened(fd) for things in wanted for _, fd, _ in things]

    def look():
        found = [[thing for thing, fd, mask in things if _descriptors.opened(fd).poll() & mask] for things in wanted]
        return found if any(found) else None
    return tuple(_wait(lambda: sources, look, "select", timeout) or ([], [], []))


def _mask(events):
    if not isinstance(events, int):
        raise TypeError("an integer is required")
    if events < 0:
        raise ValueError("value must be positive")
    if events >> 16:
        raise OverflowError("Python int too large for C unsigned short")
    return events


class poll:
    """Descriptors, and what to look for in each."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        number = _number(fd)
        self._wanted[number] = _mask(eventmask)

    def modify(self, fd, eventmask, /):
        number, eventmask = _number(fd), _mask(eventmask)
        if number not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[number] = eventmask

    def unregister(self, fd, /):
        del self._wanted[_number(fd)]

    def _sources(self):
        return [source for fd in self._wanted if (source := _descriptors.find(fd)) is not None]

    def _look(self):
        found = []
        for fd, mask in self._wanted.items():
            source = _descriptors.find(fd)
            events = _NVAL if source is None else source.poll() & (mask | _ERR | _HUP)
            if events:
                found.append((fd, events))
        return found

    def poll(self, timeout=None, /):
        """What is ready, after so many milliseconds at most."""
        if timeout is not None and not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
            raise TypeError("timeout must be an integer or None")
        seconds = None if timeout is None or timeout < 0 else timeout / 1000
        return _wait(self._sources, self._look, "poll", seconds)


class _Watched:
    """A descriptor of an `epoll` object."""

    def __init__(self, owner, fd, source, mask):
        self.owner, self.fd, self.source, self.mask = owner, fd, source, mask

    def events(self):
        return self.source.poll() & (self.mask & ~EPOLLET | _ERR | _HUP) if self.mask & ~(EPOLLET | EPOLLONESHOT) else 0

    def changed(self, event):
        # What stands in the queue is looked at when somebody asks.
        if event and self.events() and self not in self.owner._queue:
            self.owner._queue.append(self)

    def closed(self):
        self.owner._items.pop(self.fd, None)
        self.leave()

    def leave(self):
        if self in self.owner._queue:
            self.owner._queue.remove(self)


class epoll:
    """Descriptors in the order in which they become ready."""

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint")
        self._items = {}
        # What is ready, or was when somebody asked last.
        self._queue = []
        self._fd = _descriptors.number_of(_descriptors.Opened(None, "epoll", False, False))

    @property
    def closed(self):
        return self._fd < 0

    def _check(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()

    def fileno(self):
        self._check()
        return self._fd

    def close(self):
        if self._fd >= 0:
            _descriptors.forget(self._fd)
            self._fd = -1
            for item in list(self._items.values()):
                self._remove(item)

    def _remove(self, item):
        del self._items[item.fd]
        item.leave()
        if item in item.source.waiters.watches:
            item.source.waiters.watches.remove(item)

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        number = _number(fd)
        _descriptors.opened(number)
        if number in self._items:
            raise FileExistsError(17, "File exists")
        source = _watchable(number)
        item = self._items[number] = _Watched(self, number, source, eventmask)
        source.waiters.watches.append(item)
        item.changed(True)

    def _known(self, fd):
        self._check()
        number = _number(fd)
        _descriptors.opened(number)
        if number not in self._items:
            raise FileNotFoundError(2, "No such file or directory")
        return self._items[number]

    def modify(self, fd, eventmask):
        item = self._known(fd)
        item.mask = eventmask
        item.changed(True)

    def unregister(self, fd):
        self._remove(self._known(fd))

    def _sources(self):
        return [item.source for item in self._items.values()]

    def _look(self, limit):
        for item in self._items.values():
            # Nobody tells when an answer comes from far away.
            if item.source.due() is not None or item not in self._queue and not item.mask & EPOLLET:
                item.changed(True)
        found = []
        queue, self._queue[:] = self._queue[:], []
        for place, item in enumerate(queue):
            if len(found) == limit:
                self._queue[:0] = queue[place:]
                break
            events = item.events()
            if events:
                found.append((item.fd, events))
                if item.mask & EPOLLONESHOT:
                    item.mask = EPOLLONESHOT
                elif not item.mask & EPOLLET:
                    self._queue.append(item)
        return found

    def poll(self, timeout=None, maxevents=-1):
        """What is ready, after so many seconds at most."""
        self._check()
        if timeout is not None and not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
            raise TypeError("timeout must be an integer or None")
        if maxevents < -1 or maxevents == 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        if timeout is not None and timeout < 0:
            timeout = None
        return _wait(self._sources, lambda: self._look(maxevents), "epoll", timeout)
