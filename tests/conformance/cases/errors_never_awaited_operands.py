"""What an expression held that failed is told of before the frame is left, and what the exception holds at the end."""
import asyncio
import sys


async def fetch():
    return "text"


class Told:
    def write(self, text):
        sys.stdout.write(text)

    def flush(self):
        sys.stdout.flush()


async def called():
    await fetch()()


async def subscribed():
    print([1, 2][fetch()])


sys.stderr = Told()
for main in called, subscribed:
    try:
        asyncio.run(main())
    except TypeError as error:
        print(main.__name__, error)


async def attribute():
    print(await fetch().upper())


sys.stderr = sys.__stderr__
asyncio.run(attribute())
