"""Connections to the simulated server, their transactions, prepared statements and cursors."""

import asyncio
from urllib.parse import urlsplit
from _asyncio import _service
from . import _server, _sql
from ._rows import Record, cast
from .exceptions import *

_BUSY = "cannot perform operation: another operation is in progress"


async def connect(dsn=None, *, host=None, port=None, user=None, password=None, database=None, timeout=60,
                  command_timeout=None, **ignored):
    """Opens a connection; takes five round trips."""
    parts = urlsplit(dsn or "")
    where = (host or parts.hostname or "localhost", port or parts.port or 5432,
             database or parts.path.strip("/") or user or parts.username or "postgres")
    server = _server.server(*where)
    if server.connections >= server.most_connections:
        raise TooManyConnectionsError("sorry, too many clients already")
    server.connections += 1
    try:
        await _service("postgres connect", server.connecting)
    except BaseException:
        server.connections -= 1
        raise
    return Connection(server, command_timeout)


class Connection:
    """One connection: one statement at a time."""

    def __init__(self, server, command_timeout=None):
        self._server = server
        self._command_timeout = command_timeout
        self._busy = False
        self._closed = False
        self._block = None
        self._depth = 0
        self._pool = None

    async def _run(self, query, arguments, timeout=None, many=None):
        if self._closed:
            raise InterfaceError("connection is closed")
        if self._busy:
            raise InterfaceError(_BUSY)
        self._busy = True
        try:
            async with asyncio.timeout(self._command_timeout if timeout is None else timeout):
                return await self._execute(query, arguments, many)
        finally:
            self._busy = False

    async def _execute(self, query, arguments, many):
        verb = (query.split(None, 1) or ["query"])[0].upper()
        await _service(f"postgres {verb}", self._server.latency)
        statements = _sql.parse(query)
        if (arguments or many is not None) and len(statements) > 1:
            raise PostgresSyntaxError("cannot insert multiple commands into a prepared statement")
        wanted = max((number for s in statements for number in _parameters(s)), default=0)
        for given in [arguments] if many is None else many:
            if len(given) != wanted:
                s = "" if wanted == 1 else "s"
                raise InterfaceError(f"the server expects {wanted} argument{s} for this query, {len(given)} "
                                     f"{'was' if len(given) == 1 else 'were'} passed")
        result = (), [], ""
        # A statement, or several in one text, is a transaction of its own unless one has been begun.
        own = self._block is None
        block = self._block or _server.Transaction()
        try:
            for statement in statements:
                kind = statement[0]
                if kind in ("begin", "commit", "rollback", "savepoint", "rollback to", "release"):
                    result = (), [], self._control(*statement)
                    own = False
                    block = self._block or _server.Transaction()
                    continue
                if block.failed:
                    raise InFailedSQLTransactionError(
                        "current transaction is aborted, commands ignored until end of transaction block")
                for given in [arguments] if many is None else many:
                    result = await self._server.run(statement, given, block)
        except BaseException:
            if block is self._block:
                block.failed = True
            else:
                block.end(False)
            raise
        if block is not self._block:
            block.end(True)
        if self._server.sleep:
            seconds, self._server.sleep = self._server.sleep, 0.0
            await _service("postgres pg_sleep", seconds)
        return result

    def _control(self, kind, name=None):
        block = self._block
        if kind == "begin":
            if block is None:
                self._block = _server.Transaction()
                self._block.marks = {}
            return "BEGIN"
        if kind in ("commit", "rollback"):
            failed = block is not None and block.failed
            if block is not None:
                self._block = None
                block.end(kind == "commit")
            return "ROLLBACK" if failed else kind.upper()
        if block is None:
            raise InvalidTransactionStateError(f"{kind.upper()} can only be used in transaction blocks")
        if kind == "savepoint":
            block.marks[name] = len(block.log)
        elif kind == "rollback to":
            block.back_to(block.marks[name])
            block.failed = False
            return "ROLLBACK"
        else:
            block.marks.pop(name, None)
        return kind.upper()

    async def execute(self, query, *args, timeout=None):
        return (await self._run(query, args, timeout))[2]

    async def executemany(self, command, args, *, timeout=None):
        await self._run(command, (), timeout, [tuple(given) for given in args])

    async def fetch(self, query, *args, timeout=None, record_class=None):
        names, rows, _ = await self._run(query, args, timeout)
        return [(record_class or Record)(names, row) for row in rows]

    async def fetchrow(self, query, *args, timeout=None, record_class=None):
        rows = await self.fetch(query, *args, timeout=timeout, record_class=record_class)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        row = await self.fetchrow(query, *args, timeout=timeout)
        return None if row is None else row[column]

    async def copy_records_to_table(self, table_name, *, records, columns=None, timeout=None, schema_name=None, where=None):
        records = [tuple(record) for record in records]
        columns = list(columns or self._server.table(table_name).kinds)
        marks = ", ".join(f"${n + 1}" for n in range(len(columns)))
        await self.executemany(f"INSERT INTO {table_name} ({', '.join(columns)}) VALUES ({marks})", records, timeout=timeout)
        return f"COPY {len(records)}"

    def transaction(self, *, isolation=None, readonly=False, deferrable=False):
        return Transaction(self)

    def is_in_transaction(self):
        return self._block is not None

    async def prepare(self, query, **ignored):
        await _service("postgres PREPARE", self._server.latency)
        _sql.parse(query)
        return PreparedStatement(self, query)

    def cursor(self, query, *args, prefetch=50, timeout=None):
        return Cursor(self, query, args, prefetch)

    def is_closed(self):
        return self._closed

    async def reset(self, *, timeout=None):
        if self._block is not None:
            self._control("rollback")

    async def close(self, *, timeout=None):
        if not self._closed:
            await self.reset()
            self._drop()

    def terminate(self):
        if self._block is not None:
            self._control("rollback")
        self._drop()

    def _drop(self):
        if not self._closed:
            self._closed = True
            self._server.connections -= 1

    async def set_type_codec(self, *args, **kwargs):
        raise FeatureNotSupportedError("set_type_codec is not supported by Interleave's simulated server")

    async def add_listener(self, *args):
        raise FeatureNotSupportedError("LISTEN is not supported by Interleave's simulated server")


