"""The client of the simulated key-value server whose commands block."""

import queue
import threading
import time
from time import _service
from ._client import BaseClient, BasePipeline, Pool
from ._commands import command
from ._messages import BaseSubscriptions
from ._store import names_of
from ._streams import last_of
from .errors import WatchError
from .lock import Lock


class ConnectionPool(Pool):
    def close(self):
        pass

    def disconnect(self, inuse_connections=True):
        pass


class BlockingConnectionPool(ConnectionPool):
    pass


class Redis(BaseClient):
    """A client; each command takes one round trip."""

    _pools = ConnectionPool

    def __getattr__(self, name):
        command(name)

        def call(*args, **kwargs):
            _service(f"redis {name}", self._db.latency)
            return self._answer(name, args, kwargs)

        call.__name__ = name
        return call

    def _until(self, name, timeout, attempt):
        """What an attempt gives as soon as it gives anything; nothing when the time is over."""
        _service(f"redis {name}", self._db.latency)
        end = time.monotonic() + timeout if timeout else None
        while (found := attempt()) is None:
            event = threading.Event()
            self._db.waiting.append(event.set)
            if not event.wait(None if end is None else max(end - time.monotonic(), 0)):
                return None
        return self._db.answer(found, self._decode)

    def _pop(self, name, keys, timeout):
        def attempt():
            for key in names_of(keys):
                value = self._db.run(name, command(name), (key,), {})
                if value:
                    key = key if isinstance(key, bytes) else key.encode()
                    return (key, *value[0]) if name.startswith("z") else (key, value)

        return self._until(f"b{name}", timeout, attempt)

    def blpop(self, keys, timeout=0):
        return self._pop("lpop", keys, timeout)

    def brpop(self, keys, timeout=0):
        return self._pop("rpop", keys, timeout)

    def bzpopmin(self, keys, timeout=0):
        return self._pop("zpopmin", keys, timeout)

    def bzpopmax(self, keys, timeout=0):
        return self._pop("zpopmax", keys, timeout)

    def blmove(self, first_list, second_list, timeout, src="LEFT", dest="RIGHT"):
        return self._until("blmove", timeout, lambda: self._db.run(
            "lmove", command("lmove"), (first_list, second_list, src, dest), {}))

    def brpoplpush(self, src, dst, timeout=0):
        return self.blmove(src, dst, timeout, "RIGHT", "LEFT")

    def xread(self, streams, count=None, block=None):
        if block is None:
            return self.__getattr__("xread")(streams, count)
        streams = last_of(self._db, streams)
        return self._until("xread", block / 1000, lambda: self._db.run(
            "xread", command("xread"), (streams, count), {}) or None) or []

    def xreadgroup(self, groupname, consumername, streams, count=None, block=None, noack=False):
        args = groupname, consumername, streams, count, None, noack
        if block is None:
            return self.__getattr__("xreadgroup")(*args)
        return self._until("xreadgroup", block / 1000, lambda: self._db.run(
            "xreadgroup", command("xreadgroup"), args, {}) or None) or []

    def scan_iter(self, match=None, count=None, _type=None):
        yield from self.scan(match=match, count=count, _type=_type)[1]

    def hscan_iter(self, name, match=None, count=None):
        yield from self.hscan(name, match=match)[1].items()

    def sscan_iter(self, name, match=None, count=None):
        yield from self.sscan(name, match=match)[1]

    def zscan_iter(self, name, match=None, count=None, score_cast_func=float):
        yield from self.zscan(name, match=match, score_cast_func=score_cast_func)[1]

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self, transaction)

    def transaction(self, func, *watches, shard_hint=None, value_from_callable=False, watch_delay=None):
        with self.pipeline() as pipe:
            while True:
                try:
                    if watches:
                        pipe.watch(*watches)
                    value = func(pipe)
                    results = pipe.execute()
                    return value if value_from_callable else results
                except WatchError:
                    if watch_delay:
                        time.sleep(watch_delay)

    def pubsub(self, *, ignore_subscribe_messages=False, **ignored):
        return PubSub(self, ignore_subscribe_messages)

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, lock_class=None, thread_local=True):
        return (lock_class or Lock)(self, name, timeout, sleep, blocking, blocking_timeout)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


StrictRedis = Redis


class Pipeline(BasePipeline):
    """Several commands in one round trip."""

    def watch(self, *names):
        _service("redis watch", self._client._db.latency)
        self._watch(names)
        return True

    def unwatch(self):
        if self.watching:
            _service("redis unwatch", self._client._db.latency)
            self._unwatch()
        return True

    def execute(self, raise_on_error=True):
        if not self.command_stack and not self.watching:
            return []
        _service("redis pipeline", self._client._db.latency)
        return self._run(raise_on_error)

    def reset(self):
        self._reset()

    close = discard = reset

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.reset()


class PubSub(BaseSubscriptions):
    """Messages of the channels that one has subscribed to."""

    def __init__(self, client, ignore_subscribe_messages=False):
        super().__init__(client, ignore_subscribe_messages)
        self._queue = queue.Queue()

    def subscribe(self, *names, **handlers):
        _service("redis subscribe", self._client._db.latency)
        self._add("subscribe", self.channels, names, handlers)

    def psubscribe(self, *patterns, **handlers):
        _service("redis psubscribe", self._client._db.latency)
        self._add("psubscribe", self.patterns, patterns, handlers)

    def unsubscribe(self, *names):
        _service("redis unsubscribe", self._client._db.latency)
        self._drop("unsubscribe", self.channels, names)

    def punsubscribe(self, *patterns):
        _service("redis punsubscribe", self._client._db.latency)
        self._drop("punsubscribe", self.patterns, patterns)

    def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        try:
            whole = self._queue.get(timeout is None or timeout > 0, timeout or None)
        except queue.Empty:
            return None
        return self._handle(whole, ignore_subscribe_messages)

    def _handle(self, whole, ignore=False):
        message, handler = self._sort(whole, ignore)
        if handler is not None:
            handler(whole)
        return message

    def listen(self):
        while self.subscribed:
            message = self._handle(self._queue.get())
            if message is not None:
                yield message

    def run_in_thread(self, sleep_time=0.0, daemon=False, exception_handler=None):
        thread = PubSubWorkerThread(self, sleep_time, daemon)
        thread.start()
        return thread

    def close(self):
        self._leave()

    reset = close

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class PubSubWorkerThread(threading.Thread):
    """Hands messages to their handlers until it is stopped."""

    def __init__(self, pubsub, sleep_time, daemon=False):
        super().__init__(daemon=daemon)
        self.pubsub = pubsub
        self.sleep_time = sleep_time
        self._running = threading.Event()

    def run(self):
        self._running.set()
        while self._running.is_set():
            self.pubsub.get_message(ignore_subscribe_messages=True, timeout=self.sleep_time)
            if not self.sleep_time:
                time.sleep(0.001)
        self.pubsub.close()

    def stop(self):
        self._running.clear()
