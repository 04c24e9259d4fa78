"""A future that a task of another loop took in vain cannot be awaited again before it is done; the forms of throw."""
import asyncio


async def make():
    return asyncio.get_running_loop().create_future()


async def wait_on(future):
    return await future


async def numbers():
    yield 1
    yield 2


async def throws():
    steps = numbers()
    await anext(steps)
    try:
        await steps.athrow(KeyError, KeyError("thrown"))
    except KeyError as error:
        print(repr(error))


future = asyncio.run(make())
for attempt in range(2):
    try:
        asyncio.run(wait_on(future))
    except RuntimeError as error:
        print(str(error).rpartition(">")[2] or error)
future.set_result(3)
print(asyncio.run(wait_on(future)))
asyncio.run(throws())
