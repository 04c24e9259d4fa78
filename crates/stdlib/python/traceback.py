"""Tracebacks as text."""

import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
           "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
           "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException",
           "walk_stack", "walk_tb"]


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


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except BaseException:
        return f"<{what} {func.__name__}() failed>"


def _shown(variables):
    return {name: _safe_string(value, "local", repr) for name, value in variables.items()}


class FrameSummary:
    """One line of a traceback."""

    __slots__ = "filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_found", "locals"

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = self._found = line
        self.locals = _shown(locals) if locals else None

    @property
    def line(self):
        if self._found is None:
            if self.lineno is None:
                return None
            linecache = sys.modules.get("linecache")
            if linecache is not None and self.filename in linecache.cache:
                self._found = linecache.getline(self.filename, self.lineno)
            else:
                import _vm
                self._found = _vm.source_line(self.filename, self.lineno)
                # Nobody keeps the lines of a file that the program wrote, but the disk.
                if not self._found and "_disk" in sys.modules:
                    import linecache
                    self._found = linecache.getline(self.filename, self.lineno)
        return self._found.strip()

    def _tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
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
        result = klass(_limited(result, limit))
        if lookup_lines:
            for frame in result:
                frame.line
        return result

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
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                repeated()
                last = key
                count = 0
            count += 1
            if count <= 3:
                result.append(text)
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
    return _extracted(tb, limit, False)


def _extracted(tb, limit, capture_locals):
    entries = _summary(_traceback.extract(tb))
    if capture_locals:
        for frame, variables in zip(entries, _traceback.variables(tb)):
            frame.locals = _shown(variables) if variables else None
    return StackSummary(_limited(entries, limit))


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
    return _traceback.format_exception_only(value, show_group, False)


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
        while f is not None and f.f_globals is globals():
            f = f.f_back
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


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Margin:
    """How deep in groups a report is, and whether the last of them is still to be closed."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return "  " * self.depth

    def lines(self, pieces, margin="|"):
        before = self.indent() + (margin + " " if self.depth else "")
        for piece in pieces:
            yield "".join([before + line for line in piece.splitlines(True)]) if before else piece


class TracebackException:
    """An exception as it is to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True,
                 _seen=None):
        options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                   "max_group_width": max_group_width, "max_group_depth": max_group_depth}
        is_first = _seen is None
        seen = set() if is_first else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = _extracted(exc_traceback, limit, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = getattr(exc_type, "__qualname__", None)
        self.exc_type_module = getattr(exc_type, "__module__", None)
        self._only = ["None: None\n"] if exc_type is None else _traceback.format_exception_only(
            exc_value, False, exc_traceback is not None)
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        if isinstance(exc_value, SyntaxError):
            for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                value = getattr(exc_value, name)
                setattr(self, name, str(value) if name.endswith("lineno") and value is not None else value)
        if lookup_lines:
            for frame in self.stack:
                frame.line
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if is_first:
            self._link(exc_value, compact, options, seen)

    def _link(self, exc_value, compact, options, seen):
        """Finds what an exception hangs together with, however long the chain is."""
        def made(exc):
            return None if exc is None or id(exc) in seen else TracebackException(
                type(exc), exc, exc.__traceback__, _seen=seen, **options)

        waiting = [(self, exc_value)]
        while waiting:
            shown, exc = waiting.pop()
            shown.__cause__ = made(exc and exc.__cause__)
            is_needed = not compact or shown.__cause__ is None and exc is not None and not exc.__suppress_context__
            shown.__context__ = made(exc and exc.__context__) if is_needed else None
            shown.exceptions = None
            if shown.__cause__:
                waiting.append((shown.__cause__, exc.__cause__))
            if shown.__context__:
                waiting.append((shown.__context__, exc.__context__))
            if isinstance(exc, BaseExceptionGroup):
                shown.exceptions = [TracebackException(type(e), e, e.__traceback__, _seen=seen, **options)
                                    for e in exc.exceptions]
                waiting.extend(zip(shown.exceptions, exc.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        return (module if isinstance(module, str) else "<unknown>") + "." + self.exc_type_qualname

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = "   " * _depth
        for text in self._only:
            yield "".join([indent + line for line in text.splitlines(True)]) if indent else text
        if self.exceptions and show_group:
            for part in self.exceptions:
                yield from part.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _margin=None, **kwargs):
        margin = _margin or _Margin()
        links = [(None, self)]
        while chain:
            exc = links[-1][1]
            if exc.__cause__ is not None:
                links[-1] = _CAUSE, exc
                links.append((None, exc.__cause__))
            elif exc.__context__ is not None and not exc.__suppress_context__:
                links[-1] = _CONTEXT, exc
                links.append((None, exc.__context__))
            else:
                break
        for message, exc in reversed(links):
            if message is not None:
                yield from margin.lines([message])
            if exc.exceptions is None:
                if exc.stack:
                    yield from margin.lines(["Traceback (most recent call last):\n"])
                    yield from margin.lines(exc.stack.format())
                yield from margin.lines(exc.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.lines([f"... (max_group_depth is {self.max_group_depth})\n"])
            else:
                yield from exc._format_group(self.max_group_width, chain, margin)

    def _format_group(self, width, chain, margin):
        is_outermost = margin.depth == 0
        margin.depth += is_outermost
        if self.stack:
            yield from margin.lines(["Exception Group Traceback (most recent call last):\n"],
                                    "+" if is_outermost else "|")
            yield from margin.lines(self.stack.format())
        yield from margin.lines(self.format_exception_only())
        more = len(self.exceptions) - width
        shown = self.exceptions[:width] + [None] * (more > 0)
        margin.need_close = False
        for i, part in enumerate(shown):
            is_last = i == len(shown) - 1
            if is_last:
                margin.need_close = True
            title = "..." if part is None else i + 1
            yield f"{margin.indent()}{'  ' if i else '+-'}+---------------- {title} ----------------\n"
            margin.depth += 1
            if part is None:
                yield from margin.lines([f"and {more} more exception{'s' if more > 1 else ''}\n"])
            else:
                yield from part.format(chain=chain, _margin=margin)
            if is_last and margin.need_close:
                yield margin.indent() + "+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if is_outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)
