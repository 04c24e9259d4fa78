import asyncio


async def weather(city):
    print("ask", city)
    await asyncio.sleep(2)
    print("got", city)


async def main():
    await asyncio.gather(
        weather("Oslo"),
        weather("Lima"),
        weather("Cairo"),
    )


asyncio.run(main())
