"""Text about callbacks, and the stacks that debug mode keeps."""

import functools
import reprlib

from . import constants


def _get_function_source(func):
    while True:
        func = _unwrap(func)
        if isinstance(func, (functools.partial, functools.partialmethod)):
            func = func.func
            continue
        code = getattr(func, "__code__", None)
        if code is None or not _is_function(func):
            return None
        return code.co_filename, code.co_firstlineno


def _is_function(func):
    return type(func) is type(_is_function)


def _unwrap(func):
    seen = set()
    while hasattr(func, "__wrapped__") and id(func) not in seen:
        seen.add(id(func))
        func = func.__wrapped__
    return func


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    if source:
        text += f" at {source[0]}:{source[1]}"
    return text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    """The arguments of a callback; only debug mode shows their values."""
    if not debug:
        return "()"
    items = [reprlib.repr(arg) for arg in args or ()]
    for key, value in (kwargs or {}).items():
        items.append(f"{key}={reprlib.repr(value)}")
    return "(" + ", ".join(items) + ")"


def _format_callback(func, args, kwargs, *, debug=False, suffix=""):
    shown = _format_args_and_kwargs(args, kwargs, debug=debug)
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords,
                                debug=debug, suffix=shown + suffix)
    name = (getattr(func, "__qualname__", None)
            or getattr(func, "__name__", None) or repr(func))
    return name + shown + suffix


def extract_stack(f=None, limit=None):
    """A traceback.StackSummary of frame f and its callers, oldest first."""
    import sys
    import traceback
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(
        traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
