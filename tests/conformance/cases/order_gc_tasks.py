# A task that nobody refers to goes with what it waits for, when the collector finds them.
import asyncio
import gc
import sys


async def worker(queue):
    try:
        await queue.get()
    finally:
        print("worker closed")


async def main():
    sys.stderr = sys.stdout
    queue = asyncio.Queue()
    asyncio.create_task(worker(queue), name="lonely")
    await asyncio.sleep(0)
    queue = None
    gc.collect()
    await asyncio.sleep(0.1)
    print("tasks:", len(asyncio.all_tasks()))

    event = asyncio.Event()

    async def waits():
        await event.wait()

    tasks = [asyncio.create_task(waits(), name=f"waiting {number}") for number in range(3)]
    await asyncio.sleep(0)
    gc.collect()
    print("tasks:", len(asyncio.all_tasks()))
    del tasks
    gc.collect()
    print("tasks:", len(asyncio.all_tasks()))
    event = None
    del waits
    gc.collect()
    print("tasks:", len(asyncio.all_tasks()))

    async def sleeper():
        await asyncio.sleep(1)
        print("slept")

    asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(2)

    async def fails():
        me = asyncio.current_task()
        raise ValueError("lost")

    asyncio.create_task(fails(), name="fails")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("dropped")
    gc.collect()
    print("end")


asyncio.run(main())
