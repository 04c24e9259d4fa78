import asyncio


async def find_user(name):
    await asyncio.sleep(1)
    return len(name)


async def orders_of(user):
    await asyncio.sleep(1)
    return [user, user + 1]


async def main():
    user = await find_user("ada")
    orders = await orders_of(user)
    print(user, orders)


asyncio.run(main())
