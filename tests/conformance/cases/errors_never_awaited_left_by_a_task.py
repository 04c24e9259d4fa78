"""What the variables of a task's coroutine held when it returned is told of at the line of the loop."""
import asyncio
import os
import warnings


async def job(name):
    print(name)


async def leaves(name):
    left = job(name)
    await asyncio.sleep(0.1)


async def left_by_return():
    await leaves("awaited")
    await asyncio.create_task(leaves("in a task"))
    await asyncio.gather(leaves("gathered"), leaves("gathered too"))
    asyncio.get_running_loop().call_soon(job, "made by a callback")
    await asyncio.sleep(0.1)
    own = job("main")


async def steps_of_a_generator():
    async def numbers():
        yield 1

    step = numbers().__anext__()


for main in left_by_return, steps_of_a_generator:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        asyncio.run(main())
    for warning in told:
        print(os.path.basename(warning.filename), warning.lineno, warning.message)
