"""Splits and joins command lines as a shell does, and reads the words of small languages."""

import io
import os
import sys
from collections import deque

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")
_WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_ACCENTED = "".join(c for c in map(chr, range(0xC0, 0x100)) if c.isalpha())


class shlex:
    """Gives the words of a text one by one.

    `state` says where it is: a space between words, `a` in a word, `c` in a run of punctuation, the quote inside of
    quotes, the escaping character behind one, None at the end.
    """

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.infile = None if instream is None else infile
        self.instream = sys.stdin if instream is None else _stream(instream)
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.wordchars = _WORD + _ACCENTED if posix else _WORD
        self._punctuation = ("();<>|&" if punctuation_chars is True else punctuation_chars) or ""
        if self._punctuation:
            self.wordchars = "".join(c for c in self.wordchars + "~-./*?=" if c not in self._punctuation)
        self.state = " "
        self.token = ""
        self.lineno = 1
        self.debug = 0
        self.source = None
        self.pushback = deque()
        self.filestack = deque()
        self._unread = []
        self._is_quoted = False
        self._before_escape = " "

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, _stream(newstream), 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = " "

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        word = self.read_token()
        while self.source is not None and word == self.source:
            found = self.sourcehook(self.read_token())
            if found:
                file, stream = found
                self.push_source(stream, file)
            word = self.get_token()
        while word == self.eof and self.filestack:
            self.pop_source()
            word = self.get_token()
        if self.debug >= 1:
            print("shlex: token=" + ("EOF" if word == self.eof else repr(word)))
        return word

    def read_token(self):
        self._is_quoted = False
        while True:
            c = self._unread.pop() if self._unread else self.instream.read(1)
            if c == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                break
            if self.state == " ":
                is_done = self._between(c)
            elif self.state in "ac":
                is_done = self._in_word(c)
            elif self.state in self.quotes:
                is_done = self._in_quotes(c)
            else:
                is_done = self._behind_escape(c)
            if is_done:
                break
        word, self.token = self.token, ""
        return None if self.posix and not word and not self._is_quoted else word

    def _between(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            return self._is_something()
        if c in self.commenters:
            self._skip_line()
        elif self.posix and c in self.escape:
            self._before_escape, self.state = "a", c
        elif c in self.quotes and c not in self.wordchars and c not in self._punctuation:
            self.token = "" if self.posix else c
            self.state = c
        else:
            self.token = c
            if c in self.wordchars:
                self.state = "a"
            elif c in self._punctuation:
                self.state = "c"
            elif self.whitespace_split:
                self.state = "a"
            else:
                return True
        return False

    def _in_word(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self.state = " "
            return self._is_something()
        if c in self.commenters:
            self._skip_line()
            if self.posix:
                self.state = " "
                return self._is_something()
        elif self.state == "c":
            if c not in self._punctuation:
                self._unread.append(c)
                self.state = " "
                return True
            self.token += c
        elif self.posix and c in self.quotes:
            self.state = c
        elif self.posix and c in self.escape:
            self._before_escape, self.state = "a", c
        elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation:
            self.token += c
        else:
            if self._punctuation:
                self._unread.append(c)
            else:
                self.pushback.appendleft(c)
            self.state = " "
            return self._is_something()
        return False

    def _in_quotes(self, c):
        self._is_quoted = True
        if not c:
            raise ValueError("No closing quotation")
        if c == self.state:
            if self.posix:
                self.state = "a"
                return False
            self.token += c
            self.state = " "
            return True
        if self.posix and c in self.escape and self.state in self.escapedquotes:
            self._before_escape, self.state = self.state, c
        else:
            self.token += c
        return False

    def _behind_escape(self, c):
        if not c:
            raise ValueError("No escaped character")
        # Inside of quotes, only the quote and the escaping character can be escaped.
        if self._before_escape in self.quotes and c not in (self.state, self._before_escape):
            self.token += self.state
        self.token += c
        self.state = self._before_escape
        return False

    def _is_something(self):
        return bool(self.token) or self.posix and self._is_quoted

    def _skip_line(self):
        self.instream.readline()
        self.lineno += 1

    def sourcehook(self, newfile):
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        file = self.infile if infile is None else infile
        line = self.lineno if lineno is None else lineno
        return f'"{file}", line {line}: '

    def __iter__(self):
        return self

    def __next__(self):
        word = self.get_token()
        if word == self.eof:
            raise StopIteration
        return word


def _stream(source):
    return io.StringIO(source) if isinstance(source, str) else source


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def join(split_command):
    return " ".join(map(quote, split_command))


def quote(s):
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError("cannot use a string pattern on a bytes-like object" if isinstance(s, (bytes, bytearray))
                        else f"expected string or bytes-like object, got {type(s).__name__!r}")
    if not set(s) - _SAFE:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
