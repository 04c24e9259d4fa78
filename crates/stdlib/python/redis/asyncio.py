"""The client of the simulated key-value server whose commands are awaited."""

import asyncio
from _asyncio import _service
from ._store import _bytes, command, database, parse_url
from .errors import *


class Redis:
    """A client; each command takes one round trip."""

    def __init__(self, *, host="localhost", port=6379, db=0, decode_responses=False, connection_pool=None,
                 **ignored):
        if connection_pool is not None:
            host, port, db, decode_responses = connection_pool._where
        self._where = host, port, db, decode_responses
        self._db = database(host, port, db)
        self._decode = decode_responses

    @classmethod
    def from_url(cls, url, **options):
        return cls(**{**parse_url(url), **options})

    @classmethod
    def from_pool(cls, pool):
        return cls(connection_pool=pool)

    def __getattr__(self, name):
        function = command(name)

        async def call(*args, **kwargs):
            await _service(f"redis {name}", self._db.latency)
            return self._db.answer(function(self._db, *args, **kwargs), self._decode)

        call.__name__ = name
        return call

    async def blpop(self, keys, timeout=0):
        return await self._blocking_pop("lpop", keys, timeout)

    async def brpop(self, keys, timeout=0):
        return await self._blocking_pop("rpop", keys, timeout)

    async def _blocking_pop(self, name, keys, timeout):
        names = [keys] if isinstance(keys, (str, bytes)) else list(keys)
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        await _service("redis blocking pop", self._db.latency)
        while True:
            for key in names:
                value = command(name)(self._db, key)
                if value is not None:
                    return self._db.answer((_bytes(key), value), self._decode)
            if timeout and loop.time() >= end:
                return None
            await asyncio.sleep(0.01)

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self)

    def pubsub(self, **ignored):
        return PubSub(self)

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, **ignored):
        return Lock(self, name, timeout, sleep, blocking, blocking_timeout)

    async def scan_iter(self, match="*", **ignored):
        for key in await self.keys(match):
            yield key

    async def aclose(self, close_connection_pool=None):
        pass

    close = aclose

    async def initialize(self):
        return self

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    def __await__(self):
        return self.initialize().__await__()


StrictRedis = Redis


def from_url(url, **options):
    return Redis.from_url(url, **options)


class ConnectionPool:
    def __init__(self, *, host="localhost", port=6379, db=0, decode_responses=False, **ignored):
        self._where = host, port, db, decode_responses

    @classmethod
    def from_url(cls, url, **options):
        return cls(**{**parse_url(url), **options})

    async def aclose(self):
        pass

    disconnect = aclose


BlockingConnectionPool = ConnectionPool


class Pipeline:
    """Several commands in one round trip."""

    def __init__(self, client):
        self._client = client
        self._commands = []

    def __getattr__(self, name):
        function = command(name)

        def queue(*args, **kwargs):
            self._commands.append((function, args, kwargs))
            return self

        return queue

    async def execute(self, raise_on_error=True):
        commands, self._commands = self._commands, []
        db = self._client._db
        await _service("redis pipeline", db.latency)
        results = []
        error = None
        for function, args, kwargs in commands:
            try:
                results.append(db.answer(function(db, *args, **kwargs), self._client._decode))
            except RedisError as exc:
                error = error or exc
                results.append(exc)
        if error is not None and raise_on_error:
            raise error
        return results

    async def reset(self):
        self._commands = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.reset()


class PubSub:
    """Messages of the channels that one has subscribed to."""

    def __init__(self, client):
        self._client = client
        self._queue = asyncio.Queue()
        self._channels = []

    def _arrive(self, channel, data):
        decode = self._client._decode
        self._queue.put_nowait({"type": "message", "pattern": None,
                                "channel": channel.decode() if decode else channel,
                                "data": data.decode() if decode else data})

    async def subscribe(self, *names):
        await _service("redis subscribe", self._client._db.latency)
        for name in names:
            channel = _bytes(name)
            self._channels.append(channel)
            self._client._db.channels.setdefault(channel, []).append(self._arrive)
            self._queue.put_nowait({"type": "subscribe", "pattern": None,
                                    "channel": channel.decode() if self._client._decode else channel,
                                    "data": len(self._channels)})

    async def unsubscribe(self, *names):
        await _service("redis unsubscribe", self._client._db.latency)
        for channel in [_bytes(name) for name in names] or list(self._channels):
            if channel in self._channels:
                self._channels.remove(channel)
                self._client._db.channels[channel].remove(self._arrive)

    async def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        try:
            async with asyncio.timeout(timeout):
                message = await self._queue.get()
        except TimeoutError:
            return None
        if ignore_subscribe_messages and message["type"] == "subscribe":
            return None
        return message

    async def listen(self):
        while self._channels:
            yield await self._queue.get()

    async def aclose(self):
        await self.unsubscribe()

    close = aclose

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class Lock:
    """A lock that several programs could share."""

    _tokens = 0

    def __init__(self, client, name, timeout, sleep, blocking, blocking_timeout):
        self._client = client
        self.name = name
        self.timeout = timeout
        self.sleep = sleep
        self.blocking = blocking
        self.blocking_timeout = blocking_timeout
        self._token = None

    async def acquire(self, blocking=None, blocking_timeout=None):
        Lock._tokens += 1
        token = f"token-{Lock._tokens}"
        loop = asyncio.get_running_loop()
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        end = None if limit is None else loop.time() + limit
        while True:
            if await self._client.set(self.name, token, nx=True, ex=self.timeout):
                self._token = token
                return True
            if not (self.blocking if blocking is None else blocking) or \
                    end is not None and loop.time() + self.sleep > end:
                return False
            await asyncio.sleep(self.sleep)

    async def release(self):
        if self._token is None:
            raise LockError("Cannot release an unlocked lock")
        held = await self._client.get(self.name)
        token, self._token = self._token, None
        if held is None or _bytes(held) != token.encode():
            raise LockNotOwnedError("Cannot release a lock that's no longer owned")
        await self._client.delete(self.name)

    async def locked(self):
        return await self._client.get(self.name) is not None

    async def owned(self):
        held = await self._client.get(self.name)
        return self._token is not None and held is not None and _bytes(held) == self._token.encode()

    async def __aenter__(self):
        if await self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified")

    async def __aexit__(self, *exc):
        await self.release()
