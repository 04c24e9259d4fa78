import asyncio

visitors = 0


async def count():
    global visitors
    before = visitors
    await asyncio.sleep(1)
    visitors = before + 1


async def main():
    await asyncio.gather(count(), count(), count())
    print("visitors:", visitors)


asyncio.run(main())
