# Functions and methods of loops refuse arguments that they do not take.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for call in (lambda: asyncio.all_tasks(1, 2), lambda: asyncio.all_tasks(loop=loop) and "one",
                 lambda: asyncio.current_task(1, 2), lambda: asyncio.current_task(other=1),
                 lambda: asyncio.current_task(loop=None).get_name(),
                 lambda: asyncio.get_running_loop(1), lambda: loop.call_soon(other=1),
                 lambda: loop.call_later(other=1)):
        try:
            print(call())
        except TypeError as error:
            print(error)


asyncio.run(main())
