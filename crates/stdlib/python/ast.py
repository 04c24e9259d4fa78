"""Syntax trees: their nodes, how to walk and change them, and what literals stand for.

The classes of nodes come from the table below; the trees themselves are made by `compile`.
"""

import re

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000

# What kinds there are; of each kind the classes with the types of their fields, which may be none (?) or many (*).
_KINDS = """
mod: Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
    | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
    | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg)
    | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names)
    | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr: BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
    | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
    | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
    | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
    | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
    | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)
    | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx)
    | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)
    | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx)
    | Slice(expr? lower, expr? upper, expr? step)
expr_context: Load | Store | Del
boolop: And | Or
operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop: Invert | Not | UAdd | USub
cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension: comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler: ExceptHandler(expr? type, identifier? name, stmt* body)
arguments: arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg: arg(identifier arg, expr? annotation, string? type_comment)
keyword: keyword(identifier? arg, expr value)
alias: alias(identifier name, identifier? asname)
withitem: withitem(expr context_expr, expr? optional_vars)
match_case: match_case(pattern pattern, expr? guard, stmt* body)
pattern: MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name)
    | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
type_param: TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
"""
_PLACE = "lineno", "col_offset", "end_lineno", "end_col_offset"
# The kinds that have a place; of the last two, its end has to be given.
_PLACED = "stmt expr excepthandler arg keyword alias pattern type_param".split()


