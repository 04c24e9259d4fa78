import asyncio
import aiohttp

PAGE = "https://library.example/books/{}?delay=1"


async def fetch(session, number):
    async with session.get(PAGE.format(number)) as reply:
        reply.raise_for_status()
        return number


async def crawl(numbers):
    async with aiohttp.ClientSession() as session:
        jobs = [fetch(session, n) for n in numbers]
        return await asyncio.gather(*jobs)


async def main():
    print(len(await crawl(range(12))), "books")


asyncio.run(main())
