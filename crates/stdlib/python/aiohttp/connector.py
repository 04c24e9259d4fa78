"""The pools of connections of aiohttp's client."""

import asyncio
from collections import deque

from .tracing import tell

# Their types print as aiohttp's own.
__name__ = "aiohttp"


class BaseConnector:
    """The pool of connections: how many requests may be under way at once, in all and to one host."""

    def __init__(self, *, keepalive_timeout=None, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5):
        if force_close and keepalive_timeout is not None:
            raise ValueError("keepalive_timeout cannot be set if force_close is True")
        self._limit = limit
        self._limit_per_host = limit_per_host
        self.force_close = force_close
        self._total = 0
        self._per_host = {}
        self._idle = {}
        self._waiters = deque()
        self._closed = False

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def closed(self):
        return self._closed

    def _has_room(self, key):
        if self._limit and self._total >= self._limit:
            return False
        return not self._limit_per_host or self._per_host.get(key, 0) < self._limit_per_host

    def _take(self, key):
        self._total += 1
        self._per_host[key] = self._per_host.get(key, 0) + 1

    async def _acquire(self, key, traces=()):
        if self._has_room(key):
            self._take(key)
        else:
            await tell(traces, "connection_queued_start")
            await self._wait(key)
            await tell(traces, "connection_queued_end")
        if self._idle.get(key):
            self._idle[key] -= 1
            await tell(traces, "connection_reuseconn")
        elif traces:
            await tell(traces, "connection_create_start")
            await tell(traces, "dns_resolvehost_start", host=key[0])
            await tell(traces, "dns_resolvehost_end", host=key[0])
            await tell(traces, "connection_create_end")

    async def _wait(self, key):
        future = asyncio.get_running_loop().create_future()
        entry = key, future
        self._waiters.append(entry)
        try:
            await future
        except BaseException:
            if entry in self._waiters:
                self._waiters.remove(entry)
            elif future.done() and not future.cancelled():
                # Cancelled with a connection in hand: somebody else may want it.
                self._release(key)
            raise

    def _release(self, key):
        self._total -= 1
        self._per_host[key] -= 1
        if not self.force_close:
            self._idle[key] = self._idle.get(key, 0) + 1
        for entry in list(self._waiters):
            waiting, future = entry
            if future.done():
                self._waiters.remove(entry)
            elif self._has_room(waiting):
                self._waiters.remove(entry)
                self._take(waiting)
                future.set_result(None)
                return

    async def close(self):
        self._closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


class TCPConnector(BaseConnector):
    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, family=0, ssl_context=None,
                 ssl=True, local_addr=None, resolver=None, keepalive_timeout=None, force_close=False, limit=100,
                 limit_per_host=0, enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5,
                 happy_eyeballs_delay=0.25, interleave=None):
        super().__init__(keepalive_timeout=keepalive_timeout, force_close=force_close, limit=limit,
                         limit_per_host=limit_per_host, loop=loop)
        self.family = family
        self.use_dns_cache = use_dns_cache

    def clear_dns_cache(self, host=None, port=None):
        pass
