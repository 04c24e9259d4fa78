"""The text of a task's repr, and its stack.  Imported when asked for."""

import reprlib

from . import base_futures
from . import coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    if task._fut_waiter is not None:
        info.insert(2, f"wait_for={task._fut_waiter!r}")
    if task._coro:
        coro = coroutines._format_coroutine(task._coro)
        info.insert(2, f"coro=<{coro}>")
    return info


@reprlib.recursive_repr()
def _task_repr(task):
    info = " ".join(_task_repr_info(task))
    return f"<{type(task).__name__} {info}>"


def _task_get_stack(task, limit):
    frame = None
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(task._coro, name):
            frame = getattr(task._coro, name)
            break

    if frame is not None and getattr(task._coro, "cr_running", False):
        # The frame that runs knows who called it.
        import sys
        caller = sys._getframe()
        while caller is not None and caller.f_code is not frame.f_code:
            caller = caller.f_back
        frame = caller or frame

    frames = []
    if frame is not None:
        # The newest frames are kept, the oldest comes first.
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        tb = task._exception.__traceback__
        while tb is not None and (limit is None or len(frames) < limit):
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    import linecache
    import traceback

    entries = []
    checked = set()
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        filename = code.co_filename
        if filename not in checked:
            checked.add(filename)
            linecache.checkcache(filename)
        line = linecache.getline(filename, frame.f_lineno, frame.f_globals)
        entries.append((filename, frame.f_lineno, code.co_name, line))

    exc = task._exception
    if not entries:
        print(f"No stack for {task!r}", file=file)
    elif exc is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(entries, file=file)
    if exc is not None:
        for line in traceback.format_exception_only(type(exc), exc):
            print(line, file=file, end="")
