"""What readers of markup have in common: where they are, comments, and marked sections."""

import re

_COMMENT_END = re.compile(r"--\s*>")
_SECTION_NAME = re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*")
# How marked sections end: those of SGML, and those of an office program.
_SECTION_ENDS = dict.fromkeys(("temp", "cdata", "ignore", "include", "rcdata"), re.compile(r"]\s*]\s*>"))
_SECTION_ENDS |= dict.fromkeys(("if", "else", "endif"), re.compile(r"]\s*>"))


class ParserBase:
    def __init__(self):
        if type(self) is ParserBase:
            raise RuntimeError("_markupbase.ParserBase must be subclassed")

    def reset(self):
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        return self.lineno, self.offset

    def unknown_decl(self, data):
        pass

    def updatepos(self, i, j):
        """Counts lines and columns of what has been read; the place that was reached."""
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex("\n", i, j) - 1
            else:
                self.offset += j - i
        return j

    def parse_comment(self, i, report=True):
        match = _COMMENT_END.search(self.rawdata, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def parse_marked_section(self, i, report=True):
        data = self.rawdata
        match = _SECTION_NAME.match(data, i + 3)
        if i + 3 == len(data) or match and match.end() == len(data):
            return -1
        if not match:
            self.updatepos(i, i + 3)
            raise AssertionError("expected name token at %r" % data[i:i + 20])
        name = match[0].strip().lower()
        if name not in _SECTION_ENDS:
            raise AssertionError("unknown status keyword %r in marked section" % data[i + 3:match.end()])
        close = _SECTION_ENDS[name].search(data, i + 3)
        if not close:
            return -1
        if report:
            self.unknown_decl(data[i + 3:close.start()])
        return close.end()
