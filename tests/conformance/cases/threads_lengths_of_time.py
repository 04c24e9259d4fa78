# How long to wait is said by a number of seconds that CPython's clocks can hold.
import _thread

lengths = ["soon", None, 1j, [], float("nan"), float("inf"), -float("inf"), 2**70, -(2**70), 9223372037, 9223372037.0]
for length in lengths:
    try:
        print(length, _thread.RLock().acquire(timeout=length))
    except (TypeError, ValueError, OverflowError) as error:
        print(length, type(error).__name__, error)

lock = _thread.RLock()
for arguments in ((True, -1), (True, -2), (False, 1), (False, -1), (False, float("nan")), (True, 9223372036.5), (0, 0)):
    try:
        print(arguments, lock.acquire(*arguments))
    except (ValueError, OverflowError) as error:
        print(arguments, type(error).__name__, error)
print(lock._recursion_count())
