import asyncio

async def rice():
    await asyncio.sleep(3)

async def soup():
    await asyncio.sleep(2)

async def tea():
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(rice(), soup(), tea())

asyncio.run(main())
