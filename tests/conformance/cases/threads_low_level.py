# `_thread.start_new_thread` passes what it is given, and tells what a thread ends with.
import _thread
import time


def work(*args, **named):
    print("work", args, named)


_thread.start_new_thread(work, (1, 2), {"three": 3})
_thread.start_new_thread(work, ())
time.sleep(1)
for args in [(work,), (work, [1]), (work, (), 5), (5, ()), (work, (), None)]:
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        if len(args) > 1:
            print(error)


def leaves():
    _thread.exit()


_thread.start_new_thread(leaves, ())
time.sleep(1)
try:
    _thread.exit()
except SystemExit as error:
    print(repr(error))
