"""A pool of simulated processes.

Each is a thread that works on copies: the function, the arguments and the
result go through `_transfer`, which accepts what pickle accepts.
"""

import time

from . import _base
from . import thread
from ._transfer import transfer


class BrokenProcessPool(_base.BrokenExecutor):
    """A process ended unexpectedly."""


def _call(payload):
    # A process begins when the submitter next waits.
    time.sleep(0)
    fn, args, kwargs = payload
    return transfer(fn(*args, **kwargs))


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None,
                 initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            import os
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        super().__init__(max_workers, "Process", initializer, initargs)

    def submit(self, fn, /, *args, **kwargs):
        """Call fn in a process; return a future."""
        try:
            payload = transfer((fn, args, kwargs))
        except Exception as exc:
            future = _base.Future()
            future.set_exception(exc)
            return future
        return super().submit(_call, payload)

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout)
