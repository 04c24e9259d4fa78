"""Helpers of CPython's tests of modules."""

import importlib
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as err:
        raise unittest.SkipTest(str(err))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def make_legacy_pyc(source):
    raise unittest.SkipTest("no bytecode")


def unload(name):
    import sys
    sys.modules.pop(name, None)


forget = unload


class DirsOnSysPath:
    def __init__(self, *paths):
        raise unittest.SkipTest("sys.path")


class CleanImport:
    def __init__(self, *names, usefrozen=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("files of modules")


def isolated_modules():
    raise unittest.SkipTest("modules")
