# A semaphore is meant to be held while its holder waits.
import asyncio


async def fetch(semaphore, number):
    async with semaphore:
        await asyncio.sleep(1)
    return number


async def main():
    semaphore = asyncio.Semaphore(2)
    print(await asyncio.gather(*[fetch(semaphore, number) for number in range(6)]))


asyncio.run(main())
