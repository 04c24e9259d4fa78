import asyncio

lock = asyncio.Lock()


async def fetch(number):
    await asyncio.sleep(1)
    return number


async def page(number):
    async with lock:  # note: lock-held-long
        result = await fetch(number)
    return result


async def main():
    print(await asyncio.gather(*[page(number) for number in range(3)]))


asyncio.run(main())
