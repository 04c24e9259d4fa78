import asyncio


async def main():
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(0.4)
            print("in time")
    except TimeoutError:
        print("too late")


asyncio.run(main())
