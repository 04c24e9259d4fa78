"""The exceptions of redis-py."""

__name__ = "redis.exceptions"

__all__ = ["RedisError", "ConnectionError", "TimeoutError", "AuthenticationError", "BusyLoadingError", "MaxConnectionsError",
           "InvalidResponse", "ResponseError", "NoScriptError", "ReadOnlyError", "OutOfMemoryError", "DataError", "PubSubError",
           "WatchError", "ChildDeadlockedError", "LockError", "LockNotOwnedError"]


class RedisError(Exception):
    pass


class ConnectionError(RedisError):
    pass


class TimeoutError(RedisError):
    pass


class AuthenticationError(ConnectionError):
    pass


class BusyLoadingError(ConnectionError):
    pass


class MaxConnectionsError(ConnectionError):
    pass


class InvalidResponse(RedisError):
    pass


class ResponseError(RedisError):
    pass


class NoScriptError(ResponseError):
    pass


class ReadOnlyError(ResponseError):
    pass


class OutOfMemoryError(ResponseError):
    pass


class DataError(RedisError):
    pass


class PubSubError(RedisError):
    pass


class WatchError(RedisError):
    pass


class ChildDeadlockedError(Exception):
    pass


class LockError(RedisError, ValueError):
    def __init__(self, message=None, lock_name=None):
        self.message = message
        self.lock_name = lock_name

    def __str__(self):
        return str(self.message)


class LockNotOwnedError(LockError):
    pass
