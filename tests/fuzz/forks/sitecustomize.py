"""Many programs in one CPython: after its start, and the hooks of the virtual clock, the process forks for each program.

A fork leaves this file, so that the interpreter itself then starts the program, as it always does. Programs come on
standard input, each after its length in four bytes and a byte. At 0 chance is kept out: the collector of cycles does not come by itself. Any other number disturbs the program
in its own way, so that what hangs on chance differs between answers: memory has other addresses, sets of tasks
another order, and the collector comes at another time. The answers go to standard output: the length of the rest, the
wait status, the length of what the program wrote to standard output, that, and what it wrote to standard error.
"""
import os as _os


def _hooks():
    here = _os.path.dirname(_os.path.abspath(__file__))
    for folder in _os.environ["PYTHONPATH"].split(_os.pathsep):
        file = _os.path.join(folder, "sitecustomize.py")
        if folder != here and _os.path.exists(file):
            with open(file, encoding="utf-8") as source:
                exec(compile(source.read(), file, "exec"), {"__name__": "sitecustomize"})
            return


def _disturb(chance):
    import asyncio.base_events as base_events
    import asyncio.taskgroups as taskgroups
    import asyncio.tasks as tasks
    import gc
    import types
    import weakref

    def shuffled(items):
        items = list(items)
        chance.shuffle(items)
        return iter(items)

    class Set(set):
        def __iter__(self):
            return shuffled(super().__iter__())

    class WeakSet(weakref.WeakSet):
        def __iter__(self):
            return shuffled(super().__iter__())

    all_tasks = tasks.all_tasks
    tasks.all_tasks = lambda loop=None: Set(all_tasks(loop))
    tasks.set = taskgroups.set = Set
    base_events.weakref = types.SimpleNamespace(ref=weakref.ref, WeakSet=WeakSet)
    gc.set_threshold(chance.randrange(300, 3000))
    blocks = [bytes(chance.randrange(1500)) for _ in range(30_000)]
    chance.shuffle(blocks)
    _os._held = blocks[:15_000]


def _serve():
    import gc
    import random
    import resource
    import signal

    # What most programs import.
    import collections.abc, contextlib, dataclasses, enum, functools, itertools, json, linecache, math, re, string  # noqa
    import textwrap, traceback, typing, warnings  # noqa

    # The hooks have put the Python form of datetime in its place; what CPython says, its C form says.
    import sys
    for name in ("_datetime", "datetime", "_pydatetime"):
        sys.modules.pop(name, None)
    import datetime  # noqa

    script = _os.environ.pop("FUZZ_SCRIPT")

    def read(length):
        parts = b""
        while len(parts) < length:
            part = _os.read(0, length - len(parts))
            if not part:
                _os._exit(0)
            parts += part
        return parts

    def write(data):
        while data:
            data = data[_os.write(1, data):]

    gc.collect()
    gc.freeze()
    out, err = (_os.memfd_create(name) for name in ("out", "err"))
    while True:
        disturbed, *program = read(int.from_bytes(read(4), "little"))
        for stream in (out, err):
            _os.lseek(stream, 0, 0)
            _os.ftruncate(stream, 0)
        with open(script, "wb") as file:
            file.write(bytes(program))
        child = _os.fork()
        if not child:
            null = _os.open("/dev/null", _os.O_RDONLY)
            for old, new in ((null, 0), (out, 1), (err, 2)):
                _os.dup2(old, new)
            signal.setitimer(signal.ITIMER_REAL, 3)
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 24, 1 << 24))
            if disturbed:
                _disturb(random.Random(disturbed))
            else:
                gc.disable()
            random.seed(0)
            return
        _, status = _os.waitpid(child, 0)
        parts = []
        for stream in (out, err):
            data = b""
            _os.lseek(stream, 0, 0)
            while part := _os.read(stream, 1 << 20):
                data += part
            parts.append(data)
        answer = status.to_bytes(4, "little") + len(parts[0]).to_bytes(4, "little") + parts[0] + parts[1]
        write(len(answer).to_bytes(4, "little") + answer)


_hooks()
_serve()
