"""What more of test.support the wider tests use."""
import contextlib
import os
import sys
import threading
import unittest

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
    return unittest.skip("too large")


def bigaddrspacetest(f):
    return unittest.skip("too large")(f)


def skip(*args, **kwargs):
    return unittest.skip("not here")


def sortdict(d):
    return "{%s}" % ", ".join(["%r: %r" % pair for pair in sorted(d.items())])


def run_code(code, extra_names=None):
    raise unittest.SkipTest("exec")


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
    raise unittest.SkipTest("sizes")


def calcobjsize(fmt):
    return 0


calcvobjsize = calcobjsize
check_disallow_instantiation = lambda testcase, tp, *args, **kwds: testcase.assertRaises(TypeError, tp, *args)


def iter_builtin_types():
    return iter(())


def iter_slot_wrappers(cls):
    return iter(())


def _same(f):
    return f


def no_tracing(f):
    return f


class run_with_locale:
    """There is one locale: a decorator skips its test, a context manager changes nothing."""

    def __init__(self, *args):
        pass

    def __call__(self, test):
        return unittest.skip("locale")(test)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def run_with_tz(tz):
    return unittest.skip("tz")


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return 20000


def check_sanitizer(**kw):
    return False


def get_pgo():
    return False


if not hasattr(threading, "_PyRLock"):
    threading._PyRLock = threading.RLock


def put_file(folder, name, text):
    """Puts a file of the tests on the disk, where they look for it beside themselves."""
    path = os.path.join(folder, name)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb" if isinstance(text, bytes) else "w") as file:
        file.write(text)


def findfile(name, subdir=None):
    path = os.path.join(subdir or "", name)
    if os.path.exists(path):
        return path
    raise unittest.SkipTest("file " + name)


def missing_compiler_executable(*a):
    return None


force_not_colorized = force_not_colorized_test_class = _same
requires_docstrings = requires_specialization = requires_limited_api = requires_zlib_ = _same
HAVE_DOCSTRINGS = True
has_no_debug_ranges = lambda: False
requires_debug_ranges = lambda reason="": _same
requires_subprocess = requires_fork = lambda: unittest.skip("no processes")
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = lambda reason="": unittest.skip("no compression")
thread_unsafe = skip_emscripten_stack_overflow = skip_wasi_stack_overflow = skip_android_selinux = _same
skip_if_unlimited_stack_size = skip_if_suppress_immortalization = skip_if_sanitizer = lambda *a, **k: _same
has_fork_support = has_subprocess_support = has_socket_support = False
Py_GIL_DISABLED = Py_TRACE_REFS = False
is_resource_enabled = lambda r: False
SHORT_TIMEOUT = 30.0
os_helper = None
NHASHBITS = 64
EXCEEDS_RECURSION_LIMIT = 20000
C_RECURSION_LIMIT = 10000
TEST_HOME_DIR = "/tmp"
system_must_validate_cert = _same
reset_code = _same
REPO_ROOT = STDLIB_DIR = "/"
MISSING_C_DOCSTRINGS = False


def check__all__(*a, **k):
    raise unittest.SkipTest("names")


def check_typing_symbols(*a, **k):
    raise unittest.SkipTest("names")


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


# Tests of warnings have the module of tests use the one that they test.
import unittest.case
import warnings
if not hasattr(unittest.case, "warnings"):
    unittest.case.warnings = warnings


class _Any:
    """Whatever else is asked for: a decorator that does nothing, false as a flag."""

    def __mro_entries__(self, bases):
        return ()

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        return self

    def __bool__(self):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Any()
