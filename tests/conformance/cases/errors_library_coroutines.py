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


class Nap:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        value = yield from asyncio.sleep(self.seconds, "slept").__await__()
        return value


class Short(Nap):
    def __await__(self):
        return asyncio.sleep(self.seconds, "short").__await__()


class Bad(Nap):
    def __await__(self):
        return asyncio.sleep(self.seconds)


async def naps():
    print(await Nap(0.1), await Short(0.1), await asyncio.gather(Nap(0.2), Short(0.1)))
    try:
        await asyncio.wait_for(Nap(1), 0.1)
    except TimeoutError:
        print("timed out")
    try:
        await Bad(0)
    except TypeError as e:
        print(e)
    lock = asyncio.Lock()
    wrapper = lock.acquire().__await__()
    print(type(wrapper).__name__, iter(wrapper) is wrapper)
    try:
        next(wrapper)
    except StopIteration as e:
        print(e.value, lock.locked())
    wrapper = asyncio.sleep(0.1).__await__()
    print(type(wrapper.send(None)).__name__)
    wrapper.close()
    wrapper = asyncio.sleep(0.1).__await__()
    next(wrapper)
    try:
        wrapper.throw(KeyError("thrown"))
    except KeyError as e:
        print(repr(e))


asyncio.run(naps())
