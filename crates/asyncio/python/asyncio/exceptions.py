"""The exceptions of asyncio.

CancelledError and InvalidStateError are native, since futures and tasks
raise them.
"""

from _asyncio import CancelledError, InvalidStateError

__all__ = (
    "BrokenBarrierError", "CancelledError", "InvalidStateError",
    "TimeoutError", "IncompleteReadError", "LimitOverrunError",
    "SendfileNotAvailableError",
)

# The built-in class, under the name that asyncio exports.
TimeoutError = TimeoutError


class SendfileNotAvailableError(RuntimeError):
    """There is no sendfile for this kind of file or socket."""


class IncompleteReadError(EOFError):
    """The stream ended before as many bytes came as were asked for."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of "
                         f"{wanted} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """The buffer is full and the separator has not been seen."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted, or reset while tasks waited at it."""
