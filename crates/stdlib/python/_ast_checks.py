"""What `compile` looks at in a syntax tree that a program has made or changed, before it makes code of it."""
import ast

# Kinds of which a program may leave out where they are, and those that stand for themselves.
_SINGULAR = ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop, ast.mod
_PLACED = ast.stmt, ast.expr, ast.excepthandler, ast.pattern, ast.type_param
_TARGETS = {("Delete", "targets"): "Del", ("Assign", "targets"): "Store", ("AugAssign", "target"): "Store",
            ("AnnAssign", "target"): "Store", ("For", "target"): "Store", ("AsyncFor", "target"): "Store",
            ("withitem", "optional_vars"): "Store", ("comprehension", "target"): "Store",
            ("TypeAlias", "name"): "Store"}
# What must not be empty; the bodies of all but modules as well.
_FILLED = {"Delete": "targets", "Assign": "targets", "With": "items", "AsyncWith": "items", "Match": "cases",
           "Import": "names", "ImportFrom": "names", "Global": "names", "Nonlocal": "names"}
# The fields that are looked at first, where that is not the order in which they stand.
_FIRST = {"FunctionDef": ("body", "type_params", "args"), "AsyncFunctionDef": ("body", "type_params", "args"),
          "ClassDef": ("body", "type_params"), "DictComp": ("generators",), "ListComp": ("generators",),
          "SetComp": ("generators",), "GeneratorExp": ("generators",), "Compare": ("comparators",),
          "arguments": ("posonlyargs", "args", "vararg", "kwonlyargs", "kwarg", "defaults", "kw_defaults")}


def check(tree, root):
    _form(tree, root)
    _node(tree)


# The kinds of what the fields hold.

def _form(node, wanted):
    placed = issubclass(wanted, _PLACED)
    if placed or wanted in (ast.arg, ast.keyword, ast.alias):
        for name in wanted._attributes[:2] if wanted not in (ast.pattern, ast.type_param) else wanted._attributes:
            if placed and not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {wanted.__name__}')
    single = placed or issubclass(wanted, _SINGULAR)
    kind = type(node)
    if placed:
        _places(node, wanted)
    if single:
        if kind is wanted or not isinstance(node, wanted):
            raise TypeError(f"expected some sort of {wanted.__name__}, but got {node!r}")
    else:
        kind = wanted
    empty = []
    for name in kind._fields:
        of = kind._field_types.get(name)
        is_list = getattr(of, "__origin__", None) is list
        optional = () if is_list else getattr(of, "__args__", ())
        if not hasattr(node, name):
            if is_list or optional or of is ast.expr_context:
                continue
            raise TypeError(f'required field "{name}" missing from {kind.__name__}')
        value = getattr(node, name)
        if is_list:
            if not isinstance(value, list):
                raise TypeError(f'{kind.__name__} field "{name}" must be a list, not a {type(value).__name__}')
            for item in value:
                _value(item, of.__args__[0], kind, name)
            continue
        of = optional[0] if optional else of
        if value is not None or not optional:
            _value(value, of, kind, name)
            if value is None and of is not object:
                empty.append(name)
    if not single and kind is not wanted or wanted in (ast.arg, ast.keyword, ast.alias):
        _places(node, wanted)
    for name in empty:
        raise ValueError(f"field '{name}' is required for {kind.__name__}")


def _places(node, wanted):
    for name in wanted._attributes:
        ends = name.startswith("end") and wanted not in (ast.pattern, ast.type_param)
        if not hasattr(node, name):
            raise TypeError(f'required field "{name}" missing from {wanted.__name__}')
        value = getattr(node, name)
        if not isinstance(value, int) and not (ends and value is None):
            raise ValueError(f"invalid integer value: {value!r}")


