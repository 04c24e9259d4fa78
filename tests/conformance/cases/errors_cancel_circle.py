# Tasks that wait for each other cannot be cancelled; neither can an iterator be sent anything.
import asyncio


async def main():
    tasks = []

    async def wait_for(number):
        await asyncio.sleep(0)
        await tasks[number]

    tasks += [asyncio.create_task(wait_for(1)), asyncio.create_task(wait_for(0))]
    await asyncio.sleep(0.1)
    try:
        tasks[0].cancel("never")
    except RecursionError as error:
        print(type(error).__name__, error)
    print(tasks[0].cancelling() > 0, tasks[1].cancelling() > 0)
    for task in tasks:
        task._log_destroy_pending = False


async def chain():
    inner = asyncio.create_task(asyncio.sleep(1), name="inner")

    async def follow(task):
        await task

    tasks = [inner]
    for _ in range(50):
        tasks.append(asyncio.create_task(follow(tasks[-1])))
    await asyncio.sleep(0.1)
    print(tasks[-1].cancel("all"))
    await asyncio.sleep(0)
    await asyncio.sleep(0.1)
    print(sum(task.cancelled() for task in tasks), {task.cancelling() for task in tasks})


def delegate():
    try:
        yield from range(3)
    finally:
        print("closing")


generator = delegate()
print(next(generator))
try:
    generator.send(5)
except AttributeError as error:
    print(error)
asyncio.run(chain())
try:
    asyncio.run(main())
except RecursionError as error:
    print("again", error)
