"""Tests: cases, suites, a runner."""

__all__ = ["IsolatedAsyncioTestCase", "TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader",
           "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless",
           "expectedFailure", "TextTestResult", "installHandler", "registerResult", "removeResult",
           "removeHandler", "addModuleCleanup", "doModuleCleanups", "enterModuleContext"]

__unittest = True

from .result import TestResult
from .case import addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, FunctionTestCase, \
    skip, skipIf, skipUnless, SkipTest, TestCase
from .suite import BaseTestSuite, TestSuite
from .loader import defaultTestLoader, TestLoader
from .main import main, TestProgram
from .runner import TextTestResult, TextTestRunner


def installHandler():
    pass


def registerResult(result):
    pass


def removeResult(result):
    return False


def removeHandler(method=None):
    return method


def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        from .async_case import IsolatedAsyncioTestCase
        globals()[name] = IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f"module 'unittest' has no attribute {name!r}")
