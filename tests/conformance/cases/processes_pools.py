"""Pools of processes. The output is CPython's, the time that of the simulation."""
import multiprocessing as mp
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

settings = {"factor": 1}


def work(n):
    time.sleep(n / 10)
    return n * settings["factor"]


def fail(n):
    raise ValueError(f"no {n}")


def whoami(_):
    return mp.current_process().name, mp.current_process().daemon, __name__


def prepare(factor):
    settings["factor"] = factor


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


def move(point):
    point.x += 1
    return point


def unpicklable(_):
    return lambda: 0


def main():
    with mp.Pool(3) as pool:
        print(pool)
        print(pool.map(work, [3, 2, 1]), pool.map(work, [], 5))
        print(list(pool.imap(work, [3, 1, 2])), list(pool.imap(work, range(4), chunksize=2)))
        print(list(pool.imap_unordered(work, [4, 1, 2])))
        print(pool.starmap(pow, [(2, 3), (3, 2)]))
        print(pool.apply(work, (2,)), pool.apply_async(work, [1]).get(timeout=5))
        done = []
        result = pool.map_async(work, [1, 2], callback=done.append)
        print(result.ready())
        result.wait()
        print(result.ready(), result.successful(), done)
        try:
            pool.apply_async(work, (5,)).get(timeout=0.1)
        except mp.TimeoutError as exc:
            print("late", repr(exc))
        try:
            pool.map(fail, [1, 2])
        except ValueError as exc:
            print(exc, type(exc.__cause__).__name__)
        errors = []
        pool.apply_async(fail, (3,), error_callback=errors.append).wait()
        print(errors)
        try:
            pool.map(lambda x: x, [1])
        except Exception as exc:
            print(type(exc).__name__, str(exc).split(" at ")[0])
        try:
            pool.apply(unpicklable, (1,))
        except Exception as exc:
            print(type(exc).__name__)
        point = Point(1)
        print(pool.apply(move, (point,)).x, point.x)
    with mp.Pool(1) as pool:
        print(pool.map(whoami, [0]))
    pool = mp.Pool(2, initializer=prepare, initargs=(10,))
    print(pool.map(work, [1, 2]), settings)
    pool.close()
    try:
        pool.map(work, [1])
    except ValueError as exc:
        print(exc)
    pool.join()
    with mp.Pool(2, maxtasksperchild=1) as pool:
        names = pool.map(whoami, range(4), chunksize=1)
        print(len({name for name, *_ in names}))

    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(work, [2, 1])))
        futures = [executor.submit(work, n) for n in (3, 1)]
        print([future.result() for future in as_completed(futures)])
        failed = executor.submit(fail, 7)
        print(repr(failed.exception()), type(failed.exception().__cause__).__name__)
        try:
            executor.submit(lambda: 1).result()
        except Exception as exc:
            print(type(exc).__name__, str(exc).split(" at ")[0])
    with ProcessPoolExecutor(1, initializer=prepare, initargs=(5,)) as executor:
        print(executor.submit(work, 2).result(), settings)


if __name__ == "__main__":
    main()
