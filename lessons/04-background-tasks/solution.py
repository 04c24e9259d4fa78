import asyncio


async def send(name):
    await asyncio.sleep(2)
    print("told", name)


async def tell_all(names):
    async with asyncio.TaskGroup() as group:
        for name in names:
            group.create_task(send(name))


async def main():
    await tell_all(["Ada", "Lin", "Sam"])
    print("everyone knows")


asyncio.run(main())
