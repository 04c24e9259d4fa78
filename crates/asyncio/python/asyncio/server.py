"""Servers within the program, and the loop's methods that connect to them."""

from contextvars import copy_context

from . import events
from . import futures
from .network import TransportSocket, _End, _SelectorSocketTransport, _next

# What listens, by port, or by path for Unix sockets.
_listeners = {}
# The places of sockets of the program begin here.
_OWN = 1_000_000
_LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None)


class Server(events.AbstractServer):
    """Accepts connections at an address."""

    def __init__(self, loop, keys, sockets, protocol_factory):
        self._loop = loop
        self._keys = keys
        self._sockets = sockets
        self._protocol_factory = protocol_factory
        self._fd = sockets[0].fileno()
        # What sockets of accepted connections inherit.
        self._options = sockets[0]._options
        # Those that have connected and were not accepted yet.
        self._pending = []
        self._context = None
        self._clients = {}
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None
        # The socket of the program that listens.
        self._owner = None
        # What goes with a server of Unix: its path, and the file there.
        self._file = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def _accept(self, end):
        """A client has connected; the loop hears of it in its next turn."""
        self._pending.append(end)
        self._loop._poll(self._fd, False, self._accept_all,
                         context=self._context)

    def _accept_all(self):
        """Make transports in the next turn, as CPython's tasks do."""
        pending, self._pending = self._pending, []
        for end in pending:
            self._loop._count_task()
            self._loop.call_soon(self._connect, end)

    def _connect(self, end):
        if self._sockets is None:
            end.closed = True
            end.peer.eof = True
            end.peer.wake()
            return
        _SelectorSocketTransport(self._loop, end, self._protocol_factory(),
                                 server=self)

    def _attach(self, transport):
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            # Of a server that was closed they are None, and it fails here.
            iter(self._sockets)
            self._context = copy_context()

    async def start_serving(self):
        self._start_serving()
        from .tasks import sleep
        await sleep(0)

    async def serve_forever(self):
        """Serve until this is cancelled."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited "
                               "on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        futures._label(self._serving_forever_fut, "io", "serve_forever")
        try:
            await self._serving_forever_fut
        except futures.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    def close(self):
        """Accept no more; the connections that stand go on."""
        if self._sockets is None:
            return
        self._sockets = None
        self._serving = False
        for key in self._keys:
            if _listeners.get(key) is self:
                del _listeners[key]
        if self._owner is not None:
            self._owner._given_up()
        if self._file is not None:
            import _disk
            path, node = self._file
            if node is not None and _disk.lookup(path) is node:
                _disk.unlink(path)
        future = self._serving_forever_fut
        if future is not None and not future.done():
            future.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        for transport in list(self._clients):
            transport.abort()

    async def wait_closed(self):
        """Wait until the server is closed and no connection is left."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        futures._label(waiter, "io", "wait_closed")
        self._waiters.append(waiter)
        await waiter


# What the loop's methods do.


def _only_with_tls(ssl, **options):
    for name, value in options.items():
        if value is not None and not ssl:
            raise ValueError(f"{name} is only meaningful with ssl")


def _check_tls_of_server(ssl, handshake_timeout, shutdown_timeout):
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    # A server without TLS is one whose context is None, not a false one.
    _only_with_tls(ssl is not None, ssl_handshake_timeout=handshake_timeout,
                   ssl_shutdown_timeout=shutdown_timeout)


def _refuse_tls(ssl):
    if ssl:
        raise NotImplementedError("the simulation has no TLS: connect "
                                  "without ssl")


async def create_server(loop, protocol_factory, host, port, sock, ssl,
                        start_serving, reuse):
    _refuse_tls(ssl)
    if sock is not None and (host is not None or port is not None):
        raise ValueError(
            "host/port and sock can not be specified at the same time")
    if sock is not None:
        return await _listen_at(loop, protocol_factory, sock, start_serving)
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")

    hosts = host if isinstance(host, (list, tuple)) else [host]
    # The addresses are looked up in tasks.
    from .tasks import sleep
    for _ in hosts:
        loop._count_task()
    for _ in range(3):
        await sleep(0)
    sockets = []
    keys = []
    for name in hosts:
        if name not in _LOCAL:
            raise NotImplementedError(
                f"the simulation has one machine: listen at localhost, not "
                f"at {name!r}")
        chosen = _number(port) or _free_port()
        _check_port("bind", chosen)
        address = ("0.0.0.0" if name in ("", None)
                   else "127.0.0.1" if name == "localhost" else name)
        taken = _listeners.get(chosen)
        if taken is not None and chosen not in keys:
            address = (address, chosen)
            raise OSError(98, "error while attempting to bind on address "
                              f"{address!r}: [errno 98] address already in "
                              "use")
        keys.append(chosen)
        sockets.append(TransportSocket((address, chosen), options=reuse))
    return await _listen(loop, keys, sockets, protocol_factory,
                         start_serving)


