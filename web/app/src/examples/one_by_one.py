import asyncio


async def fetch(name, seconds):
    print(f"{name} starts")
    await asyncio.sleep(seconds)
    print(f"{name} is done")
    return name


async def main():
    first = await fetch("apples", 2)
    second = await fetch("bread", 1)
    third = await fetch("cheese", 3)
    print("all:", [first, second, third])


asyncio.run(main())
