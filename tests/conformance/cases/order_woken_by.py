# The handle that wakes a task holds the future until the next handle runs.
import asyncio
import weakref


async def work():
    await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(work())
    seen = weakref.ref(task)
    await task
    del task
    print(seen() is None)
    await asyncio.sleep(0)
    print(seen() is None)


asyncio.run(main())
