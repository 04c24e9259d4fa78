"""Other programs, as far as they are simulated.

There are the few commands of _commands.py, and Python (_python_command).  A
command ends at a time that is known when it starts; waiting for it holds the
thread until then, as it does in CPython.
"""

import io
from time import _service, monotonic as _monotonic

import _vm
from _command_pipes import Input as _Input, Output as _Output, Pipe as _Pipe
from _commands import find as _find, reads_input as _reads_input, run_words as _run_words
from _shell import Pattern as _Pattern, _refuse as _refuse_in_shell, parse as _parse, run_shell as _run_shell

from _python_command import DEVNULL, PIPE, STDOUT, PythonCommand as _PythonCommand, is_python as _is_python

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            import signal
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"CompletedProcess({', '.join(parts)})"

    __class_getitem__ = classmethod(type(list[int]))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


_next_pid = 4000


def _take_pid():
    global _next_pid
    _next_pid += 1
    return _next_pid - 1


def _line_of_a_shell(args):
    """The line of `sh -c LINE`; none of other commands."""
    if isinstance(args, (list, tuple)) and len(args) == 3 and args[1] in ("-c", "-lc") \
            and isinstance(args[0], str) and isinstance(args[2], str) \
            and args[0].removeprefix("/usr").removeprefix("/bin/") in ("sh", "bash"):
        return args[2]


def _plain(word):
    """A word of a command, as it reaches the system."""
    import os
    word = os.fsdecode(word)
    if "\0" in word:
        raise ValueError("embedded null byte")
    return word


def _check_owners(user, group, extra_groups):
    if isinstance(extra_groups, str):
        raise ValueError("Groups must be a list, not a string")
    for given in extra_groups or ():
        if not isinstance(given, (str, int)):
            raise TypeError(f"Items in extra_groups must be a string or integer, not {type(given)}")
    for name, given in ("Group", extra_groups or ()), ("Group", (group,)), ("User", (user,)):
        for one in given:
            if not isinstance(one, (str, int, type(None))):
                raise TypeError(f"{name} must be a string or an integer"
                                + (f", not {type(one)}" if name == "Group" else ""))
            if isinstance(one, int) and one < 0:
                raise ValueError(f"{name} ID cannot be negative, got {one}")


class _Command:
    """What Popen and the transports of asyncio start."""

    def __init__(self, args, shell, cwd, env, executable=None, preexec_fn=None):
        import os
        if preexec_fn is not None:
            if not callable(preexec_fn):
                raise SubprocessError("Exception occurred in preexec_fn.")
            _vm.refuse("subprocess.Popen(preexec_fn=...) is not available in Interleave: "
                       "this part of Python's own library is left out here")
        for name, value in () if env is None else env.items():
            if "=" in _plain(name):
                raise ValueError("illegal environment variable name")
            _plain(value)
        self._cwd = cwd
        if cwd is not None:
            _plain(cwd)
            # It fails here where there is no such folder.
            before = os.getcwd()
            os.chdir(cwd)
            os.chdir(before)
        if not shell and (line := _line_of_a_shell(args)) is not None:
            args, shell = line, True
        self._words = self._statements = None
        # The words of a line that starts another Python.
        self.python = None
        if shell:
            self.label = _plain(args if isinstance(args, (str, bytes)) else args[0])
            if executable is not None and _plain(executable).rpartition("/")[2] not in ("sh", "bash", "dash"):
                _find(_plain(executable))
                _refuse_in_shell("executable")
            self._statements = _parse(self.label, os.environ if env is None else env)
            if len(self._statements) == 1 and len(pipeline := self._statements[0][1]) == 1 and not pipeline[0][1] \
                    and _is_python(pipeline[0][0][0]):
                # The shell only hands on what Python gives.
                self.python = pipeline[0][0]
                if any(isinstance(word, _Pattern) for word in self.python):
                    _refuse_in_shell("*")
            started = [pipeline[0][0] for _, pipeline in self._statements if pipeline[0][0]]
        else:
            words = [args] if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__") else list(args)
            self._words = words = [_plain(word) for word in words]
            if executable is not None:
                words[0] = _plain(executable)
            if _is_python(words[0]):
                self.python = words
            else:
                _find(words[0])
            self.label = " ".join(words)
            started = [words]
        self.reads = not self.python and any(map(_reads_input, started))
        # What it is given comes out again at once.
        self.passes_on = not shell and self.reads and self._words[0].endswith("cat")

    def run(self, given):
        """The pieces of the output with the seconds after which they come, the seconds that it takes, the status."""
        import os
        before = os.getcwd()
        if self._cwd is not None:
            os.chdir(self._cwd)
        try:
            if self._words is not None:
                seconds, status, out, err = _run_words(self._words, given)
                return [(seconds, out, err)], seconds, status
            pieces = []
            return pieces, *_run_shell(self._statements, given, pieces)
        finally:
            if self._cwd is not None:
                os.chdir(before)


