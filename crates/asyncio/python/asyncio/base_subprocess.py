"""Transports of commands that run beside an event loop.

What a command writes and how it ends is known when it starts (_commands), or
when its input ends.  It comes to the loop as timers; only `cat` hands on
what it is given at once.
"""

from signal import SIGCHLD, SIGCONT, SIGURG, SIGWINCH
import subprocess

from . import events
from . import futures
from . import transports

# So much a pipe holds that nobody reads.
_PIPE_SIZE = 65536
# Signals that end no command; 0 only asks whether it is there.
_HARMLESS = (0, SIGCHLD, SIGCONT, SIGURG, SIGWINCH)


class _Pipe(transports._FlowControlMixin):
    """An end of a pipe to a command: of 0 to write, of 1 and 2 to read."""

    def __init__(self, process, fd):
        super().__init__({"pipe": None}, process._loop)
        self._process = process
        self._fd = fd
        self._closing = False
        self._lost = False
        # What came while reading was paused, and then the end.
        self._paused = False
        self._waiting = []

    def __repr__(self):
        kind = "Write" if self._fd == 0 else "Read"
        state = " closed" if self._lost else " closing" if self._closing else ""
        return f"<_Unix{kind}PipeTransport{state}>"

    def is_closing(self):
        return self._closing

    @property
    def _protocol(self):
        return self._process._protocol

    def get_protocol(self):
        return self._protocol

    # What a command wrote.

    def _came(self, data):
        """The next piece, or None for the end."""
        if self._paused:
            self._waiting.append(data)
        elif data is None:
            self._lose(BrokenPipeError() if self.get_write_buffer_size()
                       else None)
        elif not self._closing:
            process = self._process
            process._call(process._protocol.pipe_data_received, self._fd, data)

    def is_reading(self):
        return not self._paused and not self._closing

    def pause_reading(self):
        self._paused = True

    def resume_reading(self):
        self._paused = False
        while self._waiting and not self._paused:
            self._came(self._waiting.pop(0))

    # What it is given.

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes-like object, "
                            f"not {type(data).__name__!r}")
        if data and not self._closing:
            self._process._take(bytes(data))
            self._maybe_pause_protocol()

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.close()

    def get_write_buffer_size(self):
        return self._process._unsent() if self._fd == 0 else 0

    # Closing.

    def close(self):
        if self._closing:
            return
        self._closing = True
        if not self.get_write_buffer_size():
            self._loop.call_soon(self._lose, None)
        if self._fd == 0:
            self._process._take(None)

    def abort(self):
        self._process._left.clear()
        self.close()

    def _lose(self, exc):
        if not self._lost:
            self._closing = self._lost = True
            if self._fd == 0:
                self._process._left.clear()
            self._process._pipe_lost(self._fd, exc)


