"""Tests with generated values: only the examples that they name are tried.

Hypothesis itself, which would make up further values, is not part of CPython. So a test without an example has
nothing to try, and an example that the test says is none of its cases (`assume`) is passed over; both are skipped.
"""
import unittest


class _Strategies:
    def __getattr__(self, name):
        return lambda *args, **kwargs: self


class hypothesis:
    strategies = _Strategies()

    @staticmethod
    def given(*args, **kwargs):
        def decorate(test):
            examples = getattr(test, "_examples", None)
            if not examples:
                return unittest.skip("no examples")(test)

            def tried(self):
                for args, kwargs in examples:
                    with self.subTest(*args, **kwargs):
                        test(self, *args, **kwargs)
            return tried
        return decorate

    @staticmethod
    def example(*args, **kwargs):
        def decorate(test):
            test.__dict__.setdefault("_examples", []).append((args, kwargs))
            return test
        return decorate

    @staticmethod
    def assume(condition):
        if not condition:
            raise unittest.SkipTest("assumption")

    @staticmethod
    def settings(*args, **kwargs):
        return lambda test: test


example = hypothesis.example
