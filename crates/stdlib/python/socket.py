"""Sockets of the simulation, for threads and for programs that watch several at once.

A connection to localhost joins two ends in memory, as those of asyncio's
streams are: what listens may be a socket of another thread or a server of
asyncio, and nothing but waiting for the other side takes time.  A connection
to any other host leads to a simulated machine (_remote_host).
"""

from asyncio.events import _get_running_loop
from asyncio.network import CAPACITY as _CAPACITY, TransportSocket as _TransportSocket, _End, _next
from asyncio.server import _LOCAL, _free_port, _listeners
from time import monotonic as _monotonic
from weakref import ref as _weak_ref

import _descriptors
import _vm
from operator import index as _index
from _socket_addresses import contents as _contents, pair as _pair, room as _room, seconds as _seconds
from _socket_addresses import htonl, htons, inet_aton, inet_ntoa, inet_ntop, inet_pton, ntohl, ntohs
from _remote_host import Conversation as _Conversation, Host as _Host
from _socket_names import *
from _socket_names import AF_INET, AF_INET6, AF_UNIX, SOCK_DGRAM, SOCK_RAW, SOCK_STREAM
from _socket_waiting import BlockingEnd as _BlockingEnd, Listener as _Listener, SocketDescriptor as _SocketDescriptor
from _socket_waiting import ERR as _ERR, HUP as _HUP, IN as _IN, OUT as _OUT, RDHUP as _RDHUP
from _socket_waiting import Waiters as _Waiters, would_block as _would_block

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


if _get_running_loop() is not None:
    # The loop has a selector and a pair of sockets.
    for _ in range(3):
        _descriptors.number_of(_descriptors.Opened(None, "event loop", False, False))


# The sockets that have a name, by their ports.
_bound = {}
# What options of a stream's socket are before they are set.
_OPTIONS_AT_FIRST = {(1, 7): 16384, (1, 8): 131072, (6, 4): 7200, (6, 5): 75, (6, 6): 9, (6, 12): 1}


def _option(sock, level, optname, at_first=None):
    """The value of a socket's option, as the system would tell it."""
    if level == SOL_SOCKET and optname == SO_TYPE:
        return int(sock.type)
    if at_first is None:
        is_buffer_of_datagrams = level == 1 and optname in (7, 8) and sock.type == SOCK_DGRAM
        at_first = 212992 if is_buffer_of_datagrams else _OPTIONS_AT_FIRST.get((level, optname), 0)
    value = sock._options.get((level, optname), at_first)
    return int(value) if isinstance(value, bool) else value