class AST:
    _fields = _attributes = __match_args__ = ()
    _field_types = {}

    def __init__(self, *args, **kwargs):
        kind = type(self)
        fields = kind._fields
        if len(args) > len(fields):
            raise TypeError(f"{kind.__name__} constructor takes at most {len(fields)} positional argument"
                            f"{'' if len(fields) == 1 else 's'}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        given = set(fields[:len(args)])
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{kind.__name__} got multiple values for argument {name!r}")
            if name not in fields and name not in kind._attributes:
                _deprecated(f"{kind.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for "
                            "arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        if len(given) + len(kwargs) < len(fields):
            self._fill({*given, *kwargs})

    def _fill(self, given):
        """Sets what need not be given."""
        kind = type(self)
        for name in kind._fields:
            if name in given:
                continue
            wanted = kind._field_types.get(name)
            if wanted is None:
                if name not in kind._field_types and kind._field_types is not AST._field_types:
                    _deprecated(f"Field {name!r} is missing from {kind.__name__}._field_types. This will become an "
                                "error in Python 3.15.", 4)
                continue
            if wanted is expr_context:
                setattr(self, name, _LOAD)
            elif getattr(wanted, "__origin__", None) is list:
                setattr(self, name, [])
            elif not hasattr(kind, name):
                _deprecated(f"{kind.__name__}.__init__ missing 1 required positional argument: {name!r}. This will "
                            "become an error in Python 3.15.", 4)

    def __reduce__(self):
        return type(self), (), self.__dict__.copy()

    def __replace__(self, /, **changes):
        names = {*self._fields, *self._attributes}
        for name in changes:
            if name not in names:
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        whole = self.__dict__ | changes
        return type(self)(**{name: value for name, value in whole.items() if name in names})


def _deprecated(text, depth=3):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=depth)


def _type_of(text):
    simple = text.rstrip("?*")
    known = {"identifier": str, "string": str, "int": int, "constant": object}.get(simple) or globals()[simple]
    return list[known] if text[-1] == "*" else known | None if text[-1] == "?" else known


def _described(kind, classes):
    between = "\n" + " " * (len(kind) + 1) + "| " if "(" in classes else " | "
    return f"{kind} = {classes.replace(' | ', between)}"


def _define():
    made = []
    for line in re.sub(r"\n +\|", " |", _KINDS.strip()).splitlines():
        kind, classes = line.split(": ", 1)
        placed = kind in _PLACED
        ends = placed and kind not in ("pattern", "type_param")
        own = {"_attributes": _PLACE if placed else (), "__module__": "ast"}
        if ends:
            own |= {"end_lineno": None, "end_col_offset": None}
        base = AST
        if classes.split("(")[0] != kind:
            base = globals()[kind] = type(kind, (AST,), own | {"__doc__": _described(kind, classes)})
            own = {"__module__": "ast"}
        for text in classes.split(" | "):
            name, _, fields = text.rstrip(")").partition("(")
            fields = [field.split(" ") for field in fields.split(", ")] if fields else []
            names = tuple(field for _, field in fields)
            own_now = own | {"_fields": names, "__match_args__": names, "__doc__": text}
            own_now |= {field: None for type_, field in fields if type_[-1] == "?"}
            made.append((globals().setdefault(name, None) or type(name, (base,), own_now), fields))
            globals()[name] = made[-1][0]
    for node, fields in made:
        node._field_types = node.__annotations__ = {field: _type_of(type_) for type_, field in fields}


_define()
_LOAD = Load()


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    if optimize > 0:
        _refuse("ast.parse does not optimise trees here: leave optimize out")
    if feature_version is not None:
        if isinstance(feature_version, tuple):
            major, feature_version = feature_version
            if major != 3:
                raise ValueError(f"Unsupported major version: {major}")
        if feature_version < 13:
            _refuse("ast.parse reads the syntax of Python 3.13 alone here: leave feature_version out")
    tree = compile(source, filename, mode, PyCF_ONLY_AST)
    if type_comments and not isinstance(source, AST) and _has_type_comments(source):
        raise NotImplementedError("ast.parse does not read comments of types here: leave type_comments out")
    return tree


def _has_type_comments(source):
    text = source if isinstance(source, str) else bytes(source).decode("utf-8", "replace")
    return re.search(r"#[ \t]*type:", text) is not None


def _refuse(sentence):
    import _vm
    _vm.refuse(sentence)


def literal_eval(node_or_string):
    """The value of a text that is a literal: numbers, texts, bytes, containers, booleans and None."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value(node_or_string)


def _malformed(node):
    text = "malformed node or string"
    line = getattr(node, "lineno", None)
    raise ValueError(text + (f" on line {line}" if line else "") + f": {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        number = _number(node.operand)
        return +number if isinstance(node.op, UAdd) else -number
    return _number(node)


def _value(node):
    kind = type(node)
    if kind is Constant:
        return node.value
    if kind is Tuple:
        return tuple(map(_value, node.elts))
    if kind is List:
        return list(map(_value, node.elts))
    if kind is Set:
        return set(map(_value, node.elts))
    if kind is Call and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if kind is Dict:
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_value, node.keys), map(_value, node.values)))
    if kind is BinOp and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """The text of a tree, which evaluates to it where the names of fields are written."""
    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % type(node).__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _dumped(node, annotate_fields, include_attributes, indent, show_empty, 0)[0]


def _dumped(node, annotate, attributes, indent, show_empty, level):
    """The text, and whether it is short enough to stand on one line with others."""
    if indent is None:
        begin, between = "", ", "
    else:
        begin = "\n" + indent * (level + 1)
        between = "," + begin
    if isinstance(node, list):
        if not node:
            return "[]", True
        parts = [_dumped(item, annotate, attributes, indent, show_empty, level + 1)[0] for item in node]
        return f"[{begin}{between.join(parts)}]", False
    if not isinstance(node, AST):
        return repr(node), True
    kind = type(node)
    parts, left_out = [], []
    simple, named = True, annotate
    for name in node._fields:
        try:
            value = getattr(node, name)
        except AttributeError:
            named = True
            continue
        if value is None and getattr(kind, name, ...) is None:
            named = True
            continue
        if not show_empty and value == [] and getattr(kind._field_types.get(name), "__origin__", None) is list:
            if not named:
                left_out.append("[]")
            continue
        if not named:
            parts += left_out
            left_out = []
        text, plain = _dumped(value, annotate, attributes, indent, show_empty, level + 1)
        simple = simple and plain
        parts.append(f"{name}={text}" if named else text)
    if attributes and node._attributes:
        for name in node._attributes:
            try:
                value = getattr(node, name)
            except AttributeError:
                continue
            if value is None and getattr(kind, name, ...) is None:
                continue
            text, plain = _dumped(value, annotate, attributes, indent, show_empty, level + 1)
            simple = simple and plain
            parts.append(f"{name}={text}")
    if simple and len(parts) <= 3:
        return f"{kind.__name__}({', '.join(parts)})", not parts
    return f"{kind.__name__}({begin}{between.join(parts)})", False


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    _fix(node, (1, 0, 1, 0))
    return node


def _fix(node, place):
    if "lineno" in node._attributes:
        own = []
        for name, outer in zip(_PLACE, place):
            value = getattr(node, name, None)
            if value is None and (name.startswith("end_") or not hasattr(node, name)):
                setattr(node, name, outer)
                value = outer
            own.append(value)
        place = tuple(own)
    for child in iter_child_nodes(node):
        _fix(child, place)


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % node.__class__.__name__)
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    value = node.body[0].value
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def get_source_segment(source, node, *, padded=False):
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", source)][first:last + 1]
    before = lines[0][:start].decode()
    if first == last:
        lines[0] = lines[0][start:end]
    else:
        lines[0], lines[-1] = lines[0][start:], lines[-1][:end]
    padding = re.sub(r"[^\f\t]", " ", before) if padded and first != last else ""
    return padding + b"".join(lines).decode()


class NodeVisitor:
    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        """Asks the methods for the classes that constants had before there was one for all."""
        old = next((name for name in _OLD if _is_of_old(node.value, name)), None)
        visitor = getattr(self, f"visit_{old}", None)
        if visitor is None:
            return self.generic_visit(node)
        _deprecated(f"visit_{old} is deprecated; add visit_Constant")
        return visitor(node)


class NodeTransformer(NodeVisitor):
    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                changed = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            changed.extend(item)
                            continue
                    changed.append(item)
                old[:] = changed
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def unparse(ast_obj):
    from _ast_unparse import Unparser
    return Unparser().text(ast_obj)


def _refuse_circles(tree):
    """Refuses a tree with a node that stands in itself, which would be gone through for ever."""
    above = {id(tree)}
    open_nodes = [(tree, iter_child_nodes(tree))]
    while open_nodes:
        node, children = open_nodes[-1]
        child = next(children, None)
        if child is None:
            open_nodes.pop()
            above.discard(id(node))
        elif id(child) in above:
            kind = next((base for base in type(child).__mro__ if base.__base__ is AST), type(child))
            raise RecursionError(f"maximum recursion depth exceeded while traversing '{kind.__name__}' node")
        elif child._fields:
            above.add(id(child))
            open_nodes.append((child, iter_child_nodes(child)))


def _compilable(tree, mode):
    """The source that `compile` makes code from, with each statement on its line."""
    root = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
    if not isinstance(tree, AST):
        return None
    if not isinstance(tree, root):
        raise TypeError(f"expected {root.__name__} node, got {type(tree).__name__}")
    _refuse_circles(tree)
    from _ast_checks import check
    check(tree, mod)
    from _ast_unparse import Unparser
    return Unparser(placed=True).text(tree)


class slice(AST):
    """What subscripts had before any expression could stand there."""


class Index(slice):
    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Once the statements of a block."""


class AugLoad(expr_context):
    """Once how `x` of `x += 1` is read."""


class AugStore(expr_context):
    """Once how `x` of `x += 1` is written."""


class Param(expr_context):
    """Once how a parameter is written."""


# Of each the types of its values, which other types do not count, and its fields where they are not those of a constant.
_OLD = {"Num": ((int, float, complex), bool), "Str": (str, ()), "Bytes": (bytes, ()),
        "NameConstant": ((type(None), bool), ()), "Ellipsis": (type(...), ())}
_OLD_FIELDS = {"Num": ("n",), "Str": ("s",), "Bytes": ("s",), "Ellipsis": ()}


class _OldClass(type):
    """The classes that constants had before there was one for all."""

    def __instancecheck__(cls, instance):
        name = cls.__name__
        if cls is not globals().get(name):
            return isinstance(instance, Constant) and type.__instancecheck__(cls, instance)
        _deprecated_class(name)
        return isinstance(instance, Constant) and hasattr(instance, "value") and _is_of_old(instance.value, name)


def _is_of_old(value, name):
    types, others = _OLD[name]
    return isinstance(value, types) and not isinstance(value, others)


def _deprecated_class(name):
    _deprecated(f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead", 4)


def _old_class(name):
    def make(cls, *args, **kwargs):
        for place, field in enumerate(cls._fields):
            if field in kwargs and place < len(args):
                raise TypeError(f"{cls.__name__} got multiple values for argument {field!r}")
        if cls is not globals().get(name):
            return Constant.__new__(cls)
        _deprecated_class(name)
        return Constant(*((...,) if name == "Ellipsis" else ()), *args, **kwargs)
    own = {"__new__": make, "__module__": "ast", "__doc__": "Deprecated AST node class. Use ast.Constant instead"}
    return _OldClass(name, (Constant,), own | ({"_fields": _OLD_FIELDS[name]} if name in _OLD_FIELDS else {}))


def _old_value(name):
    text = f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead"

    def get(self):
        _deprecated(text)
        return self.value

    def set(self, value):
        _deprecated(text)
        self.value = value
    return property(get, set)


Constant.n, Constant.s = _old_value("n"), _old_value("s")


def __getattr__(name):
    if name in _OLD:
        _deprecated_class(name)
        globals()[name] = _old_class(name)
        return globals()[name]
    raise AttributeError(f"module 'ast' has no attribute '{name}'")