def _given_by(stdin):
    """What a file or another command's output holds."""
    if isinstance(stdin, _Output):
        stdin._process._plan_now()
        return stdin.contents()
    if stdin in (None, PIPE, DEVNULL):
        return b""
    import os
    pieces = []
    while piece := os.read(stdin, 65536):
        pieces.append(piece)
    return b"".join(pieces)


def _hand_to(name, target, data):
    """What goes to no pipe: to the program's own stream, or into a file, past what that has not written yet."""
    fd = ("stdin", "stdout", "stderr").index(name) if target is None else target
    if fd in (1, 2):
        import sys
        (sys.__stdout__ if fd == 1 else sys.__stderr__).write(data.decode(errors="replace"))
    else:
        import os
        os.write(fd, data)


def _handles(stdin, stdout, stderr):
    """What the streams of a command were given, checked."""
    if isinstance(stdout, int) and stdout == STDOUT:
        raise ValueError("STDOUT can only be used for stderr")
    return _handle(stdin), _handle(stdout), _handle(stderr)


def _handle(stream):
    """What a stream is for a command: a descriptor, a pipe or nothing."""
    if stream is None or isinstance(stream, (int, _Pipe)):
        return stream
    return stream.fileno()


def _past_the_end(function):
    try:
        function()
    except BrokenPipeError:
        # Nobody reads it any more.
        pass


