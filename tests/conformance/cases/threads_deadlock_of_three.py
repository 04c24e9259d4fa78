import threading, time
a, b, c = threading.Lock(), threading.RLock(), threading.Condition()
def f(x, y, n):
    with x:
        time.sleep(0.1); print(n, "has one")
        with y: print("both")
ts = [threading.Thread(target=f, args=p) for p in ((a, b, 1), (b, c, 2), (c, a, 3))]
for t in ts: t.start()
for t in ts: t.join()
