import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")


async def main():
    try:
        async with asyncio.timeout(2):
            await slow()
    except TimeoutError:
        print("too slow")


asyncio.run(main())
