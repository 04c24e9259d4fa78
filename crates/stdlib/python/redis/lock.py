"""A lock that several programs could share, with waiting that blocks."""

import time
from ._locks import BaseLock
from .errors import LockError


class Lock(BaseLock):
    def acquire(self, sleep=None, blocking=None, blocking_timeout=None, token=None):
        token = self._new(token)
        pause = self.sleep if sleep is None else sleep
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        end = None if limit is None else time.monotonic() + limit
        while True:
            if self._client.set(self.name, token, nx=True, px=self._life()):
                self._token = token
                return True
            if not (self.blocking if blocking is None else blocking) or end is not None and time.monotonic() + pause > end:
                return False
            time.sleep(pause)

    def release(self):
        token = self._give_up()
        self._check(self._client.get(self.name), token)
        self._client.delete(self.name)

    def extend(self, additional_time, replace_ttl=False):
        self._check_extendable("extend")
        self._check(self._client.get(self.name), self._token, "extend")
        left = 0 if replace_ttl else max(self._client.pttl(self.name), 0)
        self._client.pexpire(self.name, left + int(additional_time * 1000))
        return True

    def reacquire(self):
        self._check_extendable("reacquire")
        self._check(self._client.get(self.name), self._token, "reacquire")
        self._client.pexpire(self.name, self._life())
        return True

    def locked(self):
        return self._client.get(self.name) is not None

    def owned(self):
        return self._is_mine(self._client.get(self.name))

    def __enter__(self):
        if self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified")

    def __exit__(self, *exc):
        self.release()
