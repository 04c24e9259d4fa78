import asyncio


async def next_page(cursor):
    await asyncio.sleep(1)
    return cursor + 1


async def main():
    cursor = 0
    for _ in range(3):
        cursor = await next_page(cursor)
    print(cursor)


asyncio.run(main())
