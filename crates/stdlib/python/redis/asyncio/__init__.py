"""The client of the simulated key-value server whose commands are awaited."""

from redis.backoff import default_backoff
from redis.errors import *
from .client import BlockingConnectionPool, ConnectionPool, Redis, StrictRedis


def from_url(url, **options):
    return Redis.from_url(url, **options)


def __getattr__(name):
    if name in ("RedisCluster", "Sentinel", "Connection", "SSLConnection", "UnixDomainSocketConnection"):
        import _vm
        _vm.refuse(f"redis's {name} is not simulated")
    raise AttributeError(f"module 'redis.asyncio' has no attribute {name!r}")
