"""Reads XML in pieces, and says where and how a text is none, in the words of the parser that CPython has for it.

    Reader(handler).feed("<a x='1'>te").feed("xt</a>").close()

The handler is told of each thing: `start(name, attributes)`, `end(name)`, `data(text)`, `comment(text)`,
`pi(target, text)`, `doctype(name, public, system)`, `start_ns(prefix, uri)`, `end_ns(prefix)`, and is asked what the name
of an entity stands for that only another file could define, `entity(name)`. Names come as `{uri}name`.
"""

import re

MESSAGES = {
    2: "syntax error", 3: "no element found", 4: "not well-formed (invalid token)", 5: "unclosed token",
    7: "mismatched tag", 8: "duplicate attribute", 9: "junk after document element", 11: "undefined entity",
    12: "recursive entity reference", 14: "reference to invalid character number",
    17: "XML or text declaration not at start of entity", 18: "unknown encoding", 20: "unclosed CDATA section",
    27: "unbound prefix", 28: "must not undeclare prefix", 30: "XML declaration not well-formed",
    38: "reserved prefix (xml) must not be undeclared or bound to another namespace name",
    40: "prefix must not be bound to one of the reserved namespace names",
}
_XML = "http://www.w3.org/XML/1998/namespace"
_XMLNS = "http://www.w3.org/2000/xmlns/"
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_BAD = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_TEXT = re.compile(f"[^<&\r\n{_BAD}]+")
_QUOTED = {quote: re.compile(f"[^<&{quote}{_BAD}]*") for quote in "'\""}
_SPACE = re.compile("[ \t\r\n]*")
_NAME = re.compile(r"[^\W\d][\w.\-\xb7]*")
# What may follow a name outside of elements, also none where it may stand.
_BEHIND_NAMES = " \t\r\n>),|[%?*+"
_ENCODING = re.compile(r"""^<\?xml[^>]*?\sencoding\s*=\s*['"]([\w.\-]+)['"]""")
_DECLARATION = re.compile(r"""\s+version\s*=\s*(['"])[\w.:\-]+\1""")
_MORE_DECLARATION = (re.compile(r"""\s+encoding\s*=\s*(['"])[A-Za-z][\w.\-]*\1"""),
                     re.compile(r"""\s+standalone\s*=\s*(['"])(?:yes|no)\1"""))
_EXTERNAL = re.compile(r"""\s+(?:SYSTEM\s+("[^"]*"|'[^']*')|PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*'))""")
_IN_SUBSET = re.compile(r"""\s+|<!--.*?-->|<\?.*?\?>|%[\w.\-]+;|<!(?:[^<>'"]|"[^"]*"|'[^']*')*>""", re.S)
_ENTITY = re.compile(r"""<!ENTITY\s+([^\W\d][\w.\-]*)\s+("[^"]*"|'[^']*')\s*>""")
_OUTER_ENTITY = re.compile(r"<!ENTITY\s+([^\W\d][\w.\-]*)\s+(?:SYSTEM|PUBLIC)\s")
_CHARACTER = re.compile("&#(?:x([0-9a-fA-F]+)|([0-9]+));")


class Fault(Exception):
    """Why a text is no XML: the code, and where in the text."""

    def __init__(self, code, line, column):
        self.code, self.line, self.column = code, line, column


class _Unfinished(Exception):
    """What is read ends behind the text that has come so far."""


