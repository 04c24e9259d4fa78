"""A process: a function that runs beside the others, on its own copies."""

import itertools
import sys

import _mp_kernel
import _mp_pickle
import _processes
import _thread

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

_process_counter = itertools.count(1)
_children = set()


def current_process():
    return _current_process


def active_children():
    """The processes that were started here and are not over."""
    _cleanup()
    return list(_children)


def parent_process():
    return _parent_process


def _cleanup():
    for child in list(_children):
        if child._life.exitcode is not None:
            _children.discard(child)


class BaseProcess:
    _start_method = "fork"

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        count = next(_process_counter)
        self._identity = _current_process._identity + (count,)
        self._config = _current_process._config.copy()
        self._parent_pid = _processes.pid()
        self._parent_name = _current_process.name
        self._life = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + "-" + ":".join(str(i) for i in self._identity)
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """What the process does; a subclass may replace it."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Begin the process; it runs beside this one from here on."""
        self._check_closed()
        assert self._life is None, "cannot start a process twice"
        assert self._parent_pid == _processes.pid(), "can only start a process object created by current process"
        assert not _current_process._config.get("daemon"), "daemonic processes are not allowed to have children"
        _cleanup()
        forked = self._start_method == "fork"
        number = _processes.create(forked)
        state = self.__dict__.copy()
        handed = {name: _mp_pickle.hand_over(value, not forked, number) for name, value in state.items()}
        kind = _mp_pickle.hand_over(type(self), not forked)
        main = _mp_pickle.snapshot(sys.modules["__main__"]) if forked else None
        self._life = life = _mp_kernel.Life(number)
        handed["_life"] = (None, False, life)
        method = None if forked else _default_method()
        _thread.start_joinable_thread(lambda: _run(life, kind, handed, main, method), handle=life.handle,
                                      daemon=True, _process=number, _name=self._name)
        del self._target, self._args, self._kwargs
        _children.add(self)

    def terminate(self):
        """End it where it stands (SIGTERM)."""
        self._check_closed()
        self._life.terminate()

    def kill(self):
        """End it where it stands (SIGKILL)."""
        self._check_closed()
        self._life.kill()

    def join(self, timeout=None):
        """Wait until it is over, or for timeout seconds."""
        self._check_closed()
        assert self._parent_pid == _processes.pid(), "can only join a child process"
        assert self._life is not None, "can only join a started process"
        _processes.sync()
        _thread._label(self._life.handle, "join", self._name)
        self._life.handle.join(timeout)
        if self._life.exitcode is not None:
            _children.discard(self)

    def is_alive(self):
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == _processes.pid(), "can only test a child process"
        if self._life is None:
            return False
        _processes.sync()
        if self._life.exitcode is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        """Let go of a process that is over."""
        if self._life is not None:
            if self._life.exitcode is None:
                raise ValueError("Cannot close a process while it is still running. You should first call "
                                 "join() or terminate().")
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._life is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        return b"authkey"

    @property
    def exitcode(self):
        self._check_closed()
        if self._life is None:
            return None
        _processes.sync()
        return self._life.exitcode

    @property
    def ident(self):
        self._check_closed()
        if self is _current_process:
            return _processes.pid()
        return self._life and self._life.pid

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        if self._life is None:
            raise ValueError("process not started")
        return self._life.sentinel

    def __reduce_ex__(self, protocol):
        raise TypeError("Pickling an AuthenticationString object is disallowed for security reasons")

    def __repr__(self):
        if self is _current_process:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._life is None:
            status = "initial"
        else:
            code = self._life.exitcode
            status = "started" if code is None else "stopped"
        info = [type(self).__name__, f"name={self._name!r}"]
        if self._life is not None and not self._closed:
            info.append(f"pid={self._life.pid}")
        info.append(f"parent={self._parent_pid}")
        info.append(status)
        if status == "stopped":
            code = self._life.exitcode
            info.append(f"exitcode={_exitcode_names.get(code, code)}")
        if self.daemon:
            info.append("daemon")
        return f"<{' '.join(info)}>"


