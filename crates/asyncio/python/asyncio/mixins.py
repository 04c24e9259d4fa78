"""What locks and queues share: the loop of their first waiter is theirs."""

from _asyncio import _get_running_loop


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        bound = self._loop
        if bound is None:
            self._loop = loop
        elif bound is not loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
