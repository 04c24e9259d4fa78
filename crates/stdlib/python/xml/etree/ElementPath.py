"""Finds elements by the paths of `ElementTree`, a small part of XPath."""

import re

_TOKEN = re.compile(
    r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]*\})?[^/\[\]()@!=\s]+)|\s+""")


def xpath_tokenizer(pattern, namespaces=None):
    """The pieces of a path: pairs of a mark or text, and a name."""
    default = namespaces.get("") if namespaces else None
    attribute = False
    for text, mark, name in _TOKEN.findall(pattern):
        if name and name[0] != "{":
            prefix, colon, local = name.partition(":")
            if colon:
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError("prefix %r not found in prefix map" % prefix) from None
                name = "{%s}%s" % (namespaces[prefix], local)
            elif default and not attribute:
                name = "{%s}%s" % (default, name)
        yield text or mark, name
        attribute = mark == "@"


def _matcher(tag):
    """A test of a tag that holds a `*` for any namespace or any name; None if it holds none."""
    if tag == "{*}*":
        return lambda name: isinstance(name, str)
    if tag == "{}*":
        return lambda name: isinstance(name, str) and name[:1] != "{"
    if tag[:2] == "{}":
        return lambda name: name == tag[2:]
    if tag[:3] == "{*}":
        local = tag[3:]
        return lambda name: name == local or isinstance(name, str) and name[:1] == "{" and name.endswith(tag[2:])
    if tag[-2:] == "}*":
        space = tag[:-1]
        return lambda name: isinstance(name, str) and name.startswith(space)
    return None


class _Search:
    """One search: where it began, and who is whose parent, once that is asked."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    @property
    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _children(tag):
    test = _matcher(tag)

    def select(search, found):
        for element in found:
            for child in element:
                if test(child.tag) if test else tag == "*" or child.tag == tag:
                    yield child
    return select


def _descendants(tag):
    test = _matcher(tag)

    def select(search, found):
        for element in found:
            for child in element.iter(None if test else tag):
                if child is not element and (test is None or test(child.tag)):
                    yield child
    return select


def _self(search, found):
    return found


def _parent(search, found):
    seen = set()
    for element in found:
        parent = search.parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _where(test):
    def select(search, found):
        for element in found:
            if test(element):
                yield element
    return select


def _predicate(next):
    """Reads what stands in brackets."""
    shape, parts = "", []
    while True:
        try:
            token = next()
        except StopIteration:
            return None
        if token[0] == "]":
            break
        if token == ("", ""):
            continue  # a space
        if token[0][:1] in ("'", '"') and token[0]:
            token = "'", token[0][1:-1]
        shape += token[0] or "-"
        parts.append(token[1])
    if shape == "@-":
        return _where(lambda element: element.get(parts[1]) is not None)
    if shape == "@-='":
        return _where(lambda element: element.get(parts[1]) == parts[-1])
    if shape == "@-!='":
        return _where(lambda element: element.get(parts[1]) not in (None, parts[-1]))
    number = re.fullmatch(r"-?\d+", parts[0]) if parts else None
    if shape == "-" and not number:
        return _where(lambda element: element.find(parts[0]) is not None)
    if shape == ".='":
        return _where(lambda element: "".join(element.itertext()) == parts[-1])
    if shape == ".!='":
        return _where(lambda element: "".join(element.itertext()) != parts[-1])
    if shape in ("-='", "-!='") and not number:
        equal = shape == "-='"
        return _where(lambda element: any(
            ("".join(child.itertext()) == parts[-1]) == equal for child in element.iterfind(parts[0])))
    if shape in ("-", "-()", "-()-"):
        return _position(_index(shape, parts))
    raise SyntaxError("invalid predicate")


def _index(shape, parts):
    if shape == "-":
        index = int(parts[0]) - 1
        if index < 0:
            raise SyntaxError("XPath position >= 1 expected")
        return index
    if parts[0] != "last":
        raise SyntaxError("unsupported function")
    if shape == "-()":
        return -1
    try:
        index = int(parts[2]) - 1
    except ValueError:
        raise SyntaxError("unsupported expression")
    if index > -2:
        raise SyntaxError("XPath offset from last() must be negative")
    return index


def _position(index):
    def select(search, found):
        for element in found:
            parent = search.parents.get(element)
            if parent is None:
                continue
            same = list(parent.findall(element.tag))
            if -len(same) <= index < len(same) and same[index] is element:
                yield element
    return select


def _step(next, token):
    """Reads one step of a path."""
    mark, name = token
    if mark == "//":
        try:
            mark, name = next()
        except StopIteration:
            return None
        if mark == "*":
            return _descendants("*")
        if mark:
            raise SyntaxError("invalid descendant")
        return _descendants(name)
    if mark == ".":
        return _self
    if mark == "..":
        return _parent
    if mark == "[":
        return _predicate(next)
    if mark == "*":
        return _children("*")
    if mark == "":
        return _children(name)
    raise SyntaxError("invalid path")


_cache = {}


def _compiled(path, namespaces):
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    if key in _cache:
        return _cache[key]
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    if len(_cache) > 100:
        _cache.clear()
    next = xpath_tokenizer(path, namespaces).__next__
    steps = []
    try:
        token = next()
    except StopIteration:
        return None
    while True:
        # A path that ends too early gives no step, which is found out when it is searched for.
        steps.append(_step(next, token))
        try:
            token = next()
            if token[0] == "/":
                token = next()
        except StopIteration:
            break
    _cache[key] = steps
    return steps


def iterfind(elem, path, namespaces=None):
    steps = _compiled(path, namespaces)
    if steps is None:
        return
    found = [elem]
    search = _Search(elem)
    for step in steps:
        found = step(search, found)
    return found


def find(elem, path, namespaces=None):
    return next(iter(iterfind(elem, path, namespaces) or ()), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces) or ())


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return "" if found.text is None else found.text
