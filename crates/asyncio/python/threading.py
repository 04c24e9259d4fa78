"""Threads and what they wait for, over the simulated threads of `_thread`.

A lock is native.  Everything else that a thread can wait for is built of
locks as CPython builds it, because the order in which threads go on follows
from that.
"""

import sys as _sys
import _thread
from _weakref import ref as _ref
from _collections import deque as _deque
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate",
    "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore",
    "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "setprofile", "settrace", "local", "stack_size",
    "excepthook", "ExceptHookArgs", "gettrace", "getprofile",
    "setprofile_all_threads", "settrace_all_threads", "get_native_id",
]

_start_joinable_thread = _thread.start_joinable_thread
_allocate_lock = _thread.allocate_lock
_thread_shutdown = _thread._shutdown
_make_thread_handle = _thread._make_thread_handle
_ThreadHandle = _thread._ThreadHandle
_get_main_thread_ident = _thread._get_main_thread_ident
_PyRLock = _CRLock = _thread.RLock
# Tells the trace what a lock that a thread is about to wait for stands for.
_label = getattr(_thread, "_label", None)
_taken = _thread._taken
_given_back = _thread._given_back

Lock = _thread.LockType
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
get_ident = _thread.get_ident
get_native_id = getattr(_thread, "get_native_id", get_ident)
local = _thread._local
stack_size = getattr(_thread, "stack_size", None)


# Tracing and profiling hooks are accepted and never called.
_trace_hook = None
_profile_hook = None


def settrace(func):
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


settrace_all_threads = settrace
setprofile_all_threads = setprofile


def _deprecated(old, new):
    import warnings
    warnings.warn(f"{old}() is deprecated, {new} instead",
                  DeprecationWarning, stacklevel=3)


def RLock(*args, **kwargs):
    """A lock that its owner may take again."""
    if args or kwargs:
        import warnings
        warnings.warn("Passing arguments to RLock is deprecated and will be "
                      "removed in 3.15", DeprecationWarning, stacklevel=2)
    return _CRLock(*args, **kwargs)


class Condition:
    """A lock whose holder can sleep until another holder calls notify().

    Each sleeper has a lock of its own, which notify() releases.
    """

    # (kind, owner) for the trace, when the condition is part of another
    # object: a weak reference to it, for it keeps the condition.
    _label_as = None

    def _part_of(self, kind, owner):
        self._label_as = kind, _ref(owner)

    def _label_for(self, waiter):
        kind, owner = self._label_as or ("condition", self)
        _label(waiter, kind, owner() if type(owner) is _ref else owner)

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
            _thread._of_condition(lock, self)
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A reentrant lock knows its owner and how often it was taken.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Give the lock back, sleep until notified, take the lock again.

        Returns False if the time was over first.
        """
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        if _label is not None:
            self._label_for(waiter)
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; return what it returned last."""
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _time() + left
                else:
                    left = end - _time()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake the n threads that have slept longest."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # Notified before, but it has not run yet.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A counter of free places; acquire() waits while there is none."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._cond._part_of("semaphore", self)
        self._value = value
        # Places that the trace was told to be taken.
        self._told = 0

    def _tell_release(self):
        if self._told:
            self._told -= 1
            _given_back(self)

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}>")

    def acquire(self, blocking=True, timeout=None):
        """Take a place; False if there was none in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
        if _taken(self, "semaphore"):
            self._told += 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Give n places back."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._tell_release()
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to have more places than at first."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._tell_release()
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._cond._part_of("event", self)
        self._flag = False

    def __repr__(self):
        cls = type(self)
        status = "set" if self._flag else "unset"
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"{status}>")

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is up; False if the time was over first."""
        with self._cond:
            up = self._flag
            if not up:
                up = self._cond.wait(timeout)
            return up


_name_count = 0


def _newname(template):
    global _name_count
    _name_count += 1
    return template % _name_count


