"""What `os` does with files, each operation in a thread of the loop's pool."""

import asyncio
import functools
import os as _os


def wrap(function):
    @functools.wraps(function)
    async def run(*args, loop=None, executor=None, **kwargs):
        loop = loop or asyncio.get_running_loop()
        return await loop.run_in_executor(executor, functools.partial(function, *args, **kwargs))

    return run


for _name in ("stat", "rename", "replace", "remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "getcwd", "access"):
    if hasattr(_os, _name):
        globals()[_name] = wrap(getattr(_os, _name))


class path:
    exists, isfile, isdir, getsize = map(wrap, (_os.path.exists, _os.path.isfile, _os.path.isdir, _os.path.getsize))
