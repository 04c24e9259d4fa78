"""Which exception a failed result was raised in the midst of, also where it had been raised in its task before."""
import asyncio


async def bad(n):
    raise ValueError(n)


def show(label, error):
    print(label, repr(error), "context", repr(error.__context__), "cause", repr(error.__cause__))


async def done():
    task = asyncio.create_task(bad(1))
    await asyncio.sleep(0)
    await task


async def waiting():
    await asyncio.create_task(bad(2))


async def asked():
    task = asyncio.create_task(bad(3))
    await asyncio.wait([task])
    task.result()


async def looked_at():
    task = asyncio.create_task(bad(4))
    await asyncio.wait([task])
    raise task.exception()


async def as_completed():
    for first in asyncio.as_completed([bad(5)]):
        await first


async def gathered():
    task = asyncio.create_task(bad(6))
    await asyncio.sleep(0)
    await asyncio.gather(task)


async def future():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError(7))
    await future


async def cancelled():
    future = asyncio.get_running_loop().create_future()
    future.cancel("8")
    await future


async def shielded():
    task = asyncio.create_task(bad(9))
    await asyncio.sleep(0)
    await asyncio.shield(task)


async def within(function):
    try:
        raise KeyError("task")
    except KeyError:
        await function()


async def main():
    for function in (done, waiting, asked, looked_at, as_completed, gathered, future, cancelled, shielded):
        try:
            try:
                raise OSError("main")
            except OSError:
                await function()
        except (ValueError, asyncio.CancelledError) as error:
            show(function.__name__, error)
        try:
            await asyncio.create_task(within(function))
        except (ValueError, asyncio.CancelledError) as error:
            show(function.__name__ + " in a task", error)
    task = asyncio.create_task(bad("twice"))
    await asyncio.sleep(0)
    for outer in KeyError, IndexError:
        try:
            raise outer("outer")
        except LookupError:
            try:
                await task
            except ValueError as error:
                show("twice", error)
    try:
        raise OSError("uncaught")
    except OSError:
        await task


asyncio.run(main())
