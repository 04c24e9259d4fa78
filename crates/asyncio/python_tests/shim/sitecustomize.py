"""Run our asyncio, threading, queue and concurrent.futures under CPython.

CPython imports this file at its start when this folder is on PYTHONPATH.  The
reference's hooks (VRUN_HOOKS names their file) give virtual time and
scheduled threads; they patch CPython's asyncio too, so that they are given an
empty stand-in for it.  Then `_asyncio` becomes the module beside this file.
"""
import os
import sys

if os.environ.get("VRUN_HOOKS"):
    def _install():
        import types

        # The stand-in: what the hooks expect to patch.
        fake = {}
        for name in ("asyncio", "asyncio.base_events", "asyncio.events",
                     "asyncio.selector_events"):
            fake[name] = types.ModuleType(name)
        package = fake["asyncio"]
        package.__path__ = []
        for name in ("base_events", "events", "selector_events"):
            setattr(package, name, fake["asyncio." + name])

        class TimerHandle:
            __slots__ = ()

        class Base:
            pass

        package.events.TimerHandle = TimerHandle
        package.selector_events.BaseSelectorEventLoop = Base
        package.base_events.BaseEventLoop = Base
        sys.modules.update(fake)

        os.environ["VRUN"] = "1"
        path = os.environ["VRUN_HOOKS"]
        with open(path) as file:
            code = compile(file.read(), path, "exec")
        exec(code, {"__name__": "vrun_hooks"})
        for name in fake:
            del sys.modules[name]
        sys.modules.pop("concurrent.futures.process", None)

        # time.sleep is a Builtin around a function that closes over the
        # scheduler.
        import time
        func = time.sleep.func
        names = func.__code__.co_freevars
        scheduler = func.__closure__[names.index("S")].cell_contents

        import asyncio_shim
        asyncio_shim.S = scheduler
        asyncio_shim.__name__ = "_asyncio"
        sys.modules["_asyncio"] = asyncio_shim

    _install()
    del _install
