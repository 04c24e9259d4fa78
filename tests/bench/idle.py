# A hundred thousand tasks that do nothing but sleep; the run ends while they do.
import asyncio
import os


async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(100_000):
            group.create_task(asyncio.sleep(3600))
        await asyncio.sleep(1)
        os._exit(0)


asyncio.run(main())
