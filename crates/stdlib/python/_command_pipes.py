"""The pipes between a program and a simulated command, as `subprocess` gives them to the program."""

import io

import _vm


class Pipe(io.BytesIO):
    """A pipe, which keeps what it holds for the command when the program closes it."""

    _is_shut = False

    def seekable(self):
        return False

    def fileno(self):
        _vm.refuse("the pipes of simulated commands have no descriptors: read and write them as files")

    @property
    def closed(self):
        return self._is_shut

    def close(self):
        self._is_shut = True

    def contents(self):
        return bytes(self._buffer)


class Input(Pipe):
    """What a command is given; it reads that when it is asked for what it does."""

    def flush(self):
        if self._is_shut:
            raise ValueError("flush of closed file")

    def readable(self):
        return False

    def read(self, size=-1, /):
        raise io.UnsupportedOperation("read")

    def write(self, b, /):
        if self._is_shut:
            raise ValueError("write to closed file")
        return super().write(b)


class Output(Pipe):
    """What a command writes; it is there when the command has ended."""

    def __init__(self, process, encoding):
        super().__init__()
        self._process, self._encoding = process, encoding

    def _owning(self, process):
        """The same for `os.popen`: closing it waits for the command, and tells its status."""
        def close():
            type(self).close(self)
            return process.wait() << 8 or None
        self.close = close
        return self

    def fill(self, data):
        self._buffer = bytearray(data)

    def rest(self):
        return super().read()

    def writable(self):
        return False

    def write(self, b, /):
        raise io.UnsupportedOperation("write")

    def _wait(self, for_all):
        """Waits for output. A command such as `cat` has some while its input goes on."""
        process = self._process
        if not process._waits_for_input():
            process.wait()
            return
        if process._command.passes_on and not for_all and process._input is not None and self is process.stdout:
            self.fill(process._input.contents())
            if self._pos < len(self._buffer):
                return
        _vm.refuse("the command waits for the end of its input, and the program for the command: close its stdin first")

    def _as_text(self, data):
        return data.decode(self._encoding) if self._encoding else data

    def _check_open(self, what):
        if self.closed:
            raise ValueError("I/O operation on closed file." if self._encoding else f"{what} of closed file")

    def read(self, size=-1):
        self._check_open("read")
        self._wait(size is None or size < 0)
        return self._as_text(super().read(size))

    def read1(self, size=-1):
        self._check_open("read")
        self._wait(False)
        return self._as_text(super().read1(size))

    def readline(self, size=-1):
        self._check_open("readline")
        self._wait(False)
        return self._as_text(super().readline(size))
