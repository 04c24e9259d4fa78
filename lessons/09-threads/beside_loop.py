import asyncio
import time


def old_driver(query):
    time.sleep(3)
    return query.upper()


async def clock():
    for second in range(1, 4):
        await asyncio.sleep(1)
        print("tick", second)


async def main():
    rows, _ = await asyncio.gather(asyncio.to_thread(old_driver, "rows"), clock())
    print("got", rows)


asyncio.run(main())
