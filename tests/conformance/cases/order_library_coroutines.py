# Tasks of the library's own coroutines, and the stack of the task that runs.
import asyncio
import io
import re


def show(task):
    return re.sub(r"(at |')\S*?([\w.]+\.py):\d+", r"\1\2", repr(task))


async def inner():
    out = io.StringIO()
    asyncio.current_task().print_stack(file=out)
    print([line.strip() for line in out.getvalue().splitlines() if "await" in line or "asyncio.run" in line])


async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue(1)
    tasks = [
        asyncio.create_task(asyncio.sleep(0.1, "slept"), name="sleep"),
        asyncio.create_task(lock.acquire(), name="first"),
        asyncio.create_task(lock.acquire(), name="second"),
        asyncio.create_task(queue.put(1), name="put"),
        asyncio.create_task(queue.put(2), name="put again"),
        asyncio.create_task(asyncio.Queue().get(), name="get"),
    ]
    for task in tasks:
        print(show(task))
    await asyncio.sleep(0)
    for task in tasks:
        print(show(task))
    await asyncio.sleep(0.2)
    print(show(tasks[0]))
    for task in tasks:
        task.cancel()
    await inner()
    for bad in (lambda: tasks[2].cancel(1, 2), lambda: tasks[2].add_done_callback(), lambda: tasks[2].cancel(1, msg=2)):
        try:
            bad()
        except TypeError as e:
            print(e)


asyncio.run(main())
