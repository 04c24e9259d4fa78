"""Stands for pickle: its tests are skipped."""
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
class PicklingError(Exception): pass
class UnpicklingError(Exception): pass
def dumps(*a, **k):
    import unittest
    raise unittest.SkipTest("pickle")
def loads(*a, **k):
    import unittest
    raise unittest.SkipTest("pickle")
_dumps=dumps
_loads=loads
class PickleError(Exception): pass
