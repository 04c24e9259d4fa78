"""An exception that ends the program keeps the variables of its frames, with a coroutine among them, to the end."""
import asyncio


async def other():
    await asyncio.sleep(1)


async def main():
    asyncio.run(other())


async def second():
    coroutine = other()
    {}["missing"]
    await coroutine


for entry in main, second:
    try:
        asyncio.run(entry())
    except (RuntimeError, KeyError) as error:
        print("caught", error)
asyncio.run(main())
