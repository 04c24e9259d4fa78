# What is read before the await is written after it: here the lock has to be held meanwhile.
import asyncio

lock = asyncio.Lock()
total = 0


async def add(amount):
    global total
    async with lock:
        before = total
        await asyncio.sleep(1)
        total = before + amount


async def main():
    await asyncio.gather(add(1), add(2), add(3))
    print(total)


asyncio.run(main())
