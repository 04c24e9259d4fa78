"""Another Python that is started as a command: a process of its own, whose streams may be pipes.

What it has from the program that starts it are its source, its arguments, the environment, the working directory and
the descriptors of its streams.
"""

import _descriptors
import _disk
import _mp_kernel
import _processes
import _thread
import _vm

PIPE, STDOUT, DEVNULL = -1, -2, -3
_NAMES = ("python", "python3", "python3.13")
# The descriptors of the streams of the processes that are commands; None is a stream of the program itself.
_streams = {}


def is_python(word):
    import sys
    return word == sys.executable or word in _NAMES or word.rpartition("/")[2] in _NAMES


class _Source:
    """What a line of words has Python execute."""

    def __init__(self, words, cwd):
        self.unbuffered = False
        self.code = self.failure = self.path = None
        self.shows_version = False
        self.name, self.argv = "<stdin>", [""]
        at = 1
        while at < len(words) and words[at].startswith("-") and words[at] != "-":
            word = words[at]
            if word == "-c" and at + 1 < len(words):
                self.code, self.name, self.argv = words[at + 1] + "\n", "<string>", ["-c"] + words[at + 2:]
                return
            if word in ("-V", "--version"):
                self.shows_version = True
                return
            if word == "-u":
                self.unbuffered = True
            elif word not in ("-B", "-E", "-I", "-s", "-S", "-q"):
                _vm.refuse("these arguments of the command python are not simulated")
            at += 1
        if at == len(words) or words[at] == "-":
            self.argv = words[at:] or [""]
            return
        self.argv = words[at:]
        self.name = self.path = path = _disk.absolute(words[at] if cwd is None else _joined(cwd, words[at]))
        node = _disk.lookup(path)
        if node is not None and node.entries is None:
            self.code = bytes(node.data).decode()
        elif node is None and (own := _own_source(words[at])):
            self.code = own
        else:
            self.failure = f"{words[0]}: can't open file {path!r}: [Errno 2] No such file or directory\n"


def _joined(cwd, path):
    import os
    cwd = os.fsdecode(cwd)
    return path if path.startswith("/") else f"{cwd}/{path}"


def _own_source(path):
    """The source of the program itself, where it is meant."""
    import linecache
    import sys
    main = getattr(sys.modules["__main__"], "__file__", None)
    if main is None or path not in (main, sys.argv[0]) and _disk.absolute(path) != _disk.absolute(main):
        return None
    return "".join(linecache.getlines(main))


class PythonCommand:
    """A Python that runs beside the program."""

    def __init__(self, words, stdin, stdout, stderr, cwd, env):
        import os
        self._source = _Source(words, cwd)
        self._environ = {**(os.environ if env is None else env)}
        self._handlers = {}
        # The program's ends of the pipes.
        self.ends = [None, None, None]
        # What is closed when the process is over.
        self._own = []
        inherited = _streams.get(_processes.current(), [None, None, None])
        streams = [self._stream(number, wanted, inherited)
                   for number, wanted in enumerate((stdin, stdout))]
        streams.append(streams[1] if stderr == STDOUT else self._stream(2, stderr, inherited))
        # Raises where CPython would before there is another process.
        folder = _disk.getcwd() if cwd is None else _disk.absolute(_joined(cwd, ""))
        if cwd is not None and _disk.find(folder, cwd).entries is None:
            raise _disk.error(20, cwd)
        number = _processes.create(False, True)
        _streams[number] = streams
        _disk.folders[number] = folder
        self.life = _mp_kernel.Life(number)
        self.pid = self.life.pid
        # Called with the status when it is over.
        self.told = []
        _thread.start_joinable_thread(lambda: _live(self), handle=self.life.handle, daemon=True, _process=number,
                                      _name="python " + " ".join(self._source.argv[:2]).strip())

    def _stream(self, number, wanted, inherited):
        """The descriptor of one of its streams."""
        if wanted is None:
            return inherited[number]
        if wanted == PIPE:
            import _pipes
            reader, writer = _pipes.pipe()
            ours, theirs = (writer, reader) if number == 0 else (reader, writer)
            self.ends[number] = ours
            self._own.append(theirs)
            return theirs
        if wanted == DEVNULL:
            fd = _descriptors.open("/dev/null", 0 if number == 0 else 1)
            self._own.append(fd)
            return fd
        if isinstance(wanted, int):
            return wanted
        fd = _descriptors.number_of(_descriptors.opened(wanted.fileno()))
        self._own.append(fd)
        return fd

    @property
    def status(self):
        _processes.sync()
        return self.life.exitcode

    def wait(self, timeout=None):
        """The status, or None after so many seconds."""
        _processes.sync()
        _thread._label(self.life.handle, "join", "python")
        self.life.handle.join(timeout)
        return self.status

    def signal(self, number):
        if self.status is not None:
            return
        if number not in (9, 15) or callable(self._handlers.get(number)):
            _vm.refuse("of signals to another Python, SIGTERM and SIGKILL are simulated, without a handler for them")
        self.life.end_by(number)
        self._over(-number)

    def _over(self, status):
        for fd in self._own:
            if _descriptors.find(fd) is not None:
                _descriptors.close(fd)
        self._own = []
        for function in self.told:
            function(status)


