"""The simulated server: databases in memory, on which commands run one by one."""

import time
from .errors import DataError, ResponseError

_databases = {}
_WRONG = "WRONGTYPE Operation against a key holding the wrong kind of value"


def database(host, port, number):
    return _databases.setdefault((host, port, number), Database())


def parse_url(url):
    from urllib.parse import parse_qs, unquote, urlsplit
    parts = urlsplit(url)
    if parts.scheme not in ("redis", "rediss", "unix"):
        raise ValueError("Redis URL must specify one of the following schemes (redis://, rediss://, unix://)")
    options = {name: unquote(values[0]) for name, values in parse_qs(parts.query).items()}
    options.update(host=parts.hostname or "localhost", port=parts.port or 6379)
    path = unquote(parts.path).replace("/", "")
    if path.isdecimal():
        options["db"] = path
    options["db"] = int(options.get("db", 0))
    return options


def _bytes(value):
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise DataError(f"Invalid input of type: '{type(value).__name__}'. Convert to a bytes, string, int or float "
                        "first.")
    return (value if isinstance(value, str) else repr(value)).encode()


class Database:
    """Keys with their values and the times at which they go."""

    # What a round trip to a server in the same data centre takes.
    latency = 0.001

    def __init__(self):
        self.values = {}
        self.expires = {}
        # What is told of a message, of a change of a watched key, and of any change.
        self.subscribers = []
        self.watching = {}
        self.waiting = []

    def get(self, key, kind):
        key = _bytes(key)
        at = self.expires.get(key)
        if at is not None and time.time() >= at:
            del self.values[key], self.expires[key]
        value = self.values.get(key)
        if value is not None and kind is not object and type(value) is not kind:
            raise ResponseError(_WRONG)
        return value

    def make(self, key, kind):
        value = self.get(key, kind)
        if value is None:
            value = self.values[_bytes(key)] = kind()
        return value

    def run(self, name, function, args, kwargs):
        """One command; who watches a key that it may have changed learns of it, and who waits looks again."""
        if name in READING:
            return function(self, *args, **kwargs)
        held = {key: _copy(self.values.get(key)) for key in self.watching}
        result = function(self, *args, **kwargs)
        named = _named(args) if held and result else ()
        for key, before in held.items():
            if key in named or self.values.get(key) != before:
                for watcher in self.watching[key]:
                    watcher.changed = True
        if result:
            waiting, self.waiting = self.waiting, []
            for wake in waiting:
                wake()
        return result

    def drop_empty(self, key):
        key = _bytes(key)
        if key in self.values and not self.values[key]:
            del self.values[key]
            self.expires.pop(key, None)

    def replace(self, key, members):
        """Puts a collection in the place of what was there; gives its size. An empty one is not kept."""
        key = _bytes(key)
        self.values.pop(key, None)
        self.expires.pop(key, None)
        if members:
            self.values[key] = members
        return len(members)

    def answer(self, value, decode):
        """A value as the client gives it: bytes, or text if asked for."""
        if not decode:
            return value
        if isinstance(value, bytes):
            return value.decode()
        if isinstance(value, (list, tuple)):
            return type(value)([self.answer(item, True) for item in value])
        if isinstance(value, set):
            return {self.answer(item, True) for item in value}
        if isinstance(value, dict):
            return {self.answer(k, True): self.answer(v, True) for k, v in value.items()}
        return value


def _copy(value):
    return value if value is None or isinstance(value, bytes) else value.copy()


def _named(args):
    """The keys that the arguments of a command may name."""
    found = set()
    for value in args:
        for part in value if isinstance(value, (list, tuple, set, dict)) else [value]:
            if isinstance(part, (str, bytes)):
                found.add(_bytes(part))
    return found


def names_of(keys, args=()):
    """Keys that are given as one, as a list, or one by one."""
    return [*([keys] if isinstance(keys, (str, bytes)) else keys), *args]


def span(size, start, end):
    """The slice from one place to another, both of them in it, counted from the end where they are negative."""
    return slice(max(start + size, 0) if start < 0 else start, max((end + size if end < 0 else end) + 1, 0))


# Commands that change nothing.
READING = frozenset(
    "ping echo time get strlen mget exists ttl pttl expiretime keys type dbsize scan randomkey getrange getbit bitcount touch "
    "llen lrange lindex lpos hget hgetall hmget hexists hkeys hvals hlen hscan hstrlen smembers sismember smismember scard "
    "sscan sinter sunion sdiff sintercard srandmember zscore zmscore zcard zrange zrevrange zrangebyscore zrevrangebyscore "
    "zrank zrevrank zcount zscan xlen xrange xrevrange xread xpending publish pubsub_channels pubsub_numsub".split())
