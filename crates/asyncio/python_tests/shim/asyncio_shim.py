"""The native module `_asyncio` of our VM, written for CPython.

Future and Task are CPython's own; the loop follows SIMULATION.md on the
scheduler of the reference's hooks (S, set by sitecustomize).
"""
import collections
import contextvars
import heapq
import importlib.machinery
import importlib.util
import itertools
import sys
import types
import weakref

S = None


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


for _cls in (CancelledError, InvalidStateError):
    _cls.__module__ = "asyncio.exceptions"

_hooks = {}


def _set_hooks(**hooks):
    _hooks.update(hooks)


def _load_c():
    """CPython's accelerator, with our hooks in place of its imports."""
    def forward(name):
        return lambda *args: _hooks[name](*args)

    stand_ins = {
        "asyncio": {},
        "asyncio.events": {
            "get_event_loop_policy": forward("get_event_loop_policy")},
        "asyncio.base_futures": {"_future_repr": forward("future_repr")},
        "asyncio.exceptions": {"InvalidStateError": InvalidStateError,
                               "CancelledError": CancelledError},
        "asyncio.base_tasks": {
            "_task_repr": forward("task_repr"),
            "_task_get_stack": forward("task_get_stack"),
            "_task_print_stack": forward("task_print_stack")},
        "asyncio.coroutines": {"iscoroutine": forward("iscoroutine")},
    }
    saved = {name: sys.modules.pop(name, None) for name in stand_ins}
    for name, values in stand_ins.items():
        module = types.ModuleType(name)
        module.__dict__.update(values)
        sys.modules[name] = module
    try:
        # The file, as this module takes the place of the name.
        import sysconfig
        path = (sysconfig.get_path("platstdlib") + "/lib-dynload/_asyncio"
                + sysconfig.get_config_var("EXT_SUFFIX"))
        loader = importlib.machinery.ExtensionFileLoader("_asyncio", path)
        spec = importlib.util.spec_from_file_location("_asyncio", path,
                                                      loader=loader)
        module = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
        return module
    finally:
        for name, module in saved.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


_c = _load_c()
for _name in ("Future", "Task", "_get_running_loop", "_set_running_loop",
              "get_running_loop", "get_event_loop", "_register_task",
              "_register_eager_task", "_unregister_task",
              "_unregister_eager_task", "_enter_task", "_leave_task",
              "_swap_current_task", "current_task", "_scheduled_tasks",
              "_eager_tasks", "_current_tasks"):
    globals()[_name] = getattr(_c, _name)

_order = itertools.count()
_age = weakref.WeakKeyDictionary()


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {t for t in itertools.chain(list(_scheduled_tasks),
                                       list(_eager_tasks))
            if (t.get_loop() if hasattr(t, "get_loop") else t._loop) is loop and not t.done()}


def _tasks_in_order(loop):
    return sorted(all_tasks(loop), key=lambda t: _age.get(t, 1 << 60))


_WeakSet = weakref.WeakSet


@types.coroutine
def _sleep0():
    yield


def _wake_sleeper(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _sleep0()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _wake_sleeper, future, result)
    try:
        return await future
    finally:
        handle.cancel()


sleep.__module__ = "asyncio.tasks"

# What was said to the trace; tests look at it.
trace = None


def _shortcut(function):
    return function


def _plain(cls):
    return cls


def _plain_children(awaitables):
    return None


def _watch(outer, callback):
    children = dict.fromkeys(outer._children)
    outer._left = len(children)
    for child in children:
        if not child.done():
            child.add_done_callback(callback)
    for child in children:
        if child.done():
            _child_done(outer, child)


def _child_done(outer, child):
    outer._left -= 1
    if outer.done():
        if not child.cancelled():
            child.exception()
        return
    if not outer._return_exceptions:
        exception = (child._make_cancelled_error() if child.cancelled()
                     else child.exception())
        if exception is not None:
            outer.set_exception(exception)
            return
    if outer._left:
        return
    if outer._cancel_requested:
        outer.set_exception(outer._children[-1]._make_cancelled_error())
    else:
        outer.set_result([_outcome(child) for child in outer._children])


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    exception = future.exception()
    return future.result() if exception is None else exception


def _label(future, kind, owner=None):
    assert kind in ("lock", "semaphore", "condition", "event", "barrier",
                    "queue", "many", "thread", "io", "future"), kind
    assert isinstance(future, Future)
    if trace is not None:
        trace.append(("label", kind, owner))


def _acquired(obj, kind):
    if trace is not None:
        trace.append(("acquired", kind, obj))


def _released(obj):
    if trace is not None:
        trace.append(("released", obj))


class Handle:
    __slots__ = ("_callback", "_args", "_cancelled", "_loop",
                 "_source_traceback", "_repr", "__weakref__", "_context")

    def __init__(self, callback, args, loop, context=None):
        if context is None:
            context = contextvars.copy_context()
        self._context = context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = None
        if loop.get_debug():
            self._source_traceback = _hooks["extract_stack"](
                sys._getframe(1))

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return _hooks["handle_repr"](self)

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                self._repr = repr(self)
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop._callback_failed(self, exc)
        self = None


class TimerHandle(Handle):
    __slots__ = ("_scheduled", "_when", "_ns", "_seq")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False
        self._ns = round(when * 1e9)
        self._seq = 0

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._ns, self._seq) < (other._ns, other._seq)


for _cls in (Handle, TimerHandle):
    _cls.__module__ = "asyncio.events"


class LoopCore:
    _timer_seq = itertools.count(1)

    def __init__(self):
        self._closed = False
        self._stopping = False
        self._ready = collections.deque()
        self._scheduled = []
        self._thread_id = None
        self._debug = False
        self._current_handle = None
        self._waiting = None

    def time(self):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if not caller.startswith(("asyncio", "_asyncio")):
            S.spin()
        return S.now / 1e9

    def get_debug(self):
        return self._debug

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def stop(self):
        self._stopping = True

    def close(self):
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        return self._append(callback, args, context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._append(callback, args, context)
        if self._waiting is not None:
            S.wake(self._waiting)
        return handle

    def _append(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-2:]
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, Task) and owner not in _age:
            _age[owner] = next(_order)
        self._ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args,
                            context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        if round(when * 1e9) <= S.now and when > S.now / 1e9 \
                and type(self).time is LoopCore.time:
            when = (S.now + 1) / 1e9
        timer = TimerHandle(when, callback, args, self, context)
        timer._seq = next(self._timer_seq)
        if timer._source_traceback:
            del timer._source_traceback[-2:]
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _run_turns(self):
        while True:
            self._run_once()
            if self._stopping:
                break

    def _run_once(self):
        timers = self._scheduled
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)._scheduled = False
        if type(self).time is not LoopCore.time:
            # A test's loop with a clock of its own never waits.
            end = self.time() + 1e-9
            while timers and timers[0]._when < end:
                self._ready.append(heapq.heappop(timers))
        elif self._ready or self._stopping:
            S.yield_(self)
        elif not timers:
            self._wait(None)
        elif timers[0]._ns > S.now:
            self._wait(timers[0]._ns)
        while timers and timers[0]._ns <= S.now \
                and type(self).time is LoopCore.time:
            handle = heapq.heappop(timers)
            handle._scheduled = False
            self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if not self._debug:
                handle._run()
                continue
            try:
                self._current_handle = handle
                start = S.now
                handle._run()
                self._report_slow(handle, (S.now - start) / 1e9)
            finally:
                self._current_handle = None
        handle = None

    def _wait(self, deadline):
        self._waiting = S.current
        S.block(deadline)
        self._waiting = None
