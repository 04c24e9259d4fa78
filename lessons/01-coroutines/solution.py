import asyncio

PRICES = {"tea": 3, "toast": 4}


async def look_up(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def bill():
    tea = await look_up("tea")
    toast = await look_up("toast")
    return tea + toast


async def main():
    print("to pay:", await bill())


asyncio.run(main())
