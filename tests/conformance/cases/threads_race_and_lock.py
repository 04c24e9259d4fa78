import threading, time
balance = 100
def withdraw(n, pause):
    global balance
    b = balance
    time.sleep(pause)
    balance = b - n
ts = [threading.Thread(target=withdraw, args=a) for a in ((10, 0.1), (20, 0.2), (30, 0.05))]
for t in ts: t.start()
for t in ts: t.join()
print(balance)
lock = threading.Lock(); balance = 100
def safe(n, p):
    with lock: withdraw(n, p)
ts = [threading.Thread(target=safe, args=a) for a in ((10, 0.1), (20, 0.2), (30, 0.05))]
for t in ts: t.start()
for t in ts: t.join()
print(balance, f"{time.monotonic():.2f}")
once = []
def lazily(n):
    if not once:
        time.sleep(0.01); once.append(n)
for t in (ts := [threading.Thread(target=lazily, args=(i,)) for i in range(3)]): t.start()
for t in ts: t.join()
print(once)
