"""Transports of pipes of the program (`os.pipe`), of its sockets, and of the
standard streams: what `connect_read_pipe` and `connect_write_pipe` give.
"""

import errno
import os
import warnings

from _descriptors import Standard, opened

from . import constants
from . import futures
from . import selector_events
from . import transports
from .base_events import _log

# No pipe takes more at once.
_CAPACITY = 64 * 1024


async def connect(loop, make, protocol_factory, pipe, what):
    """A transport that has told its protocol of itself, and the protocol."""
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = make(loop, pipe, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    if loop.get_debug():
        _log().debug("%s pipe %r connected: (%r, %r)", what, pipe.fileno(),
                     transport, protocol)
    return transport, protocol


class _PipeTransport:
    """What both kinds of ends share."""

    def _open(self, loop, pipe, protocol, refusal):
        self._extra["pipe"] = pipe
        self._loop = loop
        self._protocol = protocol
        self._closing = False
        self._fileno = fileno = pipe.fileno()
        self._source = source = opened(fileno)
        # The standard streams count as pipes: the input has ended, and the
        # outputs always have room.
        self._is_standard = isinstance(source, Standard)
        if source.waiters is None and not self._is_standard:
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(refusal)
        self._pipe = pipe
        if not self._is_standard:
            os.set_blocking(fileno, False)
        loop.call_soon(protocol.connection_made, self)

    def _shown(self, writes, *more):
        info = [type(self).__name__]
        if self._pipe is None:
            info += ["closed", f"fd={self._fileno}", "closed"]
        else:
            info += ["closing"] * self._closing
            info.append(f"fd={self._fileno}")
            if self._loop.is_closed():
                info.append("open")
            else:
                info += ["polling" if self._is_watched(writes) else "idle",
                         *more]
        return f"<{' '.join(info)}>"

    def _is_watched(self, writes):
        watched = self._loop.__dict__.get("_watched", {}).get(self._fileno)
        return watched is not None and watched.handles[writes] is not None

    def _stop(self, writes=False):
        if not self._is_standard:
            selector_events.remove(self._loop, self._fileno, writes)

    def is_closing(self):
        return self._closing

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def _fatal_error(self, exc, message, is_expected):
        if is_expected:
            if self._loop.get_debug():
                _log().debug("%r: %s", self, message, exc_info=True)
        else:
            self._loop.call_exception_handler({
                "message": message,
                "exception": exc,
                "transport": self,
                "protocol": self._protocol,
            })
        self._close(exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = self._protocol = self._loop = None

    def __del__(self):
        if self._pipe is not None:
            warnings.warn(f"unclosed transport {self!r}", ResourceWarning,
                          source=self)
            self._pipe.close()


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
    """The end of a pipe that is read."""

    __module__ = "asyncio.unix_events"
    max_size = 256 * 1024
    _pipe = None

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._open(loop, pipe, protocol,
                   "Pipe transport is for pipes/sockets only.")
        self._paused = False
        loop.call_soon(self._start_reading)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        return self._shown(False)

    def _start_reading(self):
        if not self.is_reading():
            return
        if self._is_standard:
            self._loop.call_soon(self._read_ready)
        else:
            selector_events.add(self._loop, self._fileno, False,
                                self._read_ready, ())

    def _read_ready(self):
        if not self.is_reading():
            return
        try:
            data = os.read(self._fileno, self.max_size)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as exc:
            self._fatal_error(exc, "Fatal read error on pipe transport",
                              exc.errno == errno.EIO)
            return
        if data:
            self._protocol.data_received(data)
            return
        if self._loop.get_debug():
            _log().info("%r was closed by peer", self)
        self._closing = True
        self._stop()
        self._loop.call_soon(self._protocol.eof_received)
        self._loop.call_soon(self._call_connection_lost, None)

    def is_reading(self):
        return not self._paused and not self._closing

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._stop()
            if self._loop.get_debug():
                _log().debug("%r pauses reading", self)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._start_reading()
            if self._loop.get_debug():
                _log().debug("%r resumes reading", self)

    def close(self):
        if not self._closing:
            self._close(None)

    def _close(self, exc):
        self._closing = True
        self._stop()
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixWritePipeTransport(_PipeTransport, transports._FlowControlMixin):
    """The end of a pipe that is written."""

    __module__ = "asyncio.unix_events"
    _pipe = None

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._open(loop, pipe, protocol, "Pipe transport is only for pipes, "
                   "sockets and character devices")
        # What was not sent yet begins at a position of it.
        self._buffer = bytearray()
        self._sent = 0
        self._lost = 0
        if not self._is_standard:
            # It can be read when the other end was closed.
            loop.call_soon(self._watch_other_end)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        return self._shown(True, f"bufsize={self.get_write_buffer_size()}")

    def _watch_other_end(self):
        if not self._closing:
            selector_events.add(self._loop, self._fileno, False,
                                self._other_end_closed, ())

    def _other_end_closed(self):
        if self._loop.get_debug():
            _log().info("%r was closed by peer", self)
        self._close(BrokenPipeError() if self._buffer else None)

    def get_write_buffer_size(self):
        return len(self._buffer) - self._sent

    def write(self, data):
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if not data:
            return
        if self._lost or self._closing:
            if self._lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                _log().warning("pipe closed by peer or "
                               "os.write(pipe, data) raised exception.")
            self._lost += 1
            return
        if self._buffer:
            self._buffer += data
        else:
            sent = self._send(data)
            if sent is None or sent == len(data):
                return
            self._buffer += memoryview(data)[sent:]
            selector_events.add(self._loop, self._fileno, True,
                                self._write_ready, ())
        self._maybe_pause_protocol()

    def _send(self, data):
        """How much the pipe took; None where it failed."""
        try:
            return os.write(self._fileno, data)
        except (BlockingIOError, InterruptedError):
            return 0
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._clear()
            self._lost += 1
            if self._is_watched(True):
                self._stop(True)
            self._fatal_error(exc, "Fatal write error on pipe transport",
                              isinstance(exc, OSError))
            return None

    def _write_ready(self):
        sent = self._send(self._buffer[self._sent:self._sent + _CAPACITY])
        if sent is None:
            return
        # Moving up the rest for every piece would take time by its square.
        self._sent += sent
        if self._sent * 2 >= len(self._buffer):
            del self._buffer[:self._sent]
            self._sent = 0
        if self._buffer:
            return
        self._stop(True)
        self._maybe_resume_protocol()
        if self._closing:
            self._stop()
            self._call_connection_lost(None)

    def _clear(self):
        self._buffer.clear()
        self._sent = 0

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._stop()
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self):
        if self._pipe is not None:
            self.write_eof()

    def abort(self):
        self._close(None)

    def _close(self, exc=None):
        self._closing = True
        if self._buffer:
            self._stop(True)
            self._clear()
        self._stop()
        self._loop.call_soon(self._call_connection_lost, exc)
