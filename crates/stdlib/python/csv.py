"""Reads and writes tables as text."""

import io
from types import GenericAlias

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL",
           "Error", "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
           "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter",
           "unix_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = "1.0"
_MISSING = object()


class Error(Exception):
    __module__ = "_csv"


_dialects = {}
_limit = 131072
_OPTIONS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
            "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}


def _character(name, value, optional=False):
    if value is None and optional:
        return
    if not isinstance(value, str):
        raise TypeError('"%s" must be string%s, not %s' % (name, " or None" if optional else "", type(value).__name__))
    if len(value) != 1:
        raise TypeError('"%s" must be a 1-character string' % name)


def _forbidden(name, value, dialect):
    if value is not None and (value in "\r\n" or value == " " and name != "delimiter" and dialect.skipinitialspace):
        raise ValueError("bad %s value" % name)


def _refuse(options):
    def known(*, delimiter=0, doublequote=0, escapechar=0, lineterminator=0, quotechar=0, quoting=0,
              skipinitialspace=0, strict=0):
        pass

    try:
        known(**options)
    except TypeError as error:
        raise TypeError("this function got" + str(error).partition(" got")[2]) from None


class _Settings:
    """A dialect that has been checked, and stays as it is: readers and writers share it."""

    __module__ = "_csv"
    __qualname__ = "Dialect"

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")

    def __new__(cls, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is _Settings and not options:
            return dialect
        if not options.keys() <= _OPTIONS.keys():
            _refuse(options)
        self = object.__new__(cls)
        for name, default in _OPTIONS.items():
            self.__dict__[name] = options[name] if name in options else getattr(dialect, name, default)
        self._check("quotechar" in options and "quoting" not in options
                    or getattr(dialect, "quotechar", 0) is None and not hasattr(dialect, "quoting"))
        return self

    def __setattr__(self, name, value):
        if name in ("doublequote", "skipinitialspace", "strict"):
            raise AttributeError("readonly attribute")
        if name in _OPTIONS:
            raise AttributeError(f"attribute {name!r} of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute {name!r} "
                             "and no __dict__ for setting new attributes")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def _check(self, unquoted):
        for name in ("doublequote", "skipinitialspace", "strict"):
            self.__dict__[name] = bool(getattr(self, name))
        _character("delimiter", self.delimiter)
        _character("escapechar", self.escapechar, True)
        _character("quotechar", self.quotechar, True)
        if self.quotechar is None and unquoted:
            self.__dict__["quoting"] = QUOTE_NONE
        if type(self.quoting) is not int and not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            raise TypeError("lineterminator must be set" if self.lineterminator is None
                            else '"lineterminator" must be a string')
        for name in ("delimiter", "escapechar", "quotechar"):
            _forbidden(name, getattr(self, name), self)
        marks = [m for m in (self.delimiter, self.escapechar, self.quotechar) if m is not None]
        for one, other in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
            if getattr(self, one) is not None and getattr(self, one) == getattr(self, other):
                raise ValueError("bad %s or %s value" % (one, other))
        if any(m in self.lineterminator for m in marks):
            for name in ("delimiter", "escapechar", "quotechar"):
                if getattr(self, name) is not None and getattr(self, name) in self.lineterminator:
                    raise ValueError("bad %s or lineterminator value" % name)


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, **fmtparams)


def unregister_dialect(name):
    if _dialects.pop(name, None) is None:
        raise Error("unknown dialect")


def get_dialect(name):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=_MISSING):
    global _limit
    old = _limit
    if new_limit is not _MISSING:
        if type(new_limit) is not int:
            raise TypeError("limit must be an integer")
        if not -1 << 63 <= new_limit < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        _limit = new_limit
    return old


