"""Endpoints of datagrams, over sockets of the program."""

from . import futures
from . import selector_events
from . import transports
from .server import _number


class _SelectorDatagramTransport(transports.Transport,
                                 transports.DatagramTransport):
    """What an endpoint sends with, under CPython's name."""

    __module__ = "asyncio.selector_events"
    max_size = 256 * 1024

    def __init__(self, loop, sock, protocol, address, waiter):
        from .network import TransportSocket
        own = TransportSocket(sock.getsockname(), address)
        own._fd = sock.fileno()
        own._kind = sock.type
        own._options = sock._options
        super().__init__({"socket": own, "sockname": sock.getsockname()})
        if address is not None:
            self._extra["peername"] = address
        self._loop = loop
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol = protocol
        self._address = address
        self._closing = False
        self._lost = False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [type(self).__name__]
        if self._sock is None:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._sock_fd}")
        if self._sock is not None and not self._loop.is_closed():
            info.append(f"read={'idle' if self._closing else 'polling'}")
            info.append("write=<idle, bufsize=0>")
        return f"<{' '.join(info)}>"

    def _start_reading(self):
        if not self._closing:
            selector_events.add(self._loop, self._sock_fd, False,
                                self._read_ready, ())

    def _read_ready(self):
        if self._lost:
            return
        try:
            data, address = self._sock.recvfrom(self.max_size)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as exc:
            self._protocol.error_received(exc)
        else:
            self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes-like object, "
                            f"not {type(data).__name__!r}")
        if self._address:
            if addr not in (None, self._address):
                raise ValueError("Invalid address: must be None or "
                                 f"{self._address}")
            addr = self._address
        if self._lost:
            return
        try:
            if self._extra.get("peername"):
                self._sock.send(data)
            else:
                self._sock.sendto(data, addr)
        except OSError as exc:
            self._protocol.error_received(exc)

    def get_write_buffer_size(self):
        return 0

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def close(self):
        if not self._closing:
            self._closing = self._lost = True
            selector_events.remove(self._loop, self._sock_fd, False)
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self.close()

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = self._protocol = None

    _call_connection_lost.__qualname__ = "_SelectorTransport._call_connection_lost"


async def create_endpoint(loop, protocol_factory, local_addr=None,
                          remote_addr=None, *, family=0, proto=0, flags=0,
                          reuse_port=None, allow_broadcast=None, sock=None):
    import socket
    if sock is not None:
        if sock.type == socket.SOCK_STREAM:
            raise ValueError(f"A datagram socket was expected, got {sock!r}")
        if local_addr or remote_addr or family or proto or flags \
                or reuse_port or allow_broadcast:
            given = dict(local_addr=local_addr, remote_addr=remote_addr,
                         family=family, proto=proto, flags=flags,
                         reuse_port=reuse_port,
                         allow_broadcast=allow_broadcast)
            problems = ", ".join(f"{name}={value}" for name, value
                                 in given.items() if value)
            raise ValueError("socket modifier keyword arguments can not be "
                             f"used when sock is specified. ({problems})")
        sock.setblocking(False)
        remote = None
    else:
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError("unexpected address family")
        for name, address in ("local", local_addr), ("remote", remote_addr):
            if address is None:
                continue
            if not (isinstance(address, tuple) and len(address) == 2):
                raise TypeError("2-tuple is expected")
            if not selector_events._is_numeric(address[0]):
                await loop.getaddrinfo(*address, type=socket.SOCK_DGRAM)
        sock = socket.socket(type=socket.SOCK_DGRAM)
        sock.setblocking(False)
        try:
            if reuse_port:
                sock.setsockopt(1, 15, 1)
            if allow_broadcast:
                sock.setsockopt(1, 6, 1)
            if local_addr:
                sock.bind((local_addr[0], _number(local_addr[1])))
            remote = None
            if remote_addr:
                sock.connect((remote_addr[0], _number(remote_addr[1])))
                remote = sock.getpeername()
        except OSError:
            sock.close()
            raise
    protocol = protocol_factory()
    waiter = loop.create_future()
    futures._label(waiter, "io", "connect")
    transport = _SelectorDatagramTransport(loop, sock, protocol, remote,
                                           waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol
