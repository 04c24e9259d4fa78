import asyncio


async def weather(city):
    print("ask", city)
    await asyncio.sleep(2)


async def main():
    calls = map(weather, ("Oslo", "Lima", "Cairo"))
    await asyncio.gather(*calls)


asyncio.run(main())
