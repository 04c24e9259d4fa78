import asyncio


async def download(number):
    print("start", number)
    await asyncio.sleep(1)


async def main():
    files = [download(n) for n in range(1, 10)]
    await asyncio.gather(*files)


asyncio.run(main())
