import asyncio


async def load(name):
    await asyncio.sleep(1)
    return name


async def main():
    print(await asyncio.gather(load("user"), load("orders")))


asyncio.run(main())
