"""Trees of XML elements: to read, to search, to change and to write."""

import io
import re
import warnings

from ._element import PI, Comment, Element, ProcessingInstruction, QName, SubElement
from ._reader import MESSAGES, Fault, Reader, encoding_of
from ._writer import HTML_EMPTY, PREFIXES, Writer, namespaces as _namespaces, opened

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse",
    "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist",
    "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace",
]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    pass


def iselement(element):
    return hasattr(element, "tag")


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        if not hasattr(source, "read"):
            with open(source, "rb") as file:
                return self.parse(file, parser)
        if parser is None:
            parser = XMLParser()
        while data := source.read(65536):
            parser.feed(data)
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == "/":
            path = "." + path
            warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely "
                          "on the current behaviour, change it to %r" % path, FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError("unknown method %r" % method)
        encoding = encoding or "us-ascii"
        with opened(file_or_filename, encoding) as (write, shown):
            if method == "xml" and (xml_declaration or xml_declaration is None and encoding.lower() != "unicode"
                                    and shown.lower() not in ("utf-8", "us-ascii")):
                write("<?xml version='1.0' encoding='%s'?>\n" % shown)
            if method == "text":
                for part in self._root.itertext():
                    write(part)
                if self._root.tail:
                    write(self._root.tail)
                return
            names, spaces = _namespaces(self._root, default_namespace, QName, (Comment, PI))
            writer = Writer(write, names, QName, Comment, PI, short_empty_elements, method == "html")
            writer.tree(self._root, spaces)


def register_namespace(prefix, uri):
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(PREFIXES.items()):
        if known == uri or name == prefix:
            del PREFIXES[known]
    PREFIXES[uri] = prefix


_namespace_map = register_namespace._namespace_map = PREFIXES


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True):
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    import sys
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent_below(tree, space, level)


