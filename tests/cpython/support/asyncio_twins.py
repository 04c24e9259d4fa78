"""Names of the Python twins of native classes, which some tests compare: they are the native ones here."""
import concurrent.futures.process
import threading

from asyncio import events, futures, tasks

threading._PyRLock = threading._CRLock = getattr(threading, "_CRLock", threading.RLock)
futures._PyFuture = futures._CFuture = futures.Future
tasks._PyTask = tasks._CTask = tasks.Task


def _no_twin(*args, **kwargs):
    import unittest
    raise unittest.SkipTest("tasks are entered and left by the machine, which has no twin in Python")


for _name in ("register_task", "unregister_task", "register_eager_task", "unregister_eager_task", "enter_task",
              "leave_task", "swap_current_task"):
    setattr(tasks, "_py_" + _name, _no_twin)
tasks._py_current_task = tasks._c_current_task = tasks.current_task
for _name in ("_get_running_loop", "_set_running_loop", "get_running_loop", "get_event_loop"):
    for _prefix in ("_py_", "_c_"):
        setattr(events, _prefix + _name, getattr(events, _name))


def _not_here(*args, **kwargs):
    import unittest
    raise unittest.SkipTest("objects are not listed here")


import gc
gc.get_referents = gc.get_referrers = gc.get_objects = _not_here
