"""The names that CPython's loop and policy have on Linux."""

import sys

from . import events
from .base_events import BaseEventLoop

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


class BaseSelectorEventLoop(BaseEventLoop):
    """A loop that waits for timers and threads; there are no files here."""

    def __init__(self, selector=None):
        super().__init__()
        logging = sys.modules.get("logging")
        if logging is not None:
            # Programs that log everything see this line on Linux.
            logging.getLogger("asyncio").debug("Using selector: %s",
                                               "EpollSelector")


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    pass


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
BaseSelectorEventLoop.__module__ = "asyncio.selector_events"


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop

    def get_child_watcher(self):
        raise NotImplementedError(
            "the simulation has no processes to watch: use "
            "asyncio.create_task and asyncio.sleep in their place")

    def set_child_watcher(self, watcher):
        self.get_child_watcher()


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy


class AbstractChildWatcher:
    """Kept for isinstance; nothing here starts a process."""


class ThreadedChildWatcher(AbstractChildWatcher):
    pass
