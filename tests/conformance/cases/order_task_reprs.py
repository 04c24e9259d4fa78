# What a task and a future show of themselves: where they stand, what they wait for, whom they will wake.
import asyncio


async def load():
    await asyncio.sleep(1)
    return 5


async def wait_for_it(task):
    return await task


async def main():
    task = asyncio.create_task(load(), name="load")
    print(task)
    waiting = asyncio.create_task(wait_for_it(task), name="waits")
    await asyncio.sleep(0)
    print(task)
    await asyncio.sleep(0)
    print(task)
    print(waiting)
    me = repr(asyncio.current_task())
    print(me[: me.index(" cb=")])
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(print)
    print(future)
    future.set_result([1] * 50)
    print(future)
    await asyncio.sleep(2)
    print(task)
    print(waiting.get_coro().cr_frame, task.get_coro().cr_running)


asyncio.run(main())
