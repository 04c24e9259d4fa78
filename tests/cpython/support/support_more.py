"""What bundles of CPython's tests need besides the library's test.support."""
import os
import threading

if not hasattr(threading, "_PyRLock"):
    threading._PyRLock = threading.RLock


def put_file(folder, name, text):
    """Puts a file of the tests on the disk, where they look for it beside themselves."""
    path = os.path.join(folder, name)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb" if isinstance(text, bytes) else "w") as file:
        file.write(text)


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
