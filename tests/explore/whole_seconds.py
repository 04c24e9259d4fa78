import asyncio
import time


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(name, "after about", round(time.monotonic() - began))


async def main():
    await asyncio.gather(fetch("a", 1), fetch("b", 2), fetch("c", 3))


began = time.monotonic()
asyncio.run(main())
