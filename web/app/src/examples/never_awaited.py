import asyncio


async def save():
    print("saved")


async def main():
    save()  # makes a coroutine and runs nothing
    await asyncio.sleep(1)
    print("done")


asyncio.run(main())
