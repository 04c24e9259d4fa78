import asyncio


async def brew_tea():
    print("tea started")
    await asyncio.sleep(3)
    print("tea done")


async def main():
    tea = asyncio.create_task(brew_tea())
    print("toast started")
    await asyncio.sleep(2)
    print("toast done")
    await tea


asyncio.run(main())
