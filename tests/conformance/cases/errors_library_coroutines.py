# Coroutines of the library are no iterators, and one that failed to begin was awaited.
import asyncio
import sys
import types

sys.stderr = sys.stdout


async def nap():
    await asyncio.sleep(1)


@types.coroutine
def old_nap():
    yield from asyncio.sleep(0)
    return "napped"


def plain():
    yield from asyncio.sleep(0)


for make in (
    lambda: nap().send(None),
    lambda: asyncio.sleep(1).send(None),
    lambda: iter(asyncio.sleep(1)),
    lambda: next(asyncio.sleep(1)),
    lambda: list(asyncio.sleep(1)),
    lambda: [*asyncio.sleep(1)],
    lambda: sum(asyncio.sleep(1)),
    lambda: 1 in asyncio.sleep(1),
    lambda: next(plain()),
):
    try:
        print(make())
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)


async def main():
    queue = asyncio.Queue()
    try:
        for item in queue.get():
            print(item)
    except TypeError as e:
        print(e)
    try:
        a, b = queue.get()
    except TypeError as e:
        print(e)
    try:
        async with queue.get() as item:
            print(item)
    except TypeError as e:
        print(e)
    print(await old_nap())


asyncio.run(main())
