"""Tracebacks as text."""

import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
           "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
           "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException",
           "walk_stack", "walk_tb", "print_list"]


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _parse(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


class FrameSummary:
    """One line of a traceback."""

    __slots__ = "filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals"

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import _vm
            self._line = _vm.source_line(self.filename, self.lineno)
        return self._line.strip()

    def _tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._tuple() == other._tuple() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._tuple() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._tuple()[pos]

    def __iter__(self):
        return iter(self._tuple())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = klass()
        for f, lineno in frame_gen:
            code = f.f_code
            result.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                       locals=f.f_locals if capture_locals else None))
        return klass(_limited(result, limit))

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame, **kwargs):
        text = _traceback.format_entry(frame.filename, frame.lineno, frame.name, frame._line, frame.end_lineno,
                                       frame.colno, frame.end_colno)
        if frame.locals:
            text += "".join([f"    {name} = {value}\n" for name, value in sorted(frame.locals.items())])
        return text

    def format(self, **kwargs):
        result = []
        last = None
        count = 0

        def repeated():
            if count > 3:
                more = count - 3
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                repeated()
                last = key
                count = 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        repeated()
        return result


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return entries
        limit = max(limit, 0)
    return entries[:limit] if limit >= 0 else entries[limit:]


def _summary(rows):
    return StackSummary([FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno,
                                      end_colno=end_colno)
                         for filename, lineno, name, line, end_lineno, colno, end_colno in rows])


def extract_tb(tb, limit=None):
    return StackSummary(_limited(_summary(_traceback.extract(tb)), limit))


def extract_stack(f=None, limit=None):
    rows = _traceback.stack(1) if f is None else _traceback.stack_of(f)
    entries = _summary(rows)
    if limit is not None:
        entries = entries[-limit:] if limit > 0 else entries[:-limit] if limit else entries[:0]
    return StackSummary(entries)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    rows = _traceback.stack(1) if f is None else _traceback.stack_of(f)
    entries = _summary(rows)
    return StackSummary(entries if limit is None else entries[-limit:]).format()


def print_stack(f=None, limit=None, file=None):
    rows = _traceback.stack(1) if f is None else _traceback.stack_of(f)
    entries = _summary(rows)
    _write(StackSummary(entries if limit is None else entries[-limit:]).format(), file)


def _write(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end="")


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    return _traceback.format_exception(value, tb, limit, chain)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    _write(_traceback.format_exception(value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    if value is _sentinel:
        value = exc
    return _traceback.format_exception_only(value, show_group)


def format_exc(limit=None, chain=True):
    exc = sys.exception()
    return "".join(_traceback.format_exception(exc, exc and exc.__traceback__, limit, chain))


def print_exc(limit=None, file=None, chain=True):
    exc = sys.exception()
    _write(_traceback.format_exception(exc, exc and exc.__traceback__, limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (AttributeError, RuntimeError):
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception as it is to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        self.stack = extract_tb(exc_traceback, limit)
        self.exc_type = exc_type
        self.exc_type_str = getattr(exc_type, "__qualname__", None)
        self._only = _traceback.format_exception_only(exc_value, False)
        self._full = {chain: _traceback.format_exception(exc_value, exc_traceback, limit, chain)
                      for chain in (True, False)}
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = bool(exc_value and exc_value.__suppress_context__)
        seen = _seen or set()
        seen.add(id(exc_value))
        self.__cause__ = self._linked(exc_value and exc_value.__cause__, limit, seen)
        self.__context__ = self._linked(exc_value and exc_value.__context__, limit, seen)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(e), e, e.__traceback__, limit=limit, _seen=seen)
                               for e in exc_value.exceptions]
        for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
            if isinstance(exc_value, SyntaxError):
                setattr(self, name, getattr(exc_value, name))

    @staticmethod
    def _linked(exc, limit, seen):
        if exc is None or id(exc) in seen:
            return None
        return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._only

    def format(self, *, chain=True, **kwargs):
        yield from self._full[bool(chain)]

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)
