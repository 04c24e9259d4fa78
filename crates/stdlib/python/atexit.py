"""Functions that run when the program ends."""

_callbacks = []


def register(*args, **kwargs):
    if not args:
        raise TypeError("register() takes at least 1 argument (0 given)")
    func, *rest = args
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, rest, kwargs))
    return func


def unregister(func):
    for index, call in enumerate(_callbacks):
        if call is not None and call[0] == func:
            _callbacks[index] = None


def _clear():
    _callbacks.clear()


def _ncallbacks():
    return len(_callbacks)


def _run_exitfuncs():
    while _callbacks:
        call = _callbacks.pop()
        if call is None:
            continue
        func, args, kwargs = call
        try:
            func(*args, **kwargs)
        except BaseException as exc:
            import sys
            from types import SimpleNamespace
            sys.unraisablehook(SimpleNamespace(
                exc_type=type(exc), exc_value=exc, exc_traceback=exc.__traceback__,
                err_msg=f"Exception ignored in atexit callback {func!r}", object=None))
