import asyncio


async def download(number, gate):
    async with gate:
        print("start", number)
        await asyncio.sleep(1)


async def main():
    gate = asyncio.Semaphore(3)
    files = [download(n, gate) for n in range(1, 10)]
    await asyncio.gather(*files)


asyncio.run(main())
