# What is thrown into a generator that has not begun comes out as it is; later `StopIteration` becomes an error.
import asyncio


def numbers():
    yield 1
    yield 2


generator = numbers()
try:
    generator.throw(StopIteration("early"))
except StopIteration as error:
    print("early", error.value, error.__context__)
print(list(generator))
generator = numbers()
next(generator)
try:
    generator.throw(StopIteration("late"))
except RuntimeError as error:
    print(error, repr(error.__cause__))


async def asynchronous():
    yield 1


async def main():
    generator = asynchronous()
    try:
        await generator.athrow(StopAsyncIteration("early"))
    except StopAsyncIteration as error:
        print(error)
    generator = asynchronous()
    await anext(generator)
    try:
        await generator.athrow(StopAsyncIteration("late"))
    except RuntimeError as error:
        print(error)


asyncio.run(main())


async def coroutine():
    pass


waiting = coroutine()
try:
    waiting.throw(StopIteration("never began"))
except StopIteration as error:
    print(error)