_exitcode_names = {-15: "-SIGTERM", -9: "-SIGKILL"}


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._life = None
        self._closed = False
        self._config = {"authkey": b"authkey", "semprefix": "/mp"}

    def close(self):
        pass


class _ParentProcess:
    def __init__(self, name, pid):
        self._name = name
        self._pid = pid

    name = property(lambda self: self._name)
    ident = pid = property(lambda self: self._pid)
    exitcode = property(lambda self: None)
    daemon = property(lambda self: False)

    def is_alive(self):
        return True

    def join(self, timeout=None):
        pass


_parent_process = None
_current_process = _MainProcess()


def _default_method():
    from . import context
    return context._default_context.get_start_method()


def prepare(method):
    """Set the start method of a new process that is no copy of its parent; in that process."""
    if method is not None:
        from multiprocessing import context
        context._default_context.set_start_method(method, force=True)


def _run(life, kind, handed, main, method):
    """The life of a process, from its start to its end.

    This runs in the new process, with code of the one that started it.
    """
    _mp_kernel.at_exit(life.process, life.end_at_once)
    exitcode = 1
    try:
        prepare(method)
        _processes.boot()
        mark = _processes.mark()
        # The new process has this module as well, with a state of its own.
        from multiprocessing import process
        _processes.unmark(mark, 0)
        exitcode = process._bootstrap(kind, handed, main)
    except Exception:
        import traceback
        traceback.print_exc()
    finally:
        _processes.sync()
        life.end(exitcode)
        _processes.end(life.process, exitcode)


def _adopt(name, parent, main):
    """Be a process of a pool of `concurrent.futures`."""
    global _current_process, _parent_process
    if main is not None:
        _mp_pickle.adopt(sys.modules["__main__"].__dict__, main)
    self = object.__new__(BaseProcess)
    self.__dict__.update(_identity=(_processes.current(),), _config={}, _parent_pid=parent, _life=None,
                         _closed=False, _name=name)
    _current_process = self
    _parent_process = _ParentProcess("MainProcess", parent)


def _bootstrap(kind, handed, main):
    """Run a process object that came from the parent; gives the exit code."""
    global _current_process, _parent_process, _process_counter
    mark = _processes.mark()
    if main is not None:
        _mp_pickle.adopt(sys.modules["__main__"].__dict__, main)
        # Those of its parent are not for a process that is forked.
        _exit_functions("_clear")
    self = object.__new__(_mp_pickle.taken(kind))
    for name, value in handed.items():
        self.__dict__[name] = _mp_pickle.taken(value)
    _process_counter = itertools.count(1)
    _current_process = self
    _parent_process = _ParentProcess(self._parent_name, self._parent_pid)
    import threading
    _processes.unmark(mark, 0)
    exitcode = 1
    try:
        try:
            self.run()
            exitcode = 0
        finally:
            _exit_function()
    except SystemExit as exc:
        if exc.code is None:
            exitcode = 0
        elif isinstance(exc.code, int):
            exitcode = exc.code & 0xff
        else:
            sys.stderr.write(str(exc.code) + "\n")
            exitcode = 1
    except:
        import traceback
        sys.stderr.write(f"Process {self.name}:\n")
        traceback.print_exc()
    finally:
        threading._shutdown()
        _exit_functions("_run_exitfuncs")
    return exitcode


def _exit_functions(what):
    """Run or forget the exit functions of this process, if it has some."""
    module = sys.modules.get("atexit")
    if module is not None:
        getattr(module, what)()


def _exit_function():
    """End the daemons among the children, and wait for the others."""
    for child in sorted(active_children(), key=lambda child: child._identity):
        if child.daemon:
            child._life.terminate()
    for child in sorted(active_children(), key=lambda child: child._identity):
        child.join()


if _processes.current() == 0:
    import atexit
    atexit.register(_exit_function)
