"""Commands of the simulated server for lists and hashes."""

from ._store import _bytes, names_of, span
from ._strings import matching
from .errors import DataError, ResponseError


def lpush(db, name, *values):
    values = [_bytes(value) for value in values]
    items = db.make(name, list)
    items[:0] = values[::-1]
    return len(items)


def rpush(db, name, *values):
    values = [_bytes(value) for value in values]
    items = db.make(name, list)
    items.extend(values)
    return len(items)


def lpushx(db, name, *values):
    return lpush(db, name, *values) if db.get(name, list) else 0


def rpushx(db, name, *values):
    return rpush(db, name, *values) if db.get(name, list) else 0


def lmove(db, first_list, second_list, src="LEFT", dest="RIGHT"):
    value = _pop(db, first_list, 0 if src.upper() == "LEFT" else -1, None)
    if value is not None:
        (lpush if dest.upper() == "LEFT" else rpush)(db, second_list, value)
    return value


def rpoplpush(db, src, dst):
    return lmove(db, src, dst, "RIGHT", "LEFT")


def lset(db, name, index, value):
    items = db.get(name, list)
    if items is None:
        raise ResponseError("no such key")
    try:
        items[index] = _bytes(value)
    except IndexError:
        raise ResponseError("index out of range") from None
    return True


def linsert(db, name, where, refvalue, value):
    items = db.get(name, list)
    if items is None:
        return 0
    if _bytes(refvalue) not in items:
        return -1
    items.insert(items.index(_bytes(refvalue)) + (where.upper() == "AFTER"), _bytes(value))
    return len(items)


def lpos(db, name, value, rank=None, count=None, maxlen=None):
    found = [at for at, item in enumerate(db.get(name, list) or ()) if item == _bytes(value)]
    if rank is not None:
        found = found[rank - 1:] if rank > 0 else found[::-1][-rank - 1:]
    if count is not None:
        return found[:count] if count else found
    return found[0] if found else None


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
    return items[span(len(items), start, end)]


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
    if key is None and not mapping and not items:
        raise DataError("'hset' with no key value pairs")
    pairs = dict(mapping or {})
    if key is not None:
        pairs[key] = value
    pairs.update(zip(*[iter(items or ())] * 2))
    pairs = {_bytes(k): _bytes(v) for k, v in pairs.items()}
    fields = db.make(name, dict)
    before = len(fields)
    fields.update(pairs)
    return len(fields) - before


def hsetnx(db, name, key, value):
    return 0 if hexists(db, name, key) else hset(db, name, key, value)


def hmset(db, name, mapping):
    hset(db, name, mapping=mapping)
    return True


def hincrbyfloat(db, name, key, amount=1.0):
    try:
        total = float(hget(db, name, key) or 0) + amount
    except ValueError:
        raise ResponseError("hash value is not a float") from None
    hset(db, name, key, f"{total:.17g}" if total == int(total) else repr(total))
    return total


def hstrlen(db, name, key):
    return len(hget(db, name, key) or b"")


def hscan(db, name, cursor=0, match=None, count=None, no_values=False):
    fields = db.get(name, dict) or {}
    found = matching(fields, match)
    return 0, found if no_values else {key: fields[key] for key in found}


def hget(db, name, key):
    return (db.get(name, dict) or {}).get(_bytes(key))


def hgetall(db, name):
    return dict(db.get(name, dict) or {})


def hmget(db, name, keys, *args):
    return [hget(db, name, key) for key in names_of(keys, args)]


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
    try:
        total = int(fields.get(_bytes(key), b"0")) + amount
    except ValueError:
        raise ResponseError("hash value is not an integer") from None
    fields[_bytes(key)] = str(total).encode()
    return total


COMMANDS = {
    "lpush": lpush, "rpush": rpush, "lpushx": lpushx, "rpushx": rpushx, "lpop": lpop, "rpop": rpop, "llen": llen,
    "lrange": lrange, "lindex": lindex, "ltrim": ltrim, "lrem": lrem, "lmove": lmove, "rpoplpush": rpoplpush,
    "lset": lset, "linsert": linsert, "lpos": lpos, "hset": hset, "hsetnx": hsetnx, "hmset": hmset, "hget": hget,
    "hgetall": hgetall, "hmget": hmget, "hdel": hdel, "hexists": hexists, "hkeys": hkeys, "hvals": hvals, "hlen": hlen,
    "hincrby": hincrby, "hincrbyfloat": hincrbyfloat, "hstrlen": hstrlen, "hscan": hscan,
}
