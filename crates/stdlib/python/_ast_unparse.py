"""Writes the source that a syntax tree stands for.

Each kind of node has a method of its name. Those of expressions and patterns return text; in `within` stands how tightly
what is around binds, and what binds less is put in parentheses. Those of statements write lines.
"""

from ast import Constant, Expr, FormattedValue, If, JoinedStr, Name, Tuple

(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BIT_OR, _BIT_XOR, _BIT_AND, _SHIFT, _SUM, _TERM, _FACTOR,
 _POWER, _AWAIT, _ATOM) = range(18)
_BINARY = {"Add": ("+", _SUM), "Sub": ("-", _SUM), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
           "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BIT_OR),
           "BitXor": ("^", _BIT_XOR), "BitAnd": ("&", _BIT_AND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER)}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARISONS = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
                "In": "in", "NotIn": "not in"}
_TRIPLE = '"""', "'''"
_QUOTES = "'", '"', *_TRIPLE


def _kind(node):
    return type(node).__name__


def _quotable(text, quotes=_QUOTES, whole=False):
    """A text as it stands between quotes, and between which it may. With `whole`, ends of lines are escaped too."""
    escaped = "".join(
        char if not whole and char in "\n\t" or char != "\\" and char.isprintable()
        else char.encode("unicode_escape").decode("ascii") for char in text)
    possible = _TRIPLE if "\n" in escaped else quotes
    possible = [quote for quote in possible if quote not in escaped]
    if not possible:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if escaped:
        possible.sort(key=lambda quote: quote[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = escaped[:-1] + "\\" + escaped[-1]
    return escaped, possible


def _quoted(text, quotes=_QUOTES):
    text, quotes = _quotable(text, quotes)
    return quotes[0] + text + quotes[0]


class Unparser:
    """With `placed`, statements come to stand on the lines that their nodes have, where that can be."""

    def __init__(self, placed=False):
        self._placed = placed
        self._parts = []
        self._indent = 0
        self._line = 1

    def text(self, node):
        if isinstance(node, list):
            for item in node:
                self._put(item)
        else:
            self._put(node)
        return "".join(self._parts)

    def _put(self, node):
        """Writes any node."""
        kind = _kind(node)
        if hasattr(self, "stmt_" + kind):
            self._statement(node)
        elif kind == "Module":
            self._body_with_docstring(node)
        elif kind == "Interactive":
            self._body(node.body)
        elif kind == "Expression":
            self._write(self._expr(node.body))
        elif kind == "FunctionType":
            self._write(f"({', '.join(map(self._expr, node.argtypes))}) -> {self._expr(node.returns)}")
        else:
            self._write(self._expr(node))

    # Writing lines.

    def _write(self, text):
        self._parts.append(text)
        self._line += text.count("\n")

    def _newline(self):
        if self._parts:
            self._write("\n")

    def _fill(self, text=""):
        self._newline()
        self._write("    " * self._indent + text)

    def _body(self, body):
        for statement in body:
            self._statement(statement)

    def _statement(self, node):
        if self._placed:
            first = min([node, *getattr(node, "decorator_list", ())], key=lambda part: part.lineno)
            # The line ends and begins once more before the statement.
            blank = first.lineno - self._line - bool(self._parts)
            if blank > 0:
                self._write("\n" * blank)
        getattr(self, "stmt_" + _kind(node))(node)

    def _block(self, head, body, docstring=None):
        self._fill(head + ":")
        self._indent += 1
        if docstring is None:
            self._body(body)
        else:
            self._body_with_docstring(docstring)
        self._indent -= 1

    def _body_with_docstring(self, node):
        body = node.body
        first = body[0].value if body and isinstance(body[0], Expr) else None
        if isinstance(first, Constant) and isinstance(first.value, str):
            if self._placed:
                self._statement(body[0])
            else:
                self._fill(("u" if first.kind == "u" else "") + _quoted(first.value, _TRIPLE))
            body = body[1:]
        self._body(body)

    # Statements.

    def stmt_Expr(self, node):
        self._fill(self._expr(node.value, _YIELD))

    def stmt_FunctionDef(self, node, word="def "):
        self._decorators(node)
        returns = " -> " + self._expr(node.returns) if node.returns else ""
        self._block(f"{word}{node.name}{self._type_params(node)}({self._arguments(node.args)}){returns}", None, node)

    def stmt_AsyncFunctionDef(self, node):
        self.stmt_FunctionDef(node, "async def ")

    def stmt_ClassDef(self, node):
        self._decorators(node)
        given = ", ".join([*map(self._expr, node.bases), *map(self._keyword, node.keywords)])
        self._block(f"class {node.name}{self._type_params(node)}" + (f"({given})" if given else ""), None, node)

    def _decorators(self, node):
        if not self._placed:
            self._newline()
        for decorator in node.decorator_list:
            self._fill("@" + self._expr(decorator))

    def stmt_Return(self, node):
        self._fill("return" + (" " + self._expr(node.value) if node.value else ""))

    def stmt_Delete(self, node):
        self._fill("del " + self._list(node.targets))

    def stmt_Assign(self, node):
        self._fill("".join(self._expr(target, _TUPLE) + " = " for target in node.targets) + self._expr(node.value))

    def stmt_TypeAlias(self, node):
        self._fill(f"type {self._expr(node.name)}{self._type_params(node)} = {self._expr(node.value)}")

    def stmt_AugAssign(self, node):
        self._fill(f"{self._expr(node.target)} {_BINARY[_kind(node.op)][0]}= {self._expr(node.value)}")

    def stmt_AnnAssign(self, node):
        target = self._expr(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f"({target})"
        value = " = " + self._expr(node.value) if node.value else ""
        self._fill(f"{target}: {self._expr(node.annotation)}{value}")

    def stmt_For(self, node, word="for"):
        self._block(f"{word} {self._expr(node.target, _TUPLE)} in {self._expr(node.iter)}", node.body)
        self._else(node)

    def stmt_AsyncFor(self, node):
        self.stmt_For(node, "async for")

    def _else(self, node):
        if node.orelse:
            self._block("else", node.orelse)

    def stmt_While(self, node):
        self._block("while " + self._expr(node.test), node.body)
        self._else(node)

    def stmt_If(self, node):
        self._block("if " + self._expr(node.test), node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self._block("elif " + self._expr(node.test), node.body)
        self._else(node)

    def stmt_With(self, node, word="with"):
        items = [self._expr(item.context_expr) + (" as " + self._expr(item.optional_vars) if item.optional_vars else "")
                 for item in node.items]
        self._block(f"{word} {', '.join(items)}", node.body)

    def stmt_AsyncWith(self, node):
        self.stmt_With(node, "async with")

    def stmt_Match(self, node):
        self._fill(f"match {self._expr(node.subject)}:")
        self._indent += 1
        for case in node.cases:
            guard = " if " + self._expr(case.guard) if case.guard else ""
            self._block(f"case {self._expr(case.pattern)}{guard}", case.body)
        self._indent -= 1

    def stmt_Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            self._fill("raise")
            return
        self._fill("raise " + self._expr(node.exc) + (" from " + self._expr(node.cause) if node.cause else ""))

    def stmt_Try(self, node, word="except"):
        self._block("try", node.body)
        for handler in node.handlers:
            what = " " + self._expr(handler.type) if handler.type else ""
            self._block(word + what + (f" as {handler.name}" if handler.name else ""), handler.body)
        self._else(node)
        if node.finalbody:
            self._block("finally", node.finalbody)

    def stmt_TryStar(self, node):
        self.stmt_Try(node, "except*")

    def stmt_ExceptHandler(self, node):
        what = " " + self._expr(node.type) if node.type else ""
        self._block("except" + what + (f" as {node.name}" if node.name else ""), node.body)

    def stmt_Assert(self, node):
        self._fill("assert " + self._expr(node.test) + (", " + self._expr(node.msg) if node.msg else ""))

    def stmt_Import(self, node):
        self._fill("import " + self._list(node.names))

    def stmt_ImportFrom(self, node):
        self._fill(f"from {'.' * (node.level or 0)}{node.module or ''} import {self._list(node.names)}")

    def stmt_Global(self, node):
        self._fill("global " + ", ".join(node.names))

    def stmt_Nonlocal(self, node):
        self._fill("nonlocal " + ", ".join(node.names))

    def stmt_Pass(self, node):
        self._fill("pass")

    def stmt_Break(self, node):
        self._fill("break")

    def stmt_Continue(self, node):
        self._fill("continue")

    # Parts of statements.

    def _arguments(self, args):
        parts = []
        positional = args.posonlyargs + args.args
        defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
        for index, (parameter, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self._expr(parameter) + ("=" + self._expr(default) if default else ""))
            if index == len(args.posonlyargs):
                parts.append("/")
        if args.vararg or args.kwonlyargs:
            parts.append("*" + (self._expr(args.vararg) if args.vararg else ""))
        for parameter, default in zip(args.kwonlyargs, args.kw_defaults):
            parts.append(self._expr(parameter) + ("=" + self._expr(default) if default else ""))
        if args.kwarg:
            parts.append("**" + self._expr(args.kwarg))
        return ", ".join(parts)

    def _keyword(self, node):
        return ("**" if node.arg is None else node.arg + "=") + self._expr(node.value)

    def _type_params(self, node):
        params = getattr(node, "type_params", None)
        return f"[{self._list(params)}]" if params else ""

    def _list(self, nodes, within=_TEST):
        return ", ".join([self._expr(node, within) for node in nodes])

    # Expressions, patterns and what else is written within a line.

    def _expr(self, node, within=_TEST):
        return getattr(self, "expr_" + _kind(node))(node, within)

    def _enclosed(self, text, level, within):
        return f"({text})" if within > level else text

    def expr_alias(self, node, within):
        return node.name + (f" as {node.asname}" if node.asname else "")

    def expr_arg(self, node, within):
        return node.arg + (": " + self._expr(node.annotation) if node.annotation else "")

    def expr_arguments(self, node, within):
        return self._arguments(node)

    def expr_keyword(self, node, within):
        return self._keyword(node)

    def expr_withitem(self, node, within):
        return self._expr(node.context_expr) + (" as " + self._expr(node.optional_vars) if node.optional_vars else "")

    def expr_TypeVar(self, node, within):
        bound = ": " + self._expr(node.bound) if node.bound else ""
        return node.name + bound + self._default(node)

    def expr_TypeVarTuple(self, node, within):
        return "*" + node.name + self._default(node)

    def expr_ParamSpec(self, node, within):
        return "**" + node.name + self._default(node)

    def _default(self, node):
        return " = " + self._expr(node.default_value) if node.default_value else ""

    def expr_NamedExpr(self, node, within):
        text = f"{self._expr(node.target, _ATOM)} := {self._expr(node.value, _ATOM)}"
        return self._enclosed(text, _NAMED, within)

    def expr_Tuple(self, node, within):
        text = self._items(node.elts)
        return text if node.elts and within <= _TUPLE else f"({text})"

    def _items(self, nodes):
        return self._expr(nodes[0]) + "," if len(nodes) == 1 else self._list(nodes)

    def expr_Yield(self, node, within):
        return self._enclosed("yield" + (" " + self._expr(node.value, _ATOM) if node.value else ""), _YIELD, within)

    def expr_YieldFrom(self, node, within):
        self._needs_value(node)
        return self._enclosed("yield from " + self._expr(node.value, _ATOM), _YIELD, within)

    def _needs_value(self, node):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")

    def expr_Await(self, node, within):
        self._needs_value(node)
        return self._enclosed("await " + self._expr(node.value, _ATOM), _AWAIT, within)

    def expr_Starred(self, node, within):
        return "*" + self._expr(node.value, _BIT_OR)

    def expr_Lambda(self, node, within):
        parameters = self._arguments(node.args)
        text = f"lambda{parameters and ' ' + parameters}: {self._expr(node.body)}"
        return self._enclosed(text, _TEST, within)

    def expr_IfExp(self, node, within):
        text = f"{self._expr(node.body, _OR)} if {self._expr(node.test, _OR)} else {self._expr(node.orelse)}"
        return self._enclosed(text, _TEST, within)

    def expr_BoolOp(self, node, within):
        word, level = (" and ", _AND) if _kind(node.op) == "And" else (" or ", _OR)
        # CPython takes each operand to stand more tightly than the one before.
        parts = [self._expr(value, min(level + index, _ATOM)) for index, value in enumerate(node.values, 1)]
        return self._enclosed(word.join(parts), level, within)

    def expr_UnaryOp(self, node, within):
        sign, level = _UNARY[_kind(node.op)]
        return self._enclosed(sign + self._expr(node.operand, level), level, within)

    def expr_BinOp(self, node, within):
        sign, level = _BINARY[_kind(node.op)]
        left, right = (level + 1, level) if sign == "**" else (level, level + 1)
        return self._enclosed(f"{self._expr(node.left, left)} {sign} {self._expr(node.right, right)}", level, within)

    def expr_Compare(self, node, within):
        text = self._expr(node.left, _BIT_OR)
        for op, value in zip(node.ops, node.comparators):
            text += f" {_COMPARISONS[_kind(op)]} {self._expr(value, _BIT_OR)}"
        return self._enclosed(text, _COMPARE, within)

    def expr_Attribute(self, node, within):
        # After the digits of a number, the point would be one of its own.
        space = " " if isinstance(node.value, Constant) and isinstance(node.value.value, int) else ""
        return f"{self._expr(node.value, _ATOM)}{space}.{node.attr}"

    def expr_Subscript(self, node, within):
        plain = isinstance(node.slice, Tuple) and node.slice.elts
        return f"{self._expr(node.value, _ATOM)}[{self._items(node.slice.elts) if plain else self._expr(node.slice)}]"

    def expr_Slice(self, node, within):
        parts = [self._expr(part) if part else "" for part in (node.lower, node.upper)]
        return ":".join(parts) + (":" + self._expr(node.step) if node.step else "")

    def expr_Call(self, node, within):
        given = [*map(self._expr, node.args), *map(self._keyword, node.keywords)]
        return f"{self._expr(node.func, _ATOM)}({', '.join(given)})"

    def expr_Name(self, node, within):
        return node.id

    def expr_List(self, node, within):
        return f"[{self._list(node.elts)}]"

    def expr_Set(self, node, within):
        return "{%s}" % (self._list(node.elts) if node.elts else "*()")

    def expr_Dict(self, node, within):
        parts = ["**" + self._expr(value, _BIT_OR) if key is None else f"{self._expr(key)}: {self._expr(value)}"
                 for key, value in zip(node.keys, node.values)]
        return "{%s}" % ", ".join(parts)

    def expr_ListComp(self, node, within):
        return f"[{self._expr(node.elt)}{self._generators(node)}]"

    def expr_SetComp(self, node, within):
        return "{%s%s}" % (self._expr(node.elt), self._generators(node))

    def expr_GeneratorExp(self, node, within):
        return f"({self._expr(node.elt)}{self._generators(node)})"

    def expr_DictComp(self, node, within):
        return "{%s: %s%s}" % (self._expr(node.key), self._expr(node.value), self._generators(node))

    def _generators(self, node):
        return "".join(map(self._expr, node.generators))

    def expr_comprehension(self, node, within):
        text = f" {'async ' * bool(node.is_async)}for {self._expr(node.target, _TUPLE)} in {self._expr(node.iter, _OR)}"
        return text + "".join(" if " + self._expr(condition, _OR) for condition in node.ifs)

    def expr_Constant(self, node, within):
        if isinstance(node.value, tuple):
            parts = [self._constant(item) for item in node.value]
            return f"({', '.join(parts)}{',' * (len(parts) == 1)})"
        if node.value is ...:
            return "..."
        return ("u" if node.kind == "u" else "") + self._constant(node.value)

    def _constant(self, value):
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", "1e309").replace("nan", "(1e309-1e309)")
        return repr(value)

    # f-strings.

    def expr_JoinedStr(self, node, within):
        parts = []
        quotes = list(_QUOTES)
        pieces = [(self._piece(value), isinstance(value, Constant)) for value in node.values]
        for text, literal in pieces:
            if literal:
                text, possible = _quotable(text, quotes, True)
                if set(possible).isdisjoint(quotes):
                    return self._awkward(pieces)
                quotes = possible
            elif "\n" in text:
                quotes = [quote for quote in quotes if quote in _TRIPLE]
            parts.append(text)
        return "f" + quotes[0] + "".join(parts) + quotes[0]

    def _awkward(self, pieces):
        """A string whose texts no quotes suit: all of it between triple ones."""
        parts = [repr('"' + text)[2:-1] if literal else text for text, literal in pieces]
        return "f'''" + "".join(parts) + "'''"

    def _piece(self, node, in_format=False):
        if isinstance(node, JoinedStr):
            return "".join(self._piece(value, in_format) for value in node.values)
        if isinstance(node, Constant) and isinstance(node.value, str):
            text = node.value.replace("{", "{{").replace("}", "}}")
            if in_format:
                for char, escaped in ("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n"):
                    text = text.replace(char, escaped)
            return text
        if isinstance(node, FormattedValue):
            return self.expr_FormattedValue(node, _TEST)
        raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")

    def expr_FormattedValue(self, node, within):
        text = self._expr(node.value, _OR)
        conversion = "!" + chr(node.conversion) if node.conversion != -1 else ""
        spec = ":" + self._piece(node.format_spec, True) if node.format_spec else ""
        return "{" + (" " if text[:1] == "{" else "") + text + conversion + spec + "}"

    # Patterns.

    def expr_MatchValue(self, node, within):
        return self._expr(node.value)

    def expr_MatchSingleton(self, node, within):
        return repr(node.value)

    def expr_MatchSequence(self, node, within):
        return f"[{self._list(node.patterns)}]"

    def expr_MatchStar(self, node, within):
        return "*" + (node.name or "_")

    def expr_MatchMapping(self, node, within):
        parts = [f"{self._expr(key)}: {self._expr(pattern)}" for key, pattern in zip(node.keys, node.patterns)]
        return "{%s}" % ", ".join(parts + (["**" + node.rest] if node.rest else []))

    def expr_MatchClass(self, node, within):
        parts = [*map(self._expr, node.patterns)]
        parts += [f"{name}={self._expr(pattern)}" for name, pattern in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self._expr(node.cls, _ATOM)}({', '.join(parts)})"

    def expr_MatchAs(self, node, within):
        if node.pattern is None:
            return node.name or "_"
        return self._enclosed(f"{self._expr(node.pattern, _BIT_OR)} as {node.name}", _TEST, within)

    def expr_MatchOr(self, node, within):
        parts = [self._expr(pattern, _BIT_XOR) for pattern in node.patterns]
        return self._enclosed(" | ".join(parts), _BIT_OR, within)
