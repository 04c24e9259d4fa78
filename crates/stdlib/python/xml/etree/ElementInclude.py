"""XInclude: elements that stand for another document or text are replaced by it."""

import copy
from urllib.parse import urljoin

from . import ElementTree

XINCLUDE = "{http://www.w3.org/2001/XInclude}"
XINCLUDE_INCLUDE = f"{XINCLUDE}include"
XINCLUDE_FALLBACK = f"{XINCLUDE}fallback"
DEFAULT_MAX_INCLUSION_DEPTH = 6


class FatalIncludeError(SyntaxError):
    """What is to be included cannot be."""


class LimitedRecursiveIncludeError(FatalIncludeError):
    """Documents include each other more deeply than is allowed."""


def default_loader(href, parse, encoding=None):
    """The root of the document in a file, or with parse="text" its text."""
    if parse != "xml":
        with open(href, encoding=encoding or "UTF-8") as file:
            return file.read()
    with open(href, "rb") as file:
        return ElementTree.parse(file).getroot()


def include(elem, loader=None, base_url=None, max_depth=DEFAULT_MAX_INCLUSION_DEPTH):
    """Replaces every include below an element, or in a tree, in place; documents nest max_depth deep, None for any."""
    if max_depth is not None and max_depth < 0:
        raise ValueError(f"expected non-negative depth or None for 'max_depth', got {max_depth!r}")
    if hasattr(elem, "getroot"):
        elem = elem.getroot()
    _Inclusion(default_loader if loader is None else loader).within(elem, base_url, max_depth)


class _Inclusion:
    def __init__(self, loader):
        self.loader = loader
        self.open = []

    def within(self, parent, base_url, depth):
        place = 0
        while place < len(parent):
            child = parent[place]
            if child.tag == XINCLUDE_FALLBACK:
                raise FatalIncludeError(f"xi:fallback tag must be child of xi:include ({child.tag!r})")
            if child.tag != XINCLUDE_INCLUDE:
                self.within(child, base_url, depth)
                place += 1
                continue
            href, parse = child.get("href"), child.get("parse", "xml")
            if base_url:
                href = urljoin(base_url, href)
            if parse == "xml":
                parent[place] = self.document(child, href, depth)
                place += 1
            elif parse == "text":
                text = self.load(href, parse, child.get("encoding")) + (child.tail or "")
                if place:
                    before = parent[place - 1]
                    before.tail = (before.tail or "") + text
                else:
                    parent.text = (parent.text or "") + text
                del parent[place]
            else:
                raise FatalIncludeError(f"unknown parse type in xi:include tag ({parse!r})")

    def document(self, child, href, depth):
        if href in self.open:
            raise FatalIncludeError(f"recursive include of {href}")
        if depth == 0:
            raise LimitedRecursiveIncludeError(f"maximum xinclude depth reached when including file {href}")
        root = copy.copy(self.load(href, "xml"))
        self.open.append(href)
        self.within(root, href, None if depth is None else depth - 1)
        self.open.remove(href)
        if child.tail:
            root.tail = (root.tail or "") + child.tail
        return root

    def load(self, href, parse, *encoding):
        found = self.loader(href, parse, *encoding)
        if found is None:
            raise FatalIncludeError(f"cannot load {href!r} as {parse!r}")
        return found
