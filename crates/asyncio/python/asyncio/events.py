"""The running loop, the current loop, and policies.

Handles and the running loop are native.  The abstract classes exist so that
programs may subclass them or ask with isinstance.
"""

import _thread
import sys

import _asyncio
from _asyncio import (
    Handle,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
    get_event_loop,
    get_running_loop,
)

__all__ = (
    "AbstractEventLoopPolicy",
    "AbstractEventLoop", "AbstractServer",
    "Handle", "TimerHandle",
    "get_event_loop_policy", "set_event_loop_policy",
    "get_event_loop", "set_event_loop", "new_event_loop",
    "get_child_watcher", "set_child_watcher",
    "_set_running_loop", "get_running_loop",
    "_get_running_loop",
)


def _handle_repr_info(handle):
    """The parts of a handle's repr, between `<` and `>`."""
    from . import format_helpers
    info = [type(handle).__name__]
    if handle._cancelled:
        info.append("cancelled")
    if isinstance(handle, TimerHandle):
        info.append(f"when={handle._when}")
    if handle._callback is not None:
        info.append(format_helpers._format_callback_source(
            handle._callback, handle._args, debug=handle._loop.get_debug()))
    if handle._source_traceback:
        place = handle._source_traceback[-1]
        info.append(f"created at {place[0]}:{place[1]}")
    return info


def _handle_repr(handle):
    return "<" + " ".join(_handle_repr_info(handle)) + ">"


def _abstract(*names):
    """A class decorator: methods that only raise NotImplementedError."""

    def add(cls):
        for name in names:
            def method(self, *args, **kwargs):
                raise NotImplementedError
            method.__name__ = name
            method.__qualname__ = f"{cls.__name__}.{name}"
            setattr(cls, name, method)
        return cls
    return add


class AbstractServer:
    """What create_server() returns."""

    def close(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


@_abstract(
    "run_forever", "run_until_complete", "stop", "is_running", "is_closed",
    "close", "_timer_handle_cancelled", "call_later", "call_at", "time",
    "create_future", "create_task", "call_soon_threadsafe",
    "run_in_executor", "set_default_executor", "add_reader",
    "remove_reader", "add_writer", "remove_writer", "add_signal_handler",
    "remove_signal_handler", "set_task_factory", "get_task_factory",
    "get_exception_handler", "set_exception_handler",
    "default_exception_handler", "call_exception_handler", "get_debug",
    "set_debug",
)
class AbstractEventLoop:
    """The interface of an event loop."""

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    async def shutdown_asyncgens(self):
        raise NotImplementedError

    async def shutdown_default_executor(self):
        raise NotImplementedError


# The rest of the interface is coroutine functions that this loop refuses.
for _name in ("getaddrinfo", "getnameinfo", "create_connection",
              "create_server", "sendfile", "start_tls",
              "create_unix_connection", "create_unix_server",
              "connect_accepted_socket", "create_datagram_endpoint",
              "connect_read_pipe", "connect_write_pipe", "subprocess_shell",
              "subprocess_exec", "sock_recv", "sock_recv_into",
              "sock_recvfrom", "sock_recvfrom_into", "sock_sendall",
              "sock_sendto", "sock_connect", "sock_accept", "sock_sendfile"):
    async def _method(self, *args, **kwargs):
        raise NotImplementedError
    _method.__name__ = _name
    _method.__qualname__ = "AbstractEventLoop." + _name
    setattr(AbstractEventLoop, _name, _method)
del _name, _method


@_abstract("get_event_loop", "set_event_loop", "new_event_loop",
           "get_child_watcher", "set_child_watcher")
class AbstractEventLoopPolicy:
    """The interface of a policy."""


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One current loop per thread; only the main thread gets one unasked."""

    _loop_factory = None

    class _Local(_thread._local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        local = self._local
        if local._loop is None and not local._set_called and \
                _thread.get_ident() == _thread._get_main_thread_ident():
            _warn_no_current_loop()
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            import threading
            raise RuntimeError("There is no current event loop in thread %r."
                               % threading.current_thread().name)
        return local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop "
                            f"or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


def _warn_no_current_loop():
    """Warn at the innermost frame that is not asyncio's own."""
    import warnings
    level = 2
    frame = sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__") or ""
        if module != "asyncio" and not module.startswith("asyncio."):
            break
        frame = frame.f_back
        level += 1
    warnings.warn("There is no current event loop", DeprecationWarning,
                  stacklevel=level)


_event_loop_policy = None


def get_event_loop_policy():
    """The current policy; the default one is made on the first call."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from . import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Replace the policy; None brings the default one back."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of "
                        "AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    """Make loop the current one of this thread."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop of the kind that the policy makes."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    return get_event_loop_policy().set_child_watcher(watcher)


# What the native classes ask of the Python ones.  The modules behind the
# reprs are imported only when one of them is called.

def _future_repr(future):
    from . import base_futures
    return base_futures._future_repr(future)


def _task_repr(task):
    from . import base_tasks
    return base_tasks._task_repr(task)


def _task_get_stack(task, limit):
    from . import base_tasks
    return base_tasks._task_get_stack(task, limit)


def _task_print_stack(task, limit, file):
    from . import base_tasks
    return base_tasks._task_print_stack(task, limit, file)


def _extract_stack(frame):
    from . import format_helpers
    return format_helpers.extract_stack(frame)


def _iscoroutine(obj):
    from . import coroutines
    return coroutines.iscoroutine(obj)


_asyncio._set_hooks(
    future_repr=_future_repr,
    task_repr=_task_repr,
    task_get_stack=_task_get_stack,
    task_print_stack=_task_print_stack,
    handle_repr=_handle_repr,
    extract_stack=_extract_stack,
    iscoroutine=_iscoroutine,
    get_event_loop_policy=lambda: get_event_loop_policy(),
)
