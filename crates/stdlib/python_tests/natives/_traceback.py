"""Tracebacks as the machine draws them, drawn by CPython."""
import importlib.util
import os
import sys
import sysconfig

_spec = importlib.util.spec_from_file_location("_real_traceback", os.path.join(sysconfig.get_path("stdlib"), "traceback.py"))
_real = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_real)


def format_exception(exc, tb, limit, chain):
    return _real.format_exception(type(exc), exc, tb, limit, chain)


def format_exception_only(exc, show_group):
    return _real.format_exception_only(exc, show_group=show_group)


def _rows(entries):
    return [(e.filename, e.lineno, e.name, None, e.end_lineno, e.colno, e.end_colno) for e in entries]


def extract(tb):
    return _rows(_real.extract_tb(tb))


def variables(tb):
    return [frame.f_locals for frame, line in _real.walk_tb(tb)]


def stack(depth):
    return _rows(_real.extract_stack(sys._getframe(depth + 1)))


def stack_of(frame):
    return _rows(_real.extract_stack(frame))


def format_entry(filename, lineno, name, line, end_lineno, colno, end_colno):
    e = _real.FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
    return _real.StackSummary([e]).format()[0]
