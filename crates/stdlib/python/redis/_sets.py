"""Commands of the simulated server for sets and sorted sets."""

from ._store import _bytes, names_of, span
from ._strings import CHANCE, matching
from .errors import DataError, ResponseError


def sadd(db, name, *values):
    values = [_bytes(value) for value in values]
    members = db.make(name, set)
    before = len(members)
    members.update(values)
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


def smismember(db, name, values, *args):
    return [sismember(db, name, value) for value in names_of(values, args)]


def smove(db, src, dst, value):
    return bool(srem(db, src, value)) and (sadd(db, dst, value), True)[1]


def _some(members, number):
    """So many of some members by chance, each once; with a negative number as often as it comes."""
    members = sorted(members)
    return [CHANCE.choice(members) for _ in range(-number)] if number < 0 else \
        CHANCE.sample(members, min(number, len(members)))


def srandmember(db, name, number=None):
    members = db.get(name, set) or ()
    if number is None:
        return _some(members, 1)[0] if members else None
    return _some(members, number) if members else []


def spop(db, name, count=None):
    found = srandmember(db, name, 1 if count is None else count)
    srem(db, name, *found)
    return found if count is not None else found[0] if found else None


def _combine(db, how, keys, args):
    first, *others = [db.get(key, set) or set() for key in names_of(keys, args)]
    return how(first, *others)


def sinter(db, keys, *args):
    return _combine(db, set.intersection, keys, args)


def sunion(db, keys, *args):
    return _combine(db, set.union, keys, args)


def sdiff(db, keys, *args):
    return _combine(db, set.difference, keys, args)


def _storing(combine):
    def store(db, dest, keys, *args):
        return db.replace(dest, combine(db, keys, *args))
    return store


def sintercard(db, numkeys, keys, limit=0):
    found = len(sinter(db, keys))
    return min(found, limit) if limit else found


def sscan(db, name, cursor=0, match=None, count=None):
    return 0, matching(db.get(name, set) or (), match)


class Sorted(dict):
    """Members with their scores."""

    def ranked(self, backwards=False):
        return sorted(self.items(), key=lambda pair: (pair[1], pair[0]), reverse=backwards)

    def copy(self):
        return Sorted(self)


def _sorted(db, name):
    return db.get(name, Sorted) or Sorted()


def zadd(db, name, mapping, nx=False, xx=False, ch=False, incr=False, gt=False, lt=False):
    if not mapping:
        raise DataError("ZADD requires at least one element/score pair")
    if nx and xx:
        raise DataError("ZADD allows either 'nx' or 'xx', not both")
    if incr and len(mapping) != 1:
        raise DataError("ZADD option 'incr' only works when passing a single element/score pair")
    scores = {_bytes(member): float(score) for member, score in mapping.items()}
    members = db.make(name, Sorted)
    added = changed = 0
    for member, score in scores.items():
        old = members.get(member)
        if incr and old is not None:
            score += old
        if old is None and xx or old is not None and (nx or gt and score <= old or lt and score >= old):
            score = None
            continue
        added += old is None
        changed += old != score
        members[member] = score
    db.drop_empty(name)
    return score if incr else changed if ch else added


def zincrby(db, name, amount, value):
    members = db.make(name, Sorted)
    value = _bytes(value)
    members[value] = members.get(value, 0.0) + amount
    return members[value]


def zscore(db, name, value):
    return _sorted(db, name).get(_bytes(value))


def zmscore(db, key, members):
    return [zscore(db, key, member) for member in members]


def zcard(db, name):
    return len(_sorted(db, name))


def _bound(bound):
    """A bound of scores, and whether it is in the range itself."""
    text = _bytes(bound).decode().lower()
    without = text.startswith("(")
    try:
        return float(text.lstrip("(")), not without
    except ValueError:
        raise ResponseError("min or max is not a float") from None


def _within(db, name, least, most, backwards=False):
    (least, with_least), (most, with_most) = _bound(least), _bound(most)
    return [pair for pair in _sorted(db, name).ranked(backwards)
            if (pair[1] >= least if with_least else pair[1] > least)
            and (pair[1] <= most if with_most else pair[1] < most)]


def _shown(pairs, withscores, score_cast_func=float):
    return [(member, score_cast_func(score)) for member, score in pairs] if withscores else [member for member, _ in pairs]