def _value(value, of, kind, name):
    if of is str:
        if value is not None and type(value) is not str and not isinstance(value, str):
            raise TypeError(f"AST {'string' if name in ('kind', 'tag') else 'identifier'} must be of type str")
    elif of is int:
        if not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
    elif of is not object and (value is not None or not issubclass(of, _PLACED)):
        _form(value, of)


# What they mean together.

def _node(node, context="Load", star=False):
    kind = type(node)
    name = kind.__name__
    if "lineno" in kind._attributes:
        _range(node)
    if isinstance(node, ast.expr):
        _expression(node, name, context)
    if name != "arguments":
        _count(node, name)
    extra = _MORE.get(name)
    if extra is not None:
        extra(node, star)
    first = _FIRST.get(name, ())
    for field in *first, *(field for field in kind._fields if field not in first):
        value = getattr(node, field, None)
        if field == "defaults":
            _count(node, name)
        if isinstance(value, list):
            if not value and (_FILLED.get(name) == field or field == "body" and not isinstance(node, ast.mod)):
                raise ValueError(f"empty {field} on {name}")
            of = kind._field_types[field].__args__[0]
            for item in value:
                if item is None and of in (ast.stmt, ast.expr):
                    if (name, field) in (("Dict", "keys"), ("arguments", "kw_defaults")):
                        continue
                    what = "statement" if of is ast.stmt else "expression"
                    raise ValueError(f"None disallowed in {what} list")
                _inner(item, node, name, field)
        else:
            _inner(value, node, name, field)


def _count(node, name):
    for fields, test, text in _COUNTS.get(name, ()):
        if test(*(getattr(node, field, []) for field in fields)):
            raise ValueError(text)


def _inner(value, node, name, field):
    if not isinstance(value, ast.AST) or not (value._fields or value._attributes) \
            or (name, field) == ("NamedExpr", "target"):
        return
    if name in ("List", "Tuple", "Starred"):
        context = type(node.ctx).__name__
    else:
        context = _TARGETS.get((name, field), "Load")
    _node(value, context, name == "MatchSequence")


def _range(node):
    line, column = node.lineno, node.col_offset
    last, end = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
    last, end = line if last is None else last, column if end is None else end
    if line > last:
        raise ValueError(f"AST node line range ({line}, {last}) is not valid")
    if line < 0 and last != line or column < 0 and column != end:
        raise ValueError(f"AST node column range ({column}, {end}) for line range ({line}, {last}) is not valid")
    if line == last and column > end:
        raise ValueError(f"line {line}, column {column}-{end} is not a valid range")


def _expression(node, name, context):
    if name == "Name":
        _allowed(node.id)
    if "ctx" in node._fields:
        found = type(node.ctx).__name__
        if found != context:
            raise ValueError(f"expression must have {context} context but has {found} instead")
    elif context != "Load":
        raise ValueError(f"expression which can't be assigned to in {context} context")
    if name == "Constant":
        _constant(node.value)
    elif name == "NamedExpr" and not isinstance(node.target, ast.Name):
        raise TypeError("NamedExpr target must be a Name")


def _allowed(name):
    if name in ("None", "True", "False"):
        raise ValueError(f"identifier field can't represent '{name}' constant")


def _capture(name):
    if name == "_":
        raise ValueError("can't capture name '_' in patterns")
    _allowed(name)


def _constant(value):
    if type(value) in (tuple, frozenset):
        for item in value:
            _constant(item)
    elif value is not None and value is not ... and type(value) not in (int, float, complex, bool, str, bytes):
        raise TypeError(f"got an invalid type in Constant: {type(value).__name__}")


def _match_value(value):
    _node(value)
    if isinstance(value, ast.Constant):
        if type(value.value) not in (int, float, complex, str, bytes):
            raise ValueError("unexpected constant inside of a literal pattern")
    elif not (isinstance(value, (ast.Attribute, ast.JoinedStr))
              or isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub) and _number(value.operand)
              or isinstance(value, ast.BinOp) and isinstance(value.op, (ast.Add, ast.Sub)) and _number(value.right)
              and _number(getattr(value.left, "operand", value.left))):
        raise ValueError("patterns may only match literals and attribute lookups")


