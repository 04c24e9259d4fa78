"""What a loop that refuses to run leaves behind, and loops that run within the step of another one's task."""

import asyncio


async def value(x):
    print("  value", x, "in", asyncio.current_task().get_name())
    await asyncio.sleep(0.1)
    return x


async def other_loops():
    me, loop = asyncio.current_task(), asyncio.get_running_loop()
    try:
        loop.run_forever()
    except RuntimeError as e:
        print(e)
    print(loop.is_running(), asyncio._get_running_loop())
    for ask in (asyncio.current_task, asyncio.get_running_loop, asyncio.all_tasks):
        try:
            print(ask())
        except RuntimeError as e:
            print(e)
    print("still mine:", asyncio.current_task(loop) is me)
    inner = asyncio.new_event_loop()
    print(inner.run_until_complete(value(1)))
    print(asyncio.current_task(loop) is me, asyncio.current_task(inner))

    async def both():
        try:
            return await asyncio.gather(value(2), value(3))
        finally:
            print("  both are done")

    print(inner.run_until_complete(both()))
    inner.close()
    print(asyncio.run(value(4)))
    for delay in (0.1, 0):
        try:
            await asyncio.sleep(delay)
            print("slept", delay)
        except RuntimeError as e:
            print("not slept:", e)
    asyncio._set_running_loop(loop)
    await asyncio.sleep(0.1)
    return "back"


print(asyncio.run(other_loops()))


async def same_loop():
    loop = asyncio.get_running_loop()
    try:
        loop.run_forever()
    except RuntimeError as e:
        print(e)
    loop.call_soon(print, "  called within")
    task = loop.create_task(value(5), name="cannot begin")
    loop.call_later(0.5, loop.stop)
    loop.run_forever()
    print(task)
    task.get_coro().close()
    asyncio._set_running_loop(loop)
    return loop.time()


loop = asyncio.new_event_loop()
print(loop.run_until_complete(same_loop()))
