# os._exit ends a process where it stands: no handler, no `finally`, no exit function.
import atexit
import multiprocessing
import os
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor


def leave(status):
    try:
        os._exit(status)
    finally:
        print("never printed")


def slow(x):
    time.sleep(1)
    return x


if __name__ == "__main__":
    atexit.register(print, "never printed either")
    process = multiprocessing.Process(target=leave, args=(7,))
    process.start()
    process.join()
    print("exit code", process.exitcode)

    pool = ProcessPoolExecutor(2)
    futures = [pool.submit(slow, 1), pool.submit(leave, 1), pool.submit(slow, 2)]
    for future in futures:
        try:
            print(future.result())
        except BrokenExecutor as error:
            print(type(error).__name__, error)
    try:
        pool.submit(slow, 3)
    except BrokenExecutor as error:
        print(error)
    pool.shutdown()
    print("shut down", flush=True)
    try:
        os._exit(0)
    finally:
        print("never printed")
