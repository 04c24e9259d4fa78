"""asyncio for the virtual machine: the public names, and where each one lives.

Only what every program needs is imported here.  The rest (locks, queues,
streams, ...) is compiled when a name of it is first asked for, so that a
three-line program does not pay for what it never uses.
"""

import sys

from .exceptions import CancelledError, InvalidStateError, TimeoutError
from .events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    AbstractServer,
    Handle,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
    get_child_watcher,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_child_watcher,
    set_event_loop,
    set_event_loop_policy,
)
from .coroutines import iscoroutine, iscoroutinefunction
from .futures import Future, isfuture, wrap_future
from .tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    _enter_task,
    _leave_task,
    _register_task,
    _unregister_task,
    all_tasks,
    as_completed,
    create_eager_task_factory,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    run_coroutine_threadsafe,
    shield,
    sleep,
    wait,
    wait_for,
)
from .base_events import BaseEventLoop
from .unix_events import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop
from .runners import Runner, run

if "logging" in sys.modules:
    sys.modules["logging"]._library_loggers()

# Where the names live that are loaded on first use.
_LAZY = {
    "BrokenBarrierError": "exceptions",
    "IncompleteReadError": "exceptions",
    "LimitOverrunError": "exceptions",
    "SendfileNotAvailableError": "exceptions",
    "Barrier": "locks",
    "BoundedSemaphore": "locks",
    "Condition": "locks",
    "Event": "locks",
    "Lock": "locks",
    "Semaphore": "locks",
    "LifoQueue": "queues",
    "PriorityQueue": "queues",
    "Queue": "queues",
    "QueueEmpty": "queues",
    "QueueFull": "queues",
    "QueueShutDown": "queues",
    "TaskGroup": "taskgroups",
    "Timeout": "timeouts",
    "timeout": "timeouts",
    "timeout_at": "timeouts",
    "to_thread": "threads",
    "Server": "server",
    "StreamReader": "streams",
    "StreamReaderProtocol": "streams",
    "StreamWriter": "streams",
    "open_connection": "streams",
    "open_unix_connection": "streams",
    "start_server": "streams",
    "start_unix_server": "streams",
    "BaseProtocol": "protocols",
    "BufferedProtocol": "protocols",
    "DatagramProtocol": "protocols",
    "Protocol": "protocols",
    "SubprocessProtocol": "protocols",
    "BaseTransport": "transports",
    "DatagramTransport": "transports",
    "ReadTransport": "transports",
    "SubprocessTransport": "transports",
    "Transport": "transports",
    "WriteTransport": "transports",
    "create_subprocess_exec": "subprocess",
    "create_subprocess_shell": "subprocess",
    "AbstractChildWatcher": "child_watchers",
    "FastChildWatcher": "child_watchers",
    "MultiLoopChildWatcher": "child_watchers",
    "PidfdChildWatcher": "child_watchers",
    "SafeChildWatcher": "child_watchers",
    "ThreadedChildWatcher": "child_watchers",
}

# Submodules that `import asyncio` alone makes reachable as attributes.
_SUBMODULES = frozenset((
    "base_futures", "base_subprocess", "base_tasks", "constants", "format_helpers", "locks",
    "log", "mixins", "network", "protocols", "queues", "selector_events",
    "server", "staggered", "streams", "subprocess", "taskgroups", "threads", "timeouts", "transports",
    "trsock",
))

__all__ = (
    "BaseEventLoop", "Server", "iscoroutinefunction", "iscoroutine",
    "AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer",
    "Handle", "TimerHandle", "get_event_loop_policy",
    "set_event_loop_policy", "get_event_loop", "set_event_loop",
    "new_event_loop", "get_child_watcher", "set_child_watcher",
    "_set_running_loop", "get_running_loop", "_get_running_loop",
    "BrokenBarrierError", "CancelledError", "InvalidStateError",
    "TimeoutError", "IncompleteReadError", "LimitOverrunError",
    "SendfileNotAvailableError", "Future", "wrap_future", "isfuture",
    "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier",
    "BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol",
    "BufferedProtocol", "Runner", "run", "Queue", "PriorityQueue",
    "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown", "StreamReader",
    "StreamWriter", "StreamReaderProtocol", "open_connection",
    "start_server", "open_unix_connection", "start_unix_server",
    "create_subprocess_exec", "create_subprocess_shell", "Task",
    "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED",
    "wait", "wait_for", "as_completed", "sleep", "gather", "shield",
    "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task",
    "_unregister_task", "_enter_task", "_leave_task", "TaskGroup",
    "to_thread", "Timeout", "timeout", "timeout_at", "BaseTransport",
    "ReadTransport", "WriteTransport", "Transport", "DatagramTransport",
    "SubprocessTransport", "SelectorEventLoop", "DefaultEventLoopPolicy",
    "EventLoop",
)


def __getattr__(name):
    home = _LAZY.get(name)
    if home is not None:
        module = __import__("asyncio." + home, None, None, (name,))
        value = getattr(module, name)
        globals()[name] = value
        return value
    if name in _SUBMODULES:
        return __import__("asyncio." + name, None, None, ("*",))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(set(globals()) | set(_LAZY) | _SUBMODULES)
