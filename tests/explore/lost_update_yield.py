import asyncio

counter = 0


async def increment():
    global counter
    for _ in range(3):
        value = counter
        await asyncio.sleep(0)
        counter = value + 1


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(increment())
        group.create_task(increment())
    print(counter)


asyncio.run(main())
