"""The handlers of signals, apart from `signal`, so that a loop need not import all of it."""

__name__ = "_signal"


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


# What is not here has the system's own effect.
handlers = {2: default_int_handler}

# The event loops that handle a signal.
loops = {}


def interrupt(signum=2, /):
    """`_thread.interrupt_main`: as if the signal had come. A main thread that waits hears of it when it goes on."""
    import _thread
    import sys
    if not 1 <= signum < 65:
        raise ValueError("signal number out of range")
    handler = handlers.get(signum)
    if not callable(handler):
        return
    if _thread.get_ident() == _thread._get_main_thread_ident():
        handler(signum, sys._getframe(1))
        return
    import _processes
    if _processes.current() != 0:
        import _vm
        _vm.refuse("interrupt_main() from another thread is not available in Interleave: the main thread would be "
                   "interrupted wherever it is")
    _thread._interrupt(lambda: handler(signum, sys._getframe(1)), False)
