"""A pool of connections: as many as `max_size`, and who finds none free waits in line."""

import asyncio
import functools
from . import connection
from .exceptions import InterfaceError


def create_pool(dsn=None, *, min_size=10, max_size=10, max_queries=50000, max_inactive_connection_lifetime=300.0,
                setup=None, init=None, **options):
    """A pool, ready when awaited or entered."""
    return Pool(dsn, min_size, max_size, setup, init, options)


class Pool:
    def __init__(self, dsn, min_size, max_size, setup, init, options):
        if max_size <= 0:
            raise ValueError("max_size is expected to be greater than zero")
        if min_size < 0:
            raise ValueError("min_size is expected to be greater or equal to zero")
        if min_size > max_size:
            raise ValueError("min_size is greater than max_size")
        self._connect = functools.partial(connection.connect, dsn, **options)
        self._min, self._max = min_size, max_size
        self._setup, self._init = setup, init
        self._all = []
        self._free = asyncio.LifoQueue()
        self._state = "new"

    async def _start(self):
        if self._state == "new":
            self._state = "open"
            for _ in range(self._max):
                self._free.put_nowait(None)
            first = [self._free.get_nowait() for _ in range(self._min)]
            for one in await asyncio.gather(*(self._open() for _ in first)):
                self._free.put_nowait(one)
        return self

    async def _open(self):
        one = await self._connect()
        one._pool = self
        self._all.append(one)
        if self._init is not None:
            await self._init(one)
        return one

    def __await__(self):
        return self._start().__await__()

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, *exc):
        await self.close()

    def acquire(self, *, timeout=None):
        return _Acquire(self, timeout)

    async def _acquire(self, timeout):
        if self._state != "open":
            raise InterfaceError("pool is not initialized" if self._state == "new" else "pool is closed")
        async with asyncio.timeout(timeout):
            one = await self._free.get()
            try:
                if one is None or one.is_closed():
                    one = await self._open()
                if self._setup is not None:
                    await self._setup(one)
            except BaseException:
                self._free.put_nowait(None)
                raise
        return one

    async def release(self, connection, *, timeout=None):
        if connection._pool is not self:
            raise InterfaceError("Pool.release() received invalid connection: it is not a member of this pool")
        await connection.reset()
        if connection.is_closed():
            self._all.remove(connection)
            connection = None
        self._free.put_nowait(connection)

    async def execute(self, query, *args, timeout=None):
        async with self.acquire() as one:
            return await one.execute(query, *args, timeout=timeout)

    async def executemany(self, command, args, *, timeout=None):
        async with self.acquire() as one:
            return await one.executemany(command, args, timeout=timeout)

    async def fetch(self, query, *args, timeout=None):
        async with self.acquire() as one:
            return await one.fetch(query, *args, timeout=timeout)

    async def fetchrow(self, query, *args, timeout=None):
        async with self.acquire() as one:
            return await one.fetchrow(query, *args, timeout=timeout)

    async def fetchval(self, query, *args, column=0, timeout=None):
        async with self.acquire() as one:
            return await one.fetchval(query, *args, column=column, timeout=timeout)

    def get_size(self):
        return len(self._all)

    def get_min_size(self):
        return self._min

    def get_max_size(self):
        return self._max

    def get_idle_size(self):
        return sum(one is not None for one in self._free._queue)

    async def close(self):
        """Waits until every connection has been released, and closes them."""
        if self._state == "open":
            self._state = "closing"
            for _ in range(self._max):
                one = await self._free.get()
                if one is not None:
                    await one.close()
            self._state = "closed"

    def terminate(self):
        self._state = "closed"
        for one in self._all:
            one.terminate()


class _Acquire:
    """What `acquire` gives: a connection when awaited, or for the length of an `async with`."""

    def __init__(self, pool, timeout):
        self._pool, self._timeout, self._one = pool, timeout, None

    def __await__(self):
        return self._pool._acquire(self._timeout).__await__()

    async def __aenter__(self):
        self._one = await self._pool._acquire(self._timeout)
        return self._one

    async def __aexit__(self, *exc):
        one, self._one = self._one, None
        await self._pool.release(one)
