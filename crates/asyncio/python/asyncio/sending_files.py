"""Sending of files: what loop.sendfile() and loop.sock_sendfile() do."""

import enum

from . import futures
from . import protocols
from . import transports
from .exceptions import SendfileNotAvailableError
from .network import _SelectorSocketTransport

# The most bytes that are read from a file at once.
_BLOCK = 256 * 1024
_FALLBACK_BLOCK = 16 * 1024


class _SendfileMode(enum.Enum):
    UNSUPPORTED = enum.auto()
    TRY_NATIVE = enum.auto()
    FALLBACK = enum.auto()


# It is told of there, and defined here, for enum takes its time to be imported.
_SendfileMode.__module__ = "asyncio.constants"


async def over_socket(loop, sock, file, offset, count, fallback):
    """Send what is in a file over a socket of the program; how many bytes that was."""
    _check_file(sock, file, offset, count)
    try:
        return await _natively(loop, _OverSocket(loop, sock), file, offset, count)
    except SendfileNotAvailableError:
        if not fallback:
            raise
    return await _by_pieces(loop, file, offset, count, _BLOCK, lambda data: loop.sock_sendall(sock, data))


async def over_transport(loop, transport, file, offset, count, fallback):
    """Send what is in a file over a transport; how many bytes that was."""
    if transport.is_closing():
        raise RuntimeError("Transport is closing")
    native = isinstance(transport, _SelectorSocketTransport)
    mode = getattr(transport, "_sendfile_compatible",
                   _SendfileMode.TRY_NATIVE if native else _SendfileMode.UNSUPPORTED)
    if mode is _SendfileMode.UNSUPPORTED:
        raise RuntimeError(f"sendfile is not supported for transport {transport!r}")
    if mode is _SendfileMode.TRY_NATIVE:
        try:
            return await loop._sendfile_native(transport, file, offset, count)
        except SendfileNotAvailableError:
            if not fallback:
                raise
    if not fallback:
        raise RuntimeError("fallback is disabled and native sendfile is not "
                           f"supported for transport {transport!r}")
    protocol = _SendfileFallbackProtocol(transport)

    async def send(data):
        await protocol.drain()
        transport.write(data)

    try:
        return await _by_pieces(loop, file, offset, count, _FALLBACK_BLOCK, send)
    finally:
        await protocol.restore()


async def natively_over_transport(loop, transport, file, offset, count):
    """Send a file when all is sent that was written before, while nothing is read."""
    if transport._empty_waiter is not None:
        # CPython takes the transport out of a table meanwhile.
        raise KeyError(transport.get_extra_info("socket").fileno())
    resumes = transport.is_reading()
    transport.pause_reading()
    await transport._make_empty_waiter()
    try:
        _check_file(transport.get_extra_info("socket"), file, offset, count)
        return await _natively(loop, transport, file, offset, count)
    finally:
        transport._reset_empty_waiter()
        if resumes:
            transport.resume_reading()


class _OverSocket:
    """A socket of the program, with the methods by which transports send files."""

    def __init__(self, loop, sock):
        self._loop = loop
        self._fd = sock.fileno()
        self._send_now = sock.send

    def _watch(self, callback):
        self._loop.add_writer(self._fd, callback)

    def _unwatch(self):
        self._loop.remove_writer(self._fd)


async def _natively(loop, target, file, offset, count):
    """Send a file as the operating system would, a piece whenever there is room for one."""
    try:
        file.fileno()
    except (AttributeError, OSError):
        raise SendfileNotAvailableError("not a regular file")
    if not count and not _size(file):
        return 0
    future = loop.create_future()
    futures._label(future, "io", "send")
    sending = _Sending(target, file, offset, count, future)
    sending.attempt()
    future.add_done_callback(sending.stop)
    return await future


