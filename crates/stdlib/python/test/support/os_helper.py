"""Helpers of CPython's tests of files."""

import contextlib
import os

TESTFN = "@test_1_tmp"
TESTFN_ASCII = "@test_1_tmp"
TESTFN_UNICODE = TESTFN + "-\xe0\xf2\u0258\u0141\u011f"
FS_NONASCII = "\xe6"
TESTFN_NONASCII = TESTFN + FS_NONASCII
TESTFN_UNENCODABLE = TESTFN_UNDECODABLE = None
SAVEDCWD = os.getcwd()


def unlink(filename):
    try:
        os.unlink(filename)
    except OSError:
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except OSError:
        pass


def rmtree(path):
    import shutil
    shutil.rmtree(path, ignore_errors=True)


def create_empty_file(filename):
    open(filename, "wb").close()


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(
                self.path, BaseException):
            raise self.path
        return self.path


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    import tempfile
    made = tempfile.mkdtemp() if path is None else path
    if path is not None:
        os.mkdir(path)
    try:
        yield made
    finally:
        rmtree(made)


def skip_unless_symlink(test):
    import unittest
    return unittest.skip("no symbolic links")(test)


def skip_unless_dac_override(test):
    import unittest
    return unittest.skip("nobody's rights are looked at")(test)


def skip_unless_xattr(test):
    import unittest
    return unittest.skip("no extended attributes")(test)


def skip_unless_working_chmod(test):
    return test


skip_unless_hardlink = skip_unless_symlink
skip_if_dac_override = skip_unless_dac_override


@contextlib.contextmanager
def temp_umask(umask):
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


class EnvironmentVarGuard:
    def __enter__(self):
        self._old = dict(os.environ)
        return self

    def __exit__(self, *exc):
        os.environ.clear()
        os.environ.update(self._old)

    def __setitem__(self, name, value):
        os.environ[name] = value

    def __getitem__(self, name):
        return os.environ[name]

    def __delitem__(self, name):
        os.environ.pop(name, None)

    def set(self, name, value):
        os.environ[name] = value

    def unset(self, *names):
        for name in names:
            os.environ.pop(name, None)

    def clear(self):
        os.environ.clear()

    def __contains__(self, name):
        return name in os.environ

    def __iter__(self):
        return iter(os.environ)

    def __len__(self):
        return len(os.environ)

    def keys(self):
        return os.environ.keys()

    def get(self, name, default=None):
        return os.environ.get(name, default)

    def copy(self):
        return dict(os.environ)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    import tempfile
    made = tempfile.mkdtemp()
    before = os.getcwd()
    os.chdir(made)
    try:
        yield made
    finally:
        os.chdir(before)
        rmtree(made)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


def can_symlink():
    return False


can_hardlink = can_xattr = can_symlink


def can_chmod():
    return True


def make_bad_fd():
    """A descriptor that is closed."""
    with open(TESTFN, "wb") as file:
        number = file.fileno()
    unlink(TESTFN)
    return number
