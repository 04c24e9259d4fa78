"""Futures of threads and processes.  The pools are loaded on first use."""

from ._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)

__all__ = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
    "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future",
    "Executor", "wait", "as_completed", "ProcessPoolExecutor",
    "ThreadPoolExecutor",
)


def __getattr__(name):
    if name == "ThreadPoolExecutor":
        from .thread import ThreadPoolExecutor as value
    elif name == "ProcessPoolExecutor":
        from .process import ProcessPoolExecutor as value
    else:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__():
    return [*__all__, "__doc__"]
