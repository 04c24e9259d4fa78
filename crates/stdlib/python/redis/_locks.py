"""What the locks of the blocking and the awaiting client have in common."""

from ._store import _bytes
from .errors import LockError, LockNotOwnedError


class BaseLock:
    _tokens = 0

    def __init__(self, redis, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, thread_local=True):
        self._client = redis
        self.name = name
        self.timeout = timeout
        self.sleep = sleep
        self.blocking = blocking
        self.blocking_timeout = blocking_timeout
        self._token = None

    def _new(self, token):
        BaseLock._tokens += 1
        return token or f"token-{BaseLock._tokens}"

    def _life(self):
        return None if self.timeout is None else int(self.timeout * 1000)

    def _is_mine(self, held):
        return self._token is not None and held is not None and _bytes(held) == _bytes(self._token)

    def _give_up(self):
        token, self._token = self._token, None
        if token is None:
            raise LockError("Cannot release an unlocked lock")
        return token

    def _check(self, held, token, what="release"):
        if held is None or _bytes(held) != _bytes(token):
            raise LockNotOwnedError(f"Cannot {what} a lock that's no longer owned")

    def _check_extendable(self, what):
        if self._token is None:
            raise LockError(f"Cannot {what} an unlocked lock")
        if self.timeout is None:
            raise LockError(f"Cannot {what} a lock with no timeout")