# Threads by their identifier, and those that are about to start.
_active_limbo_lock = RLock()
_active = {}
# The name under which tests count threads.
_dangling = _active
_limbo = {}


class Thread:
    """A function that runs beside the others."""

    _initialized = False
    # For a thread that is a process of its own.
    _start_options = {}

    def __init__(self, group=None, target=None, name=None, args=(),
                 kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._handle = _ThreadHandle()
        self._started = Event()
        self._own_hooks = _hooks()
        self._initialized = True

    def _check_initialized(self):
        assert self._initialized, "Thread.__init__() not called"

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread, and let it run until it first waits."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle,
                                   daemon=self.daemon, **self._start_options)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does; a subclass may replace it."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            self._bootstrap_inner()
        finally:
            with _active_limbo_lock:
                del _active[get_ident()]

    def _bootstrap_inner(self):
        # A frame of its own, so that recursion ends where it does in CPython.
        try:
            self.run()
        except:
            _invoke_excepthook(self)

    def join(self, timeout=None):
        """Wait until the thread has ended, or for timeout seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        self._check_initialized()
        return self._name

    @name.setter
    def name(self, name):
        self._check_initialized()
        self._name = str(name)

    @property
    def ident(self):
        self._check_initialized()
        return self._ident

    @property
    def native_id(self):
        self._check_initialized()
        return self._ident

    def is_alive(self):
        self._check_initialized()
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        self._check_initialized()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name


class _ExceptHookArgs(tuple):
    """What excepthook is given."""

    __slots__ = ()
    __module__ = "_thread"
    n_fields = n_sequence_fields = 4
    n_unnamed_fields = 0

    def __new__(cls, sequence, dict={}):
        self = tuple.__new__(cls, sequence)
        if len(self) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(self)}-sequence given)")
        return self

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ("_thread._ExceptHookArgs(exc_type={!r}, exc_value={!r}, "
                "exc_traceback={!r}, thread={!r})".format(*self))


ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    """Report an exception that ended a thread."""
    if not isinstance(args, ExceptHookArgs):
        raise TypeError("_thread.excepthook argument type must be "
                        "ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        return
    import traceback
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value,
                              args.exc_traceback, file=stderr)
    stderr.flush()


__excepthook__ = excepthook


def _hooks():
    """The hooks that a thread falls back to which is made now."""
    if excepthook is None:
        raise RuntimeError("threading.excepthook is None")
    if _sys.excepthook is None:
        raise RuntimeError("sys.excepthook is None")
    return excepthook, _sys.excepthook


def _invoke_excepthook(thread):
    """Call the hook for the exception that is being handled."""
    own, own_of_sys = thread._own_hooks
    try:
        hook = excepthook
        if hook is None:
            hook = own
        hook(ExceptHookArgs([*_sys.exc_info(), thread]))
    except Exception as exc:
        exc.__suppress_context__ = True
        del exc
        print("Exception in threading.excepthook:", file=_sys.stderr,
              flush=True)
        hook = getattr(_sys, "excepthook", None)
        if hook is None:
            hook = own_of_sys
        hook(*_sys.exc_info())


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started.set()
        self._ident = _get_main_thread_ident()
        self._handle = _make_thread_handle(self._ident)
        _active[self._ident] = self


def current_thread():
    """The Thread object of the caller."""
    thread = _active.get(get_ident())
    if thread is None:
        from _threading_more import _DummyThread
        thread = _DummyThread()
    return thread


def currentThread():
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def active_count():
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


def enumerate():
    """All threads that are alive, oldest first."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    return _main_thread


_main_thread = _MainThread()

# What pools have to do before the threads are joined at the program's end.
_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *args, **kwargs):
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*args, **kwargs))


def _shutdown():
    """The machine calls this when the main module has ended."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done():
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    _main_thread._handle._set_done()
    _thread_shutdown()


def __getattr__(name):
    if name in ("Barrier", "BrokenBarrierError", "Timer", "_DummyThread"):
        import _threading_more
        value = getattr(_threading_more, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
