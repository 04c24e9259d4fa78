"""Reads the SQL of the simulated server: a statement becomes nested tuples, its expressions among them.

Understood are CREATE, DROP and TRUNCATE TABLE, INSERT with ON CONFLICT, SELECT from one table with joins on a
condition, UPDATE, DELETE, RETURNING, and the statements of transactions. All else is a syntax error or refused.
"""

import re
from .exceptions import FeatureNotSupportedError, PostgresSyntaxError

_TOKEN = re.compile(r"""
    (?P<space>\s+|--[^\n]*|/\*.*?\*/) | (?P<text>'(?:[^']|'')*') | (?P<quoted>"(?:[^"]|"")+") |
    (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?) | (?P<param>\$\d+) | (?P<word>[A-Za-z_]\w*) |
    (?P<sign>::|<=|>=|<>|!=|\|\||->>|->|[-+*/%=<>(),.;\[\]])
""", re.X | re.S)
_STOP = {"from", "where", "group", "having", "order", "limit", "offset", "for", "returning", "on", "join", "inner", "left",
         "as", "set", "values", "union", "and", "or", "not", "asc", "desc", "using", "cross", "nulls", "is", "in", "between", "like",
         "ilike", "then", "else", "end", "when", "do", "skip", "nowait"}
_cache = {}


def parse(text):
    """The statements of a text, each as a tuple that begins with its kind."""
    if text not in _cache:
        _cache[text] = list(_Parser(text).statements())
    return _cache[text]


