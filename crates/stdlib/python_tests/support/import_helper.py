"""Helpers of CPython's tests of modules."""

import importlib
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as err:
        raise unittest.SkipTest(str(err))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    if blocked or any("_" == part[:1] for part in fresh):
        return None
    return importlib.import_module(name)
