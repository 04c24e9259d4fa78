"""Helpers of CPython's tests of asyncio."""

import asyncio
import contextlib
import os
import socket
import tempfile
import threading
import time
import types
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


def _answer(connection):
    """Gives one request a short text, or what was sent with it."""
    with connection, connection.makefile("rb") as request:
        wants_back = b"/loop" in request.readline()
        size = 0
        while line := request.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        if not wants_back:
            connection.sendall(b"Test message")
        while wants_back and size:
            piece = request.read(min(size, 65536))
            connection.sendall(piece)
            size -= len(piece)


@contextlib.contextmanager
def _serving(listener):
    """Answers requests in a thread of its own; `address` says where."""
    has_ended = False

    def serve():
        while True:
            connection, _ = listener.accept()
            if has_ended:
                connection.close()
                return
            try:
                _answer(connection)
            except OSError:
                pass

    listener.listen()
    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield types.SimpleNamespace(address=listener.getsockname())
    finally:
        has_ended = True
        with socket.socket(listener.family) as last:
            last.connect(listener.getsockname())
        thread.join()
        listener.close()


def run_test_server(*, host="127.0.0.1", port=0, use_ssl=False):
    if use_ssl:
        raise unittest.SkipTest("no TLS")
    listener = socket.socket()
    listener.bind((host, port))
    return _serving(listener)


def run_test_unix_server(*, use_ssl=False):
    if use_ssl:
        raise unittest.SkipTest("no TLS")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(tempfile.mktemp(prefix="test_"))
    return _serving(listener)


def gen_unix_socket_path():
    return tempfile.mktemp(prefix="test_")


@contextlib.contextmanager
def unix_socket_path():
    path = gen_unix_socket_path()
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            os.unlink(path)


@contextlib.contextmanager
def run_udp_echo_server(*, host="127.0.0.1", port=0):
    with socket.socket(type=socket.SOCK_DGRAM) as echo, socket.socket(type=socket.SOCK_DGRAM) as last:
        echo.bind((host, port))

        def serve():
            while True:
                data, sender = echo.recvfrom(4096)
                if data == b"STOP":
                    return
                echo.sendto(data, sender)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield echo.getsockname()
        finally:
            last.sendto(b"STOP", echo.getsockname())
            thread.join()


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)
