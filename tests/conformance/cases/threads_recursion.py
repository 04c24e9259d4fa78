"""Recursion ends after as many calls in threads and their pools as in CPython."""
import concurrent.futures
import threading


def deep(depth=1):
    try:
        return deep(depth + 1)
    except RecursionError:
        return depth


def show(where):
    print(where, deep())


show("main")
for thread in threading.Thread(target=show, args=("thread",)), threading.Timer(0.1, show, ("timer",)):
    thread.start()
    thread.join()
with concurrent.futures.ThreadPoolExecutor() as pool:
    pool.submit(show, "pool").result()
