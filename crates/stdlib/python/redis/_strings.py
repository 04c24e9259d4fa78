"""Commands of the simulated server for strings and for keys of any kind."""

import random
import time
from ._store import _bytes, names_of, span
from .errors import ResponseError

# The server's own, so that it takes nothing from the program's.
CHANCE = random.Random()
KINDS = {"bytes": b"string", "list": b"list", "dict": b"hash", "set": b"set", "Sorted": b"zset", "Stream": b"stream"}


def ping(db):
    return True


def get(db, name):
    return db.get(name, bytes)


def echo(db, value):
    return _bytes(value)


def now(db):
    moment = time.time()
    return int(moment), round(moment % 1 * 1_000_000)


def set_(db, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False, exat=None, pxat=None):
    old = db.get(name, bytes if get else object)
    value = _bytes(value)
    until = _until("set", ex, px, exat, pxat)
    if nx and old is not None or xx and old is None:
        return old if get else None
    key = _bytes(name)
    db.values[key] = value
    if not keepttl:
        db.expires.pop(key, None)
    if until is not None:
        db.expires[key] = until
    return old if get else True


def _seconds(value, unit=1):
    return value.total_seconds() if hasattr(value, "total_seconds") else value * unit


def _moment(value, unit=1):
    return value.timestamp() if hasattr(value, "timestamp") else value * unit


def _until(command, ex, px, exat, pxat):
    """The time at which a key shall go."""
    if ex is None and px is None:
        return _moment(exat) if exat is not None else None if pxat is None else _moment(pxat, 0.001)
    left = _seconds(px, 0.001) if ex is None else _seconds(ex)
    if left <= 0:
        raise ResponseError(f"invalid expire time in '{command}' command")
    return time.time() + left


def setnx(db, name, value):
    return bool(set_(db, name, value, nx=True))


def setex(db, name, time, value):
    return set_(db, name, value, ex=time)


def psetex(db, name, time_ms, value):
    return set_(db, name, value, px=time_ms)


def getex(db, name, ex=None, px=None, exat=None, pxat=None, persist=False):
    value = db.get(name, bytes)
    until = _until("getex", ex, px, exat, pxat)
    if value is not None and persist:
        db.expires.pop(_bytes(name), None)
    elif value is not None and until is not None:
        db.expires[_bytes(name)] = until
    return value


def getrange(db, key, start, end):
    value = db.get(key, bytes) or b""
    return value[span(len(value), start, end)]


def setrange(db, name, offset, value):
    old = (db.get(name, bytes) or b"").ljust(offset, b"\0")
    value = _bytes(value)
    db.values[_bytes(name)] = old[:offset] + value + old[offset + len(value):]
    return len(db.values[_bytes(name)])