def _number(port):
    """The number of a port, which may be given as a text."""
    if not port or isinstance(port, int):
        return port or 0
    import socket
    return socket._port(port)


def _check_port(method, port):
    if not 0 <= port <= 65535:
        raise OverflowError(f"{method}(): port must be 0-65535.")


def _free_port():
    while True:
        port = _next("port")
        if port not in _listeners:
            return port


async def create_unix_server(loop, protocol_factory, path, sock, ssl,
                             start_serving, cleanup_socket):
    import _disk
    import _unix_sockets
    import os
    _refuse_tls(ssl)
    if sock is not None:
        _check_unix(path, sock)
        server = await _listen_at(loop, protocol_factory, sock, start_serving)
        if cleanup_socket:
            server._file = sock.getsockname(), _disk.lookup(sock._key())
        return server
    if path is None:
        raise ValueError("path was not specified, and no sock specified")
    path = os.fsdecode(path)
    if _unix_sockets.is_file_of_socket(path):
        # It is taken over from who listens there.
        _disk.unlink(path)
    try:
        node = _unix_sockets.take(path)
    except OSError as exc:
        if exc.errno != 98:
            raise
        raise OSError(98, f"Address {path!r} is already in use") from None
    server = await _listen(loop, [_unix_sockets.key_of(path)],
                           [TransportSocket(path)], protocol_factory,
                           start_serving)
    if cleanup_socket:
        server._file = path, node
    return server


def _check_unix(path, sock):
    if path is not None:
        raise ValueError(
            "path and sock can not be specified at the same time")
    # The number of AF_UNIX.
    if sock.family != 1 or sock.type != 1:
        raise ValueError(
            f"A UNIX Domain Stream Socket was expected, got {sock!r}")


async def _listen(loop, keys, sockets, protocol_factory, start_serving):
    server = Server(loop, keys, sockets, protocol_factory)
    for key in keys:
        _listeners[key] = server
    if start_serving:
        await server.start_serving()
    return server


async def create_connection(loop, protocol_factory, host, port, sock, ssl,
                            local_addr):
    if sock is not None and (host is not None or port is not None):
        raise ValueError(
            "host/port and sock can not be specified at the same time")
    if sock is not None:
        return await _transport_of(loop, protocol_factory, sock)
    if host is None and port is None:
        raise ValueError(
            "host and port was not specified and no sock specified")
    port = _number(port)
    if host not in _LOCAL:
        # The hosts of the simulated network speak TLS where that is wanted.
        return await _connect_outside(loop, protocol_factory, host, port)
    _refuse_tls(ssl)
    _check_port("connect", port)
    server = _listeners.get(port)
    address = ("127.0.0.1", port)
    name = ("127.0.0.1", _next("client")) if local_addr is None \
        else _bound(local_addr)
    if server is None or not server._serving:
        await _answered(loop, TransportSocket(name), ConnectionRefusedError(
            111, f"Connect call failed {address!r}"))
    return await _connect(loop, protocol_factory, server, name, address)


def _bound(address):
    """The address that a socket gets where it is bound to one."""
    import socket
    host, port = address
    address = ("127.0.0.1" if host == "localhost" else host, _number(port))
    with socket.socket() as sock:
        try:
            sock.bind(address)
        except OSError as exc:
            raise OSError(exc.errno, "error while attempting to bind on "
                          f"address {address!r}: {str(exc).lower()}") from None
        return "127.0.0.1", sock.getsockname()[1]


async def _listen_at(loop, protocol_factory, sock, start_serving):
    """A server at a socket of the program."""
    _check_stream(sock)
    sock.setblocking(False)
    sock.listen()
    key = sock._key()
    own = TransportSocket(sock.getsockname(), options=sock._options)
    own._fd = sock.fileno()
    server = Server(loop, [key], [own], protocol_factory)
    server._owner = sock
    server._fd = _OWN + sock.fileno()
    waiting, sock._listener.pending = sock._listener.pending, []
    _listeners[key] = server
    if start_serving:
        await server.start_serving()
    for end in waiting:
        server._accept(end)
    return server


