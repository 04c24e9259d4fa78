import asyncio

total = 0


async def add(number, delay):
    global total
    await asyncio.sleep(delay)
    value = total
    await asyncio.sleep(0.01)
    total = value + number


async def main():
    await asyncio.gather(add(1, 0.10), add(2, 0.13))
    assert total == 3, f"total is {total}"
    print("total", total)


asyncio.run(main())
