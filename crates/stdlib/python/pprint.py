"""Values on several lines."""

import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Orders keys that cannot be compared by type and identity."""

    __slots__ = "obj",

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _SafeKey(t[0]), _SafeKey(t[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


class PrettyPrinter:
    """Breaks what does not fit on a line."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            out = []
            self._format(object, out, 0, 0, {}, 0)
            self._stream.write("".join(out))
            self._stream.write("\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        s, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        max_width = self._width - indent - allowance
        if len(text) > max_width:
            way = self._way(object)
            if way is not None:
                context[id(object)] = 1
                way(self, object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
            cls = type(object)
            if hasattr(cls, "__dataclass_fields__") and cls.__dataclass_params__.repr and \
                    "__dataclass_running__" in getattr(getattr(cls.__repr__, "__code__", None), "co_freevars", ()):
                context[id(object)] = 1
                self._dataclass(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _way(self, object):
        """How values of a type are broken, as long as they print as that type does."""
        show = type(object).__repr__
        for kind, way in _WAYS:
            if show is kind.__repr__:
                return way
        for base in type(object).__mro__:
            if base.__name__ in _NAMED and base.__module__ in ("collections", "types") and base.__repr__ is show:
                return _NAMED[base.__name__]
        return None

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and repr(f._field_type) == "_FIELD"]
        out.append(name + "(")
        self._namespace_items(items, out, indent, allowance, context, level)
        out.append(")")

    def _simple_namespace(self, object, out, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else object.__class__.__name__
        indent += len(name) + 1
        out.append(name + "(")
        self._namespace_items(list(object.__dict__.items()), out, indent, allowance, context, level)
        out.append(")")

    def _namespace_items(self, items, out, indent, allowance, context, level):
        delimiter = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            out.append(key + "=")
            if id(value) in context:
                out.append("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                out.append(delimiter)

    def _dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else list(object.items())
            self._dict_items(items, out, indent, allowance + 1, context, level)
        out.append("}")

    def _dict_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        delimiter = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            out.append(text + ": ")
            self._format(value, out, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                out.append(delimiter)

    def _ordered_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__ + "("
        out.append(name)
        self._format(list(object.items()), out, indent + len(name), allowance + 1, context, level)
        out.append(")")

    def _default_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent += len(object.__class__.__name__) + 1
        out.append("%s(%s,\n%s" % (object.__class__.__name__, factory, " " * indent))
        self._dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__ + "({"
        out.append(name)
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), out, indent + len(name) - 1, allowance + 2, context, level)
        out.append("})")

    def _chain_map(self, object, out, indent, allowance, context, level):
        if not len(object.maps):
            out.append(repr(object))
            return
        name = object.__class__.__name__ + "("
        indent += len(name)
        out.append(name)
        for i, m in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(m, out, indent, allowance + 1 if last else 1, context, level)
            out.append(")" if last else ",\n" + " " * indent)

    def _deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__ + "("
        indent += len(name)
        out.append(name + "[")
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._items(object, out, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            out.append("],\n%smaxlen=%s)" % (" " * indent, limit))

    def _list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        if type(object) is set:
            out.append("{")
            end = "}"
        else:
            out.append(object.__class__.__name__ + "({")
            end = "})"
            indent += len(object.__class__.__name__) + 1
        self._items(sorted(object, key=_SafeKey), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _mapping_proxy(self, object, out, indent, allowance, context, level):
        out.append("mappingproxy(")
        self._format(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(")")

    def _str(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        rep = ""
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            # Words and the blanks behind them are kept together.
            parts = _words(line)
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(rep)
            return
        if level == 1:
            out.append("(")
        for i, rep in enumerate(chunks):
            if i > 0:
                out.append("\n" + " " * indent)
            out.append(rep)
        if level == 1:
            out.append(")")

    def _bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        is_array = isinstance(object, bytearray)
        parens = level == 1 and not is_array
        if is_array:
            out.append("bytearray(")
            object = bytes(object)
            indent += 10
            allowance += 1
        if parens:
            indent += 1
            allowance += 1
            out.append("(")
        delimiter = ""
        for rep in _wrap_bytes(object, self._width - indent, allowance):
            out.append(delimiter)
            out.append(rep)
            delimiter = "\n" + " " * indent
        if parens or is_array:
            out.append(")")

    def _user(self, object, out, indent, allowance, context, level):
        self._format(object.data, out, indent, allowance, context, level - 1)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        delim_newline = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, ent in enumerate(items):
            if i == len(items) - 1:
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(ent, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delim_newline
                if width >= w:
                    width -= w
                    out.append(delim)
                    delim = ", "
                    out.append(rep)
                    continue
            out.append(delim)
            delim = delim_newline
            self._format(ent, out, indent, allowance if i == len(items) - 1 else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        show = typ.__repr__
        if issubclass(typ, int) and show is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        is_dict = issubclass(typ, dict) and show is dict.__repr__
        if not is_dict and not (issubclass(typ, list) and show is list.__repr__
                                or issubclass(typ, tuple) and show is tuple.__repr__):
            rep = repr(object)
            return rep, rep and not rep.startswith("<"), False
        if not object:
            return ("{}" if is_dict else "[]" if issubclass(typ, list) else "()"), True, False
        if maxlevels and level >= maxlevels:
            short = "(...,)" if len(object) == 1 else "(...)"
            return ("{...}" if is_dict else "[...]" if issubclass(typ, list) else short), False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        if is_dict:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        else:
            items = object
        for item in items:
            texts = []
            for o in item if is_dict else (item,):
                text, ok, again = self.format(o, context, maxlevels, level)
                texts.append(text)
                readable = readable and ok
                recursive = recursive or again
            parts.append(": ".join(texts))
        del context[id(object)]
        joined = ", ".join(parts)
        if is_dict:
            text = "{%s}" % joined
        elif issubclass(typ, list):
            text = "[%s]" % joined
        else:
            text = "(%s,)" % joined if len(object) == 1 else "(%s)" % joined
        return text, readable, recursive


def _words(line):
    parts = []
    start = i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        parts.append(line[start:i])
        start = i
    return parts


def _wrap_bytes(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_WAYS = ((dict, PrettyPrinter._dict), (list, PrettyPrinter._list), (tuple, PrettyPrinter._tuple),
         (set, PrettyPrinter._set), (frozenset, PrettyPrinter._set), (str, PrettyPrinter._str),
         (bytes, PrettyPrinter._bytes), (bytearray, PrettyPrinter._bytes),
         (type(type.__dict__), PrettyPrinter._mapping_proxy))
_NAMED = {"OrderedDict": PrettyPrinter._ordered_dict, "defaultdict": PrettyPrinter._default_dict,
          "Counter": PrettyPrinter._counter, "ChainMap": PrettyPrinter._chain_map, "deque": PrettyPrinter._deque,
          "UserDict": PrettyPrinter._user, "UserList": PrettyPrinter._user, "UserString": PrettyPrinter._user,
          "SimpleNamespace": PrettyPrinter._simple_namespace}
