"""The exceptions of redis-py."""

__name__ = "redis.exceptions"

__all__ = ["RedisError", "ConnectionError", "TimeoutError", "ResponseError", "DataError", "WatchError",
           "LockError", "LockNotOwnedError"]


class RedisError(Exception):
    pass


class ConnectionError(RedisError):
    pass


class TimeoutError(RedisError):
    pass


class ResponseError(RedisError):
    pass


class DataError(RedisError):
    pass


class WatchError(RedisError):
    pass


class LockError(RedisError, ValueError):
    pass


class LockNotOwnedError(LockError):
    pass
