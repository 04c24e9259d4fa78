"""Steps of asynchronous generators: closing, throwing, using one twice, never awaiting one."""

import asyncio
import types


@types.coroutine
def give(value):
    return (yield value)


async def told(work):
    try:
        print(await work)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def stubborn():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0.1)
        yield 3


async def swallow():
    try:
        yield 1
    except GeneratorExit:
        print("asked to close")


async def plain():
    yield 1
    yield 2


async def cleaning():
    try:
        yield 1
    finally:
        await asyncio.sleep(0.5)
        print("cleaned")


async def main():
    gen = stubborn()
    await anext(gen)
    await told(gen.aclose())
    gen = swallow()
    await anext(gen)
    await told(gen.aclose())
    await told(gen.aclose())
    await told(anext(gen))
    await told(anext(gen, "default"))

    gen = plain()
    step = anext(gen)
    print(await step)
    await told(step)
    await told(gen.athrow(ValueError("thrown")))
    await told(gen.athrow(ValueError("again")))
    closing = plain().aclose()
    await told(closing)
    await told(closing)

    gen = cleaning()
    print(await anext(gen))
    first = asyncio.ensure_future(gen.aclose())
    await asyncio.sleep(0)
    print("running", gen.ag_running)
    await told(gen.aclose())
    await told(anext(gen))
    await told(gen.athrow(KeyError))
    await first
    print("running", gen.ag_running)

    fresh = plain()
    await told(fresh.asend("early"))
    await fresh.aclose()


asyncio.run(main())


async def waits():
    try:
        await give("waiting")
    except GeneratorExit:
        await give("still waiting")
    yield


step = waits().asend(None)
print(step.send(None))
try:
    step.close()
except RuntimeError as error:
    print(error)


def closes():
    try:
        yield 1
    except GeneratorExit:
        return "returned by close"


gen = closes()
next(gen)
print(gen.close(), gen.close(), closes().close())


@types.coroutine
def based(value):
    got = yield value
    return got


async def awaits():
    return await based("from a generator")


coroutine = awaits()
print(coroutine.send(None), based.__code__.co_flags & 0x100)
try:
    coroutine.send("back")
except StopIteration as stop:
    print(stop.value)
