import asyncio
import aiohttp


async def item(session, number):
    async with session.get(f"https://shop.example/items/{number}?delay=1") as response:
        return response.status


async def main():
    async with aiohttp.ClientSession() as session:
        print(len(await asyncio.gather(*[item(session, number) for number in range(50)])))


asyncio.run(main())
