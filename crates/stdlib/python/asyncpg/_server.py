"""The simulated server: tables in memory, rows that a transaction locks until it ends, and deadlocks between them.

A statement sees what is committed when it begins, and what its own transaction has written (READ COMMITTED).
"""

import asyncio
from . import _rows
from ._rows import Record, Scope, cast, uses_group, worth
from .exceptions import *

_servers = {}


def server(host, port, database):
    return _servers.setdefault((host, port, database), Server())


class Row:
    """The committed values, and those of the transaction that has locked the row; None is a row that is not there."""

    __slots__ = ("committed", "pending", "owner")

    def __init__(self, owner, values):
        self.committed, self.pending, self.owner = None, values, owner

    def seen(self, transaction):
        return self.pending if self.owner is transaction else self.committed


class Table:
    def __init__(self, name, columns, constraints):
        self.name = name
        self.kinds = {column: kind for column, kind, _ in columns}
        self.rules = {column: rules for column, _, rules in columns}
        self.unique = [(kind, columns) for kind, columns in constraints if kind != "check"]
        self.checks = [(f"{name}_check", check) for kind, check in constraints if kind == "check"]
        for column, rules in self.rules.items():
            if "primary" in rules or "unique" in rules:
                self.unique.append(("primary" if "primary" in rules else "unique", [column]))
            if "check" in rules:
                self.checks.append((f"{name}_{column}_check", rules["check"]))
        self.rows = []
        self.next = {}


class Transaction:
    """What a connection has written and not yet committed: rows with what they were before."""

    def __init__(self):
        self.log = []
        self.failed = False
        self.ended = asyncio.Event()
        self.waits_for = None

    def write(self, row, values):
        self.log.append((row, row.owner, row.pending))
        row.owner, row.pending = self, values

    def back_to(self, mark):
        while len(self.log) > mark:
            row, row.owner, row.pending = self.log.pop()

    def end(self, commit):
        if commit and not self.failed:
            for row, _, _ in self.log:
                if row.owner is self:
                    row.committed, row.pending, row.owner = row.pending, None, None
        else:
            self.back_to(0)
        self.log.clear()
        self.ended.set()


