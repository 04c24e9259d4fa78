# An exception thrown into what a coroutine awaits has nothing to do with what that coroutine handles.
import asyncio
import sys


class Leaving:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print("context", repr(error.__context__), "handled", repr(sys.exception()))
        try:
            raise LookupError("in the same step")
        except LookupError as error:
            print("context", repr(error.__context__))
        await asyncio.sleep(1)
        try:
            raise LookupError("in the next step")
        except LookupError as error:
            print("context", repr(error.__context__))
        raise RuntimeError("replaced")


class Converting(Leaving):
    async def __aexit__(self, kind, error, traceback):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise RuntimeError("converted")


async def body(manager):
    async with manager:
        raise ValueError("in the body")


async def items():
    try:
        yield 1
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("context", repr(error.__context__))
        raise


async def loop_in_handler():
    try:
        raise ValueError("handled")
    except ValueError:
        async for item in items():
            print("item", item)


async def main():
    for coroutine in body(Leaving()), body(Converting()), loop_in_handler():
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(0.1)
        task.cancel()
        try:
            await task
        except BaseException as error:
            while error:
                print("  ", repr(error))
                error = error.__context__


def outer():
    try:
        raise ValueError("handled")
    except ValueError:
        yield from inner()


def inner():
    try:
        yield 1
    except KeyError as error:
        print(repr(error.__context__))
    yield sys.exception()


generator = outer()
next(generator)
print(generator.throw(KeyError("thrown")))
print(list(generator))
asyncio.run(main())
