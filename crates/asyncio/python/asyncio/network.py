"""Connections between tasks of one program, without an operating system.

A connection is two ends in memory.  What one end sends is in the inbox of
the other at once, and the other's loop is told when its next turn begins,
as a selector would tell it.  An inbox has room for CAPACITY bytes; what does not
fit waits in the sender's write buffer, and so the flow control of streams
works as on a real network.  Nothing takes virtual time.
"""

from contextvars import copy_context

from . import events
from . import futures
from . import protocols
from . import transports

CAPACITY = 64 * 1024
_MAX_READ = 256 * 1024

_counters = {"port": 49151, "client": 50000, "fd": 5}


def _next(name):
    _counters[name] += 1
    return _counters[name]


class TransportSocket:
    """What get_extra_info('socket') and server.sockets give."""

    __module__ = "asyncio.trsock"

    def __init__(self, name, peer=None, options=()):
        self._name = name
        self._peer = peer
        self._options = dict(options)
        self._kind = 1
        self._fd = _next("fd")

    @property
    def type(self):
        from socket import SocketKind
        return SocketKind(self._kind)

    @property
    def family(self):
        from socket import AF_INET, AF_INET6, AF_UNIX
        if not isinstance(self._name, tuple):
            return AF_UNIX
        return AF_INET6 if ":" in self._name[0] else AF_INET

    @property
    def proto(self):
        return 0 if self.family == 1 else 6

    def __repr__(self):
        text = (f"<asyncio.TransportSocket fd={self._fd}, "
                f"family={self.family}, type={self.type}, proto={self.proto}")
        if self._name:
            text += f", laddr={self._name}"
        if self._peer:
            text += f", raddr={self._peer}"
        return text + ">"

    def fileno(self):
        return self._fd

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peer

    def gettimeout(self):
        return 0

    def setsockopt(self, level, optname, value, optlen=None):
        self._options[level, optname] = value

    def getsockopt(self, level, optname, buflen=0):
        from socket import _option
        # The loop turns Nagle's algorithm off.
        at_first = 1 if (level, optname) == (6, 1) and self._peer else None
        return _option(self, level, optname, at_first)

    def settimeout(self, value):
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on "
                             "transport sockets")

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be "
                             "blocking")

    def get_inheritable(self):
        return False

    def dup(self):
        raise NotImplementedError("the socket of a transport cannot be "
                                  "doubled in the simulation")

    def shutdown(self, how):
        raise NotImplementedError(
            "the socket of a transport is shut down by the transport alone "
            "in the simulation: use write_eof() or close()")


