import multiprocessing as mp, time, os, sys
def f(n):
    time.sleep(n / 10)
    if n == 3: raise ValueError("bad three")
    return n * n
def child(q, n): q.put((n, f(n)))
def exit_(n): sys.exit(n)
def forever(): time.sleep(100)
if __name__ == "__main__":
    p = mp.Process(target=exit_, args=(3,), name="ex"); print(p.exitcode, p.is_alive()); p.start(); p.join(); print(p.exitcode, p.name, p.is_alive())
    p = mp.Process(target=forever, daemon=True); p.start(); time.sleep(0.1); print(p.is_alive(), p.daemon); p.terminate(); p.join(); print(p.exitcode)
    p = mp.Process(target=forever); p.start(); p.kill(); p.join(); print(p.exitcode)
    p = mp.Process(target=time.sleep, args=(1,)); p.start(); p.join(timeout=0.3); print(p.is_alive(), p.exitcode); p.join(); print(p.exitcode)
    q = mp.Queue()
    ps = [mp.Process(target=child, args=(q, n)) for n in (4, 2, 1)]
    for p in ps: p.start()
    print(sorted(q.get() for _ in ps))
    for p in ps: p.join()
    a, b = mp.Pipe()
    a.send([1, {"x": 2}]); print(b.poll(), b.recv(), b.poll(0.1)); b.close()
    try: a.recv()
    except EOFError: print("EOF")
    v = mp.Value("i", 5)
    with v.get_lock(): v.value += 1
    arr = mp.Array("d", [1.0, 2.0]); arr[0] = 9; print(v.value, arr[:], len(arr))
    print(mp.current_process().name, mp.parent_process())
    try: p.start()
    except AssertionError as e: print(e)
    p.close()
    try: p.join()
    except ValueError as e: print(e)
