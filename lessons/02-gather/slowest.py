import asyncio


async def weather(city, seconds):
    await asyncio.sleep(seconds)
    print("got", city)
    return city


async def main():
    cities = await asyncio.gather(
        weather("Oslo", 4),
        weather("Lima", 1),
        weather("Cairo", 2),
    )
    print(", ".join(cities))


asyncio.run(main())
