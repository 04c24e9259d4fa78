import asyncio


async def boil_water():
    print("kettle on")
    await asyncio.sleep(3)
    print("water boils")


async def main():
    boil_water()
    print("breakfast is ready")


asyncio.run(main())
