# What is thrown into a generator or coroutine has for context what that handles itself, not what is handled where the
# throw is; a GeneratorExit of close() is raised there, and has it.
import asyncio


def show(label, error):
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(label, " <- ".join(chain))


def plain():
    try:
        yield 1
    except KeyError as error:
        show("    inside", error)
        raise ValueError("of the generator")


def handles():
    try:
        raise LookupError("own")
    except LookupError:
        yield 1


def delegates():
    yield from plain()


def expression():
    return (number for number in [1, 2])


async def coroutine():
    await asyncio.sleep(0)


for make in (plain, handles, delegates, expression, coroutine):
    for started in (False, True):
        generator = make()
        if started:
            generator.send(None)
        try:
            raise OSError("outer")
        except OSError:
            try:
                generator.throw(KeyError("thrown"))
            except Exception as error:
                show(f"{make.__name__} {started}", error)
        try:
            raise OSError("outer")
        except OSError:
            try:
                generator.throw(KeyError("again"))
            except Exception as error:
                show(f"{make.__name__} ended", error)


def closed():
    try:
        yield
    except GeneratorExit as error:
        show("    closed", error)
        raise


generator = closed()
next(generator)
try:
    raise OSError("outer")
except OSError:
    generator.close()


async def asynchronous():
    try:
        yield 1
    except KeyError as error:
        show("    inside", error)
        raise
    except GeneratorExit as error:
        show("    closed", error)
        raise


async def sleeper():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        show("    cancelled", error)
        raise


async def main():
    for started in (False, True):
        generator = asynchronous()
        if started:
            await anext(generator)
        try:
            raise OSError("outer")
        except OSError:
            try:
                await generator.athrow(KeyError("thrown"))
            except KeyError as error:
                show("athrow", error)
    generator = asynchronous()
    await anext(generator)
    try:
        raise OSError("outer")
    except OSError:
        await generator.aclose()
    try:
        raise OSError("handled by main")
    except OSError:
        task = asyncio.create_task(sleeper())
        await asyncio.sleep(0)
        task.cancel("stop")
        try:
            await task
        except asyncio.CancelledError as error:
            show("awaited", error)


asyncio.run(main())
try:
    raise OSError("around the loop")
except OSError:
    asyncio.run(main())
