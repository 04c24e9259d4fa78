"""The streams that socket.makefile() gives."""

from io import BufferedIOBase, TextIOBase


class SocketStream(BufferedIOBase):
    """Bytes that are received and sent."""

    def __init__(self, sock):
        self._sock = sock
        self._found = b""
        self._pending = b""

    @property
    def name(self):
        return self._sock.fileno()

    def readable(self):
        return True

    def writable(self):
        return True

    def fileno(self):
        return self._sock.fileno()

    def _receive(self):
        """Whether there is more."""
        data = self._sock.recv(65536)
        self._found += data
        return bool(data)

    def _take(self, size):
        data, self._found = self._found[:size], self._found[size:]
        return data

    def read(self, size=-1):
        self._check_closed()
        if size is None or size < 0:
            while self._receive():
                pass
            return self._take(len(self._found))
        while len(self._found) < size and self._receive():
            pass
        return self._take(size)

    def read1(self, size=-1):
        if not self._found:
            self._receive()
        return self._take(len(self._found) if size < 0 else size)

    def readline(self, size=-1):
        self._check_closed()
        while b"\n" not in self._found and self._receive():
            pass
        end = self._found.find(b"\n") + 1 or len(self._found)
        return self._take(end if size is None or size < 0 else min(end, size))

    def write(self, b):
        self._check_closed()
        self._pending += bytes(b)
        return len(b)

    def flush(self):
        data, self._pending = self._pending, b""
        if data:
            self._sock.sendall(data)

    def close(self):
        if not self.closed:
            self.flush()
            super().close()


class SocketText(TextIOBase):
    """Text over such a stream."""

    def __init__(self, stream, encoding, errors):
        self.buffer = stream
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"

    def readable(self):
        return True

    def writable(self):
        return True

    def _decoded(self, data):
        return data.decode(self.encoding, self.errors).replace("\r\n", "\n")

    def read(self, size=-1):
        return self._decoded(self.buffer.read(size))

    def readline(self, size=-1):
        return self._decoded(self.buffer.readline(size))

    def write(self, s):
        self.buffer.write(s.encode(self.encoding, self.errors))
        return len(s)

    def flush(self):
        self.buffer.flush()

    def close(self):
        if not self.closed:
            self.buffer.close()
            super().close()
