"""Connections between tasks of one program, without an operating system.

A connection is two ends in memory.  What one end sends is in the inbox of
the other at once, and the other's loop is told in its next turn, as a
selector would tell it.  An inbox has room for CAPACITY bytes; what does not
fit waits in the sender's write buffer, and so the flow control of streams
works as on a real network.  Nothing takes virtual time.
"""

from . import events
from . import futures
from . import protocols
from . import transports

CAPACITY = 64 * 1024
_MAX_READ = 256 * 1024

# What listens, by port, or by path for Unix sockets.
_listeners = {}
_LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None)
_counters = {"port": 49151, "client": 50000, "fd": 5}


def _next(name):
    _counters[name] += 1
    return _counters[name]


class SimulatedSocket:
    """What get_extra_info('socket') and server.sockets give."""

    def __init__(self, name, peer=None):
        self._name = name
        self._peer = peer
        self._fd = _next("fd")

    def __repr__(self):
        peer = "" if self._peer is None else f", raddr={self._peer!r}"
        return f"<simulated socket fd={self._fd}, laddr={self._name!r}{peer}>"

    def fileno(self):
        return self._fd

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peer

    def setsockopt(self, *args):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(
            f"the simulation has no sockets, so that there is no {name}(): "
            "use the reader and the writer of the stream")


class _End:
    """One end of a connection."""

    def __init__(self, sock):
        self.sock = sock
        self.peer = None
        self.transport = None
        self.inbox = bytearray()
        # The peer sends no more.
        self.eof = False
        # The peer was closed when something was sent to it.
        self.reset = False
        self.closed = False

    def wake(self):
        """There is something to read, or an end of it."""
        if self.transport is not None:
            self.transport._schedule_read()


class _SelectorSocketTransport(transports._FlowControlMixin):
    """A transport over one end of a connection, with CPython's name."""

    def __init__(self, loop, end, protocol, waiter=None, server=None):
        super().__init__({
            "socket": end.sock,
            "sockname": end.sock._name,
            "peername": end.sock._peer,
        }, loop)
        self._end = end
        self._protocol = protocol
        self._server = server
        self._buffer = bytearray()
        self._eof = False
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        # False until connection_made() was called and after the peer's end.
        self._readable = False
        self._read_scheduled = False
        self._write_scheduled = False
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = "<_SelectorSocketTransport"
        if self._end.closed:
            info += " closed"
        elif self._closing:
            info += " closing"
        info += f" fd={self._end.sock._fd}"
        if self._loop is not None and not self._loop.is_closed():
            read = "polling" if self._readable and self.is_reading() \
                else "idle"
            size = len(self._buffer)
            write = "polling" if size else "idle"
            info += f" read={read} write=<{write}, bufsize={size}>"
        return info + ">"

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    # Reading.

    def _start_reading(self):
        self._readable = True
        self._end.transport = self
        self._schedule_read()

    def _schedule_read(self):
        """Read in the next turn, if there is something and it is wanted."""
        end = self._end
        if self._read_scheduled or not self._readable \
                or not self.is_reading() \
                or not (end.inbox or end.eof or end.reset):
            return
        self._read_scheduled = True
        self._soon(self._read_ready)

    def _soon(self, callback, *args):
        if events._get_running_loop() is self._loop:
            self._loop.call_soon(callback, *args)
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(callback, *args)

    def _read_ready(self):
        self._read_scheduled = False
        if self._conn_lost or not self.is_reading():
            return
        end = self._end
        if end.reset:
            self._fatal_error(
                ConnectionResetError(104, "Connection reset by peer"),
                "Fatal read error on socket transport")
            return
        if not end.inbox:
            if end.eof and self._readable:
                self._read_eof()
            return

        data = bytes(end.inbox[:_MAX_READ])
        del end.inbox[:_MAX_READ]
        if end.peer.transport is not None:
            # There is room again.
            end.peer.transport._schedule_write()
        try:
            if isinstance(self._protocol, protocols.BufferedProtocol):
                protocols._feed_data_to_buffered_proto(self._protocol, data)
            else:
                self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(
                exc, "Fatal error: protocol.data_received() call failed.")
            return
        if not self._conn_lost:
            self._schedule_read()

    def _read_eof(self):
        self._readable = False
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(
                exc, "Fatal error: protocol.eof_received() call failed.")
            return
        if not keep_open:
            self.close()

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._schedule_read()

    # Writing.

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes-like object, "
                            f"not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            from . import constants
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                from .log import logger
                logger.warning("socket.send() raised exception.")
            self._conn_lost += 1
            return
        if not self._buffer:
            sent = self._send(data)
            if sent is None or sent == len(data):
                return
            data = data[sent:]
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        if self._eof:
            raise RuntimeError("Cannot call writelines() after write_eof()")
        self.write(b"".join(list_of_data))

    def _send(self, data):
        """Send what there is room for; the number of bytes, or None."""
        end = self._end
        peer = end.peer
        if peer.closed:
            if end.reset:
                self._fatal_error(BrokenPipeError(32, "Broken pipe"),
                                  "Fatal write error on socket transport")
                return None
            end.reset = True
            self._schedule_read()
            return len(data)
        sent = min(len(data), CAPACITY - len(peer.inbox))
        if sent > 0:
            peer.inbox.extend(data[:sent])
            peer.wake()
        return max(sent, 0)

    def _schedule_write(self):
        if self._buffer and not self._write_scheduled:
            self._write_scheduled = True
            self._soon(self._write_ready)

    def _write_ready(self):
        self._write_scheduled = False
        if self._conn_lost or not self._buffer:
            return
        sent = self._send(self._buffer)
        if sent is None:
            return
        del self._buffer[:sent]
        self._maybe_resume_protocol()
        if not self._buffer:
            if self._closing:
                self._conn_lost += 1
                self._call_connection_lost(None)
            elif self._eof:
                self._send_eof()

    def _send_eof(self):
        self._end.peer.eof = True
        self._end.peer.wake()

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._send_eof()

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return len(self._buffer)

    # Closing.

    def is_closing(self):
        return self._closing

    def close(self):
        """Close when everything is sent."""
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._conn_lost += 1
            self._soon(self._call_connection_lost, None)

    def abort(self):
        """Close at once."""
        self._force_close(None)

    def _fatal_error(self, exc, message):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                "message": message,
                "exception": exc,
                "transport": self,
                "protocol": self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        self._buffer.clear()
        self._closing = True
        self._conn_lost += 1
        self._soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            end = self._end
            end.closed = True
            if not end.peer.eof:
                self._send_eof()
            if end.peer.transport is not None:
                # What it still wants to send is lost.
                end.peer.transport._schedule_write()
            self._protocol = None
            server = self._server
            if server is not None:
                self._server = None
                server._detach(self)


