import threading, time
def action(): print(f"{time.monotonic():.1f} all here")
b = threading.Barrier(3, action=action, timeout=5)
def w(n):
    for r in range(3):
        time.sleep(0.1 * n)
        i = b.wait()
        print(f"{time.monotonic():.1f} {n} round {r} index {i}", b.n_waiting, b.broken)
ts = [threading.Thread(target=w, args=(n,)) for n in range(1, 4)]
for t in ts: t.start()
for t in ts: t.join()
def breaker():
    try:
        b.wait(0.2)
    except threading.BrokenBarrierError as e:
        print("broken", repr(e), b.broken)
t = threading.Thread(target=breaker); t.start(); t.join()
b.reset(); print(b.broken, b.parties)
def aborted():
    try: b.wait()
    except threading.BrokenBarrierError: print("aborted", f"{time.monotonic():.1f}")
t = threading.Thread(target=aborted); t.start(); time.sleep(0.1); b.abort(); t.join()
