import asyncio


async def move(first, second, arrives):
    await asyncio.sleep(arrives)
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            print("moved")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(move(a, b, 0.1), move(b, a, 0.3))


asyncio.run(main())
