"""Stands for doctest, which cannot run here."""


def DocTestSuite(*args, **kwargs):
    import unittest
    return unittest.TestSuite()


def DocFileSuite(*args, **kwargs):
    import unittest
    return unittest.TestSuite()


ELLIPSIS = IGNORE_EXCEPTION_DETAIL = NORMALIZE_WHITESPACE = 0
