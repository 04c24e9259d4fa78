import asyncio

PRICES = {"tea": 3, "toast": 4}


async def look_up(item):
    await asyncio.sleep(1)
    return PRICES[item]


def bill():
    tea = look_up("tea")
    toast = look_up("toast")
    return tea + toast


async def main():
    print("to pay:", bill())


asyncio.run(main())
