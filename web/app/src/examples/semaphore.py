import asyncio


async def download(number, gate):
    async with gate:
        print(f"{number} begins")
        await asyncio.sleep(1)
    print(f"{number} is done")


async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(download(number, gate) for number in range(5)))


asyncio.run(main())