class _Sending:
    """A file that is on its way, until its future is done."""

    def __init__(self, target, file, offset, count, future):
        self._target = target
        self._file = file
        self._offset = offset
        self._count = count
        self._future = future
        self._total = 0
        # What was read and not sent yet.
        self._block = memoryview(b"")
        self._watches = False

    def attempt(self):
        """Send what there is room for, and come back when there is more."""
        self.stop()
        if self._future.done():
            self._leave_file()
            return
        try:
            self._refill()
            sent = self._target._send_now(self._block) if self._block else 0
        except (BlockingIOError, InterruptedError):
            self._watch()
        except OSError as exc:
            if not self._total:
                exc = SendfileNotAvailableError("os.sendfile call failed")
            self._fail(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fail(exc)
        else:
            if sent:
                self._total += sent
                self._block = self._block[sent:]
                self._watch()
            else:
                self._leave_file()
                self._future.set_result(self._total)

    def stop(self, future=None):
        """Do not come back any more."""
        if self._watches:
            self._watches = False
            self._target._unwatch()

    def _watch(self):
        self._watches = True
        self._target._watch(self.attempt)

    def _refill(self):
        size = min(_BLOCK, self._count - self._total) if self._count else _BLOCK
        if not self._block and size:
            place = self._file.tell()
            self._file.seek(self._offset + self._total)
            self._block = memoryview(self._file.read(size))
            self._file.seek(place)

    def _fail(self, exc):
        self._leave_file()
        self._future.set_exception(exc)

    def _leave_file(self):
        """Leave the file at what comes behind that which was sent."""
        if self._total:
            self._file.seek(self._offset + self._total)


def _size(file):
    place = file.tell()
    size = file.seek(0, 2)
    file.seek(place)
    return size


async def _by_pieces(loop, file, offset, count, block, send):
    """Read a file in threads and give each piece to a coroutine function."""
    if offset:
        file.seek(offset)
    buffer = memoryview(bytearray(min(count, block) if count else block))
    total = 0
    try:
        while not count or total < count:
            view = buffer[:count - total] if count else buffer
            size = await loop.run_in_executor(None, file.readinto, view)
            if not size:
                break
            await send(view[:size])
            total += size
        return total
    finally:
        if total and hasattr(file, "seek"):
            file.seek(offset + total)


class _SendfileFallbackProtocol(protocols.Protocol):
    """Takes the place of a transport's protocol while a file is sent."""

    def __init__(self, transport):
        if not isinstance(transport, transports._FlowControlMixin):
            raise TypeError("transport should be _FlowControlMixin instance")
        self._transport = transport
        self._protocol = transport.get_protocol()
        self._resumes_reading = transport.is_reading()
        self._resumes_writing = transport._protocol_paused
        self._writable = transport._loop.create_future() if self._resumes_writing else None
        transport.pause_reading()
        transport.set_protocol(self)

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._writable is not None:
            await self._writable

    def connection_made(self, transport):
        raise RuntimeError("Invalid state: connection should have been established already.")

    def connection_lost(self, exc):
        if self._writable is not None:
            self._writable.set_exception(ConnectionError("Connection is closed by peer") if exc is None else exc)
        self._protocol.connection_lost(exc)

    def pause_writing(self):
        if self._writable is None:
            self._writable = self._transport._loop.create_future()

    def resume_writing(self):
        if self._writable is not None:
            self._writable.set_result(False)
            self._writable = None

    def data_received(self, data):
        raise RuntimeError("Invalid state: reading should be paused")

    def eof_received(self):
        raise RuntimeError("Invalid state: reading should be paused")

    async def restore(self):
        self._transport.set_protocol(self._protocol)
        if self._resumes_reading:
            self._transport.resume_reading()
        if self._writable is not None:
            self._writable.cancel()
        if self._resumes_writing:
            self._protocol.resume_writing()


def _check_file(sock, file, offset, count):
    if "b" not in getattr(file, "mode", "b"):
        raise ValueError("file should be opened in binary mode")
    if sock.type != 1:
        raise ValueError("only SOCK_STREAM type sockets are supported")
    if count is not None:
        told = f"count must be a positive integer (got {count!r})"
        if not isinstance(count, int):
            raise TypeError(told)
        if count <= 0:
            raise ValueError(told)
    told = f"offset must be a non-negative integer (got {offset!r})"
    if not isinstance(offset, int):
        raise TypeError(told)
    if offset < 0:
        raise ValueError(told)
