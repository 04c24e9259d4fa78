import asyncio


async def fetch(name, seconds):
    print(f"{name} starts")
    await asyncio.sleep(seconds)
    print(f"{name} is done")
    return name


async def main():
    names = await asyncio.gather(
        fetch("apples", 2),
        fetch("bread", 1),
        fetch("cheese", 3),
    )
    print("all:", names)


asyncio.run(main())
