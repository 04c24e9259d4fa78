# An asynchronous generator that goes on when it is told to close: it takes nothing but steps then, and no event loop
# closes it once more when it goes.
import asyncio


async def source(n):
    try:
        for step in range(n):
            try:
                yield step
            except GeneratorExit:
                yield "ignored"
    finally:
        print("closing")


async def told(make):
    try:
        print(await make())
    except (RuntimeError, StopAsyncIteration) as error:
        print(repr(error))


async def main():
    gen = source(4)
    print(await anext(gen))
    for make in (gen.aclose, gen.aclose, lambda: gen.athrow(ValueError), lambda: gen.asend(None), gen.aclose):
        await told(make)
    await told(lambda: anext(gen))
    await told(lambda: anext(gen))
    gen = source(4)
    print(await anext(gen))
    await told(gen.aclose)
    del gen
    print("deleted")


asyncio.run(main())
print("end")