def _parameters(node):
    if isinstance(node, (tuple, list)):
        if len(node) == 2 and node[0] == "param":
            yield node[1]
        else:
            for part in node:
                yield from _parameters(part)


class Transaction:
    """A transaction, or inside of one a savepoint, for `async with` or start, commit and rollback."""

    def __init__(self, connection):
        self._connection = connection
        self._name = None
        self._state = "new"

    async def start(self):
        if self._state != "new":
            raise InterfaceError("cannot start; the transaction is already started")
        one = self._connection
        if one.is_in_transaction():
            one._depth += 1
            self._name = f"sp_{one._depth}"
            await one.execute(f"SAVEPOINT {self._name}")
        else:
            await one.execute("BEGIN")
        self._state = "started"

    async def commit(self):
        await self._end("commit", f"RELEASE SAVEPOINT {self._name}" if self._name else "COMMIT")

    async def rollback(self):
        await self._end("rollback", f"ROLLBACK TO {self._name}" if self._name else "ROLLBACK")

    async def _end(self, what, query):
        if self._state != "started":
            raise InterfaceError(f"cannot {what}; the transaction is "
                                 + ("not yet started" if self._state == "new" else f"already {self._state}"))
        self._state = "committed" if what == "commit" else "rolled back"
        await self._connection.execute(query)

    async def __aenter__(self):
        await self.start()

    async def __aexit__(self, kind, value, traceback):
        await (self.commit() if kind is None else self.rollback())


class PreparedStatement:
    def __init__(self, connection, query):
        self._connection = connection
        self._query = query

    def get_query(self):
        return self._query

    async def fetch(self, *args, timeout=None):
        return await self._connection.fetch(self._query, *args, timeout=timeout)

    async def fetchrow(self, *args, timeout=None):
        return await self._connection.fetchrow(self._query, *args, timeout=timeout)

    async def fetchval(self, *args, column=0, timeout=None):
        return await self._connection.fetchval(self._query, *args, column=column, timeout=timeout)

    async def executemany(self, args, *, timeout=None):
        await self._connection.executemany(self._query, args, timeout=timeout)

    def cursor(self, *args, prefetch=50, timeout=None):
        return Cursor(self._connection, self._query, args, prefetch)


class Cursor:
    """Rows a few at a time, each portion a round trip: for `async for`, or awaited for fetch and fetchrow."""

    def __init__(self, connection, query, args, prefetch):
        self._connection, self._query, self._args, self._prefetch = connection, query, args, prefetch
        self._rows = None

    async def _open(self):
        if not self._connection.is_in_transaction():
            raise InterfaceError("cannot create a cursor outside of a transaction")
        self._rows = iter(await self._connection.fetch(self._query, *self._args))
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aiter__(self):
        if self._rows is None:
            await self._open()
        for number, row in enumerate(self._rows):
            if number and number % self._prefetch == 0:
                await _service("postgres FETCH", self._connection._server.latency)
            yield row

    async def fetch(self, n, *, timeout=None):
        await _service("postgres FETCH", self._connection._server.latency)
        return [row for _, row in zip(range(n), self._rows)]

    async def fetchrow(self, *, timeout=None):
        return next(iter(await self.fetch(1)), None)

    async def forward(self, n, *, timeout=None):
        return len(await self.fetch(n))
