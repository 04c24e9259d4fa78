import multiprocessing as mp, time
def inc(v, l, n):
    for _ in range(n):
        with l: v.value += 1
def wait(e, q): q.put(("ev", e.wait(1)))
def bar(b, q): q.put(b.wait())
def sem(s, q, n):
    with s: time.sleep(0.1); q.put(n)
def conn(c):
    while (m := c.recv()) != "stop": c.send(m.upper())
    c.close()
def jq(q):
    while True: q.get(); time.sleep(0.05); q.task_done()
if __name__ == "__main__":
    v, l = mp.Value("i", 0), mp.Lock()
    ps = [mp.Process(target=inc, args=(v, l, 10)) for _ in range(3)]
    [p.start() for p in ps]; [p.join() for p in ps]; print(v.value)
    e, q = mp.Event(), mp.Queue()
    p = mp.Process(target=wait, args=(e, q)); p.start(); time.sleep(0.2); e.set(); print(q.get()); p.join()
    b = mp.Barrier(2); ps = [mp.Process(target=bar, args=(b, q)) for _ in range(2)]
    [p.start() for p in ps]; [p.join() for p in ps]; print(sorted(q.get() for _ in ps))
    s = mp.Semaphore(2); ps = [mp.Process(target=sem, args=(s, q, n)) for n in range(4)]
    [p.start() for p in ps]; [p.join() for p in ps]; print(sorted(q.get() for _ in ps))
    a, b = mp.Pipe(); p = mp.Process(target=conn, args=(b,)); p.start()
    for w in ("hi", "yo"): a.send(w); print(a.recv())
    a.send("stop"); p.join()
    j = mp.JoinableQueue(); p = mp.Process(target=jq, args=(j,), daemon=True); p.start()
    for i in range(3): j.put(i)
    j.join(); print("joined")
    r = mp.RLock()
    with r:
        with r: print("r")
    with mp.Manager() as m:
        d, li = m.dict(), m.list([1]); d["a"] = 1; li.append(2); print(dict(d), list(li))
