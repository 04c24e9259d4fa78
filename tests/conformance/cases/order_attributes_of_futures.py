# Futures and tasks take attributes; their own cannot be set.
import asyncio


async def nothing():
    pass


async def main():
    future = asyncio.get_running_loop().create_future()
    future.extra = 1
    task = asyncio.create_task(nothing())
    task.label = "x"
    task.numbers = [1]
    print(future.extra, task.label, task.numbers, hasattr(task, "other"))
    del task.label
    try:
        task.label
    except AttributeError as error:
        print(error)
    try:
        task._coro = 1
    except AttributeError as error:
        print(error)
    task.done = 5
    print(task.done)
    handle = asyncio.get_running_loop().call_soon(print)
    try:
        handle.extra = 1
    except AttributeError as error:
        print(error)
    future.cancel()


asyncio.run(main())
