"""Run CPython's own tests on our sources (an argument for run_cpython.py).

    python3.13 run_cpython.py run_cpython_tests.py test.test_asyncio.test_locks

Some of the tests compare the native classes with Python twins, which we do
not have: the names of the twins are given the native classes.
"""
import sys
import unittest


def _prepare_threads():
    import threading
    import concurrent.futures.process
    import concurrent.futures.thread
    threading._PyRLock = threading._CRLock

    def no_processes():
        raise NotImplementedError

    concurrent.futures.process._check_system_limits = no_processes


def main():
    from asyncio import events, futures, tasks
    futures._PyFuture = futures.Future
    tasks._PyTask = tasks.Task
    for name in ("register_task", "unregister_task", "register_eager_task",
                 "unregister_eager_task", "enter_task", "leave_task",
                 "swap_current_task", "current_task"):
        value = getattr(tasks, "_" + name, None) or getattr(tasks, name)
        for prefix in ("_py_", "_c_"):
            setattr(tasks, prefix + name, value)
    for name in ("_get_running_loop", "_set_running_loop",
                 "get_running_loop", "get_event_loop"):
        for prefix in ("_py_", "_c_"):
            setattr(events, prefix + name, getattr(events, name))
    _prepare_threads()
    unittest.main(module=None, argv=["tests"] + sys.argv[1:])


if __name__ == "__main__":
    main()
