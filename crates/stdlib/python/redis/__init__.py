"""A client of a simulated key-value server with the interface of redis-py, as far as tutorials go."""

from . import exceptions
from .client import BlockingConnectionPool, ConnectionPool, Redis, StrictRedis
from .errors import *

__version__ = "5.0.0"


def from_url(url, **options):
    return Redis.from_url(url, **options)


def __getattr__(name):
    if name == "asyncio":
        import redis.asyncio
        return redis.asyncio
    if name in ("RedisCluster", "Sentinel", "Connection", "SSLConnection", "UnixDomainSocketConnection", "SentinelConnectionPool",
                "CredentialProvider", "cluster", "sentinel", "commands"):
        import _vm
        _vm.refuse(f"redis's {name} is not simulated")
    raise AttributeError(f"module 'redis' has no attribute {name!r}")
