"""Where memory was allocated: here only for coroutines that were never awaited, in the warning of that."""

# Warnings that are told without it do not ask here.
import warnings as _warnings

_tracing = False
_limit = 1


def start(nframe=1, /):
    """Begin to remember where objects are made."""
    global _tracing, _limit
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    _tracing, _limit = True, nframe


def stop():
    """Forget it all, and go on without."""
    global _tracing
    _tracing = False


def is_tracing():
    return _tracing


def get_traceback_limit():
    return _limit


def clear_traces():
    pass


def _place_of(source):
    """What a warning says about its source, which tells of itself where it was made."""
    if not (isinstance(source, tuple) and source[1]):
        return ""
    import _vm
    _, file, number = source
    text = f'Object allocated at (most recent call last):\n  File "{file}", lineno {number}\n'
    line = _vm.source_line(file, number)
    return text + f"    {line.strip()}\n" if line else text
