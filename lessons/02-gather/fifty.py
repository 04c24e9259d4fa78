import asyncio
import aiohttp

PAGE = "https://shop.example/items/{}?delay=1"


async def status(session, number):
    async with session.get(PAGE.format(number)) as response:
        return response.status


async def main():
    async with aiohttp.ClientSession() as session:
        requests = [status(session, n) for n in range(50)]
        answers = await asyncio.gather(*requests)
    print(answers.count(200), "pages are fine")


asyncio.run(main())
