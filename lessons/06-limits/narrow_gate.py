import asyncio


async def handle(number, gate):
    async with gate:
        await asyncio.sleep(1)
        print("downloaded", number)
    await asyncio.sleep(1)
    print("stored", number)


async def main():
    gate = asyncio.Semaphore(1)
    await asyncio.gather(*(handle(n, gate) for n in (1, 2, 3)))


asyncio.run(main())
