"""Sockets of datagrams (UDP) within the program: what is sent to a port waits there, whole, until somebody takes it.

What is sent to another host, or to a port that nobody has, is lost.
"""

import socket as _socket
from _socket_addresses import contents as _contents, pair as _pair, room as _room
from _socket_waiting import IN, OUT, would_block
from asyncio.network import _next
from asyncio.server import _LOCAL
from operator import index as _index
from time import monotonic as _monotonic

# The sockets by their ports.
_ports = {}
_EVERYWHERE = ("<broadcast>", "255.255.255.255")
_MOST = 65507
# How many wait at a port at most.
_ROOM = 256


class DatagramSocket(_socket.socket):
    _kind = _socket.SOCK_DGRAM
    _peer = None
    _refused = False

    def _set_up(self, family, type, proto, fd=None):
        super()._set_up(family, type, proto, fd)
        self._waiting = []

    def _is_connected(self):
        return self._peer is not None

    def getpeername(self):
        self._connected()
        return self._peer

    def bind(self, address, /):
        host, port = _pair("bind", self.family, address)
        self._check()
        if self._name[1]:
            raise OSError(22, "Invalid argument")
        if host not in _LOCAL and host != _socket.gethostname():
            raise OSError(99, "Cannot assign requested address")
        if port in _ports and not self._options.get((1, 2)):
            raise OSError(98, "Address already in use")
        host = "0.0.0.0" if host in ("", None) else "127.0.0.1" if host not in ("0.0.0.0", "127.0.0.1") else host
        self._take_port(host, port or _free_port())

    def _take_port(self, host, port):
        self._name = (host, port)
        _ports[port] = self

    def listen(self, backlog=128):
        raise OSError(95, "Operation not supported")

    def accept(self):
        raise OSError(95, "Operation not supported")

    def _has_client(self, seconds, given_up=lambda: False):
        self._check()
        deadline = None if seconds is None else _monotonic() + seconds
        while not self._waiting and not self._closed and not given_up():
            if not self._waiters.wait("socket.recvfrom", None if deadline is None else deadline - _monotonic()):
                break
        return bool(self._waiting)

    def _connect(self, host, port):
        self._check()
        is_local = host in _LOCAL or host == _socket.gethostname()
        if not is_local and not _is_numeric(host):
            host = _socket.gethostbyname(host)
        own = "127.0.0.1" if is_local else "192.0.2.100"
        self._take_port(own, self._name[1] or _free_port())
        self._peer = ("127.0.0.1" if is_local else host, port)

    def send(self, data, flags=0, /):
        data = _contents(data)
        self._check()
        if self._peer is None:
            raise OSError(89, "Destination address required")
        if self._refused:
            self._refused = False
            self._waiters.moved()
            raise ConnectionRefusedError(111, "Connection refused")
        return self._deliver(data, self._peer)

    def sendall(self, data, flags=0, /):
        self.send(data)

    def sendto(self, *args):
        if not 2 <= len(args) <= 3:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args)} given)")
        data = _contents(args[0])
        if len(args) == 3:
            _index(args[1])
        address = _pair("sendto", self.family, args[-1])
        self._check()
        return self._deliver(data, address)

    def _deliver(self, data, address):
        if len(data) > _MOST:
            raise OSError(90, "Message too long")
        host, port = address
        if host in _EVERYWHERE and not self._options.get((1, 6)):
            raise PermissionError(13, "Permission denied")
        if not self._name[1]:
            self._take_port("0.0.0.0", _free_port())
        if host in _LOCAL or host in _EVERYWHERE or host == _socket.gethostname():
            sender = (self._name[0] if self._name[0] != "0.0.0.0" else "127.0.0.1", self._name[1])
            other = _ports.get(port)
            if other is None:
                self._refused = self._peer is not None
                self._waiters.notify()
            elif other._peer in (None, sender) and len(other._waiting) < _ROOM:
                other._waiting.append((data, sender))
                other._waiters.notify()
        return len(data)

    def _next(self, size, flags):
        size, flags = _index(size), _index(flags)
        if size < 0:
            raise ValueError("negative buffersize in recvfrom")
        self._check()
        if flags & _socket.MSG_DONTWAIT and not self._poll() & IN:
            raise would_block()
        self._wait("recvfrom", lambda: self._waiting or self._refused or self._closed)
        self._check()
        if self._refused:
            self._refused = False
            self._waiters.moved()
            raise ConnectionRefusedError(111, "Connection refused")
        data, sender = self._waiting[0] if flags & _socket.MSG_PEEK else self._waiting.pop(0)
        self._waiters.moved()
        return data[:size], sender

    def recvfrom(self, bufsize, flags=0):
        return self._next(bufsize, flags)

    def recv(self, bufsize, flags=0):
        return self._next(bufsize, flags)[0]

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        view = _room(buffer, nbytes, "recvfrom_into")
        data, sender = self._next(len(view), flags)
        view[:len(data)] = data
        return len(data), sender

    def shutdown(self, how):
        self._connected()

    def _poll(self):
        return 0 if self._closed else OUT | (IN if self._waiting or self._refused else 0)

    def _close_real(self):
        if _ports.get(self._name[1]) is self:
            del _ports[self._name[1]]
        super()._close_real()


def _free_port():
    while True:
        port = _next("client")
        if port not in _ports:
            return port


def _is_numeric(host):
    try:
        _socket.inet_aton(host)
        return True
    except OSError:
        return False


DatagramSocket.__module__, DatagramSocket.__name__, DatagramSocket.__qualname__ = "socket", "socket", "socket"
