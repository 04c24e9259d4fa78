"""A lock that several programs could share, with waiting that is awaited."""

import asyncio
from redis._locks import BaseLock
from redis.errors import LockError


class Lock(BaseLock):
    async def acquire(self, blocking=None, blocking_timeout=None, token=None):
        token = self._new(token)
        loop = asyncio.get_running_loop()
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        end = None if limit is None else loop.time() + limit
        while True:
            if await self._client.set(self.name, token, nx=True, px=self._life()):
                self._token = token
                return True
            if not (self.blocking if blocking is None else blocking) or \
                    end is not None and loop.time() + self.sleep > end:
                return False
            await asyncio.sleep(self.sleep)

    async def release(self):
        token = self._give_up()
        self._check(await self._client.get(self.name), token)
        await self._client.delete(self.name)

    async def extend(self, additional_time, replace_ttl=False):
        self._check_extendable("extend")
        self._check(await self._client.get(self.name), self._token, "extend")
        left = 0 if replace_ttl else max(await self._client.pttl(self.name), 0)
        await self._client.pexpire(self.name, left + int(additional_time * 1000))
        return True

    async def reacquire(self):
        self._check_extendable("reacquire")
        self._check(await self._client.get(self.name), self._token, "reacquire")
        await self._client.pexpire(self.name, self._life())
        return True

    async def locked(self):
        return await self._client.get(self.name) is not None

    async def owned(self):
        return self._is_mine(await self._client.get(self.name))

    async def __aenter__(self):
        if await self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified")

    async def __aexit__(self, *exc):
        await self.release()