class socket:
    """A socket of the internet's stream protocol."""

    _fd = -1
    _closed = True
    _families = (AF_INET, AF_INET6)
    _kind = SOCK_STREAM
    _files = 0
    _is_let_go = False
    _is_bound = False

    def __new__(cls, family=-1, type=-1, *args, **kwargs):
        if cls is socket and family == AF_UNIX:
            from _unix_sockets import UnixSocket
            return super().__new__(UnixSocket)
        if type != -1 and type & 15 == SOCK_DGRAM and family in (-1, AF_INET) and cls is socket:
            from _datagrams import DatagramSocket
            return super().__new__(DatagramSocket)
        return super().__new__(cls)

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        family, type, proto = _index(family), _index(type), max(_index(proto), 0)
        family, type = AF_INET if family == -1 else family, SOCK_STREAM if type == -1 else type
        blocks = not type & SOCK_NONBLOCK
        type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        if type == SOCK_RAW and family in (AF_INET, AF_INET6):
            # Only an administrator may.
            raise PermissionError(1, "Operation not permitted")
        if family not in self._families or type != self._kind or fileno is not None:
            _vm.refuse("of sockets, those of TCP and UDP (AF_INET) and streams of Unix are simulated")
        self._set_up(AddressFamily(family), SocketKind(type), proto)
        if not blocks:
            self._timeout = 0.0

    def _set_up(self, family, type, proto, fd=None):
        self.family, self.type, self.proto = family, type, proto
        self._timeout = _default_timeout
        self._name = ("0.0.0.0", 0) if family == AF_INET else "" if family == AF_UNIX else ("::", 0, 0, 0)
        self._listener = self._end = self._host = None
        # What is said with a host while the program does something else.
        self._talk = None
        # Why connecting has failed: a number, or 0 once the program has asked for it.
        self._failure = None
        # The other side has answered, and the program was not told.
        self._answered = False
        self._options = {}
        self._closed = False
        self._waiters = _Waiters()
        self._fd = _descriptors.number_of(None) if fd is None else fd
        _descriptors.put(self._fd, _SocketDescriptor(self))

    def __repr__(self):
        parts = [f"fd={self.fileno()}, family={self.family}, type={self.type}, proto={self.proto}"]
        if not self._closed:
            if self._name:
                parts.append(f"laddr={self._name}")
            if self._is_connected() and (peer := self.getpeername()):
                parts.append(f"raddr={peer}")
        return f"<{type(self).__module__}.{type(self).__qualname__}{' [closed]' * (self._closed or self._is_let_go)} {', '.join(parts)}>"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __del__(self):
        if not (self._closed or self._is_let_go):
            import warnings
            warnings.warn(f"unclosed {self!r}", ResourceWarning, 2, self)
            self.close()

    def _check(self):
        if self._closed:
            raise OSError(9, "Bad file descriptor")

    def _is_connected(self):
        return self._end is not None or self._host is not None and (self._talk is None or self._talk.is_connected())

    def _connected(self):
        self._check()
        if not self._is_connected():
            raise OSError(107, "Transport endpoint is not connected")

    def fileno(self):
        return -1 if self._closed else self._fd

    def settimeout(self, value, /):
        value = _seconds(value)
        self._check()
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    @property
    def timeout(self):
        return self._timeout

    def setblocking(self, flag, /):
        self._check()
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def get_inheritable(self):
        return False

    def set_inheritable(self, inheritable):
        pass

    def setsockopt(self, level, optname, value, optlen=None, /):
        level, optname = _index(level), _index(optname)
        if not isinstance(value, int):
            _contents(value)
        self._check()
        if level == SOL_SOCKET and optname in (SO_SNDBUF, SO_RCVBUF):
            # As much again is for what the system notes of the bytes.
            value = min(max(2 * value, 4608 if optname == SO_SNDBUF else 2304), 425984)
        self._options[level, optname] = value

    def getsockopt(self, level, optname, buflen=0, /):
        level, optname = _index(level), _index(optname)
        self._check()
        if level == SOL_SOCKET and optname == SO_ERROR:
            self._settle()
            number, self._failure = self._failure or 0, self._failure and 0
            return number
        return _option(self, level, optname)

    def getsockname(self):
        self._check()
        return self._name

    def getpeername(self):
        self._connected()
        return self._host.address if self._host else self._end.sock._peer

    # Servers.

    def bind(self, address, /):
        host, port = _pair("bind", self.family, address)
        self._check()
        if self._is_bound:
            raise OSError(22, "Invalid argument")
        if host not in _LOCAL and host != gethostname():
            raise OSError(99, "Cannot assign requested address")
        if port and (port in _listeners or self._is_taken(port)):
            raise OSError(98, "Address already in use")
        host = "0.0.0.0" if host in ("", None) else "127.0.0.1" if host in ("localhost", gethostname()) else host
        port = port or _free_port()
        self._name = (host, port) + self._name[2:]
        self._is_bound = True
        _bound[port] = _weak_ref(self)

    def _is_taken(self, port):
        """Whether another socket has the port; two share one where both want that."""
        other = _bound[port]() if port in _bound else None
        return other is not None and not other._closed and not (self._options.get((1, 2)) and other._options.get((1, 2)))

    def listen(self, backlog=128, /):
        _index(backlog)
        self._check()
        if not self._key():
            self._bind_anywhere()
        key = self._key()
        if _listeners.get(key, self._listener) is not self._listener:
            raise OSError(98, "Address already in use")
        if self._listener is None:
            self._listener = _listeners[key] = _Listener(self._waiters, self._options)

    def _key(self):
        """Under what it is known where it listens."""
        return self._name[1]

    def _bind_anywhere(self):
        self.bind(("", 0))

    def _label(self, what):
        return f"socket.{what} ({self._name[0]}:{self._name[1]})"

    def _has_client(self, seconds, given_up=lambda: False):
        """Whether a client comes to what listens, within so many seconds, unless that is given up."""
        self._check()
        listener = self._listener
        deadline = None if seconds is None else _monotonic() + seconds
        label = self._label("accept")
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
        # Linux gives the new socket its number before it waits.
        fd = _descriptors.number_of(None)
        try:
            self._wait("accept", lambda: listener.pending or self._closed)
            self._check()
        except BaseException:
            _descriptors.forget(fd)
            raise
        end = listener.pending.pop(0)
        self._waiters.moved()
        connection = socket.__new__(socket, self.family)
        connection._set_up(self.family, self.type, self.proto, fd)
        connection._take_over(end)
        connection._name = end.sock._name
        connection._options = dict(self._options)
        return connection, end.sock._peer

    def _take_over(self, end):
        """Be what reads and writes at one end of a connection."""
        ours = self._end = _BlockingEnd(end.sock, self._waiters)
        # The other side has the peer that stood for this end until now.
        ours.peer, ours.inbox, ours.eof, ours.reset = end.peer, end.inbox, end.eof, end.reset
        end.peer.peer = ours

    # Clients.

    def connect(self, address, /):
        self._connect(*_pair("connect", self.family, address))

    def _connect(self, host, port):
        self._check()
        if self._failure is not None:
            number, self._failure = self._failure or 103, None
            raise _os_error(number)
        if self._answered:
            self._answered = False
            return
        if self._is_connected():
            raise OSError(106, "Transport endpoint is already connected")
        if self._host is not None:
            raise OSError(114, "Operation already in progress")
        if host not in _LOCAL and host != gethostname():
            return self._connect_outside(host, port)
        server = _listeners.get(port)
        if server is None or not server._serving:
            if self._timeout == 0:
                self._name, self._failure = ("127.0.0.1", _next("client")), 111
                raise BlockingIOError(115, "Operation now in progress")
            raise ConnectionRefusedError(111, "Connection refused")
        self._name, peer = ("127.0.0.1", self._name[1] or _next("client")), ("127.0.0.1", port)
        ours = self._end = _BlockingEnd(_TransportSocket(self._name, peer), self._waiters)
        theirs = _End(_TransportSocket(peer, self._name))
        ours.peer, theirs.peer = theirs, ours
        server._accept(theirs)
        self._in_progress()

    def _in_progress(self):
        """Connecting within the program is over at once, but for a socket that does not wait even for that."""
        if self._timeout == 0:
            self._answered = True
            self._waiters.notify()
            raise BlockingIOError(115, "Operation now in progress")

    def _connect_outside(self, host, port):
        remote = _Host(host, port)
        if self._timeout != 0:
            remote.connect(self._timeout, gaierror)
        else:
            remote.check_name(gaierror)
            self._talk = _Conversation(remote, _monotonic() + remote.latency)
        self._host = remote
        self._name = ("192.0.2.100", _next("client"))
        self._in_progress()

    def connect_ex(self, address, /):
        host, port = _pair("connect_ex", self.family, address)
        try:
            self._connect(host, port)
        except OSError as error:
            if error.errno is None or isinstance(error, gaierror):
                raise
            return error.errno
        return 0

    # Waiting.

    def _wait(self, what, ready):
        """Holds the thread until something is ready."""
        if self._timeout == 0:
            if not ready():
                raise _would_block()
            return
        deadline = None if self._timeout is None else _monotonic() + self._timeout
        label = self._label(what)
        while not ready():
            limits = [limit for limit in (deadline, self._due()) if limit is not None]
            if not self._waiters.wait(label, min(limits) - _monotonic() if limits else None):
                if not ready() and deadline is not None and _monotonic() >= deadline:
                    raise TimeoutError("timed out")

    def _settle(self):
        """From here on, answers of a host come while the program does something else."""
        if self._host is not None:
            if self._talk is None:
                self._talk = _Conversation(self._host)
            self._talk.ask()
            self._talk.settle()

    def _due(self):
        """When something happens that nobody tells."""
        return None if self._talk is None else self._talk.due()

    def _poll(self):
        """What a program that watches the socket would be told."""
        if self._closed:
            return 0
        if self._listener is not None:
            return _IN if self._listener.pending else 0
        if self._failure:
            return _IN | _OUT | _ERR | _HUP | _RDHUP
        if self._end is not None:
            return self._end.poll(_CAPACITY)
        if self._host is None:
            return _OUT | _HUP
        self._settle()
        talk = self._talk
        if not talk.is_connected():
            return 0
        return _OUT | (_IN if talk.inbox or talk.error else 0) | (_IN | _RDHUP if talk.eof else 0)

    # Data.

    def recv(self, bufsize, flags=0, /):
        bufsize, flags = _index(bufsize), _index(flags)
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        if not bufsize:
            return b""
        self._connected()
        if flags & MSG_DONTWAIT and self._timeout != 0 and not self._poll() & _IN:
            raise _would_block()
        if self._host is not None:
            return self._receive_from_host(bufsize)
        end = self._end
        self._wait("recv", lambda: end.inbox or end.eof or end.reset or self._closed)
        self._check()
        if end.reset and not end.inbox:
            end.reset, end.eof, end.broken = False, True, True
            raise ConnectionResetError(104, "Connection reset by peer")
        data = bytes(end.inbox[:bufsize])
        if flags & MSG_PEEK:
            return data
        del end.inbox[:bufsize]
        if data:
            if end.peer.transport is not None:
                end.peer.transport._schedule_write()
            self._waiters.moved()
        return data

    def _receive_from_host(self, size):
        if self._timeout != 0 and self._talk is None:
            return self._host.receive(size, self._timeout, self._waits_in_vain)
        self._settle()
        talk = self._talk

        def ready():
            talk.settle()
            return talk.inbox or talk.error or talk.eof or self._closed
        self._wait("recv", ready)
        self._check()
        if not talk.inbox and talk.error is not None:
            error, talk.error, talk.eof = talk.error, None, True
            raise error
        data = bytes(talk.inbox[:size])
        del talk.inbox[:size]
        self._waiters.moved()
        return data

    def _waits_in_vain(self):
        self._wait("recv", lambda: False)

    def recv_into(self, buffer, nbytes=0, flags=0):
        view = _room(buffer, nbytes, "recv_into")
        data = self.recv(len(view), flags)
        view[:len(data)] = data
        return len(data)

    def recvfrom(self, bufsize, flags=0, /):
        return self.recv(bufsize, flags), None

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        return self.recv_into(buffer, nbytes, flags), None

    def recvmsg(self, bufsize, ancbufsize=0, flags=0, /):
        bufsize = _index(bufsize)
        if bufsize < 0:
            raise ValueError("negative buffer size in recvmsg()")
        data, address = self.recvfrom(bufsize, flags)
        return data, [], 0, address

    def send(self, data, flags=0, /):
        data = _contents(data)
        self._check()
        if not self._is_connected():
            raise BrokenPipeError(32, "Broken pipe")
        if self._host is not None:
            self._host.send(data)
            if self._talk is not None:
                self._talk.ask()
                self._waiters.moved()
            return len(data)
        end = self._end
        if end.peer.eof:
            raise BrokenPipeError(32, "Broken pipe")
        self._wait("send", lambda: end.peer.closed or len(end.peer.inbox) < _CAPACITY)
        peer = end.peer
        if peer.closed:
            if end.reset or end.broken or self.family == AF_UNIX:
                raise BrokenPipeError(32, "Broken pipe")
            end.broken = True
            self._waiters.notify()
            return len(data)
        sent = min(len(data), _CAPACITY - len(peer.inbox))
        peer.inbox += data[:sent]
        peer.wake()
        self._waiters.moved()
        return sent

    def sendall(self, data, flags=0, /):
        data = _contents(data)
        if not data:
            self.send(data)
        while data:
            data = data[self.send(data):]

    def sendto(self, *args):
        """Sends to whom it is connected with: a stream looks at no address."""
        if not 2 <= len(args) <= 3:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args)} given)")
        data = _contents(args[0])
        self._check_address("sendto", args[-1])
        return self.send(data, *args[1:-1])

    def _check_address(self, function, address):
        _pair(function, self.family, address)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        if ancdata:
            _vm.refuse("of what can be sent with sendmsg, bytes are simulated")
        try:
            buffers = iter(buffers)
        except TypeError:
            raise TypeError("sendmsg() argument 1 must be an iterable") from None
        data = b"".join([_contents(buffer) for buffer in buffers])
        return self.send(data, flags) if address is None else self.sendto(data, flags, address)

    def shutdown(self, how, /):
        how = _index(how)
        self._check()
        if how not in (SHUT_RD, SHUT_WR, SHUT_RDWR):
            raise OSError(22, "Invalid argument")
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
        if self._files > 0:
            # The last file made of it closes it.
            self._is_let_go = True
            return
        _descriptors.forget(self._fd)
        self._close_real()

    def _close_real(self):
        """The descriptor is gone."""
        self._closed = True
        end, listener = self._end, self._listener
        if end is not None:
            end.closed = True
            end.peer.eof = True
            if end.inbox:
                # What nobody read is told to the other side.
                end.peer.reset = True
            end.peer.wake()
        if listener is not None:
            listener._serving = False
            if _listeners.get(self._key()) is listener:
                del _listeners[self._key()]
            for waiting in listener.pending:
                waiting.closed = waiting.peer.eof = True
                waiting.peer.wake()
        self._waiters.close()

    def _given_up(self):
        """What has taken it over is closed."""
        if not self._closed:
            self._closed = True
            self._listener = self._end = None
            _descriptors.forget(self._fd)
            self._waiters.close()

    def detach(self):
        _vm.refuse("socket.detach is not simulated")

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        from _socket_file import make
        return make(self, mode, buffering, encoding, errors, newline)

    def _drop_file(self):
        self._files -= 1
        if self._is_let_go:
            self.close()

    def __getattr__(self, name):
        if name in ("sendfile", "ioctl", "dup", "recvmsg_into", "sendmsg_afalg"):
            _vm.refuse(f"socket.{name} is not simulated: there are TCP connections with recv and send")
        raise AttributeError(f"'socket' object has no attribute {name!r}")