def _number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, complex)


def _match_singleton(node, star):
    if node.value not in (True, False, None) or type(node.value) not in (bool, type(None)):
        raise ValueError("MatchSingleton can only contain True, False and None")


def _match_mapping(node, star):
    if node.rest is not None:
        _capture(node.rest)
    for key in node.keys:
        if not (isinstance(key, ast.Constant) and type(key.value) in (bool, type(None))):
            _match_value(key)


def _match_class(node, star):
    _node(node.cls)
    part = node.cls
    while isinstance(part, ast.Attribute):
        part = part.value
    if not isinstance(part, ast.Name):
        raise ValueError("MatchClass cls field can only contain Name or Attribute nodes.")
    for name in node.kwd_attrs:
        _allowed(name)


def _match_star(node, star):
    if not star:
        raise ValueError("can't use MatchStar here")
    if node.name is not None:
        _capture(node.name)


def _match_as(node, star):
    if node.name is not None:
        _capture(node.name)
    elif node.pattern is not None:
        raise ValueError("MatchAs must specify a target name if a pattern is given")


def _import_from(node, star):
    if node.level is not None and node.level < 0:
        raise ValueError("Negative ImportFrom level")


def _named(node, star):
    if isinstance(node, ast.TypeAlias):
        if not isinstance(node.name, ast.Name):
            raise TypeError("TypeAlias with non-Name name")
    elif node.simple and not isinstance(node.target, ast.Name):
        raise TypeError("AnnAssign with simple non-Name target")


_MORE = {"MatchValue": lambda node, star: _match_value(node.value), "MatchSingleton": _match_singleton,
         "MatchMapping": _match_mapping, "MatchClass": _match_class, "MatchStar": _match_star, "MatchAs": _match_as,
         "ImportFrom": _import_from, "AnnAssign": _named, "TypeAlias": _named}


def _differ(one, other):
    return len(one) != len(other)


def _counts():
    generators = (("generators",), lambda found: not found, "comprehension with no generators"),
    found = {name: generators for name in ("ListComp", "SetComp", "DictComp", "GeneratorExp")}
    for name in "Try", "TryStar":
        found[name] = (
            (("body",), lambda body: not body, f"empty body on {name}"),
            (("handlers", "finalbody"), lambda one, other: not (one or other),
             f"{name} has neither except handlers nor finalbody"),
            (("handlers", "orelse"), lambda one, other: not one and other,
             f"{name} has orelse but no except handlers"))
    found["BoolOp"] = (("values",), lambda values: len(values) < 2, "BoolOp with less than 2 values"),
    found["MatchOr"] = (("patterns",), lambda values: len(values) < 2, "MatchOr requires at least 2 patterns"),
    found["Compare"] = ((("comparators",), lambda values: not values, "Compare with no comparators"),
                        (("ops", "comparators"), _differ,
                         "Compare has a different number of comparators and operands"))
    found["Dict"] = (("keys", "values"), _differ, "Dict doesn't have the same number of keys as values"),
    found["MatchMapping"] = (("keys", "patterns"), _differ,
                             "MatchMapping doesn't have the same number of keys as patterns"),
    found["MatchClass"] = (("kwd_attrs", "kwd_patterns"), _differ,
                           "MatchClass doesn't have the same number of keyword attributes as patterns"),
    found["Raise"] = (("exc", "cause"), lambda exc, cause: cause is not None and exc is None,
                      "Raise with cause but no exception"),
    found["arguments"] = (
        (("posonlyargs", "args", "defaults"), lambda one, other, given: len(given) > len(one) + len(other),
         "more positional defaults than args on arguments"),
        (("kwonlyargs", "kw_defaults"), _differ, "length of kwonlyargs is not the same as kw_defaults on arguments"))
    return found


_COUNTS = _counts()