class _Parser:
    def __init__(self, text):
        self.tokens = []
        # As they were written, for complaints.
        self.written = []
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise PostgresSyntaxError(f'syntax error at or near "{text[at]}"')
            kind, value, at = found.lastgroup, found.group(), found.end()
            if kind != "space":
                self.written.append(value)
            if kind == "word":
                self.tokens.append((kind, value.lower()))
            elif kind == "quoted":
                self.tokens.append(("name", value[1:-1].replace('""', '"')))
            elif kind != "space":
                self.tokens.append((kind, value))
        self.tokens.append(("end", ""))
        self.at = 0

    # Tokens.

    def fail(self):
        raise PostgresSyntaxError("syntax error at end of input" if self.tokens[self.at][0] == "end" else
                                  f'syntax error at or near "{self.written[self.at]}"')

    def refuse(self, what):
        raise FeatureNotSupportedError(f"{what} is not supported by Interleave's simulated server")

    def sees(self, *words):
        return all(self.tokens[min(self.at + n, len(self.tokens) - 1)] in (("word", word), ("sign", word))
                   for n, word in enumerate(words))

    def take(self, *words):
        if self.sees(*words):
            self.at += len(words)
            return True
        return False

    def need(self, *words):
        if not self.take(*words):
            self.fail()

    def name(self):
        kind, value = self.tokens[self.at]
        if kind not in ("word", "name"):
            self.fail()
        self.at += 1
        return value

    def list(self, item):
        found = [item()]
        while self.take(","):
            found.append(item())
        return found

    def bracketed(self, item):
        self.need("(")
        found = self.list(item)
        self.need(")")
        return found

    # Statements.

    def statements(self):
        while True:
            while self.take(";"):
                pass
            if self.tokens[self.at][0] == "end":
                return
            yield self.statement()
            if self.tokens[self.at][0] != "end" and not self.sees(";"):
                self.fail()

    def statement(self):
        kind, word = self.tokens[self.at]
        read = getattr(self, f"read_{word}", None) if kind == "word" else None
        if read is None:
            if word in ("with", "alter", "copy", "listen", "notify", "declare", "lock", "grant", "explain", "merge"):
                self.refuse(word.upper())
            self.fail()
        self.at += 1
        return read()

    def read_begin(self):
        self.take("transaction")
        while not self.sees(";") and self.tokens[self.at][0] != "end":
            self.at += 1
        return ("begin",)

    read_start = read_begin

    def read_commit(self):
        return ("commit",)

    read_end = read_commit

    def read_rollback(self):
        if self.take("to"):
            self.take("savepoint")
            return ("rollback to", self.name())
        return ("rollback",)

    def read_savepoint(self):
        return ("savepoint", self.name())

    def read_release(self):
        self.take("savepoint")
        return ("release", self.name())

    def read_set(self):
        while not self.sees(";") and self.tokens[self.at][0] != "end":
            self.at += 1
        return ("set",)

    def read_create(self):
        self.take("temporary") or self.take("temp")
        if self.take("unique", "index") or self.take("index") or self.take("extension"):
            while not self.sees(";") and self.tokens[self.at][0] != "end":
                self.at += 1
            return ("create index",)
        if not self.sees("table"):
            self.refuse(f"CREATE {self.tokens[self.at][1].upper()}")
        self.need("table")
        quiet = self.take("if", "not", "exists")
        table = self.name()
        columns, constraints = [], []
        self.need("(")
        while True:
            if self.sees("primary") or self.sees("unique"):
                primary = self.take("primary", "key")
                if not primary:
                    self.need("unique")
                constraints.append(("primary" if primary else "unique", self.bracketed(self.name)))
            elif self.take("check"):
                constraints.append(("check", self.bracketed(self.expression)[0]))
            elif self.sees("foreign") or self.sees("constraint"):
                self.refuse(f"{self.tokens[self.at][1].upper()} of a table")
            else:
                columns.append(self.column())
            if not self.take(","):
                break
        self.need(")")
        return ("create", table, columns, constraints, quiet)

    def column(self):
        name, kind = self.name(), self.type()
        rules = {}
        while not self.sees(",") and not self.sees(")"):
            if self.take("primary", "key"):
                rules["primary"] = True
            elif self.take("not", "null"):
                rules["required"] = True
            elif self.take("unique"):
                rules["unique"] = True
            elif self.take("default"):
                rules["default"] = self.sum()
            elif self.take("check"):
                rules["check"] = self.bracketed(self.expression)[0]
            elif self.take("generated"):
                self.take("always") or self.need("by", "default")
                self.need("as", "identity")
                rules["serial"] = True
            elif self.take("references"):
                rules["references"] = self.name(), (self.bracketed(self.name)[0] if self.sees("(") else None)
                while self.take("on"):
                    self.refuse("ON DELETE or ON UPDATE of a column")
            else:
                self.need("null")
        if kind in ("serial", "bigserial", "smallserial"):
            rules["serial"] = True
        return name, kind, rules

    def type(self):
        kind = self.name()
        if kind == "double":
            self.need("precision")
        elif kind == "character" and self.take("varying"):
            kind = "varchar"
        elif kind in ("timestamp", "time") and (self.take("with", "time", "zone")):
            kind += "tz"
        elif kind in ("timestamp", "time"):
            self.take("without", "time", "zone")
        if self.take("("):
            while not self.take(")"):
                self.at += 1
        while self.take("[", "]"):
            kind += "[]"
        return kind

    def read_drop(self):
        self.need("table")
        quiet = self.take("if", "exists")
        names = self.list(self.name)
        self.take("cascade")
        return ("drop", names, quiet)

    def read_truncate(self):
        self.take("table")
        names = self.list(self.name)
        self.take("restart", "identity")
        self.take("cascade")
        return ("truncate", names)

    def read_insert(self):
        self.need("into")
        table = self.name()
        columns = self.bracketed(self.name) if self.sees("(") else None
        if self.take("default", "values"):
            rows = [[]]
            columns = []
        elif self.take("select"):
            rows = self.read_select()
        else:
            self.need("values")
            rows = self.list(lambda: self.bracketed(self.value))
        conflict = None
        if self.take("on", "conflict"):
            target = self.bracketed(self.name) if self.sees("(") else None
            self.need("do")
            if self.take("nothing"):
                conflict = (target, None)
            else:
                self.need("update", "set")
                conflict = (target, self.list(self.assignment))
        return ("insert", table, columns, rows, conflict, self.returning())

    def value(self):
        return ("default",) if self.take("default") else self.expression()

    def assignment(self):
        name = self.name()
        self.need("=")
        return name, self.value()

    def returning(self):
        return self.list(self.item) if self.take("returning") else None

    def read_update(self):
        table, alias = self.source()
        self.need("set")
        changes = self.list(self.assignment)
        if self.sees("from"):
            self.refuse("UPDATE ... FROM")
        return ("update", table, alias, changes, self.where(), self.returning())

    def read_delete(self):
        self.need("from")
        table, alias = self.source()
        if self.sees("using"):
            self.refuse("DELETE ... USING")
        return ("delete", table, alias, self.where(), self.returning())

    def where(self):
        return self.expression() if self.take("where") else None

    def source(self):
        if self.sees("("):
            self.refuse("a query inside FROM")
        table = self.name()
        self.take("as")
        kind, word = self.tokens[self.at]
        alias = self.name() if kind == "name" or kind == "word" and word not in _STOP else table
        return table, alias

    def item(self):
        if self.take("*"):
            return ("every", None), None
        if self.tokens[self.at + 1] == ("sign", ".") and self.tokens[self.at + 2] == ("sign", "*"):
            table = self.name()
            self.need(".", "*")
            return ("every", table), None
        value = self.expression()
        kind, word = self.tokens[self.at]
        if self.take("as") or kind == "name" or kind == "word" and word not in _STOP:
            return value, self.name()
        return value, None

    def read_select(self):
        distinct = self.take("distinct")
        if distinct and self.sees("on"):
            self.refuse("DISTINCT ON")
        items = self.list(self.item)
        sources = []
        if self.take("from"):
            sources.append((*self.source(), None, False))
            while True:
                if self.take(",") or self.take("cross", "join"):
                    sources.append((*self.source(), None, False))
                    continue
                left = self.take("left")
                if left:
                    self.take("outer")
                else:
                    self.take("inner")
                if not self.take("join"):
                    break
                table, alias = self.source()
                self.need("on")
                sources.append((table, alias, self.expression(), left))
        where = self.where()
        group = self.list(self.expression) if self.take("group", "by") else None
        having = self.expression() if self.take("having") else None
        order = self.list(self.ordered) if self.take("order", "by") else []
        limit = offset = None
        while True:
            if self.take("limit"):
                limit = None if self.take("all") else self.expression()
            elif self.take("offset"):
                offset = self.expression()
                self.take("rows")
            else:
                break
        lock = None
        if self.take("for"):
            self.take("no", "key")
            self.take("update") or self.need("share")
            lock = "skip" if self.take("skip", "locked") else "nowait" if self.take("nowait") else "wait"
        if self.sees("union") or self.sees("window"):
            self.refuse(self.tokens[self.at][1].upper())
        return ("select", items, sources, where, group, having, order, limit, offset, lock, distinct)

    def ordered(self):
        value = self.expression()
        down = self.take("desc")
        if not down:
            self.take("asc")
        first = down
        if self.take("nulls"):
            first = self.take("first")
            if not first:
                self.need("last")
        return value, down, first

    # Expressions, by how tightly they bind.

    def expression(self):
        left = self.conjunction()
        while self.take("or"):
            left = ("or", left, self.conjunction())
        return left

    def conjunction(self):
        left = self.negation()
        while self.take("and"):
            left = ("and", left, self.negation())
        return left

    def negation(self):
        return ("not", self.negation()) if self.take("not") else self.comparison()

    def comparison(self):
        left = self.sum()
        while True:
            if self.take("is"):
                negated = self.take("not")
                if self.take("distinct", "from"):
                    left = ("distinct", left, self.sum())
                    left = ("not", left) if negated else left
                    continue
                word = self.name()
                if word not in ("null", "true", "false"):
                    self.fail()
                left = ("is", left, {"null": None, "true": True, "false": False}[word])
                left = ("not", left) if negated else left
                continue
            at = self.at
            negated = self.take("not")
            if self.take("in"):
                if self.sees("(", "select"):
                    self.refuse("a query inside IN")
                left = ("in", left, self.bracketed(self.expression))
            elif self.take("between"):
                low = self.sum()
                self.need("and")
                left = ("and", (">=", left, low), ("<=", left, self.sum()))
            elif self.sees("like") or self.sees("ilike"):
                left = ("like", left, self.take("ilike") or not self.take("like"), self.sum())
            elif negated:
                self.at = at
                return left
            else:
                for sign in ("<=", ">=", "<>", "!=", "=", "<", ">"):
                    if self.take(sign):
                        break
                else:
                    return left
                sign = "<>" if sign == "!=" else sign
                if self.sees("any", "(") or self.sees("all", "("):
                    every = self.name() == "all"
                    left = ("any", sign, left, self.bracketed(self.expression)[0], every)
                else:
                    left = (sign, left, self.sum())
            left = ("not", left) if negated else left

    def sum(self):
        left = self.product()
        while self.tokens[self.at] in (("sign", "+"), ("sign", "-"), ("sign", "||")):
            self.at += 1
            left = (self.tokens[self.at - 1][1], left, self.product())
        return left

    def product(self):
        left = self.unary()
        while self.tokens[self.at] in (("sign", "*"), ("sign", "/"), ("sign", "%")):
            self.at += 1
            left = (self.tokens[self.at - 1][1], left, self.unary())
        return left

    def unary(self):
        if self.take("-"):
            return ("negative", self.unary())
        self.take("+")
        value = self.atom()
        while True:
            if self.take("::"):
                value = ("cast", value, self.type())
            elif self.sees("->") or self.sees("->>") or self.sees("["):
                self.refuse(f"the operator {self.tokens[self.at][1]}")
            else:
                return value

    def atom(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            if value.isdigit():
                return ("value", int(value))
            from decimal import Decimal
            return ("value", Decimal(value))
        if kind == "text":
            return ("value", value[1:-1].replace("''", "'"))
        if kind == "param":
            return ("param", int(value[1:]))
        if (kind, value) == ("sign", "("):
            if self.sees("select"):
                self.refuse("a query inside an expression")
            inner = self.expression()
            self.need(")")
            return inner
        if kind == "word" and value in ("true", "false", "null"):
            return ("value", {"true": True, "false": False, "null": None}[value])
        if kind == "word" and value in ("current_timestamp", "current_date"):
            return ("call", "now" if value == "current_timestamp" else "today", [])
        if kind == "word" and value == "case":
            return self.case()
        if kind == "word" and value == "cast":
            self.need("(")
            inner = self.expression()
            self.need("as")
            to = self.type()
            self.need(")")
            return ("cast", inner, to)
        if kind == "word" and value == "exists":
            self.refuse("EXISTS")
        if kind not in ("word", "name") or kind == "word" and value in _STOP:
            self.at -= 1
            self.fail()
        if kind == "word" and self.take("("):
            if self.take("*"):
                self.need(")")
                return ("call", value, ["*"])
            unlike = self.take("distinct")
            given = [] if self.sees(")") else self.list(self.expression)
            self.need(")")
            if self.sees("over"):
                self.refuse("OVER")
            return ("call", f"{value} distinct" if unlike else value, given)
        if self.take("."):
            return ("column", self.name(), value)
        return ("column", value, None)

    def case(self):
        subject = None if self.sees("when") else self.expression()
        branches = []
        while self.take("when"):
            test = self.expression()
            self.need("then")
            branches.append((test if subject is None else ("=", subject, test), self.expression()))
        other = self.expression() if self.take("else") else ("value", None)
        self.need("end")
        return ("case", branches, other)
