import asyncio
import time


async def tick(name):
    for number in range(3):
        await asyncio.sleep(1)
        print(name, number)


async def careless():
    await asyncio.sleep(0.5)
    time.sleep(2)  # holds the loop: nobody else can run
    print("careless is done")


async def main():
    await asyncio.gather(tick("a"), tick("b"), careless())


asyncio.run(main())
