import asyncio
import time


async def careless():
    time.sleep(2)  # note: blocking-call


async def polite():
    await asyncio.sleep(1)


async def main():
    await asyncio.gather(careless(), polite(), polite())


asyncio.run(main())