def _os_error(number):
    import os
    return OSError(number, os.strerror(number))


SocketType = socket
_default_timeout = None


def setdefaulttimeout(value):
    global _default_timeout
    _default_timeout = _seconds(value)


def getdefaulttimeout():
    return _default_timeout


_UNSET = object()


def create_connection(address, timeout=_UNSET, source_address=None, *, all_errors=False):
    host, port = address
    if isinstance(port, str):
        port = _port(port)
    connection = socket()
    try:
        if timeout is not _UNSET:
            connection.settimeout(timeout)
        connection.connect((host, port))
    except OSError as error:
        connection.close()
        if all_errors:
            raise ExceptionGroup("create_connection failed", [error])
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def has_dualstack_ipv6():
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    server = socket(family)
    server.bind(address)
    server.listen()
    return server


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    family = AF_UNIX if family is None else _index(family)
    if family != AF_UNIX:
        raise OSError(95, "Operation not supported") if family in (AF_INET, AF_INET6) else \
            OSError(97, "Address family not supported by protocol")
    pair = socket.__new__(socket, family), socket.__new__(socket, family)
    ends = []
    for sock in pair:
        sock._set_up(AddressFamily(family), SocketKind(type), proto)
        sock._name = ""
        sock._end = _BlockingEnd(_TransportSocket("", ""), sock._waiters)
        ends.append(sock._end)
    ends[0].peer, ends[1].peer = ends[1], ends[0]
    return pair


