# How deep recursion goes depends on the calls below it, those of the event loop among them.
import asyncio


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


async def awaited(n=0):
    try:
        return await awaited(n + 1)
    except RecursionError:
        return n


async def generated():
    yield depth()


async def endless():
    await endless()


async def main():
    print("main", depth(), await awaited())
    task = asyncio.create_task(awaited())
    print("task", await task, [item async for item in generated()])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", depth()))
    await asyncio.sleep(0)
    await endless()


print("module", depth())
with asyncio.Runner() as runner:
    print("runner", runner.run(awaited()))
asyncio.run(main())
