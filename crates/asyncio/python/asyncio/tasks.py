"""Tasks, and waiting for several of them.

Task and the registry of tasks are native.  Where CPython keeps a set
of futures, a dict keeps them here, so that their order is the order of
creation.
"""

import _asyncio
from _asyncio import (
    CancelledError,
    Future,
    Task,
    _child_done,
    _current_tasks,
    _eager_tasks,
    _enter_task,
    _label,
    _leave_task,
    _plain_children,
    _register_eager_task,
    _register_task,
    _scheduled_tasks,
    _shortcut,
    _sleep,
    _swap_current_task,
    _unregister_eager_task,
    _unregister_task,
    _watch,
    all_tasks,
    current_task,
    get_running_loop,
)

from . import coroutines
from . import events
from . import exceptions
from . import futures

__all__ = (
    "Task", "create_task",
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED",
    "wait", "wait_for", "as_completed", "sleep",
    "gather", "shield", "ensure_future", "run_coroutine_threadsafe",
    "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory",
    "_register_task", "_unregister_task", "_enter_task", "_leave_task",
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_CoroutineType = coroutines.CoroutineType


@_shortcut
async def sleep(delay, result=None):
    """Wait for `delay` seconds."""
    return await _sleep(delay, result)


@_shortcut
def create_task(coro, *, name=None, context=None):
    """Run a coroutine as a task of the running loop."""
    loop = get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future for a coroutine or another awaitable; a future as it is."""
    close = True
    if type(coro_or_future) is not _CoroutineType:
        if futures.isfuture(coro_or_future):
            if loop is not None and \
                    loop is not futures._get_loop(coro_or_future):
                raise ValueError("The future belongs to a different loop "
                                 "than the one specified as the loop "
                                 "argument")
            return coro_or_future
        if not coroutines.iscoroutine(coro_or_future):
            if not coroutines._isawaitable(coro_or_future):
                raise TypeError("An asyncio.Future, a coroutine or an "
                                "awaitable is required")
            coro_or_future = _wrap_awaitable(coro_or_future)
            close = False

    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if close:
            coro_or_future.close()
        raise


async def _wrap_awaitable(awaitable):
    return await awaitable


# The name that the reprs of its tasks show.
_wrap_awaitable.__qualname__ = "ensure_future.<locals>._wrap_awaitable"


# wait() and wait_for().


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for tasks or futures; return the sets (done, pending)."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")

    fs = dict.fromkeys(fs)
    for f in fs:
        if coroutines.iscoroutine(f):
            raise TypeError("Passing coroutines is forbidden, use tasks "
                            "explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    """Wait for a collection of futures, which is not empty."""
    assert fs, "Set of Futures is empty."
    waiter = loop.create_future()
    _label(waiter, "many", "wait")
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if left > 0 and return_when != FIRST_COMPLETED and (
                return_when != FIRST_EXCEPTION or f.cancelled()
                or f.exception() is None):
            return
        if timer is not None:
            timer.cancel()
        if not waiter.done():
            waiter.set_result(None)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)

    done = set()
    pending = set()
    for f in fs:
        if f.done():
            done.add(f)
        else:
            pending.add(f)
    return done, pending


async def wait_for(fut, timeout):
    """Wait for one awaitable, and cancel it when the time is over."""
    if timeout is not None and timeout <= 0:
        # The awaitable gets no time at all: a coroutine does not start.
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc

    async with _limit(timeout):
        return await fut


def _limit(delay):
    """Stands in for timeouts.timeout until the first call imports it."""
    global _limit
    from .timeouts import timeout as _limit
    return _limit(delay)


async def _cancel_and_wait(fut):
    """Cancel a future and wait until it is done."""
    waiter = get_running_loop().create_future()
    _label(waiter, "many", "wait_for")

    def release(_):
        _release_waiter(waiter)

    fut.add_done_callback(release)
    try:
        fut.cancel()
        # Not the future itself: this wait must be cancellable alone.
        await waiter
    finally:
        fut.remove_done_callback(release)


# as_completed().


class _AsCompletedIterator:
    """Gives futures, or coroutines for their results, as they complete."""

    def __init__(self, aws, timeout):
        from .queues import Queue
        self._done = Queue()
        self._done._kind = "many"
        self._timeout_handle = None

        loop = events.get_event_loop()
        todo = {}
        for aw in dict.fromkeys(aws):
            todo[ensure_future(aw, loop=loop)] = None
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout,
                                                   self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            # None makes one waiter raise TimeoutError.
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            # The time was over before.
            return
        del self._todo[f]
        self._done.put_nowait(f)
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """Iterate over awaitables in the order in which they complete.

    `async for` gives the tasks and futures; `for` gives coroutines, and
    awaiting the n-th of them gives the result of the n-th to complete.
    """
    if coroutines._isawaitable(fs):
        raise TypeError("expects an iterable of awaitables, not "
                        f"{type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# gather() and shield().


class _GatheringFuture(Future):
    """The future of gather(): to cancel it is to cancel the children."""

    def __init__(self, children, return_exceptions):
        super().__init__(loop=futures._get_loop(children[0]))
        self._children = children
        # How many of them are not done.
        self._left = 0
        self._return_exceptions = return_exceptions
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        any_cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                any_cancelled = True
        if any_cancelled:
            # The outcome is a cancellation, whatever the children make of it.
            self._cancel_requested = True
        return any_cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """Run awaitables together; return a future for the list of results."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer

    children = _plain_children(coros_or_futures)
    if children is None:
        children = _children(coros_or_futures)
    outer = _GatheringFuture(children, return_exceptions)
    _label(outer, "many", "gather")

    def _done_callback(fut):
        _child_done(outer, fut)

    _watch(outer, _done_callback)
    return outer


def _children(coros_or_futures):
    """A future for each of the awaitables, whatever they are."""
    futs = {}
    loop = None
    for arg in coros_or_futures:
        if arg in futs:
            # The same awaitable twice.
            continue
        fut = ensure_future(arg, loop=loop)
        if loop is None:
            loop = futures._get_loop(fut)
        if fut is not arg:
            # The caller never sees the task: do not warn about it.
            fut._log_destroy_pending = False
        futs[arg] = fut
    return [futs[arg] for arg in coros_or_futures]


def shield(arg):
    """A future for an awaitable that is not cancelled with its waiter."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()
    _label(outer, "many", "shield")

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                # The exception counts as retrieved.
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        exc = inner.exception()
        if exc is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# Other threads, other factories.


def run_coroutine_threadsafe(coro, loop):
    """Run a coroutine in a loop of another thread.

    Returns a future of concurrent.futures.
    """
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    future = Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks take their first step at once."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(
            coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)

# CPython's tests know the native class, and its twin in Python, by these names: here they are one.
_PyTask = _CTask = Task
