"""Reads HTML as it comes, in pieces, and calls a method for each thing that it finds.

What stands in a page is taken however wrong it is: what cannot be a tag is text, what cannot be a declaration is a
comment. A piece that ends in the midst of something is kept until more comes, or until `close` says that no more will.
"""

import _markupbase
import re
from html import unescape

__all__ = ["HTMLParser"]

# A space after a part of a tag, or a slash that does not end the tag.
_GAP = r"(?:\s|/(?!>))"
_TAG_NAME = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)" + _GAP + "*")
_ATTRIBUTE = re.compile(
    r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?""" + _GAP + "*")
_INSIDE_TAG = re.compile(
    r"""<[a-zA-Z][^\t\n\r\f />\x00]*"""
    r"""(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?"""
    r"""(?:\s|/(?!>))*)*)?\s*""")
_END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_NUMBER = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_ENTITY = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_UNFINISHED = re.compile(r"&[a-zA-Z#]")
_ENTITY_END = re.compile(r"[\s;]")
_MARK = re.compile("[&<]")
# A name is taken for unfinished when it may still become one: none is longer.
_LONGEST_ENTITY = 34


class HTMLParser(_markupbase.ParserBase):
    """The parser; a program makes a class of its own from it, with the `handle_` methods that it cares for."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        super().__init__()
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        super().reset()
        self.rawdata = ""
        self.lasttag = "???"
        self.interesting = _MARK
        self.cdata_elem = None

    def feed(self, data):
        self.rawdata += data
        self.goahead(False)

    def close(self):
        self.goahead(True)

    def get_starttag_text(self):
        return self.__starttag_text

    __starttag_text = None

    def set_cdata_mode(self, elem):
        """From here on all is text, until the element ends."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(rf"</\s*{self.cdata_elem}\s*>", re.I)

    def clear_cdata_mode(self):
        self.interesting = _MARK
        self.cdata_elem = None

    # What is found is told to these.

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def goahead(self, end):
        """Reads as far as it can be known what stands there; to the end, if there is no more to come."""
        at = 0
        size = len(self.rawdata)
        while at < size:
            to = self._end_of_text(at, size)
            if to is None:
                break
            if at < to:
                self._tell_text(at, to)
            at = self.updatepos(at, to)
            if at == size:
                break
            if self.rawdata[at] == "<":
                after = self._tag(at, end)
                more = after > at
            else:
                after, more = self._reference(at, end)
            at = self.updatepos(at, after)
            if not more:
                break
        if end and at < size and not self.cdata_elem:
            self._tell_text(at, size)
            at = self.updatepos(at, size)
        self.rawdata = self.rawdata[at:]

    def _tell_text(self, at, to):
        text = self.rawdata[at:to]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _end_of_text(self, at, size):
        """Where the text that begins here ends; None if that is not known yet."""
        if self.cdata_elem or not self.convert_charrefs:
            match = self.interesting.search(self.rawdata, at)
            if match:
                return match.start()
            return None if self.cdata_elem else size
        to = self.rawdata.find("<", at)
        if to >= 0:
            return to
        ampersand = self.rawdata.rfind("&", max(at, size - _LONGEST_ENTITY))
        if ampersand >= 0 and not _ENTITY_END.search(self.rawdata, ampersand):
            return None
        return size

    def _tag(self, at, end):
        """Reads what begins with `<`; where it ends, or where it begins if that is not known yet."""
        data = self.rawdata
        behind = data[at + 1:at + 2]
        if behind.isascii() and behind.isalpha():
            after = self.parse_starttag(at)
        elif behind == "/":
            after = self.parse_endtag(at)
        elif data.startswith("<!--", at):
            after = self.parse_comment(at)
        elif behind == "?":
            after = self.parse_pi(at)
        elif behind == "!":
            after = self.parse_html_declaration(at)
        elif behind:
            self.handle_data("<")
            return at + 1
        else:
            return at
        if after >= 0:
            return after
        if not end:
            return at
        after = data.find(">", at + 1) + 1
        if after == 0:
            after = data.find("<", at + 1)
            if after < 0:
                after = at + 1
        self._tell_text(at, after)
        return after

    def _reference(self, at, end):
        """Reads what begins with `&`: where it ends, and whether to go on from there."""
        data = self.rawdata
        number = data.startswith("&#", at)
        match = (_NUMBER if number else _ENTITY).match(data, at)
        if match:
            if number:
                self.handle_charref(match[0][2:-1])
            else:
                self.handle_entityref(match[1])
            # What ends a name is not part of it, but for a semicolon.
            return match.end() - (not match[0].endswith(";")), True
        if number:
            if ";" not in data[at:]:
                return at, False
            self.handle_data("&#")
            return at + 2, False
        unfinished = _UNFINISHED.match(data, at)
        if unfinished:
            # CPython loses the sign before a single letter at the end.
            return at + (end and unfinished.end() == len(data)), False
        if at + 1 == len(data):
            return at, False
        self.handle_data("&")
        return at + 1, True

    # Each of these reads one kind of thing: where it ends, or -1 if that is not known yet.

    def parse_starttag(self, i):
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        data = self.rawdata
        self.__starttag_text = data[i:end]
        match = _TAG_NAME.match(data, i + 1)
        self.lasttag = tag = match[1].lower()
        at = match.end()
        attrs = []
        while at < end:
            match = _ATTRIBUTE.match(data, at)
            if not match:
                break
            name, assigned, value = match.groups()
            if not assigned:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            attrs.append((name.lower(), unescape(value) if value else value))
            at = match.end()
        rest = data[at:end].strip()
        if rest not in (">", "/>"):
            self.handle_data(data[i:end])
        elif rest == "/>":
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def check_for_whole_start_tag(self, i):
        data = self.rawdata
        end = _INSIDE_TAG.match(data, i).end()
        behind = data[end:end + 1]
        if behind == ">":
            return end + 1
        if data.startswith("/>", end):
            return end + 2
        if behind in ("", "/", "=") or behind.isascii() and behind.isalpha():
            return -1
        return max(end, i + 1)

    def parse_endtag(self, i):
        data = self.rawdata
        close = data.find(">", i + 1) + 1
        if close == 0:
            return -1
        match = _END_TAG.match(data, i)
        if match:
            close = match.end()
        if self.cdata_elem and (not match or match[1].lower() != self.cdata_elem):
            self.handle_data(data[i:close])
            return close
        if match:
            self.handle_endtag(match[1].lower())
            self.clear_cdata_mode()
            return close
        match = _TAG_NAME.match(data, i + 2)
        if match:
            self.handle_endtag(match[1].lower())
            return data.find(">", match.end()) + 1
        if data.startswith("</>", i):
            return i + 3
        return self.parse_bogus_comment(i)

    def parse_html_declaration(self, i):
        data = self.rawdata
        if data.startswith("<!--", i):
            return self.parse_comment(i)
        if data.startswith("<![", i):
            return self.parse_marked_section(i)
        if data[i:i + 9].lower() != "<!doctype":
            return self.parse_bogus_comment(i)
        close = data.find(">", i + 9)
        if close < 0:
            return -1
        self.handle_decl(data[i + 2:close])
        return close + 1

    def parse_bogus_comment(self, i, report=True):
        close = self.rawdata.find(">", i + 2)
        if close < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:close])
        return close + 1

    def parse_pi(self, i):
        close = self.rawdata.find(">", i + 2)
        if close < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:close])
        return close + 1