class Dialect:
    """The options of a dialect as a class."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Settings(self)
        except TypeError as err:
            raise Error(str(err)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class reader:
    """Rows of the lines that an iterable gives."""

    __module__ = "_csv"
    __name__ = "reader"

    def __init__(self, iterable, /, dialect="excel", **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Settings(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row = self._row = []
        state = "start"
        self._field, self._quoted = "", False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._quoted and state in ("quoted", "escaped in quotes"):
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return row
                if state not in ("start", "row"):
                    self._save()
                    return row
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)"
                            % type(line).__name__)
            self.line_num += 1
            state = self._line(line, state)
            if state == "row":
                return row

    def _save(self):
        value, quoting = self._field, self.dialect.quoting
        if not self._quoted:
            if quoting == QUOTE_NONNUMERIC:
                value = float(value) if value else value
            elif quoting == QUOTE_STRINGS:
                value = float(value) if value else None
            elif quoting == QUOTE_NOTNULL and not value:
                value = None
        self._row.append(value)
        self._field, self._quoted = "", False

    def _add(self, c):
        if len(self._field) + len(c) > _limit:
            raise Error("field larger than field limit (%d)" % _limit)
        self._field += c

    def _line(self, line, state):
        """Takes a line; gives the state at its end, "row" if the row is whole."""
        d = self.dialect
        quote = d.quotechar if d.quoting != QUOTE_NONE else None
        at, size = 0, len(line)
        while at < size:
            c = line[at]
            at += 1
            if state == "quoted":
                if c == d.escapechar:
                    state = "escaped in quotes"
                elif c == quote:
                    state = "quote" if d.doublequote else "field"
                else:
                    self._add(c)
                continue
            if state == "escaped in quotes":
                self._add(c)
                state = "quoted"
                continue
            if state == "escaped":
                self._add(c)
                state = "escaped newline" if c in "\r\n" else "field"
                continue
            if state == "eaten":
                if c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file with "
                                "newline=''?")
                continue
            if state == "quote":
                if c == quote:
                    self._add(c)
                    state = "quoted"
                    continue
                if c == d.delimiter:
                    self._save()
                    state = "next"
                elif c in "\r\n":
                    self._save()
                    state = "eaten"
                elif d.strict:
                    raise Error("'%s' expected after '%s'" % (d.delimiter, quote))
                else:
                    self._add(c)
                    state = "field"
                continue
            if state == "escaped newline":
                state = "field"
            if c in "\r\n":
                if state != "start":
                    self._save()
                state = "eaten"
            elif c == " " and d.skipinitialspace and state in ("start", "next"):
                state = "next"
            elif c == d.delimiter:
                self._save()
                state = "next"
            elif c == d.escapechar:
                state = "escaped"
            elif state in ("start", "next"):
                if c == quote:
                    self._quoted = True
                    state = "quoted"
                else:
                    self._add(c)
                    state = "field"
            else:
                # Whole runs of plain letters at once.
                end = at
                while end < size and line[end] not in "\r\n" and line[end] != d.delimiter \
                        and line[end] != d.escapechar:
                    end += 1
                self._add(c)
                if end > at:
                    self._add(line[at:end])
                    at = end
        if state in ("quoted", "escaped in quotes"):
            if state == "escaped in quotes":
                self._add("\n")
                return "quoted"
            return state
        if state == "escaped":
            self._add("\n")
            return "field"
        if state == "escaped newline":
            return state
        if state in ("field", "quote", "next"):
            self._save()
        return "row"


class writer:
    """Writes rows to a file."""

    __module__ = "_csv"

    def __init__(self, fileobj, /, dialect="excel", **fmtparams):
        if not hasattr(fileobj, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Settings(dialect, **fmtparams)

    def _field(self, value, alone):
        d = self.dialect
        quoting = d.quoting
        if value is None:
            text = ""
        elif isinstance(value, str):
            text = value
        else:
            text = str(value)
        if quoting == QUOTE_NONNUMERIC:
            quoted = not isinstance(value, (int, float, complex)) and not hasattr(type(value), "__float__")
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(value, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = value is not None
        else:
            quoted = quoting == QUOTE_ALL
        parts = []
        for c in text:
            special = (c == d.delimiter or c == d.escapechar or c == d.quotechar or c in "\r\n"
                       or c in d.lineterminator)
            if special:
                if quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    escape = not d.doublequote
                    if d.doublequote:
                        parts.append(c)
                    quoted = quoted or not escape
                elif c == d.escapechar:
                    escape = True
                else:
                    escape, quoted = False, True
                if escape:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(d.escapechar)
            parts.append(c)
        if not text and alone:
            if quoting == QUOTE_NONE or quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and value is None:
                raise Error("single empty field record must be quoted")
            quoted = True
        if not text and not quoted and d.delimiter == " " and d.skipinitialspace:
            if quoting == QUOTE_NONE or quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and value is None:
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            quoted = True
        text = "".join(parts)
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row, /):
        try:
            values = list(row)
        except TypeError:
            if hasattr(type(row), "__iter__"):
                raise
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        alone = len(values) == 1
        line = self.dialect.delimiter.join([self._field(value, alone) for value in values])
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        else:
            for key in names[len(row):]:
                d[key] = self.restval
        return d

    __class_getitem__ = classmethod(GenericAlias)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._values, rowdicts))

    __class_getitem__ = classmethod(GenericAlias)


class Sniffer:
    """Guesses how a text is written: by its quotes, else by a mark that lines have equally often."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        mark, doubled, found, skips = self._by_quotes(sample, delimiters)
        if not found:
            found, skips = self._by_counts(sample, delimiters)
        if not found:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
            doublequote = doubled
            delimiter = found
            quotechar = mark or '"'
            skipinitialspace = skips
        return dialect

    def _by_quotes(self, sample, delimiters):
        import re
        from collections import Counter
        body = r"""(?P<space> ?)(?P<quote>["\']).*?(?P=quote)"""
        before, behind = r"""(?P<delim>[^\w\n"\'])""", r"""(?P<delim>[^\w\n"\'])"""
        for shape in (before + body + "(?P=delim)", r"(?:^|\n)" + body.replace("(?P<space> ?)", "") + behind +
                      "(?P<space> ?)", before + body + r"(?:$|\n)",
                      "(?:^|\n)" + body.replace("(?P<space> ?)", "") + r"(?:$|\n)"):
            found = list(re.compile(shape, re.DOTALL | re.MULTILINE).finditer(sample))
            if found:
                break
        else:
            return "", False, None, 0
        quotes, marks, spaces = Counter(), Counter(), 0
        for match in found:
            parts = match.groupdict()
            if parts["quote"]:
                quotes[parts["quote"]] += 1
            key = parts.get("delim")
            if key and (delimiters is None or key in delimiters):
                marks[key] += 1
            if parts.get("space"):
                spaces += 1
        quote = max(quotes, key=quotes.get)
        skips = False
        delim = ""
        if marks:
            delim = max(marks, key=marks.get)
            skips = marks[delim] == spaces
            if delim == "\n":
                delim = ""
        inner = r"((%(d)s)|^)\W*%(q)s[^%(d)s\n]*%(q)s[^%(d)s\n]*%(q)s\W*((%(d)s)|$)" % {
            "d": re.escape(delim), "q": quote}
        doubled = bool(re.search(inner, sample, re.MULTILINE))
        return quote, doubled, delim, skips

    def _by_counts(self, sample, delimiters):
        lines = list(filter(None, sample.split("\n")))
        counts = {}  # character: {how often in a line: in how many lines}
        step, start, steps = min(10, len(lines)), 0, 1
        end = step
        usual = {}
        found = {}
        while start < len(lines):
            steps += 1
            for line in lines[start:end]:
                for code in range(127):
                    seen = counts.setdefault(chr(code), {})
                    times = line.count(chr(code))
                    seen[times] = seen.get(times, 0) + 1
            for char, seen in counts.items():
                items = list(seen.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                if len(items) > 1:
                    best = max(items, key=lambda item: item[1])
                    items.remove(best)
                    usual[char] = (best[0], best[1] - sum(item[1] for item in items))
                else:
                    usual[char] = items[0]
            total = float(min(step * steps, len(lines)))
            consistency = 1.0
            while not found and consistency >= 0.9:
                for char, (times, in_lines) in usual.items():
                    if times > 0 and in_lines > 0 and in_lines / total >= consistency and \
                            (delimiters is None or char in delimiters):
                        found[char] = (times, in_lines)
                consistency -= 0.01
            if len(found) == 1:
                mark = next(iter(found))
                return mark, lines[0].count(mark) == lines[0].count(mark + " ")
            start, end = end, end + step
        if not found:
            return "", 0
        for mark in self.preferred:
            if mark in found:
                return mark, lines[0].count(mark) == lines[0].count(mark + " ")
        mark = max((value, key) for key, value in found.items())[1]
        return mark, lines[0].count(mark) == lines[0].count(mark + " ")

    def has_header(self, sample):
        rows = list(reader(io.StringIO(sample), self.sniff(sample)))

        def numeric(text):
            try:
                complex(text)
            except ValueError:
                return False
            return True

        votes = 0
        for index, name in enumerate(rows[0]):
            column = [row[index] for row in rows[1:22] if len(row) == len(rows[0])]
            # What all of a column have in common: that they are numbers, or their length.
            kinds = {"number" if numeric(text) else len(text) for text in column}
            if len(kinds) > 1:
                continue
            kind = kinds.pop() if kinds else None
            differs = not numeric(name) if kind == "number" else kind != len(name)
            votes += 1 if differs else -1
        return votes > 0


import _vm
_vm.name_in_full(reader, "_csv")
_vm.name_in_full(writer, "_csv")
