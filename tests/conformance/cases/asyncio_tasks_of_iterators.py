# A task of an object that is a coroutine by its methods and an iterator as well; awaitables that say they are none.
import asyncio
import inspect


class Steps:
    """Has everything that a coroutine has, and `__next__` besides: what is sent is None, so that `send` is not asked."""

    def __init__(self, count):
        self.count = count

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        self.count -= 1
        print("next", self.count)
        if self.count == 0:
            raise StopIteration("finished")

    def send(self, value):
        print("send", value)
        return next(self)

    def throw(self, error):
        print("throw", repr(error))
        raise StopIteration("thrown")

    def close(self):
        print("close")


class Never:
    __await__ = None


class NoMore(Steps):
    __await__ = None


async def outcome(name, awaitable):
    try:
        print(name, "gave", await awaitable)
    except Exception as error:
        print(name, type(error).__name__, error)


async def main():
    await outcome("steps", asyncio.create_task(Steps(3)))
    task = asyncio.create_task(Steps(3))
    await asyncio.sleep(0)
    task.cancel()
    await outcome("cancelled steps", task)
    await outcome("awaited", Steps(2))
    for thing in Never(), NoMore(1):
        print(inspect.isawaitable(thing), asyncio.iscoroutine(thing))
        try:
            asyncio.ensure_future(thing)
        except TypeError as error:
            print(error)


asyncio.run(main())


class Waits:
    def __await__(self):
        yield
        return 1


async def named():
    task = asyncio.ensure_future(Waits())
    print(task.get_coro().__qualname__, await task)


asyncio.run(named())
