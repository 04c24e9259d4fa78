# A sleep too short to move the clock ends at once, and a loop of such sleeps moves it by spinning.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.6)
    for delay in (4.4e-17, 1e-10, 1e-9):
        before = loop.time()
        await asyncio.sleep(delay)
        print(delay, loop.time() - before)
    await asyncio.sleep(0.4)
    turns = 0
    start = loop.time()
    while loop.time() == start:
        await asyncio.sleep(1e-17)
        turns += 1
    print(turns, round(loop.time() - start, 9))


asyncio.run(main())
