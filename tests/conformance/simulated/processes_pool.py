import multiprocessing as mp, time
def f(n):
    time.sleep(0.1)
    if n == 3: raise ValueError("bad three")
    return n * n
def add(a, b): return a + b
if __name__ == "__main__":
    with mp.Pool(3) as pool:
        print(pool.map(f, [1, 2, 4, 5]))
        print(list(pool.imap(f, [2, 1], chunksize=1)))
        print(sorted(pool.imap_unordered(f, [5, 4])))
        print(pool.starmap(add, [(1, 2), (3, 4)]))
        r = pool.apply_async(f, (6,), callback=lambda x: print("cb", x)); r.wait(); print(r.get(), r.ready(), r.successful())
        r = pool.apply_async(f, (3,), error_callback=lambda e: print("ecb", e))
        try: r.get()
        except ValueError as e: print("err", e)
        try: pool.map(f, [1, 3, 4])
        except ValueError as e: print("map", e)
        r = pool.apply_async(time.sleep, (5,))
        try: r.get(timeout=0.2)
        except mp.TimeoutError as e: print("timeout", repr(e))
        print(pool.apply(add, (1,), {"b": 5}))
        it = pool.imap(f, [3, 1])
        try: next(it)
        except ValueError as e: print("imap", e)
        print(next(it))
        try: next(it)
        except StopIteration: print("stop")
    try: pool.map(f, [1])
    except ValueError as e: print(e)
    pool = mp.Pool(2); rs = [pool.apply_async(f, (n,)) for n in (1, 2)]; pool.close(); pool.join(); print([r.get() for r in rs])