# The ports that names of services stand for.
_Nothing = type(None)
_SERVICES = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "smtp": 25, "domain": 53}


def gethostbyname(hostname):
    """The address of a host, after the latency of dns://HOST by the rule for URLs."""
    if isinstance(hostname, (bytes, bytearray)):
        hostname = hostname.decode()
    elif not isinstance(hostname, str):
        raise TypeError("gethostbyname() argument 1 must be str, bytes or bytearray, "
                        f"not {_vm.type_name(hostname)}")
    if hostname == "":
        return "0.0.0.0"
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


def _port(port):
    """The port that a text or a number stands for."""
    if port is None:
        return 0
    if isinstance(port, (bytes, bytearray)):
        port = port.decode()
    if isinstance(port, str):
        if port.isdigit():
            return int(port)
        if port not in _SERVICES:
            raise gaierror(-8, "Servname not supported for ai_socktype")
        return _SERVICES[port]
    if not isinstance(port, int):
        raise OSError("Int or String expected")
    return port


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if not isinstance(host, (str, bytes, bytearray, _Nothing)):
        raise TypeError("getaddrinfo() argument 1 must be string or None")
    port = _port(port)
    address = "127.0.0.1" if host in (None, "") else gethostbyname(host), port
    kinds = (SOCK_STREAM, 6), (SOCK_DGRAM, 17), (SOCK_RAW, 0)
    return [(AF_INET, kind, number, "", address) for kind, number in kinds
            if type in (0, kind) and proto in (0, number)]


def gethostbyname_ex(hostname):
    """The host's name, its other names, and its addresses."""
    return hostname, [], [gethostbyname(hostname)]


def getnameinfo(sockaddr, flags, /):
    """The names of the host and the port of an address. No address but the own one has a name here."""
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port = sockaddr[:2]
    flags = _index(flags)
    host = gethostbyname(host) if not host[:1].isdigit() else host
    if host == "127.0.0.1" and not flags & 1:
        host = "localhost"
    service = {number: name for name, number in _SERVICES.items()}.get(port)
    return host, service if service and not flags & 2 else str(port)


def gethostname():
    return "interleave"


def getfqdn(name=""):
    return name or "interleave"


def __getattr__(name):
    if name in ("gethostbyaddr",):
        _vm.refuse(f"socket.{name} is not simulated: connect to the host by its name")
    raise AttributeError(f"module 'socket' has no attribute {name!r}")
