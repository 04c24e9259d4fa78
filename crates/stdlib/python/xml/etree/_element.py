"""The elements of a tree, and what else stands in one."""

import warnings

from . import ElementPath


def _expect_element(function, value, place=1, text="xml.etree.ElementTree.Element"):
    if not isinstance(value, Element):
        shown = "None" if value is None else type(value).__name__
        raise TypeError(f"{function}() argument {place} must be {text}, not {shown}")


class Element:
    __module__ = "xml.etree.ElementTree"
    __slots__ = ("tag", "attrib", "text", "tail", "_children", "__weakref__")

    def __init__(self, tag, /, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return "<%s %r at %#x>" % (type(self).__name__, self.tag, id(self))

    def makeelement(self, tag, attrib, /):
        if not isinstance(attrib, dict):
            raise TypeError(f"makeelement() argument 2 must be dict, not {type(attrib).__name__}")
        return Element(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made._children = self._children.copy()
        return made

    def __deepcopy__(self, memo, /):
        from copy import deepcopy
        if not isinstance(memo, dict):
            raise TypeError(f"__deepcopy__() argument must be dict, not {type(memo).__name__}")
        made = Element(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        made.text, made.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        made._children = [deepcopy(child, memo) for child in self._children]
        memo[id(self)] = made
        return made

    def __getstate__(self):
        return {"tag": self.tag, "_children": self._children.copy(), "attrib": self.attrib, "text": self.text,
                "tail": self.tail}

    def __setstate__(self, state):
        if not isinstance(state, dict):
            raise TypeError(f'Don\'t know how to unpickle "{state!r:.100}" as an Element')
        for name in "tag", "attrib", "text", "tail":
            setattr(self, name, state.get(name))
        self.attrib = self.attrib or {}
        children = state.get("_children") or []
        for child in children:
            if not isinstance(child, Element):
                raise TypeError(f'expected an Element, not "{type(child).__name__}"')
        self._children = list(children)

    def __reduce_ex__(self, protocol):
        import copyreg
        return copyreg.__newobj__, (type(self), ""), self.__getstate__()

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn("Testing an element's truth value will always return True in future versions.  Use specific "
                      "'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index, /):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None
        except TypeError:
            if isinstance(index, slice):
                raise
            raise TypeError("element indices must be integers") from None

    def __setitem__(self, index, value, /):
        if isinstance(index, slice):
            value = list(value)
            for child in value:
                if not isinstance(child, Element):
                    raise TypeError(f'expected an Element, not "{type(child).__name__}"')
        elif not isinstance(value, Element):
            raise TypeError(f'expected an Element, not "{type(value).__name__}"')
        try:
            self._children[index] = value
        except IndexError:
            raise IndexError("child assignment index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None

    def __delitem__(self, index, /):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None

    def append(self, subelement, /):
        _expect_element("append", subelement)
        self._children.append(subelement)

    def extend(self, elements, /):
        try:
            elements = iter(elements)
        except TypeError:
            raise TypeError(f'expected sequence, not "{type(elements).__name__}"') from None
        elements = list(elements)
        for element in elements:
            if not isinstance(element, Element):
                raise TypeError(f'expected an Element, not "{type(element).__name__}"')
        self._children.extend(elements)

    def insert(self, index, subelement, /):
        _expect_element("insert", subelement, 2)
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _expect_element("remove", subelement)
        for index, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[index]
                return
        raise ValueError("list.remove(x): x not in list")

    def clear(self):
        self.attrib = {}
        self._children = []
        self.text = self.tail = None

    def find(self, path, namespaces=None):
        return ElementPath.find(self, path_text(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return ElementPath.findtext(self, path_text(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return ElementPath.findall(self, path_text(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, path_text(path), namespaces)

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        if tag == "*":
            tag = None
        return _walk(self, tag)

    def itertext(self):
        # Elements, and the text behind their ends.
        pending = [self]
        while pending:
            element = pending.pop()
            if isinstance(element, str):
                yield element
                continue
            if element.text:
                yield element.text
            for child in reversed(element._children):
                if child.tail:
                    pending.append(child.tail)
                pending.append(child)


def path_text(path):
    return path.text if isinstance(path, QName) else path


def _walk(root, tag):
    """An element and all below it, in the order of the document."""
    pending = [iter((root,))]
    while pending:
        for element in pending[-1]:
            pending.append(iter(element))
            if tag is None or element.tag == tag:
                yield element
            break
        else:
            pending.pop()


def SubElement(parent, tag, /, attrib={}, **extra):
    if not isinstance(parent, Element):
        raise TypeError("SubElement() argument 1 must be xml.etree.ElementTree.Element, not " + type(parent).__name__)
    if not isinstance(attrib, dict):
        raise TypeError(f"SubElement() argument 3 must be dict, not {type(attrib).__name__}")
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = f"{target} {text}" if text else target
    return element


PI = ProcessingInstruction
for _function in SubElement, Comment, ProcessingInstruction:
    _function.__module__ = "xml.etree.ElementTree"


class QName:
    """A name with its namespace, also as a value."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<%s %r>" % (type(self).__name__, self.text)

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= path_text(other)

    def __lt__(self, other):
        return self.text < path_text(other)

    def __ge__(self, other):
        return self.text >= path_text(other)

    def __gt__(self, other):
        return self.text > path_text(other)

    def __eq__(self, other):
        return self.text == path_text(other)