class Server(events.AbstractServer):
    """Accepts connections at an address."""

    def __init__(self, loop, keys, sockets, protocol_factory):
        self._loop = loop
        self._keys = keys
        self._sockets = sockets
        self._protocol_factory = protocol_factory
        self._clients = {}
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def _accept(self, end):
        """A client has connected; two turns later the protocol hears of it.

        As with a selector, which first accepts and then makes a transport.
        """
        if events._get_running_loop() is self._loop:
            self._loop.call_soon(self._loop.call_soon, self._connect, end)
        else:
            self._loop.call_soon_threadsafe(self._loop.call_soon,
                                            self._connect, end)

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
        self._serving = True

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


def _refuse_tls(ssl):
    if ssl:
        raise NotImplementedError("the simulation has no TLS: connect "
                                  "without ssl")


def _refuse_socket(sock):
    if sock is not None:
        raise NotImplementedError("the simulation has no sockets: give a "
                                  "host and a port")


async def create_server(loop, protocol_factory, host=None, port=None, *,
                        sock=None, ssl=None, start_serving=True, **options):
    _refuse_tls(ssl)
    if sock is not None and (host is not None or port is not None):
        raise ValueError(
            "host/port and sock can not be specified at the same time")
    _refuse_socket(sock)
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")

    hosts = host if isinstance(host, (list, tuple)) else [host]
    sockets = []
    keys = []
    for name in hosts:
        if name not in _LOCAL:
            raise NotImplementedError(
                f"the simulation has one machine: listen at localhost, not "
                f"at {name!r}")
        chosen = int(port or 0) or _free_port()
        address = ("0.0.0.0" if name in ("", None)
                   else "127.0.0.1" if name == "localhost" else name)
        taken = _listeners.get(chosen)
        if taken is not None and chosen not in keys:
            address = (address, chosen)
            raise OSError(98, "error while attempting to bind on address "
                              f"{address!r}: [errno 98] address already in "
                              "use")
        keys.append(chosen)
        sockets.append(SimulatedSocket((address, chosen)))
    return await _listen(loop, keys, sockets, protocol_factory,
                         start_serving)


def _free_port():
    while True:
        port = _next("port")
        if port not in _listeners:
            return port


async def create_unix_server(loop, protocol_factory, path=None, *, sock=None,
                             ssl=None, start_serving=True, **options):
    _refuse_tls(ssl)
    _refuse_socket(sock)
    if path is None:
        raise ValueError("path was not specified, and no sock specified")
    key = _path(path)
    if key in _listeners:
        raise OSError(98, f"Address {key!r} is already in use")
    return await _listen(loop, [key], [SimulatedSocket(key)],
                         protocol_factory, start_serving)


def _path(path):
    return path.__fspath__() if hasattr(path, "__fspath__") else path


async def _listen(loop, keys, sockets, protocol_factory, start_serving):
    server = Server(loop, keys, sockets, protocol_factory)
    for key in keys:
        _listeners[key] = server
    if start_serving:
        await server.start_serving()
    return server


async def create_connection(loop, protocol_factory, host=None, port=None, *,
                            sock=None, ssl=None, **options):
    _refuse_tls(ssl)
    if sock is not None and (host is not None or port is not None):
        raise ValueError(
            "host/port and sock can not be specified at the same time")
    _refuse_socket(sock)
    if host is None and port is None:
        raise ValueError(
            "host and port was not specified and no sock specified")
    if host not in _LOCAL:
        raise NotImplementedError(
            "the simulation has no network outside the program: connect to "
            f"a server on localhost, not to {host!r}; for web requests "
            "there is aiohttp")
    port = int(port)
    server = _listeners.get(port)
    if server is None or not server._serving:
        address = ("127.0.0.1", port)
        raise ConnectionRefusedError(111, f"Connect call failed {address!r}")
    return await _connect(loop, protocol_factory, server,
                          ("127.0.0.1", _next("client")),
                          ("127.0.0.1", port))


async def create_unix_connection(loop, protocol_factory, path=None, *,
                                 sock=None, ssl=None, **options):
    _refuse_tls(ssl)
    _refuse_socket(sock)
    if path is None:
        raise ValueError("no path and sock were specified")
    server = _listeners.get(_path(path))
    if server is None or not server._serving:
        raise FileNotFoundError(2, "No such file or directory")
    return await _connect(loop, protocol_factory, server, "", _path(path))


async def _connect(loop, protocol_factory, server, name, peer_name):
    ours = _End(SimulatedSocket(name, peer_name))
    theirs = _End(SimulatedSocket(peer_name, name))
    ours.peer = theirs
    theirs.peer = ours
    server._accept(theirs)
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
