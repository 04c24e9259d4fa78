import asyncio
import aiohttp


async def status(session, number):
    async with session.get(f"https://shop.example/items/{number}?delay=1") as response:
        return response.status


async def main():
    found = []
    async with aiohttp.ClientSession() as session:
        for number in range(3):  # note: one-after-another
            found.append(await status(session, number))
    print(found)


asyncio.run(main())
