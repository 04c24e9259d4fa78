"""Watchers of children, which CPython's loops once needed for commands.

Loops know here when a command ends; what is left of watchers is which one is
set, whether it is active, and the warnings about their use.
"""

import warnings

_deprecated_text = ("is deprecated as of Python 3.12 and will be removed in "
                    "Python 3.14.")


def _deprecated(name, stacklevel):
    warnings.warn(f"{name!r} {_deprecated_text}", DeprecationWarning,
                  stacklevel=stacklevel + 1)


class AbstractChildWatcher:
    """What a watcher can be asked for."""

    def __init_subclass__(cls):
        if cls.__module__ != "asyncio.unix_events":
            _deprecated("AbstractChildWatcher", 2)

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()

    def attach_loop(self, loop):
        raise NotImplementedError()

    def close(self):
        raise NotImplementedError()

    def is_active(self):
        raise NotImplementedError()

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        raise NotImplementedError()


class _Watcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"

    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        pass

    def attach_loop(self, loop):
        pass

    def close(self):
        pass

    def is_active(self):
        return True

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError("the simulation tells the end of a command "
                                  "to its process: await its wait()")

    def remove_child_handler(self, pid):
        return False


class PidfdChildWatcher(_Watcher):
    __module__ = "asyncio.unix_events"


class ThreadedChildWatcher(_Watcher):
    __module__ = "asyncio.unix_events"


class BaseChildWatcher(_Watcher):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._loop = None

    def attach_loop(self, loop):
        self._loop = loop

    def close(self):
        self.attach_loop(None)

    def is_active(self):
        return self._loop is not None and self._loop.is_running()


class SafeChildWatcher(BaseChildWatcher):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        super().__init__()
        _deprecated("SafeChildWatcher", 2)


class FastChildWatcher(BaseChildWatcher):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        super().__init__()
        _deprecated("FastChildWatcher", 2)


class MultiLoopChildWatcher(_Watcher):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._is_attached = False
        _deprecated("MultiLoopChildWatcher", 2)

    def attach_loop(self, loop):
        self._is_attached = True

    def close(self):
        self._is_attached = False

    def is_active(self):
        return self._is_attached


AbstractChildWatcher.__module__ = "asyncio.unix_events"


def of_policy(policy):
    """The watcher of a policy: at first the one that needs no loop."""
    if policy._watcher is None:
        policy._watcher = PidfdChildWatcher()
    return policy._watcher


def check_active():
    """Whether commands can be started: with the watcher of the policy."""
    from . import events
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        watcher = events.get_child_watcher()
    with watcher:
        if not watcher.is_active():
            raise RuntimeError("asyncio.get_child_watcher() is not activated, "
                               "subprocess support is not installed.")