class BaseSubprocessTransport(transports.SubprocessTransport):
    """A command; its pipes and its end are told to the protocol."""

    def __init__(self, loop, protocol, command, stdin, stdout, stderr, waiter):
        super().__init__()
        self._loop = loop
        self._protocol = protocol
        self._command = command
        self._targets = {1: stdout, 2: stderr}
        self._pid = subprocess._take_pid()
        self._returncode = None
        self._closed = False
        self._finished = False
        self._exit_waiters = []
        self._timers = []
        self._given = bytearray(subprocess._given_by(stdin))
        # What it was given and has not read.
        self._left = bytearray()
        self._begun = loop.time()
        # Calls for the protocol before it knows of its connection.
        self._early = []
        self._pipes = {fd: _Pipe(self, fd) for fd, wanted
                       in enumerate((stdin, stdout, stderr))
                       if wanted == subprocess.PIPE}
        loop.create_task(self._connect_pipes(waiter))

    def __repr__(self):
        info = f"<{type(self).__name__}"
        if self._closed:
            info += " closed"
        info += f" pid={self._pid}"
        if self._returncode is None:
            info += " running"
        else:
            info += f" returncode={self._returncode}"
        for fd, pipe in self._pipes.items():
            info += f" {('stdin', 'stdout', 'stderr')[fd]}={pipe!r}"
        return info + ">"

    async def _connect_pipes(self, waiter):
        loop = self._loop
        for pipe in self._pipes:
            # A pipe is ready after a turn of the loop.
            ready = loop.create_future()
            loop.call_soon(futures._set_result_unless_cancelled, ready, None)
            await ready
        loop.call_soon(self._protocol.connection_made, self)
        early, self._early = self._early, None
        for callback, *args in early:
            loop.call_soon(callback, *args)
        if not waiter.cancelled():
            waiter.set_result(None)
        if 0 not in self._pipes or not self._command.reads:
            self._run()

    def _call(self, callback, *args):
        if self._early is None:
            self._loop.call_soon(callback, *args)
        else:
            self._early.append((callback, *args))

    # The command.

    def _run(self):
        """All of its input is there."""
        if self._returncode is not None:
            return
        pieces, seconds, status = self._command.run(bytes(self._given))
        for after, out, err in pieces:
            self._timers.append(self._loop.call_at(
                self._begun + after, self._write_both, out, err))
        self._timers.append(self._loop.call_at(
            self._begun + seconds, self._ended, status))

    def _take(self, data):
        """A piece of the input, or None for its end."""
        command = self._command
        if self._returncode is not None:
            return
        if not command.reads:
            self._left += data or b""
        elif command.passes_on:
            # It was written in this turn and is there in the next one.
            if data is None:
                self._loop.call_soon(self._ended, 0)
            else:
                self._loop.call_soon(self._write_both, data, b"")
        elif data is None:
            self._begun = self._loop.time()
            self._run()
        else:
            self._given += data

    def _unsent(self):
        return max(0, len(self._left) - _PIPE_SIZE)

    def _write_both(self, out, err):
        if self._returncode is None:
            self._write(1, out)
            self._write(2, err)

    def _write(self, fd, data):
        target = self._targets[fd]
        if fd == 2 and target == subprocess.STDOUT:
            self._write(1, data)
        elif not data or target == subprocess.DEVNULL:
            pass
        elif fd in self._pipes:
            self._pipes[fd]._came(data)
        else:
            subprocess._hand_to(("stdin", "stdout", "stderr")[fd], target, data)

    def _ended(self, status):
        if self._returncode is not None:
            return
        for timer in self._timers:
            timer.cancel()
        for fd in 1, 2, 0:
            if fd in self._pipes:
                self._pipes[fd]._came(None)
        self._returncode = status
        self._call(self._protocol.process_exited)
        self._finish_if_done()

    def _pipe_lost(self, fd, exc):
        self._call(self._protocol.pipe_connection_lost, fd, exc)
        self._finish_if_done()

    def _finish_if_done(self):
        if self._returncode is not None and not self._finished \
                and all(pipe._lost for pipe in self._pipes.values()):
            self._finished = True
            self._call(self._tell_end)

    def _tell_end(self):
        try:
            self._protocol.connection_lost(None)
        finally:
            for waiter in self._exit_waiters:
                if not waiter.cancelled():
                    waiter.set_result(self._returncode)
            self._exit_waiters = None
            self._protocol = None

    async def _wait(self):
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        futures._label(waiter, "io", self._command.label)
        self._exit_waiters.append(waiter)
        return await waiter

    # For the program.

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            pipe.close()
        if self._returncode is None:
            self._signal(9)

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        return self._returncode

    def get_pipe_transport(self, fd):
        return self._pipes.get(fd)

    def send_signal(self, signal):
        if self._finished:
            raise ProcessLookupError()
        if self._returncode is None and signal not in _HARMLESS:
            self._signal(int(signal))

    def _signal(self, number):
        self._loop.call_soon(self._ended, -number)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


class _UnixSubprocessTransport(BaseSubprocessTransport):
    __module__ = "asyncio.unix_events"


