"""One place tells once of the coroutines that nobody awaits, and again for another name."""
import asyncio


async def save(item):
    print("saved", item)


async def load(item):
    print("loaded", item)


async def main():
    for item in range(3):
        save(item)
    for item in range(2):
        asyncio.sleep(item)
    for function in (save, load, save):
        function(1)


asyncio.run(main())
print("done")
