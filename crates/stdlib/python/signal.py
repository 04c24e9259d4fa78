"""Signals: their names, and handlers for those that the program raises itself or has come after some time.

No others ever come. Handlers run in the main thread, which may wait for something else (`asyncio/src/interrupts.rs`).
"""

import _thread
import sys as _sys
from enum import IntEnum as _IntEnum
from operator import index as _index
from _signal_handlers import default_int_handler, handlers as _handlers, loops as _loops

Signals = _IntEnum("Signals", {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6, "SIGBUS": 7,
    "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14,
    "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20,
    "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27,
    "SIGWINCH": 28, "SIGIO": 29, "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64},
    module=__name__)
Handlers = _IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module=__name__)
Sigmasks = _IntEnum("Sigmasks", {"SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2}, module=__name__)

globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)

NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_WORDS = ("Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error",
          "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault",
          "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited",
          "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)",
          "Urgent I/O condition", "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired",
          "Profiling timer expired", "Window changed", "I/O possible", "Power failure", "Bad system call")


class ItimerError(OSError):
    pass


ItimerError.__name__ = ItimerError.__qualname__ = "itimer_error"


_handlers.setdefault(13, Handlers.SIG_IGN)
_handlers.setdefault(25, Handlers.SIG_IGN)


def _number(signalnum):
    number = _index(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def signal(signalnum, handler):
    import threading
    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    number = _number(signalnum)
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    old = getsignal(number)
    _handlers[number] = handler if callable(handler) else Handlers(handler)
    return old


def getsignal(signalnum):
    return _handlers.get(_number(signalnum), Handlers.SIG_DFL)


def raise_signal(signalnum, /):
    if not 0 <= _index(signalnum) < NSIG:
        raise OSError(22, "Invalid argument")
    if not signalnum:
        # It only asks whether a signal could be sent.
        return
    _come(_number(signalnum), False, _sys._getframe(1))


def _come(number, wakes, frame=None):
    """A signal comes. Another thread than the main one leaves it to that, and may wake it."""
    if _thread.get_ident() == _thread._get_main_thread_ident():
        _deliver(number, frame or _sys._getframe(2))
        return
    handler = getsignal(number)
    if number in _blocked or not callable(handler):
        _deliver(number, frame)
        return
    loop = _loops.get(number)
    if loop is not None:
        loop._signal_came(number)
        if getattr(handler, "__name__", None) == "_sighandler_noop":
            return
    # The runner of a loop knows how to hear of it.
    hear = getattr(handler, "_from_another_thread", None)
    if hear is not None:
        hear()
        return
    import _processes
    if _processes.current() != 0:
        import _vm
        _vm.refuse("a signal from another thread is not available in Interleave: the main thread would be "
                   "interrupted wherever it is")
    _thread._interrupt(lambda: _deliver(number, _interrupted()), wakes)


def _deliver(number, frame=None):
    if number in _blocked:
        _pending.add(number)
        _release(_waiting)
        return
    handler = getsignal(number)
    if handler == Handlers.SIG_IGN:
        return
    if handler == Handlers.SIG_DFL:
        if number in (17, 18, 23, 28):
            return
        import _vm
        _vm.refuse(f"signal {number} without a handler is not available in Interleave: it would kill the program")
    if _wakeup != -1:
        _tell_wakeup(number)
    # The loop hears of it also where the program has given the signal another handler since.
    loop = _loops.get(number)
    if loop is not None:
        loop._signal_came(number)
    handler(number, frame or _sys._getframe(1))
    _release(_pausing)


# Signals that are kept back, those of them that have come, and the locks of threads that wait for one.
_blocked, _pending = set(), set()
_pausing, _waiting = [], []


def _release(locks):
    for lock in locks:
        lock.release()
    locks.clear()


def _wait(locks):
    lock = _thread.allocate_lock()
    lock.acquire()
    locks.append(lock)
    lock.acquire()


def pause():
    _wait(_pausing)


def sigwait(sigset):
    wanted = {_number(signalnum) for signalnum in sigset}
    while not (come := _pending & wanted):
        _wait(_waiting)
    number = min(come)
    _pending.discard(number)
    return _named(number)


def sigpending():
    return set(map(_named, _pending))


def _named(number):
    return Signals(number) if number in Signals._value2member_map_ else number


def pthread_sigmask(how, mask):
    mask = {_number(signalnum) for signalnum in mask}
    old = set(map(_named, _blocked))
    if how == SIG_SETMASK:
        _blocked.clear()
    elif how not in (SIG_BLOCK, SIG_UNBLOCK):
        raise OSError(22, "Invalid argument")
    if how == SIG_UNBLOCK:
        _blocked.difference_update(mask)
    else:
        _blocked.update(mask - {9, 19})
    for number in sorted(_pending - _blocked):
        _pending.discard(number)
        _deliver(number, _sys._getframe(1))
    return old


def pthread_kill(thread_id, signalnum, /):
    if _index(signalnum):
        _come(_number(signalnum), thread_id == _thread._get_main_thread_ident(), _sys._getframe(1))


def _rings():
    _deliver(14, _interrupted())


def _interrupted():
    """The frame in which a signal finds the main thread: functions of this module are native in CPython."""
    frame = _sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return frame


def _set_timer(seconds, interval):
    import _processes
    if _processes.current() != 0:
        import _vm
        _vm.refuse("signal.alarm is not available in Interleave within another process")
    return _thread._alarm(_rings, seconds, interval)


def alarm(seconds, /):
    left = _set_timer(max(_index(seconds), 0), 0)[0]
    # As the system counts: what is left is rounded, but never to nothing.
    return max(int(left + 0.5), 1) if left else 0


def setitimer(which, seconds, interval=0.0, /):
    if seconds < 0 or interval < 0 or which not in (0, 1, 2):
        raise ItimerError(22, "Invalid argument")
    if which:
        import _vm
        _vm.refuse("signal.setitimer is not available in Interleave for timers of work: ITIMER_REAL is")
    return _set_timer(seconds, interval)


def getitimer(which, /):
    if which not in (0, 1, 2):
        raise ItimerError(22, "Invalid argument")
    return (0.0, 0.0) if which else _thread._alarm()


def strsignal(signalnum, /):
    number = _number(signalnum)
    if number > 33:
        return f"Real-time signal {number - 34}"
    return _WORDS[number - 1] if number <= len(_WORDS) else None


def valid_signals():
    return {Signals(n) if n in Signals._value2member_map_ else n for n in range(1, NSIG) if n not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


# Where the numbers of signals that come are written to.
_wakeup = -1


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    global _wakeup
    import os
    fd = _index(fd)
    if _thread.get_ident() != _thread._get_main_thread_ident():
        raise ValueError("set_wakeup_fd only works in main thread of the main interpreter")
    if fd != -1 and os.get_blocking(fd):
        raise ValueError(f"the fd {fd} must be in non-blocking mode")
    _wakeup, old = fd, _wakeup
    return old


def _tell_wakeup(number):
    import os
    try:
        os.write(_wakeup, bytes([number]))
    except OSError:
        # Nobody has read what came before.
        pass


def __getattr__(name):
    if name in ("sigwaitinfo", "sigtimedwait"):
        import _vm
        _vm.refuse(f"signal.{name} is not available in Interleave: no signal comes from outside of the program")
    raise AttributeError(f"module 'signal' has no attribute '{name}'")