def _indent_below(element, space, level):
    inside = "\n" + (level + 1) * space
    if not element.text or not element.text.strip():
        element.text = inside
    for child in element:
        if len(child):
            _indent_below(child, space, level + 1)
        if not child.tail or not child.tail.strip():
            child.tail = inside
    if not child.tail.strip():
        child.tail = "\n" + level * space


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def fromstring(text, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


XML = fromstring


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = fromstring(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


class TreeBuilder:
    """Makes a tree from what a parser finds."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self.insert_comments, self.insert_pis = insert_comments, insert_pis
        self._text = []
        self._open = []
        self._last = self._root = None
        self._behind = False  # whether text comes behind the end of the last element

    def close(self):
        assert not self._open, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._text:
            if self._last is not None:
                text = "".join(self._text)
                if self._behind:
                    self._last.tail = (self._last.tail or "") + text
                else:
                    self._last.text = (self._last.text or "") + text
            self._text = []

    def data(self, data, /):
        self._text.append(data)

    def start(self, tag, attrs, /):
        self._flush()
        if not isinstance(attrs, dict):
            raise TypeError(f"start() argument 2 must be dict, not {'None' if attrs is None else type(attrs).__name__}")
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._behind = False
        return element

    def end(self, tag, /):
        self._flush()
        if not self._open:
            raise IndexError("pop from empty stack")
        self._last = self._open.pop()
        self._behind = True
        return self._last

    def comment(self, text, /):
        return self._aside(self._comment_factory(text), self.insert_comments)

    def pi(self, target, text=None, /):
        return self._aside(self._pi_factory(target, text), self.insert_pis)

    def _aside(self, element, insert):
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._behind = True
        return element


def _nothing(*found):
    pass


class _Teller:
    """Tells a target what a reader finds, and notes the events that somebody asked for."""

    def __init__(self, parser):
        self._parser = parser
        target = parser.target
        for name in "start", "end", "data", "comment", "pi", "start_ns", "end_ns":
            setattr(self, name, getattr(target, name, _nothing))
        self._doctype = getattr(target, "doctype", None)
        if isinstance(target, TreeBuilder) and type(target).pi is TreeBuilder.pi and not target.insert_pis:
            self.pi = _nothing
        if isinstance(target, TreeBuilder) and type(target).comment is TreeBuilder.comment \
                and not target.insert_comments:
            self.comment = _nothing

    def doctype(self, name, public, system):
        if self._doctype is not None:
            self._doctype(name, public, system)
        elif hasattr(self._parser, "doctype"):
            warnings.warn("The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder "
                          "target.", RuntimeWarning)

    def entity(self, name, line, column):
        found = self._parser.entity.get(name)
        if found is None:
            raise _parse_error(11, line, column, f"undefined entity &{name};")
        return found

    def note(self, events, queue):
        target = self._parser.target
        for event in events:
            if event not in ("start", "end", "comment", "pi", "start-ns", "end-ns"):
                raise ValueError("unknown event '%s'" % event)
            name = event.replace("-", "_")
            self._note(event, name, getattr(target, name, None), queue)

    def _note(self, event, name, tell, queue):
        def told(*found):
            result = tell(*found) if tell is not None else None
            if result is None and name == "start_ns":
                result = found
            queue.append((event, result))
        setattr(self, name, told)


def _parse_error(code, line, column, message=None):
    error = ParseError(f"{message or MESSAGES[code]}: line {line}, column {column}")
    error.code = code
    error.position = line, column
    return error


class XMLParser:
    """Reads a text in pieces and tells its target what it finds."""

    version = "Expat 2.6.3"

    def __init__(self, *, target=None, encoding=None):
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"XMLParser() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self._encoding = encoding
        self._decoder = None
        self._bytes = b""
        self._teller = _Teller(self)
        self._reader = Reader(self._teller)

    def _setevents(self, events_queue, events_to_report=None, /):
        self._teller.note(("end",) if events_to_report is None else events_to_report, events_queue)

    def _decoded(self, data, final=False):
        if self._decoder is None:
            self._bytes += data
            encoding = self._encoding or encoding_of(self._bytes) or (final and "utf-8")
            if not encoding:
                return ""
            import codecs
            try:
                self._decoder = codecs.getincrementaldecoder(encoding)()
            except LookupError:
                raise Fault(18, 1, 30) from None
            data = self._bytes
        try:
            return self._decoder.decode(data, final)
        except UnicodeDecodeError as error:
            self._reader.feed(data[:error.start].decode(error.encoding, "ignore"))
            self._reader.fail(4, len(self._reader.text))

    def feed(self, data, /):
        try:
            if isinstance(data, str):
                if not self._reader.begun and data[:1] == "\ufeff":
                    data = data[1:]
            else:
                try:
                    data = bytes(memoryview(data))
                except TypeError:
                    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
                data = self._decoded(data)
            self._reader.feed(data)
        except Fault as fault:
            raise _parse_error(fault.code, fault.line, fault.column) from None

    def flush(self):
        pass

    def close(self):
        try:
            if self._bytes or self._decoder:
                self._reader.feed(self._decoded(b"", True))
            self._reader.close()
        except Fault as fault:
            raise _parse_error(fault.code, fault.line, fault.column) from None
        close = getattr(self.target, "close", None)
        return close() if close is not None else None


class XMLPullParser:
    """Gives the events of what has been fed to it so far."""

    def __init__(self, events=None, *, _parser=None):
        import collections
        self._events_queue = collections.deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        if events is None:
            events = ("end",)
        self._parser._setevents(self._events_queue, events)

    def feed(self, data):
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._events_queue.append(error)

    def _close_and_return_root(self):
        parser, self._parser = self._parser, None
        return parser.close()

    def close(self):
        self._close_and_return_root()

    def read_events(self):
        while self._events_queue:
            event = self._events_queue.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        if self._parser is None:
            raise ValueError("flush() called after end of stream")
        self._parser.flush()


def iterparse(source, events=None, parser=None):
    pull = XMLPullParser(events=events, _parser=parser)
    opened_here = not hasattr(source, "read")
    file = open(source, "rb") if opened_here else source
    return _IterParse(pull, file, opened_here)


class _IterParse:
    """What `iterparse` gives: an iterator that has the root when it has ended."""

    root = None

    def __init__(self, pull, file, opened_here):
        self._file, self._opened_here = file, opened_here
        self._events = self._read(pull)

    def _read(self, pull):
        try:
            while True:
                yield from pull.read_events()
                data = self._file.read(16384)
                if not data:
                    break
                pull.feed(data)
            root = pull._close_and_return_root()
            yield from pull.read_events()
            self.root = root
        finally:
            if self._opened_here:
                self._file.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._events)

    def close(self):
        self._events.close()
        if self._opened_here:
            self._file.close()
