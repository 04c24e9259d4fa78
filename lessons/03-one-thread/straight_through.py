import asyncio


async def double(number):
    return number * 2


async def counter():
    for number in (1, 2, 3):
        print("counter", await double(number))


async def visitor():
    print("visitor comes in")


async def main():
    await asyncio.gather(counter(), visitor())


asyncio.run(main())
