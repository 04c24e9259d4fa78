"""The text of a future's repr.  Imported when one is asked for."""

import reprlib

from . import format_helpers
from .futures import isfuture

__all__ = ()

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def _format_callbacks(callbacks):
    def text(entry):
        return format_helpers._format_callback_source(entry[0], ())

    count = len(callbacks)
    if count <= 2:
        shown = ", ".join([text(entry) for entry in callbacks])
    else:
        shown = (f"{text(callbacks[0])}, <{count - 2} more>, "
                 f"{text(callbacks[-1])}")
    return f"cb=[{shown}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            # reprlib shortens long values.
            info.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        info.append(f"created at {place[0]}:{place[1]}")
    return info


@reprlib.recursive_repr()
def _future_repr(future):
    info = " ".join(_future_repr_info(future))
    return f"<{type(future).__name__} {info}>"
