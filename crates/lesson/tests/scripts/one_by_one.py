import asyncio


async def weather(city):
    print("ask", city)
    await asyncio.sleep(2)


async def main():
    for city in ("Oslo", "Lima", "Cairo"):
        await weather(city)


asyncio.run(main())