def _part(pairs, start, num):
    if (start is None) is not (num is None):
        raise DataError("``start`` and ``num`` must both be specified")
    return pairs if start is None else pairs[start:] if num < 0 else pairs[start:start + num]


def zrange(db, name, start, end, desc=False, withscores=False, score_cast_func=float, byscore=False, bylex=False,
           offset=None, num=None):
    if bylex:
        import _vm
        _vm.refuse("redis's command zrange with bylex is not simulated")
    if byscore:
        pairs = _part(_within(db, name, *((end, start) if desc else (start, end)), desc), offset, num)
    else:
        pairs = _sorted(db, name).ranked(desc)
        pairs = pairs[span(len(pairs), start, end)]
    return _shown(pairs, withscores, score_cast_func)


def zrevrange(db, name, start, end, withscores=False, score_cast_func=float):
    return zrange(db, name, start, end, True, withscores, score_cast_func)


def zrangebyscore(db, name, min, max, start=None, num=None, withscores=False, score_cast_func=float):
    return _shown(_part(_within(db, name, min, max), start, num), withscores, score_cast_func)


def zrevrangebyscore(db, name, max, min, start=None, num=None, withscores=False, score_cast_func=float):
    return _shown(_part(_within(db, name, min, max, True), start, num), withscores, score_cast_func)


def zcount(db, name, min, max):
    return len(_within(db, name, min, max))


def _rank(db, name, value, withscore, backwards):
    for rank, (member, score) in enumerate(_sorted(db, name).ranked(backwards)):
        if member == _bytes(value):
            return [rank, score] if withscore else rank
    return None


def zrank(db, name, value, withscore=False):
    return _rank(db, name, value, withscore, False)


def zrevrank(db, name, value, withscore=False):
    return _rank(db, name, value, withscore, True)


def zrem(db, name, *values):
    members = _sorted(db, name)
    removed = sum(members.pop(_bytes(value), None) is not None for value in values)
    db.drop_empty(name)
    return removed


def zremrangebyscore(db, name, min, max):
    return zrem(db, name, *_shown(_within(db, name, min, max), False))


def zremrangebyrank(db, name, min, max):
    return zrem(db, name, *zrange(db, name, min, max))


def _take(db, name, count, backwards):
    pairs = _sorted(db, name).ranked(backwards)[:1 if count is None else count]
    zrem(db, name, *_shown(pairs, False))
    return pairs


def zpopmin(db, name, count=None):
    return _take(db, name, count, False)


def zpopmax(db, name, count=None):
    return _take(db, name, count, True)


def _zstore(every):
    def store(db, dest, keys, aggregate=None):
        how = {"SUM": sum, "MIN": min, "MAX": max}[(aggregate or "SUM").upper()]
        weights = keys.values() if isinstance(keys, dict) else [1] * len(keys)
        parts = [{member: score * weight for member, score in _sorted(db, key).items()} for key, weight in zip(keys, weights)]
        found = Sorted()
        for member in {member: None for part in parts for member in part}:
            scores = [part[member] for part in parts if member in part]
            if not every or len(scores) == len(parts):
                found[member] = float(how(scores))
        return db.replace(dest, found)
    return store


def zscan(db, name, cursor=0, match=None, count=None, score_cast_func=float):
    members = _sorted(db, name)
    return 0, [(member, score_cast_func(members[member])) for member in matching(members, match)]


COMMANDS = {
    "sadd": sadd, "srem": srem, "smembers": smembers, "sismember": sismember, "smismember": smismember, "scard": scard,
    "smove": smove, "srandmember": srandmember, "spop": spop, "sinter": sinter, "sunion": sunion, "sdiff": sdiff,
    "sinterstore": _storing(sinter), "sunionstore": _storing(sunion), "sdiffstore": _storing(sdiff),
    "sintercard": sintercard, "sscan": sscan, "zadd": zadd, "zincrby": zincrby, "zscore": zscore, "zmscore": zmscore,
    "zcard": zcard, "zrange": zrange, "zrevrange": zrevrange, "zrangebyscore": zrangebyscore,
    "zrevrangebyscore": zrevrangebyscore, "zcount": zcount, "zrank": zrank, "zrevrank": zrevrank, "zrem": zrem,
    "zremrangebyscore": zremrangebyscore, "zremrangebyrank": zremrangebyrank, "zpopmin": zpopmin, "zpopmax": zpopmax,
    "zunionstore": _zstore(False), "zinterstore": _zstore(True), "zscan": zscan,
}
