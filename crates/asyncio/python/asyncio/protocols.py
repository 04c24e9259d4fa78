"""The classes that protocols derive from."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol",
           "SubprocessProtocol", "BufferedProtocol")


class BaseProtocol:
    """What every protocol is told by its transport."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands."""

    def connection_lost(self, exc):
        """The connection is over; exc is None if it was closed."""

    def pause_writing(self):
        """The write buffer is above its high-water mark."""

    def resume_writing(self):
        """The write buffer is at its low-water mark again."""


class Protocol(BaseProtocol):
    """A protocol for a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes have come."""

    def eof_received(self):
        """No more bytes will come; return true to keep on writing."""


class BufferedProtocol(BaseProtocol):
    """A protocol for a stream of bytes that brings its own buffer."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """The buffer for the next bytes."""

    def buffer_updated(self, nbytes):
        """Bytes have been put into the buffer."""

    def eof_received(self):
        """No more bytes will come; return true to keep on writing."""


class DatagramProtocol(BaseProtocol):
    """A protocol for datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """Sending or receiving failed."""


class SubprocessProtocol(BaseProtocol):
    """A protocol for another program's pipes."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The program has written."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """The program has ended."""


def _feed_data_to_buffered_proto(proto, data):
    while data:
        buf = proto.get_buffer(len(data))
        size = len(buf)
        if not size:
            raise RuntimeError("get_buffer() returned an empty buffer")
        part = data[:size]
        buf[:len(part)] = part
        proto.buffer_updated(len(part))
        data = data[size:]
