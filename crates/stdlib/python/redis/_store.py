"""The simulated server: databases in memory, and its commands as functions of one."""

import time
from .errors import DataError, ResponseError

_databases = {}
_WRONG = "WRONGTYPE Operation against a key holding the wrong kind of value"


def database(host, port, number):
    return _databases.setdefault((host, port, number), Database())


def parse_url(url):
    from urllib.parse import urlsplit
    parts = urlsplit(url)
    options = {"host": parts.hostname or "localhost", "port": parts.port or 6379}
    if parts.path.strip("/"):
        options["db"] = int(parts.path.strip("/"))
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
        self.channels = {}

    def get(self, key, kind):
        key = _bytes(key)
        at = self.expires.get(key)
        if at is not None and time.time() >= at:
            del self.values[key], self.expires[key]
        value = self.values.get(key)
        if value is not None and not isinstance(value, kind):
            raise ResponseError(_WRONG)
        return value

    def make(self, key, kind):
        value = self.get(key, kind)
        if value is None:
            value = self.values[_bytes(key)] = kind()
        return value

    def drop_empty(self, key):
        key = _bytes(key)
        if key in self.values and not self.values[key]:
            del self.values[key]
            self.expires.pop(key, None)

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


def command(name):
    try:
        return _COMMANDS[name]
    except KeyError:
        raise AttributeError(f"'Redis' object has no attribute {name!r}") from None


def ping(db):
    return True


def get(db, name):
    return db.get(name, bytes)


def set_(db, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False, **ignored):
    old = db.get(name, object)
    value = _bytes(value)
    if nx and old is not None or xx and old is None:
        return None
    key = _bytes(name)
    db.values[key] = value
    if not keepttl:
        db.expires.pop(key, None)
    if ex is not None:
        db.expires[key] = time.time() + _seconds(ex)
    elif px is not None:
        db.expires[key] = time.time() + _seconds(px) / 1000
    return old if get else True


def _seconds(value):
    return value.total_seconds() if hasattr(value, "total_seconds") else value


def setnx(db, name, value):
    return bool(set_(db, name, value, nx=True))


def setex(db, name, time, value):
    return set_(db, name, value, ex=time)


def getset(db, name, value):
    old = db.get(name, bytes)
    set_(db, name, value)
    return old


def getdel(db, name):
    old = db.get(name, bytes)
    db.values.pop(_bytes(name), None)
    return old


def append(db, key, value):
    joined = (db.get(key, bytes) or b"") + _bytes(value)
    db.values[_bytes(key)] = joined
    return len(joined)


def strlen(db, name):
    return len(db.get(name, bytes) or b"")


def mget(db, keys, *args):
    names = [*([keys] if isinstance(keys, (str, bytes)) else keys), *args]
    return [db.get(name, bytes) for name in names]


def mset(db, mapping):
    for key, value in mapping.items():
        set_(db, key, value)
    return True


def incrby(db, name, amount=1):
    value = db.get(name, bytes) or b"0"
    try:
        total = int(value) + amount
    except ValueError:
        raise ResponseError("value is not an integer or out of range") from None
    db.values[_bytes(name)] = str(total).encode()
    return total


def decrby(db, name, amount=1):
    return incrby(db, name, -amount)


def incrbyfloat(db, name, amount=1.0):
    total = float(db.get(name, bytes) or b"0") + amount
    db.values[_bytes(name)] = repr(total).encode()
    return total


def exists(db, *names):
    return sum(db.get(name, object) is not None for name in names)


def delete(db, *names):
    count = 0
    for name in names:
        if db.get(name, object) is not None:
            del db.values[_bytes(name)]
            db.expires.pop(_bytes(name), None)
            count += 1
    return count


def expire(db, name, time_):
    if db.get(name, object) is None:
        return False
    db.expires[_bytes(name)] = time.time() + _seconds(time_)
    return True


def pexpire(db, name, time_):
    return expire(db, name, _seconds(time_) / 1000)


def persist(db, name):
    return db.expires.pop(_bytes(name), None) is not None


def pttl(db, name):
    if db.get(name, object) is None:
        return -2
    at = db.expires.get(_bytes(name))
    return -1 if at is None else round((at - time.time()) * 1000)


def ttl(db, name):
    left = pttl(db, name)
    return left if left < 0 else (left + 500) // 1000


def keys(db, pattern="*"):
    from fnmatch import fnmatchcase
    found = [key for key in list(db.values) if db.get(key, object) is not None]
    return [key for key in found if fnmatchcase(key.decode(), pattern)]


def type_(db, name):
    value = db.get(name, object)
    return {bytes: b"string", list: b"list", dict: b"hash", set: b"set", _Sorted: b"zset"}.get(type(value), b"none")


def flushdb(db, **ignored):
    db.values.clear()
    db.expires.clear()
    return True


def dbsize(db):
    return len(keys(db))


def lpush(db, name, *values):
    items = db.make(name, list)
    for value in values:
        items.insert(0, _bytes(value))
    return len(items)


def rpush(db, name, *values):
    items = db.make(name, list)
    items.extend([_bytes(value) for value in values])
    return len(items)


def _pop(db, name, at, count):
    items = db.get(name, list)
    if not items:
        return None
    if count is None:
        value = items.pop(at)
    else:
        value = [items.pop(at) for _ in range(min(count, len(items)))]
    db.drop_empty(name)
    return value


def lpop(db, name, count=None):
    return _pop(db, name, 0, count)


def rpop(db, name, count=None):
    return _pop(db, name, -1, count)


def llen(db, name):
    return len(db.get(name, list) or ())


def lrange(db, name, start, end):
    items = db.get(name, list) or []
    size = len(items)
    start = max(start + size, 0) if start < 0 else start
    end = end + size if end < 0 else end
    return items[start:end + 1]


