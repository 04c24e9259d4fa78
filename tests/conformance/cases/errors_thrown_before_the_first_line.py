"""What is thrown into a coroutine or generator that has not begun is told of at its first line, without carets."""
import asyncio
import traceback


async def job(number=2):
    await asyncio.sleep(0.2)


def numbers():
    for number in range(3):
        yield number


async def main():
    task = asyncio.create_task(job())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print(*traceback.format_tb(error.__traceback__)[1:], sep="", end="")
    for generator in numbers(), (number for number in range(3)):
        try:
            generator.throw(KeyError("early"))
        except KeyError as error:
            print(*traceback.format_tb(error.__traceback__)[1:], sep="", end="")


asyncio.run(main())
