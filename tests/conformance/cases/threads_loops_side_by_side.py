import asyncio, threading, time
out = []
async def work(name, n, d):
    for i in range(n):
        await asyncio.sleep(d)
        print(f"{asyncio.get_running_loop().time():.2f} {name} {i} {threading.current_thread().name}")
    return name
def run(name, n, d): out.append(asyncio.run(work(name, n, d)))
ts = [threading.Thread(target=run, args=(f"w{i}", 3, 0.1 + i / 20), name=f"T{i}") for i in range(3)]
for t in ts: t.start()
async def main():
    q = asyncio.Queue()
    loop = asyncio.get_running_loop()
    def feed():
        for i in range(3):
            time.sleep(0.11); loop.call_soon_threadsafe(q.put_nowait, i)
        asyncio.run_coroutine_threadsafe(q.put(None), loop).result()
    t = threading.Thread(target=feed); t.start()
    while (x := await q.get()) is not None: print(f"{loop.time():.2f} fed {x}")
    await asyncio.to_thread(t.join)
    with asyncio.Runner() if False else open(__file__): pass
asyncio.run(main())
for t in ts: t.join()
print(sorted(out))
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
def noloop():
    try: asyncio.get_event_loop()
    except RuntimeError as e: print(e)
t = threading.Thread(target=noloop, name="N"); t.start(); t.join()
