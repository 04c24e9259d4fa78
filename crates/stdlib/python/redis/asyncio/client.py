"""The client of the simulated key-value server whose commands are awaited."""

import asyncio
import inspect
from _asyncio import _service
from redis._client import BaseClient, BasePipeline, Pool
from redis._commands import command
from redis._messages import BaseSubscriptions
from redis._store import names_of
from redis._streams import last_of
from redis.errors import WatchError
from .lock import Lock


class ConnectionPool(Pool):
    async def aclose(self):
        pass

    async def disconnect(self, inuse_connections=True):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class BlockingConnectionPool(ConnectionPool):
    pass


class Redis(BaseClient):
    """A client; each command takes one round trip."""

    _pools = ConnectionPool

    def __getattr__(self, name):
        command(name)

        async def call(*args, **kwargs):
            await _service(f"redis {name}", self._db.latency)
            return self._answer(name, args, kwargs)

        call.__name__ = name
        return call

    async def _until(self, name, timeout, attempt):
        """What an attempt gives as soon as it gives anything; nothing when the time is over."""
        loop = asyncio.get_running_loop()
        await _service(f"redis {name}", self._db.latency)
        try:
            async with asyncio.timeout(timeout or None):
                while (found := attempt()) is None:
                    future = loop.create_future()
                    self._db.waiting.append(lambda: loop.is_closed() or loop.call_soon_threadsafe(_wake, future))
                    await future
        except TimeoutError:
            return None
        return self._db.answer(found, self._decode)

    async def _pop(self, name, keys, timeout, *args):
        def attempt():
            for key in names_of(keys):
                value = self._db.run(name, command(name), (key, *args), {})
                if value:
                    key = key if isinstance(key, bytes) else key.encode()
                    return (key, *value[0]) if name.startswith("z") else (key, value)

        return await self._until(f"b{name}", timeout, attempt)

    async def blpop(self, keys, timeout=0):
        return await self._pop("lpop", keys, timeout)

    async def brpop(self, keys, timeout=0):
        return await self._pop("rpop", keys, timeout)

    async def bzpopmin(self, keys, timeout=0):
        return await self._pop("zpopmin", keys, timeout)

    async def bzpopmax(self, keys, timeout=0):
        return await self._pop("zpopmax", keys, timeout)

    async def blmove(self, first_list, second_list, timeout, src="LEFT", dest="RIGHT"):
        return await self._until("blmove", timeout, lambda: self._db.run(
            "lmove", command("lmove"), (first_list, second_list, src, dest), {}))

    async def brpoplpush(self, src, dst, timeout=0):
        return await self.blmove(src, dst, timeout, "RIGHT", "LEFT")

    async def xread(self, streams, count=None, block=None):
        if block is None:
            return await self.__getattr__("xread")(streams, count)
        streams = last_of(self._db, streams)
        return await self._until("xread", block / 1000, lambda: self._db.run(
            "xread", command("xread"), (streams, count), {}) or None) or []

    async def xreadgroup(self, groupname, consumername, streams, count=None, block=None, noack=False):
        args = groupname, consumername, streams, count, None, noack
        if block is None:
            return await self.__getattr__("xreadgroup")(*args)
        return await self._until("xreadgroup", block / 1000, lambda: self._db.run(
            "xreadgroup", command("xreadgroup"), args, {}) or None) or []

    async def scan_iter(self, match=None, count=None, _type=None):
        for key in (await self.scan(match=match, count=count, _type=_type))[1]:
            yield key

    async def hscan_iter(self, name, match=None, count=None):
        for pair in (await self.hscan(name, match=match))[1].items():
            yield pair

    async def sscan_iter(self, name, match=None, count=None):
        for member in (await self.sscan(name, match=match))[1]:
            yield member

    async def zscan_iter(self, name, match=None, count=None, score_cast_func=float):
        for pair in (await self.zscan(name, match=match, score_cast_func=score_cast_func))[1]:
            yield pair

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self, transaction)

    async def transaction(self, func, *watches, shard_hint=None, value_from_callable=False, watch_delay=None):
        async with self.pipeline() as pipe:
            while True:
                try:
                    if watches:
                        await pipe.watch(*watches)
                    value = func(pipe)
                    if inspect.isawaitable(value):
                        value = await value
                    results = await pipe.execute()
                    return value if value_from_callable else results
                except WatchError:
                    if watch_delay:
                        await asyncio.sleep(watch_delay)

    def pubsub(self, *, ignore_subscribe_messages=False, **ignored):
        return PubSub(self, ignore_subscribe_messages)

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, lock_class=None, **ignored):
        return (lock_class or Lock)(self, name, timeout, sleep, blocking, blocking_timeout)

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


def _wake(future):
    if not future.done():
        future.set_result(None)


class Pipeline(BasePipeline):
    """Several commands in one round trip."""

    @staticmethod
    def _cause(exc):
        return exc.args

    async def watch(self, *names):
        await _service("redis watch", self._client._db.latency)
        self._watch(names)
        return True

    async def unwatch(self):
        if self.watching:
            await _service("redis unwatch", self._client._db.latency)
            self._unwatch()
        return True

    async def execute(self, raise_on_error=True):
        if not self.command_stack and not self.watching:
            return []
        await _service("redis pipeline", self._client._db.latency)
        return self._run(raise_on_error)

    async def reset(self):
        self._reset()

    aclose = discard = reset

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.reset()

    def __await__(self):
        return self
        yield


class PubSub(BaseSubscriptions):
    """Messages of the channels that one has subscribed to."""

    def __init__(self, client, ignore_subscribe_messages=False):
        super().__init__(client, ignore_subscribe_messages)
        self._queue = asyncio.Queue()

    async def subscribe(self, *names, **handlers):
        await _service("redis subscribe", self._client._db.latency)
        self._add("subscribe", self.channels, names, handlers)

    async def psubscribe(self, *patterns, **handlers):
        await _service("redis psubscribe", self._client._db.latency)
        self._add("psubscribe", self.patterns, patterns, handlers)

    async def unsubscribe(self, *names):
        await _service("redis unsubscribe", self._client._db.latency)
        self._drop("unsubscribe", self.channels, names)

    async def punsubscribe(self, *patterns):
        await _service("redis punsubscribe", self._client._db.latency)
        self._drop("punsubscribe", self.patterns, patterns)

    async def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        if not self.connected:
            raise RuntimeError("pubsub connection not set: did you forget to call subscribe() or psubscribe()?")
        try:
            async with asyncio.timeout(timeout):
                whole = await self._queue.get()
        except TimeoutError:
            return None
        return await self._handle(whole, ignore_subscribe_messages)

    async def _handle(self, whole, ignore=False):
        message, handler = self._sort(whole, ignore)
        if handler is not None:
            result = handler(whole)
            if inspect.isawaitable(result):
                await result
        return message

    async def listen(self):
        while self.subscribed:
            message = await self._handle(await self._queue.get())
            if message is not None:
                yield message

    async def run(self, *, exception_handler=None, poll_timeout=1.0):
        while True:
            await self.get_message(ignore_subscribe_messages=True, timeout=poll_timeout)
            await asyncio.sleep(0)

    async def aclose(self):
        self._leave()

    close = reset = aclose

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()
