# A hundred thousand tasks that do nothing but sleep.
import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(100_000):
            group.create_task(asyncio.sleep(3600))


asyncio.run(main())
