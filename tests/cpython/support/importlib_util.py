"""Helpers of CPython's tests of importlib."""

import contextlib
import sys


@contextlib.contextmanager
def uncache(*names):
    """Has the modules imported anew."""
    for name in names:
        sys.modules.pop(name, None)
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