def _check_stream(sock):
    if sock.type != 1:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")


async def _transport_of(loop, protocol_factory, sock, server=None):
    """A transport over a socket of the program that is connected."""
    _check_stream(sock)
    sock.setblocking(False)
    if sock._end is None:
        sock.getpeername()
        raise NotImplementedError("the simulation has no transports over "
                                  "sockets to other hosts: give a host and "
                                  "a port")
    old = sock._end
    ours = _End(TransportSocket(sock.getsockname(), sock.getpeername()))
    ours.sock._fd = sock.fileno()
    ours.owner = sock
    ours.place = _OWN + sock.fileno()
    ours.peer, ours.inbox = old.peer, old.inbox
    ours.eof, ours.reset = old.eof, old.reset
    old.peer.peer = ours
    return await _transport(loop, protocol_factory, ours)


async def connect_accepted_socket(loop, protocol_factory, sock, *, ssl=None,
                                  ssl_handshake_timeout=None,
                                  ssl_shutdown_timeout=None):
    _only_with_tls(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                   ssl_shutdown_timeout=ssl_shutdown_timeout)
    _refuse_tls(ssl)
    return await _transport_of(loop, protocol_factory, sock)


class _Outside:
    """The other side of a connection to a simulated host."""

    def __init__(self, loop, host, end):
        self._loop = loop
        self._host = host
        self._end = end
        self._free = loop.time()

    def _schedule_read(self):
        """Something came: the answers follow, one after the other."""
        end, loop = self._end, self._loop
        self._host.send(bytes(end.inbox))
        end.inbox.clear()
        ours = end.peer
        if ours.transport is not None:
            ours.transport._schedule_write()
        while (answer := self._host.next_answer()) is not None:
            _, latency, data, error, last = answer
            self._free = max(self._free, loop.time()) + latency
            loop.call_at(self._free, self._answer, data, error, last)

    def _schedule_write(self):
        pass

    def _answer(self, data, error, last):
        ours = self._end.peer
        if not ours.closed:
            ours.inbox += data
            ours.eof = ours.eof or last
            ours.reset = error is not None
            ours.wake()


async def _connect_outside(loop, protocol_factory, name, port):
    from _asyncio import _service
    from _remote_host import Host
    from socket import gaierror
    host = Host(name, port)
    await _service(host.connecting, host.latency)
    host.check_name(gaierror)
    address = ("192.0.2.100", _next("client"))
    ours = _End(TransportSocket(address, host.address))
    theirs = _End(TransportSocket(host.address, address))
    ours.peer = theirs
    theirs.peer = ours
    theirs.transport = _Outside(loop, host, theirs)
    return await _transport(loop, protocol_factory, ours)


async def create_unix_connection(loop, protocol_factory, path, sock, ssl):
    import _unix_sockets
    import os
    _refuse_tls(ssl)
    if sock is not None:
        _check_unix(path, sock)
        return await _transport_of(loop, protocol_factory, sock)
    if path is None:
        raise ValueError("no path and sock were specified")
    path = os.fsdecode(path)
    server = _unix_sockets.server_at(path)
    return await _connect(loop, protocol_factory, server, "", path)


async def _answered(loop, sock, refusal=None):
    """Wait until the other side has answered to a connect."""
    waiter = loop.create_future()
    futures._label(waiter, "io", "connect")

    def answer():
        if not waiter.done():
            if refusal is None:
                waiter.set_result(None)
            else:
                waiter.set_exception(refusal)

    loop._poll(sock._fd, True, answer)
    try:
        await waiter
    finally:
        loop._unpoll(sock._fd, True)
        # An exception must not refer to its own frame.
        waiter = refusal = None


async def _connect(loop, protocol_factory, server, name, peer_name):
    ours = _End(TransportSocket(name, peer_name))
    theirs = _End(TransportSocket(peer_name, name, server._options))
    ours.peer = theirs
    theirs.peer = ours
    server._accept(theirs)
    if isinstance(name, tuple):
        await _answered(loop, ours.sock)
    return await _transport(loop, protocol_factory, ours)


async def _transport(loop, protocol_factory, ours):
    protocol = protocol_factory()
    waiter = loop.create_future()
    futures._label(waiter, "io", "connect")
    transport = _SelectorSocketTransport(loop, ours, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol
