"""Coroutine functions given to what calls plain functions: the library's line is told, that made the call."""
import asyncio
import concurrent.futures
import contextlib
import logging
import os
import sched
import threading
import time
import unittest
import warnings


async def job(*args):
    print("never runs")


class Handler(logging.Handler):
    async def emit(self, record):
        pass


class Worker(threading.Thread):
    async def run(self):
        pass


class Forgetful(unittest.TestCase):
    async def setUp(self):
        pass

    async def test_passes(self):
        self.assertEqual(1, 2)


class Isolated(unittest.IsolatedAsyncioTestCase):
    async def setUp(self):
        pass

    async def test_passes(self):
        pass


def threads():
    for thread in threading.Thread(target=job), threading.Timer(0.1, job), Worker():
        thread.start()
        thread.join()
    threading.Barrier(1, action=job).wait()


def pools():
    with concurrent.futures.ThreadPoolExecutor(1, initializer=job) as pool:
        pool.submit(print, "in the pool").add_done_callback(job)
        pool.submit(job)


def others():
    with contextlib.ExitStack() as stack:
        stack.callback(job)
    logger = logging.getLogger("own")
    logger.addHandler(Handler())
    logger.error("lost")
    events = sched.scheduler(time.monotonic, time.sleep)
    events.enter(0.1, 1, job)
    events.run()


def tests():
    for case in Forgetful, Isolated:
        case("test_passes")(unittest.TestResult())


for call in threads, pools, others, tests:
    print(call.__name__)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        call()
    for warning in told:
        folder, name = os.path.split(warning.filename)
        print(" ", name, warning.lineno,
              warning.category.__name__, str(warning.message).partition("(")[0])
