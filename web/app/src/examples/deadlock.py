import asyncio


async def transfer(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print("never printed")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(transfer(a, b), transfer(b, a))


asyncio.run(main())
