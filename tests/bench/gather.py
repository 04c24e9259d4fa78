# 10,000 tasks that each sleep ten times.
import asyncio


async def worker(number):
    for step in range(10):
        await asyncio.sleep((number * 7 + step) % 13 / 10)
    return number


async def main():
    results = await asyncio.gather(*[worker(number) for number in range(10_000)])
    print(sum(results))


asyncio.run(main())
