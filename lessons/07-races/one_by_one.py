import asyncio

visitors = 0
lock = asyncio.Lock()


async def count():
    global visitors
    async with lock:
        before = visitors
        await asyncio.sleep(1)
        visitors = before + 1


async def main():
    await asyncio.gather(count(), count(), count())
    print("visitors:", visitors)


asyncio.run(main())
