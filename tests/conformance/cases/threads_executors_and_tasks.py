import asyncio, time, threading, concurrent.futures as cf
def blocking(n): time.sleep(n); return n
async def main():
    loop = asyncio.get_running_loop(); t0 = loop.time()
    with cf.ThreadPoolExecutor(2) as ex:
        fs = [loop.run_in_executor(ex, blocking, n) for n in (0.3, 0.1, 0.2)]
        for f in asyncio.as_completed(fs): print(await f, round(loop.time() - t0, 2))
        w = asyncio.wrap_future(ex.submit(blocking, 0.1)); print(await w)
        try: await asyncio.wait_for(loop.run_in_executor(ex, blocking, 0.5), 0.2)
        except TimeoutError: print("to", round(loop.time() - t0, 2))
        print("leaving", round(loop.time() - t0, 2))
    print("left", round(loop.time() - t0, 2))
    loop.set_default_executor(cf.ThreadPoolExecutor(1, "one"))
    print(await asyncio.gather(*(asyncio.to_thread(lambda: (time.sleep(0.1), threading.current_thread().name)[1]) for _ in range(2))))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.to_thread(blocking, 0.2)); b = tg.create_task(asyncio.sleep(0.1, "b"))
    print(a.result(), b.result(), round(loop.time() - t0, 2))
    await loop.shutdown_default_executor()
    try: await asyncio.to_thread(blocking, 0)
    except RuntimeError as e: print(e)
asyncio.run(main())
