"""Helpers of CPython's tests of threads."""

import contextlib
import unittest


def threading_setup():
    return ()


def threading_cleanup(*original):
    pass


def reap_threads(func):
    return func


def requires_working_threading(*, module=False):
    return lambda test: test


def join_thread(thread, timeout=None):
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError("failed to join the thread")


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            thread.join()


@contextlib.contextmanager
def catch_threading_exception():
    import threading
    from types import SimpleNamespace
    caught = SimpleNamespace(exc_type=None, exc_value=None, exc_traceback=None, thread=None)

    def hook(args):
        for name in vars(caught):
            setattr(caught, name, getattr(args, name))

    old = threading.excepthook
    threading.excepthook = hook
    try:
        yield caught
    finally:
        threading.excepthook = old
        vars(caught).clear()
