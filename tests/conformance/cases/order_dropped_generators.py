# An asynchronous generator that is dropped before its end is closed by a task of its own, also where nothing is to be done.
import asyncio


async def plain():
    yield "a"
    yield "b"


async def guarded():
    try:
        yield "a"
    finally:
        print("closing in", asyncio.current_task().get_name())


async def name():
    return asyncio.current_task().get_name()


async def dropped(make):
    generator = make()
    await anext(generator)
    del generator
    print("dropped")
    print(await asyncio.create_task(name()))


async def left(make):
    generator = make()
    await anext(generator)


async def wrong_start(make):
    try:
        await make().asend(3)
    except TypeError as error:
        print(error)


for make in plain, guarded:
    for main in dropped, left, wrong_start:
        asyncio.run(main(make))
        print(main.__name__, make.__name__, asyncio.run(name()))


# One that has ended is closed once more where a traceback still holds it.
async def held():
    generator = plain()
    print([item async for item in generator])
    raise KeyError("held")


try:
    asyncio.run(held())
except KeyError as error:
    print(repr(error), asyncio.run(name()))
