"""What the blocking and the awaiting client have in common."""

from ._commands import command
from ._store import _bytes, database, parse_url
from .errors import RedisError, WatchError


class Pool:
    """Where connections go; there is nothing to keep."""

    def __init__(self, connection_class=None, max_connections=None, *, host="localhost", port=6379, db=0,
                 decode_responses=False, **options):
        self.max_connections = max_connections or 2 ** 31
        self.connection_kwargs = {"host": host, "port": port, "db": db, "decode_responses": decode_responses, **options}

    @classmethod
    def from_url(cls, url, **options):
        return cls(**{**parse_url(url), **options})


class BaseClient:
    """A client of one database."""

    _pools = Pool

    def __init__(self, host="localhost", port=6379, db=0, password=None, socket_timeout=None, *, decode_responses=False,
                 connection_pool=None, **options):
        if connection_pool is None:
            connection_pool = self._pools(host=host, port=port, db=db, decode_responses=decode_responses, **options)
        self.connection_pool = connection_pool
        where = connection_pool.connection_kwargs
        self._db = database(where["host"], where["port"], where["db"])
        self._decode = where["decode_responses"]

    @classmethod
    def from_url(cls, url, **options):
        return cls(connection_pool=cls._pools.from_url(url, **options))

    @classmethod
    def from_pool(cls, connection_pool):
        return cls(connection_pool=connection_pool)

    def get_connection_kwargs(self):
        return self.connection_pool.connection_kwargs

    def _answer(self, name, args, kwargs):
        db = self._db
        return db.answer(db.run(name, command(name), args, kwargs), self._decode)


# Commands that go over the wire by another name.
_WIRE = {"incr": "INCRBY", "decr": "DECRBY", "delete": "DEL"}


class BasePipeline:
    """Commands for one round trip, and the keys that nobody else may change until then."""

    def __init__(self, client, transaction):
        self._client = client
        self.transaction = transaction
        self.command_stack = []
        self.explicit_transaction = False
        self._watched = []
        self.watching = self.changed = False

    def __len__(self):
        return len(self.command_stack)

    def __bool__(self):
        return True

    def __getattr__(self, name):
        function = command(name)
        if self.watching and not self.explicit_transaction:
            return getattr(self._client, name)

        def queue(*args, **kwargs):
            self.command_stack.append((name, function, args, kwargs))
            return self

        return queue

    def multi(self):
        if self.explicit_transaction:
            raise RedisError("Cannot issue nested calls to MULTI")
        if self.command_stack:
            raise RedisError("Commands without an initial WATCH have already been issued")
        self.explicit_transaction = True

    def _watch(self, names):
        if self.explicit_transaction:
            raise RedisError("Cannot issue a WATCH after a MULTI")
        self.watching = True
        for key in map(_bytes, names):
            self._watched.append(key)
            self._client._db.watching.setdefault(key, []).append(self)

    def _unwatch(self):
        watching = self._client._db.watching
        for key in self._watched:
            watching[key].remove(self)
            if not watching[key]:
                del watching[key]
        self._watched = []
        self.watching = self.changed = False

    def _reset(self):
        self._unwatch()
        self.command_stack = []
        self.explicit_transaction = False

    def _run(self, raise_on_error):
        """The results of all that was queued, on arrival at the server."""
        commands, changed = self.command_stack, self.changed
        self._reset()
        if changed:
            raise WatchError("Watched variable changed.")
        db = self._client._db
        results = []
        failure = None
        for number, (name, function, args, kwargs) in enumerate(commands, 1):
            try:
                results.append(db.answer(db.run(name, function, args, kwargs), self._client._decode))
            except RedisError as exc:
                results.append(exc)
                failure = failure or (exc, number, name, args)
        if failure is not None and raise_on_error:
            exc, number, name, args = failure
            if name in ("incr", "decr") and len(args) < 2:
                args = *args, 1
            sent = " ".join([_WIRE.get(name, name.upper()), *map(str, args)])
            exc.args = f"Command # {number} ({sent}) of pipeline caused error: {self._cause(exc)}",
            raise exc
        return results

    @staticmethod
    def _cause(exc):
        return exc.args[0]
