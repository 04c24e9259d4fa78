import asyncio


async def load(what, seconds):
    await asyncio.sleep(seconds)
    if what == "prices":
        raise ValueError("prices are broken")
    print("loaded", what)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load("menu", 1))
            group.create_task(load("prices", 2))
            group.create_task(load("photos", 5))
    except* ValueError as errors:
        print("no shop today:", errors.exceptions[0])


asyncio.run(main())
