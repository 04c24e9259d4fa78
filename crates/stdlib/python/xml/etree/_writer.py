"""Writes trees of elements as XML, HTML or plain text."""

import contextlib

# The prefixes of namespaces that nearly everybody calls so.
PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
HTML_EMPTY = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta",
              "param", "source", "track", "wbr"}


def unwritable(text):
    raise TypeError("cannot serialize %r (type %s)" % (text, type(text).__name__))


def _replaced(text, pairs):
    try:
        for old, new in pairs:
            if old in text:
                text = text.replace(old, new)
        return text
    except (TypeError, AttributeError):
        unwritable(text)


def escape_cdata(text):
    return _replaced(text, (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")))


def escape_attrib(text):
    return _replaced(text, (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"),
                            ("\n", "&#10;"), ("\t", "&#09;")))


def escape_attrib_html(text):
    return _replaced(text, (("&", "&amp;"), (">", "&gt;"), ('"', "&quot;")))


class _Names:
    """How the names of a tree are written, and the prefixes that this needs."""

    def __init__(self, default):
        self.default = default
        self.written = {None: None}
        self.spaces = {default: ""} if default else {}

    def add(self, name):
        if name in self.written:
            return
        try:
            if name[:1] == "{":
                uri, local = name[1:].rsplit("}", 1)
                prefix = self.spaces.get(uri)
                if prefix is None:
                    prefix = PREFIXES.get(uri)
                    if prefix is None:
                        prefix = "ns%d" % len(self.spaces)
                    if prefix != "xml":
                        self.spaces[uri] = prefix
                self.written[name] = f"{prefix}:{local}" if prefix else local
            elif self.default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            else:
                self.written[name] = name
        except TypeError:
            unwritable(name)


def namespaces(root, default, QName, special):
    names = _Names(default)
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            names.add(tag.text)
        elif isinstance(tag, str):
            names.add(tag)
        elif tag is not None and tag not in special:
            unwritable(tag)
        for key, value in element.items():
            key = key.text if isinstance(key, QName) else key
            if key not in names.written:
                names.add(key)
            if isinstance(value, QName):
                names.add(value.text)
        if isinstance(element.text, QName):
            names.add(element.text.text)
    return names.written, names.spaces


class Writer:
    """Writes one tree. A stack holds what is open, so that a tree may be as deep as it likes."""

    def __init__(self, write, names, QName, Comment, ProcessingInstruction, short=True, html=False):
        self.write, self.names, self.QName, self.short, self.html = write, names, QName, short, html
        self.Comment, self.ProcessingInstruction = Comment, ProcessingInstruction

    def tree(self, root, spaces):
        write = self.write
        pending = [(root, spaces)]
        while pending:
            element, spaces = pending.pop()
            if isinstance(element, str):
                write(element)
                continue
            end = self._begin(element, spaces)
            tail = escape_cdata(element.tail) if element.tail else ""
            if end is None:
                write(tail)
                continue
            pending.append((end + tail, None))
            pending.extend([(child, None) for child in reversed(list(element))])

    def _begin(self, element, spaces):
        """Writes an element up to its children; what ends it, or None if it is written."""
        write = self.write
        tag, text = element.tag, element.text
        if tag is self.Comment:
            write("<!--%s-->" % (escape_cdata(text) if self.html else text))
            return None
        if tag is self.ProcessingInstruction:
            write("<?%s?>" % (escape_cdata(text) if self.html else text))
            return None
        tag = self.names[tag]
        if tag is None:
            if text:
                write(escape_cdata(text))
            return ""
        write("<" + tag)
        self._attributes(element, spaces)
        lower = tag.lower() if self.html else tag
        if self.html:
            write(">")
            if text:
                write(text if lower in ("script", "style") else escape_cdata(text))
            return "" if lower in HTML_EMPTY else f"</{tag}>"
        if not text and not len(element) and self.short:
            write(" />")
            return None
        write(">")
        if text:
            write(escape_cdata(self.names[text.text] if isinstance(text, self.QName) else text))
        return f"</{tag}>"

    def _attributes(self, element, spaces):
        escape = escape_attrib_html if self.html else escape_attrib
        names = self.names
        if spaces:
            for uri, prefix in sorted(spaces.items(), key=lambda item: item[1]):
                self.write(f' xmlns{prefix and ":" + prefix}="{escape_attrib(uri)}"')
        for key, value in element.items():
            if isinstance(key, self.QName):
                key = key.text
            value = names[value.text] if isinstance(value, self.QName) else escape(value)
            self.write(f' {names[key]}="{value}"')


@contextlib.contextmanager
def opened(file_or_filename, encoding):
    """Where to write text to, and the name of the encoding, if a file, or an object with `write`, is to be written."""
    write = getattr(file_or_filename, "write", None)
    if write is None:
        if encoding.lower() == "unicode":
            encoding = "utf-8"
        with open(file_or_filename, "w", encoding=encoding, errors="xmlcharrefreplace") as file:
            yield file.write, encoding
        return
    if encoding.lower() == "unicode":
        yield write, getattr(file_or_filename, "encoding", None) or "utf-8"
        return
    marked = encoding.lower() in ("utf-16", "utf-32")
    parts = []
    if not marked and encoding.lower() in ("utf-8", "us-ascii", "ascii", "iso-8859-1", "latin-1"):
        yield (lambda text: write(text.encode(encoding, "xmlcharrefreplace"))), encoding
        return
    # Encodings with a mark of their order write it once.
    yield parts.append, encoding
    write("".join(parts).encode(encoding, "xmlcharrefreplace"))
