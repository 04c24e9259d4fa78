# Asynchronous generators that are left before their end, and what is thrown into them.
import asyncio


async def numbers(name):
    try:
        for number in range(10):
            yield number
            await asyncio.sleep(0.01)
    finally:
        print(name, "closed")


async def left(name, pause):
    async for number in numbers(name):
        if number == 2:
            break
    print(name, "left")
    await asyncio.sleep(pause)


async def raise_value():
    raise ValueError("inner")


async def chained():
    try:
        raise KeyError(3)
    except KeyError:
        try:
            await asyncio.create_task(raise_value())
        except ValueError as error:
            print(repr(error), repr(error.__context__))


async def cancelled_messages():
    async def sleeper():
        await asyncio.sleep(1)

    tasks = [asyncio.create_task(sleeper()) for _ in range(2)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel("why")
    print(await asyncio.gather(*tasks, return_exceptions=True))


class NoManager:
    pass


def with_none():
    try:
        with NoManager():
            pass
    except TypeError as error:
        print(error)


def thrown():
    def wait():
        try:
            raise KeyError("first")
        except KeyError:
            yield

    generator = wait()
    next(generator)
    try:
        generator.throw(ValueError("second"))
    except ValueError as error:
        print(repr(error.__context__))


asyncio.run(left("with time", 0.1))
asyncio.run(left("without", 0))
asyncio.run(chained())
asyncio.run(cancelled_messages())
with_none()
thrown()