class _PythonTransport(_UnixSubprocessTransport):
    """Another Python; what it writes comes through pipes, which the loop watches."""

    def __init__(self, loop, protocol, command, stdin, stdout, stderr, waiter,
                 cwd, env):
        self._python = subprocess._PythonCommand(
            command.python, stdin, stdout, stderr, cwd, env)
        super().__init__(loop, protocol, command, None, stdout, stderr, waiter)
        self._pid = self._python.pid
        if stdin == subprocess.PIPE:
            self._pipes = {0: _Pipe(self, 0), **self._pipes}
        self._python.told.append(self._over)

    def _run(self):
        """Watch what it writes."""
        for fd in 1, 2:
            end = self._python.ends[fd]
            if fd in self._pipes and end is not None:
                self._loop.add_reader(end, self._readable, fd)
        if self._python.status is not None:
            self._ended(self._python.status)

    def _readable(self, fd):
        import os
        number = self._python.ends[fd]
        data = os.read(number, 262144)
        if data:
            self._pipes[fd]._came(data)
        else:
            self._close_end(fd)
            self._pipes[fd]._came(None)

    def _close_end(self, fd):
        import os
        number, self._python.ends[fd] = self._python.ends[fd], None
        if number is not None:
            remove = (self._loop.remove_writer if fd == 0
                      else self._loop.remove_reader)
            remove(number)
            os.close(number)

    def _take(self, data):
        if data is not None:
            self._left += data
            if len(self._left) == len(data):
                self._writable(True)
        elif not self._left:
            self._close_end(0)

    def _unsent(self):
        return len(self._left)

    def _writable(self, at_once=False):
        import os
        number = self._python.ends[0]
        if number is None:
            return
        os.set_blocking(number, False)
        try:
            del self._left[:os.write(number, self._left)]
        except BlockingIOError:
            pass
        except OSError as exc:
            self._close_end(0)
            self._pipes[0]._lose(exc if at_once else BrokenPipeError())
            return
        self._pipes[0]._maybe_resume_protocol()
        if self._left:
            self._loop.add_writer(number, self._writable)
        else:
            self._loop.remove_writer(number)
            if self._pipes[0]._closing:
                self._close_end(0)
                self._pipes[0]._lose(None)

    def _over(self, status):
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ended, status)

    def _ended(self, status):
        if self._returncode is not None or self._early is not None:
            return
        self._returncode = status
        if 0 in self._pipes:
            self._close_end(0)
            self._pipes[0]._came(None)
        self._call(self._protocol.process_exited)
        self._finish_if_done()

    def _pipe_lost(self, fd, exc):
        if fd:
            self._close_end(fd)
        super()._pipe_lost(fd, exc)

    def _signal(self, number):
        self._python.signal(number)


_OPTIONS = frozenset((
    "executable", "preexec_fn", "close_fds", "cwd", "env", "startupinfo",
    "creationflags", "restore_signals", "start_new_session", "pass_fds",
    "user", "group", "extra_groups", "umask", "pipesize", "process_group"))


async def start(loop, protocol_factory, args, shell, stdin, stdout, stderr, /,
                universal_newlines=False, bufsize=0, encoding=None,
                errors=None, text=None, **options):
    """What subprocess_exec and subprocess_shell of a loop do."""
    if universal_newlines:
        raise ValueError("universal_newlines must be False")
    if bufsize != 0:
        raise ValueError("bufsize must be 0")
    if text:
        raise ValueError("text must be False")
    if encoding is not None:
        raise ValueError("encoding must be None")
    if errors is not None:
        raise ValueError("errors must be None")
    protocol = protocol_factory()
    if getattr(events.get_event_loop_policy(), "_watcher", None) is not None:
        from .child_watchers import check_active
        check_active()
    for name in options:
        if name == "loop":
            raise TypeError("BaseSubprocessTransport.__init__() got multiple "
                            "values for argument 'loop'")
        if name not in _OPTIONS:
            raise TypeError("Popen.__init__() got an unexpected keyword "
                            f"argument '{name}'")
    cwd, env = options.get("cwd"), options.get("env")
    stdin, stdout, stderr = subprocess._handles(stdin, stdout, stderr)
    command = subprocess._Command(args, shell, cwd, env,
                                  options.get("executable"),
                                  options.get("preexec_fn"))
    waiter = loop.create_future()
    futures._label(waiter, "io", command.label)
    if command.python:
        transport = _PythonTransport(loop, protocol, command, stdin, stdout,
                                     stderr, waiter, cwd, env)
    else:
        transport = _UnixSubprocessTransport(
            loop, protocol, command, stdin, stdout, stderr, waiter)
    try:
        await waiter
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException:
        transport.close()
        await transport._wait()
        raise
    return transport, protocol
