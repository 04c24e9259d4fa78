"""Files whose operations are awaited: as aiofiles does it, each one runs in a thread of the loop's pool."""

import asyncio
import builtins
import functools
from . import os

_THREADED = {"close", "flush", "isatty", "read", "read1", "readable", "readline", "readlines", "readinto", "seek", "seekable",
             "tell", "truncate", "writable", "write", "writelines", "detach", "fileno", "peek"}


class AsyncFile:
    """An open file."""

    def __init__(self, file, loop, executor):
        self._file, self._loop, self._executor = file, loop, executor

    def __getattr__(self, name):
        value = getattr(self._file, name)
        if name not in _THREADED:
            return value

        async def call(*args, **kwargs):
            return await self._loop.run_in_executor(self._executor, functools.partial(value, *args, **kwargs))

        return call

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    """What `open` gives: a file when awaited, or for the length of an `async with`."""

    def __init__(self, make, loop, executor):
        self._make, self._loop, self._executor, self._file = make, loop, executor, None

    async def _open(self):
        loop = self._loop or asyncio.get_running_loop()
        return AsyncFile(await loop.run_in_executor(self._executor, self._make), loop, self._executor)

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        self._file = await self._open()
        return self._file

    async def __aexit__(self, *exc):
        await self._file.close()


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    make = functools.partial(builtins.open, file, mode, buffering, encoding, errors, newline, closefd, opener)
    return _Opening(make, loop, executor)
