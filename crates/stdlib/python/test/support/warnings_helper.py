"""Helpers of CPython's tests of warnings."""

import contextlib
import unittest
import warnings


def ignore_warnings(*, category):
    def decorator(test):
        import functools

        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorator


class WarningsRecorder:
    def __init__(self, caught):
        self._warnings = caught
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        raise AttributeError(f"{self!r} has no attribute {attr!r}")

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    if not filters:
        filters = (("", Warning),)
        quiet = True if quiet is None else quiet
    import re
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield WarningsRecorder(caught)
    left = list(caught)
    missing = []
    for text, category in filters:
        found = [w for w in left if re.match(text, str(w.message), re.I) and issubclass(w.category, category)]
        left = [w for w in left if w not in found]
        if not found and not quiet:
            missing.append((text, category.__name__))
    if left:
        raise AssertionError(f"unhandled warning {left[0]}")
    if missing:
        raise AssertionError(f"filter {missing[0]} did not catch any warning")


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    testcase.assertEqual(caught, [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    with check_no_warnings(testcase, category=ResourceWarning):
        yield


@contextlib.contextmanager
def save_restore_warnings_filters():
    old = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = old


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual([warning.category for warning in told], [SyntaxWarning])
    testcase.assertRegex(str(told[0].message), errtext)
    testcase.assertEqual((told[0].filename, told[0].lineno), ("<testcase>", lineno or told[0].lineno))
    # As an error it is a SyntaxError, and nothing is told besides.
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("error", SyntaxWarning)
        with testcase.assertRaisesRegex(SyntaxError, errtext) as raised:
            compile(statement, "<testcase>", "exec")
    testcase.assertEqual(told, [])
    if lineno is not None:
        testcase.assertEqual(raised.exception.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(raised.exception.offset, offset)