def setbit(db, name, offset, value):
    bits = bytearray((db.get(name, bytes) or b"").ljust(offset // 8 + 1, b"\0"))
    mask = 128 >> offset % 8
    old = int(bits[offset // 8] & mask != 0)
    bits[offset // 8] = bits[offset // 8] & ~mask | (mask if value else 0)
    db.values[_bytes(name)] = bytes(bits)
    return old


def getbit(db, name, offset):
    bits = db.get(name, bytes) or b""
    return int(offset // 8 < len(bits) and bits[offset // 8] & 128 >> offset % 8 != 0)


def bitcount(db, key, start=0, end=-1):
    return int.from_bytes(getrange(db, key, start, end)).bit_count()


def getset(db, name, value):
    old = db.get(name, bytes)
    set_(db, name, value)
    return old


def getdel(db, name):
    old = db.get(name, bytes)
    delete(db, name)
    return old


def append(db, key, value):
    joined = (db.get(key, bytes) or b"") + _bytes(value)
    db.values[_bytes(key)] = joined
    return len(joined)


def strlen(db, name):
    return len(db.get(name, bytes) or b"")


def mget(db, keys, *args):
    values = [db.get(name, object) for name in names_of(keys, args)]
    return [value if isinstance(value, bytes) else None for value in values]


def mset(db, mapping):
    for key, value in mapping.items():
        set_(db, key, value)
    return True


def msetnx(db, mapping):
    return not exists(db, *mapping) and mset(db, mapping)


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
    try:
        total = float(db.get(name, bytes) or b"0") + amount
    except ValueError:
        raise ResponseError("value is not a valid float") from None
    db.values[_bytes(name)] = f"{total:.17g}".encode() if total == int(total) else repr(total).encode()
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


def _expire(db, name, until, nx, xx, gt, lt):
    if db.get(name, object) is None:
        return False
    old = db.expires.get(_bytes(name))
    if nx and old is not None or xx and old is None or gt and (old is None or until <= old) or \
            lt and old is not None and until >= old:
        return False
    db.expires[_bytes(name)] = until
    db.get(name, object)
    return True


def expire(db, name, time, nx=False, xx=False, gt=False, lt=False):
    return _expire(db, name, now_in(_seconds(time)), nx, xx, gt, lt)


def pexpire(db, name, time, nx=False, xx=False, gt=False, lt=False):
    return _expire(db, name, now_in(_seconds(time, 0.001)), nx, xx, gt, lt)


def expireat(db, name, when, nx=False, xx=False, gt=False, lt=False):
    return _expire(db, name, _moment(when), nx, xx, gt, lt)


def pexpireat(db, name, when, nx=False, xx=False, gt=False, lt=False):
    return _expire(db, name, _moment(when, 0.001), nx, xx, gt, lt)


def now_in(seconds):
    return time.time() + seconds


def expiretime(db, key):
    if db.get(key, object) is None:
        return -2
    return int(db.expires.get(_bytes(key), -1))


def persist(db, name):
    return db.get(name, object) is not None and db.expires.pop(_bytes(name), None) is not None


def pttl(db, name):
    if db.get(name, object) is None:
        return -2
    at = db.expires.get(_bytes(name))
    return -1 if at is None else round((at - time.time()) * 1000)


def ttl(db, name):
    left = pttl(db, name)
    return left if left < 0 else (left + 500) // 1000


def matching(names, pattern):
    """Those of some names, as bytes, that a pattern fits."""
    if pattern is None or pattern in ("*", b"*"):
        return list(names)
    import re
    from fnmatch import translate
    fits = re.compile(translate(_bytes(pattern).decode().replace("[^", "[!"))).match
    return [name for name in names if fits(name.decode())]


def keys(db, pattern="*"):
    return matching([key for key in list(db.values) if db.get(key, object) is not None], pattern)


def scan(db, cursor=0, match=None, count=None, _type=None):
    found = keys(db, match)
    if _type is not None:
        found = [key for key in found if type_(db, key) == _bytes(_type).lower()]
    return 0, found


def randomkey(db):
    found = keys(db)
    return CHANCE.choice(found) if found else None


def rename(db, src, dst):
    value = db.get(src, object)
    if value is None:
        raise ResponseError("no such key")
    until = db.expires.get(_bytes(src))
    delete(db, src, dst)
    db.values[_bytes(dst)] = value
    if until is not None:
        db.expires[_bytes(dst)] = until
    return True


def renamenx(db, src, dst):
    return not exists(db, dst) and rename(db, src, dst)


def copy(db, source, destination, destination_db=None, replace=False):
    value = db.get(source, object)
    if value is None or exists(db, destination) and not replace:
        return False
    delete(db, destination)
    db.values[_bytes(destination)] = value if isinstance(value, bytes) else value.copy()
    if _bytes(source) in db.expires:
        db.expires[_bytes(destination)] = db.expires[_bytes(source)]
    return True


def type_(db, name):
    value = db.get(name, object)
    return KINDS.get(type(value).__name__, b"none")


def flushdb(db, asynchronous=False):
    db.values.clear()
    db.expires.clear()
    return True


def dbsize(db):
    return len(keys(db))


COMMANDS = {
    "ping": ping, "echo": echo, "time": now, "get": get, "set": set_, "setnx": setnx, "setex": setex, "psetex": psetex,
    "getset": getset, "getdel": getdel, "getex": getex, "getrange": getrange, "substr": getrange, "setrange": setrange,
    "setbit": setbit, "getbit": getbit, "bitcount": bitcount, "append": append, "strlen": strlen, "mget": mget,
    "mset": mset, "msetnx": msetnx, "incr": incrby, "incrby": incrby, "decr": decrby, "decrby": decrby,
    "incrbyfloat": incrbyfloat, "exists": exists, "touch": exists, "delete": delete, "unlink": delete, "expire": expire,
    "pexpire": pexpire, "expireat": expireat, "pexpireat": pexpireat, "expiretime": expiretime, "persist": persist,
    "ttl": ttl, "pttl": pttl, "keys": keys, "scan": scan, "randomkey": randomkey, "rename": rename,
    "renamenx": renamenx, "copy": copy, "type": type_, "flushdb": flushdb, "flushall": flushdb, "dbsize": dbsize,
}
