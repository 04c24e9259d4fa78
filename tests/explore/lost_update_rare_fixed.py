import asyncio

total = 0


async def add(lock, number, delay):
    global total
    await asyncio.sleep(delay)
    async with lock:
        value = total
        await asyncio.sleep(0.01)
        total = value + number


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(add(lock, 1, 0.10), add(lock, 2, 0.13))
    assert total == 3, f"total is {total}"
    print("total", total)


asyncio.run(main())
