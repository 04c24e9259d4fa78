"""Blocking sockets of the simulation.

A connection to localhost joins two ends in memory, as those of asyncio's
streams are: what listens may be a socket of another thread or a server of
asyncio, and nothing but waiting for the other side takes time.  A connection
to any other host leads to a simulated machine (_remote_host).
"""

import _thread
from asyncio.network import CAPACITY, TransportSocket, _End, _next
from asyncio.server import _LOCAL, _free_port, _listeners
from enum import IntEnum
from time import monotonic as _monotonic

import _vm
from _remote_host import Host as _Host

AddressFamily = IntEnum("AddressFamily", {"AF_UNSPEC": 0, "AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10})
SocketKind = IntEnum("SocketKind", {"SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_RAW": 3})
globals().update(AddressFamily.__members__, **SocketKind.__members__)

SOL_SOCKET, SO_REUSEADDR, SO_BROADCAST, SO_KEEPALIVE, SO_REUSEPORT = 1, 2, 6, 9, 15
SO_SNDBUF, SO_RCVBUF, SO_LINGER = 7, 8, 13
IPPROTO_TCP, TCP_NODELAY = 6, 1
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
has_ipv6 = True

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


class _Waiters:
    """Threads that wait for something to happen to a socket."""

    def __init__(self):
        self._locks = []

    def wait(self, label, seconds):
        """Whether it happened within so many seconds, None for ever."""
        lock = _thread.allocate_lock()
        lock.acquire()
        _thread._label(lock, self, label, True)
        self._locks.append(lock)
        if lock.acquire(True, -1 if seconds is None else max(seconds, 0)):
            return True
        if lock in self._locks:
            self._locks.remove(lock)
        return False

    def notify(self):
        locks, self._locks = self._locks, []
        for lock in locks:
            lock.release()


class _BlockingEnd(_End):
    """One end of a connection, which threads read and write."""

    def __init__(self, sock):
        super().__init__(sock)
        self.waiters = _Waiters()
        # The transport of the other side, if it has one, tells its peer's.
        self.transport = self

    def wake(self):
        self.waiters.notify()

    # What a transport of asyncio calls when there is room in an inbox again.
    _schedule_write = _schedule_read = wake


class _Listener:
    """What stands in the registry of servers for a listening socket."""

    _serving = True

    def __init__(self):
        self.pending = []
        self.waiters = _Waiters()

    def _accept(self, end):
        self.pending.append(end)
        self.waiters.notify()


class socket:
    """A socket of the internet's stream protocol."""

    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        if family not in (AF_INET, AF_INET6) or type != SOCK_STREAM:
            _vm.refuse("only TCP sockets (AF_INET, SOCK_STREAM) are simulated")
        self.family, self.type, self.proto = family, type, proto
        self._fd = _next("fd")
        self._timeout = _default_timeout
        self._name = ("0.0.0.0", 0)
        self._listener = self._end = self._host = None
        self._closed = False

    def __repr__(self):
        state = " [closed]" if self._closed else ""
        return (f"<socket.socket{state} fd={self.fileno()}, family={self.family}, type={self.type}, "
                f"proto={self.proto}, laddr={self._name!r}>")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def _check(self):
        if self._closed:
            raise OSError(9, "Bad file descriptor")

    def _connected(self):
        self._check()
        if self._end is None and self._host is None:
            raise OSError(107, "Transport endpoint is not connected")

    def fileno(self):
        return -1 if self._closed else self._fd

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError("Timeout value out of range")
        if value == 0:
            _vm.refuse("non-blocking sockets are not simulated: use the streams of asyncio")
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self.settimeout(None if flag else 0)

    def getblocking(self):
        return True

    def setsockopt(self, *args):
        self._check()

    def getsockopt(self, *args):
        self._check()
        return 0

    def getsockname(self):
        self._check()
        return self._name

    def getpeername(self):
        self._connected()
        return self._host.address if self._host else self._end.sock._peer

    # Servers.

    def bind(self, address):
        self._check()
        host, port = address[:2]
        if host not in _LOCAL:
            raise OSError(99, "Cannot assign requested address")
        if port and port in _listeners:
            raise OSError(98, "Address already in use")
        host = "0.0.0.0" if host in ("", None) else "127.0.0.1" if host == "localhost" else host
        self._name = (host, port or _free_port())

    def listen(self, backlog=128):
        self._check()
        if not self._name[1]:
            self.bind(("", 0))
        port = self._name[1]
        if _listeners.get(port, self._listener) is not self._listener:
            raise OSError(98, "Address already in use")
        if self._listener is None:
            self._listener = _listeners[port] = _Listener()

    def _has_client(self, seconds, given_up=lambda: False):
        """Whether a client comes to what listens, within so many seconds, unless that is given up."""
        self._check()
        listener = self._listener
        deadline = None if seconds is None else _monotonic() + seconds
        label = f"socket.accept ({self._name[0]}:{self._name[1]})"
        while not listener.pending and not self._closed and not given_up():
            left = None if deadline is None else deadline - _monotonic()
            if not listener.waiters.wait(label, left):
                break
        return bool(listener.pending)

    def accept(self):
        self._check()
        if self._listener is None:
            raise OSError(22, "Invalid argument")
        listener = self._listener
        self._wait(listener.waiters, "accept", lambda: listener.pending or self._closed)
        self._check()
        end = listener.pending.pop(0)
        connection = socket(self.family)
        ours = _BlockingEnd(end.sock)
        # The client has the peer that stood for this end until it was accepted.
        ours.peer, ours.inbox, ours.eof, ours.reset = end.peer, end.inbox, end.eof, end.reset
        end.peer.peer = ours
        connection._end = ours
        connection._name = ours.sock._name
        return connection, ours.sock._peer

    # Clients.

    def connect(self, address):
        self._check()
        if self._end is not None or self._host is not None:
            raise OSError(106, "Transport endpoint is already connected")
        host, port = address[0], int(address[1])
        if host not in _LOCAL:
            remote = _Host(host, port)
            remote.connect(self._timeout, gaierror)
            self._host = remote
            self._name = ("192.0.2.100", _next("client"))
            return
        server = _listeners.get(port)
        if server is None or not server._serving:
            raise ConnectionRefusedError(111, "Connection refused")
        self._name, peer = ("127.0.0.1", _next("client")), ("127.0.0.1", port)
        ours, theirs = _BlockingEnd(TransportSocket(self._name, peer)), _End(TransportSocket(peer, self._name))
        ours.peer, theirs.peer = theirs, ours
        self._end = ours
        server._accept(theirs)

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            if error.errno is None:
                raise
            return error.errno
        return 0

    def _wait(self, waiters, what, ready):
        """Holds the thread until something is ready."""
        deadline = None if self._timeout is None else _monotonic() + self._timeout
        label = f"socket.{what} ({self._name[0]}:{self._name[1]})"
        while not ready():
            if not waiters.wait(label, None if deadline is None else deadline - _monotonic()):
                if not ready():
                    raise TimeoutError("timed out")

    def recv(self, bufsize, flags=0):
        self._connected()
        if self._host is not None:
            return self._host.receive(bufsize, self._timeout, self._wait)
        end = self._end
        self._wait(end.waiters, "recv", lambda: end.inbox or end.eof or end.reset or self._closed)
        self._check()
        if end.reset and not end.inbox:
            raise ConnectionResetError(104, "Connection reset by peer")
        data = bytes(end.inbox[:bufsize])
        del end.inbox[:bufsize]
        if data and end.peer.transport is not None:
            end.peer.transport._schedule_write()
        return data

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def send(self, data, flags=0):
        self._connected()
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
        data = bytes(data)
        if self._host is not None:
            self._host.send(data)
            return len(data)
        end = self._end
        if end.peer.eof:
            raise BrokenPipeError(32, "Broken pipe")
        self._wait(end.waiters, "send", lambda: end.peer.closed or len(end.peer.inbox) < CAPACITY)
        peer = end.peer
        if peer.closed:
            if end.reset:
                raise BrokenPipeError(32, "Broken pipe")
            end.reset = True
            return len(data)
        sent = min(len(data), CAPACITY - len(peer.inbox))
        peer.inbox += data[:sent]
        peer.wake()
        return sent

    def sendall(self, data, flags=0):
        data = bytes(data)
        if not data:
            self.send(data)
        while data:
            data = data[self.send(data):]

    def shutdown(self, how):
        self._connected()
        if self._end is not None:
            if how != SHUT_RD:
                self._end.peer.eof = True
                self._end.peer.wake()
            if how != SHUT_WR:
                self._end.eof = True
                self._end.wake()

    def close(self):
        if self._closed:
            return
        self._closed = True
        end, listener = self._end, self._listener
        if end is not None:
            end.closed = True
            end.peer.eof = True
            if end.inbox:
                # What nobody read is told to the other side.
                end.peer.reset = True
            end.peer.wake()
            end.wake()
        if listener is not None:
            listener._serving = False
            if _listeners.get(self._name[1]) is listener:
                del _listeners[self._name[1]]
            for waiting in listener.pending:
                waiting.closed = waiting.peer.eof = True
                waiting.peer.wake()
            listener.waiters.notify()

    def detach(self):
        _vm.refuse("socket.detach is not simulated")

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        from _socket_file import SocketStream, SocketText
        stream = SocketStream(self)
        return stream if "b" in mode else SocketText(stream, encoding, errors)

    def __getattr__(self, name):
        if name in ("recvfrom", "sendto", "recvmsg", "sendmsg", "sendfile", "ioctl", "dup"):
            _vm.refuse(f"socket.{name} is not simulated: there are TCP connections with recv and send")
        raise AttributeError(f"'socket' object has no attribute {name!r}")


SocketType = socket
_default_timeout = None


def setdefaulttimeout(value):
    global _default_timeout
    _default_timeout = value


def getdefaulttimeout():
    return _default_timeout


_UNSET = object()


def create_connection(address, timeout=_UNSET, source_address=None, *, all_errors=False):
    connection = socket()
    if timeout is not _UNSET:
        connection.settimeout(timeout)
    try:
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    server = socket(family)
    server.bind(address)
    server.listen()
    return server


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    first, second = socket(), socket()
    first._end, second._end = _BlockingEnd(TransportSocket("", "")), _BlockingEnd(TransportSocket("", ""))
    first._end.peer, second._end.peer = second._end, first._end
    return first, second


# The ports that names of services stand for.
_SERVICES = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "smtp": 25, "domain": 53}


def gethostbyname(hostname):
    """The address of a host, after the latency of dns://HOST by the rule for URLs."""
    if hostname in _LOCAL:
        return "127.0.0.1"
    try:
        inet_aton(hostname)
        return hostname
    except OSError:
        pass
    host = _Host(hostname, None)
    host.look_up(gaierror)
    return host.address[0]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(port, str) and not port.isdigit():
        if port not in _SERVICES:
            raise gaierror(-8, "Servname not supported for ai_socktype")
        port = _SERVICES[port]
    address = gethostbyname(host), int(port or 0)
    kinds = (SOCK_STREAM, 6), (SOCK_DGRAM, 17), (SOCK_RAW, 0)
    return [(AF_INET, kind, number, "", address) for kind, number in kinds
            if type in (0, kind) and proto in (0, number)]


def gethostname():
    return "interleave"


def getfqdn(name=""):
    return name or "interleave"


def inet_aton(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isdigit() and int(part) < 256 for part in parts):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(map(int, parts))


def inet_ntoa(packed):
    return ".".join(str(part) for part in packed)


def htons(number):
    return (number & 255) << 8 | number >> 8


ntohs = htons


def __getattr__(name):
    if name in ("gethostbyaddr", "getnameinfo", "gethostbyname_ex"):
        _vm.refuse(f"socket.{name} is not simulated: connect to the host by its name")
    raise AttributeError(f"module 'socket' has no attribute {name!r}")