def _live(command):
    """The life of the process, in its main thread."""
    life = command.life

    def end_at_once(status):
        life.end_at_once(status)
        command._over(status)

    _mp_kernel.at_exit(life.process, end_at_once)
    status = 1
    try:
        _processes.boot()
        status = _execute(command)
    finally:
        _processes.sync()
        life.end(status)
        command._over(status)
        _processes.end(life.process, status)


def _execute(command):
    """Executes the source; gives the status. What is imported here is the process's own."""
    import _signal_handlers
    import os
    import sys
    source, fds = command._source, _streams[_processes.current()]
    command._handlers = _signal_handlers.handlers
    os.environ.clear()
    os.environ.update(command._environ)
    sys.argv = source.argv
    sys.path = [source.path.rpartition("/")[0] if source.path else ""] + sys.path[1:]
    opened = {}
    for number, name in (0, "stdin"), (1, "stdout"), (2, "stderr"):
        if fds[number] is not None:
            opened[name] = _opened(fds[number], name, source.unbuffered)
            setattr(sys, name, opened[name])
            if number > 0:
                setattr(sys, f"__{name}__", opened[name])
    if source.shows_version:
        print("Python " + sys.version.split()[0])
        code = None
    elif source.failure:
        sys.stderr.write(source.failure)
        code = None
    else:
        code = sys.stdin.read() if source.code is None else source.code
    status = 2 if source.failure else 0
    if code is not None:
        status = _execute_code(code, source)
        threading = sys.modules.get("threading")
        if threading is not None:
            threading._shutdown()
        atexit = sys.modules.get("atexit")
        if atexit is not None:
            atexit._run_exitfuncs()
    for stream in opened.values():
        if stream is not sys.stdin:
            try:
                stream.flush()
            except OSError:
                status = 120
    return status


def _opened(fd, name, unbuffered):
    from _files import FileIO
    import io
    kind = "r" if name == "stdin" else "w"
    raw = FileIO(fd, kind, closefd=False)
    raw.name = f"<{name}>"
    if kind == "r":
        stream = io.TextIOWrapper(io.BufferedReader(raw), "utf-8")
    else:
        stream = io.TextIOWrapper(raw if unbuffered else io.BufferedWriter(raw), "utf-8",
                                  "backslashreplace" if name == "stderr" else "strict",
                                  line_buffering=name == "stderr", write_through=unbuffered)
    stream.mode = kind
    return stream


def _execute_code(text, source):
    import builtins
    import sys
    main = sys.modules["__main__"]
    main.__builtins__ = builtins
    if source.name != "<string>":
        main.__file__ = source.name
    try:
        if source.name != "<stdin>":
            _vm.keep_source()
        code = compile(text, source.name, "exec")
    except SyntaxError as exc:
        import traceback
        traceback.print_exception(type(exc), exc, None, file=sys.stderr)
        return 1
    try:
        exec(code, main.__dict__)
    except SystemExit as exc:
        if exc.code is None:
            return 0
        if isinstance(exc.code, int):
            return exc.code & 0xff
        sys.stderr.write(str(exc.code) + "\n")
        return 1
    except BaseException as exc:
        if sys.excepthook is sys.__excepthook__:
            import traceback
            traceback.print_exception(exc, file=sys.stderr)
        else:
            sys.excepthook(type(exc), exc, exc.__traceback__)
        return 1
    return 0
