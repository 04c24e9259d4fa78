"""Telling coroutines from other things, and describing them in reprs."""

import sys

__all__ = ("iscoroutinefunction", "iscoroutine")


async def _example():
    pass


_example = _example()
CoroutineType = type(_example)
_example.close()
del _example
_GeneratorType = type(_ for _ in ())

# Marks functions that are to be taken for coroutine functions.
_is_coroutine = object()


def _is_debug_mode():
    """Whether new loops start in debug mode."""
    flags = sys.flags
    if flags.dev_mode:
        return True
    # A program can only have set the variable if it has imported os.
    os = sys.modules.get("os")
    if os is None or flags.ignore_environment:
        return False
    return bool(os.environ.get("PYTHONASYNCIODEBUG"))


def iscoroutinefunction(func):
    """True if calling func returns a coroutine."""
    if getattr(func, "_is_coroutine", None) is _is_coroutine:
        return True
    import inspect
    return inspect.iscoroutinefunction(func)


def iscoroutine(obj):
    """True if obj is a coroutine object."""
    kind = type(obj)
    if kind is CoroutineType:
        return True
    # collections.abc.Coroutine accepts a class with these four methods.
    return _awaits(kind) and hasattr(kind, "send") and hasattr(kind, "throw") and hasattr(kind, "close")


def _awaits(kind):
    """Whether a class can be awaited; one says that it cannot by having None in place of the method."""
    return getattr(kind, "__await__", None) is not None


def _isawaitable(obj):
    """inspect.isawaitable, without importing inspect."""
    if type(obj) is CoroutineType or _awaits(type(obj)):
        return True
    # A generator that was decorated with types.coroutine.
    return type(obj) is _GeneratorType and bool(obj.gi_code.co_flags & 0x100)


def _format_coroutine(coro):
    """The text about a coroutine in the repr of its task."""
    name = (getattr(coro, "__qualname__", None)
            or getattr(coro, "__name__", None)
            or f"<{type(coro).__name__} without __name__>") + "()"

    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:
        place = _library_place(coro, name)
        if place is not None:
            how = "done, defined" if coro._is_done else "running"
            return f"{name} {how} at {place}"
        running = getattr(coro, "cr_running", None)
        if running is None:
            running = getattr(coro, "gi_running", False)
        return f"{name} running" if running else name

    file = code.co_filename or "<empty co_filename>"
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    if frame is not None:
        return f"{name} running at {file}:{frame.f_lineno}"
    return f"{name} done, defined at {file}:{code.co_firstlineno}"


def _library_place(coro, name):
    """Where the function of a coroutine of the library that has no frame is defined."""
    if not hasattr(coro, "_is_done"):
        return None
    from . import locks, queues, taskgroups, tasks
    for module in (tasks, locks, queues, taskgroups):
        found = module
        for part in name.removesuffix("()").split("."):
            found = getattr(found, part, None)
        code = getattr(found, "__code__", None)
        if code is not None:
            return f"{code.co_filename}:{code.co_firstlineno}"
    return None
