import asyncio


async def ask_market():
    print("connect")
    await asyncio.sleep(8)
    print("disconnect")
    return 42


async def price():
    return await ask_market()


async def main():
    print("price:", await price())


asyncio.run(main())
