"""What the server gives back, and what an expression is worth for a row."""

import datetime
import decimal
import json
import re
import uuid
from .exceptions import (DataError, DivisionByZeroError, GroupingError,
                         UndefinedColumnError, UndefinedFunctionError)


class Record:
    """A row of a result: a tuple whose values have names too."""

    __slots__ = ("_names", "_values")

    def __init__(self, names, values):
        self._names = names
        self._values = values

    def __getitem__(self, key):
        if isinstance(key, str):
            try:
                return self._values[self._names.index(key)]
            except ValueError:
                raise KeyError(key) from None
        return self._values[key]

    def get(self, key, default=None):
        return self[key] if key in self._names else default

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self._values)

    def items(self):
        return zip(self._names, self._values)

    def __contains__(self, key):
        return key in self._names

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __hash__(self):
        return hash(self._values)

    def __eq__(self, other):
        return self._values == (other._values if isinstance(other, Record) else other)

    def __lt__(self, other):
        return self._values < (other._values if isinstance(other, Record) else other)

    def __repr__(self):
        return f"<Record {' '.join(f'{name}={value!r}' for name, value in self.items())}>"


INTEGERS = {"int", "integer", "int2", "int4", "int8", "bigint", "smallint", "serial", "bigserial", "smallserial"}
_TEXTS = {"text", "varchar", "char", "character", "name", "json", "jsonb", "citext"}
_FLOATS = {"float", "float4", "float8", "real", "double"}

def check_given(value, kind, number):
    """A parameter as the client encodes it: it refuses another type than the column's."""
    if value is None or kind is None:
        return value
    if kind.endswith("[]"):
        good, wanted = isinstance(value, (list, tuple)), "a sized iterable container expected (got type {got!r})"
    elif kind in INTEGERS:
        good = isinstance(value, int)
        wanted = "{got!r} object cannot be interpreted as an integer"
    elif kind in _TEXTS:
        good, wanted = isinstance(value, str), "expected str, got {got}"
    elif kind in _FLOATS:
        good, wanted = isinstance(value, (int, float)), "must be real number, not {got}"
    elif kind == "numeric" or kind == "decimal":
        good, wanted = isinstance(value, (int, float, decimal.Decimal)), "expected a number, got {got}"
        value = decimal.Decimal(str(value)) if good else value
    else:
        return value
    if not good:
        raise DataError(f"invalid input for query argument ${number}: {value!r} "
                        f"({wanted.format(got=type(value).__name__)})")
    return float(value) if kind in _FLOATS else value


def cast(value, kind):
    """A value as a column of that type holds it."""
    if value is None:
        return None
    try:
        if kind.endswith("[]"):
            return [cast(item, kind[:-2]) for item in value]
        if kind in INTEGERS:
            return round(value) if not isinstance(value, str) else int(value)
        if kind in _TEXTS:
            return value if isinstance(value, str) else text(value)
        if kind in _FLOATS:
            return float(value)
        if kind in ("numeric", "decimal"):
            return decimal.Decimal(str(value))
        if kind in ("boolean", "bool"):
            return value if isinstance(value, bool) else str(value).lower() in ("t", "true", "1", "yes", "on")
        if isinstance(value, str):
            if kind == "date":
                return datetime.date.fromisoformat(value)
            if kind in ("timestamp", "timestamptz"):
                return datetime.datetime.fromisoformat(value)
            if kind == "uuid":
                return uuid.UUID(value)
    except (ValueError, ArithmeticError):
        raise DataError(f'invalid input syntax for type {kind}: "{value}"') from None
    return value


