"""Commands of the simulated server for streams and their groups of consumers."""

import time
from ._store import _bytes
from .errors import DataError, ResponseError


class Stream(dict):
    """Entries by their numbers, as (milliseconds, sequence), and the groups that read them."""

    def __init__(self, entries=()):
        super().__init__(entries)
        self.last = 0, 0
        self.groups = {}

    def copy(self):
        return Stream(self)


class _Group:
    """What a group has been given up to, and what of that nobody has acknowledged: consumer, moment and times."""

    def __init__(self, last):
        self.last = last
        self.pending = {}


def _number(text, rest=0):
    first, _, second = _bytes(text).decode().partition("-")
    try:
        return int(first), int(second) if second else rest
    except ValueError:
        raise ResponseError("Invalid stream ID specified as stream command argument") from None


def _text(number):
    return b"%d-%d" % number


def _entries(stream, numbers):
    return [(_text(number), stream[number]) for number in numbers]


def xadd(db, name, fields, id="*", maxlen=None, approximate=True, nomkstream=False, minid=None, limit=None):
    if not isinstance(fields, dict) or not fields:
        raise DataError("XADD fields must be a non-empty dict")
    fields = {_bytes(key): _bytes(value) for key, value in fields.items()}
    if nomkstream and db.get(name, Stream) is None:
        return None
    stream = db.make(name, Stream)
    if _bytes(id) == b"*":
        moment = int(time.time() * 1000)
        number = (moment, 0) if moment > stream.last[0] else (stream.last[0], stream.last[1] + 1)
    else:
        number = _number(id)
        if number <= stream.last:
            raise ResponseError("The ID specified in XADD is equal or smaller than the target stream top item")
    stream[number] = fields
    stream.last = number
    xtrim(db, name, maxlen, False, minid)
    return _text(number)


def xtrim(db, name, maxlen=None, approximate=True, minid=None, limit=None):
    stream = db.get(name, Stream) or {}
    gone = list(stream)[:max(len(stream) - maxlen, 0)] if maxlen is not None else \
        [number for number in stream if number < _number(minid)] if minid is not None else []
    for number in gone:
        del stream[number]
    return len(gone)


def xdel(db, name, *ids):
    stream = db.get(name, Stream) or {}
    return sum(stream.pop(_number(one), None) is not None for one in ids)


def xlen(db, name):
    return len(db.get(name, Stream) or ())


def _between(db, name, least, most):
    low = (0, 0) if least in ("-", b"-") else _number(_bytes(least).lstrip(b"("))
    high = (float("inf"), 0) if most in ("+", b"+") else _number(_bytes(most).lstrip(b"("), float("inf"))
    without = [bound for text, bound in ((least, low), (most, high)) if _bytes(text).startswith(b"(")]
    return [number for number in db.get(name, Stream) or () if low <= number <= high and number not in without]


def xrange(db, name, min="-", max="+", count=None):
    return _entries(db.get(name, Stream), _between(db, name, min, max)[:count])


def xrevrange(db, name, max="+", min="-", count=None):
    return _entries(db.get(name, Stream), _between(db, name, min, max)[::-1][:count])


def last_of(db, streams):
    """Where readers begin that want what comes from now on."""
    return {name: _text(getattr(db.get(name, Stream), "last", (0, 0))) if _bytes(at) == b"$" else at
            for name, at in streams.items()}


def xread(db, streams, count=None, block=None):
    found = []
    for name, after in last_of(db, streams).items():
        stream, after = db.get(name, Stream) or {}, _number(after)
        numbers = [number for number in stream if number > after][:count]
        if numbers:
            found.append([_bytes(name), _entries(stream, numbers)])
    return found


def _group(db, name, groupname, where=""):
    stream = db.get(name, Stream)
    group = None if stream is None else stream.groups.get(_bytes(groupname))
    if group is None:
        raise ResponseError(f"NOGROUP No such key '{_bytes(name).decode()}' or consumer group "
                            f"'{_bytes(groupname).decode()}'{where}")
    return stream, group


def xgroup_create(db, name, groupname, id="$", mkstream=False, entries_read=None):
    if db.get(name, Stream) is None and not mkstream:
        raise ResponseError("The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use "
                            "the MKSTREAM option to create an empty stream automatically.")
    stream = db.make(name, Stream)
    if _bytes(groupname) in stream.groups:
        raise ResponseError("BUSYGROUP Consumer Group name already exists")
    stream.groups[_bytes(groupname)] = _Group(stream.last if _bytes(id) == b"$" else _number(id))
    return True


def xgroup_destroy(db, name, groupname):
    return int((db.get(name, Stream) or Stream()).groups.pop(_bytes(groupname), None) is not None)


def xreadgroup(db, groupname, consumername, streams, count=None, block=None, noack=False):
    found = []
    for name, after in streams.items():
        stream, group = _group(db, name, groupname, " in XREADGROUP with GROUP option")
        if _bytes(after) == b">":
            numbers = [number for number in stream if number > group.last][:count]
            for number in numbers:
                group.last = number
                if not noack:
                    group.pending[number] = [_bytes(consumername), time.time(), 1]
        else:
            numbers = [number for number, (owner, _, _) in group.pending.items()
                       if owner == _bytes(consumername) and number > _number(after) and number in stream][:count]
        if numbers or _bytes(after) != b">":
            found.append([_bytes(name), _entries(stream, numbers)])
    return found


def xack(db, name, groupname, *ids):
    stream = db.get(name, Stream)
    group = stream.groups.get(_bytes(groupname)) if stream is not None else None
    return 0 if group is None else sum(group.pending.pop(_number(one), None) is not None for one in ids)


def xpending(db, name, groupname):
    _, group = _group(db, name, groupname)
    owners = {}
    for owner, _, _ in group.pending.values():
        owners[owner] = owners.get(owner, 0) + 1
    numbers = sorted(group.pending)
    return {"pending": len(numbers), "min": _text(numbers[0]) if numbers else None,
            "max": _text(numbers[-1]) if numbers else None,
            "consumers": [{"name": owner, "pending": owners[owner]} for owner in sorted(owners)]}


def _claim(stream, group, consumername, min_idle_time, numbers):
    now = time.time()
    for number in numbers:
        if number in group.pending and number in stream and (now - group.pending[number][1]) * 1000 >= min_idle_time:
            group.pending[number] = [_bytes(consumername), now, group.pending[number][2] + 1]
            yield number


def xclaim(db, name, groupname, consumername, min_idle_time, message_ids):
    stream, group = _group(db, name, groupname)
    numbers = list(_claim(stream, group, consumername, min_idle_time, map(_number, message_ids)))
    return _entries(stream, numbers)


def xautoclaim(db, name, groupname, consumername, min_idle_time, start_id="0-0", count=100):
    stream, group = _group(db, name, groupname)
    after = [number for number in sorted(group.pending) if number >= _number(start_id)]
    numbers = list(_claim(stream, group, consumername, min_idle_time, after))[:count]
    return [b"0-0", _entries(stream, numbers), []]


COMMANDS = {
    "xadd": xadd, "xtrim": xtrim, "xdel": xdel, "xlen": xlen, "xrange": xrange, "xrevrange": xrevrange, "xread": xread,
    "xgroup_create": xgroup_create, "xgroup_destroy": xgroup_destroy, "xreadgroup": xreadgroup, "xack": xack,
    "xpending": xpending, "xclaim": xclaim, "xautoclaim": xautoclaim,
}
