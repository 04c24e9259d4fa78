"""string.Template and string.Formatter."""

__name__ = "string"

_MISSING = {}


class _Chain:
    """Keywords first, then the mapping."""

    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        try:
            return self.first[key]
        except KeyError:
            return self.second[key]


class Template:
    """Text with $names to be filled in."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        _compile(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        i = mo.start("invalid")
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            colno = lineno = 1
        else:
            colno = i - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (lineno, colno))

    def _mapping(self, mapping, kws):
        if mapping is _MISSING:
            return kws
        return _Chain(kws, mapping) if kws else mapping

    def substitute(self, mapping=_MISSING, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                return str(mapping[named])
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                self._invalid(mo)
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                return mo.group()
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        for mo in self.pattern.finditer(self.template):
            if mo.group("invalid") is not None:
                return False
            if mo.group("named") is None and mo.group("braced") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        ids = []
        for mo in self.pattern.finditer(self.template):
            named = mo.group("named") or mo.group("braced")
            if named is not None and named not in ids:
                ids.append(named)
            elif named is None and mo.group("invalid") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return ids


def _compile(cls):
    import re
    if "pattern" in cls.__dict__ and isinstance(cls.pattern, str):
        pattern = cls.pattern
    elif "pattern" in cls.__dict__:
        return
    else:
        delim = re.escape(cls.delimiter)
        bid = cls.braceidpattern or cls.idpattern
        pattern = (rf"{delim}(?:(?P<escaped>{delim})|(?P<named>{cls.idpattern})|"
                   rf"{{(?P<braced>{bid})}}|(?P<invalid>))")
    if cls.flags is None:
        cls.flags = re.IGNORECASE
    cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)


_compile(Template)


class Formatter:
    """str.format, to be changed by subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _split_name(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args,
                                                        recursion_depth - 1, auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        if not isinstance(format_string, str):
            raise TypeError(f"expected str, got {type(format_string).__name__}")
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first


def _parse(text):
    """The pieces of a format: literal text, field name, format specification, conversion."""
    at, size = 0, len(text)
    literal = []
    while at < size:
        c = text[at]
        if c not in "{}":
            end = at
            while end < size and text[end] not in "{}":
                end += 1
            literal.append(text[at:end])
            at = end
            continue
        if text[at + 1:at + 2] == c:
            literal.append(c)
            yield "".join(literal), None, None, None
            literal = []
            at += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == size:
            raise ValueError("Single '{' encountered in format string")
        name, spec, conversion, end = _field(text, at + 1)
        yield "".join(literal), name, spec, conversion
        literal = []
        at = end
    if literal:
        yield "".join(literal), None, None, None


def _field(text, start):
    """The parts of the field that begins at start, and where it ends."""
    size, bracketed = len(text), False
    for at in range(start, size):
        c = text[at]
        if c == "[":
            bracketed = True
        elif c == "]":
            bracketed = False
        elif c == "{" and not bracketed:
            raise ValueError("unexpected '{' in field name")
        elif c in "}:!" and not bracketed:
            break
    else:
        raise ValueError("expected '}' before end of string")
    name, conversion = text[start:at], None
    if c == "}":
        return name, "", None, at + 1
    at += 1
    if c == "!":
        if at == size:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if text[at:at + 1] == "}":
            return name, "", conversion, at + 1
        if at < size and text[at] != ":":
            raise ValueError("expected ':' after conversion specifier")
        at += 1
    depth = 1
    for end in range(at, size):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if not depth:
            return name, text[at:end], conversion, end + 1
    raise ValueError("unmatched '{' in format spec")


def _split_name(name):
    """The first name of a field, and the attributes and items asked of it."""
    end = len(name)
    for i, c in enumerate(name):
        if c in ".[":
            end = i
            break
    first, rest = name[:end], name[end:]
    if first.isdigit():
        first = int(first)
    return first, _steps(rest)


def _steps(rest):
    while rest:
        if rest[0] == ".":
            end = min([i for i in (rest.find(".", 1), rest.find("[", 1)) if i > 0], default=len(rest))
            step = True, rest[1:end]
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = rest[1:end]
            end += 1
            step = False, int(key) if key.isdigit() else key
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if step[1] == "":
            raise ValueError("Empty attribute in format string")
        yield step
        rest = rest[end:]
