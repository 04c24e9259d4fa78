# A set keeps the tasks, as the documentation of create_task has it; a group keeps its own.
import asyncio

running = set()


async def report(number):
    await asyncio.sleep(number)


async def main():
    task = asyncio.create_task(report(1))
    running.add(task)
    task.add_done_callback(running.discard)
    async with asyncio.TaskGroup() as group:
        group.create_task(report(2))
    await asyncio.sleep(1)


asyncio.run(main())