class _End:
    """One end of a connection."""

    def __init__(self, sock):
        self.sock = sock
        # Its number for what a selector would tell of it.
        self.place = sock._fd
        self.peer = None
        self.transport = None
        self.inbox = bytearray()
        # The peer sends no more.
        self.eof = False
        # The peer was closed when something was sent to it.
        self.reset = False
        self.closed = False
        # The socket of the program that it was, which ends with it.
        self.owner = None

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
        # What was not sent yet begins at a position of it.
        self._buffer = bytearray()
        self._sent = 0
        self._eof = False
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        # False until connection_made() was called and after the peer's end.
        self._readable = False
        # That of what the loop calls when there is something to read.
        self._context = None
        # Of a file that is sent: what waits until all that was written before
        # is sent, and what is called when there is room for more of it.
        self._empty_waiter = None
        self._on_room = None
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
        if not self._end.closed and not self._loop.is_closed():
            read = "polling" if self._readable and self.is_reading() \
                else "idle"
            size = self.get_write_buffer_size()
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
        self._context = copy_context()
        self._end.transport = self
        self._schedule_read()

    def _schedule_read(self):
        """Read in the next turn, if there is something and it is wanted."""
        end = self._end
        if self._readable and self.is_reading() \
                and (end.inbox or end.eof or end.reset):
            self._loop._poll(end.place, False, self._read_ready,
                             context=self._context)

    def _stop_reading(self):
        self._loop._unpoll(self._end.place, False)

    def _soon(self, callback, *args):
        if events._get_running_loop() is self._loop:
            self._loop.call_soon(callback, *args)
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(callback, *args)

    def _read_ready(self):
        if self._conn_lost or not self.is_reading():
            return
        end = self._end
        if not end.inbox:
            if end.reset:
                self._fatal_error(
                    ConnectionResetError(104, "Connection reset by peer"),
                    "Fatal read error on socket transport")
                return
            if end.eof and self._readable:
                self._read_eof()
            return

        name = "get_buffer"
        try:
            if isinstance(self._protocol, protocols.BufferedProtocol):
                buffer = self._protocol.get_buffer(-1)
                if not len(buffer):
                    raise RuntimeError("get_buffer() returned an empty buffer")
                size = min(len(buffer), len(end.inbox))
                buffer[:size] = self._take(size)
                name, received = "buffer_updated", size
            else:
                name, received = "data_received", self._take(_MAX_READ)
            getattr(self._protocol, name)(received)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(
                exc, f"Fatal error: protocol.{name}() call failed.")
            return
        if not self._conn_lost:
            self._schedule_read()

    def _take(self, size):
        """Take so many bytes out of the inbox, so that there is room again."""
        end = self._end
        data = bytes(end.inbox[:size])
        del end.inbox[:size]
        if end.peer.transport is not None:
            end.peer.transport._schedule_write()
        return data

    def _read_eof(self):
        self._readable = False
        try:
            if isinstance(self._protocol, protocols.BufferedProtocol):
                self._protocol.get_buffer(-1)
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
            self._stop_reading()

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
        if self._empty_waiter is not None:
            raise RuntimeError("unable to write; sendfile is in progress")
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
        if self._empty_waiter is not None:
            raise RuntimeError(
                "unable to writelines; sendfile is in progress")
        self.write(b"".join(list_of_data))

    def _put(self, data):
        """Give the peer what there is room for; the number of bytes, or None
        when it is known to be gone.
        """
        end = self._end
        peer = end.peer
        if peer.closed:
            if end.reset:
                return None
            end.reset = True
            self._schedule_read()
            return len(data)
        sent = min(len(data), CAPACITY - len(peer.inbox))
        if sent > 0:
            peer.inbox.extend(data[:sent])
            peer.wake()
        return max(sent, 0)

    def _send(self, data):
        """Send what there is room for; the number of bytes, or None."""
        sent = self._put(data)
        if sent is None:
            self._fatal_error(BrokenPipeError(32, "Broken pipe"),
                              "Fatal write error on socket transport")
        return sent

    def _schedule_write(self):
        callback = self._write_ready if self._buffer else self._on_room
        if callback is not None:
            self._loop._poll(self._end.place, True, callback,
                             context=self._context)

    def _write_ready(self):
        if self._conn_lost or not self._buffer:
            return
        sent = self._send(self._buffer[self._sent:self._sent + CAPACITY])
        if sent is None:
            return
        # Moving up the rest for every piece would take time by its square.
        self._sent += sent
        if self._sent * 2 >= len(self._buffer):
            del self._buffer[:self._sent]
            self._sent = 0
        self._maybe_resume_protocol()
        if not self._buffer:
            if self._empty_waiter is not None:
                self._empty_waiter.set_result(None)
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
        return len(self._buffer) - self._sent

    # Sending of files.

    def _make_empty_waiter(self):
        """A future that is done when all that was written is sent."""
        if self._empty_waiter is not None:
            raise RuntimeError("Empty waiter is already set")
        self._empty_waiter = self._loop.create_future()
        if not self._buffer:
            self._empty_waiter.set_result(None)
        return self._empty_waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None

    def _send_now(self, data):
        """Send what there is room for, as a socket that does not block."""
        if self._end.closed:
            raise OSError(9, "Bad file descriptor")
        sent = self._put(data)
        if sent is None:
            raise BrokenPipeError(32, "Broken pipe")
        if not sent:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return sent

    def _watch(self, callback):
        """Have something called when there is room to send more."""
        self._on_room = callback
        peer = self._end.peer
        if peer.closed or len(peer.inbox) < CAPACITY:
            self._schedule_write()

    def _unwatch(self):
        self._on_room = None
        self._loop._unpoll(self._end.place, True)

    # Closing.

    def is_closing(self):
        return self._closing

    def close(self):
        """Close when everything is sent."""
        if self._closing:
            return
        self._closing = True
        self._stop_reading()
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
        self._sent = 0
        self._closing = True
        self._stop_reading()
        self._loop._unpoll(self._end.place, True)
        self._conn_lost += 1
        self._soon(self._call_connection_lost, exc)

    def _close_end(self):
        """The other side hears that this one is gone."""
        end = self._end
        end.closed = True
        if end.inbox:
            # What nobody read is told to the other side.
            end.peer.reset = True
        if not end.peer.eof:
            self._send_eof()
        if end.peer.transport is not None:
            # What it still wants to send is lost.
            end.peer.transport._schedule_write()
        end.inbox.clear()
        if end.owner is not None:
            end.owner._given_up()

    def __del__(self):
        if not self._end.closed:
            import warnings
            warnings.warn(f"unclosed transport {self!r}", ResourceWarning,
                          source=self)
            self._close_end()

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._close_end()
            self._protocol = None
            server = self._server
            if server is not None:
                self._server = None
                server._detach(self)
            if self._empty_waiter is not None:
                self._empty_waiter.set_exception(
                    ConnectionError("Connection is closed by peer"))
