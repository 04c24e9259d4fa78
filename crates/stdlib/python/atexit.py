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


def unregister(func, /):
    for index, call in enumerate(_callbacks):
        # The comparison may register or clear others.
        if call is not None and call[0] == func and index < len(_callbacks) and _callbacks[index] is call:
            _callbacks[index] = None


def _clear():
    _callbacks.clear()


def _ncallbacks():
    return len(_callbacks)


def _run_exitfuncs():
    # What is registered meanwhile is not called any more.
    index = len(_callbacks)
    while index:
        index -= 1
        call = _callbacks[index] if index < len(_callbacks) else None
        if call is None:
            continue
        func, args, kwargs = call
        try:
            func(*args, **kwargs)
        except BaseException as exc:
            from _vm import tell_ignored
            exc.__traceback__ = exc.__traceback__.tb_next
            tell_ignored(exc, f"Exception ignored in atexit callback {func!r}")
    _clear()
