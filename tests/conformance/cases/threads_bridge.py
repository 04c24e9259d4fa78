# Queues between threads and a loop, futures from both sides.
import asyncio, threading, time, queue, concurrent.futures
async def main():
    loop = asyncio.get_running_loop(); aq = asyncio.Queue(maxsize=2); tq = queue.Queue()
    def producer():
        for i in range(4):
            time.sleep(0.05)
            asyncio.run_coroutine_threadsafe(aq.put(i), loop).result()
            print(f"{time.monotonic():.2f} put {i}")
        loop.call_soon_threadsafe(aq.put_nowait, None)
    def consumer():
        while (x := tq.get()) is not None: print("thread got", x)
    t, u = threading.Thread(target=producer), threading.Thread(target=consumer); t.start(); u.start()
    while True:
        x = await aq.get()
        if x is None: break
        await asyncio.sleep(0.1); tq.put(x * x)
    tq.put(None); await asyncio.to_thread(u.join)
    fut = loop.create_future()
    threading.Timer(0.2, lambda: loop.call_soon_threadsafe(fut.set_result, "from timer")).start()
    print(await fut, f"{time.monotonic():.2f}")
    # without threadsafe: loop doesn't wake until something else
    fut2 = loop.create_future()
    threading.Timer(0.1, lambda: fut2.set_result("unsafe")).start()
    hb = asyncio.create_task(asyncio.sleep(0.5))
    print(await fut2, f"{time.monotonic():.2f}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        rs = await asyncio.gather(*[loop.run_in_executor(pool, lambda i=i: (time.sleep(0.1), i)[1]) for i in range(4)])
        print(rs, f"{time.monotonic():.2f}")
        cfu = pool.submit(time.sleep, 0.1); await asyncio.wrap_future(cfu); print("wrapped", f"{time.monotonic():.2f}")
    try:
        async with asyncio.timeout(0.1):
            await loop.run_in_executor(None, time.sleep, 0.3)
    except TimeoutError: print("TO", f"{time.monotonic():.2f}")
    ev = threading.Event()
    async def setter(): await asyncio.sleep(0.1); ev.set()
    asyncio.create_task(setter())
    print(await asyncio.to_thread(ev.wait, 1), f"{time.monotonic():.2f}")
    e = await asyncio.gather(asyncio.to_thread(lambda: {}["k"]), return_exceptions=True); print(e)
asyncio.run(main()); print(f"{time.monotonic():.2f}")
