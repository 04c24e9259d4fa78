import asyncio


async def weather(city):
    print("ask", city)
    await asyncio.sleep(2)
    print("got", city)


async def main():
    await weather("Oslo")
    await weather("Lima")
    await weather("Cairo")


asyncio.run(main())