def text(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


class Scope:
    """The rows that an expression may speak of, the parameters, and the group if there is one."""

    def __init__(self, server, tables, rows, given, group=None):
        self.server = server
        self.tables = tables
        self.rows = rows
        self.given = given
        self.group = group

    def column(self, name, table):
        found = [alias for alias, t in self.tables.items() if name in t.kinds and table in (None, alias)]
        if not found:
            shown = f"{table}.{name}" if table else f'"{name}"'
            raise UndefinedColumnError(f"column {shown} does not exist")
        row = self.rows[found[0]]
        return None if row is None else row[name]


AGGREGATES = {"count", "sum", "avg", "min", "max", "array_agg", "string_agg", "bool_and", "bool_or", "json_agg"}
_FUNCTIONS = {
    "lower": str.lower, "upper": str.upper, "length": len, "char_length": len, "trim": str.strip, "abs": abs,
    "initcap": str.title, "md5": lambda s: __import__("hashlib").md5(s.encode()).hexdigest(),
    "replace": str.replace, "floor": lambda x: x // 1, "ceil": lambda x: -(-x // 1), "sqrt": lambda x: float(x) ** 0.5,
    "greatest": max, "least": min, "concat": lambda *a: "".join(map(text, a)), "mod": lambda a, b: a % b,
    "power": lambda a, b: float(a) ** float(b), "substring": lambda s, a, n=None: s[a - 1:None if n is None else a - 1 + n],
    "left": lambda s, n: s[:n], "right": lambda s, n: s[-n:], "round": lambda x, n=0: round(decimal.Decimal(str(x)), n),
}


def uses_group(node):
    return isinstance(node, (tuple, list)) and (
        node[:1] == ("call",) and node[1].split()[0] in AGGREGATES or any(map(uses_group, node)))


def worth(node, scope):
    """The value of an expression; None is NULL."""
    kind = node[0]
    if kind == "value":
        return node[1]
    if kind == "column":
        return scope.column(node[1], node[2])
    if kind == "param":
        return scope.given[node[1] - 1]
    if kind == "cast":
        return cast(worth(node[1], scope), node[2])
    if kind == "and" or kind == "or":
        left = worth(node[1], scope)
        if left is (kind == "or"):
            return left
        right = worth(node[2], scope)
        return right if right is (kind == "or") or left is not None else None
    if kind == "not":
        value = worth(node[1], scope)
        return None if value is None else not value
    if kind == "is":
        return worth(node[1], scope) is node[2]
    if kind == "distinct":
        return worth(node[1], scope) != worth(node[2], scope)
    if kind == "negative":
        value = worth(node[1], scope)
        return None if value is None else -value
    if kind == "in" or kind == "any":
        return _among(node, scope)
    if kind == "like":
        value, pattern = worth(node[1], scope), worth(node[3], scope)
        if value is None or pattern is None:
            return None
        expression = "".join({"%": ".*", "_": "."}.get(c) or re.escape(c) for c in pattern)
        return re.fullmatch(expression, value, re.S | (re.I if node[2] else 0)) is not None
    if kind == "case":
        for test, value in node[1]:
            if worth(test, scope):
                return worth(value, scope)
        return worth(node[2], scope)
    if kind == "call":
        return _call(node[1], node[2], scope)
    _compare_types(node[1], node[2], scope, "")
    _compare_types(node[2], node[1], scope, "")
    return operate(kind, worth(node[1], scope), worth(node[2], scope))


def _compare_types(column, given, scope, suffix):
    """A parameter beside a column has the column's type."""
    if column[0] == "column" and given[0] == "param":
        for alias, table in scope.tables.items():
            if column[1] in table.kinds and column[2] in (None, alias):
                check_given(scope.given[given[1] - 1], table.kinds[column[1]] + suffix, given[1])


def operate(sign, left, right):
    if left is None or right is None:
        return None
    if sign == "||":
        return left + right if isinstance(left, list) else text(left) + text(right)
    if isinstance(left, decimal.Decimal) and isinstance(right, float) or isinstance(left, float) and isinstance(right, decimal.Decimal):
        left, right = float(left), float(right)
    try:
        match sign:
            case "=": return left == right
            case "<>": return left != right
            case "<": return left < right
            case ">": return left > right
            case "<=": return left <= right
            case ">=": return left >= right
            case "+": return left + right
            case "-": return left - right
            case "*": return left * right
            case "%": return left - right * int(left / right)
            case "/" if isinstance(left, int) and isinstance(right, int):
                return abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
            case "/": return left / right
    except ZeroDivisionError:
        raise DivisionByZeroError("division by zero") from None
    except decimal.InvalidOperation:
        raise DivisionByZeroError("division by zero") from None
    except TypeError:
        raise UndefinedFunctionError(f"operator does not exist: {type(left).__name__} {sign} {type(right).__name__}") from None


def _among(node, scope):
    if node[0] == "in":
        left, sign, every = worth(node[1], scope), "=", False
        others = [worth(item, scope) for item in node[2]]
    else:
        _, sign, left, others, every = node
        _compare_types(left, others, scope, "[]")
        left, others = worth(left, scope), worth(others, scope)
    if left is None or others is None:
        return None
    found = [operate(sign, left, other) for other in others]
    if every:
        return False if False in found else None if None in found else True
    return True if True in found else None if None in found else False


def _call(name, arguments, scope):
    base, _, unlike = name.partition(" ")
    if base in AGGREGATES:
        return _aggregate(base, arguments, scope, bool(unlike))
    if base == "coalesce":
        return next((v for v in (worth(a, scope) for a in arguments) if v is not None), None)
    if base in ("now", "clock_timestamp", "current_timestamp"):
        return datetime.datetime.now(datetime.timezone.utc)
    if base == "today":
        return datetime.date.today()
    if base in ("gen_random_uuid", "uuid_generate_v4"):
        return uuid.uuid4()
    if base == "random":
        import random
        return random.random()
    if base == "version":
        return "PostgreSQL 17, simulated by Interleave"
    values = [worth(a, scope) for a in arguments]
    if base == "pg_sleep":
        scope.server.sleep += float(values[0])
        return ""
    if base == "nullif":
        return None if values[0] == values[1] else values[0]
    function = _FUNCTIONS.get(base)
    if function is None:
        raise UndefinedFunctionError(f"function {base}({', '.join('unknown' for _ in values)}) does not exist")
    if base in ("greatest", "least", "concat"):
        values = [v for v in values if v is not None]
        return function(values) if values and base != "concat" else function(*values) if base == "concat" else None
    return None if None in values else function(*values)


def _aggregate(name, arguments, scope, unlike):
    if scope.group is None:
        raise GroupingError("aggregate functions are not allowed in WHERE")
    if arguments == ["*"]:
        return len(scope.group)
    inner = [Scope(scope.server, scope.tables, rows, scope.given) for rows in scope.group]
    values = [worth(arguments[0], one) for one in inner]
    if name not in ("array_agg", "json_agg"):
        values = [v for v in values if v is not None]
    if unlike:
        values = sorted(dict.fromkeys(values))
    if name == "count":
        return len(values)
    if not values:
        return None
    match name:
        case "sum": return sum(values[1:], values[0])
        case "avg":
            if isinstance(values[0], float):
                return sum(values) / len(values)
            return decimal.Decimal(sum(values)) / len(values)
        case "min": return min(values)
        case "max": return max(values)
        case "array_agg": return values
        case "string_agg": return worth(arguments[1], inner[0]).join(values)
        case "bool_and": return all(values)
        case "bool_or": return any(values)
        case "json_agg": return json.dumps(values)
