import asyncio


async def boil_water():
    print("kettle on")
    await asyncio.sleep(3)
    print("water boils")


async def main():
    order = boil_water()
    print("I hold a", type(order).__name__)
    await asyncio.sleep(1)
    print("still no kettle")
    await order


asyncio.run(main())