class Server:
    # What a round trip to a server in the same data centre takes, and a connection.
    latency = 0.001
    connecting = 0.005
    most_connections = 100

    def __init__(self):
        self.tables = {}
        self.connections = 0
        self.sleep = 0.0

    def table(self, name):
        try:
            return self.tables[name]
        except KeyError:
            raise UndefinedTableError(f'relation "{name}" does not exist') from None

    async def locked(self, row, transaction, how="wait"):
        """Waits until nobody else holds the row; true if that took time."""
        waited = False
        while row.owner is not None and row.owner is not transaction:
            if how == "nowait":
                raise LockNotAvailableError("could not obtain lock on row")
            if how == "skip":
                return None
            transaction.waits_for = row.owner
            other = row.owner
            while other is not None:
                if other is transaction:
                    transaction.waits_for = None
                    raise DeadlockDetectedError("deadlock detected")
                other = other.waits_for
            try:
                await transaction.waits_for.ended.wait()
            finally:
                transaction.waits_for = None
            waited = True
        return waited

    async def run(self, statement, given, transaction):
        """The names, rows and status of a statement."""
        kind, *parts = statement
        return await getattr(self, f"run_{kind.replace(' ', '_')}")(given, transaction, *parts)

    async def run_create(self, given, transaction, name, columns, constraints, quiet):
        if name not in self.tables:
            self.tables[name] = Table(name, columns, constraints)
        elif not quiet:
            raise DuplicateTableError(f'relation "{name}" already exists')
        return [], [], "CREATE TABLE"

    async def run_create_index(self, given, transaction):
        return [], [], "CREATE INDEX"

    async def run_set(self, given, transaction):
        return [], [], "SET"

    async def run_drop(self, given, transaction, names, quiet):
        for name in names:
            if self.tables.pop(name, None) is None and not quiet:
                raise UndefinedTableError(f'table "{name}" does not exist')
        return [], [], "DROP TABLE"

    async def run_truncate(self, given, transaction, names):
        for name in names:
            self.table(name).rows.clear()
        return [], [], "TRUNCATE TABLE"

    async def run_insert(self, given, transaction, name, columns, rows, conflict, returning):
        table = self.table(name)
        columns = list(table.kinds) if columns is None else columns
        for column in columns:
            self.known(table, column)
        if rows and rows[0] == "select":
            rows = [[("value", v) for v in row] for row in (await self.run_select(given, transaction, *rows[1:]))[1]]
        changed = []
        for values in rows:
            if len(values) != len(columns):
                if len(values) > len(columns):
                    raise PostgresSyntaxError("INSERT has more expressions than target columns")
                if values and len(columns) != len(table.kinds):
                    raise PostgresSyntaxError("INSERT has more target columns than expressions")
            scope = Scope(self, {}, {}, given)
            new = {}
            for column, value in zip(columns, values):
                if value != ("default",):
                    new[column] = self.fit(table, column, value, scope)
            for column, rules in table.rules.items():
                if column not in new:
                    new[column] = self.default(table, column, rules, scope)
            new = {column: new[column] for column in table.kinds}
            clash = await self.clash(table, new, None, transaction)
            if clash is not None and conflict is not None and conflict[0] in (None, clash[1]):
                row = clash[0]
                if conflict[1] is not None:
                    await self.locked(row, transaction)
                    both = Scope(self, {name: table, "excluded": table}, {name: row.seen(transaction), "excluded": new}, given)
                    await self.change(table, row, conflict[1], both, transaction)
                    changed.append(row)
                continue
            self.refuse(table, new, clash)
            self.check(table, new, given)
            row = Row(None, None)
            table.rows.append(row)
            transaction.write(row, new)
            changed.append(row)
        return self.returned(returning, table, name, [row.pending for row in changed], given, f"INSERT 0 {len(changed)}")

    def default(self, table, column, rules, scope):
        if "serial" in rules:
            table.next[column] = table.next.get(column, 0) + 1
            return table.next[column]
        return cast(worth(rules["default"], scope), table.kinds[column]) if "default" in rules else None

    def known(self, table, column):
        if column not in table.kinds:
            raise UndefinedColumnError(f'column "{column}" of relation "{table.name}" does not exist')

    def fit(self, table, column, value, scope):
        kind = table.kinds[column]
        if value[0] == "param":
            return cast(_rows.check_given(scope.given[value[1] - 1], kind, value[1]), kind)
        return cast(worth(value, scope), kind)

    async def clash(self, table, new, old, transaction):
        """The row that forbids these values, and the columns in which it does."""
        for _, columns in table.unique:
            key = [new[c] for c in columns]
            if None in key:
                continue
            for row in list(table.rows):
                if row is old or not any(v and [v[c] for c in columns] == key for v in (row.committed, row.pending)):
                    continue
                await self.locked(row, transaction)
                seen = row.seen(transaction)
                if seen is not None and [seen[c] for c in columns] == key:
                    return row, columns
        return None

    def refuse(self, table, new, clash):
        if clash is None:
            return
        columns = clash[1]
        primary = ("primary", columns) in table.unique
        name = f"{table.name}_pkey" if primary else f"{table.name}_{'_'.join(columns)}_key"
        raise UniqueViolationError(
            f'duplicate key value violates unique constraint "{name}"',
            detail=f"Key ({', '.join(columns)})=({', '.join(_rows.text(new[c]) for c in columns)}) already exists.")

    def check(self, table, new, given):
        primary = {c for kind, columns in table.unique if kind == "primary" for c in columns}
        for column, rules in table.rules.items():
            if new[column] is None and ("required" in rules or column in primary):
                raise NotNullViolationError(
                    f'null value in column "{column}" of relation "{table.name}" violates not-null constraint')
            if "references" in rules and new[column] is not None:
                other, key = rules["references"]
                there = self.table(other)
                key = key or next(columns[0] for kind, columns in there.unique if kind == "primary")
                if not any(v and v[key] == new[column] for row in there.rows for v in (row.committed, row.pending)):
                    raise ForeignKeyViolationError(
                        f'insert or update on table "{table.name}" violates foreign key constraint '
                        f'"{table.name}_{column}_fkey"',
                        detail=f'Key ({column})=({_rows.text(new[column])}) is not present in table "{other}".')
        for name, test in table.checks:
            if worth(test, Scope(self, {table.name: table}, {table.name: new}, given)) is False:
                raise CheckViolationError(f'new row for relation "{table.name}" violates check constraint "{name}"')

    async def change(self, table, row, changes, scope, transaction):
        new = dict(row.seen(transaction))
        for column, value in changes:
            self.known(table, column)
            default = value == ("default",)
            new[column] = (self.default(table, column, table.rules[column], scope) if default
                           else self.fit(table, column, value, scope))
        self.refuse(table, new, await self.clash(table, new, row, transaction))
        self.check(table, new, scope.given)
        transaction.write(row, new)

    def returned(self, returning, table, alias, rows, given, status):
        if returning is None:
            return [], [], status
        names = self.names(returning, {alias: table})
        return names, [self.picked(returning, Scope(self, {alias: table}, {alias: row}, given)) for row in rows], status

    async def mine(self, table, alias, where, given, transaction):
        """The rows that a statement will write, each of them locked; one that has changed meanwhile is looked at again."""
        for row in list(table.rows):
            values = row.seen(transaction)
            if values is None or not self.meets(where, table, alias, values, given):
                continue
            if await self.locked(row, transaction):
                values = row.seen(transaction)
                if values is None or not self.meets(where, table, alias, values, given):
                    continue
            yield row

    def meets(self, where, table, alias, values, given):
        return where is None or worth(where, Scope(self, {alias: table}, {alias: values}, given)) is True

    async def run_update(self, given, transaction, name, alias, changes, where, returning):
        table = self.table(name)
        rows = []
        async for row in self.mine(table, alias, where, given, transaction):
            scope = Scope(self, {alias: table}, {alias: row.seen(transaction)}, given)
            await self.change(table, row, changes, scope, transaction)
            rows.append(row.pending)
        return self.returned(returning, table, alias, rows, given, f"UPDATE {len(rows)}")

    async def run_delete(self, given, transaction, name, alias, where, returning):
        table = self.table(name)
        rows = []
        async for row in self.mine(table, alias, where, given, transaction):
            rows.append(row.seen(transaction))
            transaction.write(row, None)
        return self.returned(returning, table, alias, rows, given, f"DELETE {len(rows)}")

    async def run_select(self, given, transaction, items, sources, where, group, having, order, limit, offset, lock,
                         distinct):
        tables = {alias: self.table(name) for name, alias, _, _ in sources}
        found = [{}]
        for name, alias, on, left in sources:
            found = self.joined(found, tables, alias, on, left, given, transaction)
        plain = lambda rows: Scope(self, tables, rows, given)
        found = [rows for rows in found if where is None or worth(where, plain(rows)) is True]
        if lock and sources:
            found = await self.held(found, tables, where, given, transaction, lock)
        if group is not None or any(map(uses_group, [item for item, _ in items])) or having is not None:
            groups = {}
            for rows in found:
                groups.setdefault(tuple(worth(key, plain(rows)) for key in self.named(group or [], items)), []).append(rows)
            if group is None:
                groups.setdefault((), [])
            scopes = [Scope(self, tables, rows[0] if rows else dict.fromkeys(tables), given, rows) for rows in groups.values()]
            scopes = [scope for scope in scopes if having is None or worth(having, scope) is True]
        else:
            scopes = [plain(rows) for rows in found]
        for value, down, first in reversed(order):
            value = self.named([value], items)[0]
            keyed = [(worth(value, scope), scope) for scope in scopes]
            there = sorted((k for k in keyed if k[0] is not None), key=lambda k: k[0], reverse=down)
            empty = [k for k in keyed if k[0] is None]
            scopes = [scope for _, scope in (empty + there if first else there + empty)]
        result = [self.picked(items, scope) for scope in scopes]
        if distinct:
            result = list(dict.fromkeys(result))
        start = worth(offset, plain({})) if offset else 0
        count = worth(limit, plain({})) if limit else None
        result = result[start:None if count is None else start + count]
        return self.names(items, tables), result, f"SELECT {len(result)}"

    def joined(self, found, tables, alias, on, left, given, transaction):
        result = []
        there = [v for v in (row.seen(transaction) for row in tables[alias].rows) if v is not None]
        for rows in found:
            matches = [{**rows, alias: values} for values in there]
            if on is not None:
                matches = [m for m in matches if worth(on, Scope(self, {a: tables[a] for a in m}, m, given)) is True]
            result += matches or ([{**rows, alias: None}] if left else [])
        return result

    async def held(self, found, tables, where, given, transaction, how):
        """Locks the rows that FOR UPDATE names, and gives them as they are by then."""
        (alias, table), *more = tables.items()
        if more:
            raise FeatureNotSupportedError("FOR UPDATE of a join is not supported by Interleave's simulated server")
        rows = {id(row.seen(transaction)): row for row in table.rows}
        kept = []
        for row in [rows[id(one[alias])] for one in found]:
            if await self.locked(row, transaction, how) is None:
                continue
            values = row.seen(transaction)
            if values is not None and self.meets(where, table, alias, values, given):
                transaction.write(row, values)
                kept.append({alias: values})
        return kept

    def named(self, keys, items):
        """Keys of GROUP BY and ORDER BY, which may be numbers or names of what is selected."""
        names = {name: value for value, name in items if name}
        found = []
        for key in keys:
            if key[0] == "value" and isinstance(key[1], int):
                key = items[key[1] - 1][0]
            elif key[0] == "column" and key[2] is None and key[1] in names:
                key = names[key[1]]
            found.append(key)
        return found

    def names(self, items, tables):
        found = []
        for value, name in items:
            if value[0] == "every":
                for alias, table in tables.items():
                    if value[1] in (None, alias):
                        found += table.kinds
            else:
                found.append(name or self.title(value))
        return tuple(found)

    def title(self, value):
        match value:
            case ("column", name, _): return name
            case ("call", name, _): return name.split()[0]
            case ("cast", inner, kind):
                name = self.title(inner)
                return kind if name == "?column?" else name
            case ("case", *_): return "case"
        return "?column?"

    def picked(self, items, scope):
        values = []
        for value, _ in items:
            if value[0] == "every":
                for alias, table in scope.tables.items():
                    if value[1] in (None, alias):
                        row = scope.rows[alias]
                        values += [None] * len(table.kinds) if row is None else [row[c] for c in table.kinds]
            else:
                values.append(worth(value, scope))
        return tuple(values)
