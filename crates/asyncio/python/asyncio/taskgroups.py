"""Groups of tasks that end together."""

from _asyncio import (CancelledError, _label, _plain, _shortcut, current_task,
                      get_running_loop)

__all__ = ("TaskGroup",)


@_plain
class TaskGroup:
    """Waits for its tasks at the end of its `async with` block.

    If one of them fails, or the block does, the others are cancelled, and
    the exceptions are raised together as an exception group.
    """

    # What a group has before it gets its own: attributes that most groups set
    # late or never, so that a small group stays small.
    _exiting = False
    _aborting = False
    _parent_task = None
    _parent_cancel_requested = False
    _base_error = None
    _on_completed_fut = None

    def __init__(self):
        self._entered = False
        self._loop = None
        # The tasks that are not done, in the order of their creation.
        self._tasks = {}
        self._errors = []

    def __repr__(self):
        info = ""
        if self._tasks:
            info += f" tasks={len(self._tasks)}"
        if self._errors:
            info += f" errors={len(self._errors)}"
        if self._aborting:
            info += " cancelling"
        elif self._entered:
            info += " entered"
        return f"<TaskGroup{info}>"

    @_shortcut
    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(
                f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(
                f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    @_shortcut
    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._is_base_error(exc) \
                and self._base_error is None:
            self._base_error = exc

        cancellation = None
        if et is not None:
            if issubclass(et, CancelledError):
                cancellation = exc
            if not self._aborting:
                self._abort()

        # The parent may be cancelled while it waits here, and again.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                _label(self._on_completed_fut, "many", self)
            try:
                await self._on_completed_fut
            except CancelledError as ex:
                if not self._aborting:
                    cancellation = ex
                    self._abort()
            self._on_completed_fut = None
        self._end(et, exc, cancellation)

    def _end(self, et, exc, cancellation):
        """Raise what the block is left with, when all tasks are done."""
        if self._base_error is not None:
            raise self._base_error

        if self._parent_cancel_requested:
            # The group itself cancelled the parent.  If nobody else did,
            # the cancellation ends here.
            if self._parent_task.uncancel() == 0:
                cancellation = None

        if cancellation is not None and not self._errors:
            raise cancellation

        if et is not None and not issubclass(et, CancelledError):
            self._errors.append(exc)

        if self._errors:
            if self._parent_task.cancelling():
                # Someone outside cancelled the parent: it is to notice at
                # its next await, with the same count as before.
                self._parent_task.uncancel()
                self._parent_task.cancel()
            try:
                raise BaseExceptionGroup(
                    "unhandled errors in a TaskGroup", self._errors) from None
            finally:
                self._errors = None

    @_shortcut
    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a task of this group."""
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        if context is None:
            task = self._loop.create_task(coro, name=name)
        else:
            task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            # An eager task may be.
            self._on_task_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._on_task_done)
        return task

    def _is_base_error(self, exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    @_shortcut
    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)

        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc

        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent "
                           f"task {self._parent_task} is already completed",
                "exception": exc,
                "task": task,
            })
            return

        if not self._aborting and not self._parent_cancel_requested:
            # Also interrupt the body of the `async with` block.  __aexit__
            # takes this cancellation of the parent back.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