class Popen:
    """A command that runs beside the program."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, text=None,
                 encoding=None, errors=None, user=None, group=None, extra_groups=None, umask=-1, pipesize=-1,
                 process_group=None):
        if not isinstance(bufsize, (int, type(None))):
            raise TypeError("bufsize must be an integer")
        for name, given in ("startupinfo", startupinfo is not None), ("creationflags", creationflags != 0):
            if given:
                raise ValueError(f"{name} is only supported on Windows platforms")
        if text is not None and universal_newlines is not None and bool(text) != bool(universal_newlines):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        stdin, stdout, stderr = _handles(stdin, stdout, stderr)
        _check_owners(user, group, extra_groups)
        self.args = args
        self._encoding = encoding or ("utf-8" if text or universal_newlines or errors else None)
        self._errors = errors or "strict"
        self._wants = stdout, stderr
        # What `communicate` gave when it had begun to take input and output.
        self._is_talking = False
        self._said = None
        self._command = _Command(args, shell, cwd, env, executable, preexec_fn)
        self._python = None
        if self._command.python:
            self._start_python(stdin, stdout, stderr, bufsize, cwd, env)
            return
        self._label = f"subprocess {self._command.label}"
        self._started = _monotonic()
        self._result = None
        self.returncode = None
        self.pid = _take_pid()
        self.stdin = self._input = _Input() if stdin == PIPE else None
        if self.stdin is not None and self._encoding:
            self.stdin = io.TextIOWrapper(self.stdin, self._encoding, write_through=True)
        self.stdout = _Output(self, self._encoding) if stdout == PIPE else None
        self.stderr = _Output(self, self._encoding) if stderr == PIPE else None
        # Its input: the output of another command, or what is there now.
        self._source = stdin if isinstance(stdin, _Output) else None
        self._given = b"" if self._source is not None else _given_by(stdin)
        if not self._waits_for_input():
            self._plan_now()

    def _start_python(self, stdin, stdout, stderr, bufsize, cwd, env):
        streams = [self._kept(stream) for stream in (stdin, stdout, stderr)]
        python = self._python = _PythonCommand(self._command.python, *streams, cwd, env)
        self.returncode = None
        self.pid = python.pid
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            stream = None
            if python.ends[number] is not None:
                kind = "wb" if number == 0 else "rb"
                stream = open(python.ends[number], kind, -1 if bufsize == 1 and self._encoding else bufsize)
                if self._encoding:
                    through = {"write_through": True, "line_buffering": bufsize == 1} if number == 0 else {}
                    stream = io.TextIOWrapper(stream, self._encoding, self._errors, **through)
            setattr(self, name, stream)

    @staticmethod
    def _kept(stream):
        """A stream that Python may have: what is in memory alone goes through a file."""
        if isinstance(stream, _Output):
            stream._process._plan_now()
            data = stream.contents()
            import _pipes
            import _descriptors
            import os
            reader, writer = _pipes.pipe()
            _descriptors.opened(reader).given(data)
            os.close(writer)
            return reader
        return stream

    def _finish_plan(self, given):
        """What the command does is known once its input is."""
        pieces, seconds, status = self._command.run(given)
        out = b"".join(piece[1] for piece in pieces)
        err = b"".join(piece[2] for piece in pieces)
        if self._wants[1] == STDOUT:
            out, err = out + err, b""
        self._result = self._started + seconds, status
        for name, wanted, data in (("stdout", self._wants[0], out), ("stderr", self._wants[1], err)):
            if wanted == PIPE:
                getattr(self, name).fill(data)
            elif data and wanted not in (DEVNULL, STDOUT):
                _hand_to(name, wanted, data)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        try:
            self._close_all()
        finally:
            self.wait()

    __class_getitem__ = classmethod(type(list[int]))

    def _close_all(self):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream is not None:
                stream.close()

    def _waits_for_input(self):
        """Whether the command reads what has not ended yet."""
        if self._result is not None or not self._command.reads:
            return False
        if self._source is not None:
            return self._source._process._waits_for_input()
        return self._input is not None and not self._input.closed

    def _plan_now(self):
        if self._result is not None:
            return
        if self._source is None:
            self._finish_plan(self._given if self._input is None else self._input.contents())
            return
        self._source._process._plan_now()
        self._finish_plan(self._source.contents())
        # It can go on when the other one has ended.
        end, status = self._result
        self._result = max(end, self._source._process._result[0]), status

    def poll(self):
        if self._python is not None:
            self.returncode = self._python.status
        elif self.returncode is None and not self._waits_for_input():
            self._plan_now()
            if _monotonic() >= self._result[0]:
                self.returncode = self._result[1]
        return self.returncode

    def wait(self, timeout=None):
        if self._python is not None:
            self.returncode = self._python.wait(timeout)
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
            return self.returncode
        if timeout is not None and self._waits_for_input():
            _service(self._label, timeout)
            raise TimeoutExpired(self.args, timeout)
        if self.returncode is None:
            self._plan_now()
        if self.poll() is None:
            left = self._result[0] - _monotonic()
            if timeout is not None and timeout < left:
                _service(self._label, timeout)
                raise TimeoutExpired(self.args, timeout)
            _service(self._label, left)
            self.returncode = self._result[1]
        return self.returncode

    def communicate(self, input=None, timeout=None):
        if self._python is not None:
            return self._talk(input, timeout)
        if timeout is not None:
            # It complains of what is no number of seconds.
            _monotonic() + timeout
        if self._is_talking and input:
            raise ValueError("Cannot send input after starting communication")
        if self._said is not None:
            return self._said
        # A single pipe is read or written as the program would do it.
        is_single = timeout is None and (self.stdin, self.stdout, self.stderr).count(None) >= 2
        if self.stdin is not None and not self._is_talking:
            if not is_single:
                self.stdin.flush()
            if input:
                self.stdin.write(input)
            self.stdin.close()
        for stream in (self.stdout, self.stderr):
            if stream is not None:
                stream._check_open("read")
        self._is_talking = not is_single
        if timeout is not None and self.stdin is self.stdout is self.stderr is None:
            # Without a pipe, what is told of is the time that was left.
            timeout = float(timeout)
        self.wait(timeout)
        said = tuple([None if stream is None else self._text(stream.rest()) for stream in (self.stdout, self.stderr)])
        if self._is_talking:
            self._said = said
        self._close_all()
        return said

    def _talk(self, input, timeout):
        """Give another Python its input while its output is taken."""
        import select
        if self._is_talking and input:
            raise ValueError("Cannot send input after starting communication")
        deadline = None if timeout is None else _monotonic() + timeout
        if self._said is None:
            self._said = {}
            self._unsent = input.encode(self._encoding, self._errors) if isinstance(input, str) else bytes(input or b"")
            if self.stdin is not None:
                _past_the_end(self.stdin.flush)
        self._is_talking = timeout is not None or (self.stdin, self.stdout, self.stderr).count(None) < 2
        found = self._said
        reads = [stream for stream in (self.stdout, self.stderr)
                 if stream is not None and not (self._is_talking and stream.closed)]
        for stream in reads:
            if stream.closed:
                stream.read()
            found.setdefault(stream, b"")
        writes = [] if self.stdin is None or self.stdin.closed else [self.stdin]
        while reads or writes:
            data = self._unsent
            left = None if deadline is None else max(deadline - _monotonic(), 0)
            readable, writable, _ = select.select(reads, writes if data else [], [], left if data or not writes else 0)
            if not data:
                for stream in writes:
                    _past_the_end(stream.close)
                writes = []
            for stream in writable:
                import os
                os.set_blocking(stream.fileno(), False)
                try:
                    self._unsent = data[os.write(stream.fileno(), data):]
                except BrokenPipeError:
                    self._unsent = b""
            for stream in readable:
                raw = getattr(stream, "buffer", stream)
                piece = raw.read1(65536) if hasattr(raw, "read1") else raw.read(65536)
                found[stream] += piece
                if not piece:
                    stream.close()
                    reads.remove(stream)
            if deadline is not None and _monotonic() >= deadline and (reads or writes):
                raise TimeoutExpired(self.args, timeout, found.get(self.stdout) or None, found.get(self.stderr) or None)
        self.wait(None if deadline is None else max(deadline - _monotonic(), 0))
        return self._text(found.get(self.stdout)), self._text(found.get(self.stderr))

    def _text(self, data):
        if data is None or self._encoding is None:
            return data
        return data.decode(self._encoding, self._errors).replace("\r\n", "\n").replace("\r", "\n")

    def send_signal(self, sig):
        if self._python is not None:
            self._python.signal(int(sig))
            return
        if self.poll() is None:
            self._result = _monotonic(), -int(sig)
            # It was ended before it wrote.
            if self.stdout is not None:
                self.stdout.fill(b"")

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    process = Popen(*popenargs, **kwargs)
    try:
        stdout, stderr = process.communicate(input, timeout)
    except TimeoutExpired:
        process.kill()
        process.wait()
        raise
    if check and process.returncode:
        raise CalledProcessError(process.returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, process.returncode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    process = Popen(*popenargs, **kwargs)
    try:
        return process.wait(timeout)
    except TimeoutExpired:
        process.kill()
        raise


def check_call(*popenargs, **kwargs):
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in "stdout", "check":
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        is_text = any(kwargs.get(name) for name in ("universal_newlines", "text", "encoding", "errors"))
        kwargs["input"] = "" if is_text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, stdout=PIPE, stderr=STDOUT, text=True)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd)[1]


def list2cmdline(seq):
    """The words as a line for Windows: a backslash counts there only before a quote."""
    import os
    import re
    words = []
    for word in map(os.fsdecode, seq):
        word = re.sub(r'(\\*)"', r'\1\1\\"', word)
        if not word or " " in word or "\t" in word:
            word = '"' + re.sub(r"(\\+)$", r"\1\1", word) + '"'
        words.append(word)
    return " ".join(words)
