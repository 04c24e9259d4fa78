# What `sleep` was given and cannot wait for lives as long as the error: a coroutine there is told of when that goes.
import asyncio


async def seconds():
    return 1


async def caught():
    try:
        await asyncio.sleep(seconds())
    except TypeError as error:
        print("caught", error)
    print("after")


async def main():
    await caught()
    await caught()


asyncio.run(main())
