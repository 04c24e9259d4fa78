"""Helpers of CPython's tests, as far as there is here what they help with; the others skip their tests."""

import contextlib
import gc
import os
import sys
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


class _nothing(contextlib.ContextDecorator):
    """What CPython's tests switch for a while and is not here: how deep it nests, reports of its crashes, objects for ever."""

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


infinite_recursion = SuppressCrashReport = suppress_immortalization = _nothing


def run_unittest(*classes):
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    for cls in classes:
        suite.addTest(loader.loadTestsFromTestCase(cls))
    return unittest.TextTestRunner().run(suite)


MAX_Py_ssize_t = sys.maxsize
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 1 << 31, 1 << 32


class BrokenIter:
    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip("needs more memory than a run has")


def bigaddrspacetest(f):
    return unittest.skip("needs more memory than a run has")(f)


def sortdict(d):
    return "{%s}" % ", ".join(["%r: %r" % pair for pair in sorted(d.items())])


def run_code(code, extra_names=None):
    """Executes a source that may be indented, and gives its names."""
    import textwrap
    names = dict(extra_names or {})
    exec(textwrap.dedent(code), names)
    return names


def check_free_after_iterating(test, iter, cls, args=()):
    done = False

    class A(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass

    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    test.assertTrue(done)


def check_sizeof(test, o, size):
    raise unittest.SkipTest("objects do not have CPython's sizes")


def calcobjsize(fmt):
    return 0


calcvobjsize = calcobjsize
check_disallow_instantiation = lambda testcase, tp, *args, **kwds: testcase.assertRaises(TypeError, tp, *args)


def iter_builtin_types():
    return iter(())


def iter_slot_wrappers(cls):
    return iter(())


class run_with_locale:
    """There is one locale: a decorator skips its test, a context manager changes nothing."""

    def __init__(self, *args):
        pass

    def __call__(self, test):
        return unittest.skip("there is one locale")(test)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def run_with_tz(tz):
    return unittest.skip("there is one time zone")


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return 20000


def check_sanitizer(**kw):
    return False


def findfile(name, subdir=None):
    path = os.path.join(subdir or "", name)
    if os.path.exists(path):
        return path
    raise unittest.SkipTest(f"the tests' file {name} is not on the disk")


def missing_compiler_executable(*a):
    return None


force_not_colorized = force_not_colorized_test_class = _same
requires_docstrings = requires_specialization = requires_limited_api = _same
HAVE_DOCSTRINGS = True
has_no_debug_ranges = lambda: False
requires_debug_ranges = lambda reason="": _same
requires_subprocess = requires_fork = lambda: unittest.skip("processes are simulated, and have no number of the system")
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = lambda reason="": unittest.skip("this kind of compression is left out")
thread_unsafe = skip_emscripten_stack_overflow = skip_wasi_stack_overflow = _same
skip_if_unlimited_stack_size = skip_if_suppress_immortalization = skip_if_sanitizer = lambda *a, **k: _same
has_fork_support = has_subprocess_support = has_socket_support = False
Py_GIL_DISABLED = Py_TRACE_REFS = False
is_resource_enabled = lambda r: False
NHASHBITS = 64
EXCEEDS_RECURSION_LIMIT = 20000
C_RECURSION_LIMIT = 10000
TEST_HOME_DIR = "/tmp"
system_must_validate_cert = _same
REPO_ROOT = STDLIB_DIR = "/"
MISSING_C_DOCSTRINGS = False


def check__all__(*a, **k):
    raise unittest.SkipTest("modules here have not all of CPython's names")


class _Extreme:
    """More, or less, than anything else."""

    def __init__(self, is_larger):
        self._is_larger = is_larger

    def __lt__(self, other):
        return not self._is_larger and other is not self

    def __le__(self, other):
        return not self._is_larger or other is self

    def __gt__(self, other):
        return self._is_larger and other is not self

    def __ge__(self, other):
        return self._is_larger or other is self


LARGEST, SMALLEST = _Extreme(True), _Extreme(False)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """Changes how many digits an integer may have as text."""
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


def busy_retry(timeout, err_msg=None, /, *, error=True):
    """Goes on until the time is over, without a pause."""
    import time
    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(err_msg or f"timeout ({timeout:.1f} seconds)")


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    """Goes on until the time is over, with pauses that grow."""
    import time
    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


def get_recursion_available():
    """How many more calls may nest; about as many as none have begun."""
    return sys.getrecursionlimit() - 60


class Error(Exception):
    """Something is wrong with a test."""


class TestFailed(Error):
    """A test that is no method of a class has failed."""


class catch_unraisable_exception:
    """What `sys.unraisablehook` was told of, as `unraisable`, until the end of the block."""

    def __enter__(self):
        self.unraisable = None
        self._hook, sys.unraisablehook = sys.unraisablehook, self._catch
        return self

    def _catch(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc):
        sys.unraisablehook = self._hook
        self.unraisable = None


class Stopwatch:
    """Measures the seconds of a block by a clock, as `seconds`."""

    def __enter__(self):
        import time
        self._clock = time.process_time
        self._begin = self._clock()
        self.clock_info = time.get_clock_info("process_time")
        return self

    def __exit__(self, *exc):
        self.seconds = self._clock() - self._begin


CPUStopwatch = Stopwatch


def get_attribute(obj, name):
    if not hasattr(obj, name):
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}")
    return getattr(obj, name)


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def run_in_subinterp(code):
    raise unittest.SkipTest("no interpreters beside this one")


run_in_subinterp_with_config = run_in_subinterp


def maybe_get_event_loop_policy():
    from asyncio import events
    return events._event_loop_policy


def requires_mac_ver(*minimum):
    return _same


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest("no processes")


def open_urlresource(url, *args, **kwargs):
    raise unittest.SkipTest("no network")


def reap_children():
    pass


def darwin_malloc_err_warning(test_name):
    pass


def requires(resource, msg=None):
    raise unittest.SkipTest(msg or f"resource {resource!r} is not enabled")


requires_gil_enabled = lambda reason="": _same
skip_on_s390x = skip_if_buggy_ucrt_strfptime = _same
has_strftime_extensions = True
is_apple_mobile = HAVE_ASAN_FORK_BUG = False
real_max_memuse = 0
PIPE_MAX_SIZE = 4 << 20