def lindex(db, name, index):
    items = db.get(name, list) or []
    return items[index] if -len(items) <= index < len(items) else None


def ltrim(db, name, start, end):
    kept = lrange(db, name, start, end)
    items = db.get(name, list)
    if items is not None:
        items[:] = kept
        db.drop_empty(name)
    return True


def lrem(db, name, count, value):
    items = db.get(name, list) or []
    value = _bytes(value)
    removed = 0
    while value in items and (count == 0 or removed < abs(count)):
        at = items.index(value) if count >= 0 else len(items) - 1 - items[::-1].index(value)
        del items[at]
        removed += 1
    db.drop_empty(name)
    return removed


def hset(db, name, key=None, value=None, mapping=None, items=None):
    fields = db.make(name, dict)
    pairs = dict(mapping or {})
    if key is not None:
        pairs[key] = value
    before = len(fields)
    for k, v in pairs.items():
        fields[_bytes(k)] = _bytes(v)
    return len(fields) - before


def hget(db, name, key):
    return (db.get(name, dict) or {}).get(_bytes(key))


def hgetall(db, name):
    return dict(db.get(name, dict) or {})


def hmget(db, name, keys, *args):
    names = [*([keys] if isinstance(keys, (str, bytes)) else keys), *args]
    return [hget(db, name, key) for key in names]


def hdel(db, name, *keys):
    fields = db.get(name, dict) or {}
    removed = sum(fields.pop(_bytes(key), None) is not None for key in keys)
    db.drop_empty(name)
    return removed


def hexists(db, name, key):
    return hget(db, name, key) is not None


def hkeys(db, name):
    return list(db.get(name, dict) or {})


def hvals(db, name):
    return list((db.get(name, dict) or {}).values())


def hlen(db, name):
    return len(db.get(name, dict) or {})


def hincrby(db, name, key, amount=1):
    fields = db.make(name, dict)
    total = int(fields.get(_bytes(key), b"0")) + amount
    fields[_bytes(key)] = str(total).encode()
    return total


def sadd(db, name, *values):
    members = db.make(name, set)
    before = len(members)
    members.update([_bytes(value) for value in values])
    return len(members) - before


def srem(db, name, *values):
    members = db.get(name, set) or set()
    before = len(members)
    members.difference_update([_bytes(value) for value in values])
    removed = before - len(members)
    db.drop_empty(name)
    return removed


def smembers(db, name):
    return set(db.get(name, set) or ())


def sismember(db, name, value):
    return int(_bytes(value) in (db.get(name, set) or ()))


def scard(db, name):
    return len(db.get(name, set) or ())


class _Sorted(dict):
    """Members with their scores."""

    def ranked(self):
        return sorted(self.items(), key=lambda pair: (pair[1], pair[0]))


def zadd(db, name, mapping, **ignored):
    members = db.make(name, _Sorted)
    before = len(members)
    members.update({_bytes(k): float(v) for k, v in mapping.items()})
    return len(members) - before


def zincrby(db, name, amount, value):
    members = db.make(name, _Sorted)
    value = _bytes(value)
    members[value] = members.get(value, 0.0) + amount
    return members[value]


def zscore(db, name, value):
    return (db.get(name, _Sorted) or {}).get(_bytes(value))


def zcard(db, name):
    return len(db.get(name, _Sorted) or ())


def zrange(db, name, start, end, desc=False, withscores=False, **ignored):
    ranked = (db.get(name, _Sorted) or _Sorted()).ranked()
    if desc:
        ranked.reverse()
    size = len(ranked)
    start = max(start + size, 0) if start < 0 else start
    end = end + size if end < 0 else end
    found = ranked[start:end + 1]
    return found if withscores else [member for member, _ in found]


def zrevrange(db, name, start, end, withscores=False, **ignored):
    return zrange(db, name, start, end, desc=True, withscores=withscores)


def zrem(db, name, *values):
    members = db.get(name, _Sorted) or {}
    removed = sum(members.pop(_bytes(value), None) is not None for value in values)
    db.drop_empty(name)
    return removed


def publish(db, channel, message):
    listeners = db.channels.get(_bytes(channel), ())
    for listener in list(listeners):
        listener(_bytes(channel), _bytes(message))
    return len(listeners)


_COMMANDS = {
    "ping": ping, "get": get, "set": set_, "setnx": setnx, "setex": setex, "getset": getset, "getdel": getdel,
    "append": append, "strlen": strlen, "mget": mget, "mset": mset, "incr": incrby, "incrby": incrby,
    "decr": decrby, "decrby": decrby, "incrbyfloat": incrbyfloat, "exists": exists, "delete": delete,
    "expire": expire, "pexpire": pexpire, "persist": persist, "ttl": ttl, "pttl": pttl, "keys": keys,
    "type": type_, "flushdb": flushdb, "flushall": flushdb, "dbsize": dbsize, "lpush": lpush, "rpush": rpush,
    "lpop": lpop, "rpop": rpop, "llen": llen, "lrange": lrange, "lindex": lindex, "ltrim": ltrim, "lrem": lrem,
    "hset": hset, "hget": hget, "hgetall": hgetall, "hmget": hmget, "hdel": hdel, "hexists": hexists,
    "hkeys": hkeys, "hvals": hvals, "hlen": hlen, "hincrby": hincrby, "sadd": sadd, "srem": srem,
    "smembers": smembers, "sismember": sismember, "scard": scard, "zadd": zadd, "zincrby": zincrby,
    "zscore": zscore, "zcard": zcard, "zrange": zrange, "zrevrange": zrevrange, "zrem": zrem,
    "publish": publish,
}
