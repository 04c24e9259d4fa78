"""The files that socket.makefile() gives."""

from io import (DEFAULT_BUFFER_SIZE, BufferedReader, BufferedRWPair, BufferedWriter, RawIOBase, TextIOWrapper,
                UnsupportedOperation)


class SocketIO(RawIOBase):
    """What a socket receives and sends, as a stream of bytes."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError("invalid mode: %r" % mode)
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._timed_out = False

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")

    def readable(self):
        self._check_open()
        return "r" in self._mode

    def writable(self):
        self._check_open()
        return "w" in self._mode

    def seekable(self):
        self._check_open()
        return False

    def fileno(self):
        self._check_open()
        return self._sock.fileno()

    def readinto(self, b):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if "r" not in self._mode:
            raise UnsupportedOperation("File or stream is not readable.")
        if self._timed_out:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except TimeoutError:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if "w" not in self._mode:
            raise UnsupportedOperation("File or stream is not writable.")
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def close(self):
        if not self.closed:
            super().close()
            self._sock._drop_file()
            self._sock = None


def make(sock, mode, buffering, encoding, errors, newline):
    if not set(mode) <= {"r", "w", "b"}:
        raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
    writes = "w" in mode
    reads = "r" in mode or not writes
    raw = SocketIO(sock, "r" * reads + "w" * writes)
    sock._files += 1
    if buffering is None or buffering < 0:
        buffering = DEFAULT_BUFFER_SIZE
    if buffering == 0:
        if "b" not in mode:
            raise ValueError("unbuffered streams must be binary")
        return raw
    if reads and writes:
        stream = BufferedRWPair(raw, raw, buffering)
    else:
        stream = (BufferedReader if reads else BufferedWriter)(raw, buffering)
    if "b" in mode:
        return stream
    text = TextIOWrapper(stream, encoding, errors, newline)
    text.mode = mode
    return text
