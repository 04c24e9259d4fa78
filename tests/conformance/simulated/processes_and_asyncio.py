import asyncio, multiprocessing as mp, time, queue
def worker(inq, outq):
    for item in iter(inq.get, None):
        time.sleep(0.1); outq.put((item, item ** 2))
    outq.put(None)
async def main():
    i, o = mp.Queue(), mp.Queue()
    ps = [mp.Process(target=worker, args=(i, o)) for _ in range(2)]
    for p in ps: p.start()
    for n in range(6): i.put(n)
    for _ in ps: i.put(None)
    async def tick():
        for n in range(3): await asyncio.sleep(0.1)
    t = asyncio.create_task(tick())
    left, got = 2, []
    loop = asyncio.get_running_loop()
    while left:
        r = await loop.run_in_executor(None, o.get)
        if r is None: left -= 1
        else: got.append(r)
    await t
    print(sorted(got), round(loop.time(), 2))
    for p in ps: await asyncio.to_thread(p.join); print(p.exitcode)
if __name__ == "__main__": asyncio.run(main())
