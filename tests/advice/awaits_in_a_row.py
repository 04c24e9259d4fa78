import asyncio


async def load(name):
    await asyncio.sleep(1)
    return name


async def main():
    user = await load("user")  # note: one-after-another
    orders = await load("orders")
    print(user, orders)


asyncio.run(main())
