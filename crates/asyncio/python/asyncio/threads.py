"""Running a function in a thread."""

from functools import partial

from _asyncio import get_running_loop
from _contextvars import copy_context

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Call func in a thread of the default executor; return its result.

    The thread sees the context variables of the caller.
    """
    call = partial(copy_context().run, func, *args, **kwargs)
    return await get_running_loop().run_in_executor(None, call)
