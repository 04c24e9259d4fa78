"""Helpers of CPython's tests."""

import contextlib
import gc
import unittest

LOOPBACK_TIMEOUT = 10.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
INTERNET_TIMEOUT = 60.0
verbose = 0
MS_WINDOWS = is_android = is_apple = is_emscripten = is_wasi = False
Py_DEBUG = False


def requires_resource(resource):
    return unittest.skip(f"resource {resource!r} is not enabled")


def cpython_only(test):
    return unittest.skip("implementation detail specific to cpython")(test)


def impl_detail(msg=None, **guards):
    return cpython_only


def check_impl_detail(**guards):
    return guards.get("cpython", not guards) is False


def _same(test):
    return test


def requires_working_socket(*, module=False):
    return unittest.skip("no sockets")


requires_IEEE_754 = no_tracing = refcount_test = skip_if_pgo_task = _same


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    had = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if had:
            gc.enable()


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is not missing:
            setattr(obj, attr, old)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is not missing:
            obj[item] = old
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def captured_output(stream_name):
    import io
    import sys
    old = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, old)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _ALWAYS_EQ()
NEVER_EQ = _NEVER_EQ()


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    testcase.assertIsNotNone(caught.exception.lineno)


class infinite_recursion(contextlib.ContextDecorator):
    def __init__(self, max_depth=None):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


def run_unittest(*classes):
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    for cls in classes:
        suite.addTest(loader.loadTestsFromTestCase(cls))
    return unittest.TextTestRunner().run(suite)
