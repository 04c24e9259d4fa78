import asyncio


async def ask_market():
    print("connect")
    try:
        await asyncio.sleep(8)
        return 42
    finally:
        print("disconnect")


async def price():
    try:
        async with asyncio.timeout(2):
            return await ask_market()
    except TimeoutError:
        return 40


async def main():
    print("price:", await price())


asyncio.run(main())