def encoding_of(data):
    """The encoding of bytes that begin a document; None while too few have come to tell."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[:2] in (b"<\0", b"\0<"):
        return "utf-16-le" if data[0] else "utf-16-be"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data[:5] == b"<?xml"[:len(data)]:
        if b"?>" not in data:
            return None
        match = _ENCODING.match(data.decode("latin-1"))
        return match[1] if match else "utf-8"
    return "utf-8"


def _normalised(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Reader:
    def __init__(self, handler):
        self.handler = handler
        self.text = ""
        self.at = 0
        self.line = 1  # of the beginning of `text`, and its column
        self.column = 0
        self.begun = False  # whether anything has been read
        self.doctyped = self.external = False
        self.rooted = False
        self.open = []  # of each open element: its name as written, its name, what prefixes stood for, those it declares
        self.prefixes = {"xml": _XML}
        self.entities = {}
        self.expanding = []
        self.outside = None

    def place(self, at=None):
        """Line and column of a place in the text; within what an entity stands for, of its reference."""
        if self.expanding:
            return self.outside
        at = self.at if at is None else at
        lines = self.text.count("\n", 0, at)
        if not lines:
            return self.line, self.column + at
        return self.line + lines, at - self.text.rindex("\n", 0, at) - 1

    def fail(self, code, at=None):
        raise Fault(code, *self.place(at))

    def feed(self, text):
        self.text += text
        self._read(False)
        self.line, self.column = self.place()
        self.text, self.at = self.text[self.at:], 0
        return self

    def close(self):
        self._read(True)
        if self.at < len(self.text):
            if self.text.startswith("<![CDATA[", self.at):
                self.fail(20, len(self.text))
            if self.text.startswith("<!DOCTYPE", self.at):
                self.fail(3, len(self.text))
            self.fail(5)
        if self.open or not self.rooted:
            self.fail(3)

    def _read(self, final):
        """Tells of everything that has come as a whole."""
        try:
            while self.at < len(self.text):
                first = self.text[self.at]
                if first == "<":
                    after = self._markup(self.at)
                elif self.open:
                    after = self._reference(self.at) if first == "&" else self._data(self.at, final)
                else:
                    after = self._between(self.at)
                self.at = after
                self.begun = True
        except _Unfinished:
            pass

    def _char(self, at):
        if at >= len(self.text):
            raise _Unfinished
        return self.text[at]

    def _between(self, at):
        """What stands outside of the root: spaces."""
        after = _SPACE.match(self.text, at).end()
        name = _NAME.match(self.text, at)
        if name and not self.rooted and self.text[name.end():name.end() + 1] not in _BEHIND_NAMES:
            self.fail(4, name.end())
        if after == at:
            self.fail(4 if self.text[at] == "&" else 9 if self.rooted else 2)
        return after

    def _data(self, at, final):
        match = _TEXT.match(self.text, at)
        if match:
            found = match[0]
            if "]]>" in found:
                self.fail(4, at + found.index("]]>") + 2)
            if not final and match.end() == len(self.text) and found[-1] == "]":
                raise _Unfinished
            self.handler.data(found)
            return match.end()
        if self.text[at] not in "\r\n":
            self.fail(4)
        if self.text[at] == "\r" and at + 1 == len(self.text) and not final:
            raise _Unfinished
        self.handler.data("\n")
        return at + 1 + self.text.startswith("\r\n", at)

    def _name(self, at):
        """Where the name ends that begins here, with its prefix."""
        end = at
        for part in range(2):
            match = _NAME.match(self.text, end)
            if not match:
                self._char(end)
                self.fail(4, end)
            end = match.end()
            if self._char(end) != ":":
                return end
            if part:
                self.fail(4, end)
            end += 1

    def _space(self, at):
        return _SPACE.match(self.text, at).end()

    def _markup(self, at):
        behind = self._char(at + 1)
        if behind == "/":
            return self._end_tag(at)
        if behind == "?":
            return self._instruction(at)
        if behind == "!":
            return self._declaration(at)
        return self._start_tag(at)

    def _until(self, end, at):
        found = self.text.find(end, at)
        if found < 0:
            raise _Unfinished
        return found

    def _instruction(self, at):
        end = _NAME.match(self.text, at + 2)
        if not end:
            self._char(at + 2)
            self.fail(4, at + 2)
        target = end[0]
        close = self._until("?>", end.end())
        if target == "xml":
            if self.begun or at:
                self.fail(17)
            self._check_declaration(end.end(), close)
            return close + 2
        if target.lower() == "xml":
            self.fail(4, end.end())
        text = _normalised(self.text[end.end():close])
        if text and text[0] not in " \t\n":
            self.fail(4, end.end())
        if not self.open and self.expanding:
            return close + 2
        self.handler.pi(target, text.lstrip(" \t\n"))
        return close + 2

    def _check_declaration(self, at, close):
        match = _DECLARATION.match(self.text, at, close)
        if match:
            at = match.end()
            for more in _MORE_DECLARATION:
                match = more.match(self.text, at, close)
                at = match.end() if match else at
            match = self._space(at) >= close
        if not match:
            self.fail(30, min(self._space(at), close))

    def _declaration(self, at):
        text = self.text
        if text.startswith("<!--", at):
            dashes = self._until("--", at + 4)
            if self._char(dashes + 2) != ">":
                self.fail(4, dashes + 2)
            self.handler.comment(_normalised(text[at + 4:dashes]))
            return dashes + 3
        for whole in "<!--", "<![CDATA[", "<!DOCTYPE":
            if len(text) - at < len(whole) and whole.startswith(text[at:]):
                raise _Unfinished
        if self.open:
            if not text.startswith("<![CDATA[", at):
                self.fail(4, at + 2)
            close = self._until("]]>", at + 9)
            for line in re.findall("[^\n]+|\n", _normalised(text[at + 9:close])):
                self.handler.data(line)
            return close + 3
        if self.rooted:
            self.fail(9)
        if self.doctyped or not text.startswith("<!DOCTYPE", at):
            self.fail(2)
        return self._doctype(at)

    def _doctype(self, at):
        text = self.text
        begin = self._space(at + 9)
        end = self._name(begin)
        match = _EXTERNAL.match(text, end)
        public = system = None
        after = end
        if match:
            public, system = (match[2] and match[2][1:-1]), (match[1] or match[3])[1:-1]
            self.external = True
            after = match.end()
        after = self._space(after)
        entities = {}
        if self._char(after) == "[":
            after += 1
            while self._char(after) != "]":
                match = _IN_SUBSET.match(text, after)
                if not match:
                    self._until("]", after)
                    self.fail(2, after)
                if match[0][0] == "%":
                    self.external = True
                found = _ENTITY.match(match[0])
                if found:
                    entities.setdefault(found[1], self._characters(_normalised(found[2][1:-1])))
                elif found := _OUTER_ENTITY.match(match[0]):
                    entities.setdefault(found[1], None)  # its text is in a file
                after = match.end()
            after = self._space(after + 1)
        if self._char(after) != ">":
            self._until(">", after)
            self.fail(2, after)
        self.entities = entities
        self.doctyped = True
        self.handler.doctype(text[begin:end], public, system)
        return after + 1

    def _characters(self, text):
        """Replaces the references to numbers in what an entity stands for."""
        return _CHARACTER.sub(lambda match: chr(int(match[1], 16) if match[1] else int(match[2])), text)

    def _meant(self, at, start):
        """What the reference here stands for, which is a character or the text of an entity, and where it ends."""
        if self._char(at + 1) == "#":
            digits, base = ("0123456789abcdefABCDEF", 16) if self._char(at + 2) == "x" else ("0123456789", 10)
            first = end = at + (3 if base == 16 else 2)
            while self._char(end) in digits:
                end += 1
            if self.text[end] != ";" or end == first:
                self.fail(4, end)
            number = int(self.text[first:end], base)
            if number > 0x10FFFF or 0xD800 <= number < 0xE000 or number in (0xFFFE, 0xFFFF) \
                    or number < 32 and number not in (9, 10, 13):
                self.fail(14, start)
            return chr(number), None, end + 1
        end = self._name(at + 1)
        if self._char(end) != ";":
            self.fail(4, end)
        name = self.text[at + 1:end]
        if name in _PREDEFINED:
            return _PREDEFINED[name], None, end + 1
        if name in self.expanding:
            self.fail(12, start)
        if self.entities.get(name) is None:
            if not self.external and name not in self.entities:
                self.fail(11, start)
            return self.handler.entity(name, *self.place(start)), None, end + 1
        return self.entities[name], name, end + 1

    def _reference(self, at):
        found, entity, after = self._meant(at, at)
        if entity is None:
            self.handler.data(found)
            return after
        # The text of an entity is read as if it stood alone, within the elements that are open here.
        self.outside = self.place(at)
        outer, self.text, self.at = self.text, found, 0
        depth = len(self.open)
        self.expanding.append(entity)
        try:
            self._read(True)
            if self.at < len(found) or len(self.open) != depth:
                self.text = outer
                self.fail(5, at)
        finally:
            self.expanding.pop()
            self.text = outer
        return after

    def _value(self, at, start):
        """The value of an attribute, and where it ends."""
        quote = self._char(at)
        if quote not in "'\"":
            self.fail(4, at)
        at += 1
        parts = []
        while True:
            match = _QUOTED[quote].match(self.text, at)
            at = match.end()
            parts.append(match[0].replace("\r\n", " ").replace("\r", " ").replace("\n", " ").replace("\t", " "))
            char = self._char(at)
            if char == quote:
                return "".join(parts), at + 1
            if char != "&":
                self.fail(4, at)
            found, entity, at = self._meant(at, start)
            parts.append(found if entity is None else self._expanded(found, entity, start))

    def _expanded(self, text, entity, start):
        """The text of an entity within a value."""
        self.outside = self.place(start)
        outer, self.text = self.text, text + '"'
        self.expanding.append(entity)
        try:
            at, parts = 0, []
            while True:
                to = self.text.find("&", at)
                parts.append(self.text[at:to if to >= 0 else -1].replace("\n", " ").replace("\t", " "))
                if to < 0:
                    return "".join(parts)
                found, inner, at = self._meant(to, start)
                parts.append(found if inner is None else self._expanded(found, inner, start))
        finally:
            self.expanding.pop()
            self.text = outer

    def _start_tag(self, at):
        text = self.text
        end = self._name(at + 1)
        written = text[at + 1:end]
        attributes = {}
        while True:
            next = self._space(end)
            char = self._char(next)
            if char == ">" or char == "/":
                break
            if next == end:
                self.fail(4, next)
            end = self._name(next)
            name = text[next:end]
            if name in attributes:
                self.fail(8, next)
            end = self._space(end)
            if self._char(end) != "=":
                self.fail(4, end)
            attributes[name], end = self._value(self._space(end + 1), at)
        after = next + 1
        if char == "/":
            if self._char(after) != ">":
                self.fail(4, after)
            after += 1
        if self.rooted and not self.open:
            self.fail(9)
        self.rooted = True
        before = self.prefixes
        declared = self._declared(attributes)
        name = self._whole(written, True)
        whole = {}
        for key, value in attributes.items():
            key = self._whole(key, False)
            if key in whole:
                self.fail(8)
            whole[key] = value
        self.open.append((written, name, before, declared))
        self.handler.start(name, whole)
        if char == "/":
            self._leave()
        return after

    def _declared(self, attributes):
        """Takes the declarations of prefixes out of the attributes."""
        names = [name for name in attributes if name.startswith("xmlns") and (name == "xmlns" or name[5] == ":")]
        if not names:
            return ()
        self.prefixes = dict(self.prefixes)
        for name in names:
            prefix, uri = name[6:], attributes.pop(name)
            if prefix and not uri:
                self.fail(28)
            if (prefix == "xml") != (uri == _XML):
                self.fail(38 if prefix == "xml" else 40)
            if uri == _XMLNS or prefix == "xmlns":
                self.fail(40)
            self.prefixes[prefix] = uri
            self.handler.start_ns(prefix, uri)
        return [name[6:] for name in names]

    def _whole(self, name, element):
        prefix, colon, local = name.rpartition(":")
        if not colon and not element:
            return name
        uri = self.prefixes.get(prefix)
        if uri is None and colon:
            self.fail(27)
        return f"{{{uri}}}{local}" if uri else local

    def _end_tag(self, at):
        if not self.open:
            self.fail(4, at + 1)
        end = self._name(at + 2)
        name = self.text[at + 2:end]
        end = self._space(end)
        if self._char(end) != ">":
            self.fail(4, end)
        if name != self.open[-1][0]:
            self.fail(7, at + 2)
        self._leave()
        return end + 1

    def _leave(self):
        _, name, self.prefixes, declared = self.open.pop()
        self.handler.end(name)
        for prefix in reversed(declared):
            self.handler.end_ns(prefix)
